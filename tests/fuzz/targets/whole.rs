//! Two files' bytes, parted by 0xFF, to figures, findings in every form, and a drawn screen.
#![no_main]

use dangbo::analysis::{Filter, Tallies, measure};
use dangbo::domain::{Code, Settings, has_control};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use dangbo::report::{Excerpts, Question, check_csv, check_json, check_text, explain, report_json, report_text};
use dangbo::words::Lang;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (first, second) = bytes.split_at(bytes.iter().position(|b| *b == 0xff).unwrap_or(bytes.len()));
    let settings = Settings::sample();
    let data = load(&in_memory(&[("2023-a.csv", first), ("2023-b.csv", second.get(1..).unwrap_or_default())]), &settings, &LoadOptions::default());
    let filter = Filter::default();
    for &year in &data.years {
        let question = Question { data: &data, settings: &settings, year, filter: &filter, today: dangbo::domain::Year(2026) };
        for measure in measure(&Tallies::new(&data), &settings.thresholds, year, &filter, None).all() {
            // Levels that do not add up to the rated are an error of the data, which is said.
            let said = data.findings.kept().iter().any(|f| f.code() == Code::LevelsMismatch);
            assert!(said || measure.share.met <= measure.share.of);
        }
        assert!(!has_control(&report_json(&question).replace('\n', "")));
        assert!(!has_control(&report_text(Lang::Vi, &question).replace('\n', "")));
    }
    let texts = [check_text(Lang::En, &data, None, &Excerpts::default(), false), check_csv(Lang::Vi, &data, None), check_json(Lang::Vi, &data, None), explain(Lang::Vi, &data)];
    for text in texts {
        assert!(!has_control(&text.replace(['\n', '\r', '\u{feff}'], "")));
    }
});
