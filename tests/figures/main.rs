//! The figures of the report against an independent recount of generated tables.

mod command_line;
mod commands;
#[path = "../support/forms.rs"]
mod forms;
#[path = "../support/old_fonts.rs"]
mod old_fonts;
mod reading;
mod reload;
mod row_order;
#[path = "../support/mod.rs"]
mod support;
mod tables;

use dangbo::analysis::Filter;
use dangbo::domain::{
    Dataset, FileFacts, FindingKind, LeftOut, Ownership, Place, Settings, Table, Year, ZoneId,
};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, find_zone, load};
use dangbo::report::{Report, ReportRequest, report_json};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use tables::{Organisation, Unit, ZONES, organisation, tables};

/// The thresholds of units and of members, in percent.
const THRESHOLDS: (u64, u64) = (90, 85);

type Contents = (
    Vec<(FindingKind, Place, Option<(Table, u32)>)>,
    Vec<String>,
    Vec<(u64, u64, Vec<(u32, LeftOut)>)>,
);

/// What two reads of one table must agree on: the findings, the report of each year, and what is no
/// data in each file.
fn contents(data: &Dataset, settings: &Settings) -> Contents {
    let findings =
        data.findings.kept().iter().map(|f| (f.kind.clone(), f.place.clone(), f.row)).collect();
    let report = |&year: &Year| {
        report_json(&Report::new(ReportRequest {
            data,
            settings,
            year,
            filter: &Filter::default(),
            today: Year(2026),
        }))
    };
    let left_out = |f: &FileFacts| {
        let mut left = f.left_out.clone();
        left.sort_by_key(|(line, _)| *line);
        (f.rows, f.lines, left)
    };
    (findings, data.years.iter().map(report).collect(), data.files.iter().map(left_out).collect())
}

/// Met, of and total: of organisations, branches and members.
type Measures = [[u64; 3]; 3];

fn count_rating(slot: &mut [u64; 3], rating: usize) {
    slot[0] += u64::from(rating < 2);
    slot[1] += u64::from(rating < 4);
    slot[2] += 1;
}

fn count_members(slot: &mut [u64; 3], unit: &Unit) {
    let rated: u64 = unit.levels.iter().sum();
    slot[0] += unit.levels[0] + unit.levels[1];
    slot[1] += rated;
    slot[2] += rated + unit.unrated;
}

/// The measures as a clerk counts them, of the rows whose zone and ownership `contains` accepts.
fn recount(all: &[Organisation], contains: &dyn Fn(usize, usize) -> bool) -> Measures {
    let mut measures = Measures::default();
    for organisation in all {
        let own = &organisation.own;
        if contains(own.zone, own.ownership) {
            count_rating(&mut measures[0], own.rating);
            if organisation.branches.is_empty() {
                count_members(&mut measures[2], own);
            }
        }
        for branch in &organisation.branches {
            let zone = if branch.zone == 0 { own.zone } else { branch.zone };
            let ownership = if branch.ownership == 0 { own.ownership } else { branch.ownership };
            if contains(zone, ownership) {
                count_rating(&mut measures[1], branch.rating);
                count_members(&mut measures[2], branch);
            }
        }
    }
    measures
}

/// Compares the measures of a JSON report, their verdicts and shortfalls.
fn assert_measures(value: &Value, measures: &Measures) -> Result<(), TestCaseError> {
    for (name, [met, of, total], line) in [
        ("organisations", measures[0], THRESHOLDS.0),
        ("branches", measures[1], THRESHOLDS.0),
        ("members", measures[2], THRESHOLDS.1),
    ] {
        let measure = &value[name];
        prop_assert_eq!(
            [measure["met"].as_u64(), measure["of"].as_u64(), measure["total"].as_u64()],
            [Some(met), Some(of), Some(total)],
            "{}",
            name
        );
        let status = if of == 0 {
            "unrated"
        } else if met * 100 >= line * of {
            "meets"
        } else {
            "below"
        };
        prop_assert_eq!(measure["status"].as_str(), Some(status));
        let shortfall = (0..).find(|more| of == 0 || (met + more) * 100 >= line * of);
        prop_assert_eq!(measure["shortfall"].as_u64(), shortfall);
    }
    Ok(())
}

/// The JSON report of two files, and the number of errors in them.
fn report_of(o: &str, b: &str, filter: impl Fn(&Dataset) -> Filter) -> (Value, u64) {
    let settings = Settings::default();
    let data = load(
        &in_memory(&[("o.csv", o.as_bytes()), ("b.csv", b.as_bytes())]),
        &settings,
        &LoadOptions::default(),
    );
    let filter = filter(&data);
    let request = ReportRequest {
        data: &data,
        settings: &settings,
        year: data.newest().unwrap(),
        filter: &filter,
        today: Year(2026),
    };
    (serde_json::from_str(&report_json(&Report::new(request))).unwrap(), data.findings.errors())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_report_is_what_a_clerk_counts(all in prop::collection::vec(organisation(), 1..12)) {
        let (o, b) = tables(&all);
        let (report, errors) = report_of(&o, &b, |_| Filter::default());
        prop_assert_eq!(errors, 0);
        assert_measures(&report, &recount(&all, &|_, _| true))?;
        assert_measures(&report["target"], &recount(&all, &|_, ownership| ownership >= 2))?;
        prop_assert_eq!(
            report["admitted"].as_u64(),
            Some(all.iter().map(|x| x.own.admitted).sum())
        );
        // Each zone's measures, and no zone that has no row.
        let mut zones: BTreeMap<String, Measures> = BTreeMap::new();
        for (zone, name) in ZONES.iter().enumerate() {
            let measures = recount(&all, &|z, _| z == zone);
            if measures[0][2] + measures[1][2] > 0 {
                zones.insert(
                    if zone == 0 {
                        "Ngoài khu, cụm công nghiệp".to_owned()
                    } else {
                        (*name).to_owned()
                    },
                    measures,
                );
            }
        }
        let reported = report["zones"].as_array().unwrap();
        prop_assert_eq!(reported.len(), zones.len());
        for zone in reported {
            assert_measures(zone, &zones[zone["zone"].as_str().unwrap()])?;
        }
        // Who is below, and why.
        let mut below: Vec<(String, Vec<&str>)> = Vec::new();
        for (at, x) in all.iter().enumerate() {
            let mut reasons = Vec::new();
            if x.own.rating == 2 || x.own.rating == 3 {
                reasons.push("rating");
            }
            let rated = x.branches.iter().filter(|b| b.rating < 4).count();
            let met = x.branches.iter().filter(|b| b.rating < 2).count();
            if met * 100 < rated * 90 {
                reasons.push("branches");
            }
            let sum: u64 = x.own.levels.iter().sum();
            if (x.own.levels[0] + x.own.levels[1]) * 100 < sum * 85 {
                reasons.push("members");
            }
            if !reasons.is_empty() {
                below.push((format!("T{at}"), reasons));
            }
        }
        below.sort();
        let reported: Vec<(String, Vec<&str>)> = report["below"]["organisations"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| {
                (
                    r["id"].as_str().unwrap().to_owned(),
                    r["reasons"].as_array().unwrap().iter().map(|x| x.as_str().unwrap()).collect(),
                )
            })
            .collect();
        prop_assert_eq!(reported, below);
    }

    #[test]
    fn a_narrowed_report_is_that_part_alone(
        all in prop::collection::vec(organisation(), 1..10),
        zone in 0usize..4,
        ownership in 1usize..4,
    ) {
        let (o, b) = tables(&all);
        let known = Ownership::KNOWN[ownership - 1];
        let (report, _) = report_of(&o, &b, |data| Filter {
            zones: find_zone(&data.zones, ZONES[zone])
                .map_or(vec![ZoneId(99)], |z| vec![z]),
            ownerships: vec![known],
            districts: vec![],
        });
        let contains = |z: usize, o: usize| z == zone && o == ownership;
        assert_measures(&report, &recount(&all, &contains))?;
    }
}
