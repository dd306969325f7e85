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
use crate::domain::{Dataset, LivePolicy, Year};
use crate::ingest::source::Stamp;
use rustc_hash::FxHashMap;
use std::path::Path;

/// The time for which files must not change before they are read.
const STILL: Duration = Duration::from_millis(60);

/// That time where a file has another length than before, is written in place, is new or missing:
/// it may be written in several parts. A file that another one replaced is whole.
const STILL_IF_OTHER: Duration = Duration::from_millis(400);

/// A reason to distrust what the files show now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The file with this name gave a table and is not there, or is no file any more.
    Missing(String),
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
    /// The last line of the file, or a quote in it, has no end, and had one before.
    CutOff(String),
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

    /// How long it keeps the new data from being shown; None for until it is confirmed.
    fn time(&self, policy: LivePolicy) -> Option<Duration> {
        let seconds = match self {
            Self::Missing(_) | Self::Emptied(_) => policy.missing_file,
            Self::Renamed(_)
            | Self::Shrunk { .. }
            | Self::EndLost { .. }
            | Self::OtherTable(_)
            | Self::YearGone(_)
            | Self::CutOff(_) => policy.second_look,
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
        let is_still = self.stamps == stamps;
        let open = |doubt: &Doubt| {
            let earlier = self.open.iter().find(|open| open.doubt.is_same(doubt));
            let earlier = earlier
                .filter(|_| is_still || matches!(doubt, Doubt::Missing(_) | Doubt::Renamed(_)));
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

    /// True if the content of files with these stamps was doubted, so that they need not be read
    /// again before a decision.
    #[must_use]
    pub fn is_doubted(&self, stamps: &[Option<Stamp>]) -> bool {
        !self.open.is_empty() && self.stamps == stamps
    }
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
        let (before, rows) = (was.rows(), is.rows());
        if rows == 0 {
            doubts.push(Doubt::Emptied(name()));
        } else if !is.has_table_of(was) {
            doubts.push(Doubt::OtherTable(name()));
        } else if rows * 2 < before {
            doubts.push(Doubt::Shrunk { file: name(), before, now: rows });
        } else if rows < before && is.lacks_last_of(was) {
            doubts.push(Doubt::EndLost { file: name(), before, now: rows });
        }
        let ends_early = || stamp.ends_line && !now.ends_line;
        let is_open = || is.ends_in_quote() && !was.ends_in_quote();
        // A workbook is whole or cannot be read.
        if was.is_text() && is.is_text() && (ends_early() || is_open()) {
            doubts.push(Doubt::CutOff(name()));
        }
    }
    let newest = old.newest().filter(|year| !new.years.contains(year));
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
mod tests {
    use super::*;
    use crate::domain::Settings;
    use crate::ingest::source::FileStamp;
    use crate::ingest::{LoadOptions, load, source};
    use std::time::SystemTime;

    const POLICY: LivePolicy = LivePolicy { missing_file: 300, second_look: 3 };

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn data(text: &str) -> Dataset {
        let sources = source::in_memory(&[("o.csv", text.as_bytes())]);
        load(&sources, &Settings::default(), &LoadOptions::default())
    }

    /// A table with so many rows of 2022 and of 2023.
    fn table(of_2022: usize, of_2023: usize) -> String {
        let row = |year: u16, n: usize| format!("{year};T{n};Chi bộ {n};CBCS;tốt;5;0;5;0;0\n");
        let rows = |year, count| (0..count).map(move |n| row(year, n)).collect::<String>();
        let heading = "Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;Tổng số đảng viên;Đảng viên HTXSNV;\
            Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV\n";
        heading.to_owned() + &rows(2022, of_2022) + &rows(2023, of_2023)
    }

    /// The stamp of a file with these bytes; none where it is missing.
    fn stamps(path: &str, text: Option<&str>) -> Vec<Option<Stamp>> {
        vec![text.map(|text| Stamp::of_text(path, text))]
    }

    #[test]
    fn a_missing_file_is_kept_until_its_time_is_over_or_a_person_confirms() {
        let missing = [Doubt::Missing("o.csv".into())];
        let mut check = LiveCheck::default();
        // A key that was pressed before the doubt was shown confirms nothing.
        for (seconds, is_confirmed, decision) in [
            (10, true, Decision::Keep(at(0))),
            (22, false, Decision::Keep(at(12))),
            (309, false, Decision::Keep(at(299))),
            (310, false, Decision::Take),
        ] {
            let decided = check.decide(&missing, &[], is_confirmed, at(seconds), POLICY);
            assert_eq!(decided, decision, "at {seconds} s");
        }
        let mut check = LiveCheck::default();
        check.decide(&missing, &[], false, at(10), POLICY);
        assert_eq!(check.decide(&missing, &[], true, at(11), POLICY), Decision::Take);
        // What was confirmed stays so while the content is looked at.
        assert_eq!(check.decide(&missing, &[], false, at(12), POLICY), Decision::Take);
        // It is back, and gone again: that is a new doubt.
        assert_eq!(check.decide(&[], &[], false, at(13), POLICY), Decision::Take);
        assert_eq!(check.decide(&missing, &[], false, at(14), POLICY), Decision::Keep(at(0)));
    }

    #[test]
    fn a_time_of_zero_waits_for_a_person() {
        let policy = LivePolicy { missing_file: 0, second_look: 0 };
        let missing = [Doubt::Missing("o.csv".into())];
        let mut check = LiveCheck::default();
        check.decide(&missing, &[], false, at(0), policy);
        let later = check.decide(&missing, &[], false, at(1_000_000), policy);
        assert_eq!(later, Decision::Keep(at(1_000_000)));
        assert_eq!(check.decide(&missing, &[], true, at(1_000_001), policy), Decision::Take);
    }

    #[test]
    fn doubtful_content_is_taken_if_a_second_look_finds_the_same_bytes() {
        let (first, second) = (stamps("o.csv", Some("1")), stamps("o.csv", Some("22")));
        let doubts = |now| [Doubt::Shrunk { file: "o.csv".into(), before: 9, now }];
        let mut check = LiveCheck::default();
        assert_eq!(check.decide(&doubts(1), &first, false, at(0), POLICY), Decision::Keep(at(0)));
        assert!(check.is_doubted(&first) && !check.is_doubted(&second));
        assert_eq!(check.decide(&doubts(2), &second, false, at(2), POLICY), Decision::Keep(at(0)));
        assert_eq!(check.decide(&doubts(2), &second, false, at(4), POLICY), Decision::Keep(at(2)));
        assert_eq!(check.decide(&doubts(2), &second, false, at(5), POLICY), Decision::Take);
    }

    #[test]
    fn each_doubt_is_found() {
        let whole = table(4, 4);
        let cut = whole.trim_end();
        let found = |text: &str| {
            let (old, new) = (data(&whole), data(text));
            let (before, now) = (stamps("o.csv", Some(&whole)), stamps("o.csv", Some(text)));
            assert_eq!(missing(&old, &before, &now), []);
            content((&old, &before), (&new, &now))
        };
        let file = || "o.csv".to_owned();
        assert_eq!(found(&whole), []);
        assert_eq!(found(&table(0, 4)), []);
        let shrunk = Doubt::Shrunk { file: file(), before: 8, now: 3 };
        assert_eq!(found(&table(0, 3)), [shrunk]);
        let end_lost = |now| Doubt::EndLost { file: file(), before: 8, now };
        assert_eq!(found(&table(5, 0)), [end_lost(5), Doubt::YearGone(Year(2023))]);
        for now in 5..8 {
            assert_eq!(found(&table(4, now - 4)), [end_lost(now as u64)]);
        }
        // The values of the rows that are left, and what is before them, may differ.
        assert_eq!(found(&table(4, 3).replace("5;0;5", "6;1;5")), [end_lost(7)]);
        // Rows that are lost elsewhere are no end.
        assert_eq!(found(&table(3, 4)), []);
        let open = whole.clone() + "2023;T9;\"Chi b\u{1ed9}\n";
        assert_eq!(found(&open), [Doubt::CutOff(file())]);
        let enterprises = "T\u{ea}n doanh nghi\u{1ec7}p;KCN;S\u{1ed1} lao \u{111}\u{1ed9}ng\nA;B;5\nC;B;6\nD;B;6\nE;B;6\n";
        assert_eq!(found(enterprises)[0], Doubt::OtherTable(file()));
        assert_eq!(found(&table(0, 0))[0], Doubt::Emptied(file()));
        assert_eq!(found(cut), [Doubt::CutOff(file())]);
        let (old, before) = (data(&whole), stamps("o.csv", Some(&whole)));
        for now in [stamps("o.csv", None), stamps("other/o.csv", Some(&whole)), Vec::new()] {
            assert_eq!(missing(&old, &before, &now), [Doubt::Missing(file())]);
        }
    }

    /// The stamp of a file with this number, length and second of birth.
    fn numbered(path: &str, inode: u64, length: u64, born: Option<u64>) -> Stamp {
        let modified = SystemTime::UNIX_EPOCH;
        let born = born.map(|second| modified + at(second));
        let facts = FileStamp { length, modified, identity: (1, inode, 0, 0), born };
        Stamp::new(path.into(), facts, true, modified)
    }

    #[test]
    fn a_file_with_another_name_is_not_missing() {
        let stamp = |path: &str, inode: u64| Some(numbered(path, inode, 9, None));
        let sources = [("o.csv", table(2, 2)), ("tmp.csv", table(3, 2))];
        let sources = sources.each_ref().map(|(name, text)| (*name, text.as_bytes()));
        let old = load(&source::in_memory(&sources), &Settings::default(), &LoadOptions::default());
        let before = [stamp("o.csv", 1), stamp("tmp.csv", 2)];
        let renamed = |name: &str| Doubt::Renamed(name.into());
        let gone = |name: &str| Doubt::Missing(name.into());
        for (now, doubt) in [
            // A save through a file of another name.
            (vec![stamp("o.csv", 2)], renamed("tmp.csv")),
            (vec![stamp("p.csv", 1), stamp("tmp.csv", 2)], renamed("o.csv")),
            (vec![stamp("o.csv", 1)], gone("tmp.csv")),
            (vec![stamp("o.csv", 3)], gone("tmp.csv")),
        ] {
            assert_eq!(missing(&old, &before, &now), [doubt]);
        }
    }

    #[test]
    fn another_file_with_the_number_of_one_that_is_gone_is_not_it() {
        let whole = table(4, 4);
        let old = data(&whole);
        let (gone, renamed) = (Doubt::Missing("o.csv".into()), Doubt::Renamed("o.csv".into()));
        for (before, now, doubt) in [
            ((9, Some(1)), (9, Some(2)), &gone),
            ((9, None), (7, None), &gone),
            ((9, Some(1)), (7, None), &gone),
            ((9, None), (9, None), &renamed),
            // It was written on before it was renamed.
            ((9, Some(1)), (12, Some(1)), &renamed),
        ] {
            let before = [Some(numbered("o.csv", 1, before.0, before.1))];
            let now = [Some(numbered("note.csv", 1, now.0, now.1))];
            assert_eq!(missing(&old, &before, &now).first(), Some(doubt), "{before:?} {now:?}");
        }
        // One that is renamed and emptied has lost its rows.
        let stamp = |path, length| [Some(numbered(path, 1, length, Some(1)))];
        let emptied = data(&table(0, 0));
        let doubts = content((&old, &stamp("o.csv", 9)), (&emptied, &stamp("p.csv", 5)));
        assert_eq!(doubts[0], Doubt::Emptied("o.csv".into()));
    }

    #[test]
    fn a_file_that_takes_the_place_of_another_on_the_disk_is_not_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let stamps = || {
            let sources = source::expand(&[folder.path().to_owned()], || Ok(Vec::new()));
            (source::stamps(&sources), sources)
        };
        std::fs::write(path("o.csv"), table(4, 4)).unwrap();
        let (before, sources) = stamps();
        let old = load(&sources, &Settings::default(), &LoadOptions::default());
        std::fs::remove_file(path("o.csv")).unwrap();
        std::fs::write(path("note.csv"), "a;b\n1;2\n").unwrap();
        assert_eq!(missing(&old, &before, &stamps().0), [Doubt::Missing("o.csv".into())]);
    }

    #[test]
    fn a_file_of_another_length_a_new_and_a_missing_one_must_be_still_for_longer() {
        let before = stamps("o.csv", Some("123"));
        for (text, time) in [
            (Some("123"), STILL),
            (Some("1234"), STILL_IF_OTHER),
            (Some("12"), STILL_IF_OTHER),
            (None, STILL_IF_OTHER),
        ] {
            assert_eq!(still_time(&before, &stamps("o.csv", text)), time, "{text:?}");
        }
        let more = [before.clone(), stamps("p.csv", Some("1"))].concat();
        assert_eq!(still_time(&before, &more), STILL_IF_OTHER);
        // Other bytes of the same length: in the same file, and in one that replaced it.
        let facts = |second, born| FileStamp {
            length: 3,
            modified: SystemTime::UNIX_EPOCH + at(second),
            identity: (1, 1, 0, 0),
            born: Some(SystemTime::UNIX_EPOCH + at(born)),
        };
        let stamp = |second, born| {
            vec![Some(Stamp::new(
                "o.csv".into(),
                facts(second, born),
                true,
                SystemTime::UNIX_EPOCH,
            ))]
        };
        assert_eq!(still_time(&stamp(1, 1), &stamp(1, 1)), STILL);
        assert_eq!(still_time(&stamp(1, 1), &stamp(2, 1)), STILL_IF_OTHER);
        assert_eq!(still_time(&stamp(1, 1), &stamp(2, 2)), STILL);
    }
}
