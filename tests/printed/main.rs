//! Units printed in random combinations of the forms of offices are read back with the same
//! figures.

#[path = "../support/old_fonts.rs"]
#[allow(dead_code, reason = "this test uses its part")]
mod old_fonts;
#[path = "../support/printed/mod.rs"]
mod printed;

use dangbo::analysis::Filter;
use dangbo::domain::{Code, Dataset, Settings, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use dangbo::report::{Report, ReportRequest, report_json};
use printed::forms::{Forms, forms};
use printed::model::{self, Measures, ZONES, recount, years};
use proptest::prelude::*;
use serde_json::Value;

/// Findings about forms, not about figures.
const EXPECTED: [Code; 6] = [
    Code::LegacyEncoding,
    Code::UnknownColumn,
    Code::NoBranches,
    Code::MissingReport,
    Code::MergedCells,
    Code::IdChanged,
];

fn read(files: &[(String, Vec<u8>)]) -> Dataset {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    load(&in_memory(&files), &Settings::default(), &LoadOptions::default())
}

fn report(data: &Dataset, year: u16) -> Value {
    let settings = Settings::default();
    let request = ReportRequest {
        data,
        settings: &settings,
        year: Year(year),
        filter: &Filter::default(),
        today: Year(2026),
    };
    serde_json::from_str(&report_json(&Report::new(request))).unwrap()
}

fn measures(value: &Value) -> Measures {
    ["organisations", "branches", "members"]
        .map(|name| ["met", "of", "total"].map(|key| value[name][key].as_u64().unwrap_or(u64::MAX)))
}

/// The measures of each zone that has units, by the name that the report has for it.
fn of_zones(year: &model::Year) -> Vec<(String, Measures)> {
    let mut zones = Vec::new();
    for (zone, name) in ZONES.iter().enumerate() {
        let measures = recount(year, &|own, _| own == zone);
        if measures[0][2] + measures[1][2] > 0 {
            let name = if zone == 0 { "Ngoài khu, cụm công nghiệp" } else { name };
            zones.push((name.to_owned(), measures));
        }
    }
    zones.sort();
    zones
}

/// What a file looks like, for a failure.
fn shown(files: &[(String, Vec<u8>)]) -> String {
    files
        .iter()
        .map(|(name, bytes)| format!("== {name}\n{}\n", String::from_utf8_lossy(bytes)))
        .collect()
}

fn assert_reads_back(mut years: Vec<model::Year>, mut forms: Forms) -> Result<(), TestCaseError> {
    forms.fit(&mut years);
    let files = printed::print(&years, &forms);
    let data = read(&files);
    let findings: Vec<String> = data
        .findings
        .kept()
        .iter()
        .filter(|finding| !EXPECTED.contains(&finding.code()))
        .map(|finding| format!("{:?} {:?}", finding.kind, finding.place))
        .collect();
    prop_assert!(findings.is_empty(), "{}\n{}", findings.join("\n"), shown(&files));
    for year in &years {
        let report = report(&data, year.number);
        let shown = || shown(&files);
        prop_assert_eq!(measures(&report), recount(year, &|_, _| true), "{}", shown());
        let target = recount(year, &|_, ownership| ownership > 0);
        prop_assert_eq!(measures(&report["target"]), target, "{}", shown());
        let mut zones: Vec<(String, Measures)> = report["zones"]
            .as_array()
            .unwrap()
            .iter()
            .map(|zone| (zone["zone"].as_str().unwrap().to_owned(), measures(zone)))
            .collect();
        zones.sort();
        prop_assert_eq!(zones, of_zones(year), "{}", shown());
    }
    Ok(())
}

proptest! {
    #[test]
    fn units_are_read_back_from_any_combination_of_forms(years in years(), forms in forms()) {
        assert_reads_back(years, forms)?;
    }
}
