//! Labels of rows that sum up the rows above them, or compare them.

use crate::domain::{begins_with_words, fold};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::numbering::{LIST_SIGNS, NumberingStyle, numbering_style};
use crate::ingest::cells::unit_name;
use crate::ingest::header::is_difference;

/// True if a folded text begins with one of `words`, at a word boundary.
fn begins_with(folded: &str, words: &[&str]) -> bool {
    words.iter().any(|word| begins_with_words(folded, word))
}

/// Recognises the label of a total: `Some(true)` for a group only (`Cộng KCN Đình Trám`),
/// `Some(false)` for all rows (`Tổng cộng`), None for any other label (`Công ty`).
pub fn total_label(label: &str) -> Option<bool> {
    if is_short_total(label) {
        return Some(false);
    }
    let lower = label.to_lowercase();
    let lower = lower.trim();
    let whole = [
        "tổng cộng",
        "tổng số",
        "toàn khối",
        "toàn tỉnh",
        "toàn đảng bộ",
        "tong cong",
        "tong so",
        "total",
        "grand total",
        "tổng",
        "tong",
    ];
    let part = ["cộng", "cong", "subtotal"];
    let boundary = |rest: &str| rest.is_empty() || rest.starts_with([' ', ':', '.', '(', '=', ',']);
    if let Some(rest) = whole.iter().find_map(|w| lower.strip_prefix(w).filter(|r| boundary(r))) {
        let rest = fold(rest);
        // `Tổng công ty May` is an enterprise.
        if rest.starts_with("cong ty")
            || (matches!(lower.split(' ').next(), Some("tổng" | "tong"))
                && rest.starts_with("cong "))
        {
            return None;
        }
        // `Tổng A` is of the group with that number.
        let style = numbering_style(&rest.to_uppercase());
        let is_number = !matches!(style, NumberingStyle::Bare | NumberingStyle::Arabic);
        return Some(is_number || !rest.is_empty() && group_of(&rest) != Group::Nothing);
    }
    let rest = part.iter().find_map(|w| lower.strip_prefix(w).filter(|r| boundary(r)))?;
    let rest = fold(rest);
    // Without diacritics "Cong ty" and "Cong doan" are words of names.
    let of_name =
        begins_with(&rest, &["ty", "doan", "nghiep", "an", "nhan", "nghe", "hoa", "dong", "huong"]);
    (!of_name).then(|| !rest.is_empty() && rest != "chung")
}

/// True for a short label of a total: `TC`, `T.cộng`, `Sub-total`.
fn is_short_total(label: &str) -> bool {
    // Most labels are rejected before they are folded.
    label.len() < 16
        && matches!(
            fold(label).as_str(),
            "tc" | "t c" | "t cong" | "tcong" | "sub total" | "sum" | "cong don" | "tong don"
        )
}

/// True for the label of a sum that goes on from or to another page: `Mang sang`, `Chuyển trang
/// sau`.
pub fn is_carried_label(label: &str) -> bool {
    let folded = fold(label);
    begins_with(
        behind_page(&folded),
        &[
            "mang sang",
            "chuyen sang",
            "chuyen trang",
            "chuyen tiep",
            "tu trang truoc",
            "trang truoc",
            "mang tu trang truoc",
            "luy ke trang",
            "luy ke tu trang",
            "carried forward",
            "brought forward",
        ],
    )
}

/// True for the label of the total of a page: `Cộng trang 1`.
pub fn is_page_total(label: &str) -> bool {
    let folded = fold(label);
    total_label(label).is_some() && folded.split(' ').any(|word| word == "trang")
}

/// A folded label without the words for a total and for a page with its number in front:
/// `Cộng trang 1 chuyển sang`.
fn behind_page(folded: &str) -> &str {
    let mut rest = folded;
    while let Some((first, after)) = rest.split_once(' ') {
        let is_page = first == "trang" && after.starts_with(|c: char| c.is_ascii_digit());
        let is_number = first.bytes().all(|b| b.is_ascii_digit());
        if !(is_page || is_number || matches!(first, "cong" | "tong" | "so")) {
            break;
        }
        rest = after;
    }
    rest
}

/// True for the label of a mean: `Bình quân`, `Trung bình mỗi chi bộ`.
pub fn is_mean_label(label: &str) -> bool {
    begins_with(&fold(label), &["binh quan", "trung binh", "bq", "average", "mean"])
}

/// True for an empty text or a folded noun for persons: `dang vien`.
pub fn is_noun_of_persons(what: &str) -> bool {
    matches!(what, "" | "d c" | "dv" | "dang vien" | "nguoi" | "dong chi")
}

/// Some of the members of a unit, folded, without the words before them.
const PARTS_OF_MEMBERS: [&str; 16] = [
    "nu",
    "nam",
    "du bi",
    "chinh thuc",
    "dv nu",
    "dv nam",
    "dv du bi",
    "dv chinh thuc",
    "dan toc thieu so",
    "dan toc it nguoi",
    "dtts",
    "theo ton giao",
    "ton giao",
    "mien sinh hoat",
    "mien cong tac va sinh hoat",
    "duoi 30 tuoi",
];

/// True for the label of a row that counts some of the members of the row above: `Trong đó: nữ`,
/// `- Đảng viên dự bị`.
pub fn is_part_of_members(label: &str) -> bool {
    // Most labels are rejected before they are folded.
    if label.len() > 48 {
        return false;
    }
    let folded = fold(label);
    let mut words = folded.as_str();
    while let Some(rest) = ["trong do ", "so ", "la ", "dang vien la ", "dang vien "]
        .iter()
        .find_map(|start| words.strip_prefix(start))
    {
        words = rest;
    }
    let is_alone = words.len() < folded.len() || label.starts_with(LIST_SIGNS);
    PARTS_OF_MEMBERS.contains(&words) && (is_alone || words != "nam")
}

/// True for the folded label of some of what is above it: `Trong đó: ngành may`.
pub fn is_of_which(folded: &str) -> bool {
    begins_with(folded, &["trong do", "gom co", "bao gom"])
}

/// True for the folded label of a group of the members of a branch: `Tổ đảng số 1`.
pub fn is_party_group(folded: &str) -> bool {
    begins_with(folded, &["to dang"])
}

/// The label of a total without the word for one: `Cộng KCN Đình Trám`, `Tổng cộng năm 2023`.
pub fn without_total(label: &str) -> &str {
    let mut rest = label.trim_start();
    loop {
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let is_of_total = matches!(
            fold(&rest[..end]).as_str(),
            "tong" | "cong" | "so" | "total" | "grand" | "subtotal" | "toan"
        );
        if !is_of_total {
            return rest;
        }
        rest = rest[end..].trim_start_matches(|c: char| !c.is_alphanumeric());
    }
}

/// True for the label of a total of persons: all of them, or those of a unit that it names. Other
/// words count some of them, or something else: `Tổng số đảng viên nữ`, `Tổng cộng 03 trang`.
pub fn is_of_persons(label: &str) -> bool {
    const WORDS: [&str; 14] = [
        "dang", "vien", "dv", "nguoi", "dong", "chi", "d", "c", "danh", "sach", "ds", "co", "la",
        "gom",
    ];
    let label = label.split([':', '=', '(']).next().unwrap_or_default();
    let rest = fold(without_total(label));
    let mut words = rest.split(' ').filter(|word| !word.is_empty());
    let is_counted = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    words.all(|word| is_counted(word) || WORDS.contains(&word))
        || unit_name::parse(&rest).is_some_and(|unit| !unit.rest.is_empty())
}

/// True if the label of a total is a plain `Cộng`, which may be of a group as well.
pub fn is_plain_sum(label: &str) -> bool {
    let label = label.to_lowercase();
    label.starts_with("cộng") || label.starts_with("cong") || is_short_total(&label)
}

/// True if a label cannot be the name of a unit.
pub fn is_plainly_total(label: &str) -> bool {
    let folded = fold(label);
    // `Total Gas` is an enterprise.
    let is_whole = ["tong", "cong", "total", "grand total", "subtotal"].contains(&folded.as_str());
    is_whole
        || begins_with(&folded, &["tong cong", "tong so", "toan khoi", "toan dang bo"])
            && !begins_with_words(&folded, "tong cong ty")
}

/// True for the label of the line of a whole committee below its branches, without its name: `Toàn
/// Đảng bộ Công ty`, `Tập thể Đảng bộ`.
pub fn is_whole_committee(label: &str) -> bool {
    // Most labels are rejected before they are folded.
    label.starts_with(['T', 't', 'C', 'c', 'K', 'k', 'B', 'b'])
        && begins_with(
            &fold(label),
            &[
                "toan dang bo",
                "toan cong ty",
                "toan doanh nghiep",
                "toan don vi",
                "chung toan",
                "cong toan",
                "tong toan",
                "ket qua chung",
                "tap the dang bo",
                "tap the dang uy",
                "tap the ban chap hanh",
                "ban chap hanh dang bo",
                "bch dang bo",
            ],
        )
}

/// True for the word for a committee alone, as the label of its own line below its branches.
pub fn is_bare_committee(label: &str) -> bool {
    const BARE: [&str; 7] = [
        "dang bo",
        "dang uy",
        "dang bo co so",
        "dang bo cong ty",
        "dang uy cong ty",
        "dang bo xep loai",
        "dang bo tu xep loai",
    ];
    label.len() < 32 && label.starts_with(['Đ', 'đ', 'D', 'd']) && BARE.contains(&&*fold(label))
}

/// True for the label of a row of percentages: `Tỷ lệ (%)`, `TL %`.
pub fn is_rates_label(label: &str) -> bool {
    let folded = fold(label);
    begins_with(&folded, &["ty le", "ti le", "phan tram"])
        || folded == "tl"
        || folded.starts_with("tl ") && label.contains('%')
        || label.trim() == "%"
}

/// True for the label of a row that compares with other years: `So với năm 2022`, `Lũy kế`.
pub fn is_comparison_label(label: &str) -> bool {
    begins_with(
        &fold(label),
        &[
            "so sanh",
            "so voi",
            "so cung ky",
            "cung ky",
            "luy ke",
            "nam truoc",
            "tang giam",
            "chenh lech",
            "bien dong",
            "so lieu nam truoc",
            "thuc hien nam truoc",
            "ket qua nam truoc",
            "chi tieu",
        ],
    )
}

/// True for a cell in place of a year, of a row of differences that has the cells of its unit
/// again: `Tăng, giảm` below `2024` and `2025`. A forecast is of the unit too: `Ước cả năm`.
pub fn is_compared_time(cell: &str) -> bool {
    cell.starts_with(|c: char| !c.is_ascii_digit())
        && (is_difference(cell) || is_comparison_label(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_companies() {
        for (label, expected) in [
            ("Tổng cộng", Some(false)),
            ("TỔNG SỐ", Some(false)),
            ("Cộng", Some(false)),
            ("Cộng KCN Đình Trám", Some(true)),
            ("Tổng:", Some(false)),
            ("Tổng A", Some(true)),
            ("Tổng cộng (II)", Some(true)),
            ("TỔNG CỘNG (A+B)", Some(false)),
            ("Tong cong", Some(false)),
            ("Công ty CP May", None),
            ("Cong ty CP May", None),
            ("Tổng công ty May 10", None),
            ("Đảng bộ Tổng công ty", None),
            ("Công đoàn", None),
            ("Cong doan", None),
            ("Cộng Hòa JSC", None),
            ("TC", Some(false)),
            ("T.cộng", Some(false)),
            ("Sub-total", Some(false)),
            ("TC Motor", None),
        ] {
            assert_eq!(total_label(label), expected, "{label}");
        }
    }

    #[test]
    fn rows_of_percentages_are_told() {
        for label in ["Tỷ lệ (%)", "TL %", "TL (%) so với tổng số", "%", "Tỉ lệ", "TỶ LỆ %"]
        {
            assert!(is_rates_label(label), "{label}");
        }
        assert!(!is_rates_label("Công ty TL Việt") && !is_rates_label("TL Việt"));
        for label in
            ["So với năm 2022", "So sánh tăng (+), giảm (-)", "Lũy kế:", "Chênh lệch (+, -)"]
        {
            assert!(is_comparison_label(label), "{label}");
        }
        for label in [
            "Mang sang",
            "Cộng mang sang",
            "Trang trước chuyển sang",
            "Chuyển trang sau",
            "Cộng trang 1 chuyển sang",
            "Tổng cộng trang 02 mang sang",
        ] {
            assert!(is_carried_label(label), "{label}");
        }
        assert!(!is_carried_label("Chuyển phát nhanh") && is_mean_label("Bình quân/chi bộ"));
        assert!(!is_comparison_label("Sovico") && !is_comparison_label("Chi bộ Năm Trước"));
    }
}
