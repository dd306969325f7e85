//! The lines of a file, and whether its text may be of an old font or misread.

use crate::ingest::byte_search::places;

/// The lines of a file with their ends: LF, CRLF and CR each end a line.
pub fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = match memchr::memchr2(b'\n', b'\r', rest) {
            Some(at) if rest[at] == b'\r' && rest.get(at + 1) == Some(&b'\n') => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        Some(line)
    })
}

/// The number of a line as findings have it, from 1, by its index.
pub fn line_number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// True if a text has a character, or two that follow each other, of Vietnamese typed in an old
/// font or of UTF-8 that was read in another encoding, that Vietnamese in Unicode does not have.
pub fn is_suspicious(text: &str) -> bool {
    let bytes = text.as_bytes();
    places(bytes, [0xc2, 0xc3]).any(|at| match (bytes[at], bytes.get(at + 1)) {
        // U+0080 to U+00BF, except the no-break space unless it follows Ã or Ă: both are then "à".
        (0xc2, Some(0xa0)) => at >= 2 && matches!(bytes[at - 2..at], [0xc3, 0x83] | [0xc4, 0x82]),
        (0xc2, Some(_)) => true,
        (0xc3, Some(&next)) => {
            !matches!(
                next,
                0x80..=0x83 | 0x88..=0x8a | 0x8c | 0x8d | 0x92..=0x95 | 0x99 | 0x9a | 0x9d
                    | 0xa0..=0xa3 | 0xa8..=0xaa | 0xac | 0xad | 0xb2..=0xb5 | 0xb9 | 0xba | 0xbd
            ) || at > 0 && is_pair_of_old_font(bytes[at - 1], next)
        }
        _ => false,
    })
}

/// True if a byte and the letter behind it, U+00C0 to U+00FF by its second byte, are a vowel and
/// its sign in VNI (`aâ` is â), or a small letter and a capital, which may be one of TCVN3 (`xÊp`).
/// `oà`, `oá` and `oã` are Vietnamese too.
const fn is_pair_of_old_font(before: u8, letter: u8) -> bool {
    let small = letter | 0x20;
    match before | 0x20 {
        b'a' if matches!(small, 0xa0..=0xa3 | 0xa8..=0xaa | 0xb5 | 0xb9 | 0xba) => true,
        b'e' if matches!(small, 0xa0..=0xa3 | 0xb5 | 0xb9) => true,
        b'o' if matches!(small, 0xa2 | 0xb5 | 0xb9) => true,
        b'u' | b'y' if matches!(small, 0xb5 | 0xb9) => true,
        _ => before.is_ascii_lowercase() && matches!(letter, 0x80..=0x9d),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_no_vietnamese_word_has_together_are_suspicious() {
        for text in ["KCN Quang Chaâu", "VAÂN TRUNG", "Taêng Tieán", "xÊp", "tÕ", "Boán Thuù"]
        {
            assert!(is_suspicious(text), "{text}");
        }
        for text in ["Hoà Phú", "HOÀ", "Đoá", "loã xoã", "khuân vác", "Yên", "KCN Châu", "Ý Yên"]
        {
            assert!(!is_suspicious(text), "{text}");
        }
    }
}
