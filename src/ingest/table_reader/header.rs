//! The header of a file: which table it is, what its columns are, and its year.

use super::file_reader::FileReader;
use super::list_of_both::{is_branch_by_number, is_branch_by_style, row_number, style_of_row};
use super::row_roles::RowRole;
use crate::domain::{
    Field, Finding, FindingKind, HIDDEN_CELL, Kind, LeftOut, Meaning, Place, Table, fold, has_words,
};
use crate::ingest::cells::group::{self, Group};
use crate::ingest::cells::numbering;
use crate::ingest::cells::periods;
use crate::ingest::cells::{self, unit_name};
use crate::ingest::header::broken_titles;
use crate::ingest::header::folding::fold_heading;
use crate::ingest::header::layout::HeadRow;
use crate::ingest::header::{is_list_of_people, looks_personal, without_repeated, yes_of};
use crate::ingest::row::classify::{self, Class};
use crate::ingest::row::label;
use crate::ingest::row::paired_lines;

impl FileReader<'_, '_> {
    /// Reads the header: refuses personal columns, adds findings for columns that are left out or
    /// missing, and finds the year. False where the table cannot be read.
    pub(super) fn header(&mut self, head: &[HeadRow]) -> bool {
        let is_first = self.above.is_none();
        let (titles, below) = head.split_at(self.layout.at);
        let (header, data) = below.split_at(self.layout.height);
        let data = &*without_repeated(header, data);
        let whole = &*broken_titles::joined(titles);
        if !self.find_table_of_rows(whole, data) {
            self.push(FindingKind::NoTable, 0, None, "", None);
            return false;
        }
        let columns = self.layout.columns.iter().enumerate();
        let levels: Vec<usize> =
            columns.filter(|(_, m)| matches!(m, Meaning::Tick(_))).map(|(c, _)| c).collect();
        self.layout.yes = yes_of(data.iter().map(|row| row.cells.as_slice()), &levels);
        self.layout.is_split = paired_lines::is_split(&self.layout, data);
        self.header_cells = header.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        self.find_unheaded_columns(data);
        self.find_trimmed_rows(data);
        self.has_text_groups = self.starts_with_text(data);
        self.refuse_personal_columns(data);
        for column in 0..self.layout.columns.len() {
            self.heading(header, column);
        }
        self.find_blank_columns(header.last().map_or(1, |row| row.line), data);
        self.read_titles(whole);
        self.find_unread_table(titles);
        if is_first {
            self.open_title_group(whole);
            self.open_labels_over();
        }
        if self.layout.is_people_list {
            self.read_persons_titles(titles, whole);
        }
        // An empty form lacks nothing.
        let is_filled = data.iter().flat_map(|row| &row.cells).any(|cell| !cell.is_empty());
        let missing = if is_filled { self.missing_columns(data) } else { Vec::new() };
        let counts_nothing = [Field::Rating, Field::Members].iter().all(|f| missing.contains(f));
        if counts_nothing && is_list_of_people(header) {
            self.push(FindingKind::PeopleWithoutBranch, 0, None, "", None);
            return false;
        }
        let line = header.last().map_or(1, |row| row.line);
        if self.layout.table == Some(Table::Enterprises)
            && self.layout.column(Field::Organisation).is_none()
            && !titles.iter().flat_map(|row| &row.cells).any(|title| is_of_none(title))
        {
            self.push(FindingKind::NoOrganisationColumn, line, None, "", None);
        }
        for field in &missing {
            let place = Place { line, column: field.word().into(), ..Place::default() };
            let kind = FindingKind::MissingColumn(*field);
            self.draft.find(Finding { kind, place, row: None }, &self.shared.options.progress);
        }
        self.store_facts(titles, header);
        if missing.is_empty() {
            self.draft.facts.tables = match self.layout.table {
                Some(table) => vec![table],
                None => vec![Table::Organisations, Table::Branches],
            };
        }
        missing.is_empty()
    }

    /// Finds which table the rows are of. False where it is none.
    fn find_table_of_rows(&mut self, titles: &[HeadRow], data: &[HeadRow]) -> bool {
        if let Some((layout, kinds)) = self.without_kinds_of_branches(titles, data) {
            self.layout = layout;
            self.kinds_of_branches = Some(kinds);
        }
        let by_kind = self.layout.name_levels.is_some()
            || self.is_list_by_kind(data)
            || self.is_list_by_sums();
        if by_kind {
            self.layout.table = None;
        }
        if self.layout.table.is_none() && !by_kind && !self.choose_table(titles, data) {
            return false;
        }
        true
    }

    /// Chooses the table of a list that has no column of kinds, or one of committees too. False
    /// where it is none.
    fn choose_table(&mut self, titles: &[HeadRow], data: &[HeadRow]) -> bool {
        if self.is_list_of_branches(titles, data) {
            self.layout.restrict_to(Some(Table::Branches));
            self.read_title_committee(titles);
            return true;
        }
        if self.is_list_of_both(data) {
            self.open_title_committee(titles, data);
            return true;
        }
        // Units whose names give no kind are organisations that lack one.
        let is_of_units = self.layout.missing().is_empty();
        if is_of_units {
            self.layout.restrict_to(Some(Table::Organisations));
        }
        is_of_units
    }

    /// Makes columns personal whose cells identify persons, whatever their headings.
    fn refuse_personal_columns(&mut self, data: &[HeadRow]) {
        // `An Toàn Lao Động` beside `Tổng Số Đảng Viên`.
        let mut known = self.layout.columns.iter().zip(&self.layout.headings);
        let is_in_title_case = known.any(|(meaning, heading)| {
            matches!(meaning, Meaning::Field(_)) && cells::is_in_title_case(heading)
        });
        let is_name = |heading: &str| {
            cells::is_persons_heading(heading)
                || !is_in_title_case && cells::may_be_persons_heading(heading)
        };
        for (column, meaning) in self.layout.columns.iter_mut().enumerate() {
            let may_be = matches!(
                meaning,
                Meaning::Unknown | Meaning::Unused | Meaning::Field(Field::Id) | Meaning::Blank
            );
            if may_be && looks_personal(data, column, *meaning) {
                *meaning = Meaning::Personal;
            }
            let heading = &mut self.layout.headings[column];
            if *meaning == Meaning::Unknown && heading.split(" / ").any(is_name) {
                *meaning = Meaning::Personal;
                HIDDEN_CELL.clone_into(heading);
            }
            let is_personal = *meaning == Meaning::Personal;
            *heading = cells::shown_heading(heading, is_personal).into_owned();
        }
    }

    /// Reads the heading of a column: stores the heading of a field, and adds findings for lost
    /// letters and for a column that is not read.
    fn heading(&mut self, header: &[HeadRow], column: usize) {
        let heading = self.layout.headings[column].clone();
        let is_in = |row: &&HeadRow| row.cells.get(column).is_some_and(|cell| !cell.is_empty());
        let line = header.iter().rev().find(is_in).or(header.last()).map_or(1, |row| row.line);
        if cells::has_lost_letters(&heading) {
            self.push(FindingKind::LostLetters, line, Some(column), &heading, None);
        }
        if heading.contains('□') {
            self.push(FindingKind::ControlCharacters, line, Some(column), &heading, None);
        }
        match self.layout.columns[column] {
            Meaning::Personal => {
                self.push(FindingKind::PersonalColumn, line, Some(column), "", None);
            }
            Meaning::Unknown => {
                let rivals = &self.layout.rivals;
                let rival = rivals.iter().find(|(c, _)| *c == column);
                let rival = rival.map(|(_, h)| cells::shown_heading(h, false).into_owned());
                self.push(FindingKind::UnknownColumn { rival }, line, Some(column), "", None);
            }
            Meaning::Field(field) => {
                self.draft.headings.insert(field, heading.into());
            }
            _ => {}
        }
    }

    /// The required columns that are missing: a year too, where neither titles nor groups give it.
    fn missing_columns(&self, data: &[HeadRow]) -> Vec<Field> {
        let mut missing = self.layout.missing();
        missing.retain(|field| match field {
            Field::Parent => {
                self.title_committee.is_none()
                    && !data.iter().any(|row| self.committee_by_enterprise(&row.cells).is_some())
            }
            Field::Rating => !self.has_rating_groups(data),
            _ => true,
        });
        let has_year = self.year.is_some()
            || self.layout.column(Field::Year).is_some()
            || self.starts_with_year(data)
            || self.has_year_in_periods(data);
        if !has_year && self.layout.table != Some(Table::Enterprises) {
            missing.push(Field::Year);
        }
        missing
    }

    /// Stores what the header gives in the facts of the file.
    fn store_facts(&mut self, titles: &[HeadRow], header: &[HeadRow]) {
        let layout = &self.layout;
        let facts = &mut self.draft.facts;
        let line = header.last().map_or(1, |row| row.line);
        facts.header = Some((header.first().map_or(line, |row| row.line), line));
        facts.is_people_list = layout.is_people_list;
        facts.columns =
            layout.headings.iter().cloned().zip(layout.columns.iter().copied()).collect();
        for joined in &layout.joined {
            facts.columns[joined.column].1 = layout.columns[joined.read];
        }
        facts.choices.clone_from(&layout.choices);
        facts.good_holds_excellent = layout.holds_excellent.pairs().next().is_some();
        facts.year = self.year.filter(|_| layout.column(Field::Year).is_none());
        facts.left_out.extend(titles.iter().map(|row| {
            let is_blank = row.cells.iter().all(String::is_empty);
            (row.line, if is_blank { LeftOut::Blank } else { LeftOut::Title })
        }));
    }

    /// Whether the names are those of a list of organisations and branches.
    fn is_list_of_both(&self, data: &[HeadRow]) -> bool {
        let Some(name) = self.layout.column(Field::Name) else { return false };
        // Totals, the groups below them and signatures name no unit.
        let is_unit = |r: &&HeadRow| {
            !matches!(
                classify::classify(&self.layout, &r.cells),
                Class::Total { .. }
                    | Class::Section(Group::Zone(_) | Group::Ownership(_) | Group::Both(_))
                    | Class::TextOnly
                    | Class::LeftOut(_)
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

    /// A list of organisations and branches may have a column that says which are branches, or
    /// numbers that do: each belongs to the committee above it. One such kind alone is a wrong
    /// word.
    fn is_list_by_kind(&self, data: &[HeadRow]) -> bool {
        let (layout, mut committee, mut branches) = (&self.layout, None, 0);
        let mut has_committee = false;
        if layout.column(Field::Kind).is_none() || layout.column(Field::Parent).is_some() {
            return false;
        }
        for HeadRow { cells: row, .. } in data {
            let kind = layout.cell(Field::Kind, row);
            match cells::kind(kind) {
                Ok(Kind::BaseCommittee) => {
                    committee = Some((row_number(layout, row), style_of_row(layout, row)));
                    has_committee = true;
                }
                _ if committee.is_some_and(|(of, style)| {
                    is_branch_by_number(layout, of, row) || is_branch_by_style(layout, style, row)
                }) =>
                {
                    branches += 2;
                }
                _ if has_committee && cells::is_branch_kind(kind) => branches += 1,
                Ok(_) => committee = None,
                Err(_) => {}
            }
        }
        branches >= 2
    }

    /// Whether the counts of committees show which rows are branches, beside a column of kinds.
    fn is_list_by_sums(&self) -> bool {
        self.shared.roles.values().any(|role| *role == RowRole::Branch)
            && self.layout.column(Field::Kind).is_some()
            && self.layout.column(Field::Parent).is_none()
            && self.layout.table == Some(Table::Organisations)
    }

    /// Whether the cells of a column of periods give the year: `Quý I/2024`.
    fn has_year_in_periods(&self, data: &[HeadRow]) -> bool {
        let Some(column) = self.layout.column(Field::Period) else { return false };
        let heading = fold_heading(&self.layout.headings[column]);
        let mut cells = data.iter().filter_map(|row| row.cells.get(column));
        cells.find_map(|cell| periods::in_cell(&heading, cell)?.1).is_some()
    }

    /// Whether the rows are in groups by year.
    fn starts_with_year(&self, data: &[HeadRow]) -> bool {
        let is_of_rows = |row: &&HeadRow| {
            let class = classify::classify(&self.layout, &row.cells);
            matches!(class, Class::Section(_) | Class::Data)
        };
        // With sums of its own the row of a year is no group yet.
        data.iter().find(is_of_rows).is_some_and(|row| {
            matches!(
                label::group_by_sums(&self.layout, &row.cells),
                Group::Year(_) | Group::Period(_, Some(_))
            )
        })
    }

    /// Whether a row of text alone is above units and not below one, so that such rows are titles.
    fn starts_with_text(&self, data: &[HeadRow]) -> bool {
        let (mut is_below_unit, mut is_title) = (false, false);
        for row in data {
            match classify::classify(&self.layout, &row.cells) {
                Class::Data if is_title => return true,
                Class::Data => is_below_unit = true,
                Class::TextOnly => is_title |= !is_below_unit,
                Class::LeftOut(_) => {}
                _ => is_below_unit = false,
            }
        }
        false
    }

    /// Whether the rows are in groups by rating.
    fn has_rating_groups(&self, data: &[HeadRow]) -> bool {
        let of_rating = |row: &HeadRow| {
            matches!(classify::classify(&self.layout, &row.cells), Class::Section(Group::Rating(_)))
        };
        data.iter().any(of_rating)
    }
}

/// True for a title of enterprises without a Party organisation.
fn is_of_none(title: &str) -> bool {
    has_words(&fold_heading(title), "chua co")
}
