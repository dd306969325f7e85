//! Titles that are broken over several rows within the name of a zone, a committee or a branch:
//! `KẾT QUẢ XẾP LOẠI TCCSĐ TRONG KHU CÔNG NGHIỆP` above `SONG KHÊ - NỘI HOÀNG NĂM 2023`.

use super::layout::HeadRow;
use crate::domain::{begins_with_words, fold, has_words};
use crate::ingest::cells::person_name::{Likeness, likeness};
use std::borrow::Cow;

/// The most bytes of a row that is joined.
const MOST: usize = 400;

/// The most words of the rest of a place's name, which no year follows.
const MOST_WORDS: usize = 4;

/// Words that start such a name, folded, each with how it may go on in the row below where the row
/// ends within them.
const STARTS: [(&str, &[&str]); 6] = [
    ("khu", &["cong nghiep", "cn"]),
    ("cum", &["cong nghiep", "cn"]),
    ("khu cong", &["nghiep"]),
    ("cum cong", &["nghiep"]),
    ("dang", &["bo", "uy"]),
    ("chi", &["bo"]),
];

/// Whole words before a name, folded.
const MARKS: [&str; 9] = [
    "khu cong nghiep",
    "cum cong nghiep",
    "khu cn",
    "cum cn",
    "kcn",
    "ccn",
    "dang bo",
    "dang uy",
    "chi bo",
];

/// The words of a legal form, behind which there is a name.
const FORMS: [&str; 10] = [
    "cong",
    "cong ty",
    "cty",
    "cp",
    "co",
    "co phan",
    "tnhh",
    "mtv",
    "trach nhiem huu han",
    "mot thanh vien",
];

/// How titles begin, and words behind a name that are not part of it.
const OTHERS: [&str; 66] = [
    "phong",
    "so lieu",
    "thoi diem",
    "bo phan",
    "doanh nghiep",
    "khoi",
    "ket qua",
    "danh sach",
    "tong hop",
    "bieu",
    "bang",
    "bao cao",
    "thong ke",
    "danh gia",
    "xep loai",
    "phan loai",
    "phan tich",
    "phu luc",
    "mau",
    "so",
    "nam",
    "quy",
    "thang",
    "ngay",
    "tinh",
    "huyen",
    "thanh pho",
    "tp",
    "thi xa",
    "thi tran",
    "phuong",
    "xa",
    "dang",
    "chi bo",
    "chi uy",
    "ban",
    "doi",
    "don vi",
    "kem",
    "ban hanh",
    "to chuc",
    "tccsd",
    "tinh den",
    "den",
    "tu",
    "trong",
    "ngoai",
    "tai",
    "o",
    "cua",
    "cac",
    "cuoi",
    "het",
    "theo",
    "thuoc",
    "truc thuoc",
    "do",
    "ve",
    "va",
    "giai doan",
    "nhiem ky",
    "thuc hien",
    "cong tac",
    "hoi dong",
    "uy ban",
    "nguoi",
];

/// The rows of titles, those joined that are one title.
pub fn joined(rows: &[HeadRow]) -> Cow<'_, [HeadRow]> {
    let is_pair = |pair: &[HeadRow]| match (only(&pair[0]), only(&pair[1])) {
        (Some(upper), Some(lower)) => pair[1].line == pair[0].line + 1 && goes_on(upper, lower),
        _ => false,
    };
    if !rows.windows(2).any(is_pair) {
        return rows.into();
    }
    let mut joined: Vec<HeadRow> = Vec::with_capacity(rows.len());
    let mut last = 0;
    for row in rows {
        let upper = joined.last_mut().filter(|_| row.line == last + 1);
        last = row.line;
        if let (Some(upper), Some(lower)) = (upper, only(row))
            && only(upper).is_some_and(|upper| goes_on(upper, lower))
            && let Some(cell) = upper.cells.iter_mut().find(|cell| !cell.is_empty())
        {
            *cell = format!("{cell} {lower}");
        } else {
            joined.push(row.clone());
        }
    }
    joined.into()
}

/// The only text of a row.
fn only(row: &HeadRow) -> Option<&str> {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    filled.next().filter(|cell| cell.len() < MOST && filled.next().is_none()).map(String::as_str)
}

/// True if a title goes on in the row below it.
fn goes_on(upper: &str, lower: &str) -> bool {
    let has_small = |text: &str| text.contains(char::is_lowercase);
    let (above, below) = (fold(upper), fold(lower));
    // `KCN` is in capitals always.
    let is_alike = has_small(upper) == has_small(lower) || MARKS.contains(&&*above);
    let ends = |words: &str| ends_with_words(&above, words);
    let within = |(start, next): &(&str, &[&str])| {
        ends(start) && next.iter().any(|next| begins_with_words(&below, next))
    };
    let Some(name) = last_name(&above) else {
        return is_alike && STARTS.iter().any(within);
    };
    // `… SÔNG CẦU NĂM` above `2023`.
    let is_year = || below.get(..4).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()));
    if upper.to_lowercase().ends_with(" năm") {
        return is_year();
    }
    if !is_alike
        || likeness(lower) > Likeness::Slight
        || ["bi thu", "chu tich"].iter().any(|role| has_words(&above, role))
        || lower.starts_with(['(', '['])
        || lower.contains(':')
        || upper.ends_with([':', '.', ')', ',', ';'])
    {
        return false;
    }
    if STARTS.iter().any(within) {
        return true;
    }
    if is_other(&below) || has_others(name) {
        return false;
    }
    let is_open = name.is_empty()
        || FORMS.iter().any(|form| ends(form))
        || upper.ends_with(['-', '–'])
        || lower.starts_with(['-', '–'])
        || lower.starts_with(char::is_lowercase);
    let is_of_sentence = || {
        let starts = ["ket qua", "danh sach", "tong hop", "bieu", "bao cao", "bang", "thong ke"];
        let has_year = below
            .split_once(" nam ")
            .is_some_and(|(_, year)| year.starts_with(|c: char| c.is_ascii_digit()));
        let is_place = || {
            let words = lower.split(' ').filter(|word| !matches!(*word, "-" | "–"));
            words.clone().count() <= MOST_WORDS
                && words.clone().all(|w| w.starts_with(char::is_uppercase))
        };
        (has_year || is_place()) && starts.iter().any(|start| begins_with_words(&above, start))
    };
    !lower.starts_with(|c: char| c.is_ascii_digit()) && (is_open || is_of_sentence())
}

/// What is behind the last mark of a folded title; None where it has none.
fn last_name(folded: &str) -> Option<&str> {
    let behind = |mark: &&str| {
        let at = folded.rmatch_indices(*mark).map(|(at, _)| at).find(|at| {
            let is_start = *at == 0 || folded[..*at].ends_with(' ');
            is_start && begins_with_words(&folded[*at..], mark)
        })?;
        Some(folded[at + mark.len()..].trim_start())
    };
    MARKS.iter().filter_map(behind).min_by_key(|name| name.len())
}

fn ends_with_words(text: &str, words: &str) -> bool {
    text.strip_suffix(words).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

/// True for words that are no part of a name above them.
fn is_other(folded: &str) -> bool {
    OTHERS.iter().any(|words| begins_with_words(folded, words))
}

/// True if a name is followed by other words already.
fn has_others(name: &str) -> bool {
    name.match_indices(' ').any(|(at, _)| is_other(&name[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_go_on_within_a_name() {
        for (upper, lower) in [
            ("KẾT QUẢ XẾP LOẠI TCCSĐ TRONG KHU CÔNG NGHIỆP", "SONG KHÊ - NỘI HOÀNG NĂM 2023"),
            ("KẾT QUẢ XẾP LOẠI TCCSĐ TRONG KHU", "CÔNG NGHIỆP SONG KHÊ NĂM 2023"),
            ("Kết quả xếp loại TCCSĐ tại KCN Song", "Khê - Nội Hoàng năm 2023"),
            ("KCN SONG KHÊ -", "NỘI HOÀNG"),
            ("KẾT QUẢ XẾP LOẠI CHI BỘ TRỰC THUỘC ĐẢNG", "BỘ CÔNG TY MAY NĂM 2023"),
            ("DANH SÁCH CHI BỘ TRỰC THUỘC ĐẢNG BỘ CÔNG TY CP", "DỆT MAY SÔNG CẦU"),
            ("Đảng bộ Công ty CP Dệt", "may Sông Cầu năm 2023"),
            ("KẾT QUẢ CỦA ĐẢNG BỘ CÔNG TY SÔNG CẦU NĂM", "2023"),
            ("DANH SÁCH ĐẢNG VIÊN CHI BỘ CÔNG TY", "TNHH ĐIỆN TỬ MINH PHÁT"),
            ("KCN", "Song Khê - Nội Hoàng"),
            ("KCN Song Khê", "- Nội Hoàng"),
            ("Kết quả xếp loại năm 2023 tại KCN Song", "Khê - Nội Hoàng"),
        ] {
            assert!(goes_on(upper, lower), "{upper} / {lower}");
        }
        for (upper, lower) in [
            ("KCN SONG KHÊ - NỘI HOÀNG", "KẾT QUẢ XẾP LOẠI TCCSĐ NĂM 2023"),
            ("ĐẢNG BỘ CÔNG TY CP MAY", "PHÒNG TỔ CHỨC"),
            ("KẾT QUẢ XẾP LOẠI TCCSĐ TẠI KCN ĐÌNH TRÁM", "TÍNH ĐẾN NĂM 2023"),
            ("KẾT QUẢ XẾP LOẠI TCCSĐ TẠI KCN ĐÌNH TRÁM", "(Đơn vị tính: người)"),
            ("KẾT QUẢ XẾP LOẠI TCCSĐ TẠI KCN ĐÌNH TRÁM", "Năm 2023"),
            ("KCN Đình Trám", "Bắc Giang"),
            ("BÍ THƯ ĐẢNG ỦY", "NGUYỄN VĂN BỊA"),
            ("DANH SÁCH CỦA ĐẢNG ỦY", "NGUYỄN VĂN BỊA"),
            ("KCN Đình Trám", "- Đơn vị tính: người"),
            ("BAN TỔ CHỨC ĐẢNG ỦY", "KẾT QUẢ XẾP LOẠI NĂM 2023"),
            ("DANH SÁCH TỔ CHỨC ĐẢNG", "TRONG CÁC KCN NĂM 2023"),
            ("KẾT QUẢ XẾP LOẠI CỦA ĐẢNG BỘ CÔNG TY MAY NĂM 2023", "TOÀN ĐẢNG BỘ NĂM 2023"),
        ] {
            assert!(!goes_on(upper, lower), "{upper} / {lower}");
        }
    }
}
