//! The column whose cells say which of a unit's lines a row is: `Tự xếp loại` and `Cấp trên xếp
//! loại`, `Kế hoạch` and `Thực hiện`, `Năm trước` and `Năm nay`.

use super::ambiguous::candidates;
use super::choice::{Standing, standing};
use super::folding::{fold_heading, fold_with_brackets};
use super::heading::HeadingMeaning;
use super::layout::HeadRow;
use crate::domain::{Field, fold, has_words};
use crate::ingest::cells::{self, periods, unit_name};

/// Which line of a unit a cell names; [`Standing::Plain`] if it names none. The greatest is read.
pub fn rank(cell: &str) -> Standing {
    if is_kind_or_unit(cell) {
        return Standing::Plain;
    }
    match standing(Field::Rating, &[cell]) {
        Standing::Plain => standing(Field::Admitted, &[cell]),
        standing => standing,
    }
}

/// True for `Chi bộ cơ sở` and the name of a unit; not for `Chi bộ tự xếp loại`.
fn is_kind_or_unit(cell: &str) -> bool {
    const OF_LINES: [&str; 8] =
        ["xl", "dg", "cn", "nhan", "quyet dinh", "de nghi", "ke hoach", "thuc hien"];
    let folded = fold_with_brackets(cell);
    cells::kind(cell).is_ok()
        || cells::is_branch_kind(cell)
        || unit_name::prefix(&fold(cell)).is_some()
            && !OF_LINES.iter().any(|words| has_words(&folded, words))
}

/// The first column all of whose cells name lines: as many that are read as others, nearly, and of
/// few words. Its heading has no meaning, or one of ratings or of those admitted.
/// `paths` has the headings of each column, from top to bottom.
pub fn find(
    data: &[HeadRow],
    meanings: &[Option<HeadingMeaning>],
    paths: &[Vec<&str>],
) -> Option<usize> {
    use HeadingMeaning::{Field as Of, Remark};
    let may_be = |meaning: &Option<HeadingMeaning>| {
        matches!(meaning, None | Some(Remark | Of(Field::Rating | Field::Admitted)))
    };
    let columns = meanings.iter().enumerate().filter(|(_, meaning)| may_be(meaning));
    let mut columns = columns.map(|(column, _)| column);
    columns.find(|column| are_labels(data, *column) && !are_periods(paths, data, *column))
}

/// True if a column of periods by its heading has no other cells: its rows are units of their own.
fn are_periods(paths: &[Vec<&str>], data: &[HeadRow], column: usize) -> bool {
    let heading = paths[column].last().map_or_else(String::new, |own| fold_heading(own));
    let mut cells = data.iter().filter_map(|row| row.cells.get(column)).filter(|c| !c.is_empty());
    candidates(&heading).contains(&Field::Period)
        && cells.all(|cell| periods::in_cell(&heading, cell).is_some())
}

fn are_labels(data: &[HeadRow], column: usize) -> bool {
    /// The most different labels.
    const MOST: usize = 6;
    let cells = data.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.is_empty());
    let mut labels: Vec<(String, Standing)> = Vec::new();
    let (mut read, mut others) = (0usize, 0usize);
    for cell in cells {
        let folded = fold(cell);
        let known = labels.iter().find(|(label, _)| *label == folded).map(|(_, rank)| *rank);
        let rank = known.unwrap_or_else(|| rank(cell));
        match rank {
            Standing::Plain => return false,
            Standing::Preferred => read += 1,
            _ => others += 1,
        }
        if known.is_none() {
            labels.push((folded, rank));
        }
        if labels.len() > MOST {
            return false;
        }
    }
    read > 0 && others > 0 && read * 3 >= others && others * 3 >= read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_names_lines_is_told_from_others() {
        let is_found = |cells: &str| {
            let row = |cell: &str| HeadRow { line: 1, cells: vec![cell.to_owned()] };
            let data: Vec<HeadRow> = cells.split(';').map(row).collect();
            find(&data, &[None], &[Vec::new()]).is_some()
        };
        for cells in [
            "Tự xếp loại;Cấp trên xếp loại",
            "Tự đánh giá;Đảng ủy Khối đánh giá;Tự đánh giá;Đảng ủy Khối đánh giá",
            "Kế hoạch;Thực hiện;Kế hoạch;Thực hiện",
            "Năm trước;Năm nay",
            "Đề nghị;Quyết định",
            "Chi bộ tự xếp loại;Đảng ủy xếp loại",
        ] {
            assert!(is_found(cells), "{cells}");
        }
        for cells in [
            "HTTNV;HTNV",
            "Chi bộ A;Chi bộ B",
            "Chi bộ cơ sở;Đảng bộ cơ sở",
            "Chi bộ A;Đảng bộ B",
            "Tự xếp loại;Tự xếp loại",
            "Cấp trên xếp loại",
            "Tự xếp loại;nộp muộn;Cấp trên xếp loại",
        ] {
            assert!(!is_found(cells), "{cells}");
        }
    }
}
