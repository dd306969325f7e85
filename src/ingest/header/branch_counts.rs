//! Headings of the counts of a committee's branches: `Số chi bộ được xếp loại`, `Chi bộ HTXSNV`.

use super::levels::{LEVELS, is_rated};
use super::of_which::bare_level;
use super::synonyms::find;
use crate::domain::{Field, has_words};

/// Words of a heading over several counts of branches: `Kết quả xếp loại chi bộ trực thuộc`.
const OF_BRANCH_GROUPS: [&str; 24] = [
    "chi", "bo", "so", "ts", "tong", "cac", "cua", "truc", "thuoc", "ket", "qua", "dg", "xl",
    "chat", "luong", "duoc", "phan", "loai", "muc", "do", "ve", "cb", "tcd", "tt",
];

/// The count of branches of a level, given by the count of members of that level.
pub const fn of_level(level: Field) -> Field {
    match level {
        Field::MembersExcellent => Field::BranchesExcellent,
        Field::MembersGood => Field::BranchesGood,
        Field::MembersSatisfactory => Field::BranchesSatisfactory,
        Field::MembersUnsatisfactory => Field::BranchesUnsatisfactory,
        other => other,
    }
}

/// True if a folded heading spans several columns of branches.
pub fn is_branch_group(folded: &str) -> bool {
    let own = folded.split(" truc thuoc ").next().unwrap_or(folded);
    has_branch(own) && own.split(' ').all(|word| OF_BRANCH_GROUPS.contains(&word))
}

fn has_branch(folded: &str) -> bool {
    const BELOW: [&str; 2] = ["tcd truc thuoc", "tcd tt"];
    folded.starts_with("chi bo")
        || folded.contains(" chi bo")
        || BELOW.iter().any(|words| has_words(folded, words))
}

/// The count of branches that a folded heading names.
pub fn meaning_by_words(folded: &str) -> Option<Field> {
    let mut rest = folded;
    let mut is_number = false;
    while let Some(after) = ["so ", "ts ", "tong "].iter().find_map(|of| rest.strip_prefix(of)) {
        (rest, is_number) = (after, true);
    }
    let (mut rest, is_short) = match rest.strip_prefix("cb ") {
        Some(after) => (after, true),
        None => (rest.strip_prefix("chi bo")?.trim_start(), false),
    };
    let below = ["truc thuoc", "tt"];
    let mut is_below = false;
    if let Some(after) = below.iter().find_map(|words| rest.strip_prefix(words)) {
        (rest, is_below) = (after.trim_start(), true);
    }
    if rest.is_empty() || matches!(rest, "dang bo" | "dang uy" | "dang uy co so" | "dang bo co so")
    {
        // `CB` alone may be officers (cán bộ).
        return (is_number && (!is_short || is_below)).then_some(Field::Branches);
    }
    if is_rated(rest) || is_number && matches!(rest, "xl" | "dg" | "dg xl" | "da xl") {
        return Some(Field::BranchesRated);
    }
    let mut level = rest;
    while let Some(after) =
        ["duoc ", "xl ", "dat ", "muc ", "dg "].iter().find_map(|of| level.strip_prefix(of))
    {
        level = after;
    }
    find(LEVELS, bare_level(level)).map(of_level)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::header::folding::fold_heading;

    #[test]
    fn counts_of_branches_are_known_by_their_words() {
        for (heading, expected) in [
            ("Số chi bộ", Some(Field::Branches)),
            ("Tổng số chi bộ trực thuộc", Some(Field::Branches)),
            ("SL chi bộ trực thuộc đảng bộ", Some(Field::Branches)),
            ("Số chi bộ được xếp loại", Some(Field::BranchesRated)),
            ("Chi bộ được đánh giá, xếp loại", Some(Field::BranchesRated)),
            ("Số chi bộ trực thuộc được đánh giá", Some(Field::BranchesRated)),
            ("Số chi bộ HTXSNV", Some(Field::BranchesExcellent)),
            ("Chi bộ đạt hoàn thành tốt nhiệm vụ", Some(Field::BranchesGood)),
            ("Số chi bộ xếp loại HTNV", Some(Field::BranchesSatisfactory)),
            ("Chi bộ KHTNV", Some(Field::BranchesUnsatisfactory)),
            ("Số chi bộ TT", Some(Field::Branches)),
            ("CB HTXSNV", Some(Field::BranchesExcellent)),
            ("Số CB", None),
            ("Số CB trực thuộc", Some(Field::Branches)),
            ("Chi bộ trực thuộc", None),
            ("Chi bộ", None),
            ("Số chi bộ chưa xếp loại", None),
        ] {
            assert_eq!(meaning_by_words(&fold_heading(heading)), expected, "{heading}");
        }
        assert!(is_branch_group("chi bo truc thuoc") && is_branch_group("so chi bo duoc xl"));
        assert!(is_branch_group("tcd truc thuoc") && is_branch_group("xl tcd truc thuoc"));
        assert!(!is_branch_group("tcd") && !is_branch_group("ten tcd truc thuoc"));
        assert!(!is_branch_group("dang bo chi bo") && !is_branch_group("ten chi bo"));
    }
}
