//! What the first words of a unit's name mean: `Đảng bộ cơ sở`, `Chi bộ`, `ĐB`, `Công ty`.
//!
//! This is the only place that knows these words. A new prefix is one entry of [`PREFIXES`].

use crate::domain::Kind;

/// The kind of unit that a prefix names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefix {
    /// A committee, or the office that leads it: `Đảng bộ`, `Đảng ủy`.
    Committee,
    /// A cell: a base cell, or a branch of a committee.
    Cell,
}

/// The place of a unit among others, as its name gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// Not given.
    Unstated,
    /// `cơ sở`
    Base,
    /// `bộ phận`: between a committee and its branches.
    Sub,
    /// `trực thuộc`
    Branch,
}

/// A folded name, split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitName<'n> {
    pub prefix: Prefix,
    pub rank: Rank,
    /// The name without prefix and rank; empty where nothing follows.
    pub rest: &'n str,
    /// The name without the prefix, with the rank.
    after_prefix: &'n str,
}

/// Prefixes that contain the rank, folded.
const RANKED: [(&str, Prefix, Rank); 5] = [
    ("dbbp", Prefix::Committee, Rank::Sub),
    ("dang bo bp", Prefix::Committee, Rank::Sub),
    ("dbcs", Prefix::Committee, Rank::Base),
    ("ducs", Prefix::Committee, Rank::Base),
    ("cbcs", Prefix::Cell, Rank::Base),
];

/// The prefixes, folded.
const PREFIXES: [(&str, Prefix); 5] = [
    ("dang bo", Prefix::Committee),
    ("dang uy", Prefix::Committee),
    ("db", Prefix::Committee),
    ("chi bo", Prefix::Cell),
    ("cb", Prefix::Cell),
];

/// Words that begin like a prefix and name members, folded: `Đảng ủy viên`.
const OF_PERSONS: [&str; 2] = ["dang uy vien", "dang uy vien co so"];

/// Prefixes that are words of other names too (`Du lịch`). They count only where a committee is
/// looked for.
const AMBIGUOUS_COMMITTEES: [&str; 1] = ["du"];

const RANKS: [(&str, Rank); 3] =
    [("co so", Rank::Base), ("bo phan", Rank::Sub), ("truc thuoc", Rank::Branch)];

/// Words by which a name is that of an enterprise as a whole.
const ENTERPRISES: [&str; 10] = [
    "cong ty",
    "cty",
    "tnhh",
    "doanh nghiep",
    "xi nghiep",
    "ngan hang",
    "hop tac xa",
    "tap doan",
    "quy tin dung",
    "benh vien",
];

/// What follows `khối` in the name of the committee above all base organisations.
const BLOCS: [&str; 3] = ["doanh nghiep", "dn", "cac co quan"];

/// The rest of a folded text after a whole word or words.
fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(words)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

/// Splits a folded name; None where it has no prefix.
///
/// `dang bo co so cong ty may` is a committee, of rank base, named `cong ty may`.
pub fn parse(folded: &str) -> Option<UnitName<'_>> {
    let ranked = RANKED
        .iter()
        .find_map(|(words, prefix, rank)| after(folded, words).map(|rest| (rest, *prefix, *rank)));
    if let Some((rest, prefix, rank)) = ranked {
        return Some(UnitName { prefix, rank, rest, after_prefix: rest });
    }
    let (after_prefix, prefix) = PREFIXES
        .iter()
        .find_map(|(words, prefix)| after(folded, words).map(|rest| (rest, *prefix)))?;
    if OF_PERSONS.contains(&folded) {
        return None;
    }
    let ranked = RANKS.iter().find_map(|(words, rank)| Some((after(after_prefix, words)?, *rank)));
    let (rest, rank) = ranked.unwrap_or((after_prefix, Rank::Unstated));
    Some(UnitName { prefix, rank, rest, after_prefix })
}

/// The prefix of a folded name.
pub fn prefix(folded: &str) -> Option<Prefix> {
    parse(folded).map(|name| name.prefix)
}

/// True if a folded name is this prefix with a name behind it: `chi bo kho`.
pub fn is_named(folded: &str, prefix: Prefix) -> bool {
    parse(folded).is_some_and(|unit| unit.prefix == prefix && !unit.rest.is_empty())
}

/// True if a folded name is that of a sub-committee (đảng bộ bộ phận): `Đảng bộ bộ phận Nhà máy 1`,
/// `ĐBBP Nhà máy 1`.
pub fn is_sub_committee(folded: &str) -> bool {
    sub_committee_name(folded).is_some()
}

/// What follows the words for a sub-committee in its folded name.
pub fn sub_committee_name(folded: &str) -> Option<&str> {
    let name = parse(folded)?;
    (name.prefix == Prefix::Committee && name.rank == Rank::Sub).then_some(name.rest)
}

/// What a base organisation is directly under: the committee above all of them.
const ABOVE_BASE: [&str; 7] = [
    "truc thuoc",
    "truc thuoc dang uy khoi",
    "truc thuoc dang bo khoi",
    "truc thuoc khoi",
    "truc thuoc dang uy cap tren",
    "truc thuoc dang uy",
    "truc thuoc dang bo",
];

/// What a group of base organisations may say of all of them: where they are, or whose.
const OF_ALL_BASE: [&str; 24] = [
    "trong kcn",
    "trong kcn ccn",
    "trong cac kcn",
    "trong cac kcn ccn",
    "trong khu cong nghiep",
    "trong cac khu cong nghiep",
    "trong khu cum cong nghiep",
    "ngoai kcn",
    "ngoai kcn ccn",
    "ngoai cac kcn",
    "ngoai khu cong nghiep",
    "ngoai cac khu cong nghiep",
    "trong doanh nghiep",
    "trong cac doanh nghiep",
    "doanh nghiep",
    "doanh nghiep nha nuoc",
    "doanh nghiep ngoai nha nuoc",
    "doanh nghiep ngoai khu vuc nha nuoc",
    "trong doanh nghiep nha nuoc",
    "trong doanh nghiep ngoai nha nuoc",
    "doanh nghiep fdi",
    "doanh nghiep co von dau tu nuoc ngoai",
    "ngoai nha nuoc",
    "ngoai khu vuc nha nuoc",
];

/// The kind of base organisation that a folded text names and nothing else: `Chi bộ cơ sở`, `Chi bộ
/// cơ sở trực thuộc Đảng ủy Khối`, `Chi bộ trực thuộc Đảng ủy Khối`, `Chi bộ cơ sở trong KCN`.
pub fn kind_alone(folded: &str) -> Option<Kind> {
    let name = parse(folded)?;
    let is_base = matches!(name.rank, Rank::Unstated | Rank::Base);
    let is_above_base = || {
        (ABOVE_BASE.contains(&name.rest) || OF_ALL_BASE.contains(&name.rest))
            && name.rank == Rank::Base
    };
    let is_of_bloc = || {
        matches!(
            name.after_prefix,
            "truc thuoc dang uy khoi" | "truc thuoc dang bo khoi" | "truc thuoc khoi"
        )
    };
    let is_alone = is_base && name.rest.is_empty() || is_above_base() || is_of_bloc();
    is_alone.then_some(match name.prefix {
        Prefix::Committee => Kind::BaseCommittee,
        Prefix::Cell => Kind::BaseCell,
    })
}

/// The kind of the units that a folded label of a group sorts by it: `Đảng bộ cơ sở trong khối`,
/// `Các chi bộ trực thuộc Đảng ủy Khối`. Cells head no other units, so that no such word is needed.
pub fn kind_of_sort(folded: &str) -> Option<Kind> {
    let name = parse(folded.strip_prefix("cac ").unwrap_or(folded))?;
    match (name.prefix, name.rank) {
        (Prefix::Committee, Rank::Base | Rank::Branch) => Some(Kind::BaseCommittee),
        (Prefix::Cell, Rank::Base | Rank::Branch | Rank::Unstated) => Some(Kind::BaseCell),
        _ => None,
    }
}

/// Words with which a label goes on that sorts units of a kind, folded, and is no name.
const SORTS: [&str; 34] = [
    "trong kcn",
    "trong khu",
    "trong khoi",
    "trong cac",
    "trong cum",
    "trong doanh nghiep",
    "ngoai kcn",
    "ngoai khu",
    "ngoai khoi",
    "ngoai cac",
    "ngoai cum",
    "ngoai nha nuoc",
    "thuoc dang uy",
    "thuoc dang bo",
    "thuoc khoi",
    "thuoc cac",
    "truc thuoc",
    "khac",
    "con lai",
    "dang uy khoi",
    "dang bo khoi",
    "dang uy cac",
    "dang uy cap tren",
    "duoc giao",
    "duoc xep loai",
    "chua xep loai",
    "moi thanh lap",
    "nha nuoc",
    "co von",
    "fdi",
    "cac doanh nghiep",
    "cac co quan",
    "khoi doanh nghiep",
    "doanh nghiep",
];

/// The kind of the units of a group whose folded label goes on with how they are sorted, and has no
/// name: `Đảng bộ cơ sở trong khối`, `Chi bộ cơ sở có dưới 30 đảng viên`.
pub fn sorted_kind(folded: &str) -> Option<Kind> {
    let name = parse(folded)?;
    let is_bloc = name.rank == Rank::Branch && is_bloc(name.rest);
    // `Đảng bộ cơ sở Doanh nghiệp tư nhân Hà Mỹ` is a unit.
    let is_alone = |sort: &str| matches!(sort, "doanh nghiep" | "khac" | "con lai" | "fdi");
    let is_sort = |words: &str| {
        SORTS.iter().any(|sort| match words.strip_prefix(sort) {
            Some("") => true,
            Some(rest) => rest.starts_with(' ') && !is_alone(sort),
            None => false,
        })
    };
    let of_enterprises = name.rest.strip_prefix("doanh nghiep ");
    let has_number = ["co tu ", "co duoi ", "co tren ", "tu ", "duoi ", "tren "]
        .iter()
        .filter_map(|start| name.rest.strip_prefix(start))
        .any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_ranked = matches!(name.rank, Rank::Base | Rank::Branch);
    let is_sorted =
        is_bloc || has_number || is_sort(name.rest) || of_enterprises.is_some_and(is_sort);
    (is_ranked && is_sorted).then_some(match name.prefix {
        Prefix::Committee => Kind::BaseCommittee,
        Prefix::Cell => Kind::BaseCell,
    })
}

/// The folded name of a committee without the words for committee: `Đảng bộ Công ty X`, `Đảng ủy
/// Công ty X`, `ĐU Công ty X` and `Công ty X` are all `cong ty x`.
pub fn without_committee(folded: &str) -> &str {
    let bare = match parse(folded) {
        Some(UnitName { prefix: Prefix::Committee, rank: Rank::Base, rest, .. }) => rest,
        Some(UnitName { prefix: Prefix::Committee, after_prefix, .. }) => after_prefix,
        Some(_) => folded,
        None => AMBIGUOUS_COMMITTEES.iter().find_map(|word| after(folded, word)).unwrap_or(folded),
    };
    if bare.is_empty() { folded } else { bare }
}

/// A folded name without the words for its kind: `Chi bộ Công ty X` is `cong ty x`.
pub fn without_prefix(folded: &str) -> &str {
    parse(folded).map(|name| name.rest).filter(|rest| !rest.is_empty()).unwrap_or(folded)
}

/// The words of legal forms, trades and parts of enterprises in names, folded, with what is
/// compared.
const FORMS: [(&str, &str); 19] = [
    ("ctcp", "cong ty cp"),
    ("cty", "cong ty"),
    ("c ty", "cong ty"),
    ("ct", "cong ty"),
    ("co phan", "cp"),
    ("trach nhiem huu han", "tnhh"),
    ("mot thanh vien", "mtv"),
    ("1 thanh vien", "mtv"),
    ("1tv", "mtv"),
    ("doanh nghiep tu nhan", "dntn"),
    ("hop tac xa", "htx"),
    ("xi nghiep", "xn"),
    ("phan xuong", "px"),
    ("van phong", "vp"),
    ("nha may", "nm"),
    ("san xuat", "sx"),
    ("thuong mai", "tm"),
    ("dich vu", "dv"),
    ("xay dung", "xd"),
];

/// A folded name of an enterprise with its legal form and trade in one spelling: `Công ty cổ phần
/// X`, `CTCP X` and `Cty CP X` are all `cong ty cp x`.
pub fn with_one_form(folded: &str) -> String {
    let mut words = format!(" {folded} ");
    for (form, short) in FORMS {
        if words.contains(form) {
            words = words.replace(&format!(" {form} "), &format!(" {short} "));
        }
    }
    words.trim().to_owned()
}

/// True if a folded name is that of the bloc itself, whose figures are the sums of its
/// organisations': `Đảng bộ Khối Doanh nghiệp tỉnh`.
pub fn is_bloc(folded: &str) -> bool {
    parse(folded).is_some_and(|name| {
        let of = name.rest.strip_prefix("khoi ").unwrap_or_default();
        name.prefix == Prefix::Committee
            && (name.rest == "khoi" || BLOCS.iter().any(|bloc| of.starts_with(bloc)))
    })
}

/// True if a folded name is that of the committee of a commune, a ward, a town or a park, which is
/// above the organisations of enterprises there: `Đảng bộ phường Nếnh`.
pub fn is_of_place(folded: &str) -> bool {
    const PLACES: [&str; 13] = [
        "kcn ",
        "ccn ",
        "khu cong nghiep ",
        "cum cong nghiep ",
        "phuong ",
        "xa ",
        "thi tran ",
        "dac khu ",
        "huyen ",
        "thi xa ",
        "thanh pho ",
        "tp ",
        "quan ",
    ];
    // `Quản lý`, `Quân sự` are folded alike.
    const NO_PLACES: [&str; 4] = ["quan ly ", "quan su", "quan doi", "quan tri "];
    let begins = |rest: &str, words: &[&str]| words.iter().any(|start| rest.starts_with(start));
    parse(folded).is_some_and(|name| {
        name.prefix == Prefix::Committee
            && begins(name.rest, &PLACES)
            && !begins(name.rest, &NO_PLACES)
            && !names_enterprise(name.rest)
    })
}

/// True if a folded name is that of an enterprise as a whole, with or without a prefix.
pub fn names_enterprise(folded: &str) -> bool {
    ENTERPRISES.iter().any(|word| folded.contains(word))
}

/// True if a folded name is that of one enterprise, perhaps behind a word for its committee that is
/// no prefix.
pub fn begins_with_enterprise(folded: &str) -> bool {
    let bare = AMBIGUOUS_COMMITTEES.iter().find_map(|words| after(folded, words));
    let bare = bare.unwrap_or(folded);
    let begins = |words: &&str| after(bare, words).is_some_and(|rest| !rest.is_empty());
    // `Doanh nghiệp dệt may` are several.
    ENTERPRISES.iter().filter(|words| **words != "doanh nghiep").any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold;

    #[test]
    fn names_are_split_into_prefix_rank_and_rest() {
        use Prefix::{Cell, Committee};
        for (name, expected) in [
            ("Đảng bộ Công ty CP May", Some((Committee, Rank::Unstated, "cong ty cp may"))),
            ("ĐẢNG ỦY CƠ SỞ Điện lực", Some((Committee, Rank::Base, "dien luc"))),
            ("ĐB Công ty A", Some((Committee, Rank::Unstated, "cong ty a"))),
            ("Đảng bộ bộ phận Xưởng 1", Some((Committee, Rank::Sub, "xuong 1"))),
            ("ĐBBP Xưởng 1", Some((Committee, Rank::Sub, "xuong 1"))),
            ("Đảng ủy bộ phận", Some((Committee, Rank::Sub, ""))),
            ("Chi bộ cơ sở", Some((Cell, Rank::Base, ""))),
            ("CB Văn phòng", Some((Cell, Rank::Unstated, "van phong"))),
            ("Chi bộ trực thuộc", Some((Cell, Rank::Branch, ""))),
            ("Công ty May", None),
            ("Du lịch Bắc Giang", None),
            ("Đảng viên", None),
            ("Đảng ủy viên", None),
            ("CBCNV", None),
        ] {
            let folded = fold(name);
            let split = parse(&folded).map(|name| (name.prefix, name.rank, name.rest));
            assert_eq!(split, expected, "{name}");
        }
    }

    #[test]
    fn every_prefix_is_read_alone_and_before_a_name() {
        for (words, expected) in PREFIXES {
            assert_eq!(prefix(words), Some(expected));
            assert_eq!(prefix(&format!("{words} x")), Some(expected));
            assert_eq!(prefix(&format!("{words}x")), None);
        }
    }

    #[test]
    fn a_committee_is_its_enterprise() {
        for name in ["Đảng bộ Công ty X", "Đảng ủy cơ sở Công ty X", "ĐU Công ty X", "Công ty X"]
        {
            assert_eq!(without_committee(&fold(name)), "cong ty x", "{name}");
        }
        assert_eq!(without_committee("dang bo bo phan x"), "bo phan x");
        assert_eq!(without_committee("chi bo x"), "chi bo x");
        assert_eq!(without_committee("dang bo"), "dang bo");
    }

    #[test]
    fn an_enterprise_is_one_in_each_spelling_of_its_form() {
        for (name, expected) in [
            ("Công ty cổ phần Bao bì X", "cong ty cp bao bi x"),
            ("CTCP Bao bì X", "cong ty cp bao bi x"),
            ("Cty CP Bao bì X", "cong ty cp bao bi x"),
            ("Công ty trách nhiệm hữu hạn một thành viên X", "cong ty tnhh mtv x"),
            ("Công ty TNHH MTV X", "cong ty tnhh mtv x"),
            ("Công ty TNHH Sản xuất và Thương mại X", "cong ty tnhh sx va tm x"),
        ] {
            assert_eq!(with_one_form(&fold(name)), expected, "{name}");
        }
        assert_eq!(without_prefix("chi bo co so cong ty x"), "cong ty x");
        assert_eq!(without_prefix("chi bo"), "chi bo");
    }

    #[test]
    fn kinds_and_the_bloc_are_recognised() {
        assert_eq!(kind_alone("dang bo co so"), Some(Kind::BaseCommittee));
        assert_eq!(kind_alone("chi bo"), Some(Kind::BaseCell));
        assert_eq!((kind_alone("chi bo a"), kind_alone("chi bo truc thuoc")), (None, None));
        assert!(is_bloc("dang bo khoi doanh nghiep tinh") && is_bloc("dang uy khoi dn"));
        assert!(!is_bloc("dang bo khoi van phong") && !is_bloc("khoi doanh nghiep"));
    }
}
