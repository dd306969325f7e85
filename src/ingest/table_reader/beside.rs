//! Tables beside each other on one sheet. Each is cut out of the text and read by itself, as what
//! is over it is its own.
//!
//! ```text
//! KCN Quang Châu;;;;;KCN Vân Trung;;;;
//! TT;Tên TCCSĐ;Xếp loại;…;;TT;Tên TCCSĐ;Xếp loại;…
//! ```

use crate::domain::{Field, clean};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::numbering;
use crate::ingest::cells::unknown_label::unknown_label;
use crate::ingest::header::file_ownership;
use crate::ingest::header::file_zone::{self, TableZone};
use crate::ingest::header::heading::{self, HeadingMeaning};
use crate::ingest::header::layout::{HeadRow, Layout};
use crate::ingest::header::years;
use crate::ingest::row::records::{Form, Rows, count_line_ends};
use csv::StringRecord;
use std::ops::Range;

/// The most columns at which a table may start that are tried: each takes a search for a header.
const MOST_TRIED: usize = 12;

/// The most parts of a list that are read by themselves.
const MOST_TABLES: usize = 32;

/// The fewest headings of a table.
const LEAST_HEADINGS: usize = 3;

/// Tables beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The column at which each table starts.
    pub starts: Vec<usize>,
    pub delimiter: u8,
    /// The first and the last line of the header.
    pub header: (u32, u32),
}

/// A table that was cut out of a text.
#[derive(Debug, Default)]
pub struct CutTable {
    /// Its column in the text.
    pub start: usize,
    /// The labels of groups over it, each with its line.
    pub labels: Vec<(u32, String)>,
    /// Its cells, each on the line that it has in the whole text.
    pub text: String,
    /// The line that the text ends on.
    line: u32,
}

/// The columns at which tables start that are beside each other and not parts of one list. `parts`
/// are the columns of parts with the same headings.
pub fn starts(
    layout: &Layout,
    rows: &[HeadRow],
    parts: &[Range<usize>],
    is_whole: &dyn Fn(&[HeadRow]) -> bool,
) -> Vec<usize> {
    let head = &rows[..layout.at + layout.height];
    if let [first, second, ..] = parts
        && parts.len() <= MOST_TABLES
    {
        let mut starts: Vec<usize> =
            parts.iter().map(|part| part.start + first.end - second.start).collect();
        starts[0] = 0;
        let is_of_one = !head.iter().any(|row| has_own_words(&row.cells, &starts));
        starts.retain(|_| !is_of_one);
        return starts;
    }
    if !parts.is_empty() {
        return Vec::new();
    }
    unlike(&head[layout.at..], |columns| {
        let rows: Vec<HeadRow> =
            rows[layout.at..].iter().map(|row| cut_row(row, columns)).collect();
        is_whole(&rows)
    })
}

fn cut_row(row: &HeadRow, columns: &Range<usize>) -> HeadRow {
    HeadRow { line: row.line, cells: cells_of(&row.cells, columns).to_vec() }
}

/// The cells of some columns.
fn cells_of<'r, S>(row: &'r [S], columns: &Range<usize>) -> &'r [S] {
    &row[columns.start.min(row.len())..columns.end.min(row.len())]
}

/// The columns at which tables of different headings start, each behind an empty column or with
/// numbers of its own, and each whole by itself.
fn unlike(header: &[HeadRow], is_whole: impl Fn(&Range<usize>) -> bool) -> Vec<usize> {
    let width = header.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let cells = |column: usize| {
        header.iter().filter_map(move |row| row.cells.get(column)).filter(|cell| !cell.is_empty())
    };
    let means = |column: usize, is: &dyn Fn(HeadingMeaning) -> bool| {
        cells(column).any(|cell| heading::meaning(cell).is_some_and(is))
    };
    let may_start = |column: &usize| {
        cells(*column).next().is_some()
            && (cells(*column - 1).next().is_none()
                || means(*column, &|meaning| meaning == HeadingMeaning::Numbering))
    };
    // Empty columns before the first table start none.
    let first = (0..width).find(|column| cells(*column).next().is_some()).unwrap_or(0);
    let mut bounds = vec![0];
    bounds.extend((first + 1..width).filter(may_start).take(MOST_TRIED));
    bounds.push(width);
    let is_table = |columns: &Range<usize>| {
        let has_numbers = means(columns.start, &|meaning| meaning == HeadingMeaning::Numbering);
        // An enterprise beside its organisation has no number of its own.
        let is_name = |meaning| match meaning {
            HeadingMeaning::Field(Field::Enterprise) => has_numbers,
            meaning => meaning == HeadingMeaning::Field(Field::Name),
        };
        columns.clone().filter(|column| cells(*column).next().is_some()).count() >= LEAST_HEADINGS
            && columns.clone().any(|column| means(column, &is_name))
    };
    let found = bounds[1..].windows(2).map(|pair| pair[0]..pair[1]);
    let mut starts: Vec<usize> =
        found.filter(is_table).filter(&is_whole).map(|columns| columns.start).collect();
    starts.insert(0, 0);
    let is_first_whole = || starts.get(1).is_some_and(|end| is_whole(&(0..*end)));
    if is_first_whole() { starts } else { Vec::new() }
}

/// The only text over each table; empty over one that has none or several.
fn words_over<'r, S: AsRef<str>>(row: &'r [S], starts: &[usize]) -> Vec<&'r str> {
    let only = |columns: Range<usize>| {
        let mut texts = cells_of(row, &columns).iter().map(AsRef::as_ref).filter(|t| !t.is_empty());
        let first = texts.next().unwrap_or_default();
        if texts.all(|text| text == first) { first } else { "" }
    };
    columns_of(starts).map(only).collect()
}

/// The columns of each table.
fn columns_of(starts: &[usize]) -> impl Iterator<Item = Range<usize>> {
    let ends = starts.iter().copied().skip(1).chain([usize::MAX]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end)
}

/// True for a row whose words over two tables give different things to their rows.
fn has_own_words<S: AsRef<str>>(row: &[S], starts: &[usize]) -> bool {
    let words = words_over(row, starts);
    let mut giving = words.iter().filter(|text| gives_something(text));
    giving.next().is_some_and(|first| giving.any(|text| text != first))
}

fn label(text: &str) -> &str {
    numbering::split_label(text).1
}

fn gives_something(text: &str) -> bool {
    let bare = label(text);
    group_of(bare) != Group::Nothing || is_title(text) || unknown_label(bare).is_some()
}

/// True for a title that gives a year, a zone or an ownership to the rows.
fn is_title(text: &str) -> bool {
    let titles = [text.to_owned()];
    years::of_report(&std::iter::once(text)).is_some()
        || file_zone::of_table(&titles) != TableZone::Unstated
        || file_ownership::of_table(&titles).is_some()
}

impl Beside {
    /// Cuts each table out of a text. Gives the lines with a quote that is not closed too, which
    /// are of no table.
    pub fn cut(&self, text: &str, first_line: u32) -> (Vec<CutTable>, Vec<u32>) {
        let new = |&start| CutTable { start, line: first_line, ..CutTable::default() };
        let mut tables: Vec<CutTable> = self.starts.iter().map(new).collect();
        let (mut rows, mut record) =
            (Rows::from_line(text, self.delimiter, first_line), StringRecord::new());
        let mut broken = Vec::new();
        while let Some((line, form)) = rows.next(&mut record) {
            if form == Form::OpenQuote {
                broken.push(line);
                continue;
            }
            let cells: Vec<&str> = record.iter().map(str::trim).collect();
            let (is_head, is_above) = (line <= self.header.1, line < self.header.0);
            let words = if is_head { words_over(&cells, &self.starts) } else { Vec::new() };
            let is_own = is_head && has_own_words(&cells, &self.starts);
            // The title of the report is over all tables, wherever it is written.
            let is_shared = is_above && !is_own && {
                let is_alike = |text: &&str| !text.is_empty() && !text.contains(char::is_numeric);
                !words.iter().all(is_alike)
            };
            let mut titles = Vec::new();
            if is_shared {
                titles.extend(cells.iter().copied().filter(|cell| !cell.is_empty()));
                titles.dedup();
            }
            for (at, (table, columns)) in
                tables.iter_mut().zip(columns_of(&self.starts)).enumerate()
            {
                if is_shared {
                    table.add(line, &titles, self.delimiter);
                } else if is_own && !words[at].is_empty() {
                    table.add_title(line, words[at], self.delimiter);
                } else {
                    table.add(line, cells_of(&cells, &columns), self.delimiter);
                }
            }
        }
        (tables, broken)
    }
}

impl CutTable {
    /// Adds a row of its own words: a label of a group is kept apart.
    fn add_title(&mut self, line: u32, text: &str, delimiter: u8) {
        let text = &*clean(text);
        let group = group_of(label(text));
        let is_label = match &group {
            Group::Nothing => !is_title(text) && unknown_label(label(text)).is_some(),
            Group::Committee(_) => false,
            _ => true,
        };
        if is_label {
            self.labels.push((line, text.to_owned()));
        }
        // The titles give the year too.
        if !is_label || matches!(group, Group::Year(_) | Group::Period(..)) {
            self.add(line, &[text, ""], delimiter);
        }
    }

    fn add(&mut self, line: u32, cells: &[&str], delimiter: u8) {
        if cells.iter().all(|cell| cell.is_empty()) {
            return;
        }
        let blank = usize::try_from(line.saturating_sub(self.line)).unwrap_or(0);
        self.text.extend(std::iter::repeat_n('\n', blank));
        self.line = line.max(self.line);
        let from = self.text.len();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.text.push(char::from(delimiter));
            }
            if cell.contains(['"', '\n', '\r', char::from(delimiter)]) {
                self.text.extend(["\"", &cell.replace('"', "\"\""), "\""]);
            } else {
                self.text.push_str(cell);
            }
        }
        self.text.push('\n');
        self.line = self.line.saturating_add(count_line_ends(&self.text[from..]));
    }
}
