//! The year of a file that has no year column: from its name, or from the titles above the table.

use crate::domain::{Year, fold};

/// The year in a text, if it has exactly one.
pub fn in_text(text: &str) -> Option<Year> {
    of_headings([text])
}

/// The year in some headings, if they have exactly one: `Xếp loại năm 2023`.
pub fn of_headings<'h>(headings: impl IntoIterator<Item = &'h str>) -> Option<Year> {
    only(
        headings
            .into_iter()
            .flat_map(|text| text.split(|c: char| !c.is_ascii_digit()).filter_map(year)),
    )
}

/// The year of the report in the titles above a table. A number after the word for year (`năm
/// 2023`) goes before any other number, and a title about the report before a title about the paper
/// that it belongs to. The day on which a report or a paper was signed never counts: a report is
/// often about the year before.
pub fn of_titles<'t>(titles: &(impl Iterator<Item = &'t str> + Clone)) -> Option<Year> {
    [(false, true), (false, false), (true, true), (true, false)].into_iter().find_map(
        |(of_paper, is_called)| {
            titles
                .clone()
                .map(fold)
                .filter(|title| refers_to_paper(title) == of_paper)
                .find_map(|title| said(&title, is_called))
        },
    )
}

/// The year in a folded text that is not part of a date, if it has exactly one. With `is_called`,
/// only a year after the word for year counts.
fn said(folded: &str, is_called: bool) -> Option<Year> {
    let words: Vec<&str> = folded.split(' ').collect();
    let is_small = |word: &&str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    only(words.iter().enumerate().filter_map(|(at, word)| {
        let year = year(word)?;
        let is_dated = match &words[..at] {
            [.., "thang", _] | [.., "thang", _, "nam"] => true,
            [.., day, month] => is_small(day) && is_small(month),
            _ => false,
        };
        let is_first =
            matches!(&words[at + 1..], [month, day, ..] if is_small(month) && is_small(day));
        let called = words[..at].last() == Some(&"nam");
        (!is_dated && !is_first && (called || !is_called)).then_some(year)
    }))
}

/// True if a folded title names the paper that the report is based on or belongs to.
fn refers_to_paper(folded: &str) -> bool {
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
    fn the_one_year_in_a_name() {
        assert_eq!(in_text("chi-bo-2023.csv"), Some(Year(2023)));
        assert_eq!(in_text("20231231.csv"), None);
        assert_eq!(in_text("2022-2023.csv"), None);
        assert_eq!(in_text("bao cao 31-12-2023 (1234).csv"), Some(Year(2023)));
    }

    #[test]
    fn the_day_of_a_paper_is_not_the_year_of_a_report() {
        let of = |titles: &[&str]| of_titles(&titles.iter().copied()).map(|y| y.0);
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
        for none in [
            &[dated, paper][..],
            &["Tính đến 31/12/2023"],
            &["Tháng 12/2023"],
            &["Năm 2022 và năm 2023"],
            &[],
        ] {
            assert_eq!(of(none), None, "{none:?}");
        }
    }
}
