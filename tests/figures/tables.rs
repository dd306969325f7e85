//! Generated tables of organisations and branches, and mistakes to put into them.

use proptest::prelude::*;

/// A row of either table, with its columns as numbers.
#[derive(Debug, Clone)]
pub struct Unit {
    pub rating: usize,
    pub zone: usize,
    pub ownership: usize,
    pub levels: [u64; 4],
    pub unrated: u64,
    pub admitted: u64,
}

/// An organisation with its branches.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub own: Unit,
    pub committee: bool,
    pub branches: Vec<Unit>,
}

const RATINGS: [&str; 5] =
    ["HTXSNV", "Hoàn thành tốt nhiệm vụ", "htnv", "KHÔNG HOÀN THÀNH NHIỆM VỤ", "Chưa xếp loại"];

pub const ZONES: [&str; 4] = ["", "KCN Đình Trám", "KCN Quang Châu", "CCN Nội Hoàng"];

const OWNERSHIPS: [&str; 4] = ["", "Nhà nước", "tư nhân", "FDI"];

fn unit() -> impl Strategy<Value = Unit> {
    (0usize..5, 0usize..4, 0usize..4, [0u64..4, 0..20, 0..4, 0..2], 0u64..4, 0u64..5).prop_map(
        |(rating, zone, ownership, levels, unrated, admitted)| Unit {
            rating,
            zone,
            ownership,
            levels,
            unrated,
            admitted,
        },
    )
}

pub fn organisation() -> impl Strategy<Value = Organisation> {
    (unit(), any::<bool>(), prop::collection::vec(unit(), 0..5)).prop_map(
        |(own, committee, branches)| Organisation {
            own,
            committee,
            branches: if committee { branches } else { Vec::new() },
        },
    )
}

fn cells(unit: &Unit) -> String {
    let [e, g, s, u] = unit.levels;
    format!(
        "{};{};{};{e};{g};{s};{u};{}",
        RATINGS[unit.rating],
        e + g + s + u + unit.unrated,
        e + g + s + u,
        unit.admitted
    )
}

/// The two tables: organisations and branches.
pub fn tables(all: &[Organisation]) -> (String, String) {
    let counts = "Xếp loại;Tổng số đảng viên;ĐV được xếp loại;Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV;Kết nạp";
    let mut o = format!("Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Loại hình doanh nghiệp;{counts}\n");
    let mut b = format!("Năm;Mã;Tên chi bộ;Trực thuộc;KCN;Loại hình doanh nghiệp;{counts}\n");
    for (at, organisation) in all.iter().enumerate() {
        let kind = if organisation.committee { "Đảng bộ cơ sở" } else { "CBCS" };
        o += &format!(
            "2023;T{at};Đơn vị {at};{kind};{};{};{}\n",
            ZONES[organisation.own.zone],
            OWNERSHIPS[organisation.own.ownership],
            cells(&organisation.own)
        );
        for (number, branch) in organisation.branches.iter().enumerate() {
            b += &format!(
                "2023;B{at}-{number};Chi bộ {number};T{at};{};{};{}\n",
                ZONES[branch.zone],
                OWNERSHIPS[branch.ownership],
                cells(branch)
            );
        }
    }
    (o, b)
}

/// Cells that a tidy row does not have.
const UNTIDY: [&str; 47] = [
    "\"a;b\"",
    "\"5\"",
    "say \"x\"",
    "\"open",
    "",
    "-",
    "khá",
    "12.0",
    "1.200",
    "-5",
    "mười hai",
    "99999999999",
    " 7 ",
    "Chi b? x",
    "Tổng cộng",
    "\u{1b}[31m",
    "Đ\u{a0}b",
    "x;y",
    "e\u{301}",
    "2022",
    "- Chi bộ 1",
    "ngày 3 tháng 2 năm 2023",
    "NGƯỜI LẬP BIỂU",
    "KCN_x000D_A",
    "HTTNV<br>",
    "V&acirc;n",
    "5&nbsp;",
    "HTTNV&#10;",
    "Chi b_ x",
    "a\\nb",
    "TC_01",
    "A & B",
    " \"x;y\" ",
    "Ä\u{90}BCS",
    "2023\tT2\tA\t5\t0\t3\t2\t5\t6\t7",
    "Chưa xếp loại",
    "Mới thành lập",
    "Đảng bộ Khối Doanh nghiệp tỉnh",
    "Chi bộ cơ sở",
    "Đảng bộ KCN A",
    "#N/A",
    "Nguyễn Văn An",
    "0",
    "Trang 1/2",
    "I",
    IN_ONE_CELL,
    OTHER_TABLE,
];

/// A cell that spoils its whole row: all of the row is in one cell.
const IN_ONE_CELL: &str = "in one cell";

/// Likewise: the header of another table is in its place.
const OTHER_TABLE: &str = "another table";

/// A row that a program has put in one cell.
pub fn in_one_cell(row: &str) -> String {
    format!("\"{}\"", row.replace('"', "\"\""))
}

/// Puts untidy cells into a table, and ends its lines with `end`.
pub fn spoil(text: &str, mistakes: &[(prop::sample::Index, &str)], end: &str) -> String {
    let mut rows: Vec<Vec<String>> =
        text.lines().map(|l| l.split(';').map(str::to_owned).collect()).collect();
    let cells: Vec<(usize, usize)> =
        (1..rows.len()).flat_map(|r| (0..rows[r].len()).map(move |c| (r, c))).collect();
    for (at, odd) in mistakes {
        if !cells.is_empty() {
            let (row, column) = cells[at.index(cells.len())];
            (*odd).clone_into(&mut rows[row][column]);
        }
    }
    let print = |row: &Vec<String>| {
        let mut line = row.join(";");
        if row.iter().any(|cell| cell == OTHER_TABLE) {
            line = format!(
                "Mã chi bộ;Tên chi bộ;Trực thuộc;Năm;Kết quả xếp loại{}",
                ";".repeat(row.len().saturating_sub(5))
            );
        }
        if row.iter().any(|cell| cell == IN_ONE_CELL) {
            in_one_cell(&line.replace(IN_ONE_CELL, "7"))
        } else {
            line
        }
    };
    rows.iter().map(|row| print(row) + end).collect()
}

/// Up to `most` cells, each with what is written over it.
pub fn mistakes(most: usize) -> impl Strategy<Value = Vec<(prop::sample::Index, &'static str)>> {
    prop::collection::vec(
        (any::<prop::sample::Index>(), prop::sample::select(UNTIDY.to_vec())),
        0..most,
    )
}
