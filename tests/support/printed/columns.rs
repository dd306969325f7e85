//! The columns of a printed table: their headings and the cells of a unit.

use super::forms::{Forms, GroupBy, Levels, Parents, Ratings, Shares, YearIn};
use super::model::{Figures, ZONES};
use std::collections::BTreeMap;

/// Which table a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    Both,
    Organisations,
    Branches,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Number,
    Year,
    Id,
    Parent,
    Name,
    Kind,
    Zone,
    Ownership,
    Rating,
    OtherRating,
    Tick(usize),
    Members,
    Rated,
    Level(usize),
    Share(usize),
    Unknown,
    Remark,
}

/// The cells of one row.
pub type Cells = BTreeMap<Column, String>;

const RATINGS: [&str; 5] =
    ["HTXSNV", "Hoàn thành tốt nhiệm vụ", "HTNV", "Không hoàn thành nhiệm vụ", "Chưa xếp loại"];

const LEVELS: [&str; 4] = ["HTXSNV", "HTTNV", "HTNV", "KHTNV"];

pub const OWNERSHIPS: [&str; 3] = ["Nhà nước", "Ngoài Nhà nước", "FDI"];

/// The columns of a table, from left to right.
pub fn columns(forms: &Forms, table: Table) -> Vec<Column> {
    let is_grouped = |by| forms.groups.contains(&by);
    let has_parents = table == Table::Branches && forms.parents != Parents::Groups;
    let has_kinds = match table {
        Table::Both => forms.has_kinds,
        Table::Organisations => !is_grouped(GroupBy::Kind),
        Table::Branches => false,
    };
    let mut all = vec![Column::Number];
    let mut add = |column, is_there: bool| all.extend(is_there.then_some(column));
    add(Column::Year, matches!(forms.year_in, YearIn::Column | YearIn::MergedColumn));
    add(Column::Zone, forms.is_merged && !is_grouped(GroupBy::Zone));
    add(Column::Id, forms.has_ids);
    add(Column::Parent, has_parents && forms.parents == Parents::MergedNames);
    add(Column::Name, true);
    add(Column::Kind, has_kinds);
    add(Column::Parent, has_parents && forms.parents != Parents::MergedNames);
    add(Column::Zone, !forms.is_merged && !is_grouped(GroupBy::Zone));
    add(Column::Ownership, table != Table::Branches && !is_grouped(GroupBy::Ownership));
    add(Column::Unknown, forms.has_other_columns);
    match forms.ratings {
        Ratings::Words => add(Column::Rating, true),
        Ratings::OwnAndSuperior | Ratings::TwoYears => {
            add(Column::OtherRating, true);
            add(Column::Rating, true);
        }
        Ratings::Ticks => (0..5).for_each(|level| add(Column::Tick(level), true)),
    }
    add(Column::Members, true);
    add(Column::Rated, true);
    let order = if forms.levels == Levels::OfWhich { [1, 0, 2, 3] } else { [0, 1, 2, 3] };
    for level in order {
        add(Column::Level(level), true);
        add(Column::Share(level), forms.shares == Shares::Columns);
    }
    add(Column::Remark, forms.has_other_columns);
    all
}

/// The heading of a column over two rows: that of its group and its own. `year` is the newest of
/// the file.
pub fn heading(column: Column, forms: &Forms, table: Table, year: u16) -> (String, String) {
    let above = |upper: &str, lower: &str| (upper.to_owned(), lower.to_owned());
    match column {
        Column::Number => above("", "TT"),
        Column::Year => above("", "Năm"),
        Column::Id if table == Table::Branches => above("", "Mã chi bộ"),
        Column::Id => above("", "Mã"),
        Column::Parent => above("", "Đảng bộ cơ sở"),
        Column::Name => match table {
            Table::Both => above("", "Tên đơn vị"),
            Table::Organisations => above("", "Tên TCCSĐ"),
            Table::Branches => above("", "Tên chi bộ"),
        },
        Column::Kind => above("", "Loại hình TCCSĐ"),
        Column::Zone => above("", "KCN, CCN"),
        Column::Ownership => above("", "Loại hình doanh nghiệp"),
        Column::Rating | Column::OtherRating => rating_heading(column, forms, year),
        Column::Tick(4) => above("Xếp loại tổ chức đảng", "Chưa xếp loại"),
        Column::Tick(level) => above("Xếp loại tổ chức đảng", LEVELS[level]),
        Column::Members => above("Đảng viên", if forms.is_two_rows { "Tổng số" } else { "TSĐV" }),
        Column::Rated if forms.is_two_rows => above("Đảng viên", "Được đánh giá, xếp loại"),
        Column::Rated => above("Đảng viên", "ĐV được xếp loại"),
        Column::Level(level) => above("Đảng viên", level_heading(level, forms.levels)),
        Column::Share(_) => above("Đảng viên", "TL %"),
        Column::Unknown => above("", "Số quyết định công nhận"),
        Column::Remark => above("", "Ghi chú"),
    }
}

fn rating_heading(column: Column, forms: &Forms, year: u16) -> (String, String) {
    let is_own = column == Column::OtherRating;
    let lower = match forms.ratings {
        Ratings::OwnAndSuperior if is_own => "Tự xếp loại".to_owned(),
        Ratings::OwnAndSuperior => "Cấp trên xếp loại".to_owned(),
        Ratings::TwoYears if forms.is_two_rows => format!("Năm {}", year - u16::from(is_own)),
        Ratings::TwoYears => format!("Xếp loại năm {}", year - u16::from(is_own)),
        Ratings::Words | Ratings::Ticks => return (String::new(), "Xếp loại".to_owned()),
    };
    ("Xếp loại".to_owned(), lower)
}

const fn level_heading(level: usize, levels: Levels) -> &'static str {
    match (levels, level) {
        (Levels::OfWhich, 1) => "HTTNV trở lên",
        (Levels::OfWhich, 0) => "Trong đó: HTXSNV",
        (Levels::Included, 1) => "HTTNV (gồm cả HTXSNV)",
        _ => LEVELS[level],
    }
}

/// The counts of a unit, or of a sum.
pub fn counts(figures: &Figures, forms: &Forms) -> Cells {
    let mut cells = Cells::new();
    cells.insert(Column::Members, figures.members().to_string());
    cells.insert(Column::Rated, figures.rated().to_string());
    for level in 0..4 {
        let count = printed_level(figures, level, forms.levels);
        cells.insert(Column::Level(level), count.to_string());
        cells.insert(Column::Share(level), share(count, figures.rated(), ""));
    }
    cells
}

/// The shares of a second line.
pub fn share_cells(figures: &Figures, forms: &Forms) -> Cells {
    let sign = if forms.shares == Shares::LabelledLines { "" } else { "%" };
    let mut cells = Cells::new();
    cells.insert(Column::Rated, share(figures.rated(), figures.members(), sign));
    for level in 0..4 {
        let count = printed_level(figures, level, forms.levels);
        cells.insert(Column::Level(level), share(count, figures.rated(), sign));
    }
    cells
}

/// A level as its column has it: good may hold the excellent.
fn printed_level(figures: &Figures, level: usize, levels: Levels) -> u64 {
    let holds_excellent = level == 1 && levels != Levels::Plain;
    figures.levels[level] + if holds_excellent { figures.levels[0] } else { 0 }
}

/// A share with one decimal, rounded; empty of nothing.
fn share(part: u64, whole: u64, sign: &str) -> String {
    if whole == 0 {
        return String::new();
    }
    let tenths = (part * 1000 + whole / 2) / whole;
    format!("{},{}{sign}", tenths / 10, tenths % 10)
}

/// The cells of a rating.
pub fn ratings(rating: usize, forms: &Forms) -> Cells {
    let mut cells = Cells::new();
    if forms.ratings == Ratings::Ticks {
        cells.insert(Column::Tick(rating), "x".to_owned());
    } else {
        cells.insert(Column::Rating, RATINGS[rating].to_owned());
        cells.insert(Column::OtherRating, RATINGS[(rating + 1) % 5].to_owned());
    }
    cells
}

/// A zone as a cell or a group row has it. In merged cells, no zone is a word too.
pub fn zone(zone: usize, is_in_words: bool) -> &'static str {
    if zone == 0 && is_in_words { "Ngoài KCN" } else { ZONES[zone] }
}
