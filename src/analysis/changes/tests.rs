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
    let changes = ChangeLog::between(&load(A), &[], &load(&(A.to_owned() + &rows.concat())), &[]);
    assert_eq!((changes.events().len(), changes.beyond()), (ChangeLog::KEPT, 3));
}

#[test]
fn changes_beyond_the_kept_ones_that_are_taken_back_are_not_counted() {
    let rows = |numbers: Range<usize>, good: usize| -> String {
        numbers.map(|n| format!("2023;N{n};n{n};CBCS;HTTNV;5;1;{good};0;0\n")).collect()
    };
    let most = ChangeLog::KEPT;
    let all = rows(0..most + 20, 4);
    let changed_end = rows(0..most + 5, 4) + &rows(most + 5..most + 20, 3);
    for (name, states, count) in [
        ("a file is gone and comes back", vec![&all, A, &all], 0),
        ("all rows change and change back", vec![&all, &rows(0..most + 20, 3), &all], 0),
        // 15 of the rows that come back are others.
        ("a file comes back changed", vec![&all, A, &changed_end], 15),
    ] {
        let mut changes = ChangeLog::default();
        let states: Vec<Dataset> = states.iter().map(|rows| load(&format!("{A}{rows}"))).collect();
        for pair in states.windows(2) {
            changes.merge(ChangeLog::between(&pair[0], &[], &pair[1], &[]));
        }
        assert_eq!((changes.count(), changes.is_empty()), (count, count == 0), "{name}");
    }
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
    let states = [[A, B].concat(), [A, NEW_B, C].concat(), [NEW_B].concat(), [A, NEW_B].concat()];
    let mut changes = ChangeLog::default();
    for pair in states.windows(2) {
        changes.merge(ChangeLog::between(&load(&pair[0]), &[], &load(&pair[1]), &[]));
    }
    // A is as it was at first.
    assert_eq!(kinds_and_ids(&changes), [(ChangeKind::Changed, "B")]);
    // B was 5 of 5 good or better at first and is 4 of 5 now.
    let before = changes.events()[0].before.as_ref().unwrap();
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
