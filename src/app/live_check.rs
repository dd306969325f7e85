//! Decides whether what the files show now replaces the figures on the screen.
//!
//! A file that is missing, cut off or much shorter than before is mostly a save under way: office
//! programs delete a file before they write it anew. Its figures would be wrong, so the last good
//! ones stay until the doubt is resolved.
//!
//! ```text
//!               ┌─ no doubt ──────────────────────────► take
//! the files now ┼─ a doubt, shown, confirmed (`r`) ───► take, and name it
//!               ├─ a doubt older than its time ───────► take, and name it
//!               └─ a doubt ───────────────────────────► keep what is shown, name it, look again
//! ```
//!
//! There is no clock here: times are durations since any fixed instant.

use core::time::Duration;

use super::lost_rows::SourceOf;
pub use super::lost_rows::not_whole;
use crate::domain::{Dataset, LivePolicy, Unreadable, Year};
use crate::ingest::source::{Named, Stamp};
use rustc_hash::FxHashMap;
use std::path::Path;

/// The time for which files must not change before they are read.
const STILL: Duration = Duration::from_millis(60);

/// That time where a file has another length than before, is written in place, is new or missing:
/// it may be written in several parts. A file that another one replaced is whole.
const STILL_IF_OTHER: Duration = Duration::from_millis(400);

/// How often doubtful files are looked at, at least.
const LOOK_EACH: Duration = Duration::from_secs(1);

/// A reason to distrust what the files show now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The file with this name gave a table and is not there, or is no file any more.
    Missing(String),
    /// Files that gave a table are missing, as this folder or file may not be looked into.
    NoAccess(String),
    /// The file gave a table, and has another name now.
    Renamed(String),
    /// The file had rows and has none.
    Emptied(String),
    /// The file has less than half of its rows.
    Shrunk {
        /// Its name.
        file: String,
        /// The rows that it had.
        before: u64,
        /// The rows that it has.
        now: u64,
    },
    /// The file has fewer rows, and its last one is not among them.
    EndLost {
        /// Its name.
        file: String,
        /// The rows that it had.
        before: u64,
        /// The rows that it has.
        now: u64,
    },
    /// The file had a table of another kind.
    OtherTable(String),
    /// No row has the newest year any more.
    YearGone(Year),
    /// The last line of the file has no end, and had one before.
    CutOff(String),
    /// The last row of the file has fewer cells than its header and no end, or a quote is left
    /// open: the file is not whole, however long it stays so.
    MidRow(String),
}

impl Doubt {
    /// True if it is about the same thing; numbers of rows may differ.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Shrunk { file, .. }, Self::Shrunk { file: other, .. })
            | (Self::EndLost { file, .. }, Self::EndLost { file: other, .. }) => file == other,
            _ => self == other,
        }
    }

    /// True if it is about what is there, not about what is in it.
    const fn is_about_names(&self) -> bool {
        matches!(self, Self::Missing(_) | Self::NoAccess(_) | Self::Renamed(_))
    }

    /// True if the figures of a file are left out where it is taken.
    #[must_use]
    pub const fn is_absence(&self) -> bool {
        matches!(self, Self::Missing(_) | Self::NoAccess(_))
    }

    /// How long it keeps the new data from being shown; None for until it is confirmed.
    fn time(&self, policy: LivePolicy) -> Option<Duration> {
        let seconds = match self {
            Self::Missing(_) | Self::NoAccess(_) | Self::Emptied(_) => policy.missing_file,
            Self::Renamed(_)
            | Self::Shrunk { .. }
            | Self::EndLost { .. }
            | Self::OtherTable(_)
            | Self::YearGone(_)
            | Self::CutOff(_) => policy.second_look,
            Self::MidRow(_) => 0,
        };
        (seconds > 0).then(|| Duration::from_secs(seconds.into()))
    }
}

/// What to do with the files as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Show them.
    Take,
    /// Keep what is shown; the longest doubt has lasted this long.
    Keep(Duration),
}

/// A doubt that is not resolved.
#[derive(Debug, Clone)]
struct OpenDoubt {
    doubt: Doubt,
    since: Duration,
    is_confirmed: bool,
}

/// The doubts about the files since they were read last.
#[derive(Debug, Clone, Default)]
pub struct LiveCheck {
    open: Vec<OpenDoubt>,
    stamps: Vec<Option<Stamp>>,
}

impl LiveCheck {
    /// Decides by the doubts at time `now` about files with these stamps. `is_confirmed` is true if
    /// a person wants the files as they are: it holds for doubts that were shown before.
    pub fn decide(
        &mut self,
        doubts: &[Doubt],
        stamps: &[Option<Stamp>],
        is_confirmed: bool,
        now: Duration,
        policy: LivePolicy,
    ) -> Decision {
        // Content that changed is looked at from the start; a file that is gone stays so.
        let is_still = are_of_same_files(&self.stamps, stamps);
        let open = |doubt: &Doubt| {
            let earlier = self.open.iter().find(|open| open.doubt.is_same(doubt));
            let earlier = earlier.filter(|_| is_still || doubt.is_about_names());
            OpenDoubt {
                doubt: doubt.clone(),
                since: earlier.map_or(now, |open| open.since),
                is_confirmed: earlier.is_some_and(|open| open.is_confirmed || is_confirmed),
            }
        };
        self.open = doubts.iter().map(open).collect();
        self.stamps = stamps.to_vec();
        let is_over = |open: &OpenDoubt| {
            let age = now.saturating_sub(open.since);
            open.is_confirmed || open.doubt.time(policy).is_some_and(|time| age >= time)
        };
        if self.open.iter().all(is_over) {
            return Decision::Take;
        }
        let first = self.open.iter().map(|open| open.since).min().unwrap_or(now);
        Decision::Keep(now.saturating_sub(first))
    }

    /// The doubts that the last decision was made by.
    pub fn doubts(&self) -> Vec<Doubt> {
        self.open.iter().map(|open| open.doubt.clone()).collect()
    }

    /// How long to wait before doubtful files are looked at again: until their doubts are over, and
    /// never long, as they may change.
    #[must_use]
    pub fn until_next_look(&self, now: Duration, policy: LivePolicy) -> Duration {
        let left = |open: &OpenDoubt| {
            let end = open.since.saturating_add(open.doubt.time(policy)?);
            Some(end.saturating_sub(now))
        };
        let open = self.open.iter().filter(|open| !open.is_confirmed);
        let left = open.map(left).try_fold(Duration::ZERO, |most, left| Some(most.max(left?)));
        left.filter(|left| !left.is_zero()).map_or(LOOK_EACH, |left| left.min(LOOK_EACH))
    }

    /// True if the content of files with these stamps was doubted, so that they need not be read
    /// again before a decision.
    #[must_use]
    pub fn is_doubted(&self, stamps: &[Option<Stamp>]) -> bool {
        !self.open.is_empty() && self.stamps == stamps
    }
}

/// True if no file has changed between two looks, as far as its length and times tell.
fn are_of_same_files(before: &[Option<Stamp>], now: &[Option<Stamp>]) -> bool {
    before.len() == now.len()
        && before.iter().zip(now).all(|(before, now)| match (before, now) {
            (Some(before), Some(now)) => before.has_facts_of(now),
            (before, now) => before.is_none() && now.is_none(),
        })
}

/// The files that gave a table and are missing. The stamps are those of `old` and those of now.
#[must_use]
pub fn missing(old: &Dataset, before: &[Option<Stamp>], now: &[Option<Stamp>]) -> Vec<Doubt> {
    let (paths, renamed) = (by_path(now), renamed(before, now));
    let gave_table = (0..).zip(before).filter_map(|(source, stamp)| {
        let mut files = old.files[old.files_of(source)].iter();
        Some((files.find(|file| !file.tables.is_empty())?, stamp.as_ref()?))
    });
    gave_table
        .filter(|(_, stamp)| !paths.contains_key(stamp.path()))
        .map(|(file, stamp)| match place_of(stamp, &renamed) {
            Some(_) => Doubt::Renamed(file.name.clone()),
            None => Doubt::Missing(file.name.clone()),
        })
        .collect()
}

/// The same doubts; where a folder or file cannot be looked into, that is why files are missing.
#[must_use]
pub fn named(missing: Vec<Doubt>, sources: &[Named]) -> Vec<Doubt> {
    let is_denied = |named: &&Named| matches!(named.source, Err(Unreadable::NoPermission));
    match sources.iter().find(is_denied) {
        Some(denied) if missing.iter().any(Doubt::is_absence) => {
            vec![Doubt::NoAccess(denied.name.clone())]
        }
        _ => missing,
    }
}

/// The stamps by their paths, each with its place. There may be ten thousand files.
#[must_use]
pub fn by_path(stamps: &[Option<Stamp>]) -> FxHashMap<&Path, (usize, &Stamp)> {
    let there = stamps.iter().enumerate().filter_map(|(at, stamp)| Some((at, stamp.as_ref()?)));
    there.map(|(at, stamp)| (stamp.path(), (at, stamp))).collect()
}

/// The files that have a name now which they did not have, by their numbers, each with its place.
fn renamed<'a>(
    before: &[Option<Stamp>],
    now: &'a [Option<Stamp>],
) -> FxHashMap<(u64, u64), (usize, &'a Stamp)> {
    let paths_before = by_path(before);
    let is_new_name = |now: &Stamp| {
        paths_before.get(now.path()).is_none_or(|(_, before)| !now.is_file_of(before))
    };
    let new_names = by_path(now).into_values().filter(|(_, now)| is_new_name(now));
    new_names.filter_map(|(at, now)| Some((now.inode()?, (at, now)))).collect()
}

/// The place of a file that has another name now.
fn place_of<'a>(
    before: &Stamp,
    renamed: &FxHashMap<(u64, u64), (usize, &'a Stamp)>,
) -> Option<(usize, &'a Stamp)> {
    let found = *renamed.get(&before.inode()?)?;
    found.1.is_file_of(before).then_some(found)
}

/// The doubts about data that was read from files of these stamps.
#[must_use]
pub fn content(
    (old, before): (&Dataset, &[Option<Stamp>]),
    (new, now): (&Dataset, &[Option<Stamp>]),
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let (paths, renamed) = (by_path(now), renamed(before, now));
    for (source, stamp) in before.iter().enumerate() {
        let was = SourceOf { data: old, source };
        let Some(stamp) = stamp.as_ref().filter(|_| was.rows() > 0) else { continue };
        let place = paths.get(stamp.path()).copied().or_else(|| place_of(stamp, &renamed));
        let Some((at, now)) = place else { continue };
        let is = SourceOf { data: new, source: at };
        if is.files().is_empty() {
            continue;
        }
        let name = || was.files().first().map_or_else(String::new, |file| file.name.clone());
        // A workbook is whole or cannot be read.
        let is_text = was.is_text() && is.is_text();
        let is_cut = is_text && is.is_cut_since(was, [stamp.ends_line, now.ends_line]);
        let (before, rows) = (was.rows(), is.rows());
        if rows == 0 {
            doubts.push(Doubt::Emptied(name()));
        } else if !is.has_table_of(was) {
            doubts.push(Doubt::OtherTable(name()));
        } else if is_cut {
            // That it has fewer rows follows from it.
            doubts.push(Doubt::MidRow(name()));
        } else if rows * 2 < before {
            doubts.push(Doubt::Shrunk { file: name(), before, now: rows });
        } else if rows < before && is.lacks_last_of(was) {
            doubts.push(Doubt::EndLost { file: name(), before, now: rows });
        }
        if is_text && !is_cut && stamp.ends_line && !now.ends_line {
            doubts.push(Doubt::CutOff(name()));
        }
    }
    let is_cut = doubts.iter().any(|doubt| matches!(doubt, Doubt::MidRow(_)));
    let newest = old.newest().filter(|year| !is_cut && !new.years.contains(year));
    doubts.extend(newest.map(Doubt::YearGone));
    doubts
}

/// The time for which files with the stamps `now` must not change before they are read. `before`
/// are the stamps of what is shown.
#[must_use]
pub fn still_time(before: &[Option<Stamp>], now: &[Option<Stamp>]) -> Duration {
    let paths = by_path(now);
    let is_quick = |stamp: &Stamp| {
        let Some((_, now)) = paths.get(stamp.path()) else { return false };
        let is_in_place = now.is_file_of(stamp) && now.modified() != stamp.modified();
        now.length() == stamp.length() && !is_in_place
    };
    let is_same = before.iter().flatten().all(is_quick)
        && before.iter().flatten().count() == now.iter().flatten().count();
    if is_same { STILL } else { STILL_IF_OTHER }
}

#[cfg(test)]
mod tests;
