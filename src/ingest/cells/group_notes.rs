//! Notes behind the label of a group: how many units it has, that it goes on from the page before.

use crate::domain::fold;

/// What a note behind the label of a group counts.
const COUNTED: [&str; 11] = [
    "to chuc",
    "tccsd",
    "tcd",
    "tcdcs",
    "don vi",
    "chi bo",
    "dang bo",
    "doanh nghiep",
    "dn",
    "dang vien",
    "cong ty",
];

/// A label without the notes behind it: `KCN Hòa Phú: 02 tổ chức`, `KCN Hòa Phú (tiếp theo)`.
pub fn without_notes(label: &str) -> &str {
    let mut label = label.trim().trim_end_matches([':', '.', ';']).trim_end();
    while let Some(at) = label.rfind(['(', ':', '-', '–', ',', ';', '='])
        && is_note(&label[at..])
        && at > 0
    {
        label = label[..at].trim_end().trim_end_matches([':', ',', ';', '-', '–']).trim_end();
    }
    label
}

/// True for a number of units, or the words of a group that goes on from the page before.
fn is_note(text: &str) -> bool {
    let folded = fold(text);
    let words = folded.trim_start_matches("co ").trim_start_matches("gom ");
    let number = words.split(' ').next().unwrap_or_default();
    let counted = words[number.len()..].trim_start();
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let is_count = is_number && COUNTED.iter().any(|word| counted.starts_with(word));
    is_count || matches!(words, "tiep theo" | "tiep" | "tt")
}
