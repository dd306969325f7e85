//! What the files say now that they did not say when they were last read: units that changed, are new, or are gone.

use crate::domain::{CountField, Dataset, Row, Table, Year};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// What happened to a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happened {
    /// Its rating, name or a count is another.
    Changed,
    /// It was not there.
    New,
    /// It is not there any more.
    Gone,
}

/// One unit of a year to which something happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Organisations or branches.
    pub table: Table,
    /// The year.
    pub year: Year,
    /// The unit's id.
    pub id: String,
    /// Its name; of one that is gone as it was.
    pub name: String,
    /// The name of its committee, for a branch.
    pub committee: String,
    /// What happened.
    pub what: Happened,
}

/// What happened since it was last looked through, each unit once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    events: Vec<Event>,
    /// How many are counted only.
    beyond: u64,
}

/// Which files of a data set are compared.
pub type Files<'a> = &'a dyn Fn(u16) -> bool;

/// A unit's year and id, and what its row shows, as hashes.
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

/// The rows that are in the sums, of some files.
fn counted<'a>(data: &'a Dataset, files: Files<'a>) -> impl Iterator<Item = (Table, Row)> + 'a {
    [Table::Organisations, Table::Branches].into_iter().flat_map(move |table| {
        let units = data.units(table);
        let rows = 0..Row::try_from(units.len()).unwrap_or(Row::MAX);
        rows.filter(move |&row| units.counts_in(row) && files(units.file[row as usize])).map(move |row| (table, row))
    })
}

fn event(data: &Dataset, table: Table, row: Row, what: Happened) -> Event {
    let year = data.units(table).year[row as usize];
    let committee = if table == Table::Branches { data.committee_of(row) } else { None };
    let committee = committee.map_or_else(String::new, |row| data.name(Table::Organisations, row).to_owned());
    Event { table, year, id: data.id(table, row).to_owned(), name: data.name(table, row).to_owned(), committee, what }
}

impl News {
    /// How many are kept with their names.
    pub const KEPT: usize = 10_000;

    /// What differs between two readings, in the files that were read again: those are told by their numbers.
    #[must_use]
    pub fn between(old: &Dataset, old_files: Files, new: &Dataset, new_files: Files) -> Self {
        let mut before: FxHashMap<u64, (u64, Table, Row)> = counted(old, old_files)
            .map(|(table, row)| (print_of(old, table, row), (table, row)))
            .map(|((k, f), (t, r))| (k, (f, t, r)))
            .collect();
        let mut news = Self::default();
        for (table, row) in counted(new, new_files) {
            let (key, figures) = print_of(new, table, row);
            match before.remove(&key) {
                None => news.push(|| event(new, table, row, Happened::New)),
                Some((was, ..)) if was != figures => news.push(|| event(new, table, row, Happened::Changed)),
                Some(_) => {}
            }
        }
        let mut gone: Vec<(Table, Row)> = before.into_values().map(|(_, table, row)| (table, row)).collect();
        gone.sort_unstable();
        for (table, row) in gone {
            news.push(|| event(old, table, row, Happened::Gone));
        }
        news
    }

    fn push(&mut self, make: impl FnOnce() -> Event) {
        if self.events.len() < Self::KEPT {
            self.events.push(make());
        } else {
            self.beyond += 1;
        }
    }

    /// Adds what happened after it; to one unit several things are one. Changed ones come first, then new ones, then those gone.
    pub fn follow(&mut self, later: Self) {
        let mut at: FxHashMap<(Table, Year, String), usize> =
            self.events.iter().enumerate().map(|(at, e)| ((e.table, e.year, e.id.clone()), at)).collect();
        let mut over = Vec::new();
        self.beyond += later.beyond;
        for event in later.events {
            let key = (event.table, event.year, event.id.clone());
            let Some(&known) = at.get(&key) else {
                at.insert(key, self.events.len());
                self.push(|| event);
                continue;
            };
            let Some(earlier) = self.events.get_mut(known) else { continue };
            match (earlier.what, event.what) {
                (Happened::New, Happened::Gone) => over.push(known),
                (Happened::New, _) => *earlier = Event { what: Happened::New, ..event },
                (Happened::Gone, Happened::New) => *earlier = Event { what: Happened::Changed, ..event },
                _ => *earlier = event,
            }
        }
        over.sort_unstable();
        for at in over.into_iter().rev() {
            self.events.remove(at);
        }
        self.events.sort_by(|a, b| (a.what, a.table, b.year, &a.id).cmp(&(b.what, b.table, a.year, &b.id)));
    }

    /// What happened.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// How many there are, kept or not.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.events.len() as u64 + self.beyond
    }

    /// How many are counted only.
    #[must_use]
    pub const fn beyond(&self) -> u64 {
        self.beyond
    }

    /// Whether nothing happened.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Settings;
    use crate::ingest::load_bytes;

    fn load(rows: &str) -> Dataset {
        let table = format!("Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;ĐV KHTNV\n{rows}");
        load_bytes(&[("o.csv", table.as_bytes())], &Settings::default(), None)
    }

    fn told(news: &News) -> Vec<(Happened, &str)> {
        news.events().iter().map(|e| (e.what, e.id.as_str())).collect()
    }

    const A: &str = "2023;A;a;CBCS;HTTNV;5;1;4;0;0\n";
    const B: &str = "2023;B;b;CBCS;HTTNV;5;1;4;0;0\n";
    const NEW_B: &str = "2023;B;b;CBCS;HTTNV;5;1;3;1;0\n";
    const C: &str = "2023;C;c;CBCS;HTTNV;5;1;4;0;0\n";

    #[test]
    fn what_changed_is_told_from_what_did_not() {
        let between = |old: &str, new: &str| News::between(&load(old), &|_| true, &load(new), &|_| true);
        assert_eq!(told(&between(&[A, B].concat(), &[C, NEW_B, A].concat())), [(Happened::New, "C"), (Happened::Changed, "B")]);
        assert_eq!(told(&between(&[A, B].concat(), B)), [(Happened::Gone, "A")]);
        // A file that was not read again has no news.
        assert!(News::between(&load(A), &|_| false, &load(B), &|_| false).is_empty());
    }

    #[test]
    fn several_things_that_happen_to_a_unit_are_one() {
        let states = [[A, B].concat(), [A, NEW_B, C].concat(), [NEW_B].concat(), [A, NEW_B].concat()];
        let mut news = News::default();
        for pair in states.windows(2) {
            news.follow(News::between(&load(&pair[0]), &|_| true, &load(&pair[1]), &|_| true));
        }
        assert_eq!(told(&news), [(Happened::Changed, "A"), (Happened::Changed, "B")]);
    }
}
