//! Dates and years.

use super::number::whole_number;
use crate::domain::{Date, Field, FindingKind, Year, fold, is_dash};

/// Parses a year, also `Năm 2023`, and the last or first day of one, which a spreadsheet shows as
/// its year alone.
///
/// # Errors
/// [`FindingKind::NotANumber`].
pub fn year(cell: &str) -> Result<Year, FindingKind> {
    let read = |cell: &str| whole_number(cell).and_then(Year::new);
    let of_day = || match date(cell).ok()?.parts()? {
        (year, 12, 31) | (year, 1, 1) => Some(year),
        _ => None,
    };
    read(cell)
        .or_else(|| read(fold(cell).strip_prefix("nam ")?))
        .or_else(of_day)
        .ok_or(FindingKind::NotANumber(Field::Year))
}

/// Parses a date: `dd/mm/yyyy`, `yyyy-mm-dd`, `d-m-yyyy`, `d.m.yyyy`, `d/m/yy`, `mm/yyyy`, a year,
/// or a spreadsheet's day number. An empty cell or a dash is [`Date::MISSING`].
///
/// # Errors
/// [`FindingKind::BadDate`].
pub fn date(cell: &str) -> Result<Date, FindingKind> {
    if cell.is_empty() || is_dash(cell) {
        return Ok(Date::MISSING);
    }
    date_of_day_number(cell)
        .or_else(|| read_date(cell))
        .or_else(|| {
            let day = without_additions(cell);
            date_of_day_number(day).or_else(|| read_date(day)).or_else(|| date_by_month(day))
        })
        .ok_or(FindingKind::BadDate)
}

/// A date without what programs and clerks add to it: an apostrophe before it; midnight, a decimal
/// zero, a full stop or a remark in brackets behind it.
fn without_additions(cell: &str) -> &str {
    const MIDNIGHT: [&str; 8] = [
        "0:00",
        "00:00",
        "0:00:00",
        "00:00:00",
        "12:00:00 AM",
        "12:00:00 SA",
        "12:00 AM",
        "12:00 SA",
    ];
    let mut day = cell.strip_prefix('\'').unwrap_or(cell);
    if let Some((date, remark)) = day.split_once('(').filter(|(_, rest)| rest.ends_with(')')) {
        // A number in brackets may be of another date.
        day = if remark.contains(|c: char| c.is_ascii_digit()) { day } else { date };
    }
    let day = day.trim_end_matches(['.', ',', ';', ' ']);
    let time = MIDNIGHT
        .iter()
        .find_map(|time| day.strip_suffix(time).and_then(|rest| rest.strip_suffix([' ', 'T'])));
    let day = time.unwrap_or(day).trim_end();
    let number = day.strip_suffix(",0").or_else(|| day.strip_suffix(".0"));
    number.filter(|number| number.len() == 5).unwrap_or(day)
}

/// The date of a cell with the name of its month, or of eight digits: `01-Aug-20`, `T8/2020`,
/// `01-thg 8-20`, `20200801`.
fn date_by_month(cell: &str) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if cell.len() == 8 && cell.bytes().all(|b| b.is_ascii_digit()) {
        return date_of(&[&cell[..4], &cell[4..6], &cell[6..]]);
    }
    let folded = fold(cell);
    let number = |word: &str| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let named = MONTHS.iter().position(|month| *month == letters && letters == word);
        let named = named.map(|at| (at + 1).to_string());
        named.or_else(|| {
            let is_month =
                matches!(letters, "t" | "th" | "thg" | "thang") && letters.len() < word.len();
            is_month.then(|| word[letters.len()..].to_owned())
        })
    };
    let words = folded.split(' ').filter(|word| !matches!(*word, "thg" | "th" | "ngay" | "nam"));
    let parts: Vec<String> =
        words.map(|word| number(word).unwrap_or_else(|| word.to_owned())).collect();
    let has_month = folded.contains(|c: char| c.is_ascii_alphabetic());
    if !has_month || !(2..=3).contains(&parts.len()) {
        return None;
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    match parts[..] {
        // `Aug-20` is a month of a year.
        [month, year] if year.len() == 2 => date_of(&["1", month, year])
            .and_then(Date::parts)
            .and_then(|(year, month, _)| Date::new(year, month, 0)),
        _ => date_of(&parts),
    }
}

fn read_date(cell: &str) -> Option<Date> {
    const SEPARATORS: [char; 3] = ['/', '-', '.'];
    if SEPARATORS.into_iter().filter(|separator| cell.contains(*separator)).count() > 1 {
        return None;
    }
    if !cell.contains(char::is_alphabetic) {
        return date_of(&cell.split(SEPARATORS).map(str::trim).collect::<Vec<_>>());
    }
    // `ngày 3 tháng 2 năm 1930`, `tháng 2/1930`, `năm 1930`.
    date_of(
        &fold(cell)
            .split(' ')
            .filter(|word| !matches!(*word, "ngay" | "thang" | "nam"))
            .collect::<Vec<_>>(),
    )
}

fn date_of(parts: &[&str]) -> Option<Date> {
    if !parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let full = |p: &str| (p.len() == 4).then(|| p.parse().ok().and_then(Year::new)).flatten();
    let small = |p: &str| (p.len() <= 2).then(|| p.parse::<u8>().ok().filter(|&n| n > 0)).flatten();
    // As in Excel: 00 to 29 are of this century.
    let short = |p: &str| {
        let year = (p.len() == 2).then(|| p.parse::<u64>().ok()).flatten()?;
        Year::new(if year < 30 { 2000 + year } else { 1900 + year })
    };
    match *parts {
        [y] => Date::new(full(y)?, 0, 0),
        [y, m] if y.len() == 4 => Date::new(full(y)?, small(m)?, 0),
        [m, y] => Date::new(full(y)?, small(m)?, 0),
        [y, m, d] if y.len() == 4 => Date::new(full(y)?, small(m)?, small(d)?),
        [d, m, y] => Date::new(full(y).or_else(|| short(y))?, small(m)?, small(d)?),
        _ => None,
    }
}

/// The date of a spreadsheet's day number: 1 is the first of January 1900, and 1900 is taken for a
/// leap year. A number of four digits is a year.
fn date_of_day_number(cell: &str) -> Option<Date> {
    if cell.len() != 5 || !cell.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // Days since the first of March of the year 0, in eras of 400 years.
    let days = cell.parse::<u32>().ok()? + 693_899;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // March is month 0.
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (year, month) = (era * 400 + year, if month < 10 { month + 3 } else { month - 9 });
    let year = Year::new(u64::from(year + u32::from(month <= 2)))?;
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_or_last_day_of_a_year_is_the_year() {
        for (cell, expected) in [
            ("2023", Some(2023)),
            ("Năm 2023", Some(2023)),
            ("2023-12-31", Some(2023)),
            ("31/12/2023", Some(2023)),
            ("01/01/2024", Some(2024)),
            ("45291", Some(2023)),
            ("30/06/2023", None),
            ("12/2023", None),
            ("12", None),
        ] {
            assert_eq!(year(cell).ok(), expected.map(Year), "{cell}");
        }
    }

    #[test]
    fn what_programs_and_clerks_add_to_dates() {
        let parts = |cell: &str| date(cell).ok().and_then(Date::parts).map(|(y, m, d)| (y.0, m, d));
        for cell in [
            "01-Aug-20",
            "'01/8/2020",
            "01-thg 8-20",
            "44044,0",
            "01/8/2020.",
            "01/08/2020 12:00:00 SA",
            "2020-08-01T00:00:00",
            "20200801",
            "1/8/2020 (tách)",
        ] {
            assert_eq!(parts(cell), Some((2020, 8, 1)), "{cell}");
        }
        for cell in ["T8/2020", "Th8-20", "Aug-20", "thg 8-2020"] {
            assert_eq!(parts(cell), Some((2020, 8, 0)), "{cell}");
        }
        for cell in
            ["1/8/2020 (1/9/2021)", "01-Abc-20", "T13/2020", "12345678", "1/8/2020 10:30", "May"]
        {
            assert_eq!(parts(cell), None, "{cell}");
        }
    }

    #[test]
    fn dates_of_the_contract() {
        let parts = |cell: &str| date(cell).ok().and_then(Date::parts).map(|(y, m, d)| (y.0, m, d));
        assert_eq!(parts("12/03/2004"), Some((2004, 3, 12)));
        assert_eq!(parts("2004-03-12"), Some((2004, 3, 12)));
        assert_eq!(parts("1-3-2004"), Some((2004, 3, 1)));
        assert_eq!(parts("03/2004"), Some((2004, 3, 0)));
        assert_eq!(parts("2004"), Some((2004, 0, 0)));
        assert_eq!(
            (parts("12.3.2004"), parts("1/2/04")),
            (Some((2004, 3, 12)), Some((2004, 2, 1)))
        );
        assert_eq!((parts("3/2/30"), parts("38058")), (Some((1930, 2, 3)), Some((2004, 3, 12))));
        assert_eq!((parts("44044"), parts("36526")), (Some((2020, 8, 1)), Some((2000, 1, 1))));
        assert_eq!((parts("43890"), parts("43891")), (Some((2020, 2, 29)), Some((2020, 3, 1))));
        for midnight in [
            "2004-03-12 00:00:00",
            "2004-03-12T00:00:00",
            "12/3/2004 0:00:00",
            "12/03/2004 00:00",
            "12/3/2004 0:00",
        ] {
            assert_eq!(parts(midnight), Some((2004, 3, 12)), "{midnight}");
        }
        for words in ["ngày 12 tháng 3 năm 2004", "Ngày 12/3/2004"] {
            assert_eq!(parts(words), Some((2004, 3, 12)), "{words}");
        }
        for month in ["Tháng 3/2004", "tháng 03 năm 2004", "2004-03"] {
            assert_eq!(parts(month), Some((2004, 3, 0)), "{month}");
        }
        assert_eq!((parts("năm 2004"), date("")), (Some((2004, 0, 0)), Ok(Date::MISSING)));
        for bad in [
            "31/02/2004",
            "2004/13/01",
            "99999",
            "10000",
            "hôm qua",
            "1/2/4",
            "12.3/2004",
            "1/2/2004 7:00",
            "12/03-2004",
            "0/3/2004",
        ] {
            assert_eq!(date(bad), Err(FindingKind::BadDate), "{bad}");
        }
    }
}
