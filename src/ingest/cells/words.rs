//! The closed lists of words: ratings, kinds, ownerships, yes and no.

use super::abbreviations::shorten;
use super::unit_name::{self, Prefix, Rank};
use crate::domain::{FindingKind, Kind, Ownership, Rating, YesNo, fold, is_dash};

/// The words of the ratings, folded.
const RATINGS: &[(&str, Rating)] = &[
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
    ("khong hoan thanh nhiem vu", Rating::Unsatisfactory),
    ("khtnv", Rating::Unsatisfactory),
    ("khong hoan thanh", Rating::Unsatisfactory),
    ("unsatisfactory", Rating::Unsatisfactory),
    ("chua xep loai", Rating::Unrated),
    ("chua danh gia", Rating::Unrated),
    ("unrated", Rating::Unrated),
];

/// Ratings that mix full and short words (`HT xuất sắc NV`), as [`shorten`] returns them.
const SHORT_RATINGS: &[(&str, Rating)] = &[
    ("ht xs nv", Rating::Excellent),
    ("ht xs", Rating::Excellent),
    ("xs nv", Rating::Excellent),
    ("xs", Rating::Excellent),
    ("ht tot nv", Rating::Good),
    ("ht tot", Rating::Good),
    ("tot nv", Rating::Good),
    ("ht nv", Rating::Satisfactory),
    ("khong ht nv", Rating::Unsatisfactory),
    ("khong ht", Rating::Unsatisfactory),
    ("chua xl", Rating::Unrated),
    ("chua dg", Rating::Unrated),
    ("chua dg xl", Rating::Unrated),
    ("chua duoc xl", Rating::Unrated),
    ("chua duoc dg", Rating::Unrated),
    ("chua duoc dg xl", Rating::Unrated),
];

/// Words of older rules and other scales. They are no ratings, but are used to suggest one.
const MEANT: &[(&str, Rating)] = &[
    ("gioi", Rating::Excellent),
    ("trong sach vung manh tieu bieu", Rating::Excellent),
    ("kha", Rating::Good),
    ("trong sach vung manh", Rating::Good),
    ("trung binh", Rating::Satisfactory),
    ("dat", Rating::Satisfactory),
    ("hoan thanh", Rating::Satisfactory),
    ("yeu", Rating::Unsatisfactory),
    ("kem", Rating::Unsatisfactory),
    ("yeu kem", Rating::Unsatisfactory),
];

const KINDS: &[(&str, Kind)] = &[
    ("dang bo co so", Kind::BaseCommittee),
    ("dbcs", Kind::BaseCommittee),
    ("dang bo cs", Kind::BaseCommittee),
    ("db co so", Kind::BaseCommittee),
    ("dang bo", Kind::BaseCommittee),
    ("db", Kind::BaseCommittee),
    ("base committee", Kind::BaseCommittee),
    ("chi bo co so", Kind::BaseCell),
    ("cbcs", Kind::BaseCell),
    ("chi bo cs", Kind::BaseCell),
    ("cb co so", Kind::BaseCell),
    ("chi bo", Kind::BaseCell),
    ("cb", Kind::BaseCell),
    ("base cell", Kind::BaseCell),
];

const OWNERSHIPS: &[(&str, Ownership)] = &[
    ("nha nuoc", Ownership::State),
    ("dnnn", Ownership::State),
    ("doanh nghiep nha nuoc", Ownership::State),
    ("dn nha nuoc", Ownership::State),
    ("von nha nuoc", Ownership::State),
    ("co von nha nuoc", Ownership::State),
    ("state", Ownership::State),
    ("ngoai nha nuoc", Ownership::NonState),
    ("doanh nghiep ngoai nha nuoc", Ownership::NonState),
    ("dn ngoai nha nuoc", Ownership::NonState),
    ("ngoai nn", Ownership::NonState),
    ("dn ngoai nn", Ownership::NonState),
    ("ngoai quoc doanh", Ownership::NonState),
    ("dn ngoai quoc doanh", Ownership::NonState),
    ("dnnnn", Ownership::NonState),
    ("tu nhan", Ownership::NonState),
    ("doanh nghiep tu nhan", Ownership::NonState),
    ("dntn", Ownership::NonState),
    ("tnhh", Ownership::NonState),
    ("cong ty tnhh", Ownership::NonState),
    ("cty tnhh", Ownership::NonState),
    ("trach nhiem huu han", Ownership::NonState),
    ("co phan", Ownership::NonState),
    ("cong ty co phan", Ownership::NonState),
    ("cong ty cp", Ownership::NonState),
    ("cty co phan", Ownership::NonState),
    ("cty cp", Ownership::NonState),
    ("ctcp", Ownership::NonState),
    ("non state", Ownership::NonState),
    ("fdi", Ownership::Fdi),
    ("doanh nghiep fdi", Ownership::Fdi),
    ("co von dau tu nuoc ngoai", Ownership::Fdi),
    ("von dau tu nuoc ngoai", Ownership::Fdi),
    ("dau tu nuoc ngoai", Ownership::Fdi),
    ("doanh nghiep co von dau tu nuoc ngoai", Ownership::Fdi),
    ("dn co von dau tu nuoc ngoai", Ownership::Fdi),
    ("co von dtnn", Ownership::Fdi),
    ("von dtnn", Ownership::Fdi),
    ("dtnn", Ownership::Fdi),
];

fn look_up<T: Copy>(words: &[(&str, T)], folded: &str) -> Option<T> {
    words.iter().find(|(word, _)| *word == folded).map(|(_, value)| *value)
}

/// The value of the nearest word, if at most a third of its letters differ.
fn nearest<T: Copy>(words: &[(&str, T)], folded: &str) -> Option<T> {
    let (distance, length, value) = words
        .iter()
        .map(|(word, value)| {
            (strsim::damerau_levenshtein(word, folded), word.chars().count(), *value)
        })
        .min_by_key(|(d, ..)| *d)?;
    (distance * 3 <= length).then_some(value)
}

/// Parses a rating; an empty cell or a dash is [`Rating::Unrated`].
///
/// # Errors
/// [`FindingKind::UnknownRating`] with the nearest.
pub fn rating(cell: &str) -> Result<Rating, FindingKind> {
    if cell.is_empty() || is_dash(cell) {
        return Ok(Rating::Unrated);
    }
    let folded = fold(cell);
    look_up(RATINGS, &folded).or_else(|| look_up(SHORT_RATINGS, &shorten(&folded))).ok_or_else(
        || {
            FindingKind::UnknownRating(
                look_up(MEANT, &folded)
                    .or_else(|| nearest(RATINGS, &folded))
                    .filter(|r| r.is_rated()),
            )
        },
    )
}

/// Parses a kind of organisation.
///
/// # Errors
/// [`FindingKind::UnknownKind`] with the nearest.
pub fn kind(cell: &str) -> Result<Kind, FindingKind> {
    let folded = fold(cell);
    look_up(KINDS, &folded).ok_or_else(|| {
        FindingKind::UnknownKind(match nearest(KINDS, &folded) {
            Some(Kind::BaseCommittee) => Some("Đảng bộ cơ sở"),
            Some(Kind::BaseCell) => Some("Chi bộ cơ sở"),
            _ => None,
        })
    })
}

/// True if a cell of the kind column marks a branch, in a list of organisations and their branches.
pub fn is_branch_kind(cell: &str) -> bool {
    let folded = fold(cell);
    folded == "cbtt"
        || unit_name::parse(&folded)
            .is_some_and(|name| name.prefix == Prefix::Cell && name.rank == Rank::Branch)
}

/// Parses an ownership; an empty cell or a dash is [`Ownership::Missing`].
///
/// # Errors
/// [`FindingKind::UnknownOwnership`] with the nearest.
pub fn ownership(cell: &str) -> Result<Ownership, FindingKind> {
    if cell.is_empty() || is_dash(cell) {
        return Ok(Ownership::Missing);
    }
    let folded = fold(cell);
    look_up(OWNERSHIPS, &folded).ok_or_else(|| {
        FindingKind::UnknownOwnership(match nearest(OWNERSHIPS, &folded) {
            Some(Ownership::State) => Some("Nhà nước"),
            Some(Ownership::NonState) => Some("Ngoài Nhà nước"),
            Some(Ownership::Fdi) => Some("Có vốn đầu tư nước ngoài"),
            _ => None,
        })
    })
}

/// The ownership that a folded text is, if any.
pub fn ownership_word(folded: &str) -> Option<Ownership> {
    look_up(OWNERSHIPS, folded)
}

/// The organisation that a cell names; empty for words that mean "none".
pub fn organisation(cell: &str) -> &str {
    let is_none = is_dash(cell)
        || matches!(fold(cell).as_str(), "chua" | "chua co" | "khong" | "khong co" | "0" | "no");
    if is_none { "" } else { cell }
}

/// Parses a yes/no cell.
pub fn yes_no(cell: &str) -> YesNo {
    match fold(cell).as_str() {
        "co" | "da co" | "x" | "1" | "true" | "yes" => YesNo::Yes,
        "khong" | "khong co" | "chua" | "chua co" | "0" | "false" | "no" => YesNo::No,
        "" if cell.is_empty() || is_dash(cell) => YesNo::No,
        _ if matches!(cell, "✓" | "✔") => YesNo::Yes,
        _ => YesNo::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_the_nearest_to_them() {
        assert_eq!(rating("HOÀN THÀNH TỐT NHIỆM VỤ"), Ok(Rating::Good));
        assert_eq!(rating("–"), Ok(Rating::Unrated));
        for (word, meant) in [
            ("Hoàn thành XSNV", Rating::Excellent),
            ("HTXS nhiệm vụ", Rating::Excellent),
            ("HT xuất sắc NV", Rating::Excellent),
            ("HT tốt NV", Rating::Good),
            ("HT TNV", Rating::Good),
            ("Hoàn thành NV", Rating::Satisfactory),
            ("Không HTNV", Rating::Unsatisfactory),
            ("Không hoàn thành nv", Rating::Unsatisfactory),
            ("Chưa được ĐGXL", Rating::Unrated),
        ] {
            assert_eq!(rating(word), Ok(meant), "{word}");
        }
        assert_eq!(rating("HTTNVụ"), Err(FindingKind::UnknownRating(Some(Rating::Good))));
        assert_eq!(
            rating("Hoàn thành khá nhiệm vụ"),
            Err(FindingKind::UnknownRating(Some(Rating::Good)))
        );
        assert_eq!(rating("khá"), Err(FindingKind::UnknownRating(Some(Rating::Good))));
        assert_eq!(
            rating("Hoàn thành tót nhiệm vụ x"),
            Err(FindingKind::UnknownRating(Some(Rating::Good)))
        );
        assert_eq!(rating("???"), Err(FindingKind::UnknownRating(None)));
        assert_eq!(kind("Đảng bộ cơ sở"), Ok(Kind::BaseCommittee));
        assert_eq!(kind("Chi bọ cơ sỏ"), Ok(Kind::BaseCell));
        assert_eq!(kind("Chi bộ CS"), Ok(Kind::BaseCell));
        assert_eq!(kind("Chi bo csở"), Err(FindingKind::UnknownKind(Some("Chi bộ cơ sở"))));
        assert_eq!(ownership("Cổ phần"), Ok(Ownership::NonState));
        assert_eq!(ownership("hợp tác xã"), Err(FindingKind::UnknownOwnership(None)));
        assert_eq!(ownership("ngoài nhà nươc"), Ok(Ownership::NonState));
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
    }
}
