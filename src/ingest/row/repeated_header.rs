//! A header that is repeated below the first one, or the header of another table.

use super::records::{DELIMITERS, LineSplitter};
use crate::domain::{CountField, Field, HIDDEN_CELL, Meaning, clean, fold};
use crate::ingest::cells;
use crate::ingest::header;
use crate::ingest::header::heading::{self, HeadingMeaning};
use crate::ingest::header::layout::Layout;

/// The fewest headings that make a row a header.
const LEAST_HEADINGS: usize = 4;

/// What the cells of a row name, if it may be a header.
#[derive(Default)]
struct NamedColumns {
    fields: Vec<Field>,
    /// How many cells are headings of persons' data.
    personal: usize,
    /// How many cells head numbers of rows.
    numbering: usize,
    /// How many cells are no known heading.
    unknown: usize,
}

impl NamedColumns {
    /// None for a row with a number, as units have.
    fn of<S: AsRef<str>>(row: &[S]) -> Option<Self> {
        let mut named = Self::default();
        if row.iter().any(|cell| is_number(cell.as_ref())) {
            return None;
        }
        for cell in row.iter().map(AsRef::as_ref).filter(|cell| !cell.is_empty()) {
            match heading::meaning(cell) {
                Some(HeadingMeaning::Field(field) | HeadingMeaning::Level(field)) => {
                    named.fields.push(field);
                }
                Some(HeadingMeaning::Personal) => named.personal += 1,
                Some(HeadingMeaning::Numbering) => named.numbering += 1,
                Some(_) => {}
                None => named.unknown += 1,
            }
        }
        named.fields.sort_unstable();
        named.fields.dedup();
        Some(named)
    }

    fn is_header(&self) -> bool {
        let fields = self.fields.len();
        let has_figures = self
            .fields
            .iter()
            .any(|field| *field == Field::Rating || CountField::of(*field).is_some());
        let is_of_persons = self.personal > 0 && self.numbering > 0;
        is_of_persons
            || has_figures
                && (fields >= LEAST_HEADINGS
                    || fields + 1 == LEAST_HEADINGS && self.unknown == 0
                    || fields > 1
                        && self.personal > 0
                        && fields + self.personal + self.numbering >= LEAST_HEADINGS
                    || self.personal > 0 && self.unknown == 0)
    }
}

/// True for a cell of digits that are no year. No header has one.
pub fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit()) && cells::year(cell).is_err()
}

/// True if the cells of a row, cleaned, are the headings of some table.
///
/// Cells of data may be words that are headings elsewhere, but hardly four of them, and none of
/// them heads ratings or counts.
pub fn is_header_row<S: AsRef<str>>(row: &[S]) -> bool {
    row.iter().filter(|cell| !cell.as_ref().is_empty()).count() + 1 >= LEAST_HEADINGS
        && NamedColumns::of(row).is_some_and(|named| named.is_header())
}

/// The delimiter by which a row of few cells is a header: a file with another delimiter was put
/// below the table. `own` is that of the table.
pub fn delimiter_of_header<S: AsRef<str>>(row: &[S], own: u8) -> Option<u8> {
    let filled = row.iter().filter(|cell| !cell.as_ref().is_empty()).count();
    if filled == 0 || filled >= LEAST_HEADINGS {
        return None;
    }
    let others = DELIMITERS.into_iter().filter(|delimiter| *delimiter != own);
    others.into_iter().find(|delimiter| {
        let count = |cell: &S| memchr::memchr_iter(*delimiter, cell.as_ref().as_bytes()).count();
        if row.iter().map(count).sum::<usize>() + 1 < LEAST_HEADINGS {
            return false;
        }
        let cells: Vec<&str> = row.iter().map(AsRef::as_ref).collect();
        let line = cells.join(&char::from(own).to_string());
        let record = LineSplitter::new(*delimiter).split(&line, LEAST_HEADINGS).clone();
        let cells: Vec<_> = record.iter().map(clean).collect();
        is_header_row(&cells)
    })
}

/// True if a header, all of whose cells are given, has the columns of a layout: each cell is the
/// heading of its column, perhaps in other words, and none lacks.
pub fn has_same_columns<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let cell = |column: usize| row.get(column).map_or("", AsRef::as_ref);
    let is_own = |column: usize| {
        repeats_heading(layout, column, cell(column))
            || may_head(layout, column, cell(column))
            // A heading that may be a name is not kept.
            || layout.headings.get(column).is_some_and(|heading| heading == HIDDEN_CELL)
    };
    // The upper row of a header leaves columns to the lower ones, and may end before the last.
    let lacks = |column: usize| {
        let is_read = matches!(layout.columns[column], Meaning::Field(_) | Meaning::Tick(_));
        let is_behind = column >= row.len() && !layout.headings[column].is_empty();
        layout.height == 1 && cell(column).is_empty() && (is_read || is_behind)
    };
    (0..row.len()).filter(|column| !cell(*column).is_empty()).all(is_own)
        && !(0..layout.columns.len()).any(lacks)
}

/// True if a cell means what its column holds. One that is not known heads a column that is not
/// read, or is the heading cut short.
fn may_head(layout: &Layout, column: usize, cell: &str) -> bool {
    let Some(own) = layout.columns.get(column) else { return false };
    match heading::meaning(cell) {
        Some(HeadingMeaning::Field(field)) => *own == Meaning::Field(field),
        Some(HeadingMeaning::Level(level)) => {
            *own == Meaning::Field(level) || *own == Meaning::Tick(header::rating_of(level))
        }
        Some(HeadingMeaning::Personal) => *own == Meaning::Personal,
        Some(HeadingMeaning::Percent) if *own == Meaning::Percent => true,
        _ => match own {
            Meaning::Field(_) | Meaning::Tick(_) | Meaning::Percent => {
                let heading = &layout.headings[column];
                // Of persons nothing is counted by a column with more words.
                is_cut_short(heading, cell) || layout.is_people_list && is_cut_short(cell, heading)
            }
            Meaning::Blank => false,
            _ => true,
        },
    }
}

/// True if each word of a cell begins a word of a heading, in their order:
/// `Loại hình t/c` of `Loại hình tổ chức`.
fn is_cut_short(heading: &str, cell: &str) -> bool {
    let heading = fold(heading);
    let mut words = heading.split(' ');
    fold(cell).split(' ').all(|short| words.by_ref().any(|word| word.starts_with(short)))
}

/// True if every cell of a row that is not empty repeats the heading of its column, or one line of
/// it, and at least two do. One is enough for a lower row of the header, whose other cells may head
/// columns that are not read; but a group may have the words above the names.
pub fn has_same_headings<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let mut cells = row.iter().map(AsRef::as_ref).enumerate().filter(|(_, cell)| !cell.is_empty());
    let is_lower = |(column, cell): (usize, &str)| {
        let heading = layout.headings.get(column).and_then(|heading| heading.rsplit_once(" / "));
        layout.name_column().is_none_or(|name| column > name)
            && heading.is_some_and(|(_, lower)| fold(lower) == fold(cell))
    };
    let is_enough = match cells.clone().count() {
        0 => false,
        1 => cells.clone().all(is_lower),
        _ => true,
    };
    is_enough && cells.all(|(column, cell)| repeats_heading(layout, column, cell))
}

/// True if a row has the heading of numbers in their column, and in that of the units' names a
/// heading that is none of names: `TT | Họ và tên | Chi bộ`, or behind such a one no heading of
/// its column: `TT | Tên tổ chức đảng | Hình thức khen thưởng`. It starts a list of something else.
pub fn starts_other_list<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let cell = |column: usize| row.get(column).map_or("", AsRef::as_ref);
    let numbers = layout.columns.iter().position(|meaning| *meaning == Meaning::Numbering);
    let is_numbers = |column| heading::meaning(cell(column)) == Some(HeadingMeaning::Numbering);
    let Some(name) = layout.name_column().filter(|_| numbers.is_some_and(is_numbers)) else {
        return false;
    };
    let own = layout.columns.get(name);
    let is_of_names = match heading::meaning(cell(name)) {
        Some(HeadingMeaning::Field(field)) => own == Some(&Meaning::Field(field)),
        _ => cell(name).is_empty(),
    };
    let is_own = |column: usize| {
        repeats_heading(layout, column, cell(column))
            || matches!(
                heading::meaning(cell(column)),
                Some(HeadingMeaning::Field(field)) if layout.column(field) == Some(column)
            )
    };
    if !is_own(name) {
        return !is_of_names;
    }
    let is_other =
        |column: &usize| *column != name && !cell(*column).is_empty() && !is_numbers(*column);
    let others: Vec<usize> = (0..row.len()).filter(is_other).collect();
    !others.is_empty() && !others.into_iter().any(is_own)
}

/// True if a cell repeats the heading of its column, or one line of it.
pub fn repeats_heading(layout: &Layout, column: usize, cell: &str) -> bool {
    let heading = layout.headings.get(column).map_or("", String::as_str);
    let folded = fold(cell);
    heading.split(" / ").any(|part| fold(part) == folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::header::layout::{HeadRow, OfFile};

    fn cells(text: &str) -> Vec<String> {
        text.split(';').map(str::to_owned).collect()
    }

    #[test]
    fn a_header_with_another_delimiter_is_told_from_a_note() {
        let header = "Tên TCCSĐ,\"Khu, cụm công nghiệp\",Xếp loại,TSĐV,HTXSNV,HTTNV";
        assert_eq!(delimiter_of_header(&[header], b';'), Some(b','));
        let tabs = "Tên TCCSĐ\tXếp loại\tTSĐV\tHTXSNV\tHTTNV";
        assert_eq!(delimiter_of_header(&[tabs, ""], b';'), Some(b'\t'));
        let in_parts = ["Tên TCCSĐ;Khu", " cụm công nghiệp;Xếp loại;TSĐV;HTXSNV"];
        assert_eq!(delimiter_of_header(&in_parts, b','), Some(b';'));
        for note in ["Ghi chú: tổ chức, chi bộ, đảng viên, xếp loại", "1,2,3,4,5", "a,b"]
        {
            assert_eq!(delimiter_of_header(&[note], b';'), None, "{note}");
        }
    }

    #[test]
    fn another_header_is_told_from_the_same_in_other_words() {
        let same = |header: &str, row: &str| {
            let layout =
                header::find(&[HeadRow { line: 1, cells: cells(header) }], OfFile::default())
                    .unwrap();
            assert!(is_header_row(&cells(row)), "{row}");
            has_same_columns(&layout, &cells(row))
        };
        let header = "Mã TCCSĐ;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;Tổng số đảng viên";
        for (row, is_same) in [
            ("Mã;Tên tổ chức đảng;Loại tổ chức;XL;TSĐV", true),
            ("Mã chi bộ;Tên chi bộ;Trực thuộc;Xếp loại;Số đảng viên", false),
            ("Mã;Tên tổ chức đảng;Loại tổ chức;XL;TSĐV;Kết nạp", false),
            ("Mã;Tên tổ chức đảng;Loại tổ chức;XL;", false),
            ("Mã;Tên tổ chức đảng;Loại hình TC;XL;TSĐV", true),
            ("TT;Tên tổ chức đảng;Loại tổ chức;XL;TSĐV", false),
            ("Mã;Tên tổ chức đảng;Loại tổ chức;XL;Đảng viên dự bị", false),
            ("Mã;Tên tổ chức đảng;Loại tổ chức;XL;Ghi chú", false),
        ] {
            assert_eq!(same(header, row), is_same, "{row}");
        }
        let header = "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV";
        for (row, is_same) in [
            ("Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;Tổng số ĐV;HTXSNV;HTTNV;HTNV;KHTNV", true),
            ("Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;KHTNV;HTNV;HTTNV;HTXSNV", false),
            (";;;;KHTNV;HTNV;HTTNV;HTXSNV", false),
        ] {
            assert_eq!(same(header, row), is_same, "{row}");
        }
        assert!(is_header_row(&cells("TT;Họ và tên;Ngày sinh;Chi bộ;Xếp loại")));
        assert!(is_header_row(&cells("Tên doanh nghiệp;Số lao động;Tổ chức đảng")));
        for row in
            ["T1;Chi bộ;Chi bộ cơ sở;Tốt;", "1;Tên TCCSĐ;Xếp loại;TSĐV;5", "Tổng số;Đảng viên"]
        {
            assert!(!is_header_row(&cells(row)), "{row}");
        }
    }
}
