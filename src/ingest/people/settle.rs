//! What the lists of people give to the data set, once all files are read.
//!
//! A branch that no other file gives becomes a row of the branches, the last rows of the table. A
//! branch or base cell that has a row is compared with its list.

use super::copies;
use super::key::{Key, key_of};
use crate::domain::{
    CountField, Field, Finding, FindingKind, ListedBranch, Period, Place, Row, Table, Text, Year,
    fold,
};
use crate::ingest::builder::Builder;
use crate::ingest::cells::unit_name::{self, Prefix, with_one_form, without_committee};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Adds the branches that only lists give and compares the others.
pub fn settle(builder: &mut Builder) {
    builder.listed_from = builder.next_row(Table::Branches);
    let latest = latest(builder);
    let listed = copies::leave_out(builder, &latest);
    let listed = together(builder, &listed);
    if listed.is_empty() {
        return;
    }
    let units = KnownUnits::new(builder);
    for branch in &listed {
        match units.find(builder, branch) {
            Some((table, row)) => compare(builder, branch, table, row),
            None => builder.branches.push(&branch.row()),
        }
    }
}

/// The branches of the lists whose period counts: a list of which a branch is in one of a later
/// period of the year is left out whole, as reports of units are. Adds a finding for its file, and
/// one for each branch that no other list has.
fn latest(builder: &mut Builder) -> Vec<ListedBranch> {
    let mut last: FxHashMap<Key, (Period, u16)> = FxHashMap::default();
    for branch in &builder.people {
        let of = last.entry(key_of(&builder.texts, branch)).or_insert((branch.period, branch.file));
        if branch.period > of.0 {
            *of = (branch.period, branch.file);
        }
    }
    let mut older: BTreeMap<(u16, Year, Period), (u64, u16)> = BTreeMap::new();
    for branch in &builder.people {
        let (period, file) = last[&key_of(&builder.texts, branch)];
        if period > branch.period {
            older.entry((branch.file, branch.year, branch.period)).or_insert((0, file));
        }
    }
    let report = |branch: &ListedBranch| (branch.file, branch.year, branch.period);
    let (left_out, counted): (Vec<ListedBranch>, Vec<ListedBranch>) =
        builder.people.iter().partition(|branch| older.contains_key(&report(branch)));
    let mut seen: FxHashSet<Key> = counted.iter().map(|b| key_of(&builder.texts, b)).collect();
    for branch in &left_out {
        let Some((rows, later_file)) = older.get_mut(&report(branch)) else { continue };
        *rows += u64::from(branch.members);
        if seen.insert(key_of(&builder.texts, branch)) {
            let (year, later_file) = (branch.year, *later_file);
            let kind = FindingKind::OnlyEarlier { table: Table::Branches, year, later_file };
            let name = builder.texts.get(branch.name).to_owned();
            let place = builder.place((branch.file, branch.line), None, &name);
            builder.find(Finding { kind, place, row: None });
        }
    }
    for ((file, year, _), (rows, later_file)) in older {
        let kind = FindingKind::OlderPeriod { year, rows, later_file };
        builder.find(Finding { kind, place: Place { file, ..Place::default() }, row: None });
    }
    counted
}

/// The branches of lists; those of one branch in several files are added up.
fn together(builder: &Builder, listed: &[ListedBranch]) -> Vec<ListedBranch> {
    let mut places: FxHashMap<Key, usize> = FxHashMap::default();
    let mut all: Vec<ListedBranch> = Vec::new();
    for branch in listed {
        let at = *places.entry(key_of(&builder.texts, branch)).or_insert(all.len());
        match all.get_mut(at) {
            None => all.push(*branch),
            Some(sum) => sum.add(branch),
        }
    }
    all
}

/// The units that other files give.
struct KnownUnits {
    /// Branches by their bare names and folded ids.
    branches: FxHashMap<(Year, String), Vec<Row>>,
    /// Organisations by their folded names and ids.
    organisations: FxHashMap<(Year, String), Row>,
}

impl KnownUnits {
    fn new(builder: &Builder) -> Self {
        let mut known =
            Self { branches: FxHashMap::default(), organisations: FxHashMap::default() };
        let units = &builder.branches.units;
        for row in 0..builder.next_row(Table::Branches) {
            let at = row as usize;
            let key = (units.year[at], bare(builder, units.name[at]));
            known.branches.entry(key).or_default().push(row);
            if !units.id[at].is_empty() {
                let key = (units.year[at], fold(builder.texts.get(units.id[at])));
                known.branches.entry(key).or_default().push(row);
            }
        }
        let units = &builder.organisations.units;
        for row in 0..builder.next_row(Table::Organisations) {
            let at = row as usize;
            for text in [units.name[at], units.id[at]].into_iter().filter(|t| !t.is_empty()) {
                let key = (units.year[at], fold(builder.texts.get(text)));
                known.organisations.entry(key).or_insert(row);
            }
        }
        known
    }

    /// The row of a listed branch: the branch of its name under its committee, else the
    /// organisation of its name.
    fn find(&self, builder: &Builder, listed: &ListedBranch) -> Option<(Table, Row)> {
        let key = (listed.year, bare(builder, listed.name));
        let named = self.branches.get(&key).map_or(&[][..], Vec::as_slice);
        let parent = self.committee(builder, listed.year, listed.parent);
        let own = named.iter().copied().find(|row| {
            let other = builder.branches.parent[*row as usize];
            self.committee(builder, listed.year, other) == parent
        });
        let only = || match named {
            [row] if listed.parent.is_empty() => Some(*row),
            _ => None,
        };
        if let Some(row) = own.or_else(only) {
            return Some((Table::Branches, row));
        }
        let key = (listed.year, fold(builder.texts.get(listed.name)));
        self.organisations.get(&key).map(|row| (Table::Organisations, *row))
    }

    /// A committee's name for comparison: by its id or name, without the word for a committee, the
    /// legal form in one spelling.
    fn committee(&self, builder: &Builder, year: Year, parent: Text) -> String {
        let folded = fold(builder.texts.get(parent));
        let name = self.organisations.get(&(year, folded.clone())).map_or(folded, |row| {
            fold(builder.texts.get(builder.organisations.units.name[*row as usize]))
        });
        with_one_form(without_committee(&name))
    }
}

/// A branch's folded name without the word for a branch.
fn bare(builder: &Builder, name: Text) -> String {
    let folded = fold(builder.texts.get(name));
    match unit_name::parse(&folded) {
        Some(unit) if unit.prefix == Prefix::Cell && !unit.rest.is_empty() => unit.rest.to_owned(),
        _ => folded,
    }
}

/// Adds a finding at a unit's row for the first count that differs from the list's.
fn compare(builder: &mut Builder, listed: &ListedBranch, table: Table, row: Row) {
    let fields =
        [CountField::Members, CountField::MembersRated].into_iter().chain(CountField::LEVELS);
    for field in fields {
        let (Some(stated), Some(counted)) =
            (builder.units(table).count(field, row).get(), listed.count(field).get())
        else {
            continue;
        };
        if stated != counted {
            let what = FindingKind::PeopleMismatch { stated, listed: counted };
            let column: Field = field.field();
            return builder.find_in_row(what, table, row, Some(column), &stated.to_string());
        }
    }
}
