//! The row of column numbers that a printed form has below its header.

/// True for a row of column numbers: `(1) (2) (3)`, `1 2 3`, `A B 1 2`, `a b 1 2`, `I II III`,
/// `a b c`. A spreadsheet makes `-1` of a typed `(1)`. A number may be missing where `is_dropped`
/// is true for its column, and a cell may say how its column is made: `(8)=(7)/(6)`, `(2=3+..+6)`.
pub fn is_column_numbers(cells: &[impl AsRef<str>], is_dropped: impl Fn(usize) -> bool) -> bool {
    ["", "-"].iter().any(|sign| is_sequence(cells, &is_dropped, |cell| arabic(cell, sign)))
        || is_sequence(cells, &is_dropped, roman)
        || is_sequence(cells, &is_dropped, small_letter)
}

/// True if the numbers of the cells follow each other.
fn is_sequence(
    cells: &[impl AsRef<str>],
    is_dropped: impl Fn(usize) -> bool,
    number: impl Fn(&str) -> Option<usize>,
) -> bool {
    let mut expected = 1;
    let mut seen = 0;
    let mut dropped = 0;
    let mut letters = 0;
    for (column, cell) in cells.iter().map(|c| c.as_ref().trim()).enumerate() {
        if cell.is_empty() {
            dropped += usize::from(is_dropped(column));
            continue;
        }
        if seen > 0 && is_formula(cell) {
            continue;
        }
        let bare = cell.split('=').next().unwrap_or(cell).trim();
        let bare = bare.trim_matches(['(', ')', '[', ']', '.']).trim();
        let is_upper = bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_uppercase());
        let is_letter = is_upper || small_letter(bare) == Some(letters + 1);
        match number(bare).filter(|number| (expected..=expected + dropped).contains(number)) {
            Some(number) => {
                expected = number + 1;
                dropped = 0;
                seen += 1;
            }
            None if expected == 1 && is_letter => letters += 1,
            None => return false,
        }
    }
    seen >= 3
}

fn arabic(cell: &str, sign: &str) -> Option<usize> {
    cell.strip_prefix(sign)?.parse().ok()
}

/// The first Roman numbers; a form has no more columns.
fn roman(cell: &str) -> Option<usize> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = cell.len() - cell.trim_start_matches('X').len();
    let ones = ONES.iter().position(|ones| *ones == &cell[tens..])?;
    Some(tens * 10 + ones).filter(|number| (1..40).contains(number))
}

fn small_letter(cell: &str) -> Option<usize> {
    match cell.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a') + 1),
        _ => None,
    }
}

/// True for numbers of columns that a column is made of: `(7)/(6)`, `(3)+(4)`.
fn is_formula(cell: &str) -> bool {
    let is_part = |part: &str| {
        let bare = part.trim().trim_matches(['(', ')', '%']);
        !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit())
    };
    cell.contains(['/', '+', ':', 'x', '*'])
        && cell.contains('(')
        && cell.split(['/', '+', ':', 'x', '*']).all(is_part)
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
            "a;b;c;d;1;2;3",
            "(a);(b);(1);(2=3+..+6);(3);(4)",
            ";1;2;3;",
            "1;2;3=1+2",
            "(1);(2);(3)=(1)+(2)",
            "-1;-2;-3;-4",
            "I;II;III;IV;V",
            "a;b;c;d",
            "1.;2.;3.",
            "(1);(2);(3);(3)/(2);(4)",
        ] {
            assert!(is_column_numbers(&row.split(';').collect::<Vec<_>>(), |_| false), "{row}");
        }
        for row in [
            "1;3;5",
            "1;2",
            "1;Đảng bộ;2;3",
            "2;3;4",
            "-1;2;-3",
            "I;Đảng bộ;II",
            "1/2;3/4",
            "x;x;1;2;3",
        ] {
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
