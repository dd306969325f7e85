//! Rows of a list with one person each: counted by branch, never kept.

use super::file_reader::{FileReader, RowFindings};
use super::merged_cells::is_ditto;
use super::people_list::PersonRow;
use super::person_titles::is_closing_line;
use super::ticks::read_ticks;
use crate::domain::{
    Field, FindingKind, LeftOut, ListedBranch, Meaning, NameMarks, Ownership, Period, Ragged,
    Rating, Table, Text, UnitRow, Year, begins_with_words, clean, fold,
};
use crate::ingest::cells::group::{self, Group};
use crate::ingest::cells::numbering;
use crate::ingest::cells::person_in_name::is_personal_value;
use crate::ingest::cells::{self, person_name};
use crate::ingest::header::column_numbers::is_column_numbers;
use crate::ingest::header::{branch_of_group, unit_of_group};
use crate::ingest::row::label::join_label;
use crate::ingest::row::own_column::is_no_name;
use crate::ingest::row::page::is_page_row;
use crate::ingest::row::records::Form;
use crate::ingest::row::repeated_header::{is_header_row, repeats_heading};
use crate::ingest::row::signature;
use crate::ingest::row::total::{self, is_noun_of_persons};
use std::borrow::Cow;

/// True for a cell of signs alone that stand for no text: `-`, `…`, `?`.
fn is_sign(cell: &str) -> bool {
    !cell.is_empty() && !is_ditto(cell) && !cell.contains(char::is_alphanumeric)
}

/// True for a count with nothing but the word for what it counts behind it, and for a date.
fn is_count_or_date(cell: &str) -> bool {
    let words = ["", "chi bo", "dang bo", "tccsd", "to chuc dang"];
    noun_behind_count(cell)
        .is_some_and(|what| words.contains(&what.as_str()) || is_noun_of_persons(&what))
        || cells::date(cell).is_ok_and(|date| date.parts().is_some())
}

/// What a number before it counts, folded: `dang vien` of `9 đảng viên`.
fn noun_behind_count(cell: &str) -> Option<String> {
    let what = cell.trim_start_matches(|c: char| c.is_ascii_digit());
    (what.len() < cell.len()).then(|| fold(what))
}

impl FileReader<'_, '_> {
    /// Reads one row of a list of people.
    pub(super) fn person(&mut self, line: u32, form: Form, record: &[&str]) {
        if form == Form::OpenQuote {
            return self.ragged_row(line, Ragged::OpenQuote, "");
        }
        let mut all: Vec<Cow<'_, str>> = record.iter().map(|cell| clean(cell)).collect();
        self.cut_persons(line, record, &mut all);
        join_label(&self.layout, &mut all);
        let beside = all.len() - self.without_remarks_beside(line, &all).len();
        all.truncate(all.len() - beside);
        let row = self.whole_person_row(record, &all);
        self.note_persons_title(line, &row, &all);
        match row {
            PersonRow::Shifted => self.shifted_person(line, &all),
            PersonRow::LeftOut(why) => {
                if why == LeftOut::Total {
                    self.compare_total_of_persons(line, &all);
                }
                if why == LeftOut::Continuation {
                    self.go_on_with_branch(&all);
                }
                self.draft.facts.left_out.push((line, why));
            }
            PersonRow::Branch(name) => {
                self.is_signed = false;
                self.people.counted.start_group();
                self.people.group = Some(self.shared.texts.intern(&name));
                self.draft.facts.left_out.push((line, LeftOut::Section));
            }
            PersonRow::BranchAbove(name, parent) => {
                self.is_signed = false;
                self.people.counted.start_group();
                let texts = &mut *self.shared.texts;
                self.people.start_branch(texts.intern(&name), texts.intern(&parent));
                self.draft.facts.left_out.push((line, LeftOut::Section));
            }
            PersonRow::Group(label) => self.group_of_persons(line, &label),
            PersonRow::Person => {
                let (names, marks) = (self.number_of_names(&all), self.marks_of_name(&all));
                let is_kept = |m: &Meaning| matches!(m, Meaning::Field(_) | Meaning::Tick(_));
                for (column, cell) in all.iter_mut().enumerate() {
                    if !self.layout.columns.get(column).is_some_and(is_kept) {
                        *cell = Cow::Borrowed("");
                    }
                }
                self.count_person(line, all, (names, marks));
            }
        }
    }

    /// What a row of the list is, by its cells and by how many there are.
    fn whole_person_row(&mut self, record: &[&str], all: &[Cow<'_, str>]) -> PersonRow {
        match self.person_row(all) {
            PersonRow::Person
                if all.len() < self.width && !self.is_trimmed(all)
                    || self.has_too_many_cells(all)
                    || self.is_shifted(all) =>
            {
                PersonRow::Shifted
            }
            PersonRow::Branch(_)
            | PersonRow::BranchAbove(..)
            | PersonRow::Group(_)
            | PersonRow::LeftOut(LeftOut::Footer)
                if self.is_cut_person(record, all) =>
            {
                PersonRow::Shifted
            }
            row => row,
        }
    }

    /// Adds the finding for a person whose cells are shifted, too few or too many.
    fn shifted_person(&mut self, line: u32, all: &[Cow<'_, str>]) {
        let filled = all.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
        let found = if filled > self.width { filled } else { all.len() };
        self.ragged_row(line, Ragged::Cells { found, expected: self.width }, "");
    }

    /// Whether the cell of the branch holds a rating, or a cell of units and places a name: the
    /// cells of the row are shifted.
    fn is_shifted(&self, row: &[Cow<'_, str>]) -> bool {
        let branch = self.layout.column(Field::Name).and_then(|c| row.get(c));
        branch.is_some_and(|cell| cells::known_rating(cell).is_some_and(Rating::is_rated))
            || !self.person_cells(row).is_empty()
    }

    /// What a row of the list is, by all its cells, personal ones too.
    fn person_row(&mut self, all: &[Cow<'_, str>]) -> PersonRow {
        let meaning = |column: usize| self.layout.columns.get(column);
        let filled: Vec<(usize, &str)> = all
            .iter()
            .enumerate()
            .map(|(column, cell)| (column, cell.as_ref()))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        let cells = |of: fn(&Meaning) -> bool| {
            filled.iter().filter(|(column, _)| meaning(*column).is_some_and(of)).count()
        };
        let Some(label) = self.label_of(&filled) else {
            return PersonRow::LeftOut(LeftOut::Blank);
        };
        if let Some(why) = self.printed_by_page(all, &filled) {
            self.is_signed &= why != LeftOut::Header;
            return PersonRow::LeftOut(why);
        }
        if let Some(why) = self.sums_of_persons(all, label).or_else(|| self.tally(all, &filled)) {
            return PersonRow::LeftOut(why);
        }
        let is_grouped = self.layout.column(Field::Name).is_none();
        if is_grouped && let Some(name) = branch_of_group(all) {
            return PersonRow::Branch(name.to_owned());
        }
        if self.goes_on_above(all, &filled) {
            return PersonRow::LeftOut(LeftOut::Continuation);
        }
        // A closing line in capitals looks like a name.
        let is_title =
            |label: &str| is_committee(label) || filled.len() == 1 && is_closing_line(label);
        if let Some(label) = unit_of_group(all).filter(|label| is_grouped && is_title(label)) {
            return PersonRow::Group(label.to_owned());
        }
        if let Some(branch) = self.branch_above(all) {
            return branch;
        }
        let described = cells(|m| matches!(m, Meaning::Field(_) | Meaning::Tick(_)));
        let personal = cells(|m| *m == Meaning::Personal);
        // Nothing need be written of a member who is not rated.
        let is_person = personal > 0 && (described > 0 || self.is_listed(all, label, personal))
            || self.is_unnamed_person(all);
        // What signers do may be in the columns of names and ratings; who signs is below it.
        if self.is_of_signers(all) {
            self.is_signed = true;
            return PersonRow::LeftOut(LeftOut::Footer);
        }
        // Below a signature or a note another list may begin: its rows are rated and filled.
        let is_rated = || filled.iter().any(|cell| self.may_rate(*cell));
        if is_person && (!self.is_signed || is_rated() && filled.len() * 2 > self.width) {
            self.is_signed = false;
            return PersonRow::Person;
        }
        if total::total_label(label).is_some() {
            return PersonRow::LeftOut(LeftOut::Total);
        }
        let others = filled.len() - cells(|m| *m == Meaning::Numbering);
        match self.group_or_footer(all, label, others) {
            // Other rows of so many cells have a person.
            PersonRow::LeftOut(_) if !self.is_signed && filled.len() > 3 && described > 1 => {
                PersonRow::Shifted
            }
            row => row,
        }
    }

    /// What a row without a person is, that has so many cells beside its number.
    fn group_or_footer(&mut self, all: &[Cow<'_, str>], label: &str, others: usize) -> PersonRow {
        let signs = signature::is_signature_row(all);
        self.is_signed |= signs;
        let is_below = self.is_signed && (signs || others > 1 || !self.is_title_of_list(label));
        if is_below || others > 1 {
            PersonRow::LeftOut(LeftOut::Footer)
        } else {
            PersonRow::Group(label.to_owned())
        }
    }

    /// True if a cell may be the rating of a person: who signs has a name there.
    fn may_rate(&self, (column, cell): (usize, &str)) -> bool {
        match self.layout.columns.get(column) {
            Some(Meaning::Field(Field::Rating)) => {
                cells::known_rating(cell).is_some() || !is_personal_value(cell)
            }
            meaning => matches!(meaning, Some(Meaning::Tick(_))),
        }
    }

    /// True if a row of a name and nothing that is read is one of a member who is not rated: the
    /// list is grouped by branches or the row numbered, or a day of birth is beside the name.
    fn is_listed(&self, all: &[Cow<'_, str>], label: &str, personal: usize) -> bool {
        let is_numbered = || self.layout.numbering(all).bytes().any(|b| b.is_ascii_digit());
        let is_grouped = self.layout.column(Field::Name).is_none();
        (is_grouped || is_numbered()) && (personal > 1 || person_name::holds_name(label))
            || personal > 1 && all.iter().any(|cell| person_name::is_birth(cell))
    }

    /// True if a row gives the branch and the rating of a member whose name was left out.
    fn is_unnamed_person(&self, all: &[Cow<'_, str>]) -> bool {
        let cell = |field| self.layout.cell(field, all);
        let is_rated = cells::known_rating(cell(Field::Rating)).is_some_and(Rating::is_rated);
        let is_branch = |cell: &str| cell.contains(char::is_alphabetic);
        // A branch with its own rating has the number of a group, or none.
        let has_numbers = self.layout.columns.contains(&Meaning::Numbering);
        let number = self.layout.numbering(all);
        let is_numbered = number.bytes().any(|byte| byte.is_ascii_digit());
        is_rated && is_branch(cell(Field::Name)) && (is_numbered || !has_numbers)
    }

    /// True for a row of what signers do, and nothing else in the columns of names and branches.
    fn is_of_signers(&self, all: &[Cow<'_, str>]) -> bool {
        let mut filled = all.iter().filter(|cell| !cell.is_empty());
        filled.all(|cell| signature::is_signature(cell))
            || signature::is_row_of_roles(all)
            || self.names_signers(all)
    }

    /// True if a row without a number and a rating has what a signer does where others have their
    /// names or what is read of them: `NGƯỜI LẬP BIỂU | GIÁM ĐỐC` in the columns of names and
    /// branches.
    fn names_signers(&self, all: &[Cow<'_, str>]) -> bool {
        let columns = &self.layout.columns;
        let names = columns.iter().position(|meaning| *meaning == Meaning::Personal);
        let is_told = |column: usize| {
            names == Some(column) || matches!(columns.get(column), Some(Meaning::Field(_)))
        };
        let mut cells = all.iter().enumerate();
        columns.contains(&Meaning::Numbering)
            && self.layout.numbering(all).is_empty()
            && !all.iter().any(|cell| cells::known_rating(cell).is_some_and(Rating::is_rated))
            && cells.any(|(column, cell)| is_told(column) && signature::is_signature(cell))
    }

    /// Why a row is none of the list: column numbers, a page footer, the header printed again.
    fn printed_by_page(&self, all: &[Cow<'_, str>], filled: &[(usize, &str)]) -> Option<LeftOut> {
        let is_heading =
            |(column, cell): &&(usize, &str)| repeats_heading(&self.layout, *column, cell);
        match () {
            () if is_column_numbers(all, |_| false) => Some(LeftOut::ColumnNumbers),
            () if is_page_row(&self.layout, all) => Some(LeftOut::Page),
            () if filled.iter().filter(is_heading).count() * 2 > filled.len()
                || is_header_row(all) =>
            {
                Some(LeftOut::Header)
            }
            () => None,
        }
    }

    /// The branch that a row names above its members: beside it is neither a person nor a rating,
    /// at most how many members there are.
    fn branch_above(&self, all: &[Cow<'_, str>]) -> Option<PersonRow> {
        let branch = self.layout.cell(Field::Name, all);
        let names_person = || {
            let mut cells = self.layout.columns.iter().zip(all);
            cells.any(|(meaning, cell)| match meaning {
                Meaning::Personal => !is_no_name(cell),
                Meaning::Tick(_) | Meaning::Field(Field::Rating) => !cell.is_empty(),
                _ => false,
            })
        };
        let alone = [branch];
        let name = branch_of_group(&alone).filter(|_| !names_person())?;
        let parent = self.layout.cell(Field::Parent, all);
        Some(PersonRow::BranchAbove(name.to_owned(), parent.to_owned()))
    }

    /// Why a row without a number and a branch is none of a person, by its label: it sums up or
    /// compares the rows above.
    fn sums_of_persons(&self, all: &[Cow<'_, str>], label: &str) -> Option<LeftOut> {
        if !self.layout.cell(Field::Name, all).is_empty() {
            return None;
        }
        // What is rated beside the persons may have the number of a group.
        if let Some(why) = of_collective(label) {
            return Some(why);
        }
        if !self.layout.numbering(all).is_empty() {
            return None;
        }
        match label {
            _ if total::is_rates_label(label) => Some(LeftOut::Rates),
            _ if total::is_mean_label(label) => Some(LeftOut::Mean),
            _ if total::is_plainly_total(label) => Some(LeftOut::Total),
            _ => None,
        }
    }

    /// Why a row without a number in its column is none of a person: beside one text that is
    /// nobody's name it has counts or a date: `Tổng cộng | 9 | 2 chi bộ`, `Trong đó nữ | 2 đ/c`.
    fn tally(&self, all: &[Cow<'_, str>], filled: &[(usize, &str)]) -> Option<LeftOut> {
        let mut labels = filled.iter().filter(|(_, cell)| !is_count_or_date(cell));
        // `3 đảng viên | 3` has a label too, the first of its counts.
        let (Some((_, label)), None) = (labels.next().or(filled.first()), labels.next()) else {
            return None;
        };
        let has_numbers = self.layout.columns.contains(&Meaning::Numbering);
        let is_total = total::is_plainly_total(label);
        let is_tally = self.layout.numbering(all).is_empty()
            && label.contains(char::is_alphabetic)
            && !person_name::is_plain_name(label)
            && (is_total && filled.len() > 1 || has_numbers && filled.len() == 2);
        match is_tally {
            true if is_total => Some(LeftOut::Total),
            true => Some(LeftOut::PartOfMembers),
            false => None,
        }
    }

    /// The first of the filled cells outside the numbering, else the numbering. A total may be
    /// there.
    fn label_of<'r>(&self, filled: &[(usize, &'r str)]) -> Option<&'r str> {
        let is_numbering = |(column, cell): &(usize, &str)| {
            self.layout.columns.get(*column) == Some(&Meaning::Numbering)
                && total::total_label(cell).is_none()
        };
        let label = filled.iter().find(|cell| !is_numbering(cell));
        label.or(filled.first()).map(|(_, cell)| *cell)
    }

    /// Counts one person, by the cells that are not personal.
    fn count_person(
        &mut self,
        line: u32,
        mut row: Vec<Cow<'_, str>>,
        (names, marks): (u64, NameMarks),
    ) {
        self.draft.facts.rows += 1;
        self.people.counted.all += 1;
        let emptied = self.empty_cells_without_value(&mut row);
        for (column, text) in &emptied.errors {
            self.push(FindingKind::SpreadsheetError, line, Some(*column), text, None);
        }
        let row = &row[..];
        let cell = |field| self.layout.cell(field, row);
        let mut unit =
            UnitRow { year: self.year.unwrap_or(Year::UNKNOWN), line, ..UnitRow::default() };
        let mut findings = RowFindings::new();
        let column = |field| self.layout.column(field).unwrap_or(0);
        if !cell(Field::Year).is_empty() {
            unit.year = cells::year(cell(Field::Year)).unwrap_or_else(|what| {
                findings.push((what, column(Field::Year)));
                Year::UNKNOWN
            });
        }
        unit.rating = cells::rating(cell(Field::Rating)).unwrap_or_else(|what| {
            findings.push((what, column(Field::Rating)));
            Rating::Bad
        });
        let rating_column = self.layout.column(Field::Rating);
        if rating_column.and_then(|column| emptied.error_in(column)).is_some() {
            unit.rating = Rating::Bad;
        }
        unit.ownership = cells::ownership(cell(Field::Ownership)).unwrap_or(Ownership::Missing);
        let texts = &mut *self.shared.texts;
        unit.name = match self.people.group {
            Some(group) if self.layout.column(Field::Name).is_none() => group,
            _ if is_ditto(cell(Field::Name)) => Text::EMPTY,
            _ => texts.intern(cell(Field::Name)),
        };
        let parent = Some(cell(Field::Parent)).filter(|parent| !is_ditto(parent));
        unit.parent = texts.intern(parent.unwrap_or_default());
        unit.zone_text = texts.intern(cell(Field::Zone));
        unit.district = texts.intern(cell(Field::District));
        read_ticks(&self.layout, texts, row, &mut unit, &mut findings);
        let has_branch = match self.layout.column(Field::Name) {
            None => self.people.group.is_some(),
            // A cell that says that there is none is no part of a merged one.
            Some(column) if emptied.has(column) || is_sign(cell(Field::Name)) => false,
            Some(_) => self.people.inherit_branch(&mut unit),
        };
        self.inherit_from_groups(Table::Branches, &mut unit, row);
        let has_parent_above = unit.parent.is_empty() && !self.people.parent_above.is_empty();
        if has_parent_above {
            unit.parent = self.people.parent_above;
        }
        self.push_all(findings, line, row, None);
        if !has_branch {
            let column = self.layout.column(Field::Name);
            if column.and_then(|column| emptied.error_in(column)).is_none() {
                self.push(FindingKind::PersonWithoutBranch, line, column, "", None);
            }
            return;
        }
        let branch = ListedBranch { names, marks, ..ListedBranch::of_row(&unit) };
        let rating = Some(unit.rating).filter(|rating| *rating != Rating::Bad);
        self.people.tally.add(self.shared.texts, (branch, has_parent_above), rating);
    }

    /// Adds a finding where the only number of a total is none of the persons above it: all, those
    /// of the last group or those since the total before.
    fn compare_total_of_persons(&mut self, line: u32, row: &[Cow<'_, str>]) {
        let mut labels = row.iter().filter(|cell| cell.contains(char::is_alphabetic));
        if !labels.next().is_some_and(|label| total::is_of_persons(label)) {
            return;
        }
        let counted = self.people.counted.end_total();
        let number = |cell: &str| -> Option<u64> {
            let mut runs = cell.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
            let only = runs.next().filter(|_| runs.next().is_none())?;
            (!cell.contains('%')).then(|| only.parse().ok()).flatten()
        };
        let mut stated = row.iter().enumerate().filter_map(|(at, cell)| Some((at, number(cell)?)));
        let Some((column, stated)) = stated.next().filter(|_| stated.next().is_none()) else {
            return;
        };
        // `Tổng cộng: 02 chi bộ` counts no persons.
        let from = row[column].find(|c: char| c.is_ascii_digit()).unwrap_or_default();
        if !noun_behind_count(&row[column][from..]).is_some_and(|what| is_noun_of_persons(&what)) {
            return;
        }
        if counted.iter().all(|counted| *counted != stated) {
            let what = FindingKind::TotalMismatch { stated, sum: counted[0] };
            self.push(what, line, Some(column), &stated.to_string(), None);
        }
    }

    /// Moves what was counted into the draft and says that the file is a list of people.
    pub(super) fn finish_people(&mut self) {
        let tally = std::mem::take(&mut self.people.tally);
        self.draft.people = tally.into_branches(self.shared.texts, self.people.parents_repeat);
        let people = self.draft.people.iter().map(|branch| u64::from(branch.members)).sum();
        if let Some((period, of)) = self.draft.facts.period {
            let is_of = |branch: &&mut ListedBranch| of.is_none_or(|of| of == branch.year);
            let whole = |branch: &&mut ListedBranch| branch.period == Period::YEAR;
            for branch in self.draft.people.iter_mut().filter(is_of).filter(whole) {
                branch.period = period;
            }
        }
        let what = FindingKind::PeopleListed { people, branches: self.draft.people.len() };
        let line = self.draft.facts.header.map_or(0, |(_, last)| last);
        self.push(what, line, None, "", None);
    }
}

/// Why a row is none of a person, by a label about the collective, which is rated beside its
/// persons: `Tập thể chi bộ`, `Toàn chi bộ`; `Cá nhân đảng viên` is above these.
fn of_collective(label: &str) -> Option<LeftOut> {
    const COLLECTIVES: [&str; 6] =
        ["tap the", "toan chi bo", "ket qua xep loai", "ket qua chung", "tong hop", "danh sach co"];
    const BODIES: [&str; 5] =
        ["chi uy", "cap uy", "ban chi uy", "ban chap hanh chi bo", "bch chi bo"];
    const PERSONS: [&str; 4] =
        ["ca nhan", "ca nhan dang vien", "cac ca nhan", "ca nhan cac dang vien"];
    let folded = fold(label);
    if COLLECTIVES.iter().any(|words| begins_with_words(&folded, words))
        || BODIES.contains(&folded.as_str())
    {
        return Some(LeftOut::Total);
    }
    PERSONS.contains(&folded.as_str()).then_some(LeftOut::Title)
}

/// True for the label of a group of a committee, perhaps with a number before it.
pub fn is_committee(label: &str) -> bool {
    let (_, bare) = numbering::split_number(label);
    let group = group::group_of(if bare.is_empty() { label } else { bare });
    matches!(group, Group::Committee(_) | Group::SubCommittee(_))
}
