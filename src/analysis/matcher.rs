//! Matches the words of a search against folded texts.

use super::letters::LetterSet;
use crate::domain::fold;
use memchr::memmem::Finder;

/// The words of a search. A text matches if it contains every word, in any order, without regard to
/// case and diacritics.
#[derive(Debug, Clone, Default)]
pub struct Matcher {
    words: Vec<(Finder<'static>, LetterSet)>,
}

impl Matcher {
    /// Splits a search into folded words.
    #[must_use]
    pub fn new(search: &str) -> Self {
        let words = fold(search);
        Self {
            words: words
                .split(' ')
                .filter(|w| !w.is_empty())
                .map(|w| (Finder::new(w).into_owned(), LetterSet::of(w)))
                .collect(),
        }
    }

    /// A matcher for the last word of a search alone, the one that is being typed.
    #[must_use]
    pub fn of_last(search: &str) -> Self {
        let mut all = Self::new(search);
        Self { words: all.words.pop().into_iter().collect() }
    }

    /// True if the search has no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// True if a folded text contains word number `word`.
    #[must_use]
    pub fn contains_word(&self, word: usize, folded: &str) -> bool {
        self.words.get(word).is_some_and(|(word, _)| word.find(folded.as_bytes()).is_some())
    }

    /// The letters of word number `word`.
    #[must_use]
    pub fn letters(&self, word: usize) -> LetterSet {
        self.words.get(word).map_or_else(LetterSet::default, |(_, letters)| *letters)
    }

    /// True if word number `word` is one letter from a to z or one digit: a text whose letters
    /// contain it matches.
    #[must_use]
    pub fn is_single_letter(&self, word: usize) -> bool {
        self.words
            .get(word)
            .is_some_and(|(word, _)| matches!(word.needle(), [b'a'..=b'z' | b'0'..=b'9']))
    }

    /// True if a folded text contains every word.
    #[must_use]
    pub fn matches(&self, folded: &str) -> bool {
        (0..self.words.len()).all(|word| self.contains_word(word, folded))
    }

    /// True if each word is in at least one of several folded texts.
    #[must_use]
    pub fn matches_any(&self, folded: &[&str]) -> bool {
        (0..self.words.len()).all(|word| folded.iter().any(|text| self.contains_word(word, text)))
    }

    /// The ranges of characters (start, end exclusive) of `text` that match, every match of each
    /// word, for highlighting.
    #[must_use]
    pub fn match_ranges(&self, text: &str) -> Vec<(usize, usize)> {
        let letters: Vec<String> = text.chars().map(|c| fold(&c.to_string())).collect();
        let folded: Vec<char> = letters.iter().map(|f| f.chars().next().unwrap_or(' ')).collect();
        let mut ranges = Vec::new();
        for (word, _) in &self.words {
            let word: Vec<char> = String::from_utf8_lossy(word.needle()).chars().collect();
            let mut from = 0;
            while let Some(at) = folded[from..].windows(word.len()).position(|w| w == word) {
                ranges.push((from + at, from + at + word.len()));
                from += at + word.len();
            }
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_match_in_any_order_without_diacritics() {
        let matcher = Matcher::new("phat  DUOC");
        assert!(matcher.matches(&fold("Chi bộ Công ty CP Dược Phát")));
        assert!(!matcher.matches(&fold("Chi bộ Công ty CP Dược")));
        assert_eq!(Matcher::new("dinh").match_ranges("KCN Đình Trám"), [(4, 8)]);
        assert_eq!(Matcher::new("ba").match_ranges("Bao bì Bảo An"), [(0, 2), (7, 9)]);
        assert_eq!(Matcher::new("an bao").match_ranges("Bảo An"), [(4, 6), (0, 3)]);
    }
}
