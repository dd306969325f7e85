//! What changed since the files were last read: units that changed, are new, or are gone.

use crate::domain::{Count, CountField, Dataset, Rating, Row, Share, Table, Year};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How a unit differs from the last reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// Its rating, name or a count differs.
    Changed,
    /// It was not in the last reading.
    New,
    /// It is not in this reading.
    Gone,
}

/// The figures of a unit that a change is told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitFigures {
    /// The rating.
    pub rating: Rating,
    /// All members, rated or not.
    pub members: Count,
    /// The share of its members good or better over rated, if known.
    pub share: Option<Share>,
    /// Members admitted.
    pub admitted: Count,
}

impl UnitFigures {
    /// The figures of a row.
    #[must_use]
    pub fn of(data: &Dataset, table: Table, row: Row) -> Self {
        let units = data.units(table);
        Self {
            rating: units.rating[row as usize],
            members: units.count(CountField::Members, row),
            share: units.member_share(row),
            admitted: units.count(CountField::Admitted, row),
        }
    }
}

/// All of a row that a change is found by: rating, counts and name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Content {
    rating: Rating,
    counts: Vec<Count>,
    name: String,
}

/// One unit of a year that differs from the last reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeEvent {
    /// The table of the unit: organisations or branches.
    pub table: Table,
    /// The year.
    pub year: Year,
    /// The unit's id.
    pub id: String,
    /// Its name; the last known one if it is gone.
    pub name: String,
    /// The name of its committee; empty for an organisation.
    pub committee: String,
    /// How it differs.
    pub kind: ChangeKind,
    /// Its figures in the earlier reading; None for a new one.
    pub before: Option<UnitFigures>,
    /// Its row in the earlier reading and in the later one; None where it is in no row.
    content: [Option<Content>; 2],
}

/// The changes since the user last looked at them, each unit once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeLog {
    events: Vec<ChangeEvent>,
    /// The number of changes that are counted but not kept.
    beyond: u64,
}

/// A row of one of the two readings.
#[derive(Debug, Clone, Copy)]
struct ReadRow<'a> {
    data: &'a Dataset,
    table: Table,
    row: Row,
}

impl<'a> ReadRow<'a> {
    /// What identifies the unit in both readings: table, year and id.
    fn key(self) -> (Table, Year, &'a str) {
        (
            self.table,
            self.data.units(self.table).year[self.row as usize],
            self.data.id(self.table, self.row),
        )
    }

    /// What [`Self::has_same_figures`] compares.
    fn content(self) -> Content {
        let units = self.data.units(self.table);
        Content {
            rating: units.rating[self.row as usize],
            counts: CountField::ALL
                .iter()
                .map(|(field, _)| units.count(*field, self.row))
                .collect(),
            name: self.data.name(self.table, self.row).to_owned(),
        }
    }

    /// True if rating, counts and name are equal; both rows are of the same table.
    fn has_same_figures(self, other: Self) -> bool {
        let (own, others) = (self.data.units(self.table), other.data.units(self.table));
        own.rating[self.row as usize] == others.rating[other.row as usize]
            && CountField::ALL
                .iter()
                .all(|(field, _)| own.count(*field, self.row) == others.count(*field, other.row))
            && self.data.name(self.table, self.row) == other.data.name(self.table, other.row)
    }
}

/// The lines of each file, by its number, that two readings have in common.
type SameLines = [Vec<Range<u32>>];

/// The rows that sums count, duplicates excluded, but for the lines `same`.
fn counted<'a>(data: &'a Dataset, same: &'a SameLines) -> impl Iterator<Item = ReadRow<'a>> + 'a {
    [Table::Organisations, Table::Branches].into_iter().flat_map(move |table| {
        let units = data.units(table);
        let is_compared = move |row: usize| {
            let same = same.get(usize::from(units.file[row])).map_or(&[][..], Vec::as_slice);
            !same.iter().any(|lines| lines.contains(&units.line[row]))
        };
        let rows = 0..Row::try_from(units.len()).unwrap_or(Row::MAX);
        rows.filter(move |&row| is_compared(row as usize) && units.counts_in(row))
            .map(move |row| ReadRow { data, table, row })
    })
}

/// The result of [`match_in_order`].
#[derive(Default)]
struct OrderedPairs<'a> {
    /// Units that were matched and differ: rows of the new reading, and of the old one.
    changes: Vec<(ReadRow<'a>, ChangeKind, Option<ReadRow<'a>>)>,
    /// Rows of the old reading that were not matched.
    old: Vec<ReadRow<'a>>,
    /// Rows of the new reading that were not matched.
    new: Vec<ReadRow<'a>>,
}

/// Matches the rows of two readings that have almost all units in the same order, in one pass; a
/// row that was inserted or deleted is skipped. The rest is left to be matched by key.
fn match_in_order<'a>(
    old: impl Iterator<Item = ReadRow<'a>>,
    new: impl Iterator<Item = ReadRow<'a>>,
) -> OrderedPairs<'a> {
    let (mut old, mut new) = (old.peekable(), new.peekable());
    let mut pairs = OrderedPairs::default();
    while let (Some(own), Some(other)) = (new.peek().copied(), old.peek().copied()) {
        if own.key() == other.key() {
            if !own.has_same_figures(other) {
                pairs.changes.push((own, ChangeKind::Changed, Some(other)));
            }
            new.next();
            old.next();
            continue;
        }
        // An inserted row: the next new row matches this old one.
        new.next();
        if new.peek().is_some_and(|next| next.key() == other.key()) {
            pairs.new.push(own);
            continue;
        }
        // A deleted row: the next old row matches this new one.
        old.next();
        pairs.old.push(other);
        if old.peek().is_some_and(|next| next.key() == own.key()) {
            let other = old.next().filter(|other| !own.has_same_figures(*other));
            pairs.changes.extend(other.map(|other| (own, ChangeKind::Changed, Some(other))));
        } else {
            pairs.new.push(own);
        }
    }
    pairs.new.extend(new);
    pairs.old.extend(old);
    pairs
}

fn event(own: ReadRow, kind: ChangeKind, before: Option<ReadRow>) -> ChangeEvent {
    let ReadRow { data, table, row } = own;
    let now = (kind != ChangeKind::Gone).then(|| own.content());
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
        kind,
        before: before.map(|old| UnitFigures::of(old.data, old.table, old.row)),
        content: [before.map(ReadRow::content), now],
    }
}

impl ChangeLog {
    /// The most changes that are kept; further ones are counted.
    pub const KEPT: usize = 10_000;

    /// The differences between two readings. `old_same` and `new_same` give, by file number, the
    /// lines that were not read again; files beyond their end are compared whole.
    #[must_use]
    pub fn between(
        old: &Dataset,
        old_same: &SameLines,
        new: &Dataset,
        new_same: &SameLines,
    ) -> Self {
        let mut pairs = match_in_order(counted(old, old_same), counted(new, new_same));
        let mut unmatched: FxHashMap<_, ReadRow> =
            pairs.old.into_iter().map(|row| (row.key(), row)).collect();
        for own in pairs.new {
            match unmatched.remove(&own.key()) {
                None => pairs.changes.push((own, ChangeKind::New, None)),
                Some(other) if !own.has_same_figures(other) => {
                    pairs.changes.push((own, ChangeKind::Changed, Some(other)));
                }
                Some(_) => {}
            }
        }
        let mut gone: Vec<ReadRow> = unmatched.into_values().collect();
        gone.sort_unstable_by_key(|row| (row.table, row.row));
        pairs.changes.sort_unstable_by_key(|(row, ..)| (row.table, row.row));
        let gone = gone.into_iter().map(|row| (row, ChangeKind::Gone, Some(row)));
        let mut log = Self::default();
        for (row, kind, before) in pairs.changes.into_iter().chain(gone) {
            log.push(|| event(row, kind, before));
        }
        log
    }

    fn push(&mut self, make: impl FnOnce() -> ChangeEvent) {
        if self.events.len() < Self::KEPT {
            self.events.push(make());
        } else {
            self.beyond += 1;
        }
    }

    /// Adds later changes. Several changes of a unit become one; none if its row is at the end as
    /// it was at first. The order is changed, new, gone.
    pub fn merge(&mut self, later: Self) {
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
            let [_, now] = event.content;
            let [was, _] = earlier.content.clone();
            if was == now {
                over.push(known);
                continue;
            }
            let kind = match (earlier.kind, event.kind) {
                (ChangeKind::New, _) => ChangeKind::New,
                (ChangeKind::Gone, ChangeKind::New) => ChangeKind::Changed,
                (_, kind) => kind,
            };
            // The figures before the first of the changes.
            *earlier = ChangeEvent { kind, before: earlier.before, content: [was, now], ..event };
        }
        over.sort_unstable();
        for at in over.into_iter().rev() {
            self.events.remove(at);
        }
        self.events.sort_by(|a, b| {
            (a.kind, a.table, b.year, &a.id).cmp(&(b.kind, b.table, a.year, &b.id))
        });
    }

    /// The changes that are kept.
    #[must_use]
    pub fn events(&self) -> &[ChangeEvent] {
        &self.events
    }

    /// The number of changes, kept or not.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.events.len() as u64 + self.beyond
    }

    /// The number of changes that are counted but not kept.
    #[must_use]
    pub const fn beyond(&self) -> u64 {
        self.beyond
    }

    /// True if there is no change.
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

    fn kinds_and_ids(changes: &ChangeLog) -> Vec<(ChangeKind, &str)> {
        changes.events().iter().map(|e| (e.kind, e.id.as_str())).collect()
    }

    const A: &str = "2023;A;a;CBCS;HTTNV;5;1;4;0;0\n";
    const B: &str = "2023;B;b;CBCS;HTTNV;5;1;4;0;0\n";
    const NEW_B: &str = "2023;B;b;CBCS;HTTNV;5;1;3;1;0\n";
    const C: &str = "2023;C;c;CBCS;HTTNV;5;1;4;0;0\n";

    #[test]
    fn only_changed_units_are_listed() {
        let between = |old: &str, new: &str| ChangeLog::between(&load(old), &[], &load(new), &[]);
        assert_eq!(
            kinds_and_ids(&between(&[A, B].concat(), &[C, NEW_B, A].concat())),
            [(ChangeKind::New, "C"), (ChangeKind::Changed, "B")]
        );
        assert_eq!(kinds_and_ids(&between(&[A, B].concat(), B)), [(ChangeKind::Gone, "A")]);
        // A file that was not read again has no changes; one that was read in part has only those
        // of that part.
        let (old, new) = (load(&[A, B].concat()), load(&[C, NEW_B].concat()));
        let same = |lines: Range<u32>| [vec![lines]];
        let all = same(0..u32::MAX);
        assert!(ChangeLog::between(&old, &all, &new, &all).is_empty());
        assert_eq!(
            kinds_and_ids(&ChangeLog::between(&old, &same(2..3), &new, &same(2..3))),
            [(ChangeKind::Changed, "B")]
        );
    }

    #[test]
    fn what_is_beyond_the_kept_changes_is_counted() {
        let rows: Vec<String> = (0..ChangeLog::KEPT + 3)
            .map(|n| format!("2023;N{n};n{n};CBCS;HTTNV;5;1;4;0;0\n"))
            .collect();
        let changes =
            ChangeLog::between(&load(A), &[], &load(&(A.to_owned() + &rows.concat())), &[]);
        assert_eq!((changes.events().len(), changes.beyond()), (ChangeLog::KEPT, 3));
    }

    proptest::proptest! {
        #[test]
        fn changes_are_those_of_a_comparison_of_every_unit(
            old in proptest::collection::vec((0u8..12, 0u8..3), 0..12),
            steps in proptest::collection::vec((0u8..4, 0usize..14, 0u8..12, 0u8..3), 0..5),
        ) {
            // Rows of a unit and a figure; the file of later is that of before with rows put in,
            // taken out, changed or turned.
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
            let file = |rows: &[(u8, u8)]| {
                rows.iter()
                    .map(|(u, f)| format!("2023;U{u};u;CBCS;HTTNV;9;{f};{};0;0\n", 9 - f))
                    .collect::<String>()
            };
            // Of rows with one id the first counts.
            let first = |rows: &[(u8, u8)]| {
                rows.iter().rev().copied().collect::<std::collections::BTreeMap<u8, u8>>()
            };
            let (was, is) = (first(&old), first(&now));
            let mut expected: Vec<(String, ChangeKind)> = is
                .iter()
                .filter_map(|(unit, figure)| match was.get(unit) {
                    None => Some((format!("U{unit}"), ChangeKind::New)),
                    Some(earlier) => {
                        (earlier != figure).then(|| (format!("U{unit}"), ChangeKind::Changed))
                    }
                })
                .chain(
                    was.keys()
                        .filter(|unit| !is.contains_key(unit))
                        .map(|unit| (format!("U{unit}"), ChangeKind::Gone)),
                )
                .collect();
            let changes = ChangeLog::between(&load(&file(&old)), &[], &load(&file(&now)), &[]);
            let mut found: Vec<(String, ChangeKind)> =
                changes.events().iter().map(|e| (e.id.clone(), e.kind)).collect();
            expected.sort();
            found.sort();
            proptest::prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn several_changes_of_a_unit_become_one() {
        let states =
            [[A, B].concat(), [A, NEW_B, C].concat(), [NEW_B].concat(), [A, NEW_B].concat()];
        let mut changes = ChangeLog::default();
        for pair in states.windows(2) {
            changes.merge(ChangeLog::between(&load(&pair[0]), &[], &load(&pair[1]), &[]));
        }
        // A is as it was at first.
        assert_eq!(kinds_and_ids(&changes), [(ChangeKind::Changed, "B")]);
        // B was 5 of 5 good or better at first and is 4 of 5 now.
        let before = changes.events()[0].before.unwrap();
        assert_eq!(before.share, Some(Share { met: 5, of: 5 }));
    }

    #[test]
    fn a_unit_that_is_again_as_it_was_is_no_change() {
        const RENAMED_B: &str = "2023;B;bb;CBCS;HTTNV;5;1;4;0;0\n";
        const RATED_B: &str = "2023;B;b;CBCS;HTNV;5;1;4;0;0\n";
        for (between, left) in [
            (vec![RATED_B], vec![]),
            (vec![RATED_B, RENAMED_B, NEW_B], vec![]),
            (vec![""], vec![]),
            (vec!["", RATED_B, ""], vec![]),
            (vec![C], vec![]),
        ] {
            let mut changes = ChangeLog::default();
            let states: Vec<String> =
                [B].iter().chain(&between).chain(&[B]).map(|row| [A, row].concat()).collect();
            for pair in states.windows(2) {
                changes.merge(ChangeLog::between(&load(&pair[0]), &[], &load(&pair[1]), &[]));
            }
            assert_eq!(kinds_and_ids(&changes), left, "{between:?}");
        }
    }
}
