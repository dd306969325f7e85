//! Two files' bytes, split at the first 0xFF, to figures, findings in every form, and reports.
#![no_main]

use dangbo::analysis::{Filter, Tallies, measure};
use dangbo::domain::{Code, Dataset, Settings, Year, has_control};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use dangbo::report::{
    Check, Excerpts, Report, ReportRequest, check_csv, check_json, check_text, explain,
    report_json, report_text,
};
use dangbo::words::Lang;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| run(bytes));

fn run(bytes: &[u8]) {
    let end = bytes.iter().position(|b| *b == 0xff).unwrap_or(bytes.len());
    let (first, second) = bytes.split_at(end);
    let second = second.get(1..).unwrap_or_default();
    let settings = Settings::sample();
    let files = in_memory(&[("2023-a.csv", first), ("2023-b.csv", second)]);
    let data = load(&files, &settings, &LoadOptions::default());
    for &year in &data.years {
        check_year(&data, &settings, year);
    }
    let check = Check::new(&data, None);
    let texts = [
        // Without the escapes of its colours: the texts of the data have none.
        check_text(Lang::En, &check, &Excerpts::default(), &[]).replace('\u{1b}', ""),
        check_csv(Lang::Vi, &check, &[]),
        check_json(Lang::Vi, &check),
        explain(Lang::Vi, &data),
    ];
    for text in texts {
        assert!(!has_control(&text.replace(['\n', '\r', '\u{feff}'], "")));
    }
}

fn check_year(data: &Dataset, settings: &Settings, year: Year) {
    let filter = Filter::default();
    let measures = measure(&Tallies::new(data), &settings.thresholds, year, &filter, None);
    for measure in measures.all() {
        // Levels that do not add up to the rated are a mistake in the data: a finding.
        let found = data.findings.kept().iter().any(|f| f.code() == Code::LevelsMismatch);
        assert!(found || measure.share.met <= measure.share.of);
    }
    let request = ReportRequest { data, settings, year, filter: &filter, today: Year(2026) };
    let report = Report::new(request);
    assert!(!has_control(&report_json(&report).replace('\n', "")));
    assert!(!has_control(&report_text(Lang::Vi, &report).replace('\n', "")));
}
