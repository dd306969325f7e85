//! The header of a file: which table it is, what its columns are, and its year.

use super::file_reader::FileReader;
use crate::domain::{
    Date, Field, Finding, FindingKind, Kind, LeftOut, Meaning, Place, Table, fold,
};
use crate::ingest::cells::group::{self, Group};
use crate::ingest::cells::numbering;
use crate::ingest::cells::{self, unit_name};
use crate::ingest::header::layout::HeadRow;
use crate::ingest::row::classify::{self, Class};

impl FileReader<'_, '_> {
    /// Reads the header: refuses personal columns, adds findings for columns that are left out or
    /// missing, and finds the year. False where the table cannot be read.
    pub(super) fn header(&mut self, head: &[HeadRow]) -> bool {
        let at = self.layout.at;
        let header = &head[at..at + self.layout.height];
        let line = header.last().map_or(1, |r| r.line);
        let data = &head[at + self.layout.height..];
        let by_kind = self.is_list_by_kind(data);
        if by_kind {
            self.layout.table = None;
        }
        if self.layout.table.is_none() && !by_kind && !self.is_list_of_both(data) {
            self.push(FindingKind::NoTable, 0, None, "", None);
            return false;
        }
        for column in 0..self.layout.columns.len() {
            let meaning = self.layout.columns[column];
            if matches!(
                meaning,
                Meaning::Unknown | Meaning::Unused | Meaning::Field(Field::Id) | Meaning::Blank
            ) && looks_personal(data, column, meaning)
            {
                self.layout.columns[column] = Meaning::Personal;
            }
        }
        for column in 0..self.layout.columns.len() {
            let heading = self.layout.headings[column].clone();
            let heading_line = header
                .iter()
                .rev()
                .find(|r| r.cells.get(column).is_some_and(|c| !c.is_empty()))
                .map_or(line, |r| r.line);
            if cells::has_lost_letters(&heading) {
                self.push(FindingKind::LostLetters, heading_line, Some(column), &heading, None);
            }
            if heading.contains('□') {
                self.push(
                    FindingKind::ControlCharacters,
                    heading_line,
                    Some(column),
                    &heading,
                    None,
                );
            }
            match self.layout.columns[column] {
                Meaning::Personal => {
                    self.push(FindingKind::PersonalColumn, heading_line, Some(column), "", None);
                }
                Meaning::Unknown => {
                    let rival = self
                        .layout
                        .rivals
                        .iter()
                        .find(|(c, _)| *c == column)
                        .map(|(_, h)| h.clone());
                    self.push(
                        FindingKind::UnknownColumn { rival },
                        heading_line,
                        Some(column),
                        "",
                        None,
                    );
                }
                Meaning::Field(field) => {
                    self.draft.headings.insert(field, heading.into());
                }
                _ => {}
            }
        }
        let first_line = header.first().map_or(line, |r| r.line);
        self.read_titles(&head[..at]);
        let mut missing = self.layout.missing();
        let has_year = self.year.is_some()
            || self.layout.column(Field::Year).is_some()
            || self.starts_with_year(data);
        if !has_year && self.layout.table != Some(Table::Enterprises) {
            missing.push(Field::Year);
        }
        for field in &missing {
            let place = Place { line, column: field.word().into(), ..Place::default() };
            let what = FindingKind::MissingColumn(*field);
            self.draft
                .find(Finding { kind: what, place, row: None }, &self.shared.options.progress);
        }
        self.draft.facts.is_people_list = self.layout.is_people_list;
        let columns =
            self.layout.headings.iter().cloned().zip(self.layout.columns.iter().copied()).collect();
        let tables =
            self.layout.table.map_or(vec![Table::Organisations, Table::Branches], |t| vec![t]);
        let year = self.year.filter(|_| self.layout.column(Field::Year).is_none());
        let titles: Vec<(u32, LeftOut)> = head[..at]
            .iter()
            .map(|r| {
                (
                    r.line,
                    if r.cells.iter().all(String::is_empty) {
                        LeftOut::Blank
                    } else {
                        LeftOut::Title
                    },
                )
            })
            .collect();
        let facts = &mut self.draft.facts;
        facts.header = Some((first_line, line));
        facts.columns = columns;
        facts.choices.clone_from(&self.layout.choices);
        facts.good_holds_excellent = self.layout.holds_excellent.pairs().next().is_some();
        facts.year = year;
        facts.left_out.extend(titles);
        if missing.is_empty() {
            self.draft.facts.tables = tables;
        }
        missing.is_empty()
    }

    /// Whether the names are those of a list of organisations and branches.
    fn is_list_of_both(&self, data: &[HeadRow]) -> bool {
        let Some(name) = self.layout.column(Field::Name) else { return false };
        // Totals and the groups below them name no unit.
        let is_unit = |r: &&HeadRow| {
            !matches!(
                classify::classify(&self.layout, &r.cells),
                Class::Total { .. } | Class::Section(Group::Zone(_) | Group::Ownership(_))
            )
        };
        let names =
            data.iter().filter(is_unit).filter_map(|r| r.cells.get(name)).filter(|n| !n.is_empty());
        let (mut units, mut all) = (0, 0);
        for name in names {
            let folded = fold(numbering::split_number(name).1);
            let folded = if folded.is_empty() { fold(name) } else { folded };
            if matches!(group::group_of(numbering::split_number(name).1), Group::Kind(_))
                || matches!(group::group_of(name), Group::Kind(_))
            {
                return true;
            }
            units += usize::from(unit_name::prefix(&folded).is_some());
            all += 1;
        }
        units > 0 && units * 2 >= all
    }

    /// A list of organisations and branches may have a column that says which are branches: each
    /// belongs to the committee above it. One such row alone is a wrong word.
    fn is_list_by_kind(&self, data: &[HeadRow]) -> bool {
        let Some(column) =
            self.layout.column(Field::Kind).filter(|_| self.layout.column(Field::Parent).is_none())
        else {
            return false;
        };
        let kinds = data.iter().filter_map(|row| row.cells.get(column));
        let below_committee = kinds.skip_while(|kind| cells::kind(kind) != Ok(Kind::BaseCommittee));
        below_committee.filter(|kind| cells::is_branch_kind(kind)).count() >= 2
    }

    /// Whether the rows are in groups by year.
    fn starts_with_year(&self, data: &[HeadRow]) -> bool {
        let mut classes = data.iter().map(|row| classify::classify(&self.layout, &row.cells));
        classes
            .find(|class| matches!(class, Class::Section(_) | Class::Data))
            .is_some_and(|class| matches!(class, Class::Section(Group::Year(_))))
    }
}

/// Whether a column without a known meaning (or one of ids) identifies persons:
/// identity numbers, telephone numbers, e-mail addresses; or dates where no date is known.
fn looks_personal(data: &[HeadRow], column: usize, meaning: Meaning) -> bool {
    let cells: Vec<&str> = data
        .iter()
        .filter_map(|r| r.cells.get(column))
        .map(String::as_str)
        .filter(|c| !c.is_empty())
        .collect();
    let digits = |c: &str| c.chars().filter(char::is_ascii_digit).count();
    let only = |c: &str| {
        c.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+' | '\''))
    };
    let identity = |c: &&str| {
        only(c)
            && (digits(c) == 12
                || ((9..=11).contains(&digits(c))
                    && (c.starts_with('0') || c.starts_with("+84") || c.starts_with("'0"))))
    };
    let personal = |c: &&str| {
        identity(c)
            || (c.contains('@') && c.contains('.'))
            || (meaning == Meaning::Unknown
                && c.len() > 7
                && matches!(cells::date(c), Ok(d) if d != Date::MISSING))
    };
    !cells.is_empty() && cells.iter().filter(|c| personal(c)).count() * 2 > cells.len()
}
