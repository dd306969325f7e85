//! Ticks in cells: `x`, `✓`, `1`, `TRUE`, or any other sign that one form has.

use crate::domain::{fold, is_dash};
use rustc_hash::FxHashMap;
use std::cmp::{Ordering, Reverse};

/// Cells that are ticks.
const TICKS: [&str; 14] = ["x", "X", "✓", "✔", "√", "v", "V", "☑", "☒", "×", "●", "•", "■", "+"];

/// Check marks, with those of Wingdings (`ü`, `þ`) and Wingdings 2 (`P`, `R`) as letters.
const CHECKS: &str = "✓✔√☑✅vVüþPR";

/// Crosses: a tick, or "no" beside a check mark.
const CROSSES: &str = "xX×☒✗✘✕✖❌ûý";

/// Signs that mean "no" in a row that has another sign.
const NO_SIGNS: &str = "✗✘❌û";

/// The words of a check box, and of who fills each column in, folded.
const YES: [&str; 4] = ["true", "dung", "co", "yes"];
const NO: [&str; 4] = ["false", "sai", "khong", "no"];

/// A cell without the brackets of a box: `[x]`.
fn without_box(cell: &str) -> &str {
    cell.trim_matches(['(', ')', '[', ']', ' '])
}

/// True for a tick.
pub fn is_tick(cell: &str) -> bool {
    TICKS.contains(&without_box(cell))
}

/// True for a sign that may tick a column, whatever it is: `*`, `ü`.
pub fn is_sign(cell: &str) -> bool {
    sign(cell).is_some()
}

fn sign(cell: &str) -> Option<char> {
    let mut chars = without_box(cell).chars();
    // `?` and `_` are letters that were lost, and a digit is a count.
    let is_no_sign = |first: char| matches!(first, '?' | '_' | '0'..='9');
    let first = chars.next().filter(|first| !is_no_sign(*first) && !is_unticked(cell))?;
    chars.next().is_none().then_some(first)
}

/// True for what ticks a column among others of which one is chosen, whatever its sign.
pub fn is_choice(cell: &str) -> bool {
    is_sign(cell) || is_mark(cell)
}

/// True for what ticks a column by itself: a tick, `1`, `TRUE`.
pub fn is_mark(cell: &str) -> bool {
    is_tick(cell) || matches!(cell, "1" | "01") || is_word(cell, &YES)
}

/// True for a cell that leaves its column unticked.
pub fn is_unticked(cell: &str) -> bool {
    let cell = without_box(cell);
    cell.bytes().all(|byte| byte == b'0')
        || is_dash(cell)
        || matches!(cell, "☐" | "□" | "☐\u{fe0e}" | "¨" | "£")
        || is_word(cell, &NO)
}

/// True for one of some folded words.
fn is_word(cell: &str, words: &[&str]) -> bool {
    const MOST_BYTES: usize = 8;
    cell.len() <= MOST_BYTES && words.contains(&&*fold(cell))
}

/// True for a cell that may tick its column, whatever its sign: `x`, `(x)`, `Có`. Words are those
/// of a note or a signature.
pub fn may_be_tick(cell: &str) -> bool {
    const MOST: usize = 4;
    !is_unticked(cell) && cell.chars().count() <= MOST
}

/// Keeps of the cells of a row in `columns` columns that a tick chooses between those that tick
/// theirs. Where a row has two signs, one of them is for no: `✔ | ✘ | ✘`. `yes` is the sign that
/// ticks the other rows.
pub fn keep_ticked<T>(
    cells: &mut Vec<T>,
    columns: usize,
    yes: Option<char>,
    text: impl Fn(&T) -> &str,
) {
    cells.retain(|cell| !is_unticked(text(cell)));
    let signs: Vec<char> = cells.iter().filter_map(|cell| sign(text(cell))).collect();
    let Some(first) = signs.first().filter(|_| columns > 1 && signs.len() == cells.len()) else {
        return;
    };
    let is_not = |sign: &char| NO_SIGNS.contains(*sign);
    let other = signs.iter().find(|sign| *sign != first);
    if signs.len() < columns && !(other.is_some() && signs.iter().any(is_not)) {
        return;
    }
    // A check ticks, else the sign that is there once, else the cross.
    let times = |sign: char| signs.iter().filter(|other| **other == sign).count();
    let rank = |sign: char| match sign {
        sign if CHECKS.contains(sign) => 2,
        sign if CROSSES.contains(sign) => 1,
        _ => 0,
    };
    let no = match other {
        Some(other) if signs.iter().all(|sign| sign == first || sign == other) => {
            // A check is no slip, nor are two forms of a letter two signs.
            let is_yes = |sign: char| {
                yes == Some(sign)
                    && rank(*first).max(rank(*other)) < 2
                    && !first.eq_ignore_ascii_case(other)
            };
            let key = |sign: char| (is_yes(sign), rank(sign) / 2, Reverse(times(sign)), rank(sign));
            match key(*first).cmp(&key(*other)) {
                Ordering::Greater => *other,
                Ordering::Less => *first,
                Ordering::Equal => return,
            }
        }
        None if is_not(first) => *first,
        _ => return,
    };
    cells.retain(|cell| sign(text(cell)) != Some(no));
}

/// The sign that ticks most rows, each with its cells in some columns: a row with one sign alone
/// tells it, a row with another sign for no less so.
pub fn yes_of<'r, S: AsRef<str> + 'r>(
    rows: impl Iterator<Item = &'r [S]>,
    columns: &[usize],
) -> Option<char> {
    let mut times: FxHashMap<char, usize> = FxHashMap::default();
    for row in rows {
        let cells = columns.iter().filter_map(|column| row.get(*column));
        let mut cells: Vec<&str> = cells.map(AsRef::as_ref).collect();
        let signs = cells.iter().filter(|cell| is_sign(cell)).count();
        keep_ticked(&mut cells, columns.len(), None, |cell| cell);
        if let [cell] = cells[..]
            && let Some(sign) = sign(cell)
        {
            *times.entry(sign).or_default() += if signs == 1 { 2 } else { 1 };
        }
    }
    let most = times.values().max()?;
    let mut signs = times.iter().filter(|(_, times)| *times == most);
    signs.next().map(|(sign, _)| *sign).filter(|_| signs.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_with_two_signs_has_one_for_no() {
        for (row, ticked) in [
            ("✔ ✘ ✘", "✔"),
            ("✘ ✘ ✔", "✔"),
            ("✔ ✘ -", "✔"),
            ("✘ ✘ ✘", ""),
            ("x o o", "x"),
            ("o x", "x"),
            ("× ○ ×", "○"),
            ("ü û û û", "ü"),
            ("[x] [] []", "[x]"),
            ("☒ ☐ ☐", "☒"),
            ("☒ ☑ ☒", "☑"),
            ("- * 0", "*"),
            // Two ticks.
            ("x x -", "x x"),
            ("x v -", "x v"),
            ("x x x", "x x x"),
            ("✔ ✔ ✘", "✔ ✔"),
            ("X x", "X x"),
            ("1 2 3", "1 2 3"),
        ] {
            let mut cells: Vec<&str> = row.split(' ').collect();
            let columns = cells.len();
            keep_ticked(&mut cells, columns, None, |cell| cell);
            assert_eq!(cells.join(" "), ticked, "{row}");
        }
    }

    #[test]
    fn the_sign_for_yes_is_that_of_the_other_rows() {
        for (rows, yes) in [
            (&["o x o o", "x o o o", "x x x o"][..], Some('x')),
            (&["x x o x", "- x - -"], Some('x')),
            (&["× ○ × ×", "○ × × ×"], Some('○')),
            (&["o x o o", "o o x o", "o o o o"], Some('x')),
            (&["x x o o", "- - - -"], None),
        ] {
            let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.split(' ').collect()).collect();
            let all = yes_of(rows.iter().map(Vec::as_slice), &[0, 1, 2, 3]);
            assert_eq!(all, yes, "{rows:?}");
        }
        for (row, ticked) in [("x x x o", "x x x"), ("o x o o", "x"), ("o x v o", "o x v o")] {
            let mut cells: Vec<&str> = row.split(' ').collect();
            keep_ticked(&mut cells, 4, Some('x'), |cell| cell);
            assert_eq!(cells.join(" "), ticked, "{row}");
        }
    }
}
