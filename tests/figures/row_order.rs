//! The order of the rows in the files decides no figure and no choice: which spelling is shown,
//! which units are proposed, who comes first among equals.

use dangbo::analysis::{
    Filter, MeasureKind, Tallies, committees, fewest_changes, is_below, visiting_committees,
    without_admission, year_changes,
};
use dangbo::domain::{Dataset, Row, Settings, Table, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, find_zone, load};
use dangbo::report::{Report, ReportRequest, report_json};
use proptest::prelude::*;
use serde_json::Value;

const FILES: [(&str, &str); 3] = [
    ("organisations.csv", include_str!("../../sample-data/organisations.csv")),
    ("branches.csv", include_str!("../../sample-data/branches.csv")),
    ("enterprises.csv", include_str!("../../sample-data/enterprises.csv")),
];

/// The sample, with the zone of every second organisation of Quang Châu in capital letters.
fn sample() -> [String; 3] {
    let mut texts = FILES.map(|(_, text)| text.to_owned());
    let lines = texts[0].lines().scan(0, |seen, line| {
        *seen += usize::from(line.contains("KCN Quang Châu"));
        let is_second = *seen % 2 == 0 && line.contains("KCN Quang Châu");
        Some(if is_second {
            line.replace("KCN Quang Châu", "KCN QUANG CHÂU")
        } else {
            line.into()
        })
    });
    texts[0] = lines.collect::<Vec<String>>().join("\n");
    texts
}

/// A text with its rows below the header in the order of their ranks.
fn in_order(text: &str, ranks: &[u32]) -> String {
    let (header, rows) = text.split_once('\n').unwrap();
    let mut rows: Vec<(u32, &str)> = ranks.iter().copied().cycle().zip(rows.lines()).collect();
    rows.sort_unstable();
    let rows: Vec<&str> = rows.into_iter().map(|(_, row)| row).collect();
    format!("{header}\n{}\n", rows.join("\n"))
}

/// Every list of units that is cut or that orders equals, by id, and the report.
fn choices(texts: &[String; 3]) -> Vec<String> {
    let settings = Settings::default();
    let thresholds = &settings.thresholds;
    let files = [0, 1, 2].map(|at| (FILES[at].0, texts[at].as_bytes()));
    let data = load(&in_memory(&files), &settings, &LoadOptions::default());
    let tallies = Tallies::new(&data);
    let zone =
        Filter { zones: vec![find_zone(&data.zones, "Quang Châu").unwrap()], ..Filter::default() };
    let whole = Filter::default();
    let ids = |rows: &mut dyn Iterator<Item = Row>| -> Vec<String> {
        rows.map(|row| data.id(Table::Organisations, row).to_owned()).collect()
    };
    let mut lists = Vec::new();
    for &year in &data.years {
        lists.push(report_without_findings(&data, &settings, year));
        for goal in [MeasureKind::Organisations, MeasureKind::Branches, MeasureKind::Members] {
            let changes = fewest_changes(&data, &tallies, thresholds, goal, year, &whole);
            lists.push(format!("{changes:?}"));
        }
        let below = |row| is_below(&data, thresholds, Table::Organisations, row);
        let changes = year_changes(&data, year, &whole, below);
        let rows = [
            ids(&mut changes.falls.iter().copied()),
            ids(&mut changes.rises.iter().copied()),
            ids(&mut committees(&data, year, &whole).iter().map(|load| load.row)),
            ids(&mut without_admission(&data, year, &whole, 1).iter().map(|(row, _)| *row)),
            ids(&mut visiting_committees(&data, year, &zone).iter().map(|(row, _)| *row)),
        ];
        lists.extend(rows.map(|ids| ids.join(" ")));
    }
    lists
}

/// The report in JSON. Findings have lines, and merged cells are told from the order of the rows.
fn report_without_findings(data: &Dataset, settings: &Settings, year: Year) -> String {
    let filter = &Filter::default();
    let request = ReportRequest { data, settings, year, filter, today: Year(2026) };
    let mut report: Value = serde_json::from_str(&report_json(&Report::new(request))).unwrap();
    report.as_object_mut().unwrap().remove("findings");
    report.to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_the_rows_decides_nothing(ranks in prop::collection::vec(any::<u32>(), 97)) {
        let texts = sample();
        let moved = texts.clone().map(|text| in_order(&text, &ranks));
        for (before, after) in choices(&texts).iter().zip(choices(&moved)) {
            prop_assert_eq!(before, &after);
        }
    }
}
