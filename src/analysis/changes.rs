//! What the files say now that they did not say when they were last read: units that changed, are
//! new, or are gone.

use crate::domain::{CountField, Dataset, Row, Table, Year};
use rustc_hash::FxHashMap;

/// What happened to a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Its rating, name or a count is another.
    Changed,
    /// It was not there.
    New,
    /// It is not there any more.
    Gone,
}

/// One unit of a year to which something happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeEvent {
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
    pub what: ChangeKind,
}

/// What happened since it was last looked through, each unit once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeLog {
    events: Vec<ChangeEvent>,
    /// How many are counted only.
    beyond: u64,
}

/// A row of one of two readings.
#[derive(Debug, Clone, Copy)]
struct At<'a> {
    data: &'a Dataset,
    table: Table,
    row: Row,
}

impl<'a> At<'a> {
    /// The unit and year.
    fn key(self) -> (Table, Year, &'a str) {
        (
            self.table,
            self.data.units(self.table).year[self.row as usize],
            self.data.id(self.table, self.row),
        )
    }

    /// Whether two rows of a table show the same.
    fn shows_what(self, other: Self) -> bool {
        let (own, others) = (self.data.units(self.table), other.data.units(self.table));
        own.rating[self.row as usize] == others.rating[other.row as usize]
            && CountField::ALL
                .iter()
                .all(|(field, _)| own.count(*field, self.row) == others.count(*field, other.row))
            && self.data.name(self.table, self.row) == other.data.name(self.table, other.row)
    }
}

/// The rows that are in the sums, of each file those from a line on; of a file that is not told
/// all.
fn counted<'a>(data: &'a Dataset, from: &'a [u32]) -> impl Iterator<Item = At<'a>> + 'a {
    [Table::Organisations, Table::Branches].into_iter().flat_map(move |table| {
        let units = data.units(table);
        let is_compared = move |row: usize| {
            from.get(usize::from(units.file[row])).is_none_or(|from| units.line[row] >= *from)
        };
        let rows = 0..Row::try_from(units.len()).unwrap_or(Row::MAX);
        rows.filter(move |&row| is_compared(row as usize) && units.counts_in(row))
            .map(move |row| At { data, table, row })
    })
}

fn event(At { data, table, row }: At, what: ChangeKind) -> ChangeEvent {
    let year = data.units(table).year[row as usize];
    let committee = if table == Table::Branches { data.committee_of(row) } else { None };
    let committee =
        committee.map_or_else(String::new, |row| data.name(Table::Organisations, row).to_owned());
    ChangeEvent {
        table,
        year,
        id: data.id(table, row).to_owned(),
        name: data.name(table, row).to_owned(),
        committee,
        what,
    }
}

impl ChangeLog {
    /// How many are kept with their names.
    pub const KEPT: usize = 10_000;

    /// What differs between two readings where their files were read again: of each file by its
    /// number from which line on, all of one that is not told.
    #[must_use]
    pub fn between(old: &Dataset, old_from: &[u32], new: &Dataset, new_from: &[u32]) -> Self {
        let (mut was, mut is) =
            (counted(old, old_from).peekable(), counted(new, new_from).peekable());
        let (mut before, mut happened) = (Vec::new(), Vec::new());
        // Both have almost all units in the same order. Those that are not side by side are looked
        // for by their keys afterwards.
        let mut after = Vec::new();
        while let (Some(own), Some(other)) = (is.peek().copied(), was.peek().copied()) {
            if own.key() == other.key() {
                if !own.shows_what(other) {
                    happened.push((own, ChangeKind::Changed));
                }
                is.next();
                was.next();
                continue;
            }
            // A row more or less on one side: the next of it stands beside this one of the other.
            is.next();
            if is.peek().is_some_and(|next| next.key() == other.key()) {
                after.push(own);
                continue;
            }
            was.next();
            before.push(other);
            if was.peek().is_some_and(|next| next.key() == own.key()) {
                let is_changed = was.next().is_some_and(|other| !own.shows_what(other));
                happened.extend(is_changed.then_some((own, ChangeKind::Changed)));
            } else {
                after.push(own);
            }
        }
        after.extend(is);
        before.extend(was);
        let mut before: FxHashMap<_, At> = before.into_iter().map(|at| (at.key(), at)).collect();
        for own in after {
            match before.remove(&own.key()) {
                None => happened.push((own, ChangeKind::New)),
                Some(other) if !own.shows_what(other) => happened.push((own, ChangeKind::Changed)),
                Some(_) => {}
            }
        }
        let mut gone: Vec<At> = before.into_values().collect();
        gone.sort_unstable_by_key(|at| (at.table, at.row));
        happened.sort_unstable_by_key(|(at, _)| (at.table, at.row));
        let mut changes = Self::default();
        for (at, what) in
            happened.into_iter().chain(gone.into_iter().map(|at| (at, ChangeKind::Gone)))
        {
            changes.push(|| event(at, what));
        }
        changes
    }

    fn push(&mut self, make: impl FnOnce() -> ChangeEvent) {
        if self.events.len() < Self::KEPT {
            self.events.push(make());
        } else {
            self.beyond += 1;
        }
    }

    /// Adds what happened after it; to one unit several things are one. Changed ones come first,
    /// then new ones, then those gone.
    pub fn follow(&mut self, later: Self) {
        let mut at: FxHashMap<(Table, Year, String), usize> = self
            .events
            .iter()
            .enumerate()
            .map(|(at, e)| ((e.table, e.year, e.id.clone()), at))
            .collect();
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
                (ChangeKind::New, ChangeKind::Gone) => over.push(known),
                (ChangeKind::New, _) => *earlier = ChangeEvent { what: ChangeKind::New, ..event },
                (ChangeKind::Gone, ChangeKind::New) => {
                    *earlier = ChangeEvent { what: ChangeKind::Changed, ..event }
                }
                _ => *earlier = event,
            }
        }
        over.sort_unstable();
        for at in over.into_iter().rev() {
            self.events.remove(at);
        }
        self.events.sort_by(|a, b| {
            (a.what, a.table, b.year, &a.id).cmp(&(b.what, b.table, a.year, &b.id))
        });
    }

    /// What happened.
    #[must_use]
    pub fn events(&self) -> &[ChangeEvent] {
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
    use crate::ingest::source::in_memory;
    use crate::ingest::{self, LoadOptions};

    fn load(rows: &str) -> Dataset {
        let table = format!(
            "Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;ĐV KHTNV\n{rows}"
        );
        ingest::load(
            &in_memory(&[("o.csv", table.as_bytes())]),
            &Settings::default(),
            &LoadOptions::default(),
        )
    }

    fn told(changes: &ChangeLog) -> Vec<(ChangeKind, &str)> {
        changes.events().iter().map(|e| (e.what, e.id.as_str())).collect()
    }

    const A: &str = "2023;A;a;CBCS;HTTNV;5;1;4;0;0\n";
    const B: &str = "2023;B;b;CBCS;HTTNV;5;1;4;0;0\n";
    const NEW_B: &str = "2023;B;b;CBCS;HTTNV;5;1;3;1;0\n";
    const C: &str = "2023;C;c;CBCS;HTTNV;5;1;4;0;0\n";

    #[test]
    fn what_changed_is_told_from_what_did_not() {
        let between = |old: &str, new: &str| ChangeLog::between(&load(old), &[], &load(new), &[]);
        assert_eq!(
            told(&between(&[A, B].concat(), &[C, NEW_B, A].concat())),
            [(ChangeKind::New, "C"), (ChangeKind::Changed, "B")]
        );
        assert_eq!(told(&between(&[A, B].concat(), B)), [(ChangeKind::Gone, "A")]);
        // A file that was not read again has no news, and one that was from a line on has those
        // below it.
        let (old, new) = (load(&[A, B].concat()), load(&[C, NEW_B].concat()));
        assert!(ChangeLog::between(&old, &[u32::MAX], &new, &[u32::MAX]).is_empty());
        assert_eq!(told(&ChangeLog::between(&old, &[3], &new, &[3])), [(ChangeKind::Changed, "B")]);
    }

    proptest::proptest! {
        #[test]
        fn what_happened_is_what_looking_at_every_unit_finds(
            old in proptest::collection::vec((0u8..12, 0u8..3), 0..12),
            steps in proptest::collection::vec((0u8..4, 0usize..14, 0u8..12, 0u8..3), 0..5),
        ) {
            // Rows of a unit and a figure; the file of later is that of before with rows put in, taken out, changed or turned.
            let mut now = old.clone();
            for (step, at, unit, figure) in steps {
                let at = at % (now.len() + 1);
                match step {
                    0 => now.insert(at, (unit, figure)),
                    1 => drop(now.drain(at..(at + 2).min(now.len()))),
                    2 if at < now.len() => now[at].1 = figure,
                    _ => now.rotate_left(at),
                }
            }
            let file = |rows: &[(u8, u8)]| rows.iter().map(|(u, f)| format!("2023;U{u};u;CBCS;HTTNV;9;{f};{};0;0\n", 9 - f)).collect::<String>();
            // Of rows with one id the first counts.
            let first = |rows: &[(u8, u8)]| rows.iter().rev().copied().collect::<std::collections::BTreeMap<u8, u8>>();
            let (was, is) = (first(&old), first(&now));
            let mut expected: Vec<(String, ChangeKind)> = is.iter().filter_map(|(unit, figure)| match was.get(unit) {
                None => Some((format!("U{unit}"), ChangeKind::New)),
                Some(earlier) => (earlier != figure).then(|| (format!("U{unit}"), ChangeKind::Changed)),
            }).chain(was.keys().filter(|unit| !is.contains_key(unit)).map(|unit| (format!("U{unit}"), ChangeKind::Gone))).collect();
            let changes = ChangeLog::between(&load(&file(&old)), &[], &load(&file(&now)), &[]);
            let mut found: Vec<(String, ChangeKind)> = changes.events().iter().map(|e| (e.id.clone(), e.what)).collect();
            expected.sort();
            found.sort();
            proptest::prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn several_things_that_happen_to_a_unit_are_one() {
        let states =
            [[A, B].concat(), [A, NEW_B, C].concat(), [NEW_B].concat(), [A, NEW_B].concat()];
        let mut changes = ChangeLog::default();
        for pair in states.windows(2) {
            changes.follow(ChangeLog::between(&load(&pair[0]), &[], &load(&pair[1]), &[]));
        }
        assert_eq!(told(&changes), [(ChangeKind::Changed, "A"), (ChangeKind::Changed, "B")]);
    }
}
