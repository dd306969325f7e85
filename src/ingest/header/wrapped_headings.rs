//! Headings that a table copied from a printed form wraps over several rows, word by word:
//!
//! ```text
//! Tên  ;Kết quả xếp;Tổng số đảng;Đảng viên không
//! TCCSĐ;loại       ;viên        ;hoàn thành nhiệm vụ
//! ```
//!
//! The cells of a column that begin with a small letter, or with words in capitals that mean
//! nothing alone, go on with the cell above where all of them together are a known heading.

use super::branch_counts::is_branch_group;
use super::folding::fold_heading;
use super::heading::meaning;
use super::heading_path::{is_admitted_group, is_member_group, is_total};
use super::layout::HeadRow;
use rustc_hash::FxHashMap;

/// The whole heading at each row and column of a wrapped one.
pub type WrappedHeadings = FxHashMap<(usize, usize), String>;

/// No heading has more letters.
const MOST_BYTES: usize = 160;

/// Finds the headings that are wrapped over some header rows.
pub fn find(rows: &[HeadRow]) -> WrappedHeadings {
    let mut found = WrappedHeadings::default();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let cell = |row: usize, column: usize| {
        rows.get(row).and_then(|row| row.cells.get(column)).map_or("", String::as_str)
    };
    for column in 0..width {
        let mut from = 0;
        while from < rows.len() {
            let goes_on = |row: &usize| goes_on(cell(row - 1, column), cell(*row, column));
            let end = (from + 1..rows.len()).find(|row| !goes_on(row)).unwrap_or(rows.len());
            let cells: Vec<&str> = (from..end).map(|row| cell(row, column)).collect();
            // The group of the columns beside it: `Đảng viên` over `tổng số | được xếp loại`.
            let heads_columns = || {
                let is_beside = |other: usize| {
                    let upper = cell(from, other);
                    upper == cells[0]
                        || upper.is_empty() && other > column && !cell(from + 1, other).is_empty()
                };
                is_group(cells[0]) && (is_beside(column + 1) || column > 0 && is_beside(column - 1))
            };
            if cells.len() > 1
                && cells.iter().map(|cell| cell.len()).sum::<usize>() <= MOST_BYTES
                && !heads_columns()
            {
                let joined = cells.join(" ");
                if meaning(&joined).is_some() {
                    found.extend((from..end).map(|row| ((row, column), joined.clone())));
                }
            }
            from = end;
        }
    }
    found
}

/// True if a cell may go on with the heading in the cell above.
fn goes_on(above: &str, cell: &str) -> bool {
    let is_in_capitals =
        |text: &str| text.contains(char::is_uppercase) && !text.contains(char::is_lowercase);
    !above.is_empty()
        && above != cell
        && (cell.starts_with(char::is_lowercase)
            || is_in_capitals(cell) && is_in_capitals(above) && meaning(cell).is_none())
}

/// True if a text may be the heading of a group of columns.
fn is_group(heading: &str) -> bool {
    let folded = fold_heading(heading);
    meaning(heading).is_some()
        || is_member_group(&folded)
        || is_branch_group(&folded)
        || is_admitted_group(&folded)
        || is_total(&folded)
}
