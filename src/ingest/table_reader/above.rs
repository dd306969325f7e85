//! Rows that belong to the unit in the row above: the rest of its name, its percentages.

use super::file_reader::FileReader;
use crate::domain::{CountField, Field, Meaning, Row, Table, Text, begins_with_words, clean, fold};
use crate::ingest::cells;
use crate::ingest::cells::group::Group;
use crate::ingest::cells::numbering::{NumberingStyle, numbering_style};
use crate::ingest::cells::person_in_rest::is_person;
use crate::ingest::cells::person_name::{Likeness, likeness};
use crate::ingest::cells::unit_name;
use crate::ingest::cells::unknown_label::unknown_label;
use crate::ingest::header::layout::PercentOf;
use crate::ingest::link::stated_cells::rate_of;
use crate::ingest::link::stated_percents::percent_mismatch;
use crate::ingest::row::classify::Class;
use crate::ingest::row::{note, signature, wrapped};
use std::borrow::Cow;

/// Folded words after which a name goes on.
const UNFINISHED: [&str; 18] = [
    "tnhh",
    "cong ty",
    "cty",
    "cp",
    "co phan",
    "mtv",
    "va",
    "chi nhanh",
    "nha may",
    "tap doan",
    "xi nghiep",
    "hop tac xa",
    "mot thanh vien",
    "chi bo cong ty",
    "so",
    "tong",
    "chi bo phong",
    "chi bo ngan hang",
];

/// Folded words with which the title of a group or a note begins, and no rest of a name.
const HEADINGS: [&str; 24] = [
    "cac",
    "cap",
    "chi tiet",
    "cum",
    "danh sach",
    "doanh nghiep",
    "don vi",
    "dong chi",
    "ghi chu",
    "khac",
    "khoi",
    "khu vuc",
    "linh vuc",
    "loai",
    "luu y",
    "muc",
    "nganh",
    "nguoi",
    "nhom",
    "phan",
    "phu luc",
    "to chuc",
    "tong",
    "trong do",
];

/// The most words of the rest of a name that begins with a capital letter.
const MOST_WORDS: usize = 4;

/// The most bytes of a name that goes on over several rows: each row copies it.
const MOST_NAME: usize = 512;

/// True if a text may be the rest of a name, and is no title or label of a group.
fn is_no_title(text: &str) -> bool {
    let folded = fold(text);
    !HEADINGS.iter().any(|words| begins_with_words(&folded, words))
        && wrapped::is_rest_of_name(text)
        && unknown_label(text).is_none()
}

/// True for the day after which an enterprise is named: `19-5`, `27/7`.
fn is_day(text: &str) -> bool {
    let is_number = |part: &str| matches!(part.parse(), Ok(1..=31_u8));
    text.split_once(['-', '/']).is_some_and(|(day, month)| is_number(day) && is_number(month))
}

impl FileReader<'_, '_> {
    /// Joins a row that only goes on with the name of the unit above to that name; false for any
    /// other row. A row that may be the title of a group is not joined, unless it begins with a
    /// small letter below a name that is not at its end, or is a number alone: `II`. Nor is one
    /// that may be the number of a page, unless the name is not at its end.
    pub(super) fn join_name(&mut self, class: &Class, row: &[Cow<'_, str>]) -> bool {
        let Some((table, at, text)) = self.rest_of_name(class, row) else { return false };
        let name = self.name_of(table, at);
        let above = self.shared.texts.get(name);
        if above.len() + text.len() > MOST_NAME {
            return false;
        }
        let joined = format!("{above} {text}");
        let joined = self.shared.texts.intern(&joined);
        if let Some(committee) = self.committee.as_mut().filter(|committee| committee.key == name) {
            committee.key = joined;
        }
        match table {
            Table::Enterprises => self.draft.enterprises.name[at as usize] = joined,
            table => self.draft.units_mut(table).name[at as usize] = joined,
        }
        self.need_line_above(table, at);
        true
    }

    /// The unit above whose name a row only goes on with, and its text.
    fn rest_of_name<'r>(
        &self,
        class: &Class,
        row: &'r [Cow<'_, str>],
    ) -> Option<(Table, Row, &'r str)> {
        let (table, at) =
            self.row_above.unit().filter(|_| !self.is_signed && self.waiting.lines.is_empty())?;
        let text = self.lone_name(row).filter(|_| !signature::is_signature_row(row))?;
        let name = self.name_of(table, at);
        let above = self.shared.texts.get(name);
        let folded = fold(above);
        let is_unfinished = above.ends_with([',', '-', '–', '&'])
            || UNFINISHED.iter().any(|end| {
                folded.strip_suffix(end).is_some_and(|r| r.is_empty() || r.ends_with(' '))
            });
        let is_unfinished =
            is_unfinished || unit_name::parse(&folded).is_some_and(|unit| unit.rest.is_empty());
        let goes_on = text.chars().next().is_some_and(char::is_lowercase)
            && !fold(text).starts_with("trong do");
        let is_number = numbering_style(text) == NumberingStyle::Roman
            && self.layout.columns.contains(&Meaning::Numbering);
        let may_go_on = match class {
            Class::Section(Group::Nothing) if is_number => true,
            Class::Section(_) => goes_on && is_unfinished,
            Class::LeftOut(_) => is_unfinished && text.starts_with(|c: char| c.is_ascii_digit()),
            _ => goes_on || is_unfinished || self.is_short_rest(above, text),
        };
        (may_go_on && !is_person(text, Likeness::Short)).then_some((table, at, text))
    }

    /// True if a text without a number may be the rest of a name: `Thọ`, `Hoa Sen`, `(Việt Nam)`.
    /// It is short and names no group and no person, and the units are numbered or no row of text
    /// alone is a group.
    fn is_short_rest(&self, above: &str, text: &str) -> bool {
        let words = text.split_whitespace().count();
        let is_small = |text: &str| text.chars().any(char::is_lowercase);
        (self.layout.columns.contains(&Meaning::Numbering) || self.has_only_rests())
            && (1..=MOST_WORDS).contains(&words)
            && (is_day(text) || text.chars().all(|c| c.is_alphabetic() || " ()-.,&".contains(c)))
            && (words == 1 || is_small(text) || !is_small(above))
            && is_no_title(text)
            && !(words > 2 && likeness(text) >= Likeness::Slight)
    }

    /// True in a table of organisations or branches, not numbered, of which every row of text alone
    /// goes on with the name above. An enterprise may have a name like the rest of another's.
    fn has_only_rests(&self) -> bool {
        let is_of_units = matches!(self.layout.table, Some(Table::Organisations | Table::Branches));
        is_of_units && !self.has_text_groups
    }

    /// True if a row of text below a unit, in a table that is not numbered, may be the rest of its
    /// name, though it is not like one.
    pub(super) fn may_be_rest_of_name(&self, row: &[Cow<'_, str>]) -> bool {
        let Some(text) = self.lone_name(row) else { return false };
        self.row_above.unit().is_some()
            && self.layout.table.is_some()
            && !self.has_text_groups
            && !self.is_signed
            && self.waiting.lines.is_empty()
            && !self.layout.columns.contains(&Meaning::Numbering)
            && !note::is_in_brackets(text)
            && is_no_title(text)
    }

    /// True if a row goes on with a name that is too long for it.
    pub(super) fn is_beyond_name(&self, class: &Class, row: &[Cow<'_, str>]) -> bool {
        self.rest_of_name(class, row).is_some_and(|(table, at, text)| {
            self.shared.texts.get(self.name_of(table, at)).len() + text.len() > MOST_NAME
        })
    }

    /// The text of a row that has no other, if it is in the column of names.
    fn lone_name<'r>(&self, row: &'r [Cow<'_, str>]) -> Option<&'r str> {
        let mut filled = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let (Some((column, text)), None) = (filled.next(), filled.next()) else { return None };
        (self.layout.name_column() == Some(column)).then_some(&**text)
    }

    fn name_of(&self, table: Table, at: Row) -> Text {
        match table {
            Table::Organisations => self.draft.organisations.units.name[at as usize],
            Table::Branches => self.draft.branches.units.name[at as usize],
            Table::Enterprises => self.draft.enterprises.name[at as usize],
        }
    }

    /// A later read must not start between a unit and the rows that belong to it.
    fn need_line_above(&mut self, table: Table, at: Row) {
        let line = self.draft.line(table, at as usize);
        for end in self.draft.facts.chunk_ends.iter_mut().filter(|end| end.line > line) {
            end.is_clear = false;
        }
    }

    /// True if a column that is not read calls the row one of percentages: `Nội dung` with
    /// `Số lượng` and `Tỷ lệ (%)`.
    pub(super) fn is_labelled_rates(&self, record: &[&str], row: &[Cow<'_, str>]) -> bool {
        let is_label = |(column, cell): (usize, &&str)| {
            matches!(self.layout.columns.get(column), Some(Meaning::Unknown | Meaning::Unused))
                && cell.trim_start().starts_with(['T', 't', '%', 'P', 'p'])
                && (cell.trim() == "%"
                    || matches!(
                        fold(&clean(cell)).as_str(),
                        "ty le" | "ti le" | "tl" | "phan tram"
                    ))
        };
        let has = |field: Field| !self.layout.cell(field, row).is_empty();
        !(has(Field::Name) && has(Field::Rating)) && record.iter().enumerate().any(is_label)
    }

    /// Compares a row of percentages with the counts of the unit in the row above. False where they
    /// are those of a total.
    pub(super) fn unit_rates(&mut self, line: u32, row: &[Cow<'_, str>]) -> bool {
        let Some((table, at)) =
            self.row_above.unit().filter(|(table, _)| *table != Table::Enterprises)
        else {
            return false;
        };
        let (mut stated, mut wrong) = (0, Vec::new());
        for (column, (meaning, cell)) in self.layout.columns.iter().zip(row).enumerate() {
            let Meaning::Field(field) = meaning else { continue };
            let of = CountField::of(*field).and_then(|count| rate_of(&self.layout, count));
            let (Some(of), Some(share)) = (of, cells::percentage(cell)) else { continue };
            // The base of the shares of the levels.
            if of == PercentOf::Rated && share.is_whole() {
                continue;
            }
            stated += 1;
            let units = self.draft.units(table);
            let what = percent_mismatch(of, share, &|field| units.count(field, at).wide());
            wrong.extend(what.map(|what| (what, column)));
        }
        // Where no share is the unit's they may be those of all rows.
        if stated > 0 && wrong.len() == stated {
            return false;
        }
        self.need_line_above(table, at);
        for (what, column) in wrong {
            self.push(what, line, Some(column), &row[column], Some((table, at)));
        }
        true
    }
}
