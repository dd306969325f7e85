//! The rows of the sample, split by hand.

use std::collections::BTreeMap;

/// The ratings from the best to the worst, then "not rated".
const RATINGS: [&str; 5] = [
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
    "Chưa xếp loại",
];

/// An organisation, a branch or an enterprise.
#[derive(Debug, Clone, Default)]
pub struct Unit {
    pub year: u64,
    pub id: String,
    pub name: String,
    /// Of a branch: the position of its committee among the organisations.
    pub committee: Option<usize>,
    pub is_committee: bool,
    pub zone: String,
    pub district: String,
    pub ownership: String,
    pub rating: usize,
    pub members: u64,
    pub levels: [u64; 4],
    pub admitted: u64,
    pub owners: u64,
    pub leaders: u64,
    pub workers: u64,
    /// Year and month.
    pub established: (u64, u64),
    pub seconded: u64,
    pub trade_union: bool,
    pub youth_union: bool,
    pub organisation: String,
}

/// The cells of a line; a quoted cell may hold commas.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells
}

/// The rows of a file of the sample, each a cell by its heading.
pub fn rows(file: &str) -> Vec<BTreeMap<String, String>> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(file);
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(cells);
    let headings = lines.next().unwrap();
    lines.map(|row| headings.iter().cloned().zip(row).collect()).collect()
}

/// The unit of a row.
pub fn unit(row: &BTreeMap<String, String>) -> Unit {
    let text = |heading: &str| row.get(heading).cloned().unwrap_or_default();
    let number = |heading: &str| text(heading).parse::<u64>().unwrap_or(0);
    let zone = text("Khu, cụm công nghiệp");
    let ownership = match text("Loại hình doanh nghiệp").as_str() {
        "Nhà nước" => "state",
        "Ngoài Nhà nước" => "non_state",
        "FDI" => "fdi",
        _ => "",
    };
    let date = text("Ngày thành lập");
    let date: Vec<u64> = date.split('/').filter_map(|part| part.parse().ok()).collect();
    let rating = text("Xếp loại");
    Unit {
        year: number("Năm"),
        id: text("Mã tổ chức") + &text("Mã chi bộ"),
        name: text("Tên tổ chức đảng") + &text("Tên chi bộ") + &text("Tên doanh nghiệp"),
        committee: None,
        is_committee: text("Loại hình tổ chức") == "Đảng bộ cơ sở",
        zone,
        district: text("Huyện, thành phố"),
        ownership: ownership.to_owned(),
        rating: RATINGS.iter().position(|word| *word == rating).unwrap_or(9),
        members: number("Tổng số đảng viên"),
        levels: ["HTXSNV", "HTTNV", "HTNV", "KHTNV"].map(|l| number(&format!("Đảng viên {l}"))),
        admitted: number("Kết nạp đảng viên"),
        owners: number("Kết nạp chủ doanh nghiệp"),
        leaders: number("Kết nạp lãnh đạo chủ chốt, đoàn thể"),
        workers: number("Tổng số lao động") + number("Số lao động"),
        established: if let [_, month, year] = date[..] { (year, month) } else { (0, 0) },
        seconded: number("Cán bộ tăng cường"),
        trade_union: text("Công đoàn") == "Có",
        youth_union: text("Đoàn thanh niên") == "Có",
        organisation: text("Tổ chức đảng"),
    }
}
