//! Texts of cells: cleaned for display and folded for comparison.

use std::borrow::Cow;
use std::sync::LazyLock;
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc, is_nfc_quick,
};

/// The text in place of a cell that is not shown, as it may be about a person.
pub const HIDDEN_CELL: &str = "…";

/// True if a text contains a control character, one that changes the direction of text, or an
/// invisible one of a tag. They are never printed.
#[must_use]
pub fn has_control(text: &str) -> bool {
    text.chars().any(is_hostile)
}

fn is_hostile(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}')
}

/// As [`clean`] for a text of several lines: line ends, tabs and blanks stay.
#[must_use]
pub fn neutralise(text: &str) -> String {
    let harmless = |(at, c)| match c {
        '\r' if !text[at..].starts_with("\r\n") => '□',
        c if is_hostile(c) => '□',
        c => c,
    };
    text.char_indices().map(harmless).collect()
}

/// A text without the characters that are not seen and change nothing.
#[must_use]
pub fn without_invisible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{034f}' | '\u{180e}'
    )
}

/// Stands for a line break inside a cell of a workbook: [`clean`] makes it a blank, and the names
/// of units are split at it to find persons.
pub const LINE_BREAK: char = '\u{205f}';

/// The mark at the end of a number that was copied from a merged cell into the row of another unit:
/// two blanks, which [`clean`] drops. A count with it is left out.
pub const OF_MERGED: &str = "\u{205f}\u{2005}";

/// The text of a cell for comparison and display: in NFC, each run of whitespace as one blank,
/// without invisible characters, and with a box (□) for each control or bidirectional character.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let text = without_formula(text);
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let visible =
        text.chars().filter(|&c| !is_invisible(c)).map(|c| if is_hostile(c) { '□' } else { c });
    let mut blank = false;
    let mut push = |c: char| {
        if c.is_whitespace() {
            blank = true;
        } else {
            if std::mem::take(&mut blank) && !out.is_empty() {
                out.push(' ');
            }
            out.push(c);
        }
    };
    // An invisible character may have separated a letter from its combining mark.
    if is_nfc(text) && !text.chars().any(is_invisible) {
        visible.for_each(&mut push);
    } else {
        visible.nfc().for_each(&mut push);
    }
    Cow::Owned(out)
}

/// The text inside the formula by which programs keep a spreadsheet from changing a text: `="001"`.
/// Any other text as it is.
fn without_formula(text: &str) -> &str {
    let mut bare = text;
    while let Some(inner) = bare.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'))
    {
        bare = inner;
    }
    bare
}

/// A quick test, true for almost every cell: printable ASCII and precomposed Latin letters, with
/// single blanks inside. True implies [`is_plain`], unless the text is in a formula.
#[must_use]
pub fn is_plainly_plain(text: &str) -> bool {
    // Over bytes, because it runs for every new text.
    let bytes = text.as_bytes();
    let (mut at, mut blank) = (0, true);
    while let Some(&byte) = bytes.get(at) {
        let second = || bytes.get(at + 1).copied().unwrap_or_default();
        let third = || bytes.get(at + 2).copied().unwrap_or_default();
        let length = match byte {
            b' ' if blank => return false,
            b'!'..=b'~' | b' ' => 1,
            // À to ɏ.
            0xc3..=0xc8 => 2,
            0xc9 if second() <= 0x8f => 2,
            // Ạ to ỹ.
            0xe1 if second() == 0xba && third() >= 0xa0 => 3,
            0xe1 if second() == 0xbb && third() <= 0xb9 => 3,
            _ => return false,
        };
        blank = byte == b' ';
        at += length;
    }
    !blank || text.is_empty()
}

/// True if [`clean`] returns the text unchanged.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    if text.starts_with('=') && without_formula(text) != text {
        return false;
    }
    if is_plainly_plain(text) {
        return true;
    }
    let mut previous = ' ';
    let mut ascii = true;
    for c in text.chars() {
        let blank = c.is_whitespace();
        if (blank && (c != ' ' || previous == ' ')) || is_hostile(c) || is_invisible(c) {
            return false;
        }
        ascii &= c.is_ascii();
        previous = c;
    }
    (text.is_empty() || previous != ' ')
        && (ascii || is_nfc_quick(text.chars()) == IsNormalized::Yes)
}

/// The form in which headings, words, zones and names are compared: lower case, without diacritics
/// (đ is d) and punctuation, single blanks.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Like [`fold`], into a buffer, which is cleared first.
pub fn fold_into(text: &str, out: &mut String) {
    out.clear();
    let mut blank = false;
    let end_blank = |blank: &mut bool, out: &mut String| {
        if std::mem::take(blank) && !out.is_empty() {
            out.push(' ');
        }
    };
    for c in text.chars() {
        match base(c) {
            Base::Letter(letter) => {
                end_blank(&mut blank, out);
                out.push(letter);
            }
            Base::Blank => blank = true,
            Base::Nothing => {}
            Base::Other => {
                // Combining marks are dropped, so decomposing one character at a time gives the
                // same as decomposing the whole text.
                for part in
                    std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c))
                {
                    if part.is_alphanumeric() {
                        end_blank(&mut blank, out);
                        out.extend(part.to_lowercase());
                    } else {
                        blank = true;
                    }
                }
            }
        }
    }
}

/// What a character becomes when it is folded.
#[derive(Debug, Clone, Copy)]
enum Base {
    /// A letter or digit of ASCII.
    Letter(char),
    /// A separator of words.
    Blank,
    /// Nothing: a combining mark.
    Nothing,
    /// To be decomposed.
    Other,
}

fn base(c: char) -> Base {
    match c {
        'a'..='z' | '0'..='9' => Base::Letter(c),
        'A'..='Z' => Base::Letter(c.to_ascii_lowercase()),
        '\0'..='\x7f' => Base::Blank,
        'đ' | 'Đ' | 'ð' | 'Ð' => Base::Letter('d'),
        '\u{300}'..='\u{36f}' => Base::Nothing,
        'À'..='ỹ' => {
            let folded = LETTERS.get(c as usize - LETTERS_FROM).copied().flatten();
            folded.map_or(Base::Other, Base::Letter)
        }
        _ => Base::Other,
    }
}

/// The first character of [`LETTERS`]: `À`.
const LETTERS_FROM: usize = 0xc0;

/// For each character from `À` to `ỹ` its letter of ASCII; None if it must be decomposed.
static LETTERS: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let letter = |c: char| {
        let mut parts = std::iter::once(c)
            .nfd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase);
        parts.next().filter(|first| first.is_ascii_lowercase() && parts.next().is_none())
    };
    ('À'..='ỹ').map(letter).collect()
});

/// True if a cleaned cell is a single dash of any kind, which means an empty cell.
#[must_use]
pub fn is_dash(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−'))
        && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cleaning_once_is_enough() {
        // Found by fuzzing: a joiner between a letter and its sign.
        assert_eq!(clean("r\u{34f}\u{301}"), "ŕ");
        assert_eq!(clean("o\u{200b}\u{302}\u{323}"), "ộ");
    }

    #[test]
    fn three_spellings_of_a_heading_are_one() {
        let folded = [
            "Khu, cụm công nghiệp",
            "KHU CUM CONG NGHIEP",
            "khu_cum_cong_nghiep",
            "Khu,\ncụm  công\u{a0}nghiệp",
        ]
        .map(fold);
        assert!(folded.iter().all(|f| f == "khu cum cong nghiep"), "{folded:?}");
        assert_eq!(fold("Đảng ủy"), "dang uy");
    }

    #[test]
    fn combining_and_precomposed_letters_are_one() {
        let combining = "Chi bo\u{0323}\u{0302} Đi\u{0300}nh Tra\u{0301}m";
        assert_eq!(clean(combining), "Chi bộ Đình Trám");
        assert_eq!(fold(combining), "chi bo dinh tram");
    }

    #[test]
    fn lines_are_neutralised_and_stay_lines() {
        let text = "  a\tb\n\u{1b}[31m\u{202e}\u{2066}\u{9b}c\r\nd\re\u{7}";
        assert_eq!(neutralise(text), "  a\tb\n□[31m□□□c\r\nd□e□");
    }

    #[test]
    fn nothing_hostile_survives_cleaning() {
        assert_eq!(clean("a\u{1b}[31mb"), "a□[31mb");
        assert_eq!(clean("\u{202e}abc"), "□abc");
        assert_eq!(clean(" a\u{a0}\u{200b} b\u{ad}c \n"), "a bc");
    }

    #[test]
    fn dashes_stand_for_nothing() {
        assert!(is_dash("-") && is_dash("–") && !is_dash("--") && !is_dash("") && !is_dash("-5"));
    }

    proptest! {
        #[test]
        fn cleaning_is_idempotent_and_harmless(text in any::<String>()) {
            let once = clean(&text);
            prop_assert!(!has_control(&once));
            prop_assert_eq!(clean(&once), once.clone());
        }

        #[test]
        fn plain_letters_by_bytes_are_those_by_characters(
            text in "([ a-zÀ-ỹ]|[ -~]|[À-ɏ]|[Ḁ-ỿ]|\\PC|.){0,12}",
        ) {
            let letter = |c: char| matches!(c, '!'..='~' | 'À'..='ɏ' | 'Ạ'..='ỹ');
            let expected = text.is_empty()
                || text.split(' ').all(|word| !word.is_empty() && word.chars().all(letter));
            prop_assert_eq!(is_plainly_plain(&text), expected);
        }

        #[test]
        fn folding_does_not_see_cleaning(text in "\\PC{0,40}") {
            prop_assert_eq!(fold(&clean(&text)), fold(&text));
        }

        #[test]
        fn folding_is_that_of_the_decomposed_text(
            text in any::<String>(),
            letters in "[À-ỹa-zA-Z0-9 ,.đĐ\u{300}-\u{36f}]{0,12}",
        ) {
            for text in [text, letters] {
                let mut words = String::new();
                for c in text.nfd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c)) {
                    match c {
                        'đ' | 'Đ' | 'ð' | 'Ð' => words.push('d'),
                        c if c.is_alphanumeric() => words.extend(c.to_lowercase()),
                        _ => words.push(' '),
                    }
                }
                // Lower case may take a letter apart into signs that are no blanks.
                prop_assert_eq!(
                    fold(&text),
                    words.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
                );
            }
        }
    }
}
