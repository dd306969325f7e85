//! Lists of branches that have no column of committees, and none of kinds or one that says `Chi bộ`
//! in each row.

use super::file_reader::FileReader;
use super::row_roles::RowRole;
use crate::domain::{Field, Meaning, Table, fold, is_dash};
use crate::ingest::cells;
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::numbering::{self, NumberingStyle};
use crate::ingest::cells::unit_name::{self, Prefix, Rank};
use crate::ingest::header::layout::{HeadRow, Layout};
use crate::ingest::header::title_committee;
use crate::ingest::row::classify::{self, Class};
use crate::ingest::row::label;
use crate::ingest::row::unit::lists_branches;

/// Words for a base committee in a title, folded: it may be that of the branches.
const BASE_COMMITTEES: [&str; 2] = ["dang bo co so", "dang uy co so"];

/// Words for base organisations, folded.
const BASE_WORDS: [&str; 4] = ["co so", "tccsd", "cbcs", "dbcs"];

impl FileReader<'_, '_> {
    /// Whether the units are branches whose committee no row gives: the heading of their names, or
    /// a title, says `Chi bộ trực thuộc` or `Tên chi bộ`, or all are cells below the title of an
    /// enterprise's committee; and nothing says `cơ sở`.
    pub(super) fn is_list_of_branches(&self, title_rows: &[HeadRow], data: &[HeadRow]) -> bool {
        let has = |field| self.layout.column(field).is_some();
        let Some(name) = self.layout.column(Field::Name) else { return false };
        if [Field::Kind, Field::Parent, Field::Branches, Field::BranchesGood].into_iter().any(has) {
            return false;
        }
        let heading = fold(&self.layout.headings[name]);
        let titles: Vec<String> = cells_of(title_rows).map(fold).collect();
        let is_named = lists_branches(&self.layout)
            || titles.iter().any(|title| is_of_branches(title))
            || self.are_cells_of_enterprise(title_rows, data, name);
        is_named
            && !titles.iter().any(|title| is_of_both(title))
            && !is_base(&heading)
            && !titles.iter().any(|title| is_base(title))
            && !self.is_own_report(&titles, data, name)
            && !data.iter().any(|row| self.gives_committee(&row.cells, name))
    }

    /// Whether the titles, or else the name of the sheet or the file, name the committee of an
    /// enterprise, and all units are cells of no stated rank: `ĐẢNG BỘ CÔNG TY LỬA` above `Chi bộ
    /// Xưởng 1`. A committee above base organisations is that of no enterprise.
    fn are_cells_of_enterprise(&self, titles: &[HeadRow], data: &[HeadRow], name: usize) -> bool {
        let committee = self.named_committee(titles);
        let Some(committee) = committee.filter(|name| unit_name::names_enterprise(&fold(name)))
        else {
            return false;
        };
        let name_of = |row: &&HeadRow| row.cells.get(name).map_or("", String::as_str).to_owned();
        let mut units: Vec<String> =
            data.iter().filter(|row| self.is_unit(row)).map(|row| name_of(&row)).collect();
        // Its own line may be below them.
        units.pop_if(|last| title_committee::is_same(last, &committee));
        let is_cell = |name: &String| {
            unit_name::parse(&fold(numbering::bare_name(name)))
                .is_some_and(|unit| unit.prefix == Prefix::Cell && unit.rank == Rank::Unstated)
        };
        !units.is_empty() && units.iter().all(is_cell)
    }

    /// True if the only unit is the cell of an enterprise that a title names: its own report.
    fn is_own_report(&self, titles: &[String], data: &[HeadRow], name: usize) -> bool {
        let units = || data.iter().filter(|row| self.is_unit(row));
        let own = units().next().and_then(|row| row.cells.get(name));
        let own = fold(numbering::bare_name(own.map_or("", String::as_str)));
        units().count() == 1
            && unit_name::names_enterprise(&own)
            && titles.iter().any(|title| title.contains(&own))
    }

    fn is_unit(&self, row: &HeadRow) -> bool {
        classify::classify(&self.layout, &row.cells) == Class::Data
    }

    /// The layout without the column of kinds, where that says of all rows that they are branches:
    /// `Chi bộ trực thuộc`, or `Chi bộ` below titles about branches or their committee; with that
    /// column. The rows are read again with it if those below the first have other kinds.
    pub(super) fn without_kinds_of_branches(
        &self,
        titles: &[HeadRow],
        data: &[HeadRow],
    ) -> Option<(Layout, usize)> {
        let kind = self.layout.column(Field::Kind)?;
        if self.layout.table != Some(Table::Organisations)
            || self.layout.column(Field::Parent).is_some()
            || self.shared.roles.values().any(|role| *role == RowRole::OfBase)
        {
            return None;
        }
        let mut layout = self.layout.clone();
        layout.columns[kind] = Meaning::Unused;
        layout.table = None;
        let committee = title_committee::of_titles(cells_of(titles));
        let names_enterprise = |name: &str| unit_name::names_enterprise(&fold(name));
        let names = || data.iter().map(|row| layout.cell(Field::Name, &row.cells));
        // The cells of enterprises are base cells, unless they are those of one.
        let is_of_one =
            committee.as_deref().is_some_and(names_enterprise) || !names().any(names_enterprise);
        let folded: Vec<String> = cells_of(titles).map(fold).collect();
        let is_of_titles = lists_branches(&layout)
            && is_of_one
            && !folded.iter().any(|title| is_base(title) || is_of_both(title))
            && (committee.is_some() || folded.iter().any(|title| is_of_branches(title)));
        let cells = data.iter().filter_map(|row| row.cells.get(kind));
        let mut kinds = cells.filter(|kind| !kind.is_empty() && !is_dash(kind)).peekable();
        let is_branch = |kind: &String| {
            cells::is_branch_kind(kind) || is_of_titles && cells::is_bare_cell_kind(kind)
        };
        (kinds.peek().is_some() && kinds.all(is_branch)).then_some((layout, kind))
    }

    /// True if a row is a committee, or a group that gives one or a kind.
    fn gives_committee(&self, row: &[String], name: usize) -> bool {
        match classify::classify(&self.layout, row) {
            Class::Section(Group::Committee(_) | Group::SubCommittee(_) | Group::Kind(_)) => true,
            Class::Data | Class::TextOnly => {
                let folded = fold(numbering::bare_name(row.get(name).map_or("", String::as_str)));
                unit_name::prefix(&folded) == Some(Prefix::Committee)
                    && !unit_name::is_bloc(&folded)
            }
            _ => false,
        }
    }

    /// Opens the group of the committee that the titles of a list of branches name: the rows above
    /// the next group are its branches. Where no heading says that they are, the committee of an
    /// enterprise is above cells alone, and other committees head groups below.
    pub(super) fn open_title_committee(&mut self, titles: &[HeadRow], data: &[HeadRow]) {
        let is_committee = |row: &HeadRow| {
            let class = classify::classify(&self.layout, &row.cells);
            matches!(class, Class::Section(Group::Committee(_)))
        };
        let is_first_of_several = || {
            self.layout.column(Field::Name).is_some_and(|name| {
                let has_committee =
                    |row: &HeadRow| is_committee(row) || self.gives_committee(&row.cells, name);
                data.iter().any(has_committee) && self.are_cells_of_enterprise(titles, data, name)
            })
        };
        if (lists_branches(&self.layout) || is_first_of_several())
            && let Some(name) = title_committee::of_titles(cells_of(titles))
        {
            self.section(NumberingStyle::Bare, Group::Committee(name), false);
        }
    }

    /// The committee that a group of branches names by its enterprise: `I;Công ty TNHH A`, where
    /// nothing else gives the branches one.
    pub(super) fn committee_by_enterprise<S: AsRef<str>>(&self, row: &[S]) -> Option<Group> {
        let style = label::section_style(&self.layout, row);
        let label = label::bare_label(&self.layout, row);
        let is_committee = self.layout.table == Some(Table::Branches)
            && self.layout.column(Field::Parent).is_none()
            && self.title_committee.is_none()
            && matches!(style, NumberingStyle::Roman | NumberingStyle::Letter)
            && unit_name::begins_with_enterprise(&fold(label))
            && group_of(label) == Group::Nothing;
        is_committee.then(|| Group::Committee(label.to_owned()))
    }

    /// Stores the committee that the titles, or else the name of the sheet or the file, give to all
    /// branches of the list.
    pub(super) fn read_title_committee(&mut self, titles: &[HeadRow]) {
        let name = self.named_committee(titles).map(|name| self.shared.texts.intern(&name));
        self.title_committee = name.or(self.title_committee);
    }

    /// The base committee that the titles name, or else the name of the sheet or the file.
    fn named_committee(&self, titles: &[HeadRow]) -> Option<String> {
        let name = title_committee::of_titles(cells_of(titles));
        name.or_else(|| self.draft.facts.names().find_map(title_committee::of_name))
    }

    /// The committee that the titles above a repeated header name, where no column gives it and it
    /// is another than that of the rows above. That of persons may be one of several groups.
    pub(super) fn committee_of_titles(&self, titles: &[String]) -> Option<String> {
        if self.layout.is_people_list {
            return None;
        }
        let name = self.committee_in(titles.iter().map(String::as_str))?;
        (!self.is_committee_above(&name)).then_some(name)
    }

    /// Likewise the committee that a title among the rows names; with `is_any` also that above.
    pub(super) fn committee_of_title(&self, title: &str, is_any: bool) -> Option<String> {
        let name = self.committee_in(std::iter::once(title))?;
        (is_any || !self.is_committee_above(&name)).then_some(name)
    }

    /// The committee that titles name, where no column of a list of branches or persons gives it.
    fn committee_in<'t>(&self, titles: impl Iterator<Item = &'t str>) -> Option<String> {
        let lists_branches = self.layout.is_people_list || lists_branches(&self.layout);
        let is_given = self.layout.column(Field::Parent).is_some() || !lists_branches;
        if is_given { None } else { title_committee::of_titles(titles) }
    }

    /// True if the rows above are of this committee.
    fn is_committee_above(&self, name: &str) -> bool {
        let of_title = self.title_committee.map(|name| self.shared.texts.get(name));
        let own = self.groups.committee().or(of_title);
        own.is_some_and(|own| title_committee::is_same(own, name))
    }

    /// Gives the rows below a repeated header the committee that its titles name.
    pub(super) fn set_title_committee(&mut self, name: String) {
        if self.layout.table == Some(Table::Branches) {
            self.title_committee = Some(self.shared.texts.intern(&name));
        } else {
            self.section(NumberingStyle::Bare, Group::Committee(name), false);
        }
    }

    /// True for the group of a title that names a committee above the base, where a column gives
    /// the committees.
    pub(super) fn is_of_superior(&self, group: &Group) -> bool {
        self.layout.column(Field::Parent).is_some()
            && matches!(group, Group::Committee(name) if title_committee::is_superior(name))
    }
}

/// True for a folded title of branches, but not those of a committee above the base: `Danh sách chi
/// bộ trực thuộc Đảng ủy cơ sở`.
fn is_of_branches(title: &str) -> bool {
    let Some((_, behind)) = title.split_once("chi bo truc thuoc") else { return false };
    let of = behind.trim_start();
    !of.starts_with("dang ")
        || BASE_COMMITTEES.iter().any(|base| of.starts_with(base))
        || !title_committee::is_superior(of)
}

/// True for a folded title of the units below a committee above the base: `Các đảng bộ, chi bộ trực
/// thuộc`.
fn is_of_both(title: &str) -> bool {
    ["dang bo chi bo truc thuoc", "dang bo va chi bo truc thuoc", "chi dang bo truc thuoc"]
        .iter()
        .any(|words| title.contains(words))
}

/// True for a folded text about base organisations.
fn is_base(text: &str) -> bool {
    let rest = title_committee::without_short_committees(text);
    let rest = BASE_COMMITTEES.iter().fold(rest, |text, of| text.replace(of, ""));
    BASE_WORDS.iter().any(|word| rest.contains(word))
}

/// The filled cells of some rows.
fn cells_of(rows: &[HeadRow]) -> impl Iterator<Item = &str> {
    rows.iter().flat_map(|row| &row.cells).map(String::as_str).filter(|cell| !cell.is_empty())
}
