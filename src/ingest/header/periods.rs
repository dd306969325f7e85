//! The period of a report that is not about a whole year: `6 tháng đầu năm`, `quý III`, `đến
//! 30/6/2025`.

use crate::domain::{Period, Year, fold};

/// The words before the day up to which figures count.
const UNTIL: [&str; 3] = ["den", "het", "toi"];

/// The period that a text gives; None if it gives none. `year` is the year of the report: a day of
/// another year ends no period of it.
pub fn in_text(text: &str, year: Option<Year>) -> Option<Period> {
    let folded = fold(&text.replace('_', " "));
    let words: Vec<&str> = folded.split(' ').collect();
    until_day(&words, year).or_else(|| of_months(&words)).or_else(|| of_quarter(&words))
}

/// The year of the day up to which figures count (`tính đến 31/12/2023`), in a folded text.
pub fn closing_year(folded: &str) -> Option<Year> {
    let words: Vec<&str> = folded.split(' ').collect();
    closing_day(&words).and_then(|(_, _, year)| year)
}

/// `đến 30/6`, `tính đến ngày 30 tháng 6 năm 2025`, `hết tháng 6`.
fn until_day(words: &[&str], year: Option<Year>) -> Option<Period> {
    let (day, month, of) = closing_day(words)?;
    if of.is_some() && year.is_some() && of != year {
        return None;
    }
    Period::until(month, day)
}

/// Day, month and year after the word for until; the last day where only the month is given.
fn closing_day(words: &[&str]) -> Option<(u8, u8, Option<Year>)> {
    words.iter().enumerate().filter(|(_, word)| UNTIL.contains(word)).find_map(|(at, _)| {
        let dated: Vec<&str> = words[at + 1..]
            .iter()
            .copied()
            .filter(|word| !matches!(*word, "ngay" | "thang" | "nam"))
            .take(3)
            .collect();
        let is_month_alone = words.get(at + 1) == Some(&"thang");
        let small = |word: &str| (word.len() <= 2).then(|| word.parse::<u8>().ok()).flatten();
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

/// `6 tháng đầu năm`, `9 tháng`, `6 tháng cuối năm`; `cả năm`.
fn of_months(words: &[&str]) -> Option<Period> {
    if words.windows(2).any(|pair| pair == ["ca", "nam"]) {
        return Some(Period::YEAR);
    }
    words.windows(2).enumerate().find_map(|(at, pair)| {
        let months: u8 = match pair {
            ["sau", "thang"] => 6,
            ["chin", "thang"] => 9,
            [number, "thang"] if number.len() <= 2 => number.parse().ok()?,
            _ => return None,
        };
        match words.get(at + 2) {
            Some(&"cuoi") if months < 12 => Some(Period::part(12, 31)),
            // `chưa đủ 6 tháng`, `dưới 6 tháng`, `trên 6 tháng` are no period.
            _ if at > 0 && matches!(words[at - 1], "du" | "duoi" | "tren" | "ngay") => None,
            _ if matches!(months, 3 | 6 | 9 | 12) => Period::until(months, 31),
            _ => None,
        }
    })
}

/// `quý III`, `quý 3`, `Q3`.
fn of_quarter(words: &[&str]) -> Option<Period> {
    let quarter = |word: &str| {
        Some(match word {
            "i" | "1" => 1,
            "ii" | "2" => 2,
            "iii" | "3" => 3,
            "iv" | "4" => 4,
            _ => return None,
        })
    };
    let pairs = words.windows(2).filter(|pair| pair[0] == "quy").map(|pair| pair[1]);
    let short = words.iter().filter_map(|word| word.strip_prefix('q'));
    pairs.chain(short).find_map(quarter).map(|quarter| Period::part(3 * quarter, 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_in_titles_and_names() {
        let of = |text| in_text(text, Some(Year(2025)));
        for (text, period) in [
            ("SỐ LIỆU 6 THÁNG ĐẦU NĂM 2025", Period::until(6, 31)),
            ("SỐ LIỆU 6 THÁNG ĐẦU NĂM 2025 (đến 30/6/2025)", Period::until(6, 30)),
            ("den-30-6-2025.csv", Period::until(6, 30)),
            ("tính đến ngày 30 tháng 9 năm 2025", Period::until(9, 30)),
            ("đến hết tháng 9/2025", Period::until(9, 31)),
            ("báo cáo 9 tháng 2025", Period::until(9, 31)),
            ("KẾT QUẢ QUÝ III NĂM 2025", Some(Period::part(9, 31))),
            ("kq_q2_2025.csv", Some(Period::part(6, 31))),
            ("6 tháng cuối năm 2025", Some(Period::part(12, 31))),
            ("ca nam 2025.csv", Some(Period::YEAR)),
            ("SỐ LIỆU NĂM 2025 (đến 31/12/2025)", Some(Period::YEAR)),
        ] {
            assert_eq!(of(text), period, "{text}");
        }
        for none in ["KẾT QUẢ NĂM 2025", "đến 15/01/2026", "Chưa đủ 6 tháng", "Mẫu 6", "quy định 1"]
        {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn the_later_period_is_greater() {
        let sorted = [
            Period::part(3, 31),
            Period::part(6, 31),
            Period::until(6, 30).unwrap(),
            Period::part(9, 31),
            Period::part(12, 31),
            Period::YEAR,
        ];
        assert!(sorted.is_sorted());
    }
}
