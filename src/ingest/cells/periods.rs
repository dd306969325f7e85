//! The period of a report that is not about a whole year: `6 tháng đầu năm`, `quý III`, `đến
//! 30/6/2025`.

use super::closing_day::{closing_day, named_day};
use super::date::date as date_of_cell;
use super::short_periods::{in_short, is_year, small};
use crate::domain::{Date, Period, Year, fold, has_words};

/// The period that a text gives; None if it gives none. `year` is the year of the report: a day of
/// another year ends no period of it.
pub fn in_text(text: &str, year: Option<Year>) -> Option<Period> {
    let folded = fold(&text.replace('_', " "));
    let words: Vec<&str> = folded.split(' ').collect();
    until_day(&words, year)
        .or_else(|| of_months(&words))
        .or_else(|| of_quarter(&words))
        .or_else(|| month_of_report(&folded).map(|(month, _)| Period::part(month, 31)))
}

/// The period that a file's or a sheet's name gives, also as the last day of a quarter of the year,
/// `TCCSD 30.6.2025.csv`, as months in short, `6T2024`, and as a month or a day that is the whole
/// name. Any other date is that of the file.
pub fn in_name(name: &str, year: Option<Year>) -> Option<Period> {
    let folded = fold(&name.replace('_', " "));
    let words: Vec<&str> = folded.split(' ').collect();
    let ends_quarter = || {
        words.windows(3).find_map(|date| {
            let is_of_year = year.is_some_and(|year| is_year(date[2], year));
            last_of_quarter(date[0], date[1]).filter(|_| is_of_year)
        })
    };
    in_text(name, year)
        .or_else(|| in_short(&words, year))
        .or_else(ends_quarter)
        .or_else(|| whole_name(&words, year))
}

/// The period that a title gives, also in short where it is about the figures of a report or about
/// nothing else: `XẾP LOẠI T6.2023`, `KẾT QUẢ 6T 2023`, `SỐ LIỆU 2023-03`.
pub fn in_title(title: &str, year: Option<Year>) -> Option<Period> {
    const LISTS: [&str; 4] = ["danh sach", "bao cao", "tong hop", "bieu"];
    let year_before_month = |word: &str| {
        let (of, month) = word.trim_matches(['(', ')', ',']).split_once(['-', '.', '/'])?;
        let is_of_year = of.len() == 4 && year == Some(Year(of.parse().ok()?));
        Period::month(small(month)?).filter(|_| is_of_year && month.len() == 2)
    };
    in_text(title, year).or_else(|| {
        let folded = fold(title);
        let words: Vec<&str> = folded.split(' ').collect();
        let named = named_day(&words).filter(|(_, _, of)| year.is_none() || *of == year);
        if let Some((day, month, _)) = named {
            return Period::until(month, day);
        }
        let is_of_report = is_of_results(&folded)
            || LISTS.iter().any(|of| has_words(&folded, of))
            || words.len() < 3 && words[0].contains('t');
        in_short(&words, year)
            .or_else(|| title.split(' ').find_map(year_before_month))
            .filter(|_| is_of_report && !is_signed(&words))
    })
}

/// The last day of a quarter.
fn last_of_quarter(day: &str, month: &str) -> Option<Period> {
    let (day, month) = (small(day)?, small(month)?);
    let is_last = matches!((day, month), (31, 3 | 12) | (30, 6 | 9));
    Period::until(month, day).filter(|_| is_last)
}

/// The period that a name is and nothing else: `Tháng 6`, `T12`, `06.2025`, `30.6`. A number alone
/// is that of a sheet.
fn whole_name(words: &[&str], year: Option<Year>) -> Option<Period> {
    let words = match words {
        [stem @ .., "csv" | "tsv" | "txt"] => stem,
        words => words,
    };
    // `TCCSD_2024-06`, with no number before it.
    if let [before @ .., of, month] = words
        && let Some(of) = Year::new(of.parse().unwrap_or(0)).filter(|_| of.len() == 4)
        && let Some(number) = small(month).filter(|_| month.len() == 2)
        && !before.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()))
    {
        return Period::month(number).filter(|_| Some(of) == year);
    }
    let of = words.last().filter(|word| word.len() == 4).and_then(|w| Year::new(w.parse().ok()?));
    let words = &words[..words.len() - usize::from(of.is_some())];
    if of.is_some() && of != year {
        return None;
    }
    match words {
        ["thang", month] => Period::month(small(month)?),
        [month] if of.is_some() => Period::month(small(month)?),
        [day, month] => last_of_quarter(day, month),
        [month] => {
            let month = month.strip_prefix('t').and_then(small)?;
            Period::month(month).filter(|_| month % 3 == 0)
        }
        _ => None,
    }
}

/// The period of a cell in a column of periods, and its year if it names one: `Quý I`, `I/2024`,
/// `6 tháng`, `Tháng 3`, `30/6/2025`, `Cả năm`. A number alone is one of what the heading, folded,
/// calls the column.
pub fn in_cell(heading: &str, cell: &str) -> Option<(Period, Option<Year>)> {
    let folded = fold(cell);
    let mut words: Vec<&str> = folded.split(' ').collect();
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let year = words.iter().find(|word| is_year(word)).and_then(|w| Year::new(w.parse().ok()?));
    if let Ok(date) = date_of_cell(cell).map(Date::parts)
        && let Some((year, month, day)) = date.filter(|(_, _, day)| *day > 0)
    {
        return Some((Period::until(month, day)?, Some(year)));
    }
    words.retain(|word| !is_year(word) && *word != "nam");
    let number = |word: &str| word.parse::<u8>().ok();
    let is_number = |word: &str| number(word).is_some();
    let period = match words.as_slice() {
        [] => Some(Period::YEAR),
        ["thang", month] => number(month).and_then(Period::month),
        [month] if heading == "thang" || heading != "quy" && year.is_some() && is_number(month) => {
            number(month).and_then(Period::month)
        }
        [month] if month.starts_with('t') => number(&month[1..]).and_then(Period::month),
        [quarter] => of_quarter(&["quy", quarter]).or_else(|| of_quarter(&[quarter])),
        _ => None,
    };
    let period = period.or_else(|| in_text(cell, year))?;
    Some((period, year))
}

/// The period that the label of a group gives and nothing else, with its year if it names one:
/// `QUÝ II`, `6 tháng đầu năm 2024`, `Số liệu cả năm`. `folded` is the label, folded.
pub fn in_label(folded: &str) -> Option<(Period, Option<Year>)> {
    const OF_PERIODS: [&str; 20] = [
        "quy", "qui", "thang", "nam", "dau", "cuoi", "ca", "ky", "den", "het", "toi", "tinh",
        "ngay", "i", "ii", "iii", "iv", "sau", "chin", "giua",
    ];
    const BEFORE: [&str; 7] =
        ["so lieu", "ket qua", "danh gia", "xep loai", "bao cao", "thoi diem", "ky"];
    let is_number = |word: &str| word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    let mut words = folded;
    while let Some(rest) = BEFORE.iter().find_map(|before| words.strip_prefix(*before)) {
        words = rest.trim_start();
    }
    let is_of_periods = |word: &str| {
        OF_PERIODS.contains(&word)
            || is_number(word)
            || matches!(word, "q1" | "q2" | "q3" | "q4" | "qi" | "qii" | "qiii" | "qiv")
    };
    // A date alone is that of a paper, and a number alone names nothing.
    let names_period = words.split(' ').any(|word| matches!(word, "thang" | "nam" | "den"))
        || words.starts_with('q');
    if words.starts_with("ngay") || !names_period || !words.split(' ').all(is_of_periods) {
        return None;
    }
    let (period, year) = in_cell("ky", words)?;
    let is_whole = ["ca nam", "cuoi nam", "12 thang"].iter().any(|of| has_words(words, of));
    let is_stated = period != Period::YEAR || year.is_some() || is_whole;
    Some((period, year)).filter(|_| is_stated)
}

/// The month and the year that a folded title about results calls the report's: `xếp loại tháng 3
/// năm 2025`. The month in which a paper was signed is none.
pub fn month_of_report(folded: &str) -> Option<(u8, Year)> {
    let words: Vec<&str> = folded.split(' ').collect();
    let has_result = folded.starts_with("bao cao thang ") || is_of_results(folded);
    if !has_result || is_signed(&words) {
        return None;
    }
    words.iter().enumerate().filter(|(_, word)| **word == "thang").find_map(|(at, _)| {
        let month = words.get(at + 1).filter(|word| word.len() <= 2)?.parse().ok()?;
        let after = words.get(at + 2..)?;
        let year = after.strip_prefix(&["nam"]).unwrap_or(after).first()?;
        let year = Year::new(year.parse().ok().filter(|_| year.len() == 4)?)?;
        (1..=12).contains(&month).then_some((month, year))
    })
}

fn is_of_results(folded: &str) -> bool {
    const RESULTS: [&str; 5] = ["xep loai", "danh gia", "ket qua", "so lieu", "phan loai"];
    RESULTS.iter().any(|result| has_words(folded, result))
}

/// True for a title with the day of a paper.
fn is_signed(words: &[&str]) -> bool {
    words.contains(&"ngay") || words.contains(&"kem")
}

/// The month and the year that a folded title gives and nothing else: `Tháng 12 năm 2025`. With a
/// place before it or a day it is when a paper was signed.
pub fn month_alone(folded: &str) -> Option<(Period, Year)> {
    let (period, year) = in_label(folded).filter(|_| folded.starts_with("thang "))?;
    Some((period, year?))
}

/// The year of the day up to which figures count (`tính đến 31/12/2023`), in a folded text.
pub fn closing_year(folded: &str) -> Option<Year> {
    let words: Vec<&str> = folded.split(' ').collect();
    closing_day(&words).or_else(|| named_day(&words)).and_then(|(_, _, year)| year)
}

/// `đến 30/6`, `tính đến ngày 30 tháng 6 năm 2025`, `hết tháng 6`.
fn until_day(words: &[&str], year: Option<Year>) -> Option<Period> {
    let (day, month, of) = closing_day(words)?;
    if of.is_some() && year.is_some() && of != year {
        return None;
    }
    Period::until(month, day)
}

/// `6 tháng đầu năm`, `9 tháng`, `6 tháng cuối năm`; `cả năm`, `cuối năm`.
fn of_months(words: &[&str]) -> Option<Period> {
    const HALVES: [[&str; 2]; 5] =
        [["giua", "nam"], ["giua", "ky"], ["nua", "dau"], ["nua", "nam"], ["ban", "nien"]];
    if words.windows(2).any(|pair| pair == ["ca", "nam"]) {
        return Some(Period::YEAR);
    }
    if words.windows(2).any(|pair| HALVES.iter().any(|half| pair == half)) {
        return Period::until(6, 31);
    }
    // `sau tháng 6` is after June.
    let is_number = |at: usize| words.get(at).is_some_and(|word| small(word).is_some());
    let months = words.windows(2).enumerate().find_map(|(at, pair)| {
        let months: u8 = match pair {
            ["sau", "thang"] if !is_number(at + 2) => 6,
            ["chin", "thang"] => 9,
            [number, "thang"] if number.len() <= 2 => number.parse().ok()?,
            _ => return None,
        };
        match words.get(at + 2) {
            Some(&"cuoi") if months < 12 => Some(Period::part(12, 31)),
            // `chưa đủ 6 tháng`, `dưới 6 tháng`, `trên 6 tháng` are no period.
            _ if at > 0 && matches!(words[at - 1], "du" | "duoi" | "tren" | "ngay") => None,
            _ if matches!(months, 3 | 6 | 9 | 12) => Period::until(months, 31),
            Some(&("dau" | "nam")) | None if matches!(months, 10 | 11) => Period::until(months, 31),
            Some(year) if matches!(months, 10 | 11) && year.len() == 4 => Period::until(months, 31),
            _ => None,
        }
    });
    let is_end = || words.windows(2).any(|pair| pair == ["cuoi", "nam"]);
    months.or_else(|| is_end().then_some(Period::YEAR))
}

/// The number of a quarter behind its word, folded: `iii`, `3`, `ba`.
pub fn quarter(word: &str) -> Option<u8> {
    Some(match word {
        "i" | "1" | "01" | "mot" => 1,
        "ii" | "2" | "02" | "hai" => 2,
        "iii" | "3" | "03" | "ba" => 3,
        "iv" | "4" | "04" | "bon" | "tu" => 4,
        _ => return None,
    })
}

/// `quý III`, `quý 3`, `Q3`; `3 quý đầu năm`, `3 quý`.
fn of_quarter<'w>(words: &[&'w str]) -> Option<Period> {
    let is_quarter = |word: &str| matches!(word, "quy" | "qui");
    let quarters = words.iter().zip(1..).find_map(|(number, at)| {
        let is_of_quarters = words.get(at).is_some_and(|word| is_quarter(word))
            && words.get(at + 1).is_none_or(|after| quarter(after).is_none())
            && (at < 2 || !is_quarter(words[at - 2]));
        small(number).filter(|number| is_of_quarters && matches!(number, 2 | 3))
    });
    if let Some(quarters) = quarters {
        return Period::until(3 * quarters, 31);
    }
    let pairs = words.windows(2).filter(|pair| is_quarter(pair[0])).map(|pair| pair[1]);
    // `2025Q3` too.
    let in_short = |word: &&'w str| {
        let (year, rest) = word.split_at_checked(4).unwrap_or(("", ""));
        let is_behind_year = year.bytes().all(|b| b.is_ascii_digit()) && !rest.is_empty();
        let word = if is_behind_year { rest } else { word };
        ["quy", "qui", "q"]
            .iter()
            .find_map(|start| word.strip_prefix(*start))
            .filter(|n| !n.is_empty())
    };
    let short = words.iter().filter_map(in_short);
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
            ("2025Q1.csv", Some(Period::part(3, 31))),
            ("6 tháng cuối năm 2025", Some(Period::part(12, 31))),
            ("ca nam 2025.csv", Some(Period::YEAR)),
            ("SỐ LIỆU NĂM 2025 (đến 31/12/2025)", Some(Period::YEAR)),
            ("XẾP LOẠI THÁNG 3 NĂM 2025", Some(Period::part(3, 31))),
            ("Kết quả đánh giá tháng 11/2025", Some(Period::part(11, 30))),
        ] {
            assert_eq!(of(text), period, "{text}");
        }
        for none in [
            "Bắc Giang, tháng 01 năm 2025",
            "Kết quả, ngày 5 tháng 1 năm 2025",
            "KẾT QUẢ NĂM 2025",
            "đến 15/01/2026",
            "Chưa đủ 6 tháng",
            "Mẫu 6",
            "quy định 1",
        ] {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn periods_in_short_in_titles() {
        let of = |title| in_title(title, Some(Year(2025)));
        for (title, period) in [
            ("KẾT QUẢ XẾP LOẠI T6.2025", Period::month(6)),
            ("Danh sách TCCSĐ T11/2025", Period::month(11)),
            ("KẾT QUẢ XẾP LOẠI 6T 2025", Period::until(6, 30)),
            ("XẾP LOẠI 9T ĐẦU NĂM 2025", Period::until(9, 30)),
            ("ĐÁNH GIÁ H1-2025", Period::until(6, 30)),
            ("KẾT QUẢ (2025-03)", Period::month(3)),
            ("T6/2025", Period::month(6)),
            ("KẾT QUẢ NĂM 2025-2026", None),
            ("KẾT QUẢ 2025 - 03 CHI BỘ", None),
            ("Xếp loại 2024-03", None),
            ("Kết quả, ngày 5 T1.2025", None),
            ("Bắc Giang, T1.2025", None),
        ] {
            assert_eq!(of(title), period, "{title}");
        }
    }

    #[test]
    fn the_last_day_of_a_quarter_in_a_name_is_its_period() {
        let of = |name| in_name(name, Some(Year(2025)));
        assert_eq!(of("TCCSD 30.6.2025.csv"), Period::until(6, 30));
        assert_eq!(of("TCCSD_31-12-2025.csv"), Some(Period::YEAR));
        assert_eq!(of("TCCSD quý III 2025.csv"), Some(Period::part(9, 30)));
        assert_eq!(of("6T2025"), Period::until(6, 30));
        for (name, period) in [
            ("Tháng 6", Period::month(6)),
            ("T12", Period::month(12)),
            ("06.2025", Period::month(6)),
            ("QUY1", Some(Period::part(3, 31))),
            ("30.6", Period::until(6, 30)),
            ("thang_5_2025.csv", Period::month(5)),
            ("TCD_T6.2025.csv", Period::month(6)),
            ("TCĐ T12/2025", Period::month(12)),
            ("tháng 03 năm 2025.csv", Period::month(3)),
            ("XL thang 11-2025.csv", Period::month(11)),
            ("XL_thang03_2025.csv", Period::month(3)),
            ("TCĐ T 4 năm 2025", Period::month(4)),
            ("2025-06.csv", Period::month(6)),
            ("TCCSD_2025.12.csv", Period::month(12)),
            ("H1-2025.csv", Period::until(6, 30)),
            ("ky2.2025.csv", Some(Period::part(12, 31))),
            ("2025 kỳ II", Some(Period::part(12, 31))),
            ("TCCSD kỳ 1 năm 2025.csv", Period::until(6, 30)),
            ("H2 năm 2025", Some(Period::part(12, 31))),
        ] {
            assert_eq!(of(name), period, "{name}");
        }
        for none in [
            "1",
            "T1",
            "06.2024",
            "TCĐ T6.2024",
            "xl thang 6",
            "2025",
            "xl tháng 3 năm 2024",
            "2024-06.csv",
            "CV 12 2025-06.csv",
            "2025-13",
            "nhiem ky 1",
            "Nhiệm kỳ 1 2025",
            "CV ngày 5 tháng 1 năm 2025.csv",
            "tháng 13 năm 2025",
        ] {
            assert_eq!(of(none), None, "{none}");
        }
        assert_eq!(of("TCCSD_9T 2025"), Period::until(9, 30));
        assert_eq!(of("12T2025"), Some(Period::YEAR));
        for name in [
            "8T2025",
            "6Ta 2025",
            "t2025",
            "TCCSD 15.7.2025.csv",
            "TCCSD 30.6.2024.csv",
            "TCCSD 2025.csv",
        ] {
            assert_eq!(of(name), None, "{name}");
        }
    }

    #[test]
    fn periods_in_cells() {
        let quarter = |number: u8| Period::part(3 * number, 31);
        for (heading, cell, period, year) in [
            ("ky", "Quý I", quarter(1), None),
            ("ky", "Quý 2/2024", quarter(2), Some(2024)),
            ("ky", "III/2024", quarter(3), Some(2024)),
            ("ky", "Q4", quarter(4), None),
            ("quy", "2", quarter(2), None),
            ("ky", "6 tháng đầu năm", Period::until(6, 30).unwrap(), None),
            ("ky", "6 tháng", Period::until(6, 30).unwrap(), None),
            ("ky", "6 tháng cuối năm", Period::part(12, 31), None),
            ("quy", "3/2024", quarter(3), Some(2024)),
            ("ky", "3/2024", Period::part(3, 31), Some(2024)),
            ("thang", "3", Period::part(3, 31), None),
            ("ky", "Tháng 11/2024", Period::part(11, 30), Some(2024)),
            ("ky", "T5/2024", Period::part(5, 31), Some(2024)),
            ("thoi diem", "30/6/2025", Period::until(6, 30).unwrap(), Some(2025)),
            ("ky", "Cả năm", Period::YEAR, None),
            ("ky", "Cuối năm", Period::YEAR, None),
            ("ky", "Quí II", quarter(2), None),
            ("ky", "Bán niên", Period::until(6, 30).unwrap(), None),
            ("ky", "Năm 2024", Period::YEAR, Some(2024)),
        ] {
            assert_eq!(in_cell(heading, cell), Some((period, year.map(Year))), "{cell}");
        }
        for cell in ["", "Đợt", "Nhiệm kỳ 2020-2025", "13/13/2024", "tốt", "Tháng 13"] {
            assert_eq!(in_cell("ky", cell).filter(|_| !cell.is_empty()), None, "{cell}");
        }
    }

    #[test]
    fn periods_in_labels() {
        let of = |label: &str| in_label(&fold(label));
        for (label, period, year) in [
            ("QUÝ I", Period::part(3, 31), None),
            ("Quí II", Period::part(6, 31), None),
            ("Cuối năm", Period::YEAR, None),
            ("Quý IV/2024", Period::part(12, 31), Some(2024)),
            ("6 tháng đầu năm", Period::until(6, 31).unwrap(), None),
            ("6 THÁNG ĐẦU NĂM 2024", Period::until(6, 31).unwrap(), Some(2024)),
            ("Sáu tháng đầu năm", Period::until(6, 31).unwrap(), None),
            ("Cả năm", Period::YEAR, None),
            ("Kết quả xếp loại quý III", Period::part(9, 30), None),
            ("Tháng 11", Period::part(11, 30), None),
            ("Số liệu đến 30/6/2025", Period::until(6, 30).unwrap(), Some(2025)),
        ] {
            assert_eq!(of(label), Some((period, year.map(Year))), "{label}");
        }
        for label in
            ["Ngày 30 tháng 6 năm 2024", "30/6/2024", "6", "I", "Chi bộ quý I", "Đầu năm", "Năm"]
        {
            assert_eq!(of(label), None, "{label}");
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
