//! What is worked out once after a load so that every key is answered at once: alphabetical ranks and folded texts; and which rows
//! a reload changed.

use super::Collation;
use crate::domain::{CountField, Dataset, Row, Table, Text, fold};
use rustc_hash::FxHashSet;

/// Ranks and folded forms of a data set's texts, each indexed by the text's number.
#[derive(Clone, Debug, Default)]
pub struct Index {
    ranks: Vec<u32>,
    folded: Vec<Box<str>>,
    /// The rank of each zone by its number; below are in no order.
    zone_ranks: Vec<u32>,
    zones_folded: Vec<Box<str>>,
}

impl Index {
    /// Works it out.
    #[must_use]
    pub fn new(data: &Dataset) -> Self {
        let collation = Collation::default();
        let count = u32::try_from(data.texts.len()).unwrap_or(u32::MAX);
        let mut zones: Vec<usize> = (0..data.zones.len()).collect();
        zones.sort_by(|&a, &b| collation.compare(&data.zones[a].name, &data.zones[b].name));
        let mut zone_ranks = vec![0; zones.len()];
        for (rank, &zone) in (0u32..).zip(&zones) {
            zone_ranks[zone] = rank;
        }
        Self {
            ranks: collation.ranks(data),
            folded: (0..count).map(|n| fold(data.texts.get(Text(n))).into()).collect(),
            zone_ranks,
            zones_folded: data.zones.iter().map(|z| fold(&z.name).into()).collect(),
        }
    }

    /// A text's place in the alphabet.
    #[must_use]
    pub fn rank(&self, text: Text) -> u32 {
        self.ranks.get(text.0 as usize).copied().unwrap_or(0)
    }

    /// A zone's place in the alphabet.
    #[must_use]
    pub fn zone_rank(&self, zone: crate::domain::ZoneId) -> u32 {
        self.zone_ranks.get(zone.0 as usize).copied().unwrap_or(0)
    }

    fn folded(&self, text: Text) -> &str {
        self.folded.get(text.0 as usize).map_or("", |f| f)
    }

    /// Whether every word of a search is in a row's name, id, zone, district or committee.
    #[must_use]
    pub fn takes(&self, data: &Dataset, matcher: &super::Matcher, table: Table, row: Row) -> bool {
        let units = data.units(table);
        let at = row as usize;
        let committee = if table == Table::Branches { data.committee_of(row) } else { None };
        let of_committee = committee.map_or("", |c| self.folded(data.organisations.units.name[c as usize]));
        let zone = self.zones_folded.get(units.zone[at].0 as usize).map_or("", |z| z);
        let places = [self.folded(units.name[at]), self.folded(units.id[at]), zone, self.folded(units.district[at]), of_committee];
        matcher.takes_any(&places)
    }
}

/// Rows of a new data set whose figures differ from the same year and id in the old one, or that the old one has not.
#[must_use]
pub fn changed_rows(old: &Dataset, new: &Dataset) -> FxHashSet<(Table, Row)> {
    let mut changed = FxHashSet::default();
    for table in [Table::Organisations, Table::Branches] {
        let (was, is) = (old.units(table), new.units(table));
        let key = |data: &Dataset, row: Row| (data.units(table).year[row as usize], data.id(table, row).to_owned());
        let rows = |len: usize| 0..Row::try_from(len).unwrap_or(Row::MAX);
        let before: rustc_hash::FxHashMap<_, Row> = rows(was.len()).filter(|&r| was.counts_in(r)).map(|r| (key(old, r), r)).collect();
        for row in rows(is.len()) {
            let same = before.get(&key(new, row)).is_some_and(|&other| {
                is.rating[row as usize] == was.rating[other as usize]
                    && CountField::ALL.iter().all(|(field, _)| is.count(*field, row) == was.count(*field, other))
                    && new.name(table, row) == old.name(table, other)
            });
            if !same {
                changed.insert((table, row));
            }
        }
    }
    changed
}
