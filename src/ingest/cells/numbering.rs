//! The numbering of a row: `A.`, `II.`, `3)`.

use super::group::{Group, group_of};

/// How a group row is numbered. A group ends the open group of the same style, and those inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberingStyle {
    /// A, B
    Letter,
    /// a, b
    SmallLetter,
    /// I, II
    Roman,
    /// 1, 2
    Arabic,
    /// No number.
    Bare,
}

/// Signs that a list has before its items in place of numbers.
pub const LIST_SIGNS: [char; 6] = ['-', '+', '*', '–', '•', '·'];

/// True for one of those signs alone.
pub fn is_list_sign(text: &str) -> bool {
    text.strip_prefix(LIST_SIGNS).is_some_and(str::is_empty)
}

/// Signs around a number.
const SIGNS: [char; 7] = ['(', ')', '.', ' ', '-', '/', ':'];

/// Splits `II. Chi bộ cơ sở` into its number and its label.
pub fn split_number(text: &str) -> (NumberingStyle, &str) {
    let Some(end) = text.find(['.', ')', ' ', '-', '/', ':']) else {
        return (numbering_style(text), "");
    };
    let number = numbering_style(&text[..end]);
    let rest = text[end..].trim_start_matches(['.', ')', ' ', '-', '/', ':']);
    // `A Công ty` may be a name: a number that ends with a blank needs the label of a group after
    // it.
    if number == NumberingStyle::Bare || (text[end..].starts_with(' ') && !rest_is_label(rest)) {
        return (NumberingStyle::Bare, text);
    }
    (number, rest)
}

/// The number of a label and what is behind it.
pub fn split_label(label: &str) -> (NumberingStyle, &str) {
    match split_number(label) {
        // A label of one word, which may look like a number: `CXL`.
        (_, "") => (NumberingStyle::Bare, label),
        split => split,
    }
}

/// A name without its number: `1.2. Chi bộ Văn phòng`.
pub fn bare_name(name: &str) -> &str {
    match split_number(name) {
        (NumberingStyle::Bare, _) | (_, "") => name,
        (_, bare) => bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start(),
    }
}

fn rest_is_label(rest: &str) -> bool {
    group_of(rest) != Group::Nothing
}

/// True for the first number of a style: `I.`, `(1)`.
pub fn is_first(number: &str) -> bool {
    let bare = number.trim_matches(SIGNS);
    matches!(bare, "A" | "a" | "I" | "1" | "01")
}

/// True if a number is the letter behind another one, of which many leave out `J`: `I.` behind
/// `H.`.
pub fn is_next_letter(of: &str, number: &str) -> bool {
    let letter = |number: &str| match number.trim_matches(SIGNS).as_bytes() {
        [letter @ b'A'..=b'Z'] => Some(*letter),
        _ => None,
    };
    let pair = letter(of).zip(letter(number));
    pair.is_some_and(|(of, number)| (of + 1..=of + 2).contains(&number))
}

/// The style of a number without its label.
pub fn numbering_style(number: &str) -> NumberingStyle {
    let number = number.trim_matches(['(', ')', '.']);
    match number.as_bytes() {
        [] => NumberingStyle::Bare,
        // Not all: `P. Tổ chức` is an office, `Q. 1` a district. `I` and `L` are Roman.
        [b'A'..=b'H' | b'J' | b'K' | b'M'] | [0xc4, 0x90] => NumberingStyle::Letter,
        [b'a'..=b'h' | b'k'] | [0xc4, 0x91] => NumberingStyle::SmallLetter,
        bytes if bytes.iter().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C')) => {
            NumberingStyle::Roman
        }
        bytes if bytes.len() <= 3 && bytes.iter().all(u8::is_ascii_digit) => NumberingStyle::Arabic,
        _ => NumberingStyle::Bare,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_follow_one_another() {
        assert!(is_next_letter("H", "I") && is_next_letter("H.", "I.") && is_next_letter("I", "K"));
        assert!(
            !is_next_letter("G", "J") && !is_next_letter("I", "II") && !is_next_letter("", "I")
        );
    }

    #[test]
    fn numbers_of_groups_are_split_from_their_labels() {
        assert_eq!(split_number("I. KCN Đình Trám"), (NumberingStyle::Roman, "KCN Đình Trám"));
        assert_eq!(split_number("II Chi bộ cơ sở"), (NumberingStyle::Roman, "Chi bộ cơ sở"));
        assert_eq!(split_number("Chi bộ Xưởng A"), (NumberingStyle::Bare, "Chi bộ Xưởng A"));
        assert_eq!(split_number("A"), (NumberingStyle::Letter, ""));
        assert_eq!(split_number("a) FDI"), (NumberingStyle::SmallLetter, "FDI"));
        assert_eq!(split_number("Đ. FDI"), (NumberingStyle::Letter, "FDI"));
        assert_eq!(split_number("đ) FDI"), (NumberingStyle::SmallLetter, "FDI"));
        assert_eq!(
            (split_number("XLIX"), split_number("C")),
            ((NumberingStyle::Roman, ""), (NumberingStyle::Letter, ""))
        );
    }
}
