//! Rows that are known by their sums, whatever their words, once all rows were read: a group that
//! has the sums of the rows below it, a total of the rows above it, and the branches that a
//! committee has the sums of. What is left of rows that are unlike the units is a part of the rows
//! above.
//!
//! ```text
//! I;Khối ngân hàng;;;24;22;…      bare: no rating, no kind        group of the next two rows
//! 1;Chi bộ A;CBCS;HTTNV;12;11;…
//! 2;Chi bộ B;CBCS;HTTNV;12;11;…
//!  ;Phân xưởng 1;;;6;6;…          bare, without a number          part
//!  ;Cả Đảng bộ;;;24;22;…          bare                            total
//! ```
//!
//! Branches are also found by their numbers or kinds (`numbered_branches`).
//!
//! Such a row gives something to the rows below it, so the file is read again with these roles. The
//! fast path leaves a file that has one to the slow path.

use super::{merged_branches, numbered_branches};
use crate::domain::{Count, CountField, Kind, LeftOut, Row, Table, TextPool, fold};
use crate::ingest::bare_row::{BareLabel, BareRow, LikeUnits};
use crate::ingest::cells::numbering;
use crate::ingest::cells::unit_name::{self, Prefix};
use crate::ingest::draft::FileDraft;
use crate::ingest::listed_row::Cut;
use rustc_hash::FxHashMap;

/// The role of a row that is known by its sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowRole {
    /// A group: its counts are the sums of the rows below it.
    Group,
    /// A total of the rows above it.
    Total,
    /// A branch of the committee above it.
    Branch,
    /// A base organisation below the first rows of a list, which are branches by their kinds.
    OfBase,
    /// Some of what is above it, or its figures of another time. `is_certain` is false where it may
    /// be a unit that lacks its cells.
    Part { is_certain: bool },
}

/// The roles by the line of their rows.
pub type RowRoles = FxHashMap<u32, RowRole>;

/// The fewest counts that are not 0 by which a row is known as one of sums.
const LEAST_COUNTS: usize = 3;

/// How many rows are added up at most to compare bare rows with the rows around them.
const MOST_ADDED: usize = 20_000_000;

/// How many rows that may be totals are compared with the rows above them.
const MOST_TOTALS: usize = 64;

type Counts = [Count; CountField::LEN];
type Sums = [u64; CountField::LEN];

/// A row of organisations or of branches.
#[derive(Debug, Clone, Copy)]
struct ReadRow {
    line: u32,
    table: Table,
    row: Row,
}

/// Which rows are added up: a committee's counts contain those of its branches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Added {
    All,
    Organisations,
}

impl Added {
    fn contains(self, row: ReadRow) -> bool {
        self == Self::All || row.table == Table::Organisations
    }
}

/// The roles of the rows of a file that are read as units.
pub fn find(draft: &FileDraft, texts: &TextPool) -> RowRoles {
    let mut roles = RowRoles::default();
    if !draft.bare_rows.is_empty() && !is_side_by_side(draft) {
        let mut rows = Rows::new(draft, texts);
        rows.add_sums(&mut roles);
        rows.add_times(&mut roles);
        rows.add_parts(&mut roles);
    }
    add_branches(draft, &mut roles);
    add_numbered_branches(draft, &mut roles);
    add_merged_branches(draft, &mut roles);
    roles.extend(draft.base_row.map(|line| (line, RowRole::OfBase)));
    roles
}

/// True for a list in parts side by side: a line has a row of each, so that it tells no row.
fn is_side_by_side(draft: &FileDraft) -> bool {
    [Table::Organisations, Table::Branches]
        .into_iter()
        .any(|table| !draft.units(table).line.is_sorted())
}

/// Adds the base cells right below a committee whose counts are the sums of theirs.
fn add_branches(draft: &FileDraft, roles: &mut RowRoles) {
    let organisations = &draft.organisations;
    let branches = &draft.branches.units.line;
    for (at, _) in organisations.kind.iter().enumerate().filter(|(_, k)| is_committee(**k)) {
        if roles.contains_key(&organisations.units.line[at]) {
            continue;
        }
        let counts = counts_of(draft, Table::Organisations, at);
        let Some(members) = counts[CountField::Members as usize].wide() else { continue };
        let (mut sums, mut last) = ([0; CountField::LEN], at);
        let is_cell = |row: &usize| {
            matches!(organisations.kind.get(*row), Some(Kind::BaseCell | Kind::Bad))
                && !roles.contains_key(&organisations.units.line[*row])
        };
        while sums[CountField::Members as usize] < members && is_cell(&(last + 1)) {
            last += 1;
            add(&mut sums, &counts_of(draft, Table::Organisations, last));
        }
        if last < at + 2 || !is_sum(&counts, &sums) {
            continue;
        }
        let lines = &organisations.units.line[at + 1..=last];
        let from = organisations.units.line[at];
        let is_between = |line: &u32| (from..lines[lines.len() - 1]).contains(line);
        // A sum that a group cuts is none.
        let is_cut = draft.facts.left_out.iter().any(|(line, why)| {
            *why == LeftOut::Section && (lines[0]..lines[lines.len() - 1]).contains(line)
        });
        let next = branches.get(branches.partition_point(|line| *line < from));
        if !is_cut && !next.is_some_and(is_between) {
            roles.extend(lines.iter().map(|line| (*line, RowRole::Branch)));
        }
    }
}

/// Adds the branches that their numbers or kinds tell, unless sums tell of another row that it is a
/// branch.
fn add_numbered_branches(draft: &FileDraft, roles: &mut RowRoles) {
    if draft.listed_rows.is_empty() || !draft.branches.units.line.is_empty() {
        return;
    }
    let cut_of = |(line, why): &(u32, LeftOut)| match why {
        LeftOut::Section => Some((*line, Cut::Group)),
        LeftOut::Total | LeftOut::SumOfRows => Some((*line, Cut::Sum)),
        LeftOut::Header | LeftOut::Blank => Some((*line, Cut::Page)),
        LeftOut::SubCommittee => Some((*line, Cut::SubCommittee)),
        _ => None,
    };
    let mut cuts: Vec<(u32, Cut)> = draft.facts.left_out.iter().filter_map(cut_of).collect();
    cuts.sort_unstable();
    let is_cut = |above: u32, below: u32| {
        let behind = &cuts[cuts.partition_point(|(line, _)| *line <= above)..];
        let between = behind.iter().take_while(|(line, _)| *line < below);
        // A blank line is no row.
        let blank = if below > above + 1 { Cut::Page } else { Cut::None };
        between.map(|(_, cut)| *cut).max().unwrap_or(blank)
    };
    let branches = numbered_branches::find(&draft.listed_rows, is_cut);
    let is_one = |line: &u32| branches.binary_search(line).is_ok();
    if roles.iter().all(|(line, role)| *role != RowRole::Branch || is_one(line)) {
        for line in branches {
            roles.entry(line).or_insert(RowRole::Branch);
        }
    }
}

/// Adds the branches whose committee's cell is merged with that of the row above.
fn add_merged_branches(draft: &FileDraft, roles: &mut RowRoles) {
    if draft.committee_cells.is_empty() || is_side_by_side(draft) {
        return;
    }
    let ends = |why| matches!(why, LeftOut::Section | LeftOut::Total | LeftOut::SumOfRows);
    let cuts = draft.facts.left_out.iter().filter(|(_, why)| ends(*why));
    let mut cuts: Vec<u32> = cuts.map(|(line, _)| *line).collect();
    cuts.sort_unstable();
    let is_cut = |above: u32, below: u32| {
        cuts.get(cuts.partition_point(|line| *line <= above)).is_some_and(|line| *line < below)
    };
    for line in merged_branches::find(draft, is_cut) {
        roles.entry(line).or_insert(RowRole::Branch);
    }
}

fn is_committee(kind: Kind) -> bool {
    kind == Kind::BaseCommittee
}

fn counts_of(draft: &FileDraft, table: Table, row: usize) -> Counts {
    let at = Row::try_from(row).unwrap_or(Row::MAX);
    let units = draft.units(table);
    let mut counts = [Count::MISSING; CountField::LEN];
    for (field, _) in CountField::ALL {
        counts[field as usize] = units.count(field, at);
    }
    counts
}

fn add(sums: &mut Sums, counts: &Counts) {
    for (sum, count) in sums.iter_mut().zip(counts) {
        *sum = sum.saturating_add(count.wide().unwrap_or(0));
    }
}

/// True if all counts of a row, at least three of them not 0, are these sums.
fn is_sum(counts: &Counts, sums: &Sums) -> bool {
    let is_same = |(count, sum): (&Count, &u64)| match count.wide() {
        Some(count) => count == *sum,
        None => *count == Count::MISSING,
    };
    has_enough(counts) && counts.iter().zip(sums).all(is_same)
}

fn has_enough(counts: &Counts) -> bool {
    counts.iter().filter(|count| count.wide().is_some_and(|c| c > 0)).count() >= LEAST_COUNTS
}

/// True if a row is told from the units.
fn is_unlike(row: &BareRow) -> bool {
    row.like != LikeUnits::Like || row.label != BareLabel::Other
}

/// True if a bare row, which no sum explains, is no unit. `fits` is true where its counts may be
/// some of those of the unit above.
const fn is_part(row: &BareRow, fits: bool) -> bool {
    match (row.label, row.like) {
        (BareLabel::Part, _) | (BareLabel::Other, LikeUnits::OtherNumber) => true,
        (BareLabel::Other, LikeUnits::OtherName) => fits,
        _ => false,
    }
}

/// The rows of a file in their order.
struct Rows<'d> {
    draft: &'d FileDraft,
    texts: &'d TextPool,
    rows: Vec<ReadRow>,
    /// The lines of groups and totals that are no rows, in their order.
    ends: Vec<u32>,
    /// How many more rows may be added up.
    left: usize,
}

impl<'d> Rows<'d> {
    fn new(draft: &'d FileDraft, texts: &'d TextPool) -> Self {
        let mut rows: Vec<ReadRow> = [Table::Organisations, Table::Branches]
            .into_iter()
            .flat_map(|table| {
                (0..).zip(&draft.units(table).line).map(move |(row, line)| ReadRow {
                    line: *line,
                    table,
                    row,
                })
            })
            .collect();
        rows.sort_by_key(|row| row.line);
        let left_out = draft.facts.left_out.iter();
        let mut ends: Vec<u32> = left_out
            .filter(|(_, why)| matches!(why, LeftOut::Section | LeftOut::Total))
            .map(|(line, _)| *line)
            .collect();
        ends.sort_unstable();
        Self { draft, texts, rows, ends, left: MOST_ADDED }
    }

    /// Adds the groups and the totals: first without the rows that may be parts, then with them.
    fn add_sums(&mut self, roles: &mut RowRoles) {
        let bare: Vec<usize> = (0..self.rows.len()).filter(|at| self.bare(*at).is_some()).collect();
        let may_be_part =
            |at: usize| self.bare(at).is_some_and(|row| row.may_be_part() && is_unlike(row));
        let parts: Vec<bool> = (0..self.rows.len()).map(may_be_part).collect();
        let has_parts = parts.contains(&true);
        let mut is_group = vec![false; self.rows.len()];
        for with_parts in if has_parts { &[false, true][..] } else { &[true] } {
            let mut left_out = is_group.clone();
            if !with_parts {
                left_out.iter_mut().zip(&parts).for_each(|(out, is_part)| *out |= is_part);
            }
            self.add_groups(&bare, &mut left_out, &mut is_group, roles);
            self.add_totals(&bare, &left_out, &is_group, roles);
        }
    }

    fn add_groups(
        &mut self,
        bare: &[usize],
        is_left_out: &mut [bool],
        is_group: &mut [bool],
        roles: &mut RowRoles,
    ) {
        // The rows below those of an inner group are known before the group around it.
        for &at in bare.iter().rev() {
            if roles.contains_key(&self.rows[at].line) {
                continue;
            }
            let has_sums = [Added::Organisations, Added::All].into_iter().any(|added| {
                self.run_below(at, added, is_left_out)
                    .is_some_and(|end| !self.is_committee_of(at, end))
            });
            if has_sums {
                is_left_out[at] = true;
                is_group[at] = true;
                roles.insert(self.rows[at].line, RowRole::Group);
            }
        }
    }

    fn add_totals(
        &mut self,
        bare: &[usize],
        is_left_out: &[bool],
        is_group: &[bool],
        roles: &mut RowRoles,
    ) {
        for &at in bare.iter().rev().filter(|at| !is_group[**at]).take(MOST_TOTALS) {
            let is_total = [Added::Organisations, Added::All]
                .into_iter()
                .any(|added| self.is_sum_above(at, added, is_left_out));
            if is_total {
                roles.entry(self.rows[at].line).or_insert(RowRole::Total);
            }
        }
    }

    /// Adds the years and periods without the sums of the rows below them. They are groups where
    /// each is named once and has rows, and figures of another time where one is below units.
    fn add_times(&self, roles: &mut RowRoles) {
        let is_time = |at: &usize| {
            self.bare(*at).is_some_and(|row| row.label == BareLabel::Time)
                && !roles.contains_key(&self.rows[*at].line)
        };
        let times: Vec<usize> = (0..self.rows.len()).filter(is_time).collect();
        let Some(first) = times.first() else { return };
        let mut names: Vec<String> = times.iter().map(|at| self.name(*at)).collect();
        names.sort_unstable();
        let is_repeated = names.windows(2).any(|pair| pair[0] == pair[1]);
        let has_rows = |at: &usize| at + 1 < self.rows.len() && !times.contains(&(at + 1));
        let is_above_units = *first == 0 && !self.draft.has_total_above(self.rows[0].line);
        let are_groups = !is_repeated && is_above_units && times.iter().all(has_rows);
        for at in times {
            let role = if are_groups {
                RowRole::Group
            } else {
                // The last row heads no others.
                RowRole::Part { is_certain: is_repeated || at + 1 == self.rows.len() }
            };
            roles.insert(self.rows[at].line, role);
        }
    }

    /// Adds the rows that are left and are unlike the units.
    fn add_parts(&self, roles: &mut RowRoles) {
        let mut parts: Vec<(usize, bool, String)> = Vec::new();
        let mut above = None;
        for at in 0..self.rows.len() {
            if roles.contains_key(&self.rows[at].line) {
                continue;
            }
            let fits = above.is_some_and(|above| self.is_part_of(at, above));
            if self.bare(at).is_some_and(|row| is_part(row, fits)) {
                parts.push((at, fits, self.name(at)));
            } else {
                above = Some(at);
            }
        }
        let mut times: FxHashMap<String, u32> = FxHashMap::default();
        for (_, _, name) in parts.iter().filter(|(_, fits, _)| *fits) {
            *times.entry(name.clone()).or_default() += 1;
        }
        for (at, fits, name) in parts {
            let is_of_which = self.bare(at).is_some_and(|row| row.label == BareLabel::Part);
            let is_repeated = fits && !name.is_empty() && times[&name] > 1;
            let role = RowRole::Part { is_certain: is_of_which || is_repeated };
            roles.insert(self.rows[at].line, role);
        }
    }

    /// True if no count of a row is above that of another.
    fn is_part_of(&self, at: usize, above: usize) -> bool {
        let whole = self.counts(above);
        self.counts(at).iter().zip(whole).all(|(part, whole)| match (part.wide(), whole.wide()) {
            (Some(part), Some(whole)) => part <= whole,
            (Some(part), None) => part == 0,
            (None, _) => true,
        })
    }

    fn bare(&self, at: usize) -> Option<&'d BareRow> {
        let bare = &self.draft.bare_rows;
        let found = bare.binary_search_by_key(&self.rows[at].line, |row| row.line);
        found.ok().map(|found| &bare[found])
    }

    fn counts(&self, at: usize) -> Counts {
        let ReadRow { table, row, .. } = self.rows[at];
        counts_of(self.draft, table, row as usize)
    }

    /// The end of the rows below a row that its counts are the sums of: two or more, or a single
    /// one where a group or nothing is below it.
    fn run_below(&mut self, at: usize, added: Added, is_left_out: &[bool]) -> Option<usize> {
        let counts = self.counts(at);
        let members = counts[CountField::Members as usize].wide()?;
        if !has_enough(&counts) {
            return None;
        }
        let (mut sums, mut rows) = ([0; CountField::LEN], 0);
        for below in at + 1..self.rows.len() {
            if is_left_out[below] || !added.contains(self.rows[below]) {
                continue;
            }
            self.left = self.left.checked_sub(1)?;
            add(&mut sums, &self.counts(below));
            rows += 1;
            if sums[CountField::Members as usize] > members {
                return None;
            }
            let ends = || {
                is_left_out.get(below + 1).is_none_or(|is_group| *is_group)
                    || self.has_end_between(below, below + 1)
            };
            if is_sum(&counts, &sums) && (rows > 1 || ends()) {
                return Some(below + 1);
            }
        }
        None
    }

    /// True if a group or a total is between two rows.
    fn has_end_between(&self, above: usize, below: usize) -> bool {
        let from = self.ends.partition_point(|line| *line <= self.rows[above].line);
        self.ends.get(from).is_some_and(|line| *line < self.rows[below].line)
    }

    /// True if the counts of a row are the sums of all rows above it, two or more.
    fn is_sum_above(&mut self, at: usize, added: Added, is_left_out: &[bool]) -> bool {
        let (mut sums, mut rows) = ([0; CountField::LEN], 0);
        for above in (0..at).rev() {
            if is_left_out[above] || !added.contains(self.rows[above]) {
                continue;
            }
            let Some(left) = self.left.checked_sub(1) else { return false };
            self.left = left;
            add(&mut sums, &self.counts(above));
            rows += 1;
        }
        rows > 1 && is_sum(&self.counts(at), &sums)
    }

    /// True if a row is a committee above its own branches: it has the name of one, and none of
    /// them is a committee. A committee that names no enterprise may be a group of those that do.
    fn is_committee_of(&self, at: usize, end: usize) -> bool {
        let name = self.name(at);
        let Some(unit) = unit_name::parse(&name).filter(|unit| unit.prefix == Prefix::Committee)
        else {
            return false;
        };
        let below: Vec<String> = (at + 1..end).map(|row| self.name(row)).collect();
        let has_committee =
            below.iter().any(|name| unit_name::prefix(name) == Some(Prefix::Committee));
        let of_enterprises = below.iter().filter(|name| unit_name::names_enterprise(name)).count()
            * 2
            >= below.len();
        !has_committee
            && (unit_name::names_enterprise(unit.rest) || !of_enterprises)
            && !unit.rest.is_empty()
    }

    /// The folded name of a unit, without its number.
    fn name(&self, at: usize) -> String {
        let ReadRow { table, row, .. } = self.rows[at];
        let name = self.texts.get(self.draft.units(table).name[row as usize]);
        fold(numbering::bare_name(name))
    }
}
