//! The cap on excellent ratings, counted again for each kind of unit and for the members of each
//! organisation.

use super::clerk::{Clerk, YEARS};
use super::rows::Unit;
use dangbo::domain::{CappedGroup, FindingKind, Settings, Year};
use dangbo::ingest::{LoadOptions, load, source};

/// What is over the cap: the group in words (of members the id and year), excellent, good or
/// better.
type Over = (String, u64, u64);

fn counted(clerk: &Clerk, cap: u64) -> Vec<Over> {
    let mut over = Vec::new();
    let mut add = |group: String, excellent: u64, met: u64| {
        if excellent * 100 > met * cap {
            over.push((group, excellent, met));
        }
    };
    for unit in &clerk.organisations {
        add(format!("{} {}", unit.id, unit.year), unit.levels[0], unit.met());
    }
    for year in YEARS {
        let of = |units: &[Unit], wanted: fn(&Unit) -> bool| {
            let rated = |below: usize| {
                let units = units.iter().filter(|u| u.year == year && wanted(u));
                units.filter(|u| u.rating < below).count() as u64
            };
            (rated(1), rated(2))
        };
        for (word, (excellent, met)) in [
            ("committees", of(&clerk.organisations, |unit| unit.is_committee)),
            ("cells", of(&clerk.organisations, |unit| !unit.is_committee)),
            ("branches", of(&clerk.branches, |_| true)),
        ] {
            add(format!("{word} {year}"), excellent, met);
        }
    }
    over.sort();
    over
}

fn found(cap: u8) -> Vec<Over> {
    let settings = Settings { excellent_cap: Some(cap), ..Settings::sample() };
    let files = source::expand(&[], || Ok(Vec::new()));
    let data = load(&files, &settings, &LoadOptions::default());
    let of = |word: &str, year: Year| format!("{word} {year}");
    let mut over: Vec<Over> = Vec::new();
    for finding in data.findings.kept() {
        let FindingKind::ExcellentCap { group, excellent, met, percent } = &finding.kind else {
            continue;
        };
        assert_eq!(*percent, cap);
        let group = match *group {
            CappedGroup::Members => {
                let (table, row) = finding.row.unwrap();
                of(data.id(table, row), data.units(table).year[row as usize])
            }
            CappedGroup::Committees(year) => of("committees", year),
            CappedGroup::Cells(year) => of("cells", year),
            CappedGroup::Branches(year) => of("branches", year),
        };
        over.push((group, *excellent, *met));
    }
    over.sort();
    over
}

#[test]
fn the_cap_on_excellent_is_that_of_each_kind_of_unit() {
    let clerk = Clerk::new();
    let mut kinds = 0;
    for cap in [1, 5, 8, 10, 12, 15, 18, 20, 21, 25, 30, 50, 100] {
        let expected = counted(&clerk, cap.into());
        kinds += expected.iter().filter(|(group, ..)| !group.starts_with("TC")).count();
        assert_eq!(found(cap), expected, "cap {cap}");
    }
    assert!(kinds > 10, "{kinds}");
}
