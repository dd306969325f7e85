//! Periods in short, as names and titles have them: `6T2024`, `T6.2024`, `H1-2024`.

use crate::domain::{Period, Year};

/// `6T2024`, `T6.2024`, `H1-2024`, in folded words.
pub fn in_short(words: &[&str], year: Option<Year>) -> Option<Period> {
    months_in_short(words)
        .or_else(|| month_of_year(words, year?))
        .or_else(|| half_of_year(words, year?))
}

/// `T6.2025`, `tháng 6 năm 2025` behind other words: a month of the year of the report. A day
/// before it is that of a paper.
fn month_of_year(words: &[&str], year: Year) -> Option<Period> {
    words.iter().enumerate().find_map(|(at, word)| {
        let after = &words[at + 1..];
        let (month, after) = match word.strip_prefix("thang").or_else(|| word.strip_prefix('t'))? {
            "" => after.split_first().map(|(month, after)| (*month, after))?,
            month => (month, after),
        };
        let of = after.strip_prefix(&["nam"]).unwrap_or(after).first()?;
        let is_of_year = is_year(of, year);
        let has_day = at > 0 && small(words[at - 1]).is_some();
        Period::month(small(month)?).filter(|_| is_of_year && !has_day)
    })
}

/// `H1-2024`, `ky2.2024`, `kỳ 1 năm 2024`: a half of the report's year. `Nhiệm kỳ 1` is a term.
fn half_of_year(words: &[&str], year: Year) -> Option<Period> {
    let is_year = |word: Option<&&str>| word.is_some_and(|word| is_year(word, year));
    words.iter().enumerate().find_map(|(at, word)| {
        let half = ["hk", "h", "ky"].iter().find_map(|start| word.strip_prefix(start))?;
        let (half, after) = match half {
            "" => (*words.get(at + 1)?, at + 2),
            half => (half, at + 1),
        };
        let after = words.get(after..).unwrap_or_default();
        let is_of_year = is_year(words[..at].last())
            || is_year(after.strip_prefix(&["nam"]).unwrap_or(after).first());
        if words[..at].last() == Some(&"nhiem") {
            return None;
        }
        match half {
            "1" | "i" if is_of_year => Period::until(6, 30),
            "2" | "ii" if is_of_year => Some(Period::part(12, 31)),
            _ => None,
        }
    })
}

/// True for four digits that are this year.
pub fn is_year(word: &str, year: Year) -> bool {
    word.len() == 4 && word.parse().ok().and_then(Year::new) == Some(year)
}

/// `6T2024`, `9T 2024`, `12t`, in folded words.
fn months_in_short(words: &[&str]) -> Option<Period> {
    words.iter().find_map(|word| {
        let (months, year) = word.split_once('t')?;
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        let months: u8 = months.parse().ok().filter(|_| year.is_empty() || is_year)?;
        matches!(months, 3 | 6 | 9 | 12).then(|| Period::until(months, 31))?
    })
}

/// A number of one or two digits.
pub fn small(word: &str) -> Option<u8> {
    (word.len() <= 2).then(|| word.parse::<u8>().ok()).flatten()
}
