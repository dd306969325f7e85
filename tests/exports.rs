//! A folder of exports as offices make them, read through the program against a figure sheet made
//! by hand.
//!
//! `tests/exports/figures.csv` has a row a folder and year: what is special about the export, the
//! figures that a careful clerk reads from it, and each finding at its place. All of it is
//! invented.

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use support::{check, report};

const SHEET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/exports/figures.csv");

#[test]
fn every_export_is_read_as_a_careful_clerk_reads_it() {
    let folder = Path::new(SHEET).parent().unwrap();
    let mut wrong = Vec::new();
    let mut read = BTreeSet::new();
    for row in csv::Reader::from_path(SHEET).unwrap().records() {
        let row = row.unwrap();
        let (case, special, year) = (&row[0], &row[1], &row[2]);
        read.insert(case.to_owned());
        let figures = report(&folder.join(case), &["--year", year]);
        let mut got: Vec<String> = Vec::new();
        for measure in ["organisations", "branches", "members"] {
            got.extend(["total", "met", "of"].map(|key| figures[measure][key].to_string()));
        }
        got.extend(["admitted", "workers"].map(|key| figures[key].to_string()));
        let expected: Vec<&str> = row.iter().skip(3).take(11).collect();
        let (findings, _) = check(&folder.join(case));
        let mut found: Vec<String> =
            findings.iter().map(|(code, file, line, _)| format!("{code}@{file}:{line}")).collect();
        let mut told: Vec<&str> = row[14].split_whitespace().collect();
        found.sort_unstable();
        told.sort_unstable();
        if got != expected || found != told {
            wrong.push(format!(
                "{case} ({special}), {year}:\n  figures {got:?}\n  sheet   {expected:?}\n  found {found:?}\n  sheet {told:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let folders: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap())
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().into_string().unwrap())
        .collect();
    assert_eq!(folders, read, "an export without its figures, or the other way round");
}
