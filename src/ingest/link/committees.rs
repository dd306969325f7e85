//! The committee of each branch.

use super::committee_names::{Names, by_name};
use super::fold_cache::FoldCache;
use super::index::{ByYear, RowsByKey, rows};
use super::nearest::NearestCommittees;
use super::sub_committees::SubCommittees;
use crate::domain::{
    Branches, Count, CountField, Field, FileFacts, Finding, FindingKind, Flags, HIDDEN_CELL, Kind,
    Meaning, NO_ROW, Organisations, PlacedSubCommittee, Row, Table, Text, TextPool, Units, Year,
    fold,
};
use crate::ingest::builder::Builder;
use crate::ingest::cells::numbering::bare_name;
use crate::ingest::cells::unit_name::{with_one_form, without_committee};
use crate::ingest::cells::{TableAround, shown_cell};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The committee of each branch: a row of the organisations, or [`NO_ROW`]. Adds a finding where
/// there is none, or where it is a base cell.
pub fn find_committees(
    builder: &mut Builder,
    organisations: &RowsByKey,
    organisations_of: &ByYear,
    fold_cache: &mut FoldCache,
) -> (Vec<Row>, Vec<PlacedSubCommittee>) {
    let mut names: Option<Names> = None;
    let mut forms: Option<ByForm> = None;
    let sub_committees = SubCommittees::of_files(builder, fold_cache);
    let mut committee = committees_by_id(&builder.branches, organisations);
    let is_final =
        |row: Row| row != NO_ROW && builder.organisations.kind[row as usize] != Kind::BaseCell;
    let open: Vec<usize> = committee
        .par_iter()
        .enumerate()
        .filter(|(_, row)| !is_final(**row))
        .map(|(at, _)| at)
        .collect();
    let mut nearest = NearestCommittees::default();
    let mut alone = Alone::default();
    let mut base_cells = BaseCells::default();
    for at in open {
        let (year, parent) = (builder.branches.units.year[at], builder.branches.parent[at]);
        let units = &builder.branches.units;
        let place = (units.file[at], units.line[at]);
        let parent = sub_committees.committee_of(builder, fold_cache, place, (year, parent));
        let by_id = Some(committee[at])
            .filter(|&row| row != NO_ROW)
            .or_else(|| organisations.get(&(year, parent)).copied().filter(|_| !parent.is_empty()));
        let found = by_id.or_else(|| {
            let (texts, organisations) = (&mut builder.texts, &builder.organisations);
            names
                .get_or_insert_with(|| by_name(organisations, organisations_of, texts, fold_cache))
                .find(texts, fold_cache, year, parent)
        });
        let found = found
            .or_else(|| by_form(builder, organisations_of, &mut forms, (year, parent)))
            .or_else(|| by_id_beside_name(&builder.texts, organisations, (year, parent)));
        let row = Row::try_from(at).unwrap_or(Row::MAX);
        if found.is_none_or(|found| builder.organisations.kind[found as usize] == Kind::BaseCell)
            && base_cells.leave_out(builder, organisations_of, fold_cache, (&[at], &mut committee))
        {
            continue;
        }
        let units = &builder.branches.units;
        let is_error = units.odd.contains_key(&(row, Field::Parent));
        let is_known = year != Year::UNKNOWN && units.counts_in(row);
        let is_checked = is_known && !is_error && !is_listed_alone(builder, at);
        if is_checked && !alone.count(builder, organisations_of, at) {
            check_committee(builder, at, found, &mut nearest);
        }
        committee[at] = found.unwrap_or(NO_ROW);
        if found.is_none() {
            hide_person(builder, at);
        }
    }
    alone.find(builder);
    let again = filled_from_above(builder);
    base_cells.leave_out(builder, organisations_of, fold_cache, (&again, &mut committee));
    (committee, sub_committees.place(builder, fold_cache, organisations, organisations_of))
}

/// The committee whose name has the same legal form and trade in another spelling.
fn by_form(
    builder: &mut Builder,
    organisations_of: &ByYear,
    forms: &mut Option<ByForm>,
    (year, parent): (Year, Text),
) -> Option<Row> {
    let (texts, organisations) = (&mut builder.texts, &builder.organisations);
    let forms =
        forms.get_or_insert_with(|| by_form_of_name(organisations, organisations_of, texts));
    if parent.is_empty() || forms.is_empty() {
        return None;
    }
    forms.get(&(year, form_of_name(texts, parent))).copied().flatten()
}

/// The committee of a cell that has its id beside its name: `TC01 - Đảng bộ Công ty Lửa`, `Đảng bộ
/// Công ty Lửa (TC01)`.
fn by_id_beside_name(
    texts: &TextPool,
    organisations: &RowsByKey,
    (year, parent): (Year, Text),
) -> Option<Row> {
    let cell = texts.get(parent);
    let lead = cell.split([' ', ':', '-']).next();
    let in_brackets = cell.strip_suffix(')').and_then(|cell| cell.rsplit('(').next());
    let has_digit = |id: &&str| id.bytes().any(|byte| byte.is_ascii_digit());
    let mut ids = lead.into_iter().chain(in_brackets).map(str::trim).filter(has_digit);
    ids.find_map(|id| organisations.get(&(year, texts.find(id)?)).copied())
}

/// How many branches of each file and year are of a year without organisations.
#[derive(Default)]
struct Alone(BTreeMap<(u16, Year), u64>);

impl Alone {
    /// Counts a branch that names a committee, where its year has no organisations; true if so.
    fn count(&mut self, builder: &Builder, organisations_of: &ByYear, branch: usize) -> bool {
        let units = &builder.branches.units;
        let (file, year) = (units.file[branch], units.year[branch]);
        let is_alone =
            !organisations_of.contains_key(&year) && !builder.branches.parent[branch].is_empty();
        if is_alone {
            *self.0.entry((file, year)).or_default() += 1;
        }
        is_alone
    }

    /// Adds a finding for each file and year.
    fn find(self, builder: &mut Builder) {
        for ((file, year), rows) in self.0 {
            let place = builder.place((file, 0), Some(Field::Parent), "");
            let kind = FindingKind::NoOrganisations { year, rows };
            builder.find(Finding { kind, place, row: None });
        }
    }
}

/// The branches of files in which an empty cell has the committee of the row above it.
fn filled_from_above(builder: &Builder) -> Vec<usize> {
    let units = &builder.branches.units;
    let is_filled = |file: &FileFacts| {
        std::iter::once(file)
            .chain(&file.below)
            .any(|table| table.filled_from_above.contains(&Field::Parent))
    };
    let filled: Vec<bool> = builder.files.iter().map(is_filled).collect();
    if !filled.contains(&true) {
        return Vec::new();
    }
    (0..units.len()).filter(|at| filled.get(usize::from(units.file[*at])) == Some(&true)).collect()
}

/// The base cells of each year by folded name; None until they are needed.
#[derive(Default)]
struct BaseCells(Option<FxHashMap<(Year, Text), Row>>);

impl BaseCells {
    /// Marks those of some branches that are a base cell's own row: they are in no sum and have no
    /// committee. True if there is one.
    fn leave_out(
        &mut self,
        builder: &mut Builder,
        organisations_of: &ByYear,
        fold_cache: &mut FoldCache,
        (branches, committee): (&[usize], &mut [Row]),
    ) -> bool {
        let mut is_any = false;
        for &at in branches {
            if self.list_again(builder, organisations_of, fold_cache, at) {
                builder.branches.units.flags[at].0 |= Flags::DUPLICATE;
                committee[at] = NO_ROW;
                hide_person(builder, at);
                is_any = true;
            }
        }
        is_any
    }

    /// True if a row among the branches is a base cell's own: it has its name, its rating and its
    /// counts. A list of all cells has the base cells too.
    fn list_again(
        &mut self,
        builder: &mut Builder,
        organisations_of: &ByYear,
        fold_cache: &mut FoldCache,
        at: usize,
    ) -> bool {
        if at >= builder.listed_from as usize {
            return false;
        }
        let cells = self.0.get_or_insert_with(|| {
            let organisations = &builder.organisations;
            let is_cell = |row: &&Row| {
                organisations.kind[**row as usize] == Kind::BaseCell
                    && organisations.units.counts_in(**row)
            };
            let mut cells = FxHashMap::default();
            for &row in organisations_of.values().flatten().filter(is_cell) {
                let name = organisations.units.name[row as usize];
                let key = fold_cache.get(&mut builder.texts, name);
                cells.entry((organisations.units.year[row as usize], key)).or_insert(row);
            }
            cells
        });
        let units = &builder.branches.units;
        let (year, name) = (units.year[at], fold_cache.get(&mut builder.texts, units.name[at]));
        let row = Row::try_from(at).unwrap_or(Row::MAX);
        !name.is_empty()
            && cells
                .get(&(year, name))
                .is_some_and(|cell| do_agree((&builder.organisations.units, *cell), (units, row)))
    }
}

/// True if two rows have the same rating and members, and the same levels where both have one.
fn do_agree((one, one_row): (&Units, Row), (other, other_row): (&Units, Row)) -> bool {
    let counts = |field| (one.count(field, one_row), other.count(field, other_row));
    let is_same = |field: &CountField| {
        let (one, other) = counts(*field);
        one == other || one == Count::MISSING || other == Count::MISSING
    };
    let (members, other_members) = counts(CountField::Members);
    one.rating[one_row as usize] == other.rating[other_row as usize]
        && members == other_members
        && CountField::LEVELS.iter().all(is_same)
}

/// Removes the committee of a branch where it may be a person: the id of a branch is made of it.
fn hide_person(builder: &mut Builder, branch: usize) {
    let parent = Some(Meaning::Field(Field::Parent));
    let cell = builder.texts.get(builder.branches.parent[branch]);
    if shown_cell(parent, cell, TableAround::default()) != cell {
        builder.branches.parent[branch] = builder.texts.intern(HIDDEN_CELL);
        builder.note_lost_text(builder.branches.units.file[branch]);
    }
}

/// Committees by the name of their enterprise, its legal form in one spelling; None where several
/// have it.
type ByForm = FxHashMap<(Year, String), Option<Row>>;

/// The name of a committee's enterprise, its legal form in one spelling.
fn form_of_name(texts: &TextPool, name: Text) -> String {
    with_one_form(without_committee(&fold(bare_name(texts.get(name)))))
}

fn by_form_of_name(
    organisations: &Organisations,
    organisations_of: &ByYear,
    texts: &TextPool,
) -> ByForm {
    let mut by_form = ByForm::default();
    let units = &organisations.units;
    for &row in organisations_of.values().flatten() {
        let at = row as usize;
        if organisations.kind[at] == Kind::BaseCommittee && units.counts_in(row) {
            let key = (units.year[at], form_of_name(texts, units.name[at]));
            by_form.entry(key).and_modify(|other| *other = None).or_insert(Some(row));
        }
    }
    by_form
}

/// True for a branch that only a list of people gives, where no file gives the committees of the
/// year, or where the list names none and one of them may have it.
fn is_listed_alone(builder: &Builder, branch: usize) -> bool {
    if branch < builder.listed_from as usize {
        return false;
    }
    let year = builder.branches.units.year[branch];
    let organisations = &builder.organisations;
    let of_year = organisations.units.year.iter().zip(&organisations.kind);
    let mut kinds = of_year.filter(|(of, _)| **of == year).map(|(_, kind)| *kind).peekable();
    if builder.branches.parent[branch].is_empty() {
        return kinds.peek().is_none() || kinds.any(|kind| kind != Kind::BaseCell);
    }
    kinds.peek().is_none()
}

/// Adds a finding where a branch has no committee, or a base cell for one.
fn check_committee(
    builder: &mut Builder,
    at: usize,
    found: Option<Row>,
    nearest: &mut NearestCommittees,
) {
    let parent = builder.branches.parent[at];
    let kind = match found {
        None => {
            let year = builder.branches.units.year[at];
            FindingKind::UnknownParent(year, nearest.find(builder, year, parent))
        }
        Some(row) if builder.organisations.kind[row as usize] == Kind::BaseCell => {
            FindingKind::ParentIsCell
        }
        Some(_) => return,
    };
    let row = Row::try_from(at).unwrap_or(Row::MAX);
    let cell = builder.texts.get(parent).to_owned();
    builder.find_in_row(kind, Table::Branches, row, Some(Field::Parent), &cell);
}

/// Each branch's committee by its id alone, or [`NO_ROW`].
fn committees_by_id(branches: &Branches, organisations: &RowsByKey) -> Vec<Row> {
    let keys = branches.units.year.par_iter().zip(&branches.parent);
    keys.map(|(&year, &parent)| {
        organisations.get(&(year, parent)).copied().filter(|_| !parent.is_empty()).unwrap_or(NO_ROW)
    })
    .collect()
}

/// The branches that count, grouped by their committee: for each of so many organisations where its
/// branches start, one entry more than there are organisations; and the rows of the branches.
pub fn group_branches(
    organisations: usize,
    branches: &Branches,
    committee: &[Row],
) -> (Vec<u32>, Vec<Row>) {
    let mut starts = vec![0u32; organisations + 1];
    let counted = || {
        rows(&branches.units)
            .filter(|&r| branches.units.counts_in(r) && committee[r as usize] != NO_ROW)
    };
    for row in counted() {
        starts[committee[row as usize] as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut grouped = vec![0; starts[organisations] as usize];
    for row in counted() {
        let slot = &mut next[committee[row as usize] as usize];
        grouped[*slot as usize] = row;
        *slot += 1;
    }
    (starts, grouped)
}
