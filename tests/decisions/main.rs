//! Trend, changes, candidates, term, enterprises and what-if, against an independent recount;
//! what-if against an edited file.

mod enterprises;
mod fixed;
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod terms;
mod what_if;

use dangbo::analysis::{
    Filter, Tallies, candidates, distribution, is_below, measure, term_records, trend, year_changes,
};
use dangbo::domain::{Dataset, Settings, Status, Table, Year};
use proptest::prelude::*;
use tables::{Organisation, below, load, organisations, tables};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_changed_since_the_year_before_is_what_a_clerk_finds(
        before in organisations(8),
        now in organisations(8),
    ) {
        let data = load(&tables(&[(2022, &before), (2023, &now)]));
        let settings = Settings::default();
        let lines = settings.thresholds;
        let found = year_changes(&data, Year(2023), &Filter::default(), |row| {
            is_below(&data, &lines, Table::Organisations, row)
        });
        let ids = |rows: &[u32]| {
            rows.iter().map(|&r| data.id(Table::Organisations, r).to_owned()).collect::<Vec<_>>()
        };
        let both = before.len().min(now.len());
        let of = |takes: &dyn Fn(usize) -> bool| {
            (0..both).filter(|&at| takes(at)).map(|at| format!("T{at}")).collect::<Vec<_>>()
        };
        prop_assert_eq!(ids(&found.fell), of(&|at| !below(&before[at]) && below(&now[at])));
        prop_assert_eq!(ids(&found.rose), of(&|at| below(&before[at]) && !below(&now[at])));
        prop_assert_eq!(
            ids(&found.new),
            (both..now.len()).map(|at| format!("T{at}")).collect::<Vec<_>>()
        );
        prop_assert_eq!(
            ids(&found.gone),
            (both..before.len()).map(|at| format!("T{at}")).collect::<Vec<_>>()
        );
        // The largest fall is no smaller than any other.
        let share = |o: &Organisation| {
            let [e, g, s, u] = o.own.1.map(|n| i64::try_from(n).unwrap());
            (e + g, e + g + s + u)
        };
        let fall = |at: usize| {
            let ((m0, o0), (m1, o1)) = (share(&before[at]), share(&now[at]));
            (o0 > 0 && o1 > 0).then(|| (m1 * o0 - m0 * o1) * 1_000_000 / (o0 * o1))
        };
        let least = (0..both).filter_map(fall).min();
        match found.falls.first() {
            Some(&row) => {
                let at: usize = data.id(Table::Organisations, row)[1..].parse().unwrap();
                prop_assert_eq!(fall(at), least);
            }
            None => prop_assert!(least.is_none_or(|l| l >= 0)),
        }
        // The trend has both years, each as its own report has it.
        let points = trend(&data, &Tallies::new(&data), &settings, &Filter::default(), Year(2030));
        prop_assert_eq!(points.len(), 2);
        for point in points {
            let measures = point.figures.unwrap().0;
            prop_assert_eq!(
                measures,
                measure(&Tallies::new(&data), &lines, point.year, &Filter::default(), None)
            );
        }
    }

    #[test]
    fn candidates_and_the_spread_are_what_a_clerk_finds(all in organisations(10)) {
        let data = load(&tables(&[(2023, &all)]));
        let lines = Settings::default().thresholds;
        let whole = Filter::default();
        let nearest = |most| {
            let rows = whole.par_counted(&data, Table::Organisations, Year(2023));
            candidates(&data, &lines, Table::Organisations, rows, most)
        };
        let found = nearest(usize::MAX);
        let need = |o: &Organisation| {
            let [e, g, s, u] = o.own.1;
            let rated = o.branches.iter().filter(|b| b.0 < 4).count() as u64;
            let met = o.branches.iter().filter(|b| b.0 < 2).count() as u64;
            (
                ((e + g + s + u) * 85).div_ceil(100).saturating_sub(e + g),
                (rated * 90).div_ceil(100).saturating_sub(met),
                matches!(o.own.0, 2 | 3),
            )
        };
        let mut expected: Vec<_> =
            (0..all.len()).filter(|&at| below(&all[at])).map(|at| (need(&all[at]), at)).collect();
        expected.sort_unstable();
        let got: Vec<_> =
            found.iter().map(|c| ((c.members, c.branches, c.rating), c.row as usize)).collect();
        prop_assert_eq!(&got, &expected);
        // Fewer are the first of them.
        for most in 0..expected.len() {
            let few = nearest(most);
            prop_assert_eq!(
                few.iter().map(|c| c.row as usize).collect::<Vec<_>>(),
                expected[..most].iter().map(|e| e.1).collect::<Vec<_>>()
            );
        }
        let spread =
            distribution(&data, Table::Organisations, Year(2023), &Filter::default());
        for (rating, count) in spread.ratings.iter().enumerate() {
            prop_assert_eq!(*count, all.iter().filter(|o| o.own.0 == rating).count() as u64);
        }
    }
}

fn sample() -> Dataset {
    use dangbo::ingest::{LoadOptions, load, source};
    load(&source::expand(&[], || Ok(Vec::new())), &Settings::sample(), &LoadOptions::default())
}

/// The sum of a column in a file of the sample, over the rows that `contains` accepts.
fn csv_sum(
    file: &str,
    column: &str,
    contains: impl Fn(&std::collections::BTreeMap<String, String>) -> bool,
) -> u64 {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(file);
    let rows = csv::Reader::from_path(path)
        .unwrap()
        .into_deserialize::<std::collections::BTreeMap<String, String>>();
    rows.map(|row| row.unwrap())
        .filter(|row| contains(row))
        .map(|row| {
            row.get(column)
                .or_else(|| row.get(&format!("\u{feff}{column}")))
                .unwrap()
                .parse::<u64>()
                .unwrap()
        })
        .sum()
}

#[test]
fn the_term_has_its_published_record() {
    let (data, settings) = (sample(), Settings::sample());
    let whole = Filter::default();
    let records =
        term_records(&data, &Tallies::new(&data), &settings, Year(2023), &whole, Year(2024));
    let record = &records[0];
    assert_eq!(record.founded, [0, 13, 2, 0]);
    assert_eq!(
        (
            record.admitted.value,
            record.owners.value,
            record.seconded.value,
            record.seconded_to.len()
        ),
        (553, 2, 2, 2)
    );
    assert_eq!((records.len(), record.is_over()), (1, false));
    // 2020 has months before August; the data has no months of admissions.
    assert_eq!((record.partly.as_slice(), record.absent.as_slice()), (&[Year(2020)][..], &[][..]));
    // Each year is judged by its own minimum, on the targets' scope.
    let by_hand = |year: &str| {
        csv_sum("organisations.csv", "Kết nạp đảng viên", |row| {
            row["Loại hình doanh nghiệp"] != "Nhà nước" && row.values().any(|v| v == year)
        })
    };
    let years = trend(&data, &Tallies::new(&data), &settings, &whole, Year(2030));
    for year in years {
        let admitted = year.targets.unwrap()[2];
        assert_eq!(admitted.value, by_hand(&year.year.to_string()));
        assert_eq!(admitted.status == Status::Meets, admitted.value >= 200, "{}", year.year);
    }
}

#[test]
fn a_district_is_that_part_alone() {
    let report =
        support::json(&support::dangbo(&["report", "--format", "json", "--district", "VIET YEN"]));
    assert_eq!(report["filters"]["districts"], serde_json::json!(["Việt Yên"]));
    let here = |row: &std::collections::BTreeMap<String, String>| {
        row["Huyện, thành phố"] == "Việt Yên" && row.values().any(|v| v == "2023")
    };
    assert_eq!(
        report["workers"].as_u64().unwrap(),
        csv_sum("organisations.csv", "Tổng số lao động", here)
    );
    assert_eq!(
        report["admitted"].as_u64().unwrap(),
        csv_sum("organisations.csv", "Kết nạp đảng viên", here)
    );
    let wrong = support::dangbo(&["report", "--lang", "en", "--district", "x"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("Việt Yên"));
}
