//! Detects letters that were replaced by `?` or `_` when a file was saved.

use crate::ingest::decode::syllable::is_syllable_with_lost_letters;

/// True if letters of a cell were replaced when it was saved: by question marks, or by the
/// underscores of an old Macintosh.
pub fn has_lost_letters(cell: &str) -> bool {
    has_marks_for_letters(cell) || has_underscores_for_letters(cell)
}

/// True if an underscore in a cell replaces a letter: its word is a Vietnamese syllable with it. A
/// cell of small ASCII letters without a blank is a name of a database, such as `so_dv`.
fn has_underscores_for_letters(cell: &str) -> bool {
    let is_identifier =
        || cell.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    cell.contains('_')
        && !is_identifier()
        && cell
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .any(|word| word.contains('_') && is_syllable_with_lost_letters(word))
}

/// True if letters of a cell were replaced by question marks: a mark with a letter behind it, or a
/// mark at the end of a word that is followed by another word.
fn has_marks_for_letters(cell: &str) -> bool {
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

/// True if the last word before a mark is an initial alone, as of "bộ", "vụ", "sở".
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
            "Chi b_ A",
            "KCN _ình Trám",
            "__ng b_ Công ty",
            "Hoàn thành t_t nhi_m v_",
            "N_m",
            "Tên t_ ch_c __ng",
        ] {
            assert!(has_lost_letters(lost), "{lost}");
        }
        for real in [
            "Có không?",
            "Chờ xác minh? Đã hỏi",
            "?",
            "??",
            "Công ty May",
            "https://x?y=z",
            "TC_HP_01",
            "so_dv",
            "ma_to_chuc",
            "Phòng KT_KH",
            "Tổ 1_Xưởng 2",
            "members_excellent",
            "Chi bộ Mẫu_Số",
        ] {
            assert!(!has_lost_letters(real), "{real}");
        }
    }
}
