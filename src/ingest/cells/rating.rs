//! Ratings, and the reasons of units that were not rated.

use super::abbreviations::shorten;
use super::words::{look_up, nearest, without_number};
use crate::domain::{
    FindingKind, Rating, UnratedReason, begins_with_words, fold, has_words, is_dash,
};

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
    ("satisf", Rating::Satisfactory),
    ("khong hoan thanh nhiem vu", Rating::Unsatisfactory),
    ("khtnv", Rating::Unsatisfactory),
    ("khong hoan thanh", Rating::Unsatisfactory),
    ("unsatisfactory", Rating::Unsatisfactory),
    ("unsatisf", Rating::Unsatisfactory),
    ("unrated", Rating::Unrated),
];

/// Ratings that mix full and short words (`HT xuất sắc NV`), as [`shorten`] returns them, and slips
/// that can be one rating only.
const SHORT_RATINGS: &[(&str, Rating)] = &[
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
    let bare = without_slips(&fold(bare));
    let words = shorten(without_year(without_number(&bare)));
    // `HTXSNV tiêu biểu` is the best fifth of its level.
    let level = words.strip_suffix(" tieu bieu").unwrap_or(&words);
    let known = [level, without_leading(level), without_rank(level)]
        .into_iter()
        .find_map(|words| look_up(RATINGS, words).or_else(|| look_up(SHORT_RATINGS, words)));
    let known = known.or_else(|| is_unrated(&words).then_some(Rating::Unrated))?;
    (remark.is_empty() || !is_replaced(known, remark)).then_some(known)
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

/// True if a remark takes a rating back, or ends with another one that is neither proposed nor that
/// of another year or of others: `HTTNV (cấp trên xếp: HTNV)`.
fn is_replaced(rating: Rating, remark: &str) -> bool {
    const TAKEN_BACK: [&str; 6] =
        ["khong cong nhan", "huy ket qua", "huy bo", "bi huy", "da huy", "thu hoi"];
    const OTHERS: [&str; 13] = [
        "de nghi", "dn", "tu", "tdg", "du kien", "nam", "dv", "dc", "d c", "phieu", "chi bo",
        "so voi", "truoc",
    ];
    let folded = fold(remark);
    let words = shorten(&without_slips(&folded));
    if TAKEN_BACK.iter().any(|back| has_words(&folded, back)) {
        return true;
    }
    let starts = words.match_indices(' ').map(|(at, _)| at + 1).take(16);
    let level = std::iter::once(0).chain(starts).find_map(|at| {
        let level = &words[at..];
        let known = look_up(RATINGS, level).or_else(|| look_up(SHORT_RATINGS, level))?;
        level.ends_with("nv").then_some((known, &words[..at]))
    });
    level.is_some_and(|(level, before)| {
        let is_of_others = before.contains(|c: char| c.is_ascii_digit())
            || OTHERS.iter().any(|other| has_words(before, other));
        level != rating && !is_of_others
    })
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

fn without_slips(folded: &str) -> String {
    let mut words = format!(" {folded} ");
    for (slip, right) in SLIPS {
        if words.contains(slip) {
            words = words.replace(&format!(" {slip} "), &format!(" {right} "));
        }
    }
    words.trim().to_owned()
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
    fn a_remark_may_replace_a_rating() {
        for cell in [
            "HTTNV (cấp trên xếp: HTNV)",
            "HTXSNV (hạ xuống Hoàn thành tốt nhiệm vụ)",
            "HTTNV (không công nhận)",
            "HTTNV (HTNV)",
        ] {
            assert_eq!(known_rating(cell), None, "{cell}");
        }
        for cell in [
            "HTTNV (đề nghị HTXSNV)",
            "HTTNV (tự nhận HTXSNV)",
            "HTTNV (năm 2022: HTNV)",
            "HTTNV (15 phiếu HTTNV, 2 phiếu HTNV)",
            "HTTNV (có đảng viên KHTNV)",
            "HTTNV (Hoàn thành tốt nhiệm vụ)",
            "HTTNV (hoàn thành tốt nhiệm vụ được giao)",
        ] {
            assert_eq!(known_rating(cell), Some(Rating::Good), "{cell}");
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
