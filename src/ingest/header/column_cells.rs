//! What the cells of a column show of its meaning, where its heading may mean several.

use super::choice;
use super::column_numbers::is_column_numbers;
use super::column_time;
use super::folding::fold_heading;
use super::layout::HeadRow;
use super::ticks::{is_choice, is_sign, keep_ticked};
use super::title_committee::is_superior;
use crate::domain::{
    DistrictName, Field, Kind, Ownership, Rating, ZoneKind, fold, has_words, is_dash,
};
use crate::ingest::cells::unit_name::Prefix;
use crate::ingest::cells::{self, unit_name, zone_name};

/// True if a cell is a value of a field with a closed list of words, or a zone with its kind.
pub fn is_of_kind(cell: &str, field: Field) -> bool {
    match field {
        Field::Kind => cells::kind(cell).is_ok() || cells::is_branch_kind(cell),
        Field::Ownership => cells::ownership(cell).is_ok_and(|o| o != Ownership::Missing),
        Field::Rating => cells::known_rating(cell).is_some(),
        Field::Zone => zone_name::parse(cell).kind != ZoneKind::Bare,
        // An address in full is no district: its parts are separated by commas.
        Field::District => {
            let folded = fold(cell);
            !cell.contains(|c: char| c == ',' || c.is_ascii_digit())
                && (DistrictName::parse(&folded).kind.is_some() || folded.split(' ').count() <= 4)
        }
        Field::Parent => {
            let folded = fold(cell);
            // A committee above the base is none, and an id has a number.
            unit_name::prefix(&folded) == Some(Prefix::Committee) && !is_superior(cell)
                || unit_name::begins_with_enterprise(&folded)
                || cell.contains(|c: char| c.is_ascii_digit()) && !cell.contains(' ')
        }
        Field::Name => {
            let folded = fold(cell);
            unit_name::prefix(&folded).is_some() || unit_name::names_enterprise(&folded)
        }
        _ => false,
    }
}

/// True for a heading that spells the word for members out.
pub fn names_members(heading: &str) -> bool {
    fold(heading).contains("dang vien")
}

/// True if most cells of a column are ratings, or say that there is none, whose lowest heading of
/// several is `Năm` or `Đảng viên`, or only says which of the ratings above it: `Kết quả xếp loại`
/// over `6 tháng | Năm`, `Xếp loại` over `Chuyên môn | Đảng viên`, `Xếp loại đảng viên` over `Tự
/// nhận | Chi bộ`; or whose only heading does: `Năm 2023 | Năm 2024`, `Quý IV | Năm`.
pub fn are_ratings_below(path: &[&str], data: &[HeadRow], column: usize) -> bool {
    let Some((own, groups)) = path.split_last() else { return false };
    let is_of_ratings = |group: &&str| {
        let folded = fold_heading(group);
        ["xl", "dg", "phan loai"].iter().any(|words| has_words(&folded, words))
    };
    let folded = fold(own);
    let is_below = folded == "nam"
        || !groups.is_empty() && matches!(&*folded, "dang vien" | "dv")
        || (groups.is_empty() || groups.iter().any(is_of_ratings))
            && (choice::chooses(Field::Rating, own) || column_time::is_time(own));
    if !is_below {
        return false;
    }
    let cells = data.iter().filter_map(|row| row.cells.get(column));
    let filled: Vec<&String> = cells.filter(|cell| !cell.is_empty()).collect();
    // `Năm 2023` is over `Xếp loại`.
    let mut words = filled.iter().filter(|cell| cell.contains(char::is_alphabetic));
    if groups.is_empty() && words.next().is_none_or(|word| cells::known_rating(word).is_none()) {
        return false;
    }
    let ratings: Vec<Rating> = filled.iter().filter_map(|cell| cells::known_rating(cell)).collect();
    ratings.iter().any(|rating| rating.is_rated()) && ratings.len() * 2 > filled.len()
}

/// True for a folded heading that may be of names or of kinds: `Đảng bộ/Chi bộ`.
pub fn is_committee_or_cell(folded: &str) -> bool {
    matches!(folded, "dang bo chi bo" | "chi bo dang bo" | "db cb" | "cb db")
}

/// True if a row has a value in a column.
pub fn is_filled(row: &HeadRow, column: usize) -> bool {
    row.cells.get(column).is_some_and(|cell| !cell.is_empty() && !is_dash(cell))
}

/// True if some row has a value in a column.
pub fn has_values(data: &[HeadRow], column: usize) -> bool {
    data.iter().any(|row| is_filled(row, column))
}

/// True if most cells of a column that are not empty are of some sort, and some are filled.
pub fn are_mostly(data: &[HeadRow], column: usize, is: impl Fn(&str) -> bool) -> bool {
    let cells = data.iter().filter_map(|row| row.cells.get(column)).filter(|c| !c.is_empty());
    cells.clone().filter(|cell| is(cell)).count() * 2 > cells.count()
}

/// True if most cells of a column are kinds of organisations.
pub fn are_kinds(data: &[HeadRow], column: usize) -> bool {
    are_mostly(data, column, |cell| cells::kind(cell).is_ok_and(|kind| kind != Kind::Bad))
}

/// True if the cells of a column are numbers, and some are: `Chi bộ trực thuộc` then counts.
pub fn are_counts(data: &[HeadRow], column: usize) -> bool {
    let mut cells = data
        .iter()
        .filter(|row| !is_column_numbers(&row.cells, |_| false))
        .filter_map(|row| row.cells.get(column))
        .filter(|cell| !cell.is_empty())
        .peekable();
    cells.peek().is_some()
        && cells.all(|cell| cells::number_and_share(cell).is_some() || is_dash(cell))
}

/// True if most cells of a column that are not empty are numbers or dashes.
pub fn are_mostly_counts(data: &[HeadRow], column: usize) -> bool {
    are_mostly(data, column, |cell| cells::number_and_share(cell).is_some() || is_dash(cell))
}

/// True if most cells of a column that are not empty are figures or ticks.
pub fn are_mostly_figures(data: &[HeadRow], column: usize) -> bool {
    are_mostly(data, column, |cell| !cell.chars().any(char::is_alphabetic) || is_sign(cell))
}

/// True if columns choose between values: in most rows that fill any of them, one alone is ticked.
/// Sums of the ticks stand above or below.
pub fn are_choices<'h>(data: impl IntoIterator<Item = &'h HeadRow>, columns: &[usize]) -> bool {
    let mut rows: Vec<Vec<&String>> = Vec::new();
    for row in data {
        let cells = columns.iter().filter_map(|column| row.cells.get(*column));
        let mut cells: Vec<&String> = cells.collect();
        keep_ticked(&mut cells, columns.len(), None, |cell| cell);
        rows.extend((!cells.is_empty()).then_some(cells));
    }
    let has_one = |cells: &&Vec<&String>| cells.len() == 1 && is_choice(cells[0]);
    columns.len() > 1 && rows.iter().filter(has_one).count() * 2 > rows.len()
}
