//! The rows around a finding as the file has them, to be shown. Personal and unknown cells are
//! hidden.

use super::decode;
use super::sheets;
use super::source::{self, Bytes, Disk, Source, Stamp};
use crate::domain::{FileFacts, HIDDEN_CELL, LeftOut, Meaning, Place, clean};
use crate::ingest::cells::person_behind::is_person_behind_words;
use crate::ingest::cells::{TableAround, person_name, shown_cell, shown_heading};
use crate::ingest::row::quote_blanks::unpadded;
use crate::ingest::row::records::{Rows, is_parted_otherwise, separator_line};
use csv::StringRecord;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many cells of a row are shown at most.
const MOST_CELLS: usize = 200;

/// One row as its file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcerptRow {
    /// The line it starts on, from 1.
    pub line: u32,
    /// Its cells, cleaned; personal ones and those of unknown columns as `…`.
    pub cells: Vec<String>,
}

/// A section of a row that fits the screen and contains one of its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// The section; `…` at an end where the row goes on.
    pub text: String,
    /// Where the cell begins in it, in columns of the screen, and how wide it is.
    pub cell: Option<(usize, usize)>,
}

impl ExcerptRow {
    /// The section of the row around a cell.
    #[must_use]
    pub fn around(&self, column: Option<usize>, delimiter: char, room: usize) -> Window {
        let between = if delimiter == '\t' { " │ ".to_owned() } else { delimiter.to_string() };
        let mut text = String::new();
        let mut cell = None;
        for (at, content) in self.cells.iter().enumerate() {
            if at > 0 {
                text += &between;
            }
            if column == Some(at) {
                cell = Some((text.width(), content.width().max(1)));
            }
            text += content;
        }
        let whole = text.width();
        if whole <= room {
            return Window { text, cell };
        }
        // The cell is in the middle, unless an end of the row is near.
        let (start, length) = cell.unwrap_or_default();
        let from = (start + length / 2).saturating_sub(room / 2).min(whole.saturating_sub(room));
        let mut part = String::new();
        let (mut at, mut used) = (0, 0);
        for c in text.chars() {
            let width = c.width().unwrap_or(0);
            let is_last = used + width >= room && at + width < whole;
            if at >= from && used < room && (at > from || from == 0) && !is_last {
                part.push(c);
                used += width;
            } else if at >= from && used < room {
                part.push('…');
                used = if is_last { room } else { used + 1 };
            }
            at += width;
        }
        let start = start.saturating_sub(from);
        Window { text: part, cell: cell.map(|_| (start, length.min(room.saturating_sub(start)))) }
    }
}

/// A row and its neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The delimiter of the cells.
    pub delimiter: char,
    /// One to three rows in their order.
    pub rows: Vec<ExcerptRow>,
    /// The index of the row that was asked for.
    pub at: usize,
}

impl Excerpt {
    /// The row that was asked for.
    #[must_use]
    pub fn row(&self) -> Option<&ExcerptRow> {
        self.rows.get(self.at)
    }

    /// The column of a finding: the one of its place, if it holds the cell, else of those with its
    /// heading the one that does.
    #[must_use]
    pub fn column_of(&self, facts: &FileFacts, place: &Place) -> Option<usize> {
        let holds = |column: &usize| {
            self.row()
                .and_then(|row| row.cells.get(*column))
                .is_some_and(|cell| **cell == *place.cell)
        };
        let table = facts.table_at(place.line);
        let own = place.index.map(usize::from);
        own.filter(holds)
            .or_else(|| table.columns_of(&place.column).find(holds))
            .or(own)
            .or_else(|| table.columns_of(&place.column).next())
    }
}

/// The bytes of a file, if it is still as it was when it was stamped.
fn bytes_of<'a>(opened: &'a Bytes, stamp: Option<&Stamp>) -> Option<Cow<'a, [u8]>> {
    let bytes = opened.whole().ok()?;
    (opened.is_as(stamp) && opened.is_unchanged()).then_some(bytes)
}

/// The text of a sheet up to the row below `last`, if its workbook is still as it was when it was
/// stamped.
fn sheet_text(opened: &Bytes, stamp: Option<&Stamp>, number: u16, last: u32) -> Option<String> {
    let text = sheets::text_of(opened, number, last.saturating_add(1)).ok()?;
    let is_same = opened.is_as(stamp) && opened.is_unchanged();
    is_same.then(|| decode::of_sheet(&text).text.into_owned())
}

/// The rows at some lines of a source, each with the row before and after it; a line that is in no
/// table has none. `stamp` is that of the file when it was read: of a file that has changed since
/// then nothing is shown, because its personal columns may be others.
#[must_use]
pub fn excerpts(
    source: &Source,
    stamp: Option<&Stamp>,
    facts: &FileFacts,
    lines: &[u32],
) -> FxHashMap<u32, Excerpt> {
    let (Some(delimiter), Some((header, _))) = (facts.delimiter, facts.header) else {
        return FxHashMap::default();
    };
    let Ok(opened) = source::open(source, &Disk) else { return FxHashMap::default() };
    let Ok(delimiter_byte) = u8::try_from(delimiter) else { return FxHashMap::default() };
    let Some(&last) = lines.iter().max() else { return FxHashMap::default() };
    let bytes;
    let text = if let Some(sheet) = &facts.sheet {
        sheet_text(&opened, stamp, sheet.number, last).map(Cow::Owned)
    } else {
        bytes = bytes_of(&opened, stamp).unwrap_or_default();
        decode::decode(&bytes).ok().map(|decoded| decoded.text)
    };
    let Some(text) = text else { return FxHashMap::default() };
    let named = if facts.sheet.is_some() { None } else { separator_line(&text) };
    let from = named.map_or(0, |(_, from)| from);
    let text = unpadded(&text[from..], delimiter_byte);
    let mut rows = Rows::from_line(&text, delimiter_byte, 1 + u32::from(from > 0));
    // Text above and below a table, and tables that are not read, may be about persons: only rows
    // of tables are shown.
    let hidden = HiddenLines::of(facts);
    let outside: FxHashSet<u32> = facts
        .left_out
        .iter()
        .filter(|(_, why)| matches!(why, LeftOut::Title | LeftOut::Footer | LeftOut::OtherTable))
        .map(|(line, _)| *line)
        .collect();
    let mut record = StringRecord::new();
    let mut found: FxHashMap<u32, Excerpt> = FxHashMap::default();
    let (mut before, mut open) = (None::<ExcerptRow>, None::<u32>);
    let mut table_starts = 0;
    while let Some((line, _)) = rows.next(&mut record) {
        let table = facts.table_at(line);
        let (starts, header_ends) = table.header.unwrap_or_default();
        if line > header_ends && table_starts != starts {
            rows.expect_width(width(table));
            table_starts = starts;
        }
        // A row of a table with another delimiter would be one cell.
        if line < header || outside.contains(&line) || table.delimiter != facts.delimiter {
            continue;
        }
        let wanted = lines.contains(&line);
        if !wanted && open.is_none() && line > last {
            break;
        }
        let cells = if line <= header_ends {
            headings(&record, table)
        } else {
            shown(&record, (table, &hidden), line)
        };
        let row = ExcerptRow { line, cells };
        if let Some(excerpt) = open.take().and_then(|line| found.get_mut(&line)) {
            excerpt.rows.push(row.clone());
        }
        if wanted {
            let rows: Vec<ExcerptRow> = before.take().into_iter().chain([row.clone()]).collect();
            found.insert(line, Excerpt { delimiter, at: rows.len() - 1, rows });
            open = Some(line);
        }
        before = Some(row);
    }
    found
}

/// The cells of a header row, without the names that stand in the headings of personal columns.
fn headings(record: &StringRecord, table: &FileFacts) -> Vec<String> {
    let is_personal = |column: usize| {
        table.columns.get(column).is_some_and(|(_, meaning)| *meaning == Meaning::Personal)
    };
    let is_hidden =
        |column: usize| table.columns.get(column).is_some_and(|(own, _)| own == HIDDEN_CELL);
    let shown = |(column, cell)| match clean(cell) {
        cell if cell.is_empty() => String::new(),
        _ if is_hidden(column) => HIDDEN_CELL.to_owned(),
        cell => shown_heading(&cell, is_personal(column)).into_owned(),
    };
    record.iter().take(MOST_CELLS).enumerate().map(shown).collect()
}

/// What is hidden of single lines.
struct HiddenLines {
    /// Rows that are no data: one of text alone may be anybody's name.
    left_out: FxHashSet<u32>,
    /// Cells of units and places that name a person.
    cells: FxHashSet<(u32, usize)>,
}

impl HiddenLines {
    fn of(facts: &FileFacts) -> Self {
        Self {
            left_out: facts.left_out.iter().map(|(line, _)| *line).collect(),
            cells: facts.hidden.iter().copied().collect(),
        }
    }

    fn hides(&self, line: u32, column: usize, cell: &str) -> bool {
        self.cells.contains(&(line, column))
            || self.left_out.contains(&line)
                && (person_name::holds_name(cell)
                    || is_person_behind_words(cell)
                    || shown_heading(cell, false) != cell)
    }
}

/// How many cells a row of a table has.
fn width(table: &FileFacts) -> usize {
    table.columns.iter().rposition(|(heading, _)| !heading.is_empty()).map_or(0, |at| at + 1)
}

fn shown(
    record: &StringRecord,
    (facts, hidden): (&FileFacts, &HiddenLines),
    line: u32,
) -> Vec<String> {
    let width = width(facts);
    let meaning = |column: usize| facts.columns.get(column).map(|(_, meaning)| *meaning);
    let filled = (0..record.len())
        .rposition(|c| record.get(c).is_some_and(|c| !clean(c).is_empty()))
        .map_or(0, |at| at + 1);
    let has_personal = facts.columns.iter().any(|(_, meaning)| meaning.is_dropped());
    // In a row whose cells are shifted any of them may be personal.
    let is_ragged = || filled > width || record.len() < width;
    let texts: Vec<&str> = record.iter().collect();
    let delimiter = facts.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok());
    // A cell into which a row was pasted may hold any of them.
    let is_pasted = hidden.left_out.contains(&line)
        && is_parted_otherwise(&texts, delimiter.unwrap_or(b','), width);
    let slipped = has_personal && is_ragged() || is_pasted;
    let around = TableAround {
        is_people_list: facts.is_people_list,
        has_personal: facts.columns.iter().any(|(_, meaning)| *meaning == Meaning::Personal),
    };
    let cells = record.iter().take(filled.max(width).min(MOST_CELLS)).enumerate();
    cells
        .map(|(column, cell)| {
            if slipped
                || hidden.hides(line, column, cell)
                || meaning(column).is_some_and(|meaning| meaning.is_dropped())
            {
                HIDDEN_CELL.to_owned()
            } else {
                // A cell beside the table is one of a column without a heading.
                let meaning = meaning(column).unwrap_or(Meaning::Blank);
                shown_cell(Some(meaning), &clean(cell), around).to_owned()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Settings;
    use crate::ingest::source::in_memory;
    use crate::ingest::{LoadOptions, load};

    const TABLE: &str = "Đảng bộ Khối;;;;;;;;;\nNăm;Tên TCCSĐ;Bí thư;Loại hình TCCSĐ;Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;ĐV KHTNV\n\
        2023;A;MARKER;CBCS;HTTNV;5;1;4;0;0\n2023;B;MARKER;CBCS;khá;5;1;4;0;0\n2023;C;x;MARKER;CBCS;HTTNV;5;1;4;0;0\nNgười lập MARKER;;;;;;;;;\n\
        ;MARKER;;MARKER;;;;;;\n2023;D;MARKER;CBCS;tốt;5;1;4;0;0\n";

    fn of(lines: &[u32]) -> FxHashMap<u32, Excerpt> {
        let data = load(
            &in_memory(&[("o.csv", TABLE.as_bytes())]),
            &Settings::default(),
            &LoadOptions::default(),
        );
        excerpts(&Source::Memory(TABLE.as_bytes().to_vec()), None, &data.files[0], lines)
    }

    #[test]
    fn a_row_stands_between_its_neighbours() {
        let found = of(&[4]);
        let excerpt = &found[&4];
        assert_eq!(excerpt.rows.iter().map(|r| r.line).collect::<Vec<_>>(), [3, 4, 5]);
        assert_eq!((excerpt.at, excerpt.rows[1].cells[4].as_str()), (1, "khá"));
    }

    #[test]
    fn a_long_row_is_cut_around_its_cell() {
        let row = ExcerptRow {
            line: 1,
            cells: ["aaaaaaaaaa", "bbbbbbbbbb", "cccc", "dddddddddd"].map(str::to_owned).to_vec(),
        };
        assert_eq!(
            row.around(Some(2), ';', 80),
            Window { text: "aaaaaaaaaa;bbbbbbbbbb;cccc;dddddddddd".into(), cell: Some((22, 4)) }
        );
        let cut = row.around(Some(2), ';', 20);
        assert_eq!((cut.text.as_str(), cut.cell), ("…bbbbbb;cccc;dddddd…", Some((8, 4))));
        let front = row.around(Some(0), ';', 12);
        assert_eq!((front.text.as_str(), front.cell), ("aaaaaaaaaa;…", Some((0, 10))));
    }

    #[test]
    fn persons_of_another_table_in_the_file_stay_out() {
        let table = format!(
            "{}TT;Tên chi bộ;x;Bí thư;Trực thuộc;Xếp loại;TSĐV;;;\n1;B;x;MARKER;T1;tốt;5;;;\n",
            &TABLE[..=TABLE.find("\n2023;C").unwrap()]
        );
        let data = load(
            &in_memory(&[("o.csv", table.as_bytes())]),
            &Settings::default(),
            &LoadOptions::default(),
        );
        let found = excerpts(&Source::Memory(table.into_bytes()), None, &data.files[0], &[4, 5, 6]);
        assert!(!format!("{found:?}").contains("MARKER"));
        assert_eq!((found.contains_key(&5), found.contains_key(&6)), (true, false));
    }

    #[test]
    fn nothing_is_shown_of_a_file_that_changed_since_it_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("o.csv");
        std::fs::write(&path, TABLE).unwrap();
        let source = Source::File(path.clone());
        let named = source::Named { name: "o.csv".to_owned(), source: Ok(source.clone()) };
        let stamp = Stamp::now(&source);
        let data = load(&[named], &Settings::default(), &LoadOptions::default());
        let found = || excerpts(&source, stamp.as_ref(), &data.files[0], &[4]);
        assert_eq!(found().len(), 1);
        assert!(excerpts(&source, None, &data.files[0], &[4]).is_empty());
        // The names are in another column now.
        let other = TABLE.replace("Tên TCCSĐ;Bí thư", "Bí thư;Tên TCCSĐ");
        std::fs::write(&path, other.replace("A;MARKER", "MARKER;A") + "\n").unwrap();
        assert!(found().is_empty());
        std::fs::remove_file(&path).unwrap();
        assert!(found().is_empty());
    }

    #[test]
    fn persons_stay_out_also_where_cells_have_slipped_and_below_the_table() {
        let found = of(&[2, 3, 4, 5, 6, 7, 8]);
        assert!(!format!("{found:?}").contains("MARKER"));
        assert_eq!((found.get(&6), found.get(&7), found.contains_key(&8)), (None, None, true));
    }
}
