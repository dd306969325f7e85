//! The row of column numbers that a printed form has below its header.

/// True for a row of column numbers: `(1) (2) (3)`, `1 2 3`, `A B 1 2`. A number may be missing
/// where `is_dropped` is true for its column.
pub fn is_column_numbers(cells: &[impl AsRef<str>], is_dropped: impl Fn(usize) -> bool) -> bool {
    let mut expected = 1;
    let mut seen = 0;
    let mut dropped = 0;
    for (column, cell) in cells.iter().map(|c| c.as_ref().trim()).enumerate() {
        if cell.is_empty() {
            dropped += usize::from(is_dropped(column));
            continue;
        }
        let bare = cell.split('=').next().unwrap_or(cell).trim();
        // A spreadsheet makes -1 of `(1)`.
        let bare = bare.trim_matches(['(', ')', '[', ']']).trim().trim_start_matches('-');
        if expected == 1 && bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_uppercase()) {
            continue;
        }
        let Some(number) =
            bare.parse().ok().filter(|number| (expected..=expected + dropped).contains(number))
        else {
            return false;
        };
        expected = number + 1;
        dropped = 0;
        seen += 1;
    }
    seen >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn column_numbers_are_told() {
        for row in [
            "(1);(2);(3)",
            "1;2;3;4",
            "A;B;1;2;3",
            ";1;2;3;",
            "1;2;3=1+2",
            "(1);(2);(3)=(1)+(2)",
            "-1;-2;-3;-4",
        ] {
            assert!(is_column_numbers(&row.split(';').collect::<Vec<_>>(), |_| false), "{row}");
        }
        for row in ["1;3;5", "1;2", "1;Đảng bộ;2;3", "2;3;4"] {
            assert!(!is_column_numbers(&row.split(';').collect::<Vec<_>>(), |_| false), "{row}");
        }
        for (row, expected) in [
            (";2;3;4", true),
            ("A;;1;2;3", true),
            ("(1);;(3);(4)", true),
            ("1;;4;5", false),
            ("1;;3;5", false),
        ] {
            assert_eq!(
                is_column_numbers(&row.split(';').collect::<Vec<_>>(), |column| column < 2),
                expected,
                "{row}"
            );
        }
    }
}
