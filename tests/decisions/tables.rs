//! Generated tables, and their figures.

use dangbo::analysis::Filter;
use dangbo::domain::{Dataset, Rating, Settings, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{self, LoadOptions};
use dangbo::report::{Report, ReportRequest, report_json};
use proptest::prelude::*;
use serde_json::Value;

/// The ratings as the tables have them, by number.
pub const RATINGS: [&str; 5] = ["HTXSNV", "HTTNV", "HTNV", "KHTNV", "Chưa xếp loại"];

pub const LEVELS: [Rating; 4] = Rating::LEVELS;

/// A unit: rating, members at the four levels, unrated members, admitted.
pub type Unit = (usize, [u64; 4], u64, u64);

/// A base cell, or a committee with its branches.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub own: Unit,
    pub branches: Vec<Unit>,
}

pub fn unit() -> impl Strategy<Value = Unit> {
    (0usize..5, [0u64..3, 0..12, 0..4, 0..3], 0u64..3, 0u64..3)
}

pub fn organisations(most: usize) -> impl Strategy<Value = Vec<Organisation>> {
    let one = (unit(), prop::collection::vec(unit(), 0..4)).prop_map(|(own, branches)| {
        // A committee's members are those of its branches.
        let mut own = own;
        if !branches.is_empty() {
            own.1 = std::array::from_fn(|level| branches.iter().map(|b| b.1[level]).sum());
            own.2 = branches.iter().map(|b| b.2).sum();
        }
        Organisation { own, branches }
    });
    prop::collection::vec(one, 1..most)
}

fn cells((rating, levels, unrated, admitted): &Unit) -> String {
    let rated: u64 = levels.iter().sum();
    let [e, g, s, u] = levels;
    format!("{};{};{e};{g};{s};{u};{admitted}", RATINGS[*rating], rated + unrated)
}

/// The two tables of some years. An organisation's id is its position.
pub fn tables(years: &[(u16, &[Organisation])]) -> (String, String) {
    let counts = "Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;ĐV KHTNV;Kết nạp";
    let mut o = format!("Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;{counts}\n");
    let mut b = format!("Năm;Mã;Tên chi bộ;Trực thuộc;{counts}\n");
    for (year, all) in years {
        for (at, organisation) in all.iter().enumerate() {
            let kind = if organisation.branches.is_empty() { "CBCS" } else { "ĐBCS" };
            o += &format!("{year};T{at};Đơn vị {at};{kind};{}\n", cells(&organisation.own));
            for (number, branch) in organisation.branches.iter().enumerate() {
                b += &format!("{year};B{at}-{number};Chi bộ {number};T{at};{}\n", cells(branch));
            }
        }
    }
    (o, b)
}

/// Reads the two tables.
pub fn load((o, b): &(String, String)) -> Dataset {
    ingest::load(
        &in_memory(&[("o.csv", o.as_bytes()), ("b.csv", b.as_bytes())]),
        &Settings::default(),
        &LoadOptions::default(),
    )
}

/// Every figure of the report but the findings.
pub fn figures(data: &Dataset, year: u16) -> Value {
    let (settings, filter) = (Settings::default(), Filter::default());
    let request = ReportRequest {
        data,
        settings: &settings,
        year: Year(year),
        filter: &filter,
        today: Year(2026),
    };
    let mut value: Value = serde_json::from_str(&report_json(&Report::new(request))).unwrap();
    value["findings"] = Value::Null;
    value
}

/// True if an organisation is below: by its own rating, its branches or its members.
pub fn below(organisation: &Organisation) -> bool {
    let [e, g, s, u] = organisation.own.1;
    let rated = organisation.branches.iter().filter(|b| b.0 < 4).count();
    let met = organisation.branches.iter().filter(|b| b.0 < 2).count();
    matches!(organisation.own.0, 2 | 3)
        || met * 100 < rated * 90
        || (e + g) * 100 < (e + g + s + u) * 85
}
