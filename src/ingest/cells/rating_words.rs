//! The words of the ratings, and slips in them.

use super::words::look_up;
use crate::domain::Rating;

/// The words of the ratings, folded.
pub(super) const RATINGS: &[(&str, Rating)] = &[
    ("hoan thanh xuat sac nhiem vu", Rating::Excellent),
    ("htxsnv", Rating::Excellent),
    ("xuat sac", Rating::Excellent),
    ("excellent", Rating::Excellent),
    ("hoan thanh tot nhiem vu", Rating::Good),
    ("httnv", Rating::Good),
    ("tot", Rating::Good),
    ("good", Rating::Good),
    ("hoan thanh nhiem vu", Rating::Satisfactory),
    ("htnv", Rating::Satisfactory),
    ("satisfactory", Rating::Satisfactory),
    ("satisf", Rating::Satisfactory),
    ("khong hoan thanh nhiem vu", Rating::Unsatisfactory),
    ("khtnv", Rating::Unsatisfactory),
    ("khong hoan thanh", Rating::Unsatisfactory),
    ("unsatisfactory", Rating::Unsatisfactory),
    ("unsatisf", Rating::Unsatisfactory),
    ("unrated", Rating::Unrated),
];

/// Ratings that mix full and short words (`HT xuất sắc NV`), shortened, and slips that can be one
/// rating only.
pub(super) const SHORT_RATINGS: &[(&str, Rating)] = &[
    ("ht xs nv", Rating::Excellent),
    ("ht xs", Rating::Excellent),
    ("xs nv", Rating::Excellent),
    ("xs", Rating::Excellent),
    ("ht nv xs", Rating::Excellent),
    ("htsxnv", Rating::Excellent),
    ("htxnsv", Rating::Excellent),
    ("hxtsnv", Rating::Excellent),
    ("thxsnv", Rating::Excellent),
    ("htxnv", Rating::Excellent),
    ("htxxnv", Rating::Excellent),
    ("htxsvn", Rating::Excellent),
    ("htxssnv", Rating::Excellent),
    ("ht tot nv", Rating::Good),
    ("ht tot", Rating::Good),
    ("tot nv", Rating::Good),
    ("ht nv tot", Rating::Good),
    ("htttnv", Rating::Good),
    ("ht nv", Rating::Satisfactory),
    // The level without an adverb.
    ("ht", Rating::Satisfactory),
    // The word of older forms and of those of officials, for the lowest level.
    ("chua ht nv", Rating::Unsatisfactory),
    ("chua ht", Rating::Unsatisfactory),
    ("chtnv", Rating::Unsatisfactory),
    ("khong ht nv", Rating::Unsatisfactory),
    ("khong ht", Rating::Unsatisfactory),
];

/// Common misspellings of one syllable, folded.
const SLIPS: [(&str, &str); 7] = [
    ("xuat xac", "xuat sac"),
    ("suat sac", "xuat sac"),
    ("suat xac", "xuat sac"),
    ("hoang thanh", "hoan thanh"),
    ("k", "khong"),
    ("ko", "khong"),
    ("kg", "khong"),
];

/// The first level in some shortened words that ends with `nv`, with what is before and behind it.
pub(super) fn level_in(words: &str) -> Option<(&str, Rating, &str)> {
    let starts = words.match_indices(' ').map(|(at, _)| at + 1);
    std::iter::once(0).chain(starts).find_map(|at| {
        let ends = words[at..].match_indices(' ').map(|(end, _)| at + end);
        // No level has more words.
        ends.chain([words.len()]).take(4).filter(|end| words[..*end].ends_with(" nv")).find_map(
            |end| {
                let level = look_up(SHORT_RATINGS, &words[at..end])?;
                Some((&words[..at], level, &words[end..]))
            },
        )
    })
}

/// A folded text without its slips.
pub(super) fn without_slips(folded: &str) -> String {
    let mut words = format!(" {folded} ");
    for (slip, right) in SLIPS {
        if words.contains(slip) {
            words = words.replace(&format!(" {slip} "), &format!(" {right} "));
        }
    }
    words.trim().to_owned()
}
