//! Ratings, and the reasons of units that were not rated.

use super::abbreviations::shorten;
use super::rating_remark;
use super::rating_words::{RATINGS, SHORT_RATINGS, without_slips};
use super::words::{look_up, nearest, without_number};
use crate::domain::{FindingKind, Rating, UnratedReason, begins_with_words, fold, is_dash};

/// Words of older rules and other scales. They are no ratings, but are used to suggest one.
const MEANT: &[(&str, Rating)] = &[
    ("gioi", Rating::Excellent),
    ("trong sach vung manh tieu bieu", Rating::Excellent),
    ("kha", Rating::Good),
    ("trong sach vung manh", Rating::Good),
    ("trung binh", Rating::Satisfactory),
    ("dat", Rating::Satisfactory),
    ("yeu", Rating::Unsatisfactory),
    ("kem", Rating::Unsatisfactory),
    ("yeu kem", Rating::Unsatisfactory),
];

/// Words that may come before a rating, shortened: `Đảng viên đủ tư cách HTTNV`.
const LEADING: [&str; 14] = [
    "vi pham tu cach hoac",
    "du tu cach",
    "tu cach",
    "tcd",
    "tccsd",
    "chi bo",
    "dang bo",
    "dv",
    "de nghi",
    "muc do",
    "muc",
    "xl",
    "loai",
    "dat",
];

/// How the words for an unrated unit begin, as [`shorten`] returns them; a remark may follow.
const UNRATED: [&str; 59] = [
    "chua xl",
    "chua dg",
    "chua duoc xl",
    "chua duoc dg",
    "chua phan loai",
    "chua binh xet",
    "chua xet",
    "chua co ket qua",
    "thanh lap chua du",
    "thanh lap duoi 6 thang",
    "khong xl",
    "khong dg",
    "khong duoc xl",
    "khong duoc dg",
    "khong phan loai",
    "khong thuoc dien",
    "khong thuoc doi tuong",
    "cho ket qua",
    "cho xl",
    "tam hoan",
    "hoan xl",
    "hoan dg",
    "hoan viec",
    "khong xet",
    "khong tham gia",
    "xem xet ky luat",
    "moi ket nap",
    "moi chuyen ve",
    "moi chuyen den",
    "moi tiep nhan",
    "cxl",
    "kxl",
    "cdg",
    "kdg",
    "moi thanh lap",
    "moi tl",
    "thanh lap moi",
    "chua du",
    "duoi 6 thang",
    "mien",
    "dinh chi",
    "tam dinh chi",
    "giai the",
    "da giai the",
    "tam dung",
    "tam ngung",
    "ngung hoat dong",
    "dung hoat dong",
    "cham dut hoat dong",
    "sap nhap",
    "da sap nhap",
    "hop nhat",
    "da hop nhat",
    "chuyen giao",
    "not rated",
    "newly founded",
    "under 6 months",
    "exempt",
    "suspended",
];

/// Parses a rating; an empty cell or a dash is [`Rating::Unrated`].
///
/// # Errors
/// [`FindingKind::UnknownRating`] with the nearest.
pub fn rating(cell: &str) -> Result<Rating, FindingKind> {
    known_rating(cell).ok_or_else(|| {
        let folded = fold(cell);
        let meant = look_up(MEANT, &folded).or_else(|| nearest(RATINGS, &folded));
        FindingKind::UnknownRating(meant.filter(|rating| rating.is_rated()))
    })
}

/// The rating that a cell is; None where [`rating`] looks for the nearest, which takes long.
pub fn known_rating(cell: &str) -> Option<Rating> {
    if cell.is_empty() || is_dash(cell) {
        return Some(Rating::Unrated);
    }
    let folded = fold(cell);
    if let Some(rating) = look_up(RATINGS, &folded) {
        return Some(rating);
    }
    let (bare, remark) = without_remark(cell);
    let level = level_of(bare);
    if level.is_none() && remark.is_empty() {
        return before_remark(cell);
    }
    level.filter(|level| remark.is_empty() || !rating_remark::is_replaced(*level, remark))
}

/// The rating that a cell without a remark in brackets is.
fn level_of(cell: &str) -> Option<Rating> {
    let bare = without_slips(&fold(cell));
    let words = shorten(without_year(without_number(&bare)));
    // `HTXSNV tiêu biểu` is the best fifth of its level.
    let level = words.strip_suffix(" tieu bieu").unwrap_or(&words);
    let known = [level, without_leading(level), without_rank(level)]
        .into_iter()
        .find_map(|words| look_up(RATINGS, words).or_else(|| look_up(SHORT_RATINGS, words)));
    known.or_else(|| is_unrated(&words).then_some(Rating::Unrated))
}

/// The rating before a remark that is not in brackets: `HTTNV - đạt 85 điểm`, `HTTNV; khen thưởng`.
/// A level without `nhiệm vụ` is a word of a sentence: `Tốt, cần phát huy`.
fn before_remark(cell: &str) -> Option<Rating> {
    let separators = [";", ", ", " - ", " – ", " do ", " vì "];
    let at = separators.iter().filter_map(|separator| cell.find(separator)).min()?;
    let (level, remark) = cell.split_at(at);
    let (level, in_brackets) = without_remark(level);
    let is_level = |rating: &Rating| {
        rating.is_rated()
            && shorten(&fold(level)).ends_with("nv")
            && ![in_brackets, remark].iter().any(|r| rating_remark::is_replaced(*rating, r))
    };
    level_of(level).filter(is_level)
}

/// Why a unit with this cell was not rated, for a cell that [`rating`] reads as unrated.
pub fn unrated_reason(cell: &str) -> UnratedReason {
    let folded = fold(cell);
    let words = format!(" {folded} ");
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    match () {
        () if has(&[" dinh chi ", " suspended "]) => UnratedReason::Suspended,
        () if has(&[" mien ", " exempt "]) => UnratedReason::Exempt,
        () if has(&[" moi thanh lap ", " thanh lap moi ", " newly founded "]) => {
            UnratedReason::NewlyFounded
        }
        () if has(&[" 6 thang ", " sau thang ", " 06 thang ", " du thoi gian ", " 6 months "]) => {
            UnratedReason::UnderSixMonths
        }
        () => UnratedReason::NotRated,
    }
}

fn is_unrated(words: &str) -> bool {
    const BEFORE: [&str; 4] = ["bi ", "dang ", "duoc ", "dv "];
    let rest = BEFORE.iter().find_map(|before| words.strip_prefix(before));
    let words = rest.unwrap_or(words);
    UNRATED.iter().any(|start| begins_with_words(words, start))
}

/// A cell without what is in brackets at its end, and that: `HTTNV (đề nghị)`.
fn without_remark(cell: &str) -> (&str, &str) {
    match cell.trim_end().strip_suffix([')', ']']).and_then(|rest| rest.rfind(['(', '['])) {
        Some(at) if !cell[..at].trim().is_empty() => cell.split_at(at),
        _ => (cell, ""),
    }
}

/// Shortened words without the number of the level before its name: `muc 2 ht tot nv`.
fn without_rank(words: &str) -> &str {
    let rest = words.strip_prefix("muc ").or_else(|| words.strip_prefix("loai ")).unwrap_or(words);
    if rest.len() < words.len() { without_number(rest) } else { words }
}

/// A folded text without the year behind it: `httnv nam 2024`.
fn without_year(folded: &str) -> &str {
    let Some((rest, year)) = folded.rsplit_once(' ') else { return folded };
    if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
        return folded;
    }
    rest.strip_suffix(" nam").unwrap_or(rest)
}

fn without_leading(words: &str) -> &str {
    let mut words = words;
    while let Some(rest) =
        LEADING.iter().find_map(|lead| words.strip_prefix(lead)?.strip_prefix(' '))
    {
        words = rest;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_read_in_every_spelling_of_an_office() {
        for (word, meant) in [
            ("HOÀN THÀNH TỐT NHIỆM VỤ", Rating::Good),
            ("–", Rating::Unrated),
            ("Hoàn thành xuất sắc nhiệm vụ năm 2024", Rating::Excellent),
            ("HTTNV 2024", Rating::Good),
            ("Giải thể", Rating::Unrated),
            ("Tạm dừng hoạt động", Rating::Unrated),
            ("Sáp nhập từ tháng 6/2024", Rating::Unrated),
            ("Hoàn thành XSNV", Rating::Excellent),
            ("HTXS nhiệm vụ", Rating::Excellent),
            ("HT xuất sắc NV", Rating::Excellent),
            ("HTSXNV", Rating::Excellent),
            ("HTXS", Rating::Excellent),
            ("Hoàn thành xuất xắc nhiệm vụ", Rating::Excellent),
            ("1. HTXSNV", Rating::Excellent),
            ("HTXSNV (đề nghị)", Rating::Excellent),
            ("Hoàn thành xuất sắc nhiệm vụ tiêu biểu", Rating::Excellent),
            ("HT tốt NV", Rating::Good),
            ("HT TNV", Rating::Good),
            ("HTT", Rating::Good),
            ("2) Hoàn thành tốt", Rating::Good),
            ("Đủ tư cách HTTNV", Rating::Good),
            ("Đảng viên đủ tư cách hoàn thành tốt nhiệm vụ", Rating::Good),
            ("Hoàn thành tốt nhiệm vụ.", Rating::Good),
            ("Xếp loại: tốt", Rating::Good),
            ("Hoàn thành NV", Rating::Satisfactory),
            ("3. HTNV", Rating::Satisfactory),
            ("Không HTNV", Rating::Unsatisfactory),
            ("K.HTNV", Rating::Unsatisfactory),
            ("Không hoàn thành nv", Rating::Unsatisfactory),
            ("Hoàn thành", Rating::Satisfactory),
            ("HT", Rating::Satisfactory),
            ("Mức hoàn thành", Rating::Satisfactory),
            ("Chưa hoàn thành nhiệm vụ", Rating::Unsatisfactory),
            ("Chưa HTNV", Rating::Unsatisfactory),
            ("Chưa hoàn thành", Rating::Unsatisfactory),
            ("Chưa HTNV năm 2024", Rating::Unsatisfactory),
            ("CHTNV", Rating::Unsatisfactory),
            ("HTXSNV năm 2024", Rating::Excellent),
            ("HTT NV", Rating::Good),
        ] {
            assert_eq!(rating(word), Ok(meant), "{word}");
        }
        for (word, near) in [
            ("HTTNVụ", Some(Rating::Good)),
            ("Hoàn thành khá nhiệm vụ", Some(Rating::Good)),
            ("khá", Some(Rating::Good)),
            ("Hoàn thành tót nhiệm vụ x", Some(Rating::Good)),
            ("???", None),
            ("Minh", None),
        ] {
            assert_eq!(rating(word), Err(FindingKind::UnknownRating(near)), "{word}");
        }
    }

    #[test]
    fn an_unrated_unit_has_its_reason() {
        use UnratedReason::{Exempt, NewlyFounded, NotRated, Suspended, UnderSixMonths};
        for (word, reason) in [
            ("", NotRated),
            ("Chưa xếp loại", NotRated),
            ("Chưa đánh giá, xếp loại", NotRated),
            ("Chưa được ĐGXL", NotRated),
            ("Không xếp loại", NotRated),
            ("Không đánh giá", NotRated),
            ("Không phân loại", NotRated),
            ("Không thuộc đối tượng", NotRated),
            ("Mới chuyển về", NotRated),
            ("Tạm hoãn đánh giá", NotRated),
            ("Hoãn xếp loại", NotRated),
            ("Chờ xếp loại", NotRated),
            ("Không tham gia đánh giá", NotRated),
            ("Đang xem xét kỷ luật", NotRated),
            ("ĐV mới kết nạp chưa đủ 6 tháng", UnderSixMonths),
            ("Được miễn", Exempt),
            ("CXL", NotRated),
            ("K.XL", NotRated),
            ("Mới thành lập", NewlyFounded),
            ("Chưa xếp loại (mới thành lập)", NewlyFounded),
            ("Chưa đủ 6 tháng", UnderSixMonths),
            ("Không xếp loại do chưa đủ 6 tháng", UnderSixMonths),
            ("Miễn đánh giá", Exempt),
            ("Miễn sinh hoạt", Exempt),
            ("Đình chỉ", Suspended),
            ("Bị đình chỉ sinh hoạt", Suspended),
        ] {
            assert_eq!(rating(word), Ok(Rating::Unrated), "{word}");
            assert_eq!(unrated_reason(word), reason, "{word}");
        }
        for word in ["Chưa hoàn thành nhiệm vụ", "Không hoàn thành tốt"] {
            assert_ne!(rating(word), Ok(Rating::Unrated), "{word}");
        }
    }
}
