//! What is behind a name in a title, the label of a group, or the name of a sheet: the time that
//! the figures are of, what became of them, which copy it is.

use super::short_periods::small;
use super::zone_name::words_between;
use crate::domain::Year;

/// True if the words of a folded title, behind the first of a name, are no part of the name: `cuối
/// năm 2023`, `tháng 12`, `T12/2023`, `đến 31/12/2023`, `đợt 2`, `được xếp loại`, a year alone.
pub fn is_tail(words: &[&str]) -> bool {
    match words {
        // No company is named after one.
        [recent] if year(recent).is_some_and(|year| year >= Year(2015)) => true,
        ["nam", year, ..] if is_year(year) => true,
        // A company may be called `Cuối Năm`.
        ["cuoi" | "ca" | "trong" | "cua" | "dau" | "giua", "nam", year, ..]
        | ["vao", "cuoi", "nam", year, ..] => is_year(year),
        ["thang" | "thg" | "dot" | "lan" | "ky" | "bieu" | "tu" | "den" | "tai", number, ..]
            if is_small(number) =>
        {
            true
        }
        ["tai", "thoi", ..]
        | ["thoi", "diem", ..]
        | ["nhiem", "ky", ..]
        | ["ky", "danh", ..]
        | ["theo", "huong", ..]
        | ["nam", "cong", ..]
        | ["duoc", "xep" | "danh" | "cong" | "phe", ..]
        | ["da", "duoc", ..]
        | ["de", "nghi", ..] => true,
        [month, year, ..] if is_year(year) => {
            let number = month.strip_prefix(['t', 'q']).unwrap_or(month);
            is_small(number) && (number.len() == 2 || number.len() < month.len())
        }
        _ => false,
    }
}

/// A label without the time behind it: `KCN Quang Châu năm 2023`. None where it has none.
pub fn without_time(label: &str, folded: &str) -> Option<String> {
    // Most labels are rejected before their words are split.
    if !folded.ends_with(|c: char| c.is_ascii_digit()) && !folded.contains(" nam") {
        return None;
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let end = (2..words.len()).find(|at| is_tail(&words[*at..]))?;
    Some(words_between(label, 0, end))
}

/// True if the words behind a name, folded, only tell copies of a sheet or a file apart: `mới`,
/// `lần 2`, `31 12`, `v2`.
pub fn is_of_copy(words: &[&str]) -> bool {
    const WORDS: [&str; 22] = [
        "moi", "sua", "ok", "final", "copy", "nop", "ky", "da", "cb", "dv", "ds", "xl", "tiep",
        "cuoi", "ca", "bo", "sung", "chinh", "thuc", "gui", "lai", "ban",
    ];
    let is_short = |word: &str| {
        let number = word.strip_prefix(['t', 'q', 'v']).unwrap_or_default();
        is_small(number)
    };
    let is_word = |word: &str| WORDS.contains(&word) || is_short(word) || is_year(word);
    match words {
        [] => true,
        ["nam", rest @ ..] => is_of_copy(rest),
        ["lan" | "dot" | "bieu", number, rest @ ..] if is_small(number) => is_of_copy(rest),
        [day, month, rest @ ..] if is_small(day) && is_small(month) => is_of_copy(rest),
        [word, rest @ ..] => is_word(word) && is_of_copy(rest),
    }
}

/// True for a number of one or two digits.
fn is_small(word: &str) -> bool {
    small(word).is_some()
}

/// The year that a word is.
fn year(word: &str) -> Option<Year> {
    Year::new(word.parse().ok().filter(|_| word.len() == 4)?)
}

fn is_year(word: &str) -> bool {
    year(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold;

    #[test]
    fn copies_are_told_from_names() {
        let is = |text: &str| is_of_copy(&fold(text).split(' ').collect::<Vec<_>>());
        for text in ["mới", "sửa lần 2", "31-12", "T12", "v2", "cuối năm 2023", "- Copy", "2023"]
        {
            assert!(is(text), "{text}");
        }
        for text in ["2", "Kho", "vận", "số 2", "mới 2", "xưởng mới"] {
            assert!(!is(text), "{text}");
        }
        let bare = |label: &str| without_time(label, &fold(label));
        assert_eq!(bare("KCN Quang Châu năm 2023").as_deref(), Some("KCN Quang Châu"));
        assert_eq!(bare("KCN Quang Châu - cuối năm 2023").as_deref(), Some("KCN Quang Châu"));
        assert_eq!(bare("KCN Yên Phong 2"), None);
        assert_eq!(bare("Năm 2023"), None);
    }

    #[test]
    fn times_and_results_are_no_part_of_a_name() {
        let is = |text: &str| is_tail(&fold(text).split(' ').collect::<Vec<_>>());
        for text in [
            "cuối năm 2023",
            "CẢ NĂM 2023",
            "vào cuối năm 2023",
            "tháng 12 năm 2023",
            "T12/2023",
            "Q4/2023",
            "12/2023",
            "2023",
            "đến 31/12/2023",
            "từ 01/01/2023 đến 31/12/2023",
            "tại thời điểm 31/12/2023",
            "nhiệm kỳ 2020-2025",
            "đợt 2 năm 2023",
            "lần 1",
            "được xếp loại năm 2023",
            "đề nghị công nhận",
        ] {
            assert!(is(text), "{text}");
        }
        for text in [
            "Cả Năm Sao",
            "Cuối Năm",
            "Lần Đầu",
            "Kỳ Anh",
            "Từ Sơn",
            "Xưởng 2",
            "2",
            "2 2023",
            "1995",
        ] {
            assert!(!is(text), "{text}");
        }
    }
}
