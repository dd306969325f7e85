//! What targets share: a table, and the figures of a file.

use dangbo::analysis::{Filter, Measures, Tallies, measure};
use dangbo::domain::{Settings, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};

pub const HEADINGS: [&str; 12] = [
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
pub const GOOD: [&str; 12] = [
    "2023",
    "X1",
    "Chi bộ Công ty Sông Thương",
    "Chi bộ cơ sở",
    "KCN Đình Trám",
    "FDI",
    "Hoàn thành tốt nhiệm vụ",
    "12",
    "2",
    "8",
    "1",
    "1",
];

pub type Grid = Vec<Vec<String>>;

/// The headings, the good row, and up to 20 rows of a text, whose cells are between `;`.
pub fn grid(text: &str) -> Grid {
    let cells = |row: &str| row.split(';').map(str::to_owned).collect::<Vec<_>>();
    let mut grid: Grid = [HEADINGS, GOOD].map(|row| row.map(str::to_owned).to_vec()).into();
    grid.extend(text.lines().take(20).map(cells));
    grid
}

/// A grid as text.
pub fn saved(grid: &Grid, delimiter: &str, quote: &str, end: &str) -> String {
    let row = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|cell| format!("{quote}{cell}{quote}")).collect();
        cells.join(delimiter) + end
    };
    grid.iter().map(row).collect()
}

/// What two ways of saving must have in common.
#[derive(Debug, PartialEq)]
pub struct Figures {
    measures: Vec<(Year, Measures)>,
    units: usize,
    /// The code and line of each finding.
    findings: Vec<String>,
}

impl Figures {
    /// True if there is a finding of a code.
    #[allow(dead_code)]
    pub fn has(&self, code: &str) -> bool {
        self.findings.iter().any(|finding| finding.starts_with(code))
    }

    /// The figures without the findings of a code.
    #[allow(dead_code)]
    pub fn without(mut self, code: &str) -> Self {
        self.findings.retain(|finding| !finding.starts_with(code));
        self
    }
}

/// The figures of a file.
pub fn figures(name: &str, bytes: &[u8]) -> Figures {
    let settings = Settings::default();
    let data = load(&in_memory(&[(name, bytes)]), &settings, &LoadOptions::default());
    let tallies = Tallies::new(&data);
    let filter = Filter::default();
    let of_year = |&year| (year, measure(&tallies, &settings.thresholds, year, &filter, None));
    let measures = data.years.iter().map(of_year).collect();
    let mut findings: Vec<String> =
        data.findings.kept().iter().map(|f| format!("{:?} {}", f.code(), f.place.line)).collect();
    findings.sort();
    Figures { measures, units: data.organisations.units.len(), findings }
}
