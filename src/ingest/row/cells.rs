//! One cell to one value: numbers, dates, and the closed lists of words.

use crate::domain::Field;
use crate::domain::{
    Count, Date, FindingKind, Kind, Ownership, Rating, Year, YesNo, fold, is_dash,
};
use crate::ingest::header::headings::shorten;

/// Reads a count from a cleaned cell.
///
/// # Errors
/// [`FindingKind::NotANumber`] or [`FindingKind::Negative`].
pub fn count(cell: &str, field: Field) -> Result<Count, FindingKind> {
    if cell.is_empty() || is_dash(cell) {
        return Ok(Count::MISSING);
    }
    if let Some(rest) = cell.strip_prefix(['-', '–', '−'])
        && whole_number(rest.trim_start()).is_some()
    {
        return Err(FindingKind::Negative);
    }
    let value = whole_number(cell).and_then(|n| u32::try_from(n).ok()).and_then(Count::new);
    value.ok_or(FindingKind::NotANumber(field))
}

/// `3500`, `3.500`, `3 500`, `3,500`; with a decimal part of zeros too. A group has three digits
/// and the first no leading zero.
pub fn whole_number(cell: &str) -> Option<u64> {
    let bytes = cell.as_bytes();
    if bytes.is_empty() || bytes.len() > 24 || !bytes[0].is_ascii_digit() {
        return None;
    }
    if bytes.iter().all(u8::is_ascii_digit) {
        return cell.parse().ok();
    }
    let (body, zeros) = match cell.rfind(['.', ',']) {
        Some(at) if (1..=2).contains(&(cell.len() - at - 1)) => {
            let zeros = &bytes[at + 1..];
            if zeros.iter().any(|&b| b != b'0') {
                return None;
            }
            (&cell[..at], Some(bytes[at]))
        }
        _ => (cell, None),
    };
    let Some(separator) = body.bytes().find(|b| !b.is_ascii_digit()) else {
        return body.parse().ok();
    };
    if !matches!(separator, b'.' | b',' | b' ') || zeros == Some(separator) {
        return None;
    }
    let mut groups = body.split(char::from(separator));
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    if first.starts_with('0') || !(1..=3).contains(&first.len()) || !digits(first) {
        return None;
    }
    let mut value: u64 = first.parse().ok()?;
    for group in groups {
        if group.len() != 3 || !digits(group) {
            return None;
        }
        value = value.checked_mul(1000)?.checked_add(group.parse().ok()?)?;
    }
    Some(value)
}

/// A percentage as a report prints it: `86,4 %`, or `0,864` where its cell lost the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percentage {
    /// Its digits without the comma.
    pub value: u64,
    /// How many of them stand behind the comma.
    pub digits: u32,
    /// Whether its sign stands behind it, so that it is no fraction of one.
    pub is_signed: bool,
}

/// Reads a percentage; digits behind the fourth are cut off.
pub fn percentage(cell: &str) -> Option<Percentage> {
    let bare = cell.trim_end_matches('%').trim_end();
    let (whole, part) = bare.split_once([',', '.']).unwrap_or((bare, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || !digits(whole) || !digits(part) {
        return None;
    }
    let part = &part[..part.len().min(4)];
    let value = format!("{whole}{part}").parse().ok()?;
    Some(Percentage {
        value,
        digits: u32::try_from(part.len()).ok()?,
        is_signed: bare.len() < cell.len(),
    })
}

/// Reads a year.
///
/// # Errors
/// [`FindingKind::NotANumber`].
pub fn year(cell: &str) -> Result<Year, FindingKind> {
    let read = |cell: &str| whole_number(cell).and_then(Year::new);
    // `Năm 2023`.
    read(cell)
        .or_else(|| read(fold(cell).strip_prefix("nam ")?))
        .ok_or(FindingKind::NotANumber(Field::Year))
}

/// Reads a date: `dd/mm/yyyy`, `yyyy-mm-dd`, `d-m-yyyy`, `mm/yyyy` or a year; an empty cell or a
/// dash is none.
///
/// # Errors
/// [`FindingKind::BadDate`].
pub fn date(cell: &str) -> Result<Date, FindingKind> {
    if cell.is_empty() || is_dash(cell) {
        return Ok(Date::MISSING);
    }
    // Excel adds midnight to the dates of some exports.
    let day = cell
        .rsplit_once([' ', 'T'])
        .filter(|(_, time)| matches!(*time, "0:00" | "00:00" | "0:00:00" | "00:00:00"));
    read_date(day.map_or(cell, |(day, _)| day)).ok_or(FindingKind::BadDate)
}

fn read_date(cell: &str) -> Option<Date> {
    if cell.contains('/') && cell.contains('-') {
        return None;
    }
    if !cell.contains(char::is_alphabetic) {
        return date_of(&cell.split(['/', '-']).map(str::trim).collect::<Vec<_>>());
    }
    // `ngày 3 tháng 2 năm 1930`, `tháng 2/1930`, `năm 1930`.
    date_of(
        &fold(cell)
            .split(' ')
            .filter(|word| !matches!(*word, "ngay" | "thang" | "nam"))
            .collect::<Vec<_>>(),
    )
}

fn date_of(parts: &[&str]) -> Option<Date> {
    if !parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let full = |p: &str| (p.len() == 4).then(|| p.parse().ok().and_then(Year::new)).flatten();
    let small = |p: &str| (p.len() <= 2).then(|| p.parse::<u8>().ok().filter(|&n| n > 0)).flatten();
    match *parts {
        [y] => Date::new(full(y)?, 0, 0),
        [y, m] if y.len() == 4 => Date::new(full(y)?, small(m)?, 0),
        [m, y] => Date::new(full(y)?, small(m)?, 0),
        [y, m, d] if y.len() == 4 => Date::new(full(y)?, small(m)?, small(d)?),
        [d, m, y] => Date::new(full(y)?, small(m)?, small(d)?),
        _ => None,
    }
}

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

/// Those that are written in part in full and in part in short, as [`shorten`] brings them to one
/// form: `HT xuất sắc NV`.
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

/// Words of older rules and of other scales: no ratings, but what was meant is plain.
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

/// The nearest word, where one is near: at most a third of its letters differ.
fn nearest<T: Copy>(words: &[(&str, T)], folded: &str) -> Option<T> {
    let (distance, length, value) = words
        .iter()
        .map(|(word, value)| {
            (strsim::damerau_levenshtein(word, folded), word.chars().count(), *value)
        })
        .min_by_key(|(d, ..)| *d)?;
    (distance * 3 <= length).then_some(value)
}

/// Reads a rating.
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

/// Reads a kind.
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

/// Whether a cell of kinds says that its row is a branch, in a list of organisations and their
/// branches.
pub fn is_branch_kind(cell: &str) -> bool {
    let folded = fold(cell);
    folded == "cbtt"
        || folded
            .strip_prefix("chi bo truc thuoc")
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Reads an ownership; an empty cell or a dash is none.
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

/// The ownership that a folded word is, without looking for the nearest.
pub fn ownership_word(folded: &str) -> Option<Ownership> {
    look_up(OWNERSHIPS, folded)
}

/// The organisation that a cell names; empty where it says that there is none.
pub fn organisation(cell: &str) -> &str {
    let is_none = is_dash(cell)
        || matches!(fold(cell).as_str(), "chua" | "chua co" | "khong" | "khong co" | "0" | "no");
    if is_none { "" } else { cell }
}

/// Reads a yes/no cell; what is neither is not known.
pub fn yes_no(cell: &str) -> YesNo {
    match fold(cell).as_str() {
        "co" | "da co" | "x" | "1" | "true" | "yes" => YesNo::Yes,
        "khong" | "khong co" | "chua" | "chua co" | "0" | "false" | "no" => YesNo::No,
        "" if cell.is_empty() || is_dash(cell) => YesNo::No,
        _ if matches!(cell, "✓" | "✔") => YesNo::Yes,
        _ => YesNo::Unknown,
    }
}

/// Whether letters of a cell were replaced by question marks when it was saved: a mark with a
/// letter right behind it, or one at the end of a word that is followed by another word.
pub fn has_lost_letters(cell: &str) -> bool {
    if cell.contains('\u{fffd}') && !cell.contains('?') {
        return cell.chars().any(char::is_alphabetic);
    }
    if !cell.contains('?') || cell.contains("://") {
        return false;
    }
    let chars: Vec<char> = cell.chars().collect();
    let marks: Vec<usize> = (0..chars.len()).filter(|&i| chars[i] == '?').collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    let inside =
        |&i: &usize| at(i + 1).is_alphabetic() || (at(i + 1) == '?' && at(i + 2).is_alphabetic());
    let word_end = |&i: &usize| {
        i > 0
            && at(i - 1).is_alphabetic()
            && at(i + 1) == ' '
            && at(i + 2).is_alphanumeric()
            && !at(i + 2).is_uppercase()
    };
    let word_end_before_name = |&i: &usize| {
        i > 0
            && at(i - 1).is_alphabetic()
            && at(i + 1) == ' '
            && marks.len() == 1
            && is_cut_syllable(&chars[..i])
    };
    marks.iter().any(|i| inside(i) || word_end(i) || word_end_before_name(i))
        || (marks.len() == 1 && marks[0] + 1 == chars.len() && is_cut_syllable(&chars[..marks[0]]))
}

/// Whether the last word before a mark is the start of "bộ", "vụ", "sở" and the like: an initial
/// alone.
fn is_cut_syllable(before: &[char]) -> bool {
    let word: String = before
        .iter()
        .rev()
        .take_while(|c| c.is_alphabetic())
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    matches!(
        word.to_lowercase().as_str(),
        "b" | "v"
            | "s"
            | "t"
            | "th"
            | "ch"
            | "l"
            | "nh"
            | "đ"
            | "d"
            | "n"
            | "m"
            | "h"
            | "k"
            | "kh"
            | "tr"
            | "ph"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_of_the_contract() {
        for cell in ["3.500", "3 500", "3,500", "3500", "3.500,0", "3500.0"] {
            assert_eq!(whole_number(cell), Some(3500), "{cell}");
        }
        for cell in ["12,0", "12.0", "12", "12,00"] {
            assert_eq!(whole_number(cell), Some(12), "{cell}");
        }
        assert_eq!(whole_number("1.234.567"), Some(1_234_567));
        for cell in [
            "12.5",
            "1.23",
            "0.500",
            "1.2345",
            "12a",
            "1e3",
            "1.234,567",
            "1,2,3",
            "",
            " ",
            "٣",
            "+5",
            "1 2",
            "1..2",
            "3.",
            ",5",
        ] {
            assert_eq!(whole_number(cell), None, "{cell}");
        }
        assert_eq!(count("-", Field::Members), Ok(Count::MISSING));
        assert_eq!(count("–", Field::Members), Ok(Count::MISSING));
        assert_eq!(count("-5", Field::Members), Err(FindingKind::Negative));
        assert_eq!(
            count("99999999999", Field::Members),
            Err(FindingKind::NotANumber(Field::Members))
        );
    }

    #[test]
    fn dates_of_the_contract() {
        let parts = |cell: &str| date(cell).ok().and_then(Date::parts).map(|(y, m, d)| (y.0, m, d));
        assert_eq!(parts("12/03/2004"), Some((2004, 3, 12)));
        assert_eq!(parts("2004-03-12"), Some((2004, 3, 12)));
        assert_eq!(parts("1-3-2004"), Some((2004, 3, 1)));
        assert_eq!(parts("03/2004"), Some((2004, 3, 0)));
        assert_eq!(parts("2004"), Some((2004, 0, 0)));
        for midnight in [
            "2004-03-12 00:00:00",
            "2004-03-12T00:00:00",
            "12/3/2004 0:00:00",
            "12/03/2004 00:00",
            "12/3/2004 0:00",
        ] {
            assert_eq!(parts(midnight), Some((2004, 3, 12)), "{midnight}");
        }
        for words in ["ngày 12 tháng 3 năm 2004", "Ngày 12/3/2004"] {
            assert_eq!(parts(words), Some((2004, 3, 12)), "{words}");
        }
        for month in ["Tháng 3/2004", "tháng 03 năm 2004", "2004-03"] {
            assert_eq!(parts(month), Some((2004, 3, 0)), "{month}");
        }
        assert_eq!((parts("năm 2004"), date("")), (Some((2004, 0, 0)), Ok(Date::MISSING)));
        for bad in [
            "31/02/2004",
            "12.3.2004",
            "2004/13/01",
            "38058",
            "hôm qua",
            "1/2/04",
            "1/2/2004 7:00",
            "12/03-2004",
            "0/3/2004",
        ] {
            assert_eq!(date(bad), Err(FindingKind::BadDate), "{bad}");
        }
    }

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

    #[test]
    fn lost_letters_are_told_from_questions() {
        for lost in [
            "Đ?ng b? Công ty",
            "Hoàn thành t?t nhi?m v?",
            "Chi b? Công ty May",
            "Chi b?",
            "Tên t? ch?c đ?ng",
            "T?ng s? d?ng viên",
            "X?p lo?i",
        ] {
            assert!(has_lost_letters(lost), "{lost}");
        }
        for real in ["Có không?", "Chờ xác minh? Đã hỏi", "?", "??", "Công ty May", "https://x?y=z"]
        {
            assert!(!has_lost_letters(real), "{real}");
        }
    }

    #[test]
    fn percentages_keep_their_digits() {
        let is = |value, digits, is_signed| Some(Percentage { value, digits, is_signed });
        assert_eq!(percentage("86,4 %"), is(864, 1, true));
        assert_eq!(percentage("100"), is(100, 0, false));
        assert_eq!(percentage("86.45%"), is(8645, 2, true));
        assert_eq!(percentage("0.208333333333"), is(2083, 4, false));
        assert_eq!(percentage("tám"), None);
    }

    proptest! {
        #[test]
        fn grouped_numbers_read_back(value in 0u32..=Count::MAX, separator in proptest::sample::select(vec!["", ".", ",", " "])) {
            let digits = value.to_string();
            let grouped: String = digits.bytes().enumerate().flat_map(|(i, b)| {
                let cut = i > 0 && (digits.len() - i).is_multiple_of(3);
                cut.then_some(separator).into_iter().flat_map(str::chars).chain([char::from(b)])
            }).collect();
            prop_assert_eq!(whole_number(&grouped), Some(u64::from(value)), "{}", grouped);
        }

        #[test]
        fn any_cell_is_a_value_or_a_finding(cell in "\\PC{0,20}") {
            let _ = (count(&cell, Field::Members), date(&cell), rating(&cell), kind(&cell), ownership(&cell), yes_no(&cell), has_lost_letters(&cell), percentage(&cell));
        }
    }
}
