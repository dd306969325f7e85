//! The rating that the label of a group gives.

use super::rating::known_rating;
use crate::domain::Rating;

/// The rating that a folded label gives in so many words: `Xếp loại hoàn thành tốt nhiệm vụ`,
/// `Chi bộ HTNV`, `Chưa xếp loại`. A short word (`Tốt`) may be a name.
pub fn rating_of(folded: &str) -> Option<Rating> {
    const BEFORE: [&str; 12] = [
        "cac ",
        "so ",
        "tccsd ",
        "tcd ",
        "to chuc co so dang ",
        "to chuc dang ",
        "chi bo ",
        "dang bo ",
        "don vi ",
        "dang vien ",
        "duoc ",
        "loai ",
    ];
    const OF_RATINGS: [&str; 12] = [
        "hoan thanh",
        "khong hoan thanh",
        "chua hoan thanh",
        "htxsnv",
        "httnv",
        "htnv",
        "khtnv",
        "xep loai",
        "muc ",
        "chua xep loai",
        "khong xep loai",
        "chua danh gia",
    ];
    // Most labels are rejected at once.
    if folded.len() > 80 || !["nv", "nhiem vu", "loai", "gia"].iter().any(|e| folded.ends_with(e)) {
        return None;
    }
    let mut words = folded;
    while let Some(rest) = BEFORE.iter().find_map(|word| words.strip_prefix(word)) {
        words = rest;
    }
    let is_of_ratings = OF_RATINGS.iter().any(|start| words.starts_with(start));
    known_rating(words).filter(|rating| is_of_ratings && *rating != Rating::Bad)
}
