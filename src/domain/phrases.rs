//! Searches folded texts for phrases of whole words.

use rustc_hash::FxHashMap;

/// True if a folded text has these words one after the other. They are compared where a word
/// starts: to prepare a substring search costs more than these texts are long.
#[must_use]
pub fn has_words(folded: &str, words: &str) -> bool {
    starts_of_words(folded).any(|rest| begins_with_words(rest, words))
}

/// The rests of a folded text from the start of each of its words on.
fn starts_of_words(folded: &str) -> impl Iterator<Item = &str> {
    let blanks = memchr::memchr_iter(b' ', folded.as_bytes());
    std::iter::once(folded).chain(blanks.map(|blank| &folded[blank + 1..]))
}

/// True if a folded text begins with these words.
#[must_use]
pub fn begins_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A list of folded phrases of one or more words each, by their first word. A text is searched for
/// all of them at once.
#[derive(Debug)]
pub struct Phrases(FxHashMap<&'static str, Vec<&'static str>>);

impl Phrases {
    /// The phrases of a list.
    pub fn new(phrases: impl IntoIterator<Item = &'static str>) -> Self {
        let mut by_word: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for phrase in phrases {
            let word = phrase.split(' ').next().unwrap_or_default();
            by_word.entry(word).or_default().push(phrase);
        }
        Self(by_word)
    }

    /// The phrases in a folded text, as [`has_words`] finds them, in the order of the text.
    pub fn all_in(&self, folded: &str) -> impl Iterator<Item = &'static str> {
        starts_of_words(folded).flat_map(|rest| {
            let end = memchr::memchr(b' ', rest.as_bytes()).unwrap_or(rest.len());
            let phrases = self.0.get(&rest[..end]).map_or(&[][..], Vec::as_slice);
            phrases.iter().copied().filter(move |words| begins_with_words(rest, words))
        })
    }

    /// True if a folded text has one of the phrases.
    #[must_use]
    pub fn is_any_in(&self, folded: &str) -> bool {
        self.all_in(folded).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_whole_words_anywhere_in_a_text() {
        let phrases = Phrases::new(["ho ten", "ho", "the dang"]);
        for (text, found) in [
            ("ho ten dang vien", &["ho ten", "ho"][..]),
            ("ten ho", &["ho"]),
            ("so the dang", &["the dang"]),
            ("the dang vien", &["the dang"]),
            ("the dangx", &[]),
            ("hoten", &[]),
            ("", &[]),
        ] {
            assert_eq!(phrases.all_in(text).collect::<Vec<_>>(), found, "{text}");
            assert_eq!(phrases.is_any_in(text), !found.is_empty());
            assert!(found.iter().all(|words| has_words(text, words)));
        }
    }
}
