//! The zone of a file that is about one: in a title line, or in its name.

use super::file_zone_name::{with_words_apart, without_dates, without_other_words};
use super::years::refers_to_paper;
use crate::domain::{ZoneKind, begins_with_words, fold};
use crate::ingest::cells::name_tail::is_tail;
use crate::ingest::cells::person_in_name::{without_persons, zone_without_person};
use crate::ingest::cells::zone_name::{behind_heading, parse, words_between};

/// The words that start the name of a zone.
const MARKS: [&[&str]; 6] = [
    &["khu", "cong", "nghiep"],
    &["cum", "cong", "nghiep"],
    &["khu", "cn"],
    &["cum", "cn"],
    &["kcn"],
    &["ccn"],
];

/// Words before a mark that make it no single zone: `các KCN`, `ngoài KCN`, `khu, cụm công nghiệp`.
const BEFORE_NONE: [&str; 7] = ["cac", "ngoai", "khu", "kcn", "ccn", "va", "nhung"];

/// Words after `ngoài` in a title about what is outside any zone.
const OUTSIDE_OF: [&str; 5] = ["kcn", "ccn", "khu cong nghiep", "khu cum", "cum cong nghiep"];

/// Words that end the name of a zone in a title.
const ENDS: [&[&str]; 30] = [
    &["nam"],
    &["quy"],
    &["thang"],
    &["den"],
    &["tinh"],
    &["huyen"],
    &["thi", "xa"],
    &["thanh", "pho"],
    &["bao", "cao"],
    &["bc"],
    &["bang"],
    &["bieu"],
    &["danh", "sach"],
    &["danh", "gia"],
    &["ket", "qua"],
    &["xep", "loai"],
    &["so", "lieu"],
    &["theo"],
    &["kem"],
    &["ngay"],
    &["nhiem", "ky"],
    &["tren"],
    &["thuoc"],
    &["va"],
    &["cua"],
    &["ccn"],
    &["kcn"],
    &["khu"],
    &["cum"],
    &["csv"],
];

/// The zone of a file with some title lines: theirs, else the name's.
pub fn of_file<'t>(titles: impl Iterator<Item = &'t str>, name: &str) -> Option<String> {
    of_titles(titles).or_else(|| of_name(name))
}

/// What the titles of a table within a file say of its zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableZone {
    /// They name one.
    Named(String),
    /// The table is about what is outside any.
    Outside,
    /// Nothing.
    Unstated,
}

/// What the titles of a table within a file say of its zone.
pub fn of_table(titles: &[String]) -> TableZone {
    if let Some(zone) = of_titles(titles.iter().map(String::as_str)) {
        return TableZone::Named(zone);
    }
    let is_outside = |title: &String| {
        let folded = fold(title);
        folded.split_once("ngoai ").is_some_and(|(_, after)| {
            let after = after.trim_start_matches("cac ");
            OUTSIDE_OF.iter().any(|zones| after.starts_with(zones))
        })
    };
    if titles.iter().any(is_outside) { TableZone::Outside } else { TableZone::Unstated }
}

/// The zone that the title lines give; None if they give none, or several.
fn of_titles<'t>(titles: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut found: Option<String> = None;
    for zone in titles.map(without_paper).filter_map(in_title) {
        match &found {
            Some(other) if parse(other).folded != parse(&zone).folded => return None,
            Some(_) => {}
            None => found = Some(zone),
        }
    }
    found.map(
        |zone| if zone.chars().any(char::is_lowercase) { zone } else { without_capitals(&zone) },
    )
}

/// What a title says behind the paper that it goes with: `Kèm theo Báo cáo số 12 (KCN Vân Trung)`.
fn without_paper(title: &str) -> &str {
    if refers_to_paper(&fold(title)) {
        let inside = title.rsplit_once('(').map_or("", |(_, inside)| inside);
        if refers_to_paper(&fold(inside)) { "" } else { inside }
    } else {
        title
    }
}

/// A zone in the capitals of a title as it is spelt elsewhere: `KCN ĐÌNH TRÁM` is `KCN Đình Trám`.
/// Words that may be abbreviations or numbers keep their capitals.
fn without_capitals(zone: &str) -> String {
    let is_vietnamese = |c: char| c.is_alphabetic() && !c.is_ascii();
    if !zone.chars().any(is_vietnamese) {
        return zone.to_owned();
    }
    let keeps = |word: &str| {
        matches!(word, "KCN" | "CCN")
            || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | '-'))
            || !fold(word).contains(['a', 'e', 'i', 'o', 'u', 'y'])
    };
    let words = zone.split(' ').map(|word| {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if !keeps(word) => first.to_string() + &letters.as_str().to_lowercase(),
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<String>>().join(" ")
}

/// The zone that a file's name gives.
fn of_name(name: &str) -> Option<String> {
    let stem =
        name.rsplit_once('.').filter(|(_, end)| end.len() <= 4).map_or(name, |(stem, _)| stem);
    let spaced = without_dates(&with_words_apart(&stem.replace('_', " ")));
    // Dashes stand for blanks where there is no blank.
    let spaced = if spaced.contains(' ') { spaced } else { spaced.replace('-', " ") };
    let zone = in_text(&spaced)?;
    let folded = fold(&zone);
    let words: Vec<&str> = folded.split(' ').collect();
    let kind = MARKS.iter().find(|mark| words.starts_with(mark))?.len();
    Some(without_other_words(&zone, kind).to_owned())
}

/// A zone in a title: its name starts with a capital letter. What a program printed of all zones
/// names none.
fn in_title(title: &str) -> Option<String> {
    in_text(behind_heading(title)).filter(|zone| {
        let name = parse(zone).name;
        let first = name.chars().find(|c| c.is_alphanumeric());
        let folded = fold(&name);
        !["tat ca", "toan bo"].iter().any(|all| begins_with_words(&folded, all))
            && first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
    })
}

/// The only zone that a text names, with its kind; None if it names none, or several.
fn in_text(text: &str) -> Option<String> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let (zone, after) = next_zone(text, &words, 0)?;
    let others = next_zone(text, &words, after);
    let is_other = |(other, _): (String, usize)| parse(&other).folded != parse(&zone).folded;
    (!others.is_some_and(is_other)).then_some(zone)
}

/// The first zone that a text names from a word on, and the word that it ends before. `words` are
/// those of the folded text.
fn next_zone(text: &str, words: &[&str], from: usize) -> Option<(String, usize)> {
    let (at, mark) = (from..words.len()).find_map(|at| {
        let mark = MARKS.iter().find(|mark| words[at..].starts_with(mark))?;
        // `KCN A và CCN B` are two.
        let is_none =
            at > 0 && BEFORE_NONE.contains(&words[at - 1]) && (from == 0 || words[at - 1] != "va");
        (!is_none).then_some((at, mark.len()))
    })?;
    let first = at + mark;
    let is_end = |at: &usize| {
        let is_year = words[*at].len() == 4 && words[*at].bytes().all(|b| b.is_ascii_digit());
        let is_number = words[*at].bytes().all(|b| b.is_ascii_digit());
        let is_period = words.get(at + 1) == Some(&"thang")
            && (is_number || matches!(words[*at], "sau" | "chin"));
        // `KCN: Tất cả; năm: 2023` is no `cả năm`.
        let is_tail = *at > first && words[at - 1] != "tat" && is_tail(&words[*at..]);
        is_year || is_period || is_tail || ENDS.iter().any(|end| words[*at..].starts_with(end))
    };
    let to = (at + mark..words.len()).find(is_end).unwrap_or(words.len());
    let zone = without_colon(&words_between(text, at, to), mark);
    // What is in brackets, or behind a comma, goes on about something else.
    // Who is behind it may do what ends the name: `KCN Vân Trung - Ngô Giả theo dõi`.
    let whole = words_between(text, at, words.len());
    let bare = zone_without_person(&zone).or_else(|| zone_without_person(&whole));
    let zone = bare.filter(|bare| bare.len() < zone.len()).unwrap_or(&zone);
    let zone = zone.split(['(', ')', '[', ']', ',', ';', ':']).next().unwrap_or_default().trim();
    let bare = without_persons(zone);
    let zone = bare.as_deref().unwrap_or(zone).trim().trim_end_matches(['-', '–', ' ']);
    (to > at + mark && parse(zone).kind != ZoneKind::Bare && !parse(zone).folded.is_empty())
        .then(|| (zone.to_owned(), to))
}

/// `KCN: Vân Trung` without the colon behind the `mark` words of its kind.
fn without_colon(zone: &str, mark: usize) -> String {
    match zone.split_once(':') {
        Some((kind, name))
            if fold(kind).split(' ').count() == mark
                && name.trim_start().starts_with(char::is_uppercase) =>
        {
            format!("{} {}", kind.trim_end(), name.trim_start())
        }
        _ => zone.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_name_one_zone() {
        let of = |title| of_titles([title].into_iter());
        for (title, zone) in [
            ("BÁO CÁO XẾP LOẠI NĂM 2024 – KCN ĐÌNH TRÁM", "KCN Đình Trám"),
            ("KHU CÔNG NGHIỆP VÂN TRUNG", "Khu Công Nghiệp Vân Trung"),
            ("Đơn vị: KCN Vân Trung", "KCN Vân Trung"),
            ("KCN: Vân Trung", "KCN Vân Trung"),
            ("(Khu vực: KCN Vân Trung)", "KCN Vân Trung"),
            ("[KCN Vân Trung]", "KCN Vân Trung"),
            ("Kèm theo Báo cáo số 12-BC/ĐU (KCN Vân Trung)", "KCN Vân Trung"),
            ("KCN Song Khê - Nội Hoàng năm 2024", "KCN Song Khê - Nội Hoàng"),
            ("Kết quả xếp loại Cụm công nghiệp Nội Hoàng (cuối năm)", "Cụm công nghiệp Nội Hoàng"),
            ("KẾT QUẢ KCN QUANG CHÂU 6 THÁNG ĐẦU NĂM", "KCN Quang Châu"),
            ("KCN YÊN PHONG II", "KCN Yên Phong II"),
            ("KCN Vân Trung, huyện Việt Yên", "KCN Vân Trung"),
        ] {
            assert_eq!(of(title).as_deref(), Some(zone), "{title}");
        }
        for title in [
            "ĐẢNG BỘ CÁC KHU CÔNG NGHIỆP TỈNH BẮC GIANG",
            "Đảng bộ Khu công nghiệp tỉnh",
            "Các tổ chức đảng ngoài KCN",
            "Doanh nghiệp trong KCN, CCN",
            "Theo khu, cụm công nghiệp",
            "Doanh nghiệp thuộc KCN trên địa bàn",
            "(Kèm theo báo cáo của KCN Vân Trung)",
        ] {
            assert_eq!(of(title), None, "{title}");
        }
        assert_eq!(of_titles(["KCN Vân Trung", "KCN Quang Châu"].into_iter()), None);
        for title in ["KẾT QUẢ CỦA KCN VÂN TRUNG VÀ CCN TĂNG TIẾN", "KCN Vân Trung, KCN Quang Châu"]
        {
            assert_eq!(of(title), None, "{title}");
        }
        assert!(of_titles(["KCN Vân Trung", "KCN VÂN TRUNG - 2024"].into_iter()).is_some());
    }

    #[test]
    fn titles_of_a_table_within_a_file() {
        let of = |title: &str| of_table(&[title.to_owned()]);
        let zone = |zone: &str| TableZone::Named(zone.to_owned());
        assert_eq!(of("BIỂU 2: CCN Dĩnh Kế"), zone("CCN Dĩnh Kế"));
        for title in ["Biểu 3: Tổ chức đảng ngoài KCN", "NGOÀI CÁC KHU CÔNG NGHIỆP"]
        {
            assert_eq!(of(title), TableZone::Outside, "{title}");
        }
        assert_eq!(of("KẾT QUẢ NĂM 2024"), TableZone::Unstated);
        assert_eq!(of("Doanh nghiệp ngoài Nhà nước"), TableZone::Unstated);
    }

    #[test]
    fn names_of_files() {
        for (name, zone) in [
            ("KCN Quang Châu 2024.csv", "KCN Quang Châu"),
            ("2024_CCN_Nội_Hoàng.csv", "CCN Nội Hoàng"),
            ("Cụm công nghiệp Nội Hoàng - 2024.csv", "Cụm công nghiệp Nội Hoàng"),
            ("kcn-van-trung-2024.csv", "kcn van trung"),
            ("KCN Quang Châu - bc 2024.csv", "KCN Quang Châu"),
            ("BC KCN Song Khê - Nội Hoàng 2024.csv", "KCN Song Khê - Nội Hoàng"),
            ("KCN Song Khê - Nội Hoàng.xlsx", "KCN Song Khê - Nội Hoàng"),
            ("KCN Quang Châu - TCCSĐ.csv", "KCN Quang Châu"),
            ("Báo cáo CCN Đồng Đình T12.2024.csv", "CCN Đồng Đình"),
            ("KCN Quang Châu - bc 2024.csv", "KCN Quang Châu"),
            ("KCN Quang Châu_v2.csv", "KCN Quang Châu"),
            ("KCNQuangChau.csv", "KCN Quang Chau"),
            ("Khu công nghiệp Quang Châu - Copy (2).csv", "Khu công nghiệp Quang Châu"),
            ("KCN-Quang-Chau-12.2024.csv", "KCN Quang Chau"),
        ] {
            assert_eq!(of_name(name).as_deref(), Some(zone), "{name}");
        }
        for name in ["cac-kcn-2024.csv", "ngoai kcn.csv", "kcn.csv", "kcn-2023.csv", "o.csv"] {
            assert_eq!(of_name(name), None, "{name}");
        }
    }
}
