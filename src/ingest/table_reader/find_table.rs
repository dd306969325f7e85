//! Finds the table of a text: its delimiter and its header among the first rows.

use super::beside::{self, Beside};
use crate::domain::{FindingKind, Meaning, Unreadable, clean};
use crate::ingest::header::layout::{HeadRow, Layout, MAX_COLUMNS, OfFile};
use crate::ingest::header::parts;
use crate::ingest::header::{find as find_header, is_list_of_people, is_summary_form};
use crate::ingest::row::quote_blanks::unpadded;
use crate::ingest::row::records::{DELIMITERS, Rows};
use crate::ingest::row::repeated_header::{
    delimiter_of_header, has_same_columns, is_header_row, is_number,
};
use csv::StringRecord;
use std::ops::Range;

/// How many rows are read to find the header and what the columns contain.
pub const HEAD_ROWS: usize = 120;

/// The first rows, split at one of the delimiters.
struct Head {
    delimiter: u8,
    rows: Vec<HeadRow>,
    /// None where the rows have no known header.
    layout: Option<Layout>,
}

/// The first rows, split at the delimiter by which the most columns are known.
#[derive(Debug, Clone)]
pub struct FoundTable {
    pub delimiter: u8,
    pub head: Vec<HeadRow>,
    pub layout: Layout,
    /// Rows of another table below were removed from the head.
    pub has_next_table: bool,
    /// The columns of each part of a list in parts side by side.
    pub parts: Vec<Range<usize>>,
    /// Tables beside each other, of which the layout is not one.
    pub beside: Option<Beside>,
}

impl FoundTable {
    /// True for a header of one row, all of whose columns are fields.
    pub fn is_header_alone(&self) -> bool {
        let is_field = |meaning: &Meaning| matches!(meaning, Meaning::Field(_));
        self.head.len() == 1
            && self.layout.table.is_some()
            && self.layout.columns.iter().all(is_field)
            && self.parts.is_empty()
            && self.beside.is_none()
    }
}

/// Tries each delimiter, or the one that the file names. `of_file` stands where no title gives it.
///
/// # Errors
/// The finding why there is no table.
pub fn find_table(
    text: &str,
    (named, first_line): (Option<u8>, u32),
    of_file: OfFile,
) -> Result<FoundTable, FindingKind> {
    let all = named.map_or(DELIMITERS.to_vec(), |d| vec![d]);
    // A delimiter that the text does not have gives rows of one cell, which are no table.
    let (present, absent): (Vec<u8>, Vec<u8>) =
        all.into_iter().partition(|d| memchr::memchr(*d, text.as_bytes()).is_some());
    let mut heads = Vec::new();
    let mut refused = add_heads(&mut heads, text, &present, (first_line, of_file));
    if let Some(found) = with_most_columns(&mut heads, of_file) {
        return Ok(found);
    }
    refused = refused.or(add_heads(&mut heads, text, &absent, (first_line, of_file)));
    let is_summary = |head: &Head| is_summary_form(&head.rows, head.layout.as_ref());
    Err(match refused {
        _ if heads.iter().any(|head| is_list_of_people(&head.rows)) => {
            FindingKind::PeopleWithoutBranch
        }
        _ if heads.iter().any(is_summary) => FindingKind::SummaryForm,
        Some(why) => FindingKind::Unreadable(why),
        None => FindingKind::NoTable,
    })
}

/// Adds the first rows as each delimiter splits them. Gives why the last of those that cannot be
/// rows is refused.
fn add_heads(
    heads: &mut Vec<Head>,
    text: &str,
    delimiters: &[u8],
    (first_line, of_file): (u32, OfFile),
) -> Option<Unreadable> {
    let mut refused = None;
    for &delimiter in delimiters {
        match head(text, delimiter, first_line) {
            Err(why) => refused = Some(why),
            Ok(rows) => heads.push(Head { delimiter, layout: find_header(&rows, of_file), rows }),
        }
    }
    refused
}

/// Removes the head whose layout has the most known columns, of the first delimiter that gives so
/// many; None where there is no layout, or it is that of a form of sums. Of two parts of a text
/// with their own delimiters and headers, the first is read: the rows of the other are then broken
/// rows, not titles.
fn with_most_columns(heads: &mut Vec<Head>, of_file: OfFile) -> Option<FoundTable> {
    let best = (0..heads.len())
        .rev()
        .filter(|&at| heads[at].layout.is_some())
        .max_by_key(|&at| heads[at].layout.as_ref().map(Layout::known))?;
    let start = |at: usize| {
        let Head { rows, layout, .. } = &heads[at];
        layout.as_ref().map_or(u32::MAX, |layout| rows[layout.at].line)
    };
    let best = (0..heads.len())
        .filter(|&at| heads[at].layout.as_ref().is_some_and(is_whole))
        .filter(|&at| start(at) < start(best))
        .min_by_key(|&at| start(at))
        .unwrap_or(best);
    if is_summary_form(&heads[best].rows, heads[best].layout.as_ref()) {
        return None;
    }
    let Head { delimiter, mut rows, layout } = heads.swap_remove(best);
    let mut layout = layout?;
    let mut has_next_table = false;
    while let Some(above) = whole_above(&layout, &rows, of_file) {
        rows.truncate(layout.at);
        (layout, has_next_table) = (above, true);
    }
    if let Some(next) = next_header(&layout, &rows, delimiter) {
        // What is below it shows nothing of these columns.
        rows.truncate(next);
        (layout, has_next_table) = (find_header(&rows, of_file)?, true);
    }
    let parts = parts::parts(&layout);
    let is_whole_table = |rows: &[HeadRow]| {
        find_header(rows, of_file).is_some_and(|layout| layout.missing().is_empty())
    };
    let starts = beside::starts(&layout, &rows, &parts, &is_whole_table);
    let header = (rows[layout.at].line, rows[layout.at + layout.height - 1].line);
    let beside = (starts.len() > 1).then_some(Beside { starts, delimiter, header });
    if let Some(first) = parts.first() {
        for row in &mut rows[layout.at..] {
            row.cells.truncate(first.end);
        }
        layout = find_header(&rows, of_file)?;
    }
    Some(FoundTable { delimiter, head: rows, layout, has_next_table, parts, beside })
}

/// The layout of a whole table above that of a layout. The rows of the lower one are no cells of
/// its columns: with them they may not look like those of a table.
fn whole_above(layout: &Layout, rows: &[HeadRow], of_file: OfFile) -> Option<Layout> {
    let above = &rows[..layout.at];
    if !above.iter().any(|row| is_header_row(&row.cells)) {
        return None;
    }
    let has_rows = |layout: &Layout| {
        let mut below = above[layout.at + layout.height..].iter().flat_map(|row| &row.cells);
        below.any(|cell| is_number(cell))
    };
    find_header(above, of_file).filter(is_whole).filter(has_rows)
}

/// True for a layout of one table that lacks no column.
fn is_whole(layout: &Layout) -> bool {
    layout.table.is_some() && layout.missing().is_empty()
}

/// The first row that is the header of another table below the table of a layout.
fn next_header(layout: &Layout, rows: &[HeadRow], delimiter: u8) -> Option<usize> {
    let below = layout.at + layout.height;
    let is_next = |row: &HeadRow| {
        is_header_row(&row.cells) && !has_same_columns(layout, &row.cells)
            || delimiter_of_header(&row.cells, delimiter).is_some()
    };
    rows[below..].iter().position(is_next).map(|at| below + at)
}

/// The first rows of a text, their cells cleaned.
fn head(text: &str, delimiter: u8, first_line: u32) -> Result<Vec<HeadRow>, Unreadable> {
    let text = unpadded(text, delimiter);
    let mut rows = Rows::from_line(&text, delimiter, first_line);
    let mut record = StringRecord::new();
    let mut head = Vec::new();
    while head.len() < HEAD_ROWS
        && let Some((line, _)) = rows.next(&mut record)
    {
        if record.len() > MAX_COLUMNS && delimiter != b' ' {
            return Err(Unreadable::TooManyColumns(MAX_COLUMNS));
        }
        head.push(HeadRow { line, cells: record.iter().map(|c| clean(c).into_owned()).collect() });
    }
    Ok(head)
}
