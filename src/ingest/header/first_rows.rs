//! What one of the first rows of a file is: figures, a title, a group.

use super::column_numbers::is_column_numbers;
use super::layout::HeadRow;
use super::people::rating_of_group;
use super::title_committee::branch_of_title;
use super::years;
use crate::domain::{Year, fold};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::numbering::{NumberingStyle, bare_name, numbering_style, split_number};
use crate::ingest::cells::{self, person_name, unit_name};
use std::borrow::Cow;

/// True if a row has figures, column numbers or a person's name, so that it is no part of a header.
pub fn is_figures(cells: &[String]) -> bool {
    let is_figure = |cell: &String| match cells::whole_number(cell) {
        Some(number) => Year::new(number).is_none(),
        None => cells::percentage(cell).is_some(),
    };
    cells.iter().any(is_figure)
        || is_column_numbers(cells, |_| false)
        || cells.iter().any(|c| person_name::is_plain_name(c))
}

/// True if the first row is blank, of a letterhead or a title above the rows below it, not a
/// heading over several columns: its one text begins at the first column, or is in capitals and
/// those below are not.
pub fn is_title(rows: &[HeadRow]) -> bool {
    let Some((row, below)) = rows.split_first() else { return false };
    let filled = |row: &HeadRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    match filled(row) {
        0 => return true,
        1 if !is_letterhead(&row.cells) => {}
        _ => return is_letterhead(&row.cells),
    }
    let has_small = |row: &HeadRow| row.cells.iter().any(|c| c.chars().any(char::is_lowercase));
    let next = below.iter().find(|row| filled(row) > 1);
    row.cells.first().is_some_and(|cell| !cell.is_empty())
        || !has_small(row) && next.is_some_and(has_small)
}

/// True for a row of the letterhead of a paper or of a printed page: `ĐẢNG ỦY KHỐI | ĐẢNG CỘNG SẢN
/// VIỆT NAM`, `BAN TỔ CHỨC | Bắc Giang, ngày 12 tháng 01 năm 2025`, `Ngày in: 12/01/2025 | Trang
/// 1`.
fn is_letterhead(cells: &[String]) -> bool {
    const STARTS: [&str; 14] = [
        "dang cong san viet nam",
        "cong hoa xa hoi chu nghia",
        "doc lap tu do",
        "kem theo",
        "ban hanh kem",
        "bieu so",
        "bieu mau",
        "mau so",
        "phu luc",
        "don vi tinh",
        "ngay in",
        "nguoi in",
        "ngay xuat",
        "thoi gian in",
    ];
    const MOST_CELLS: usize = 3;
    let is_page = |folded: &str| {
        folded.strip_prefix("trang").is_some_and(|rest| {
            rest.bytes().any(|b| b.is_ascii_digit())
                && rest.bytes().all(|b| b == b' ' || b.is_ascii_digit())
        })
    };
    let is_of_paper = |cell: &&String| {
        let folded = fold(cell);
        let is_dated =
            || cell.to_lowercase().contains(", ngày") && cell.bytes().any(|b| b.is_ascii_digit());
        // `Số: 35-BC/ĐU`, `Mẫu 01/ĐV`.
        let is_numbered = || {
            let number = ["so ", "mau "].iter().find_map(|start| folded.strip_prefix(start));
            cell.contains(['/', '-'])
                && number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
        };
        STARTS.iter().any(|start| folded.starts_with(start))
            || is_page(&folded)
            || is_dated()
            || is_numbered()
    };
    let filled = || cells.iter().filter(|cell| !cell.is_empty());
    filled().nth(MOST_CELLS).is_none() && filled().any(|cell| is_of_paper(&cell))
}

/// True for a row that is no part of a header below its first row.
pub fn ends_header(cells: &[String], begins: usize) -> bool {
    is_group(cells, begins) || is_letterhead(cells) || is_title_alone(cells)
}

/// True for a row of a title alone, from the first column on: of several words, in capitals or with
/// a year. The rows above it are the letterhead.
fn is_title_alone(cells: &[String]) -> bool {
    const LEAST_WORDS: usize = 4;
    let Some((title, rest)) = cells.split_first() else { return false };
    rest.iter().all(String::is_empty)
        && title.split(' ').count() >= LEAST_WORDS
        && (!title.contains(char::is_lowercase) || years::all(title).next().is_some())
}

/// The column in which a row begins: a table may have empty columns before it.
pub fn first_column(cells: &[String]) -> usize {
    cells.iter().position(|cell| !cell.is_empty()).unwrap_or(0)
}

/// True if a row has the label of a group alone, in the column in which the table begins:
/// `KCN Hòa Phú:`, one in two cells, `Chi bộ: | Kho`, a committee, or a numbered one in each part
/// of a list in parts side by side.
fn is_group(cells: &[String], begins: usize) -> bool {
    let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let is_number = |cell: &str| {
        matches!(numbering_style(cell), NumberingStyle::Roman | NumberingStyle::Letter)
    };
    let names_committee = |label: &str| {
        matches!(group_of(label), Group::Committee(_)) && unit_name::names_enterprise(&fold(label))
    };
    let is_numbered = |pair: &[&String]| {
        is_number(pair[0]) && pair.get(1).is_some_and(|label| group_of(label) != Group::Nothing)
    };
    if filled.len() > 3 && filled.chunks(2).all(is_numbered) {
        return true;
    }
    if let [heading, name] = filled[..]
        && heading.ends_with(':')
        && first_column(cells) <= begins
    {
        let label = format!("{heading} {name}");
        return group_of(&label) != Group::Nothing || branch_of_title(&label).is_some();
    }
    if let [number, label] = filled[..]
        && is_number(number)
        && first_column(cells) <= begins
    {
        return names_committee(label);
    }
    let [label] = filled[..] else { return false };
    let gives = group_of(split_number(label).1);
    let is_label = matches!(
        gives,
        Group::Zone(_) | Group::Ownership(_) | Group::Kind(_) | Group::District(_) | Group::Both(_)
    );
    // No heading of the column that numbers the rows is a level.
    let is_rating = || rating_of_group(bare_name(label)).is_some();
    first_column(cells) <= begins
        && (is_label || names_committee(split_number(label).1) || is_rating())
}

/// The first rows without those at their end that fill few cells: a signature below the table, a
/// date, a note. What stands in their columns tells nothing of these.
pub fn without_tail(rows: &[HeadRow]) -> &[HeadRow] {
    let filled = |row: &HeadRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let mut of_table: Vec<usize> = rows.iter().map(filled).filter(|filled| *filled > 2).collect();
    of_table.sort_unstable();
    let typical = of_table.get(of_table.len() / 2).copied().unwrap_or_default();
    let last = rows.iter().rposition(|row| filled(row) * 3 > typical.min(9));
    last.map_or(rows, |last| &rows[..=last])
}

/// The rows below a header without those that repeat one of its rows, as a print does on each page,
/// and without the numbers of the columns but the first: what a column holds is told by its other
/// cells.
pub fn without_repeated<'r>(header: &[HeadRow], below: &'r [HeadRow]) -> Cow<'r, [HeadRow]> {
    let is_repeated = |row: &HeadRow| header.iter().any(|own| is_same_row(&own.cells, &row.cells));
    if !below.iter().any(is_repeated) {
        return below.into();
    }
    let mut has_numbers = false;
    let is_kept = |row: &&HeadRow| {
        let is_numbers = is_column_numbers(&row.cells, |_| false);
        let is_again = is_numbers && has_numbers;
        has_numbers |= is_numbers;
        !is_again && !is_repeated(row)
    };
    below.iter().filter(is_kept).cloned().collect()
}

/// True for two rows with the same cells, one at least with words.
fn is_same_row(row: &[String], other: &[String]) -> bool {
    let longer = row.len().max(other.len());
    let is_empty = |row: &[String], at: usize| row.get(at).is_none_or(String::is_empty);
    (0..longer).all(|at| row.get(at) == other.get(at) || is_empty(row, at) && is_empty(other, at))
        && row.iter().any(|cell| !cell.is_empty())
}
