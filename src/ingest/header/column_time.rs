//! What a column's headings say of its time, to read the latest of several: `Năm 2023 | Năm 2024`,
//! `Bình quân 2021-2023 | Năm 2024`, `Quý III | Quý IV`, `30/6 | 31/12`, `Lần 1 | Lần 2`.

use super::years;
use crate::domain::{CountField, Date, Field, Period, Year, fold, has_words};
use crate::ingest::cells::{self, periods};
use std::borrow::Cow;

/// The time of a column; the latest is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColumnTime {
    years: Years,
    /// None for the whole year, or where the headings give no part.
    part: LastIfNone<Period>,
    /// `Lần 2`; None where the headings give no round.
    round: Option<u8>,
}

/// The years of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Years {
    /// `Bình quân 2021-2023`, `Nhiệm kỳ`: up to this year, where one is given.
    Several(Option<Year>),
    One(Year),
    /// None is given: the report's.
    Reports,
}

impl ColumnTime {
    /// Its one year, `report` where the headings give none.
    pub fn year(self, report: Option<Year>) -> Option<Year> {
        match self.years {
            Years::One(year) => Some(year),
            Years::Reports => report,
            Years::Several(_) => None,
        }
    }

    /// True if its headings give no year.
    pub fn is_of_report(self) -> bool {
        self.years == Years::Reports
    }

    /// True if its years are later than those of another column.
    pub fn is_of_later_year(self, other: Self) -> bool {
        self.years > other.years
    }
}

/// An order in which None is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum LastIfNone<T> {
    Some(T),
    None,
}

/// Words of a heading about several years, folded.
const SEVERAL_YEARS: [&str; 8] =
    ["binh quan", "trung binh", "bq", "tb nam", "giai doan", "nhiem ky", "luy ke", "cac nam"];

/// The time that the headings of a column of a field give, from top to bottom.
pub fn of_headings(field: Field, path: &[&str]) -> ColumnTime {
    let path: Vec<Cow<str>> = path.iter().map(|heading| with_usual_date(heading)).collect();
    let folded: Vec<String> = path.iter().map(|heading| fold(heading)).collect();
    // What happened in two parts of a year happened in the year: neither is the later state, unless
    // both are counted from its start.
    let is_until = |heading: &String| {
        let words = ["den ", "tinh den ", "het ", "luy ke "];
        words.iter().any(|start| heading.starts_with(start))
    };
    let is_event = !folded.iter().any(is_until)
        && matches!(
            CountField::of(field),
            Some(CountField::Admitted | CountField::AdmittedOwners | CountField::AdmittedLeaders)
        );
    let part = if is_event { None } else { folded.iter().find_map(|heading| part_in(heading)) };
    ColumnTime {
        years: years_in(&path, &folded),
        part: part.map_or(LastIfNone::None, LastIfNone::Some),
        round: folded.iter().find_map(|heading| round_in(heading)),
    }
}

/// A heading; one that is a date in the form that a spreadsheet or a clerk gives it, `2024-06-30`,
/// `30-Jun-24`, `Jun-24`, as `30/6/2024` or `6/2024`.
fn with_usual_date(heading: &str) -> Cow<'_, str> {
    // `T3/2024` is the month, and no date.
    let may_be_date = heading
        .starts_with(|c: char| c.is_ascii_alphanumeric() && !matches!(c, 'T' | 't'))
        && heading.contains(['-', '/', '.', ' '])
        && heading.bytes().any(|byte| byte.is_ascii_digit());
    let date = if may_be_date { cells::date(heading).ok() } else { None };
    match date.and_then(Date::parts) {
        Some((year, month @ 1.., 0)) => format!("{month}/{year}").into(),
        Some((year, month @ 1.., day)) => format!("{day}/{month}/{year}").into(),
        _ => heading.into(),
    }
}

/// True if a heading names less than a year.
pub fn names_part(path: &[&str]) -> bool {
    let part = path.iter().find_map(|heading| part_in(&fold(&with_usual_date(heading))));
    part.is_some_and(|period| period != Period::YEAR)
}

/// True if the headings of two columns give the same years, or none.
pub fn is_of_same_year(path: &[&str], other: &[&str]) -> bool {
    let years = |path: &[&str]| of_headings(Field::Admitted, path).years;
    years(path) == years(other)
}

/// The months that headings name as a part of a year, a bit each: `Quý I`, `6 tháng cuối năm`.
pub fn months(path: &[&str]) -> Option<u16> {
    path.iter().rev().find_map(|heading| months_in(&fold(heading)))
}

fn months_in(folded: &str) -> Option<u16> {
    let words: Vec<&str> = folded.split(' ').collect();
    let span = |from: u16, to: u16| (1_u16 << to) - (1 << (from - 1));
    let quarter = |word: &str| {
        let last = 3 * u16::from(periods::quarter(word)?);
        Some(span(last - 2, last))
    };
    let number = |word: &str| month_number(word).map(u16::from);
    let is_last = has_words(folded, "cuoi");
    words.iter().enumerate().find_map(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        match (*word, next) {
            ("quy" | "qui", next) => quarter(next),
            ("nua", "dau") => Some(span(1, 6)),
            ("nua", "cuoi") => Some(span(7, 12)),
            (months, "thang") => {
                let months = if months == "sau" { 6 } else { number(months)? };
                Some(if is_last { span(13 - months, 12) } else { span(1, months) })
            }
            ("thang", month) => number(month).map(|month| span(month, month)),
            // `01/2024`.
            (month, year) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
                number(month.strip_prefix('t').unwrap_or(month)).map(|month| span(month, month))
            }
            (word, _) => word.strip_prefix('q').and_then(quarter).or_else(|| {
                let month = number(word.strip_prefix('t')?)?;
                Some(span(month, month))
            }),
        }
    })
}

/// The years of some headings, as they are and folded.
fn years_in(path: &[Cow<str>], folded: &[String]) -> Years {
    let of_path: Vec<Year> = path.iter().flat_map(|heading| years::all(heading)).collect();
    let last = of_path.iter().max().copied();
    let is_several = |heading: &String| {
        SEVERAL_YEARS.iter().any(|words| has_words(heading, words)) || counts_years(heading)
    };
    match (of_path.first(), last) {
        _ if folded.iter().any(is_several) => Years::Several(last),
        (Some(first), Some(last)) if *first == last && of_path.iter().all(|y| *y == last) => {
            Years::One(last)
        }
        (None, _) => Years::Reports,
        _ => Years::Several(last),
    }
}

/// True for a heading about a number of years: `3 năm`.
fn counts_years(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    words.windows(2).any(|pair| {
        pair[1] == "nam"
            && pair[0].len() == 1
            && pair[0].bytes().all(|b| (b'2'..=b'9').contains(&b))
    })
}

/// The part of a year that a folded heading names: `quy iii`, `thang 6`, `30 6 2024`.
fn part_in(folded: &str) -> Option<Period> {
    let words: Vec<&str> = folded.strip_prefix("ky ").unwrap_or(folded).split(' ').collect();
    let small = |word: &str| (word.len() <= 2).then(|| word.parse::<u8>().ok()).flatten();
    let of_day = || match &*words {
        ["ngay", day, month, ..] | [day, month] | [day, month, _] => {
            Period::until(small(month)?, small(day)?)
        }
        _ => None,
    };
    let months = |word: &str| bare_months(word).and_then(small);
    let of_month = || match &*words {
        [month, year] if year.len() == 4 => Period::until(small(month).or(months(month))?, 31),
        ["thang", month, ..] => Period::until(small(month)?, 31),
        [.., "thang", month] => Period::until(small(month)?, 31),
        _ => Period::until(words.iter().copied().find_map(months)?, 31),
    };
    // `Số liệu 31/12/2024`.
    let of_date = || match &*words {
        [.., day, month, year] if year.len() == 4 => Period::until(small(month)?, small(day)?),
        _ => None,
    };
    let of_text = || periods::in_text(folded, None);
    one_month(&words).or_else(of_text).or_else(of_day).or_else(of_month).or_else(of_date)
}

/// The month that some folded words name alone: `xep loai thang 3`, `t3`. It is before the quarter
/// that ends with it.
fn one_month(words: &[&str]) -> Option<Period> {
    const BEFORE_LAST_DAY: u8 = 27;
    let of_pair = |at: usize| match (words[at], words.get(at + 1)) {
        ("thang", Some(month)) if at == 0 || month_number(words[at - 1]).is_none() => {
            month_number(month)
        }
        (word, _) => word.strip_prefix('t').and_then(month_number),
    };
    let mut months = (0..words.len()).filter_map(of_pair);
    let month = months.next().filter(|_| months.next().is_none())?;
    let is_until = words.iter().any(|word| matches!(*word, "den" | "het" | "toi" | "luy" | "dau"));
    (!is_until).then(|| Period::part(month, BEFORE_LAST_DAY))
}

fn month_number(word: &str) -> Option<u8> {
    word.parse().ok().filter(|month| (1..=12).contains(month))
}

/// The number of `6t` and `t6`.
fn bare_months(word: &str) -> Option<&str> {
    word.strip_suffix('t').or_else(|| word.strip_prefix('t'))
}

/// True for a heading that says something of the time of its column.
pub fn tells(field: Field, heading: &str) -> bool {
    of_headings(field, &[heading]) != of_headings(field, &[])
}

/// True for a heading that names a time and nothing else: `31/12/2024`, `6T/2024`, `Đến quý III`.
pub fn is_time(heading: &str) -> bool {
    const WORDS: [&str; 20] = [
        "ngay", "thang", "nam", "quy", "ky", "den", "tinh", "so", "lieu", "lan", "dot", "tai",
        "thoi", "diem", "dau", "cuoi", "i", "ii", "iii", "iv",
    ];
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let folded = fold(&with_usual_date(heading));
    (folded.bytes().any(|byte| byte.is_ascii_digit()) || folded.starts_with("quy "))
        && folded
            .split(' ')
            .all(|word| WORDS.contains(&word) || is_number(bare_months(word).unwrap_or(word)))
}

/// The round that a folded heading names: `lan 2`.
fn round_in(folded: &str) -> Option<u8> {
    let words: Vec<&str> = folded.split(' ').collect();
    words.windows(2).find_map(|pair| match pair {
        ["lan" | "dot" | "vong", number] => number.parse().ok(),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_column_is_the_greatest() {
        for (earlier, later) in [
            ("Bình quân 2020-2023", "Năm 2024"),
            ("Giai đoạn 2021-2025", "Năm 2024"),
            ("Nhiệm kỳ 2020-2025", "Năm 2024"),
            ("Trung bình 3 năm", "Năm 2024"),
            ("Trung bình 3 năm", "Kết quả"),
            ("2023-2024", "2024-2025"),
            ("Năm 2023", "Năm 2024"),
            ("Năm 2024", "Kết quả"),
            ("Quý III", "Quý IV"),
            ("Quý I", "6 tháng"),
            ("Quý I", "Tháng 4"),
            ("Tháng 3", "Quý I"),
            ("T3/2024", "Quý I/2024"),
            ("Xếp loại tháng 6 năm 2024", "Quý II năm 2024"),
            ("Tháng 12", "Quý IV"),
            ("Tháng 6", "Đến tháng 6"),
            ("Quý IV", "Cả năm"),
            ("Quý IV/2023", "Quý III/2024"),
            ("30/6/2024", "31/12/2024"),
            ("30/6", "31/12"),
            ("6T/2024", "12T/2024"),
            ("T6/2024", "T12/2024"),
            ("2024-06-30", "2024-12-31"),
            ("30-Jun-24", "31-Dec-24"),
            ("Jun-24", "Dec-24"),
            ("Kỳ 6/2023", "Kỳ 12/2023"),
            ("6/2024", "12/2024"),
            ("31/12/2023", "31/12/2024"),
            ("Số liệu 31/12/2023", "Số liệu 31/12/2024"),
            ("Tháng 6", "Tháng 12"),
            ("Xếp loại tháng 6", "Xếp loại tháng 12"),
            ("6 tháng đầu năm", "6 tháng cuối năm"),
            ("Lần 1", "Lần 2"),
            ("Xếp loại", "Xếp loại lần 2"),
        ] {
            let of = |heading| of_headings(Field::Rating, &[heading, "XL"]);
            assert!(of(earlier) < of(later), "{earlier} {later}");
        }
        let of = |heading| of_headings(Field::Admitted, &[heading, "Kết nạp"]);
        assert_eq!(of("Quý III"), of("Quý IV"));
        assert!(of("Đến 30/6/2024") < of("Đến 31/12/2024"));
    }
}
