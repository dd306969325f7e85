//! Headings in the form in which they are compared.

use crate::domain::{Year, fold};
use crate::ingest::cells::abbreviations::shorten;

/// Normalizes a heading for comparison: folded, abbreviated, without its number, brackets, marks of
/// footnotes and a date at its end. `Xếp loại năm 2023`, `Số ĐV (người)` and `TSĐV đến 31/12/2023`
/// become `xl`, `so dv` and `ts dv`.
pub fn fold_heading(heading: &str) -> String {
    let heading = without_number(heading);
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
            // The mark of a footnote.
            '¹' | '²' | '³' | '\u{2070}'..='\u{2079}' => false,
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
        [_, .., day, month, year] if is_number(day) && is_number(month) && is_year(year) => {
            words.len() - 3
        }
        [.., "tinh", "den" | "ngay", day, month] if is_number(day) && is_number(month) => {
            words.len() - 4
        }
        [_, .., "den", day, month] if is_number(day) && is_number(month) => words.len() - 3,
        [.., "qua", "cac", "nam"] => words.len() - 3,
        [.., "cac", "nam"] => words.len() - 2,
        [.., "nam", year] if is_year(year) => words.len() - 2,
        [.., year] if is_year(year) => words.len() - 1,
        [.., "trong", "nam" | "ky" | "quy" | "thang"] | [.., "hien", "co"] => words.len() - 2,
        _ => words.len(),
    };
    if kept == 0 { folded } else { without_standing(&shorten(&join_broken(&words[..kept]))) }
}

/// A heading without its number: `1. HTXSNV`, `a) HTTNV`.
fn without_number(heading: &str) -> &str {
    let trimmed = heading.trim_start();
    let end = trimmed.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(trimmed.len());
    let (number, rest) = trimmed.split_at(end);
    let is_number =
        !number.is_empty() && number.len() < 3 && number.bytes().all(|b| b.is_ascii_digit());
    let is_letter = number.len() == 1 && number.bytes().all(|b| b.is_ascii_lowercase());
    let Some(bare) = rest.strip_prefix(['.', ')']).filter(|_| is_number || is_letter) else {
        return heading;
    };
    // `T.S` is an abbreviation.
    let is_apart = is_number || bare.starts_with(char::is_whitespace);
    if is_apart && bare.trim_start().starts_with(char::is_alphabetic) { bare } else { heading }
}

/// Joins the words of a folded heading; two that are the parts of a short level, which a narrow
/// cell broke, are one: `HTX SNV`.
fn join_broken(words: &[&str]) -> String {
    const LEVELS: [&str; 4] = ["htxsnv", "httnv", "htnv", "khtnv"];
    let mut joined = String::new();
    let mut at = 0;
    while at < words.len() {
        let is_broken = words.get(at + 1).is_some_and(|next| {
            LEVELS.iter().any(|level| level.strip_prefix(words[at]) == Some(*next))
        });
        if at > 0 {
            joined.push(' ');
        }
        joined += words[at];
        if is_broken {
            joined += words[at + 1];
        }
        at += if is_broken { 2 } else { 1 };
    }
    joined
}

/// A shortened heading of a level without what the forms before 2018 say of the members' standing:
/// `Đảng viên đủ tư cách, hoàn thành tốt nhiệm vụ`.
fn without_standing(folded: &str) -> String {
    const WORDS: [&str; 3] = ["vi pham tu cach hoac ", "vi pham tu cach ", "du tu cach "];
    let standing = WORDS.iter().find(|words| {
        folded
            .split_once(**words)
            .is_some_and(|(_, level)| level.starts_with("ht") || level.starts_with("khong ht"))
    });
    standing.map_or_else(|| folded.to_owned(), |words| folded.replacen(words, "", 1))
}

/// A heading in full, folded and abbreviated: brackets may say which of several columns it is.
pub fn fold_with_brackets(heading: &str) -> String {
    shorten(&fold(heading))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year| Year::new(year).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_a_broken_word_and_the_standing_of_members_do_not_count() {
        for (heading, folded) in [
            ("1. HTXSNV", "ht xs nv"),
            ("a) HTTNV", "ht tot nv"),
            ("2) Đảng viên", "dv"),
            ("HTX\nSNV", "ht xs nv"),
            ("Đảng viên KHTN V", "dv khong ht nv"),
            ("HT NV", "ht nv"),
            ("ĐVHTXSNV", "dv ht xs nv"),
            ("Đảng viên đủ tư cách, hoàn thành xuất sắc nhiệm vụ", "dv ht xs nv"),
            ("ĐV đủ tư cách HTNV", "dv ht nv"),
            ("Đảng viên vi phạm tư cách hoặc không hoàn thành nhiệm vụ", "dv khong ht nv"),
            ("Đủ tư cách", "du tu cach"),
            ("1.", "1"),
            ("(1)", "1"),
            ("T.S.Đ.V", "ts dv"),
            ("TSĐV tính đến 31/12", "ts dv"),
        ] {
            assert_eq!(fold_heading(heading), folded, "{heading}");
        }
    }
}
