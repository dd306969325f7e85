//! Headings of the rated and of the four levels: `ĐV được xếp loại`, `HTXSNV`, `Đảng viên HTTNV`.

use super::of_which::bare_level;
use super::synonyms::find;
use crate::domain::{Field, Rating};

/// Headings of the four levels alone, without what they count.
pub const LEVELS: &[(Field, &[&str])] = &[
    (Field::MembersExcellent, &["ht xs nv", "xs", "ht xs"]),
    (Field::MembersGood, &["ht tot nv", "tot", "ht tot"]),
    (Field::MembersSatisfactory, &["ht nv", "ht"]),
    (Field::MembersUnsatisfactory, &["khong ht nv", "khong ht", "chua ht nv", "chua ht"]),
];

/// Words before or after a level that mean that members are counted.
const OF_MEMBERS: [&str; 9] = [
    "dv",
    "so dv",
    "dv xl",
    "so dv xl",
    "ts dv",
    "dv duoc xl",
    "so dv duoc xl",
    "ket qua xl dv",
    "xl dv",
];

/// The rating of the members that a level's column counts.
pub fn rating_of(level: Field) -> Rating {
    match level {
        Field::MembersExcellent => Rating::Excellent,
        Field::MembersGood => Rating::Good,
        Field::MembersSatisfactory => Rating::Satisfactory,
        _ => Rating::Unsatisfactory,
    }
}

pub fn level_of_members(folded: &str) -> Option<Field> {
    let before = |of: &&str| find(LEVELS, bare_level(folded.strip_prefix(*of)?.strip_prefix(' ')?));
    let after = |of: &&str| find(LEVELS, folded.strip_suffix(*of)?.strip_suffix(' ')?);
    OF_MEMBERS.iter().find_map(before).or_else(|| OF_MEMBERS.iter().find_map(after))
}

/// True if a heading means the rated members: `Tổng số ĐV được đánh giá, xếp loại`, `Số đã xếp
/// loại`.
pub fn is_rated(folded: &str) -> bool {
    const HOW: [&str; 7] =
        ["da duoc", "duoc", "da", "tham gia", "du dieu kien", "thuoc dien", "du"];
    const RATED: [&str; 7] =
        ["dg xl", "xl", "dg", "dg xl chat luong", "xl chat luong", "dg chat luong", "phan loai"];
    let mut what = folded;
    while let Some(rest) =
        ["so ", "ts ", "tong ", "dv "].iter().find_map(|of| what.strip_prefix(of))
    {
        what = rest;
    }
    HOW.iter().any(|how| {
        what.strip_prefix(how)
            .and_then(|rest| rest.strip_prefix(' '))
            .is_some_and(|rest| RATED.contains(&rest))
    })
}
