//! Branches without a known committee whose members an organisation's own row counts already.
//!
//! Members are counted once, at the leaves: branches, and committees without branch rows. Where the
//! branches of a committee name another one that is not there, both they and the committee are
//! leaves. The committee's row then counts, since it is certain where its members belong.

use super::index::rows;
use super::nearest::NearestCommittees;
use crate::domain::{
    CountField, HIDDEN_CELL, Kind, NO_ROW, NearCommittee, Row, Text, Year, is_dash,
};
use crate::ingest::builder::Builder;
use rustc_hash::{FxHashMap, FxHashSet};

/// The branches that name one committee, which is not there.
#[derive(Clone, Copy)]
struct Group<'a> {
    parent: &'a str,
    /// The members of those that give theirs.
    members: u64,
    /// Each gives its members.
    is_whole: bool,
}

impl Group<'_> {
    /// True if a committee with so many members may count those of the branches.
    fn may_be_of(self, members: Option<u64>) -> bool {
        members.is_none_or(|own| own == self.members || own > self.members && !self.is_whole)
    }

    /// True if an id is another one of the same kind: `TC004` for `TC001`.
    fn is_other_number(self, id: &str) -> bool {
        let is_like =
            |(one, other): (u8, u8)| one == other || one.is_ascii_digit() && other.is_ascii_digit();
        id.len() == self.parent.len() && id.bytes().zip(self.parent.bytes()).all(is_like)
    }
}

/// The committees of a year that may have branches without a known committee.
#[derive(Default)]
struct Committees {
    /// Those without branch rows, with their members.
    without_rows: Vec<(Row, Option<u64>)>,
    /// For those with branch rows: how many of their members the rows lack.
    deficits: Vec<u64>,
}

/// The branches whose members are counted in an organisation's row. `starts` and `grouped` are the
/// branches of each organisation.
pub fn find(
    builder: &Builder,
    committee: &[Row],
    starts: &[u32],
    grouped: &[Row],
) -> FxHashSet<Row> {
    let mut groups: FxHashMap<(Year, Text), Vec<Row>> = FxHashMap::default();
    let units = &builder.branches.units;
    for row in rows(units).filter(|row| committee[*row as usize] == NO_ROW) {
        let (year, parent) = (units.year[row as usize], builder.branches.parent[row as usize]);
        if year != Year::UNKNOWN && units.counts_in(row) {
            groups.entry((year, parent)).or_default().push(row);
        }
    }
    let mut counted = FxHashSet::default();
    if groups.is_empty() {
        return counted;
    }
    let by_year = committees_by_year(builder, starts, grouped);
    let mut groups: Vec<_> = groups.into_iter().collect();
    // Of each committee the branches are sought that come first in the files.
    groups.sort_unstable_by_key(|(_, rows)| rows[0]);
    let mut nearest = NearestCommittees::default();
    for ((year, parent), rows) in groups {
        let committees = by_year.get(&year).filter(|own| !own.without_rows.is_empty());
        let Some(committees) = committees else { continue };
        let members = |row: &Row| units.count(CountField::Members, *row).wide();
        let text = builder.texts.get(parent);
        let group = Group {
            parent: text,
            members: rows.iter().filter_map(members).sum(),
            is_whole: rows.iter().all(|row| members(row).is_some()),
        };
        let near = match nearest.find(builder, year, parent) {
            NearCommittee::Like(near) => Some(near),
            NearCommittee::Unknown | NearCommittee::OfYear(_) => None,
        };
        // Branches without a committee, or whose ids a spreadsheet made one, may be of several.
        let is_of_several =
            text.is_empty() || text == HIDDEN_CELL || is_dash(text) || text.contains("E+");
        if committees.count(builder, group, near.as_deref(), is_of_several) {
            counted.extend(rows);
        }
    }
    counted
}

fn committees_by_year(
    builder: &Builder,
    starts: &[u32],
    grouped: &[Row],
) -> FxHashMap<Year, Committees> {
    let mut by_year: FxHashMap<Year, Committees> = FxHashMap::default();
    let organisations = &builder.organisations;
    let units = &organisations.units;
    for row in rows(units).filter(|row| units.counts_in(*row)) {
        let at = row as usize;
        if organisations.kind[at] != Kind::BaseCommittee {
            continue;
        }
        let members = units.count(CountField::Members, row).wide();
        let own = &grouped[starts[at] as usize..starts[at + 1] as usize];
        let committees = by_year.entry(units.year[at]).or_default();
        if own.is_empty() {
            committees.without_rows.push((row, members));
            continue;
        }
        let count = |row: &Row| builder.branches.units.count(CountField::Members, *row).wide();
        let sum: u64 = own.iter().filter_map(count).sum();
        committees.deficits.extend(members.and_then(|members| members.checked_sub(sum)));
    }
    by_year
}

impl Committees {
    /// True if one of the committees without branch rows counts the branches of a group. They are
    /// those of the nearest committee by name where there is one, else of a committee whose rows
    /// lack so many members, else of one that has no rows and as many, or of all such.
    fn count(
        &self,
        builder: &Builder,
        group: Group<'_>,
        near: Option<&str>,
        is_of_several: bool,
    ) -> bool {
        let units = &builder.organisations.units;
        if let Some(near) = near {
            return self.without_rows.iter().any(|&(row, members)| {
                let is_near = [units.name[row as usize], units.id[row as usize]]
                    .iter()
                    .any(|text| builder.texts.get(*text) == near);
                is_near && (!group.is_other_number(near) || group.may_be_of(members))
            });
        }
        let is_one = || self.without_rows.iter().any(|(_, members)| group.may_be_of(*members));
        let all = || self.without_rows.iter().filter_map(|(_, own)| *own).sum::<u64>();
        !self.deficits.iter().any(|deficit| *deficit > 0 && *deficit >= group.members)
            && (is_one() || is_of_several && all() >= group.members)
    }
}
