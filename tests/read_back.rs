//! What the program prints is read back: its abbreviations, and each table that it exports, in both
//! languages, with equal figures.

#[path = "figures/tables.rs"]
#[allow(dead_code, reason = "mistakes are for other tests")]
mod tables;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use dangbo::analysis::Filter;
use dangbo::app::{ExportFormat, Loaded, Message, State};
use dangbo::domain::{
    Code, Dataset, Kind, Ownership, Rating, Settings, Severity, Table, UnratedReason, Year,
};
use dangbo::ingest::source::{self, in_memory};
use dangbo::ingest::{LoadOptions, find_zone, load};
use dangbo::report::{Origin, Report, ReportRequest, export, report_json};
use dangbo::words::{self, Lang};
use proptest::prelude::*;
use serde_json::Value;

const LANGUAGES: [Lang; 2] = [Lang::Vi, Lang::En];

fn read(files: &[(&str, &str)]) -> Dataset {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, text)| (*n, text.as_bytes())).collect();
    load(&in_memory(&files), &Settings::sample(), &LoadOptions::default())
}

/// The files of the organisations and branches that the dashboard exports of a year and part.
fn exported(data: &Dataset, lang: Lang, year: Year, filter: &Filter) -> [String; 2] {
    let mut state = State::new(Settings::sample(), lang, true);
    let zones = filter.zones.iter().map(|zone| data.zone_name(*zone).to_owned()).collect();
    let districts = filter.districts.iter().map(|d| data.texts.get(*d).to_owned()).collect();
    state.request_start(Some(year), zones, districts, filter.ownerships.clone());
    let loaded = Loaded::new(data.clone(), &Settings::sample().thresholds);
    state.update(Message::Loaded(Box::new(loaded), "14:02:11".to_owned()));
    ['2', '3'].map(|key| {
        state.update(Message::Key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE)));
        let export = export(&state, ExportFormat::Csv, Origin::default()).unwrap();
        String::from_utf8(export.bytes).unwrap()
    })
}

/// The figures of the year in a report that its rows give: not the findings, nor other years.
fn figures(data: &Dataset, year: Year, filter: &Filter) -> Value {
    let settings = Settings::sample();
    let request = ReportRequest { data, settings: &settings, year, filter, today: Year(2026) };
    let mut report: Value = serde_json::from_str(&report_json(&Report::new(request))).unwrap();
    for key in ["findings", "enterprises", "term", "terms"] {
        report[key] = Value::Null;
    }
    let of_year = |list: &mut Value| {
        list.as_array_mut().unwrap().retain(|point| point["year"] == u64::from(year.0));
    };
    of_year(&mut report["trend"]);
    for target in report["targets"].as_array_mut().unwrap() {
        of_year(&mut target["years"]);
    }
    report
}

/// The keys whose values differ, with both.
fn difference(got: &Value, expected: &Value) -> String {
    let keys = expected.as_object().unwrap().keys().filter(|key| got[*key] != expected[*key]);
    keys.map(|k| format!("{k}:\n  got {}\n  was {}\n", got[k], expected[k])).collect()
}

/// Exports a year in both languages, reads it back and compares the figures.
fn assert_read_back(data: &Dataset, year: Year) {
    let whole = Filter::default();
    for lang in LANGUAGES {
        let [o, b] = exported(data, lang, year, &whole);
        let again = read(&[("o.csv", &o), ("b.csv", &b)]);
        let (got, expected) = (figures(&again, year, &whole), figures(data, year, &whole));
        let found = again.findings.kept();
        assert!(
            got == expected,
            "{lang:?} {year}:\n{}{found:#?}\n{o}\n{b}",
            difference(&got, &expected)
        );
        let errors: Vec<_> = found.iter().filter(|f| f.severity() == Severity::Error).collect();
        assert_eq!(again.findings.errors(), data.findings.errors(), "{errors:#?}\n{o}\n{b}");
        // What a row says of itself is found again, and nothing else but columns left out. Whether
        // empty cells look merged depends on those around them: the export has the committee's
        // ownership for a branch without one.
        for finding in found {
            let is_known = matches!(
                finding.code(),
                Code::UnknownColumn
                    | Code::ExpectedCount
                    | Code::MissingReport
                    | Code::MissingCount
                    | Code::MergedCells
            ) || data.findings.kept().iter().any(|f| f.code() == finding.code());
            assert!(is_known, "{finding:#?}\n{o}\n{b}");
        }
    }
}

#[test]
fn every_year_of_the_sample_is_read_back_with_equal_figures() {
    let files = source::expand(&[], || Ok(Vec::new()));
    let data = load(&files, &Settings::sample(), &LoadOptions::default());
    for year in &data.years {
        assert_read_back(&data, *year);
    }
}

#[test]
fn a_part_is_read_back_with_the_figures_of_that_part() {
    let files = source::expand(&[], || Ok(Vec::new()));
    let data = load(&files, &Settings::sample(), &LoadOptions::default());
    let year = Year(2023);
    let zones =
        (0..data.zones.len()).map(|zone| dangbo::domain::ZoneId(u32::try_from(zone).unwrap()));
    for zone in zones {
        for ownerships in
            [vec![], vec![Ownership::NonState], vec![Ownership::State, Ownership::Fdi]]
        {
            let part = Filter { zones: vec![zone], ownerships, districts: Vec::new() };
            let [o, b] = exported(&data, Lang::Vi, year, &part);
            let visiting = Report::new(ReportRequest {
                data: &data,
                settings: &Settings::sample(),
                year,
                filter: &part,
                today: Year(2026),
            })
            .visiting
            .len();
            let mut table = csv::Reader::from_reader(o.trim_start_matches('\u{feff}').as_bytes());
            let headings = table.headers().unwrap().clone();
            let mark = headings.iter().position(|heading| heading == "Đăng ký ở nơi khác");
            assert_eq!(mark.is_some(), visiting > 0, "{o}");
            let is_marked = |row: &csv::StringRecord| mark.is_some_and(|at| &row[at] == "có");
            let marked = table.records().map(Result::unwrap).filter(is_marked).count();
            assert_eq!(marked, visiting, "{o}");
            let again = read(&[("o.csv", &o), ("b.csv", &b)]);
            if again.newest().is_none() {
                assert!(o.lines().count() == 1 && b.lines().count() == 1, "{o}\n{b}");
                continue;
            }
            let zone = find_zone(&again.zones, data.zone_name(zone)).unwrap();
            let same = Filter { zones: vec![zone], ..part.clone() };
            let (mut got, mut expected) =
                (figures(&again, year, &same), figures(&data, year, &part));
            // A committee is judged on all of its branches: those elsewhere are not in the file.
            for report in [&mut got, &mut expected] {
                report["below"]["organisations"] = Value::Null;
                report["candidates"]["organisations"] = Value::Null;
            }
            assert!(got == expected, "{part:?}\n{}{o}\n{b}", difference(&got, &expected));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_tables_are_read_back_with_equal_figures(
        all in prop::collection::vec(tables::organisation(), 1..8),
    ) {
        let (o, b) = tables::tables(&all);
        assert_read_back(&read(&[("o.csv", &o), ("b.csv", &b)]), Year(2023));
    }
}

#[test]
fn every_abbreviation_that_is_printed_is_read_back() {
    for lang in LANGUAGES {
        let ratings = [
            Rating::Excellent,
            Rating::Good,
            Rating::Satisfactory,
            Rating::Unsatisfactory,
            Rating::Unrated,
        ];
        let kinds = [Kind::BaseCommittee, Kind::BaseCell];
        let mut rows = String::new();
        let mut expected = Vec::new();
        let mut add = |kind: &str, ownership: &str, rating: &str, means| {
            rows += &format!(
                "2023;T{0};Đơn vị {0};{kind};{ownership};{rating};1;0;1;0;0\n",
                expected.len()
            );
            expected.push(means);
        };
        for is_long in [false, true] {
            for kind in kinds {
                for ownership in Ownership::KNOWN.into_iter().chain([Ownership::Missing]) {
                    for rating in ratings {
                        let means = (kind, ownership, rating, UnratedReason::NotRated);
                        if is_long {
                            let kind = words::kind_long(lang, kind);
                            let ownership = words::ownership_full(lang, ownership);
                            add(kind, ownership, words::rating_long(lang, rating), means);
                        } else {
                            let kind = words::kind_short(lang, kind);
                            let ownership = words::ownership_short(lang, ownership);
                            add(kind, ownership, words::rating_short(lang, rating), means);
                        }
                    }
                }
            }
        }
        for reason in UnratedReason::ALL {
            let means = (Kind::BaseCell, Ownership::Fdi, Rating::Unrated, reason);
            add("CBCS", "FDI", words::unrated_rating(lang, reason), means);
        }
        let text = format!(
            "year;id;name;kind;ownership;rating;members;members_excellent;members_good;\
             members_satisfactory;members_unsatisfactory\n{rows}"
        );
        let data = read(&[("o.csv", &text)]);
        let (organisations, units) = (&data.organisations, data.units(Table::Organisations));
        assert_eq!(organisations.kind.len(), expected.len());
        for (at, means) in expected.into_iter().enumerate() {
            let got = (
                organisations.kind[at],
                units.ownership[at],
                units.rating[at],
                units.unrated_reason[at],
            );
            assert_eq!(got, means, "{lang:?} {at} in\n{text}");
        }
    }
}
