//! The row of column numbers that a printed form has below its header.

/// True for a row of column numbers: `(1) (2) (3)`, `1 2 3`, `A B 1 2`, `a b 1 2`, `I II III`,
/// `a b c`, `0 1 2`, `C1 C2 C3`, `1 2 3a 3b`, `1 2.1 2.2`. A spreadsheet makes `-1` of a typed
/// `(1)`. A number may be missing where `is_dropped` is true for its column, and a cell may say how
/// its column is made: `(8)=(7)/(6)`, `(2=3+..+6)`.
pub fn is_column_numbers(cells: &[impl AsRef<str>], is_dropped: impl Fn(usize) -> bool) -> bool {
    ["", "-", "C", "c"].iter().any(|sign| is_sequence(cells, &is_dropped, |c| arabic(c, sign)))
        || is_sequence(cells, &is_dropped, |cell| Some(arabic(cell, "")? + 1))
        || is_sequence(cells, &is_dropped, roman)
        || ALPHABETS
            .iter()
            .any(|letters| is_sequence(cells, &is_dropped, |cell| place_in(letters, cell)))
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
        let mut signs = bare.chars();
        let is_upper = signs.next().is_some_and(|c| c.is_ascii_uppercase() || c == 'Đ')
            && signs.next().is_none();
        let is_letter =
            is_upper || ALPHABETS.iter().any(|all| place_in(all, bare) == Some(letters + 1));
        let is_next = |number: &usize| (expected..=expected + dropped).contains(number);
        let part =
            || part_of(bare).and_then(&number).filter(|own| is_next(own) || own + 1 == expected);
        match number(bare).filter(is_next).or_else(part) {
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

/// The number before that of a part of a column: `3a`, `4.1`.
fn part_of(cell: &str) -> Option<&str> {
    let end = cell.find(|c: char| !c.is_ascii_digit()).filter(|end| *end > 0)?;
    let (number, part) = cell.split_at(end);
    let is_letter = part.len() == 1 && part.bytes().all(|b| b.is_ascii_lowercase());
    let is_number = part.strip_prefix('.').is_some_and(|part| {
        matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit())
    });
    (is_letter || is_number).then_some(number)
}

/// The first Roman numbers, in capitals or in small letters; a form has no more columns.
pub fn roman(cell: &str) -> Option<usize> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let capitals = cell.to_ascii_uppercase();
    let cell = if cell.bytes().all(|b| b.is_ascii_lowercase()) { &*capitals } else { cell };
    let tens = cell.len() - cell.trim_start_matches('X').len();
    let ones = ONES.iter().position(|ones| *ones == &cell[tens..])?;
    Some(tens * 10 + ones).filter(|number| (1..40).contains(number))
}

/// The small letters that number columns: all, or those of Vietnamese words, with or without `đ`.
const ALPHABETS: [&str; 3] =
    ["abcdefghijklmnopqrstuvwxyz", "abcdđeghiklmnopqrstuvxy", "abcdeghiklmnopqrstuvxy"];

/// The place of a letter among others, from 1.
fn place_in(letters: &str, cell: &str) -> Option<usize> {
    let mut own = cell.chars();
    let letter = own.next().filter(|_| own.next().is_none())?;
    let letter = letter.to_lowercase().next()?;
    Some(letters.chars().position(|other| other == letter)? + 1)
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
            "a;b;c;d;e;g;1;2;3",
            "a;b;c;d;đ;e;g;1;2;3",
            "A;B;C;D;Đ;1;2;3",
            "A;B;C;D;E;F;G",
            "0;1;2;3",
            "i;ii;iii;iv",
            "C1;C2;C3",
            "1;2;3;3a;3b;4",
            "1;2;3;4.1;4.2;5",
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
            "1;2a;4b;5",
            "C1;Đảng bộ;C2",
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
