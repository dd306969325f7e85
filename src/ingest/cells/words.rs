//! The closed lists of words: kinds of organisations, yes and no.

use super::abbreviations::join_initials;
use super::unit_name::{self, Prefix, Rank};
use crate::domain::{FindingKind, Kind, YesNo, begins_with_words, fold, is_dash};

const KINDS: &[(&str, Kind)] = &[
    ("dang bo co so", Kind::BaseCommittee),
    ("dbcs", Kind::BaseCommittee),
    ("dang bo cs", Kind::BaseCommittee),
    ("d bo co so", Kind::BaseCommittee),
    ("dang bo doanh nghiep", Kind::BaseCommittee),
    ("dang uy co so", Kind::BaseCommittee),
    ("dang uy cs", Kind::BaseCommittee),
    ("dang uy", Kind::BaseCommittee),
    ("ducs", Kind::BaseCommittee),
    ("db cs", Kind::BaseCommittee),
    ("cb cs", Kind::BaseCell),
    ("db co so", Kind::BaseCommittee),
    ("dang bo", Kind::BaseCommittee),
    ("db", Kind::BaseCommittee),
    ("base committee", Kind::BaseCommittee),
    ("cttee", Kind::BaseCommittee),
    ("committee", Kind::BaseCommittee),
    ("chi bo co so", Kind::BaseCell),
    ("c bo co so", Kind::BaseCell),
    ("chi bo doanh nghiep", Kind::BaseCell),
    ("cbcs", Kind::BaseCell),
    ("chi bo cs", Kind::BaseCell),
    ("cb co so", Kind::BaseCell),
    ("chi bo", Kind::BaseCell),
    ("cb", Kind::BaseCell),
    ("base cell", Kind::BaseCell),
    ("cell", Kind::BaseCell),
];

/// The value of a word of a list.
pub(super) fn look_up<T: Copy>(words: &[(&str, T)], folded: &str) -> Option<T> {
    words.iter().find(|(word, _)| *word == folded).map(|(_, value)| *value)
}

/// The value of the nearest word, if at most a third of its letters differ.
pub(super) fn nearest<T: Copy>(words: &[(&str, T)], folded: &str) -> Option<T> {
    // Both are ASCII but for rare letters. Words of another length differ by more than a third.
    let may_be_near = |word: &str| word.len().abs_diff(folded.chars().count()) * 3 <= word.len();
    let (distance, length, value) = words
        .iter()
        .filter(|(word, _)| may_be_near(word))
        .map(|(word, value)| {
            (strsim::damerau_levenshtein(word, folded), word.chars().count(), *value)
        })
        .min_by_key(|(d, ..)| *d)?;
    (distance * 3 <= length).then_some(value)
}

/// Parses a kind of organisation.
///
/// # Errors
/// [`FindingKind::UnknownKind`] with the nearest.
pub fn kind(cell: &str) -> Result<Kind, FindingKind> {
    let folded = fold(cell);
    let folded = join_initials(&folded);
    let before = fold(cell.split(['(', '[']).next().unwrap_or_default());
    let before = join_initials(&before);
    let bare = if is_of_base(&before) { &before } else { &folded };
    look_up(KINDS, without_addition(without_number(bare))).ok_or_else(|| {
        FindingKind::UnknownKind(match nearest(KINDS, &folded) {
            Some(Kind::BaseCommittee) => Some("Đảng bộ cơ sở"),
            Some(Kind::BaseCell) => Some("Chi bộ cơ sở"),
            _ => None,
        })
    })
}

/// A folded text without the number or letter of a list before it: `1 htxsnv`, `b httnv`.
pub(super) fn without_number(folded: &str) -> &str {
    match folded.split_once(' ') {
        Some((number, rest)) if is_list_number(number) => rest,
        _ => folded,
    }
}

/// True for a number or letter before the entries of a list.
fn is_list_number(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())
        || matches!(word, "a" | "b" | "c" | "d")
}

/// True for a folded kind that says that it is one of base organisations.
fn is_of_base(kind: &str) -> bool {
    kind.ends_with("cs") || kind.ends_with(" co so")
}

/// A folded kind of base organisations without what it belongs to has or is in: `Chi bộ cơ sở trực
/// thuộc Khối`, `Chi bộ cơ sở có chi ủy`, `Đảng bộ cơ sở doanh nghiệp`.
fn without_addition(folded: &str) -> &str {
    let additions =
        [" truc thuoc", " thuoc", " co chi uy", " khong co chi uy", " doanh nghiep", " dn"];
    let kind = additions.iter().find_map(|addition| {
        let (kind, rest) = folded.split_once(addition)?;
        (is_of_base(kind) && (rest.is_empty() || rest.starts_with(' '))).then_some(kind)
    });
    kind.unwrap_or(folded)
}

/// The finding for the label of a group that is meant to be a kind and is none: `Chi bộ cơ xở`.
pub fn unknown_kind_group(label: &str) -> Option<FindingKind> {
    let folded = fold(label);
    let near = [("dang bo co so", "Đảng bộ cơ sở"), ("chi bo co so", "Chi bộ cơ sở")];
    let (distance, meant) = near
        .iter()
        .map(|(word, meant)| (strsim::damerau_levenshtein(word, &folded), *meant))
        .min()?;
    (distance == 1 || distance == 2 && folded.len() > 11)
        .then_some(FindingKind::UnknownKind(Some(meant)))
}

/// True if a cell of the kind column marks a sub-committee: `Đảng bộ bộ phận`, `ĐBBP`.
pub fn is_sub_committee_kind(cell: &str) -> bool {
    unit_name::is_sub_committee(&fold(cell))
}

/// True if a cell of the kind column marks a branch, in a list of organisations and their branches.
pub fn is_branch_kind(cell: &str) -> bool {
    let folded = fold(cell);
    join_initials(&folded) == "cbtt"
        || unit_name::parse(&folded)
            .is_some_and(|name| name.prefix == Prefix::Cell && name.rank == Rank::Branch)
}

/// True if a cell of the kind column is the word for a cell alone, of a base cell or of a branch.
pub fn is_bare_cell_kind(cell: &str) -> bool {
    matches!(&*fold(cell), "chi bo" | "cb")
}

/// Words for an enterprise that has no organisation, folded, and how longer ones begin.
const NO_ORGANISATION: [&str; 9] =
    ["chua", "khong", "ko", "0", "no", "none", "dang van dong", "van dong", "dang xay dung"];
const NO_ORGANISATION_STARTS: [&str; 14] = [
    "chua co",
    "chua thanh lap",
    "chua du dieu kien",
    "chua du dang vien",
    "chua hinh thanh",
    "chua to chuc",
    "chua xay dung",
    "khong co",
    "ko co",
    "dang van dong thanh lap",
    "dang chuan bi thanh lap",
    "dang xuc tien thanh lap",
    "du kien thanh lap",
    "se thanh lap",
];

/// The organisation that a cell names; empty for words that mean "none".
pub fn organisation(cell: &str) -> &str {
    let folded = fold(cell);
    let is_none = is_dash(cell)
        || NO_ORGANISATION.contains(&folded.as_str())
        || NO_ORGANISATION_STARTS.iter().any(|start| begins_with_words(&folded, start))
        || tells_of_members_alone(&folded);
    if is_none { "" } else { cell }
}

/// True for words about members who are in no organisation of the enterprise: `Có 02 đảng viên sinh
/// hoạt nơi cư trú`.
fn tells_of_members_alone(folded: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || c == ' ';
    let verbs = ["co ", "da co ", "chi co ", "moi co "];
    let behind = verbs.iter().find_map(|verb| folded.strip_prefix(verb)).unwrap_or(folded);
    let members = behind.trim_start_matches(sign);
    // An id may be `ĐV 12`.
    let is_counted = members.len() < behind.len();
    (begins_with_words(members, "dang vien") || is_counted && begins_with_words(members, "dv"))
        && !["chi bo", "dang bo", "dang uy"].iter().any(|unit| folded.contains(unit))
}

/// Parses a yes/no cell: a word, a mark, or what begins with one, `Có công đoàn`, `Chưa thành lập`.
pub fn yes_no(cell: &str) -> YesNo {
    let folded = fold(cell);
    // `Cơ khí` is `co khi` when folded.
    let is_yes = || {
        let begins = ["có ", "đã có ", "đã thành lập"];
        begins.iter().any(|start| cell.to_lowercase().starts_with(start))
    };
    match folded.as_str() {
        "co" | "da co" | "x" | "v" | "1" | "true" | "yes" => YesNo::Yes,
        "false" => YesNo::No,
        _ if organisation(cell).is_empty() => YesNo::No,
        _ if matches!(cell, "✓" | "✔" | "√" | "☑" | "+") || is_yes() => YesNo::Yes,
        _ => YesNo::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_no_organisation() {
        for cell in [
            "Chưa có tổ chức đảng",
            "Chưa thành lập",
            "Đang vận động",
            "Chưa có TCĐ",
            "Dự kiến thành lập năm 2025",
            "Có 02 đảng viên sinh hoạt nơi cư trú",
            "3 ĐV",
            "-",
        ] {
            assert_eq!(organisation(cell), "", "{cell}");
        }
        for cell in [
            "Chi bộ Công ty May",
            "TC001",
            "ĐV-12",
            "Khoa học Công ty",
            "Công ty Vận động viên",
            "Đảng viên sinh hoạt tại Chi bộ Công ty May",
        ] {
            assert_eq!(organisation(cell), cell);
        }
    }

    #[test]
    fn words_and_the_nearest_to_them() {
        assert_eq!(kind("Đảng bộ cơ sở"), Ok(Kind::BaseCommittee));
        assert_eq!(kind("Chi bọ cơ sỏ"), Ok(Kind::BaseCell));
        assert_eq!(kind("Chi bộ CS"), Ok(Kind::BaseCell));
        assert_eq!(kind("Chi bộ cơ sở trực thuộc Khối"), Ok(Kind::BaseCell));
        assert_eq!(kind("ĐBCS thuộc Đảng ủy Khối"), Ok(Kind::BaseCommittee));
        for cell in ["2. Chi bộ cơ sở", "Chi bộ cơ sở (14)", "Chi bộ cơ sở trực thuộc"]
        {
            assert_eq!(kind(cell), Ok(Kind::BaseCell), "{cell}");
        }
        assert_eq!(kind("CBCS có chi ủy"), Ok(Kind::BaseCell));
        assert!(kind("Chi bộ (trực thuộc)").is_err() && kind("Đảng bộ (bộ phận)").is_err());
        assert!(kind("Chi bộ trực thuộc Đảng ủy Công ty").is_err());
        for committee in ["Đảng ủy cơ sở", "Đ.B.C.S", "ĐB.CS"] {
            assert_eq!(kind(committee), Ok(Kind::BaseCommittee), "{committee}");
        }
        assert_eq!((kind("C.B.C.S"), kind("CB.CS")), (Ok(Kind::BaseCell), Ok(Kind::BaseCell)));
        assert!(is_branch_kind("C.B.T.T") && kind("C.B.T.T").is_err());
        assert_eq!(kind("Chi bo csở"), Err(FindingKind::UnknownKind(Some("Chi bộ cơ sở"))));
        assert!(is_sub_committee_kind("Đảng bộ bộ phận") && is_sub_committee_kind("ĐBBP"));
        assert!(!is_sub_committee_kind("Đảng bộ cơ sở") && kind("ĐBBP").is_err());
    }

    #[test]
    fn an_enterprise_may_say_that_it_has_none() {
        assert_eq!(
            ["–", "Chưa có", "không", "Chi bộ A", ""].map(organisation),
            ["", "", "", "Chi bộ A", ""]
        );
        assert_eq!(
            ["Đã có", "x", "Chưa", "-", "hai"].map(yes_no),
            [YesNo::Yes, YesNo::Yes, YesNo::No, YesNo::No, YesNo::Unknown]
        );
        for (cell, has) in [
            ("Có công đoàn", YesNo::Yes),
            ("ĐÃ THÀNH LẬP", YesNo::Yes),
            ("√", YesNo::Yes),
            ("Đang vận động", YesNo::No),
            ("Không có CĐ", YesNo::No),
            ("FALSE", YesNo::No),
            ("", YesNo::No),
            ("Cơ khí", YesNo::Unknown),
        ] {
            assert_eq!(yes_no(cell), has, "{cell}");
        }
    }
}
