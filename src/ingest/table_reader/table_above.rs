//! What is kept of a table for the one below it in the file.

use super::people_list::ListAbove;
use crate::domain::{Ownership, Period, Year};
use crate::ingest::cells::group::Group;
use crate::ingest::cells::numbering::NumberingStyle;

/// Where the next table of a file starts.
#[derive(Debug)]
pub struct NextTable {
    /// The line of its first title; that of its header where it has none.
    pub from: u32,
    /// The line of its header.
    pub header: u32,
    pub delimiter: u8,
    /// What the table above gives to it.
    pub above: TableAbove,
}

/// What a table gives to the one below it, where that has no title of its own.
#[derive(Debug, Clone, Default)]
pub struct TableAbove {
    pub year: Option<Year>,
    pub period: Option<(Period, Option<Year>)>,
    pub zone: Option<String>,
    pub ownership: Option<Ownership>,
    /// What a list of persons gives to another.
    pub people: Option<ListAbove>,
    /// The groups that the titles between the tables open, each with its text.
    pub groups: Vec<(NumberingStyle, Group, String)>,
}

/// The rows below the last row of data, which are titles if a header follows.
#[derive(Debug, Default)]
pub struct TitleRows {
    /// The line of the first one.
    pub from: Option<u32>,
    /// Their texts.
    pub texts: Vec<String>,
    /// The groups that they open, each with its text.
    pub groups: Vec<(NumberingStyle, Group, String)>,
}
