//! What the lists of people give to the data set, once all files are read.
//!
//! A branch that no other file gives becomes a row of the branches, the last rows of the table. A
//! branch or base cell that has a row is compared with its list.

use super::copies;
use super::file_committee;
use super::key::{Key, key_of};
use crate::domain::{
    CountField, Field, Finding, FindingKind, Kind, ListedBranch, Period, Place, Row, Table, Text,
    Year, fold,
};
use crate::ingest::builder::Builder;
use crate::ingest::cells::name_tail::is_of_copy;
use crate::ingest::cells::numbering::bare_name;
use crate::ingest::cells::plain_name::{branch_and_committee, plain_name, without_legal_form};
use crate::ingest::cells::unit_name::{self, Prefix, with_one_form, without_committee};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Adds the branches that only lists give and compares the others.
pub fn settle(builder: &mut Builder) {
    builder.listed_from = builder.next_row(Table::Branches);
    if builder.people.is_empty() {
        return;
    }
    let units = KnownUnits::new(builder);
    separate_committees(builder, &units);
    name_committees(builder, &units);
    let latest = latest(builder);
    let listed = copies::leave_out(builder, &latest);
    let listed = together(builder, &listed);
    for branch in &listed {
        match units.find(builder, branch) {
            Some(Known::Organisation(row)) => {
                compare(builder, branch, Table::Organisations, &[row]);
            }
            Some(Known::Branches(rows)) => compare(builder, branch, Table::Branches, &rows),
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

/// Names by which a listed branch is looked for, the surest first.
const STEPS: [fn(&str) -> String; 3] = [
    // `Chi bộ Kho` and `Kho`.
    |name| without_word_for_branch(&fold(name)).to_owned(),
    plain_name,
    |name| without_legal_form(&plain_name(name)),
];

/// The units that other files give.
#[derive(Default)]
struct KnownUnits {
    /// Branches by their names of each of [`STEPS`], and by their folded ids.
    branches: [FxHashMap<(Year, String), Vec<Row>>; STEPS.len()],
    /// Organisations by their folded names and ids.
    organisations: FxHashMap<(Year, String), Row>,
    /// Likewise by their names of the other [`STEPS`]; None where several have it.
    plain: [FxHashMap<(Year, String), Option<Row>>; STEPS.len() - 1],
}

/// Where a listed branch is known from.
enum Known {
    Organisation(Row),
    /// The branches of its name; several where the list does not tell of which committee.
    Branches(Vec<Row>),
}

impl KnownUnits {
    fn new(builder: &Builder) -> Self {
        let mut known = Self::default();
        let units = &builder.branches.units;
        for row in (0..builder.next_row(Table::Branches)).filter(|row| units.counts_in(*row)) {
            let at = row as usize;
            let name = builder.texts.get(units.name[at]);
            for (step, branches) in STEPS.iter().zip(&mut known.branches) {
                branches.entry((units.year[at], step(name))).or_default().push(row);
            }
            if !units.id[at].is_empty() {
                let key = (units.year[at], fold(builder.texts.get(units.id[at])));
                known.branches[0].entry(key).or_default().push(row);
            }
        }
        let units = &builder.organisations.units;
        for row in (0..builder.next_row(Table::Organisations)).filter(|row| units.counts_in(*row)) {
            let at = row as usize;
            for text in [units.name[at], units.id[at]].into_iter().filter(|t| !t.is_empty()) {
                let key = (units.year[at], fold(builder.texts.get(text)));
                known.organisations.entry(key).or_insert(row);
            }
            let name = builder.texts.get(units.name[at]);
            for (step, rows) in STEPS[1..].iter().zip(&mut known.plain) {
                let rows = rows.entry((units.year[at], step(name)));
                rows.and_modify(|other| *other = None).or_insert(Some(row));
            }
        }
        known
    }

    /// Where a listed branch is known from: by its name, or by that without what tells copies of
    /// its sheet apart.
    fn find(&self, builder: &Builder, listed: &ListedBranch) -> Option<Known> {
        const MOST_WORDS: usize = 5;
        let name = builder.texts.get(listed.name);
        self.find_named(builder, listed, name).or_else(|| {
            let folded = fold(name);
            let words: Vec<&str> = folded.split(' ').collect();
            let starts = (words.len().saturating_sub(MOST_WORDS).max(1)..words.len()).rev();
            let mut starts = starts.filter(|at| is_of_copy(&words[*at..]));
            starts.find_map(|at| self.find_named(builder, listed, &words[..at].join(" ")))
        })
    }

    /// Where a listed branch of this name is known from: the branch of the name under its
    /// committee, the organisation of the name, then names in other spellings.
    fn find_named(&self, builder: &Builder, listed: &ListedBranch, name: &str) -> Option<Known> {
        let whole = (listed.year, fold(name));
        let organisation = self.organisations.get(&whole).copied();
        let mut of_name = STEPS.iter().zip(&self.branches).map(|(step, branches)| {
            // A legal form alone is left with no name.
            let key = Some(step(name)).filter(|name| !name.is_empty());
            let named = key.and_then(|name| branches.get(&(listed.year, name)));
            self.of_committee(builder, listed, named.map_or(&[][..], Vec::as_slice))
        });
        if let Some(rows) = of_name.next().filter(|rows| !rows.is_empty()) {
            return Some(Known::Branches(rows));
        }
        organisation
            .map(Known::Organisation)
            .or_else(|| of_name.find(|rows| !rows.is_empty()).map(Known::Branches))
            .or_else(|| self.plain_organisation(builder, listed, name).map(Known::Organisation))
    }

    /// Of branches with one name those of the committee of a listed branch; all where the list
    /// names none.
    fn of_committee(&self, builder: &Builder, listed: &ListedBranch, named: &[Row]) -> Vec<Row> {
        let parent = self.committee(builder, listed.year, listed.parent);
        let of = |row: &Row| {
            let other = builder.branches.parent[*row as usize];
            self.committee(builder, listed.year, other) == parent
        };
        let own: Vec<Row> = named.iter().copied().filter(of).take(1).collect();
        if own.is_empty() && listed.parent.is_empty() { named.to_vec() } else { own }
    }

    /// The organisation of a listed branch by its name in another spelling. A cell is no committee.
    fn plain_organisation(
        &self,
        builder: &Builder,
        listed: &ListedBranch,
        name: &str,
    ) -> Option<Row> {
        let is_same_unit = listed.parent.is_empty()
            || plain_name(builder.texts.get(listed.parent)) == plain_name(name);
        let names = STEPS[1..].iter().map(|step| step(name)).zip(&self.plain);
        let mut filled = names.filter(|(name, _)| !name.is_empty());
        let row = filled.find_map(|(name, rows)| *rows.get(&(listed.year, name))?)?;
        let is_cell = unit_name::prefix(&fold(bare_name(name))) == Some(Prefix::Cell);
        let is_committee = builder.organisations.kind[row as usize] == Kind::BaseCommittee;
        (is_same_unit && !(is_cell && is_committee)).then_some(row)
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

/// A folded name without the word for a branch.
fn without_word_for_branch(folded: &str) -> &str {
    match unit_name::parse(folded) {
        Some(unit) if unit.prefix == Prefix::Cell && !unit.rest.is_empty() => unit.rest,
        _ => folded,
    }
}

/// Gives the branches whose cell names their committee too, which no other does, both names. A
/// committee may be named by its enterprise: `Chi bộ Kho - Công ty A`.
fn separate_committees(builder: &mut Builder, units: &KnownUnits) {
    const BETWEEN: [&str; 4] = [" - ", " – ", " / ", "/"];
    let key = |name: &str| with_one_form(without_committee(&fold(name)));
    let organisations = &builder.organisations;
    let committees = organisations.units.name.iter().zip(&organisations.kind);
    let committees: FxHashSet<String> = committees
        .filter(|(_, kind)| **kind == Kind::BaseCommittee)
        .map(|(name, _)| key(builder.texts.get(*name)))
        .collect();
    for at in 0..builder.people.len() {
        let branch = builder.people[at];
        let cell = builder.texts.get(branch.name).to_owned();
        let by_enterprise = || {
            let mut parts = BETWEEN.iter().filter_map(|between| cell.rsplit_once(*between));
            let (name, enterprise) = parts.find(|(_, of)| committees.contains(&key(of)))?;
            let is_branch = unit_name::is_named(&fold(name), Prefix::Cell);
            (is_branch && units.find(builder, &branch).is_none()).then_some((name, enterprise))
        };
        if branch.parent.is_empty()
            && let Some((name, committee)) = branch_and_committee(&cell).or_else(by_enterprise)
        {
            let [name, parent] = [name, committee].map(|text| builder.texts.intern(text.trim()));
            (builder.people[at].name, builder.people[at].parent) = (name, parent);
        }
    }
}

/// Gives the branches of lists the committees that the names of sheets and files give, but those
/// that are known without one alone: an organisation's own, or of a committee in another spelling.
fn name_committees(builder: &mut Builder, units: &KnownUnits) {
    let may_be = |builder: &Builder, branch: &ListedBranch, parent: Text| {
        let of_committee = || units.find(builder, &ListedBranch { parent, ..*branch }).is_some();
        match units.find(builder, branch) {
            None => true,
            Some(Known::Branches(_)) => of_committee(),
            Some(Known::Organisation(_)) => false,
        }
    };
    for (at, parent) in file_committee::find(builder, &may_be) {
        builder.people[at].parent = parent;
    }
}

/// Adds a finding at the first of the rows of a listed branch for the first count whose sum differs
/// from the list's.
fn compare(builder: &mut Builder, listed: &ListedBranch, table: Table, rows: &[Row]) {
    let Some(&first) = rows.first() else { return };
    let fields =
        [CountField::Members, CountField::MembersRated].into_iter().chain(CountField::LEVELS);
    for field in fields {
        let counts = rows.iter().map(|row| builder.units(table).count(field, *row).get());
        let sum = counts.map(|count| count.map(u64::from)).sum::<Option<u64>>();
        let (Some(stated), Some(counted)) = (sum, listed.count(field).get()) else { continue };
        if stated != u64::from(counted) {
            let what = FindingKind::PeopleMismatch { stated, listed: counted.into() };
            let column: Field = field.field();
            return builder.find_in_row(what, table, first, Some(column), &stated.to_string());
        }
    }
}
