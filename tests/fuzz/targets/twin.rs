//! One table, saved in several ways: its figures are the same.
//!
//! The text gives the rows; cells are separated by `;`.
#![no_main]

use dangbo::analysis::{Filter, Measures, Tallies, measure};
use dangbo::domain::{Settings, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use unicode_normalization::UnicodeNormalization;

libfuzzer_sys::fuzz_target!(|text: &str| run(text));

const HEADINGS: [&str; 12] = [
    "Năm",
    "Mã tổ chức",
    "Tên tổ chức đảng",
    "Loại hình tổ chức",
    "Khu công nghiệp",
    "Loại hình doanh nghiệp",
    "Xếp loại",
    "Tổng số đảng viên",
    "Đảng viên HTXSNV",
    "Đảng viên HTTNV",
    "Đảng viên HTNV",
    "Đảng viên KHTNV",
];

/// A good row: what a file is, is known before the fuzzed rows.
const GOOD: &str = "2023;X1;Chi bộ Công ty Sông Thương;Chi bộ cơ sở;KCN Đình Trám;FDI;Hoàn thành tốt nhiệm vụ;12;2;8;1;1";

type Grid = Vec<Vec<String>>;

fn run(text: &str) {
    // What a delimiter or a line end of another way of saving is cannot be in a cell.
    if text.contains(|c: char| c.is_control() && c != '\n' || "\"|,".contains(c)) {
        return;
    }
    let cells = |row: &str| row.split(';').map(str::to_owned).collect::<Vec<_>>();
    let rows = std::iter::once(GOOD).chain(text.lines().take(20)).map(cells);
    let mut grid: Grid = vec![HEADINGS.map(str::to_owned).to_vec()];
    grid.extend(rows);
    if grid.iter().any(|row| row.len() != HEADINGS.len()) {
        return;
    }
    let first = figures(&saved(&grid, ";", "", "\n").into_bytes());
    let others: [(&str, Vec<u8>); 6] = [
        ("commas", saved(&grid, ",", "", "\n").into_bytes()),
        ("quotes", saved(&grid, ";", "\"", "\r\n").into_bytes()),
        ("tabs", saved(&grid, "\t", "", "\r").into_bytes()),
        ("pipes", saved(&grid, "|", "\"", "\n").into_bytes()),
        ("UTF-16", utf16(&saved(&grid, "\t", "", "\r\n"))),
        ("decomposed", saved(&grid, ";", "", "\n").nfd().collect::<String>().into_bytes()),
    ];
    for (way, bytes) in others {
        assert_eq!(figures(&bytes), first, "{way}");
    }
}

fn saved(grid: &Grid, delimiter: &str, quote: &str, end: &str) -> String {
    let row = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|cell| format!("{quote}{cell}{quote}")).collect();
        cells.join(delimiter) + end
    };
    grid.iter().map(row).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// The measures of each year, and how many units and findings there are.
fn figures(bytes: &[u8]) -> (Vec<(Year, Measures)>, usize, Vec<String>) {
    let settings = Settings::default();
    let data = load(&in_memory(&[("o.csv", bytes)]), &settings, &LoadOptions::default());
    let tallies = Tallies::new(&data);
    let filter = Filter::default();
    let of_year = |&year| (year, measure(&tallies, &settings.thresholds, year, &filter, None));
    let measures = data.years.iter().map(of_year).collect();
    let mut codes: Vec<String> =
        data.findings.kept().iter().map(|f| format!("{:?} {}", f.code(), f.place.line)).collect();
    codes.sort();
    (measures, data.organisations.units.len(), codes)
}
