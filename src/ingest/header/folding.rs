//! Headings in the form in which they are compared.

use crate::domain::fold;
use crate::ingest::cells::abbreviations::shorten;

/// Normalizes a heading for comparison: folded, abbreviated, without brackets and without a date at
/// its end. `Xếp loại năm 2023`, `Số ĐV (người)` and `TSĐV đến 31/12/2023` become `xl`, `so dv` and
/// `ts dv`.
pub fn fold_heading(heading: &str) -> String {
    let mut depth = 0usize;
    let bare: String = heading
        .chars()
        .filter(|c| match c {
            '(' | '[' => {
                depth += 1;
                false
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    let folded = fold(if bare.trim().is_empty() { heading } else { &bare });
    let words: Vec<&str> = folded.split(' ').collect();
    let is_number = |word: &str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let kept = match words[..] {
        [.., "tinh", "den" | "ngay", day, month, year]
            if is_number(day) && is_number(month) && is_year(year) =>
        {
            words.len() - 5
        }
        [.., "den" | "ngay", day, month, year]
            if is_number(day) && is_number(month) && is_year(year) =>
        {
            words.len() - 4
        }
        [.., "nam", year] if is_year(year) => words.len() - 2,
        [.., year] if is_year(year) => words.len() - 1,
        [.., "trong", "nam" | "ky" | "quy" | "thang"] | [.., "hien", "co"] => words.len() - 2,
        _ => words.len(),
    };
    if kept == 0 { folded } else { shorten(&words[..kept].join(" ")) }
}

/// A heading in full, folded and abbreviated: brackets may say which of several columns it is.
pub fn fold_with_brackets(heading: &str) -> String {
    shorten(&fold(heading))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|y| (1930..=2100).contains(&y))
}
