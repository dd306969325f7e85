//! The numbering of a row: `A.`, `II.`, `3)`.

use super::group::{Group, group_of};

/// How a section is numbered; a new one ends what others of its style gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A, B
    Letter,
    /// I, II
    Roman,
    /// 1, 2
    Arabic,
    /// None.
    Bare,
}

/// Splits `II. Chi bộ cơ sở` into its number and its label.
pub fn numbered(text: &str) -> (Style, &str) {
    let Some(end) = text.find(['.', ')', ' ', '-', '/', ':']) else { return (style(text), "") };
    let number = style(&text[..end]);
    let rest = text[end..].trim_start_matches(['.', ')', ' ', '-', '/', ':']);
    // "A Công ty" may be a name: a letter needs its sign, a Roman number of several letters does
    // not.
    if number == Style::Bare || (text[end..].starts_with(' ') && !rest_is_label(rest)) {
        return (Style::Bare, text);
    }
    (number, rest)
}

fn rest_is_label(rest: &str) -> bool {
    group_of(rest) != Group::Nothing
}

pub fn style(number: &str) -> Style {
    let number = number.trim_matches(['(', ')', '.']);
    match number.as_bytes() {
        [] => Style::Bare,
        [b'A'..=b'H'] => Style::Letter,
        bytes if bytes.iter().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C')) => {
            Style::Roman
        }
        bytes if bytes.len() <= 3 && bytes.iter().all(u8::is_ascii_digit) => Style::Arabic,
        _ => Style::Bare,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_groups_are_split_from_their_labels() {
        assert_eq!(numbered("I. KCN Đình Trám"), (Style::Roman, "KCN Đình Trám"));
        assert_eq!(numbered("II Chi bộ cơ sở"), (Style::Roman, "Chi bộ cơ sở"));
        assert_eq!(numbered("Chi bộ Xưởng A"), (Style::Bare, "Chi bộ Xưởng A"));
        assert_eq!(numbered("A"), (Style::Letter, ""));
        assert_eq!((numbered("XLIX"), numbered("C")), ((Style::Roman, ""), (Style::Letter, "")));
    }
}
