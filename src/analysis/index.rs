//! What is worked out once after a load so that every key is answered at once: alphabetical ranks and folded texts; and which rows
//! a reload changed.

use super::Collation;
use crate::domain::{CountField, Dataset, Row, Table, Text, fold};
use rustc_hash::{FxHashSet, FxHasher};
use std::borrow::Cow;
use std::hash::{Hash, Hasher};

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
        let count = u32::try_from(data.texts.len()).unwrap_or(u32::MAX);
        let folded = (0..count).map(|n| fold(data.texts.get(Text(n))).into()).collect();
        Self { ranks: Collation::default().ranks(data), folded, ..Self::of_zones(data) }
    }

    /// The zones' part alone, which is worked out at once.
    #[must_use]
    pub fn of_zones(data: &Dataset) -> Self {
        let collation = Collation::default();
        let mut zones: Vec<usize> = (0..data.zones.len()).collect();
        zones.sort_by(|&a, &b| collation.compare(&data.zones[a].name, &data.zones[b].name));
        let mut zone_ranks = vec![0; zones.len()];
        for (rank, &zone) in (0u32..).zip(&zones) {
            zone_ranks[zone] = rank;
        }
        Self { zone_ranks, zones_folded: data.zones.iter().map(|z| fold(&z.name).into()).collect(), ..Self::default() }
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

    /// A text folded; worked out now where the index is not there yet.
    fn folded<'a>(&'a self, data: &Dataset, text: Text) -> Cow<'a, str> {
        self.folded.get(text.0 as usize).map_or_else(|| Cow::Owned(fold(data.texts.get(text))), |f| Cow::Borrowed(&**f))
    }

    /// Whether every word of a search is in a row's name, id, zone, district or committee.
    #[must_use]
    pub fn takes(&self, data: &Dataset, matcher: &super::Matcher, table: Table, row: Row) -> bool {
        let units = data.units(table);
        let at = row as usize;
        let committee = if table == Table::Branches { data.committee_of(row) } else { None };
        let of_committee = committee.map_or(Cow::Borrowed(""), |c| self.folded(data, data.organisations.units.name[c as usize]));
        let zone = self.zones_folded.get(units.zone[at].0 as usize).map_or("", |z| z);
        let folded = |text| self.folded(data, text);
        let places = [folded(units.name[at]), folded(units.id[at]), folded(units.district[at])];
        matcher.takes_any(&[&places[0], &places[1], zone, &places[2], &of_committee])
    }
}

/// What each unit of a data set showed, small enough to keep: the hash of its year and id, and of its figures, in the order of the
/// former.
#[derive(Debug, Clone, Default)]
pub struct Prints(Vec<(u64, u64)>);

fn print_of(data: &Dataset, table: Table, row: Row) -> (u64, u64) {
    let units = data.units(table);
    let mut key = FxHasher::default();
    (table, units.year[row as usize], data.id(table, row)).hash(&mut key);
    let mut figures = FxHasher::default();
    (units.rating[row as usize], data.name(table, row)).hash(&mut figures);
    for (field, _) in CountField::ALL {
        units.count(field, row).hash(&mut figures);
    }
    (key.finish(), figures.finish())
}

/// The rows of organisations and branches that are in the sums.
fn counted(data: &Dataset) -> impl Iterator<Item = (Table, Row)> {
    [Table::Organisations, Table::Branches].into_iter().flat_map(|table| {
        let units = data.units(table);
        (0..Row::try_from(units.len()).unwrap_or(Row::MAX)).filter(|&row| units.counts_in(row)).map(move |row| (table, row))
    })
}

impl Prints {
    /// Takes them.
    #[must_use]
    pub fn new(data: &Dataset) -> Self {
        let mut prints: Vec<(u64, u64)> = counted(data).map(|(table, row)| print_of(data, table, row)).collect();
        prints.sort_unstable();
        Self(prints)
    }

    /// The rows of newer data that show something else, or that were not there.
    #[must_use]
    pub fn changed(&self, data: &Dataset) -> FxHashSet<(Table, Row)> {
        let is_same = |(key, figures): (u64, u64)| self.0.binary_search_by_key(&key, |(k, _)| *k).is_ok_and(|at| self.0[at].1 == figures);
        counted(data).filter(|&(table, row)| !is_same(print_of(data, table, row))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Settings;
    use crate::ingest::load_bytes;

    #[test]
    fn what_changed_is_told_from_what_did_not() {
        let table = |rows: &str| format!("Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;ĐV KHTNV\n{rows}");
        let load = |rows: &str| load_bytes(&[("o.csv", table(rows).as_bytes())], &Settings::default(), None);
        let was = load("2023;A;a;CBCS;HTTNV;5;1;4;0;0\n2023;B;b;CBCS;HTTNV;5;1;4;0;0\n");
        let now = load("2023;C;c;CBCS;HTTNV;5;1;4;0;0\n2023;B;b;CBCS;HTTNV;5;1;3;1;0\n2023;A;a;CBCS;HTTNV;5;1;4;0;0\n");
        let changed = Prints::new(&was).changed(&now);
        let mut rows: Vec<Row> = changed.into_iter().map(|(_, row)| row).collect();
        rows.sort_unstable();
        assert_eq!(rows, [0, 1]);
        assert!(Prints::new(&was).changed(&was).is_empty());
    }
}
