//! What changed since the files were last read: units that changed, are new, or are gone.

use crate::domain::{Count, CountField, Dataset, Rating, Row, Share, Table, Year};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitFigures {
    /// The name.
    pub name: String,
    /// The rating.
    pub rating: Rating,
    /// The share of its members good or better over rated, if known.
    pub share: Option<Share>,
    /// Every count, in the order of [`CountField::ALL`].
    pub counts: [Count; CountField::ALL.len()],
}

impl UnitFigures {
    /// The figures of a row.
    #[must_use]
    pub fn of(data: &Dataset, table: Table, row: Row) -> Self {
        let units = data.units(table);
        Self {
            name: data.name(table, row).to_owned(),
            rating: units.rating[row as usize],
            share: units.member_share(row),
            counts: CountField::ALL.map(|(field, _)| units.count(field, row)),
        }
    }
}

/// A row of a unit in the earlier reading and in the later one, as a hash of all that a change is
/// found by; None where the unit is in no row.
type Content = [Option<u64>; 2];

impl ChangeKind {
    /// What a unit with this content is.
    const fn of(content: Content) -> Self {
        match content {
            [None, _] => Self::New,
            [_, None] => Self::Gone,
            _ => Self::Changed,
        }
    }
}

fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
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
    content: Content,
}

impl ChangeEvent {
    /// The hash of [`ReadRow::key`].
    fn key(&self) -> u64 {
        hash_of(&(self.table, self.year, self.id.as_str()))
    }
}

/// The changes since the user last looked at them, each unit once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeLog {
    events: Vec<ChangeEvent>,
    /// The changes that are counted but not kept, by the hash of the unit. What they were is known,
    /// so that one that is taken back is not counted any more.
    beyond: FxHashMap<u64, Content>,
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

    /// The hash of what [`Self::has_same_figures`] compares.
    fn content(self) -> u64 {
        let units = self.data.units(self.table);
        let mut hasher = FxHasher::default();
        units.rating[self.row as usize].hash(&mut hasher);
        for (field, _) in CountField::ALL {
            units.count(field, self.row).hash(&mut hasher);
        }
        self.data.name(self.table, self.row).hash(&mut hasher);
        hasher.finish()
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

fn event(own: ReadRow, content: Content, before: Option<ReadRow>) -> ChangeEvent {
    let ReadRow { data, table, row } = own;
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
        kind: ChangeKind::of(content),
        before: before.map(|old| UnitFigures::of(old.data, old.table, old.row)),
        content,
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
            let now = (kind != ChangeKind::Gone).then(|| row.content());
            let content = [before.map(ReadRow::content), now];
            log.push(hash_of(&row.key()), content, || event(row, content, before));
        }
        log
    }

    fn push(&mut self, key: u64, content: Content, make: impl FnOnce() -> ChangeEvent) {
        if self.events.len() < Self::KEPT {
            self.events.push(make());
        } else {
            self.beyond.insert(key, content);
        }
    }

    /// Adds later changes. Several changes of a unit become one; none if its row is at the end as
    /// it was at first. The order is changed, new, gone.
    pub fn merge(&mut self, later: Self) {
        let mut at: FxHashMap<u64, usize> =
            self.events.iter().enumerate().map(|(at, event)| (event.key(), at)).collect();
        for event in later.events {
            let (key, content) = (event.key(), event.content);
            if let Some(&known) = at.get(&key) {
                // The figures before the first of the changes.
                let earlier = &mut self.events[known];
                let content = [earlier.content[0], content[1]];
                *earlier = ChangeEvent { before: earlier.before.take(), content, ..event };
            } else if !self.is_beyond(key, content) {
                at.insert(key, self.events.len());
                self.push(key, content, || event);
            }
        }
        for (key, content) in later.beyond {
            if let Some(event) = at.get(&key).and_then(|known| self.events.get_mut(*known)) {
                event.content[1] = content[1];
            } else if !self.is_beyond(key, content) {
                self.beyond.insert(key, content);
            }
        }
        self.events.retain(|event| event.content[0] != event.content[1]);
        self.beyond.retain(|_, content| content[0] != content[1]);
        for event in &mut self.events {
            event.kind = ChangeKind::of(event.content);
        }
        self.events.sort_by(|a, b| {
            (a.kind, a.table, b.year, &a.id).cmp(&(b.kind, b.table, a.year, &b.id))
        });
    }

    /// Adds a later change of a unit whose change is counted but not kept; false if it has none.
    fn is_beyond(&mut self, key: u64, later: Content) -> bool {
        let known = self.beyond.get_mut(&key);
        known.map(|content| content[1] = later[1]).is_some()
    }

    /// The changes that are kept.
    #[must_use]
    pub fn events(&self) -> &[ChangeEvent] {
        &self.events
    }

    /// The number of changes, kept or not.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.events.len() as u64 + self.beyond()
    }

    /// The number of changes that are counted but not kept.
    #[must_use]
    pub fn beyond(&self) -> u64 {
        self.beyond.len() as u64
    }

    /// True if there is no change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.beyond.is_empty()
    }
}

#[cfg(test)]
mod tests;
