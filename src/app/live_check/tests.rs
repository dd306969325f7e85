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
fn a_time_of_zero_and_a_file_that_is_not_whole_wait_for_a_person() {
    let policy = LivePolicy { missing_file: 0, second_look: 0 };
    for (doubt, policy) in
        [(Doubt::Missing("o.csv".into()), policy), (Doubt::MidRow("o.csv".into()), POLICY)]
    {
        let (doubts, mut check) = ([doubt], LiveCheck::default());
        check.decide(&doubts, &[], false, at(0), policy);
        assert_eq!(check.until_next_look(at(1), policy), at(1));
        let later = check.decide(&doubts, &[], false, at(1_000_000), policy);
        assert_eq!(later, Decision::Keep(at(1_000_000)));
        assert_eq!(check.decide(&doubts, &[], true, at(1_000_001), policy), Decision::Take);
    }
}

#[test]
fn doubtful_content_is_taken_if_a_second_look_finds_the_same_bytes() {
    let (first, second) = (stamps("o.csv", Some("1")), stamps("o.csv", Some("22")));
    let doubts = |now| [Doubt::Shrunk { file: "o.csv".into(), before: 9, now }];
    let mut check = LiveCheck::default();
    assert_eq!(check.decide(&doubts(1), &first, false, at(0), POLICY), Decision::Keep(at(0)));
    assert!(check.is_doubted(&first) && !check.is_doubted(&second));
    // The next look is in a second, or when the time is over.
    let next = |seconds| check.until_next_look(Duration::from_secs_f64(seconds), POLICY);
    assert_eq!(
        [0.0, 2.0, 2.5, 9.0].map(next).map(|wait| wait.as_millis()),
        [1000, 1000, 500, 1000]
    );
    assert_eq!(check.decide(&doubts(2), &second, false, at(2), POLICY), Decision::Keep(at(0)));
    assert_eq!(check.decide(&doubts(2), &second, false, at(4), POLICY), Decision::Keep(at(2)));
    assert_eq!(check.decide(&doubts(2), &second, false, at(5), POLICY), Decision::Take);
}

#[test]
fn a_doubt_grows_older_while_a_file_just_written_becomes_an_old_one() {
    let facts = stamps("o.csv", Some("1")).remove(0).unwrap().facts();
    let written = facts.modified;
    // The stamps of one file, soon after it was written and later.
    let stamp =
        |seconds| vec![Some(Stamp::new("o.csv".into(), facts, false, written + at(seconds)))];
    let doubts = [Doubt::CutOff("o.csv".into())];
    let mut check = LiveCheck::default();
    assert_ne!(stamp(1), stamp(5));
    for (seconds, decision) in
        [(0, Decision::Keep(at(0))), (2, Decision::Keep(at(2))), (3, Decision::Take)]
    {
        let decided = check.decide(&doubts, &stamp(1 + seconds), false, at(seconds), POLICY);
        assert_eq!(decided, decision, "at {seconds} s");
    }
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
    assert_eq!(found(&open), [Doubt::MidRow(file())]);
    let enterprises = "T\u{ea}n doanh nghi\u{1ec7}p;KCN;S\u{1ed1} lao \u{111}\u{1ed9}ng\nA;B;5\nC;B;6\nD;B;6\nE;B;6\n";
    assert_eq!(found(enterprises)[0], Doubt::OtherTable(file()));
    assert_eq!(found(&table(0, 0))[0], Doubt::Emptied(file()));
    assert_eq!(found(cut), [Doubt::CutOff(file())]);
    let mid_row = |text: &str| found(text) == [Doubt::MidRow(file())];
    for text in [
        &cut[..cut.len() - 5],
        &cut[..cut.find("2022;T3").unwrap() + 20],
        &(table(4, 3) + "2023;T"),
    ] {
        assert!(mid_row(text), "{text}");
    }
    assert!(!mid_row(&(table(4, 3) + "2023;T\n")) && !mid_row(&(whole.clone() + "Ghi chú")));
    let (old, before) = (data(&whole), stamps("o.csv", Some(&whole)));
    for now in [stamps("o.csv", None), stamps("other/o.csv", Some(&whole)), Vec::new()] {
        assert_eq!(missing(&old, &before, &now), [Doubt::Missing(file())]);
    }
}

#[test]
fn a_folder_that_may_not_be_read_is_no_missing_file() {
    let missing = || vec![Doubt::Missing("o.csv".into()), Doubt::Missing("b.csv".into())];
    let source = |name: &str, why| Named { name: name.into(), source: Err(why) };
    let denied = [source("gone", Unreadable::NotFound), source("data", Unreadable::NoPermission)];
    let no_access = [Doubt::NoAccess("data".into())];
    assert_eq!(named(missing(), &denied), no_access);
    assert_eq!(named(missing(), &denied[..1]), missing());
    assert_eq!(named(Vec::new(), &denied), []);
    let renamed = || vec![Doubt::Renamed("o.csv".into())];
    assert_eq!(named(renamed(), &denied), renamed());
    // It is confirmed as a missing file is, whatever the stamps.
    let mut check = LiveCheck::default();
    let now = stamps("o.csv", Some("1"));
    assert_eq!(check.decide(&no_access, &[], false, at(0), POLICY), Decision::Keep(at(0)));
    assert_eq!(check.decide(&no_access, &now, false, at(9), POLICY), Decision::Keep(at(9)));
    assert_eq!(check.decide(&no_access, &now, true, at(10), POLICY), Decision::Take);
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
        vec![Some(Stamp::new("o.csv".into(), facts(second, born), true, SystemTime::UNIX_EPOCH))]
    };
    assert_eq!(still_time(&stamp(1, 1), &stamp(1, 1)), STILL);
    assert_eq!(still_time(&stamp(1, 1), &stamp(2, 1)), STILL_IF_OTHER);
    assert_eq!(still_time(&stamp(1, 1), &stamp(2, 2)), STILL);
}
