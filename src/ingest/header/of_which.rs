//! Levels that hold another: `HTTNV trở lên, trong đó HTXSNV`, `HTTNV (gồm cả HTXSNV)`.

use super::folding::fold_with_brackets;
use crate::domain::{Phrases, begins_with_words};
use std::sync::LazyLock;

/// Words before a level that is part of the one before it.
pub const OF_WHICH: [&str; 6] =
    ["trong do", "trong so do", "rieng", "trong so nay", "trd", "tr do"];

/// Words between a level and what it holds, or what holds it.
const HOLDS: [&str; 8] =
    ["bao gom", "gom", "ke ca", "tinh ca", "ca", "tinh trong", "nam trong", "cong ca"];

/// All of these words.
static PARTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(HOLDS.into_iter().chain(OF_WHICH)));

/// Where words are in a folded heading with a word before and behind them: the byte of the blank
/// before them.
fn find_words(folded: &str, words: &str) -> Option<usize> {
    memchr::memchr_iter(b' ', folded.as_bytes())
        .find(|at| folded[at + 1..].strip_prefix(words).is_some_and(|rest| rest.starts_with(' ')))
}

/// A folded heading of one level without the words that say what it holds or is part of.
pub fn bare_level(folded: &str) -> &str {
    let mut level = folded;
    let before = || OF_WHICH.iter().chain(&["tu", "dat", "muc", "loai"]);
    while let Some(rest) = before().find_map(|words| level.strip_prefix(words)?.strip_prefix(' ')) {
        level = rest;
    }
    let is_split = PARTS.is_any_in(level);
    for words in HOLDS.iter().chain(&OF_WHICH).filter(|_| is_split) {
        if let Some(at) = find_words(level, words) {
            level = &level[..at];
        }
    }
    if let Some(better) = level.strip_suffix(" tro len") {
        return better.strip_prefix("tong ").unwrap_or(better);
    }
    ["ht tot nv va ht xs nv", "ht tot nv ht xs nv"]
        .iter()
        .find_map(|both| Some(&level[..level.strip_suffix(both)?.len() + "ht tot nv".len()]))
        .or_else(|| level.strip_prefix("ht xs nv va ").filter(|rest| *rest == "ht tot nv"))
        .unwrap_or(level)
}

/// True if a heading of good says that excellent is counted in it.
pub fn holds_excellent(path: &[&str]) -> bool {
    path.iter().enumerate().any(|(at, heading)| {
        let folded = format!(" {} ", fold_with_brackets(heading));
        if folded.contains(" ht xs nv va ht tot nv ") {
            return true;
        }
        let Some(good) = folded.find(" tot nv ").or_else(|| folded.find(" tot ")) else {
            return false;
        };
        let rest = &folded[good..];
        let denies =
            [" khong ", " chua ", " tru ", " ngoai "].iter().any(|word| rest.contains(word));
        let holds = HOLDS[..5].iter().chain(&HOLDS[7..]).any(|words| {
            rest.find(&format!(" {words} ")).is_some_and(|at| rest[at..].contains(" xs "))
        });
        // `HTTNV + HTXSNV`, `HTTNV (trong đó có HTXSNV)`: the heading of one column names both.
        let names_both = at + 1 == path.len() && rest.contains(" xs ");
        rest.contains(" tro len ")
            || heading.contains(['≥', '↑'])
            || (holds || names_both) && !denies
    })
}

/// True if a heading of satisfactory says that the better levels are counted in it: `HTNV trở lên`.
pub fn is_satisfactory_or_better(path: &[&str]) -> bool {
    path.iter().any(|heading| {
        let folded = fold_with_brackets(heading);
        let level = folded.strip_suffix(" trong do").unwrap_or(&folded);
        let level = level.strip_prefix("dv ").unwrap_or(level);
        matches!(level, "ht nv tro len" | "tu ht nv tro len" | "ht tro len")
    })
}

/// True if the headings of excellent say that it is part of the level whose headings are `good`: a
/// heading that good does not share begins with `trong đó`, or names the level.
pub fn is_part_of_good(excellent: &[&str], good: &[&str]) -> bool {
    excellent.iter().filter(|heading| !good.contains(heading)).any(|heading| {
        let folded = fold_with_brackets(heading);
        let in_good = ["tinh trong", "nam trong"]
            .iter()
            .any(|words| folded.find(words).is_some_and(|at| folded[at..].contains("tot")));
        in_good || OF_WHICH.iter().any(|words| begins_with_words(&folded, words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_known_with_what_it_holds() {
        for (heading, level) in [
            ("trong do ht xs nv", "ht xs nv"),
            ("rieng ht xs nv", "ht xs nv"),
            ("ht tot nv tro len", "ht tot nv"),
            ("ht tot nv gom ca ht xs nv", "ht tot nv"),
            ("ht tot nv tro len trong do ht xs nv", "ht tot nv"),
            ("ht nv", "ht nv"),
        ] {
            assert_eq!(bare_level(heading), level, "{heading}");
        }
    }

    #[test]
    fn good_holds_excellent_where_a_heading_says_so() {
        for heading in [
            "HTTNV trở lên",
            "Hoàn thành tốt nhiệm vụ trở lên",
            "HTTNV (gồm cả HTXSNV)",
            "ĐV HTTNV (bao gồm HTXSNV)",
            "HTTNV, kể cả hoàn thành xuất sắc nhiệm vụ",
            "HTTNV (trong đó có HTXSNV)",
            "HTTNV (có HTXSNV)",
            "HTTNV + HTXSNV",
            "HTXSNV và HTTNV",
            "≥ HTTNV",
        ] {
            assert!(holds_excellent(&["Đảng viên", heading]), "{heading}");
        }
        for heading in
            ["HTTNV", "HTTNV (không gồm HTXSNV)", "HTTNV (gồm cả dự bị)", "HTNV trở lên", "HTXSNV"]
        {
            assert!(!holds_excellent(&["Đảng viên", heading]), "{heading}");
        }
        for heading in ["HTNV trở lên", "Từ hoàn thành nhiệm vụ trở lên, trong đó"]
        {
            assert!(is_satisfactory_or_better(&["Đảng viên", heading]), "{heading}");
        }
        for heading in ["HTNV", "HTTNV trở lên", "KHTNV"] {
            assert!(!is_satisfactory_or_better(&["Đảng viên", heading]), "{heading}");
        }
        assert!(is_part_of_good(&["Đảng viên", "Trong đó: HTXSNV"], &["Đảng viên", "HTTNV"]));
        assert!(is_part_of_good(&["Trong đó", "HTXSNV"], &["HTTNV"]));
        assert!(!is_part_of_good(&["Trong đó", "HTXSNV"], &["Trong đó", "HTTNV"]));
        assert!(!is_part_of_good(&["HTXSNV"], &["HTTNV"]));
    }
}
