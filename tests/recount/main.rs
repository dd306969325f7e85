//! The sample recounted by code that shares nothing with the program, over years, zones, ownerships
//! and districts: the JSON, the text and the screens must have the same figures.

mod clerk;
mod excellent;
mod forms;
mod readme;
mod rows;
mod screens;
mod strip;
#[path = "../support/mod.rs"]
mod support;
mod tabs;

use clerk::{Clerk, Part, YEARS};
use dangbo::analysis::{Filter, find_districts};
use dangbo::domain::{Dataset, Ownership, Settings, Year};
use dangbo::ingest::source;
use dangbo::ingest::{LoadOptions, find_zone, load};
use dangbo::report::{Report, ReportRequest, report_json, report_text};
use dangbo::words::Lang;
use serde_json::Value;

const OWNERSHIPS: [(&str, Ownership); 3] =
    [("state", Ownership::State), ("non_state", Ownership::NonState), ("fdi", Ownership::Fdi)];

fn sample() -> Dataset {
    let files = source::expand(&[], || Ok(Vec::new()));
    load(&files, &Settings::sample(), &LoadOptions::default())
}

/// Every part: no zone, each zone and two pairs; each set of ownerships; no district, each and two.
fn parts(clerk: &Clerk) -> Vec<Part> {
    let choices = |all: &[String]| {
        let mut choices = vec![Vec::new()];
        choices.extend(all.iter().map(|one| vec![one.clone()]));
        choices.push(vec![all[0].clone(), all[all.len() - 1].clone()]);
        choices
    };
    let mut zones = choices(&clerk.zones());
    zones.push(clerk.zones()[3..6].to_vec());
    let districts = choices(&clerk.districts());
    let ownerships = (0..8usize).map(|set| {
        let chosen = OWNERSHIPS.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
        chosen.map(|(_, (word, _))| (*word).to_owned()).collect::<Vec<_>>()
    });
    let mut parts = Vec::new();
    for ownerships in ownerships {
        for zones in &zones {
            for districts in &districts {
                parts.push(Part {
                    zones: zones.clone(),
                    ownerships: ownerships.clone(),
                    districts: districts.clone(),
                });
            }
        }
    }
    parts
}

fn filter(data: &Dataset, part: &Part) -> Filter {
    let ownership = |word: &String| OWNERSHIPS.iter().find(|(w, _)| w == word).unwrap().1;
    Filter {
        zones: part.zones.iter().map(|z| find_zone(&data.zones, z).unwrap()).collect(),
        ownerships: part.ownerships.iter().map(ownership).collect(),
        districts: part.districts.iter().flat_map(|d| find_districts(data, d).unwrap()).collect(),
    }
}

/// The report with its lists of zones in the order of their bytes.
fn in_plain_order(mut report: Value) -> Value {
    let by_zone = |list: &mut Value| {
        list.as_array_mut().unwrap().sort_by_key(|zone| zone["zone"].as_str().unwrap().to_owned());
    };
    by_zone(&mut report["zones"]);
    by_zone(&mut report["enterprises"]["zones"]);
    report
}

/// The keys whose values differ, with both.
fn difference(got: &Value, expected: &Value) -> String {
    let keys = expected.as_object().unwrap().keys().chain(got.as_object().unwrap().keys());
    let mut keys: Vec<&String> = keys.filter(|key| got[*key] != expected[*key]).collect();
    keys.dedup();
    keys.iter().map(|k| format!("{k}:\n  got {}\n  counted {}\n", got[*k], expected[*k])).collect()
}

#[test]
fn every_year_and_part_has_the_figures_that_a_clerk_counts() {
    let (clerk, data, settings) = (Clerk::new(), sample(), Settings::sample());
    for part in parts(&clerk) {
        let filter = filter(&data, &part);
        for year in YEARS {
            let report = Report::new(ReportRequest {
                data: &data,
                settings: &settings,
                year: Year(u16::try_from(year).unwrap()),
                filter: &filter,
                today: Year(2026),
            });
            let got = in_plain_order(serde_json::from_str(&report_json(&report)).unwrap());
            let expected = clerk.report(year, &part);
            assert!(got == expected, "{year} {part:?}\n{}", difference(&got, &expected));
            let text = screens::plain(&report_text(Lang::En, &report));
            for line in screens::report_lines(&clerk, year, &part) {
                assert!(text.contains(&line), "{year} {part:?}: no {line:?} in\n{text}");
            }
        }
    }
}

#[test]
fn the_program_prints_what_a_clerk_counts() {
    let clerk = Clerk::new();
    // Every 97th part, each with one of the years: 97 shares no factor with the lists' lengths.
    for (at, part) in parts(&clerk).iter().enumerate().step_by(97) {
        let year = YEARS[at % YEARS.len()].to_string();
        let mut arguments = vec!["report", "--format", "json", "--year", &year];
        arguments.extend(part.zones.iter().flat_map(|zone| ["--zone", zone]));
        arguments.extend(part.ownerships.iter().flat_map(|word| ["--ownership", word]));
        arguments.extend(part.districts.iter().flat_map(|name| ["--district", name]));
        let got = in_plain_order(support::json(&support::dangbo(&arguments)));
        let expected = clerk.report(YEARS[at % YEARS.len()], part);
        assert!(got == expected, "{arguments:?}\n{}", difference(&got, &expected));
    }
}
