//! Opens a table: finds it in a text and reads its header.

use super::beside::Beside;
use super::file_reader::FileReader;
use super::find_table::{FoundTable, HEAD_ROWS, find_table};
use super::shared::Shared;
use super::table_above::TableAbove;
use crate::domain::{Finding, FindingKind, LeftOut, Place, clean};
use crate::ingest::cells::{self, TableAround, shown_cell};
use crate::ingest::draft::FileDraft;
use crate::ingest::header::layout::OfFile;
use crate::ingest::header::title_committee::branch_of_name;
use crate::ingest::header::years;
use crate::ingest::progress::Progress;
use crate::ingest::row::label::join_label;
use crate::ingest::row::records::separator_line;
use std::ops::Range;

/// What separates the cells of a sheet in its text.
const SHEET_DELIMITER: u8 = b'\t';

/// Where the rows of a table start, and how they are separated.
pub struct TableStart {
    pub delimiter: u8,
    /// The line that the text starts on.
    pub first_line: u32,
    /// The last line of the header.
    pub header_ends: u32,
    /// How many rows were read to find the header.
    pub head_rows: usize,
    /// Another table starts among them.
    pub has_next_table: bool,
    /// The columns of each part of a list in parts side by side; empty for any other.
    pub parts: Vec<Range<usize>>,
}

/// Why a table was not opened.
pub enum NotOpened {
    /// It cannot be read: the draft has the finding.
    Refused(Box<FileDraft>),
    /// There are several beside each other.
    Beside(Beside),
}

/// Finds the header and reads it. `named` is the delimiter that the first line of the file names;
/// `first_line` is the line that `text` starts on. `above` is what the table above gives.
///
/// # Errors
/// Why it is not opened.
pub fn open<'s, 'o>(
    shared: &'s mut Shared<'o>,
    mut draft: FileDraft,
    text: &str,
    (named, first_line): (Option<u8>, u32),
    above: Option<TableAbove>,
) -> Result<(FileReader<'s, 'o>, TableStart), NotOpened> {
    let year_above = above.as_ref().and_then(|above| above.year);
    let of_file = OfFile {
        year: year_above.or_else(|| draft.facts.names().find_map(years::of_name)),
        has_branch: draft.facts.names().find_map(branch_of_name).is_some(),
    };
    match find_table(text, (named, first_line), of_file) {
        Ok(FoundTable { beside: Some(beside), .. }) if shared.cut.is_none() => {
            Err(NotOpened::Beside(beside))
        }
        Ok(found) => {
            open_found(shared, draft, found, first_line, above).map_err(NotOpened::Refused)
        }
        Err(what) => {
            add_no_table(&mut draft, &shared.options.progress, text, first_line, what);
            Err(NotOpened::Refused(draft.into()))
        }
    }
}

/// Reads the header of a table that was found.
///
/// # Errors
/// The draft, with the finding why the table cannot be read.
pub fn open_found<'s, 'o>(
    shared: &'s mut Shared<'o>,
    mut draft: FileDraft,
    found: FoundTable,
    first_line: u32,
    above: Option<TableAbove>,
) -> Result<(FileReader<'s, 'o>, TableStart), Box<FileDraft>> {
    let FoundTable { delimiter, mut head, layout, has_next_table, parts, .. } = found;
    for row in &mut head[layout.at + layout.height..] {
        join_label(&layout, &mut row.cells);
    }
    draft.facts.delimiter = Some(char::from(delimiter));
    let mut reader = FileReader::new(shared, draft, layout);
    reader.above = above;
    if !reader.header(&head) {
        return Err(reader.draft.into());
    }
    reader.find_worded_columns(&head[reader.layout.at + reader.layout.height..]);
    let header_ends = head[reader.layout.at + reader.layout.height - 1].line;
    let head_rows = head.len();
    let start = TableStart { delimiter, first_line, header_ends, head_rows, has_next_table, parts };
    Ok((reader, start))
}

/// Adds the finding that a file has no known header, and that letters were lost if they were.
fn add_no_table(
    draft: &mut FileDraft,
    progress: &Progress,
    text: &str,
    first_line: u32,
    what: FindingKind,
) {
    let is_no_table = what == FindingKind::NoTable;
    let mut push = |what, line, cell: &str| {
        let cell = shown_cell(None, cell, TableAround::default());
        let place = Place { line, cell: cell.into(), ..Place::default() };
        draft.find(Finding { kind: what, place, row: None }, progress);
    };
    if is_no_table {
        let lines = text.lines().take(HEAD_ROWS).enumerate();
        for (index, line) in lines {
            let lost = line
                .split([',', ';', '\t', '|'])
                .find(|cell| cells::has_lost_letters(&clean(cell)));
            if let Some(cell) = lost {
                push(
                    FindingKind::LostLetters,
                    first_line + u32::try_from(index).unwrap_or(0),
                    &clean(cell.trim_matches('"')),
                );
                break;
            }
        }
    }
    push(what, 0, "");
}

/// The delimiter that a first line names (`sep=;`), and where the text starts after that line. That
/// of a sheet is known.
pub fn separator(draft: &mut FileDraft, text: &str) -> (Option<u8>, usize) {
    if draft.facts.sheet.is_some() {
        return (Some(SHEET_DELIMITER), 0);
    }
    let Some((delimiter, at)) = separator_line(text) else { return (None, 0) };
    draft.facts.left_out.push((1, LeftOut::Separator));
    (Some(delimiter), at)
}
