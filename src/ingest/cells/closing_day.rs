//! The day up to which figures count, in the folded words of a title or a name.

use super::short_periods::small;
use crate::domain::Year;

/// The words before the day up to which figures count.
const UNTIL: [&str; 3] = ["den", "het", "toi"];

/// Day, month and year after the word for until; the last day where only the month is given.
pub fn closing_day(words: &[&str]) -> Option<(u8, u8, Option<Year>)> {
    words.iter().enumerate().filter(|(_, word)| UNTIL.contains(word)).find_map(|(at, _)| {
        let dated: Vec<&str> = words[at + 1..]
            .iter()
            .copied()
            .filter(|word| !matches!(*word, "ngay" | "thang" | "nam"))
            .take(3)
            .collect();
        let is_month_alone = words.get(at + 1) == Some(&"thang");
        let year = |word: Option<&&str>| {
            word.filter(|word| word.len() == 4).and_then(|w| Year::new(w.parse().ok()?))
        };
        let first = small(dated.first()?)?;
        if is_month_alone {
            return (1..=12).contains(&first).then(|| (31, first, year(dated.get(1))));
        }
        let month = small(dated.get(1)?)?;
        let is_day = (1..=31).contains(&first) && (1..=12).contains(&month);
        is_day.then(|| (first, month, year(dated.get(2))))
    })
}

/// The last of two days from which to which a title says that a report is, or the day on which it
/// counts: `Kỳ báo cáo: 01/01/2023 - 30/06/2023`, `Thời điểm báo cáo: 30/06/2023`.
pub fn named_day(words: &[&str]) -> Option<(u8, u8, Option<Year>)> {
    const COUNTED: [&[&str]; 3] =
        [&["thoi", "diem", "bao", "cao"], &["thoi", "diem"], &["tinh", "tai"]];
    let day = |words: &[&str]| {
        let [day, month, year] = words.get(..3)? else { return None };
        let (day, month) = (small(day)?, small(month)?);
        let year = Year::new(year.parse().ok()?).filter(|_| year.len() == 4)?;
        ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month, Some(year)))
    };
    (0..words.len()).find_map(|at| {
        let from = &words[at..];
        let of_range = || {
            let (first, last) = (day(from)?, day(from.get(3..)?)?);
            (first.2 == last.2 && first.1 <= last.1).then_some(last)
        };
        let counted = COUNTED.iter().find_map(|counted| from.strip_prefix(*counted));
        let of_time = || {
            let rest = counted?;
            day(rest.strip_prefix(&["ngay"]).unwrap_or(rest))
        };
        of_time().or_else(of_range)
    })
}
