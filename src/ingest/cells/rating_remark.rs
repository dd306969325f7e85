//! Remarks behind a rating: whether one takes the rating back, or has another in its place.

use super::abbreviations::shorten;
use super::rating_words::{level_in, without_slips};
use crate::domain::{Rating, fold, has_words};

/// Verbs that take a rating back where they are denied, folded: `chưa được công nhận`.
const ACCEPTED: [&str; 6] = ["cong nhan", "chap nhan", "phe duyet", "duyet", "chuan y", "dong y"];

/// Words that take a rating back, folded.
const TAKEN_BACK: [&str; 9] = [
    "huy ket qua",
    "huy bo",
    "bi huy",
    "da huy",
    "huy xep loai",
    "thu hoi",
    "bai bo",
    "bac bo",
    "rut lai",
];

/// Verbs that move a unit to another level, folded.
const MOVED: [&str; 5] = ["ha", "giam", "giang", "xuong", "nang"];

/// Words behind them that show it, perhaps after a number: `hạ một bậc`.
const STEPS: [&str; 9] = ["bac", "muc", "loai", "hang", "xep", "xuong", "len", "ket", "chat"];

const STEP_NUMBERS: [&str; 6] = ["mot", "hai", "1", "01", "2", "02"];

/// Words behind the verb for to cancel where a rating is cancelled: not `hủy niêm yết`.
const BEHIND_CANCEL: [&str; 10] =
    ["theo", "do", "vi", "ket", "xep", "bo", "quyet", "cong", "danh", "muc"];

/// Words of others than the unit and its report, as they are shortened: other persons and bodies,
/// votes, other years, what was proposed, aimed at or there before.
const OTHERS: [&str; 28] = [
    "de nghi",
    "dn",
    "tu",
    "tdg",
    "du kien",
    "nam",
    "dv",
    "dc",
    "d c",
    "phieu",
    "chi bo",
    "so voi",
    "truoc",
    "bi thu",
    "chi uy",
    "ca nhan",
    "chinh quyen",
    "cong doan",
    "doan tn",
    "giam doc",
    "cu",
    "thay cho",
    "thay vi",
    "ban dau",
    "lan dau",
    "phan dau",
    "dang ky",
    "muc tieu",
];

/// Words between a negation and the level that was not reached: `không được công nhận HTXSNV`.
const REACHED: [&str; 20] = [
    "dat", "duoc", "cn", "cong", "muc", "du", "dieu", "kien", "tieu", "chuan", "chap", "nhan",
    "phe", "duyet", "xet", "loai", "xl", "dong", "y", "la",
];

/// True if a remark takes a rating back, or has another one that is neither proposed nor that of
/// another year or of others: `HTTNV (cấp trên xếp: HTNV)`.
pub(super) fn is_replaced(rating: Rating, remark: &str) -> bool {
    let mut above = String::new();
    remark.split([',', ';']).any(|clause| {
        let folded = without_slips(&fold(clause));
        let words = shorten(&folded);
        let level = level_in(&words);
        if rating.is_rated() && is_taken_back(clause, &folded, level.is_some()) {
            return true;
        }
        let Some((before, level, behind)) = level else {
            above.push_str(&words);
            above.push(' ');
            return false;
        };
        let before = std::mem::take(&mut above) + before;
        is_other(rating, level, (&before, behind))
    })
}

/// True if a level in a remark takes the place of the rating, by the words before and behind it.
fn is_other(rating: Rating, level: Rating, (before, behind): (&str, &str)) -> bool {
    if denies(before) {
        // `chưa hoàn thành nhiệm vụ thu nộp đảng phí` is no level.
        let is_level = level != Rating::Satisfactory || behind.is_empty();
        return is_level && height(level) <= height(rating);
    }
    // Within a sentence a level is the subject of a verb, or anything.
    let is_given = || {
        let verbs = ["xl", "xep", "xuong", "len", "con", "thanh", "la", "lai"];
        before.split_whitespace().next_back().is_some_and(|word| verbs.contains(&word))
            && !["nam", "truoc"].iter().any(|words| has_words(behind, words))
    };
    let is_of_others = before.contains(|c: char| c.is_ascii_digit())
        || OTHERS.iter().any(|other| has_words(before, other));
    level != rating && !is_of_others && (behind.is_empty() || is_given())
}

/// The order of the levels, the best highest; 0 for no level.
const fn height(rating: Rating) -> u8 {
    match rating {
        Rating::Excellent => 3,
        Rating::Good => 2,
        Rating::Satisfactory => 1,
        _ => 0,
    }
}

/// True if words before a level say that it was not reached: `không đạt`.
fn denies(before: &str) -> bool {
    let is_negation = |word: &&str| matches!(*word, "khong" | "chua");
    let mut words = before.split_whitespace().rev();
    words.find(|word| is_negation(word) || !REACHED.contains(word)).is_some_and(|w| is_negation(&w))
}

/// True if a clause of a remark takes the rating back, by its words folded.
fn is_taken_back(clause: &str, folded: &str, has_level: bool) -> bool {
    let folded = format!(" {folded} ");
    let before = |phrase: &str| folded.find(&format!(" {phrase} ")).map(|at| &folded[..=at]);
    let has = |text: &str, words: &[&str]| words.iter().any(|word| has_words(text.trim(), word));
    let is_of_others = |text: &str| has(text, &["phieu", "dang vien", "dv", "dong chi", "d c"]);
    let is_denied = |text: &str| has(text, &["khong", "chua"]);
    // `Không vi phạm và được công nhận`.
    let last = |text: &str| text.rsplit(" va ").next().unwrap_or_default().to_owned();
    let lowercase = clause.to_lowercase();
    // The level that was not accepted is another one.
    let is_refused = !has_level
        && !lowercase.contains("công nhân")
        && ACCEPTED
            .iter()
            .filter_map(|verb| before(verb))
            .any(|text| is_denied(&last(text)) && !is_of_others(text));
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_moved = || {
        let at = words.iter().enumerate().position(|(at, word)| {
            let mut behind = words[at + 1..].iter().skip_while(|w| STEP_NUMBERS.contains(*w));
            MOVED.contains(word)
                && match behind.next() {
                    Some(next) => STEPS.contains(next),
                    None => at > 0 && matches!(words[at - 1], "bi" | "da"),
                }
        });
        at.is_some_and(|at| {
            let (text, behind) = (words[..at].join(" "), words[at..].join(" "));
            // `Năm 2023 bị hạ bậc`, `nâng 1 bậc so với năm 2023`.
            let is_of_other_year = has(&text, &["nam"]) || has(&behind, &["so voi", "so nam"]);
            !is_denied(&text) && !is_of_others(&text) && !is_of_other_year
        })
    };
    let is_cancelled = || {
        let mut pairs = words.iter().zip(words.iter().skip(1).map(Some).chain([None]));
        let cancels = pairs.any(|(word, next)| {
            *word == "huy" && next.is_none_or(|next| BEHIND_CANCEL.contains(next))
        });
        cancels && ["hủy", "huỷ"].iter().any(|verb| lowercase.contains(verb))
    };
    let mut revoked = TAKEN_BACK.iter().filter_map(|words| before(words));
    let is_revoked = revoked.any(|text| !is_denied(text)) || is_cancelled() && !is_denied(&folded);
    is_refused || is_revoked || !has_level && is_moved()
}

#[cfg(test)]
mod tests {
    use super::super::known_rating;
    use super::*;

    #[test]
    fn a_remark_may_replace_a_rating() {
        for cell in [
            "HTTNV (cấp trên xếp: HTNV)",
            "HTXSNV (hạ xuống Hoàn thành tốt nhiệm vụ)",
            "HTTNV (không công nhận)",
            "HTTNV (HTNV)",
            "HTTNV (không được công nhận)",
            "HTTNV (chưa được Ban Thường vụ công nhận)",
            "HTTNV (bãi bỏ)",
            "HTTNV (hủy theo Quyết định số 5)",
            "HTTNV (không chấp nhận)",
            "HTTNV (bị hạ bậc)",
            "HTTNV (hạ một bậc)",
            "HTTNV (hạ 01 mức do vi phạm)",
            "HTTNV (bị hạ)",
            "HTTNV (hạ xuống HTNV do vi phạm)",
            "HTTNV (không công nhận, xếp HTNV)",
            "HTTNV (không công nhận mà xếp HTNV)",
            "HTTNV (tự nhận HTXSNV, cấp trên xếp HTNV)",
            "HTTNV (không đạt HTTNV)",
            "HTTNV - HTNV",
            "HTTNV; không công nhận",
        ] {
            assert_eq!(known_rating(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_remark_may_say_why_a_rating_stands() {
        for cell in [
            "HTTNV (đề nghị HTXSNV)",
            "HTTNV (tự nhận HTXSNV)",
            "HTTNV (năm 2022: HTNV)",
            "HTTNV (15 phiếu HTTNV, 2 phiếu HTNV)",
            "HTTNV (có đảng viên KHTNV)",
            "HTTNV (Hoàn thành tốt nhiệm vụ)",
            "HTTNV (hoàn thành tốt nhiệm vụ được giao)",
            "HTTNV (không đạt HTXSNV)",
            "HTTNV (không công nhận HTXSNV)",
            "HTTNV (chưa đủ điều kiện xếp loại HTXSNV)",
            "HTTNV (bí thư HTXSNV)",
            "HTTNV (kết quả cũ: HTNV)",
            "HTTNV (thay cho HTNV)",
            "HTTNV (hạ từ HTXSNV)",
            "HTTNV (không bị hạ bậc)",
            "HTTNV (không có công nhân)",
            "HTTNV (2 phiếu không đồng ý)",
            "HTTNV (giảm 2 đảng viên)",
            "HTTNV (không vi phạm và được công nhận)",
            "HTTNV (nâng 1 bậc so với năm 2023)",
            "HTTNV (năm 2023 bị hạ bậc)",
            "HTTNV (giảm 1 bậc so năm trước)",
            "HTTNV (hủy niêm yết)",
            "HTTNV - đạt 85 điểm",
            "HTTNV; khen thưởng",
            "HTTNV (đề nghị HTXSNV) - 85 điểm",
            "HTTNV do chưa hoàn thành nhiệm vụ thu nộp đảng phí",
            "HTTNV vì có đảng viên vi phạm",
            "Hoàn thành tốt nhiệm vụ, được khen thưởng",
        ] {
            assert_eq!(known_rating(cell), Some(Rating::Good), "{cell}");
        }
        for cell in ["Chưa xếp loại (chưa được công nhận)", "CXL; mới thành lập"]
        {
            assert_eq!(known_rating(cell), Some(Rating::Unrated), "{cell}");
        }
    }
}
