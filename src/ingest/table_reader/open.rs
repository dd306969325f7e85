//! Opens a table: finds its delimiter and its header among the first rows of a text.

use super::file_reader::FileReader;
use super::shared::Shared;
use super::table_above::TableAbove;
use crate::domain::{Finding, FindingKind, LeftOut, Meaning, Place, Unreadable, clean};
use crate::ingest::cells::{self, TableAround, shown_cell};
use crate::ingest::draft::FileDraft;
use crate::ingest::header::layout::{HeadRow, Layout, MAX_COLUMNS};
use crate::ingest::header::parts;
use crate::ingest::header::{find as find_header, is_list_of_people, is_summary_form};
use crate::ingest::progress::Progress;
use crate::ingest::row::quote_blanks::unpadded;
use crate::ingest::row::records::{DELIMITERS, Rows, separator_line};
use crate::ingest::row::repeated_header::{delimiter_of_header, has_same_columns, is_header_row};
use csv::StringRecord;
use std::ops::Range;

/// How many rows are read to find the header and what the columns contain.
pub const HEAD_ROWS: usize = 120;

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
    delimiter: u8,
    head: Vec<HeadRow>,
    pub layout: Layout,
    /// Rows of another table below were removed from the head.
    has_next_table: bool,
    /// The columns of each part of a list in parts side by side.
    parts: Vec<Range<usize>>,
}

impl FoundTable {
    /// True for a header of one row, all of whose columns are fields.
    pub fn is_header_alone(&self) -> bool {
        let is_field = |meaning: &Meaning| matches!(meaning, Meaning::Field(_));
        self.head.len() == 1
            && self.layout.table.is_some()
            && self.layout.columns.iter().all(is_field)
            && self.parts.is_empty()
    }
}

/// Finds the header and reads it. `named` is the delimiter that the first line of the file names;
/// `first_line` is the line that `text` starts on. `above` is what the table above gives.
///
/// # Errors
/// The draft, with the finding why the table cannot be read.
pub fn open<'s, 'o>(
    shared: &'s mut Shared<'o>,
    mut draft: FileDraft,
    text: &str,
    (named, first_line): (Option<u8>, u32),
    above: Option<TableAbove>,
) -> Result<(FileReader<'s, 'o>, TableStart), Box<FileDraft>> {
    match find_table(text, named, first_line) {
        Ok(found) => open_found(shared, draft, found, first_line, above),
        Err(what) => {
            add_no_table(&mut draft, &shared.options.progress, text, first_line, what);
            Err(draft.into())
        }
    }
}

/// Reads the header of a table that was found.
///
/// # Errors
/// As [`open`].
pub fn open_found<'s, 'o>(
    shared: &'s mut Shared<'o>,
    mut draft: FileDraft,
    found: FoundTable,
    first_line: u32,
    above: Option<TableAbove>,
) -> Result<(FileReader<'s, 'o>, TableStart), Box<FileDraft>> {
    let FoundTable { delimiter, head, layout, has_next_table, parts } = found;
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

/// Tries each delimiter, or the one that the file names.
///
/// # Errors
/// The finding why there is no table.
pub fn find_table(
    text: &str,
    named: Option<u8>,
    first_line: u32,
) -> Result<FoundTable, FindingKind> {
    let all = named.map_or(DELIMITERS.to_vec(), |d| vec![d]);
    // A delimiter that the text does not have gives rows of one cell, which are no table.
    let (present, absent): (Vec<u8>, Vec<u8>) =
        all.into_iter().partition(|d| memchr::memchr(*d, text.as_bytes()).is_some());
    let mut heads = Vec::new();
    let mut refused = add_heads(&mut heads, text, &present, first_line);
    if let Some(found) = with_most_columns(&mut heads) {
        return Ok(found);
    }
    refused = refused.or(add_heads(&mut heads, text, &absent, first_line));
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
    first_line: u32,
) -> Option<Unreadable> {
    let mut refused = None;
    for &delimiter in delimiters {
        match head(text, delimiter, first_line) {
            Err(why) => refused = Some(why),
            Ok(rows) => heads.push(Head { delimiter, layout: find_header(&rows), rows }),
        }
    }
    refused
}

/// Removes the head whose layout has the most known columns, of the first delimiter that gives so
/// many; None where there is no layout, or it is that of a form of sums. Of two parts of a text
/// with their own delimiters and headers, the first is read: the rows of the other are then broken
/// rows, not titles.
fn with_most_columns(heads: &mut Vec<Head>) -> Option<FoundTable> {
    let best = (0..heads.len())
        .rev()
        .filter(|&at| heads[at].layout.is_some())
        .max_by_key(|&at| heads[at].layout.as_ref().map(Layout::known))?;
    let start = |at: usize| {
        let Head { rows, layout, .. } = &heads[at];
        layout.as_ref().map_or(u32::MAX, |layout| rows[layout.at].line)
    };
    let is_whole = |at: &usize| {
        heads[*at].layout.as_ref().is_some_and(|l| l.table.is_some() && l.missing().is_empty())
    };
    let best = (0..heads.len())
        .filter(is_whole)
        .filter(|&at| start(at) < start(best))
        .min_by_key(|&at| start(at))
        .unwrap_or(best);
    if is_summary_form(&heads[best].rows, heads[best].layout.as_ref()) {
        return None;
    }
    let Head { delimiter, mut rows, layout } = heads.swap_remove(best);
    let mut layout = layout?;
    let next = next_header(&layout, &rows, delimiter);
    if let Some(next) = next {
        // What is below it shows nothing of these columns.
        rows.truncate(next);
        layout = find_header(&rows)?;
    }
    let parts = parts::parts(&layout);
    if let Some(first) = parts.first() {
        for row in &mut rows[layout.at..] {
            row.cells.truncate(first.end);
        }
        layout = find_header(&rows)?;
    }
    Some(FoundTable { delimiter, head: rows, layout, has_next_table: next.is_some(), parts })
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
