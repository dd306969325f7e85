//! The year of a file that has no year column: from the titles above the table, or from its name.

use crate::domain::{Period, Year, fold, has_words};
use crate::ingest::cells::periods;

/// The one year in the name of a file that is not part of a date; if there is no other, the only
/// one after the word for year, that of a closing date (`den 30-6-2025`) or of a month (`thang
/// 12.2023`).
pub fn of_name(name: &str) -> Option<Year> {
    let folded = |name: &str| apart_from_letters(&fold(&name.replace('_', " ")));
    let all = folded(name);
    said(&folded(&without_dates(name)), false)
        .or_else(|| said(&all, false))
        .or_else(|| said(&all, true))
        .or_else(|| periods::closing_year(&all))
        .or_else(|| of_month(&all))
}

/// The only year of a folded name, behind a month. Behind a day it is that of a paper.
fn of_month(folded: &str) -> Option<Year> {
    let words: Vec<&str> = folded.split(' ').collect();
    let at = words.iter().position(|word| *word == "thang")?;
    let is_small = |word: &&str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let is_month = match &words[at + 1..] {
        [month, "nam", year, ..] | [month, year, ..] => {
            is_small(month) && self::year(year).is_some()
        }
        _ => false,
    };
    let has_day = words[..at].last().is_some_and(is_small);
    only(all(folded)).filter(|_| is_month && !has_day)
}

/// A name without the dates that one sign joins: `2024 (12-01-2025)` is about 2024.
fn without_dates(name: &str) -> String {
    let is_joined = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | '/');
    let is_date = |run: &str| {
        ['-', '.', '/'].into_iter().any(|sign| {
            let parts: Vec<&str> =
                run.trim_matches(|c: char| !c.is_ascii_digit()).split(sign).collect();
            let is_small = |part: &str| matches!(part.len(), 1 | 2);
            match parts[..] {
                [first, month, last] => {
                    is_small(month)
                        && (is_small(first) && year(last).is_some()
                            || year(first).is_some() && is_small(last))
                        && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
                }
                _ => false,
            }
        })
    };
    let mut rest = name;
    let mut kept = String::new();
    while let Some(from) = rest.find(is_joined) {
        let end = rest[from..].find(|c| !is_joined(c)).map_or(rest.len(), |end| from + end);
        kept += &rest[..from];
        kept += if is_date(&rest[from..end]) { " " } else { &rest[from..end] };
        rest = &rest[end..];
    }
    kept + rest
}

/// A folded name with blanks around the numbers of those words that hold a year beside letters:
/// `xeploai2024`, `quy3nam2024`. Other words, such as `q3`, stay as they are.
fn apart_from_letters(folded: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let apart = |word: &str| {
        let has_year = word.split(|c| !is_digit(c)).any(|number| year(number).is_some());
        let mut spaced = String::with_capacity(word.len() + 2);
        let mut before = None;
        for c in word.chars() {
            if has_year && before.is_some_and(|before| is_digit(before) != is_digit(c)) {
                spaced.push(' ');
            }
            spaced.push(c);
            before = Some(c);
        }
        spaced
    };
    folded.split(' ').map(apart).collect::<Vec<_>>().join(" ")
}

/// The year in some headings, if they have exactly one: `Xếp loại năm 2023`.
pub fn of_headings<'h>(headings: impl IntoIterator<Item = &'h str>) -> Option<Year> {
    only(headings.into_iter().flat_map(all))
}

/// All years of a text, in its order.
pub fn all(text: &str) -> impl Iterator<Item = Year> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(year)
}

/// Words of a title that is about the figures of a report.
const FIGURES: [&str; 6] = ["ket qua", "xep loai", "danh gia", "phan loai", "danh sach", "so lieu"];

/// Words of a title that is about a part of a year.
const PARTS: [&str; 2] = ["quy", "thang"];

/// The year that a title above a table gives to the report: after the word for year (`năm 2023`),
/// or in a title about its figures (`Kết quả xếp loại 2023`).
pub fn of_report<'t>(titles: &(impl Iterator<Item = &'t str> + Clone)) -> Option<Year> {
    called(titles).or_else(|| Some(month_alone(titles)?.1))
}

/// The month and the year of a title with nothing else, if none calls another year the report's.
pub fn month_alone<'t>(titles: &(impl Iterator<Item = &'t str> + Clone)) -> Option<(Period, Year)> {
    let month = titles.clone().find_map(|title| periods::month_alone(&fold(title)))?;
    called(titles).is_none().then_some(month)
}

/// The year that is called the report's: in the title that is about its figures or is nothing but
/// the year, else in any. `Nghị quyết đến năm 2030` is about something else.
fn called<'t>(titles: &(impl Iterator<Item = &'t str> + Clone)) -> Option<Year> {
    let of_report = || {
        titles.clone().map(fold).filter_map(|title| match results_behind_paper(&title) {
            Some(report) => Some(report.to_owned()),
            None => Some(title).filter(|title| !refers_to_paper(title)),
        })
    };
    let is_year_alone = |title: &String| title.strip_prefix("nam ").and_then(year).is_some();
    let has = |title: &str, words: &[&str]| words.iter().any(|word| has_words(title, word));
    let is_of_figures = |title: &String| is_year_alone(title) || has(title, &FIGURES);
    let has_word = |title: &String| has(title, &FIGURES) || has(title, &PARTS);
    of_report()
        .filter(is_of_figures)
        .find_map(|title| said(&title, true))
        .or_else(|| of_report().find_map(|title| said(&title, true)))
        .or_else(|| of_report().filter(has_word).find_map(|title| said(&title, false)))
        .or_else(|| of_report().find_map(|title| Some(periods::month_of_report(&title)?.1)))
}

/// A year elsewhere in the titles, if none is called the report's: a title about the report goes
/// before a title about the paper that it belongs to. The day on which a report or a paper was
/// signed never counts: a report is often about the year before. The day up to which it counts
/// does.
pub fn of_titles<'t>(titles: &(impl Iterator<Item = &'t str> + Clone)) -> Option<Year> {
    let folded = || titles.clone().map(fold);
    let of_report = || folded().filter(|title| !refers_to_paper(title));
    of_report()
        .find_map(|title| said(&title, false))
        .or_else(|| of_report().find_map(|title| periods::closing_year(&title)))
        .or_else(|| folded().find_map(|title| said(&title, true)))
        .or_else(|| folded().find_map(|title| said(&title, false)))
}

/// The year in a folded text that is not part of a date, if it has exactly one. With `is_called`,
/// only a year after the word for year counts.
fn said(folded: &str, is_called: bool) -> Option<Year> {
    let of = |text: &str| {
        let report = before_other_years(text);
        let of_report = (report.len() < text.len()).then(|| said_once(report, is_called)).flatten();
        of_report.or_else(|| said_once(text, is_called))
    };
    of(folded).or_else(|| of(split_at_results(folded)?.1))
}

/// A folded text split before the word for results: `Kế hoạch năm 2025 và kết quả năm 2024`.
fn split_at_results(folded: &str) -> Option<(&str, &str)> {
    Some(folded.split_at(folded.find(" ket qua ")?))
}

/// The results in a title that names the paper and its year first: `Thực hiện Nghị quyết năm 2021:
/// kết quả năm 2024`.
fn results_behind_paper(folded: &str) -> Option<&str> {
    let (paper, report) = split_at_results(folded)?;
    let is_of_year = || said_once(paper, true).is_some() && said(report, true).is_some();
    (refers_to_paper(folded) && is_of_year()).then_some(report)
}

/// A folded text up to where it compares with another year or goes on with plans for the next:
/// `Tổng kết năm 2024, phương hướng nhiệm vụ năm 2025`.
fn before_other_years(folded: &str) -> &str {
    // A paper, or the results of another year: `Danh sách năm 2022 theo kết quả năm 2024`.
    const PAPERS: [&str; 3] = [" theo ", " thuc hien ", " can cu "];
    const OTHERS: [&str; 12] = [
        " so voi ",
        " tang so ",
        " giam so ",
        " thanh lap tu ",
        " thanh lap nam ",
        " so sanh voi ",
        " phuong huong ",
        " nhiem vu nam ",
        " nhiem vu trong tam ",
        " ke hoach nam ",
        " muc tieu nam ",
        " cung ky ",
    ];
    let is_of_figures = |text: &str| FIGURES.iter().any(|word| has_words(text, word));
    let papers = PAPERS.iter().filter_map(|words| folded.find(words)).filter(|at| {
        let (report, paper) = folded.split_at(*at);
        is_of_figures(report) && !is_of_figures(paper)
    });
    let end = OTHERS.iter().filter_map(|words| folded.find(words)).chain(papers).min();
    end.map_or(folded, |end| &folded[..end])
}

/// The year of a text about one year, as [`said`] gives it.
fn said_once(folded: &str, is_called: bool) -> Option<Year> {
    let words: Vec<&str> = folded.split(' ').collect();
    let is_small = |word: &&str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    only(words.iter().enumerate().filter_map(|(at, word)| {
        // `NĂM2023`
        let year = year(word.strip_prefix("nam").unwrap_or(word))?;
        let is_dated = match &words[..at] {
            [.., "thang", month] | [.., "thang", month, "nam"] if is_small(month) => true,
            [.., day, month] => is_small(day) && is_small(month),
            _ => false,
        };
        let is_first =
            matches!(&words[at + 1..], [month, day, ..] if is_small(month) && is_small(day));
        // `Năm 2024 - 2025` is about both years.
        let is_range = match &words[at + 1..] {
            ["va" | "den", next, ..] | [next, ..] => self::year(next).is_some(),
            [] => false,
        };
        let is_named = word.starts_with("nam") || words[..at].last() == Some(&"nam");
        let called = is_named && !is_range;
        (!is_dated && !is_first && (called || !is_called)).then_some(year)
    }))
}

/// True if a folded title names the paper that the report is based on or belongs to.
pub fn refers_to_paper(folded: &str) -> bool {
    ["kem theo", "ban hanh kem", "thuc hien", "can cu", "theo "]
        .iter()
        .any(|start| folded.starts_with(start))
}

fn year(word: &str) -> Option<Year> {
    if word.len() == 4 { word.parse().ok().and_then(Year::new) } else { None }
}

/// The year, if all are equal.
fn only(mut years: impl Iterator<Item = Year>) -> Option<Year> {
    let year = years.next()?;
    years.all(|other| other == year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_year_in_a_name_that_is_part_of_no_date() {
        for (name, year) in [
            ("chi-bo-2023.csv", Some(2023)),
            ("chi_bo_2023.csv", Some(2023)),
            ("20231231.csv", None),
            ("tccsd_20240112.csv", None),
            ("2022-2023.csv", None),
            ("to chuc 12.01.2024.csv", None),
            ("bao cao 12-01-2024.csv", None),
            ("bao cao ngay 12 thang 1 nam 2024.csv", None),
            ("2024-01-15 xep loai nam 2023.csv", Some(2023)),
            ("xep loai 2023 (in 15.01.2024).csv", Some(2023)),
            ("to chuc nam 2024 (12-01-2025).csv", Some(2024)),
            ("tc 2024 12.01.2025.csv", Some(2024)),
            ("tc_2024_12-01-2025.csv", Some(2024)),
            ("2024-12-01 2025.csv", Some(2025)),
            ("to chuc 2024-12-01.csv", None),
            ("bao cao 31-12-2023 (1234).csv", None),
            ("den-30-6-2025.csv", Some(2025)),
            ("kq 6 tháng đầu năm 2025.csv", Some(2025)),
            ("Quý III-2025.csv", Some(2025)),
            ("xeploai2024.csv", Some(2024)),
            ("nam2024.csv", Some(2024)),
            ("XL2024cuoinam.csv", Some(2024)),
            ("quy3nam2024.csv", Some(2024)),
            ("2024q3.csv", Some(2024)),
            ("bc20240112.csv", None),
            ("bc120124.csv", None),
            ("ngay12thang1nam2024.csv", None),
            ("kq2023va2024.csv", None),
            ("tc thang 12.2023.csv", Some(2023)),
            ("tc tháng 6-2023 (sửa).csv", Some(2023)),
            ("tc tháng 12 năm 2023.csv", Some(2023)),
            ("tc thang 6.2023 thang 6.2024.csv", None),
            ("bao cao ngay 12 thang 1.2024.csv", None),
            ("tc nhiem ky 2020-2025 nam 2023.csv", Some(2023)),
            ("mau1234.csv", None),
        ] {
            assert_eq!(of_name(name).map(|y| y.0), year, "{name}");
        }
    }

    #[test]
    fn the_day_of_a_paper_is_not_the_year_of_a_report() {
        let of = |titles: &[&str]| {
            let titles = titles.iter().copied();
            of_report(&titles).or_else(|| of_titles(&titles)).map(|y| y.0)
        };
        let dated = "Bắc Giang, ngày 12 tháng 01 năm 2024";
        let paper = "(Kèm theo Báo cáo số 15-BC/ĐUK, ngày 12/01/2024)";
        assert_eq!(of(&["ĐẢNG BỘ KHỐI", dated, "KẾT QUẢ XẾP LOẠI NĂM 2023", paper]), Some(2023));
        assert_eq!(of(&[paper, "Kết quả xếp loại 2023"]), Some(2023));
        assert_eq!(
            of(&["Biểu số 2022", "Thực hiện Hướng dẫn số 25, ngày 10/11/2021", "CUỐI NĂM 2023"]),
            Some(2023)
        );
        assert_eq!(of(&["Nhiệm kỳ 2020-2025", "Năm: 2023"]), Some(2023));
        assert_eq!(of(&["(Kèm theo Báo cáo năm 2023, ngày 2024-01-12)"]), Some(2023));
        assert_eq!(of(&["Tính đến 31/12/2023"]), Some(2023));
        assert_eq!(of(&["SỐ LIỆU QUÝ III/2025"]), Some(2025));
        assert_eq!(of(&["Tháng 12/2023"]), Some(2023));
        assert_eq!(of(&["BÁO CÁO THÁNG 6/2025"]), Some(2025));
        assert_eq!(of(&["KẾT QUẢ NĂM2023"]), Some(2023));
        assert_eq!(of(&["XẾP LOẠI NĂM 2023 CỦA CÁC TCĐ THÀNH LẬP TỪ NĂM 2020"]), Some(2023));
        assert_eq!(of(&["Đảng viên năm 2023 tăng so năm 2022"]), Some(2023));
        for other in [
            "KẾ HOẠCH NĂM 2024",
            "NGHỊ QUYẾT ĐẾN NĂM 2030",
            "ĐẢNG BỘ KHỐI (THÀNH LẬP NĂM 2009)",
            "BÁO CÁO QUÝ I NĂM 2024",
        ] {
            assert_eq!(of(&[other, "KẾT QUẢ XẾP LOẠI NĂM 2023"]), Some(2023), "{other}");
            assert_eq!(of(&[other, "Năm: 2023"]), Some(2023), "{other}");
        }
        assert_eq!(of(&["NĂM 2024", "(Theo kết quả xếp loại năm 2023)"]), Some(2024));
        let month = "Bắc Giang, tháng 12 năm 2023";
        for none in [&[dated, paper][..], &[month], &["Năm 2022 và năm 2023"], &[]] {
            assert_eq!(of(none), None, "{none:?}");
        }
    }

    #[test]
    fn only_a_title_about_the_report_goes_before_the_name() {
        let of = |title: &str| of_report(&[title].into_iter()).map(|y| y.0);
        assert_eq!(of("SỐ LIỆU 6 THÁNG ĐẦU NĂM 2025 (đến 30/6/2025)"), Some(2025));
        assert_eq!(of("Kết quả xếp loại 2023"), Some(2023));
        assert_eq!(of("Biểu số 2022"), None);
        assert_eq!(of("KẾT QUẢ XẾP LOẠI ĐẢNG VIÊN NĂM 2024 - 2025"), None);
        assert_eq!(of("Kết quả năm 2024 và 2025"), None);
        assert_eq!(of("Kết quả năm 2024 (so với 2023)"), Some(2024));
        assert_eq!(of("KẾT QUẢ NĂM 2024 SO VỚI NĂM 2023"), Some(2024));
        assert_eq!(of("KẾT QUẢ NĂM 2024 THEO NGHỊ QUYẾT NĂM 2021"), Some(2024));
        assert_eq!(of("TCĐ THÀNH LẬP TRƯỚC NĂM 2020 THEO KẾT QUẢ NĂM 2024"), Some(2024));
        assert_eq!(of("DANH SÁCH TCĐ NĂM 2022 THỰC HIỆN ĐÁNH GIÁ NĂM 2024"), None);
        assert_eq!(of("CHỈ TIÊU NGHỊ QUYẾT NĂM 2021 THỰC HIỆN NĂM 2024"), None);
        assert_eq!(of("TỔNG KẾT NĂM 2024, PHƯƠNG HƯỚNG NHIỆM VỤ NĂM 2025"), Some(2024));
        for title in [
            "So với năm 2023, kết quả năm 2024",
            "KẾT QUẢ XẾP LOẠI NĂM 2024 ĐỐI VỚI TỔ CHỨC ĐẢNG THÀNH LẬP NĂM 2019",
            "KẾT QUẢ NĂM 2024 THEO HƯỚNG DẪN 25 NĂM 2023",
            "KẾ HOẠCH NĂM 2025 VÀ KẾT QUẢ NĂM 2024",
            "THỰC HIỆN NGHỊ QUYẾT 10-NQ/TU NĂM 2021: KẾT QUẢ NĂM 2024",
        ] {
            assert_eq!(of(title), Some(2024), "{title}");
        }
        assert_eq!(of("KẾT QUẢ XẾP LOẠI THEO LOẠI HÌNH NĂM 2024"), Some(2024));
        assert_eq!(of("Thực hiện Hướng dẫn năm 2022 về xếp loại năm 2023"), None);
        assert_eq!(of("Phương hướng năm 2025"), Some(2025));
        assert_eq!(of("Bắc Giang, ngày 12/01/2024"), None);
        assert_eq!(of("(Kèm theo Báo cáo năm 2023)"), None);
    }
}
