//! Notes behind the label of a group: how many units it has, that it goes on from the page before.

use crate::domain::{begins_with_words, fold};

/// What a note behind the label of a group counts, in words and as the short forms of tables.
const COUNTED: [&str; 25] = [
    "to chuc",
    "tccsd",
    "tcd",
    "tcdcs",
    "don vi",
    "dv",
    "chi bo",
    "chi dang bo",
    "cb",
    "cbcs",
    "dang bo",
    "db",
    "dbcs",
    "doanh nghiep",
    "dn",
    "dang vien",
    "cong ty",
    "cty",
    "co so",
    "nguoi",
    "dong chi",
    "d c",
    "dc",
    "lao dong",
    "ld",
];

/// Words before the number of units.
const BEFORE_NUMBER: [&str; 5] = ["co ", "gom ", "tong so ", "tong cong ", "tong "];

/// A label without the notes behind it: `KCN Hòa Phú: 02 tổ chức`, `KCN Hòa Phú (2)`, `KCN Hòa Phú
/// có 5 TCCSĐ`, `KCN Hòa Phú (tiếp theo)`.
pub fn without_notes(label: &str) -> &str {
    let mut label = label.trim().trim_end_matches([':', '.', ';']).trim_end();
    while let Some(at) = start_of_note(label) {
        label = label[..at].trim_end().trim_end_matches([':', ',', ';', '-', '–']).trim_end();
    }
    label
}

/// Where the last note of a label begins, behind a punctuation mark or as `có 5 TCCSĐ`.
fn start_of_note(label: &str) -> Option<usize> {
    let mark = label.rfind(['(', ':', '-', '–', ',', ';', '=']);
    let behind_mark = mark.filter(|&at| at > 0 && is_note(&label[at..]));
    behind_mark.or_else(|| {
        // A number with a word behind it: most names have none.
        let is_digit = |c: char| c.is_ascii_digit();
        if !label.trim_end_matches(is_digit).contains(is_digit) {
            return None;
        }
        let mut blanks = label.rmatch_indices(' ').map(|(at, _)| at);
        // No count has more words.
        blanks.by_ref().take(7).find(|&at| {
            let folded = fold(&label[at..]);
            at > 0 && without_leading(&folded).len() < folded.len() && is_count(&folded)
        })
    })
}

/// True for a number of units, or the words of a group that goes on from the page before. `text`
/// begins with a punctuation mark.
fn is_note(text: &str) -> bool {
    let folded = fold(text);
    let bare = without_leading(&folded);
    // `KCN Số - 02` is a name.
    let is_number = text.starts_with(['(', ':', '='])
        && (1..=4).contains(&bare.len())
        && bare.bytes().all(|b| b.is_ascii_digit());
    // What is left of `- Tổng số: 2` once its number is cut.
    let is_cut = || matches!(&*folded, "tong so" | "tong cong" | "tong" | "cong");
    is_number || is_count(&folded) || matches!(&*folded, "tiep theo" | "tiep" | "tt") || is_cut()
}

/// True for a number of units with their word: `có 5 TCCSĐ`, `06 CB`.
fn is_count(folded: &str) -> bool {
    let words = without_leading(folded);
    let number = words.split(' ').next().unwrap_or_default();
    let counted = words[number.len()..].trim_start();
    !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit())
        && COUNTED.iter().any(|word| begins_with_words(counted, word))
}

fn without_leading(folded: &str) -> &str {
    BEFORE_NUMBER.iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_units_are_notes() {
        for label in [
            "KCN Hòa Phú (2)",
            "KCN Hòa Phú: 5",
            "KCN Hòa Phú có 5 TCCSĐ",
            "KCN Hòa Phú (tổng 5)",
            "KCN Hòa Phú (06 CB)",
            "KCN Hòa Phú gồm 02 đảng bộ, 03 chi bộ",
            "KCN Hòa Phú: 4 chi bộ, 120 đảng viên",
            "KCN Hòa Phú (5) (tiếp theo)",
            "KCN Hòa Phú = 7:",
            "KCN Hòa Phú - Tổng số: 2",
        ] {
            assert_eq!(without_notes(label), "KCN Hòa Phú", "{label}");
        }
        for label in [
            "KCN Yên Phong (giai đoạn 2)",
            "KCN Số - 02",
            "Đảng bộ Xí nghiệp 2",
            "Chi bộ Công ty Cơ khí",
            "KCN Yên Phong 2",
            "Đảng bộ Công ty 19-5",
        ] {
            assert_eq!(without_notes(label), label);
        }
    }
}
