//! The set of letters of a text, as a quick test whether it can contain a word.

/// The letters and pairs of adjacent letters of a folded text. A text whose set lacks a letter of a
/// word cannot contain the word.
///
/// Bits 0 to 25 are a to z, 26 to 35 the digits, 36 any other letter; the others are hashed pairs
/// of adjacent letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LetterSet(u64);

impl LetterSet {
    const FIRST_PAIR: u32 = 37;

    /// Every letter: the set of a text that is not known yet.
    pub const ALL: Self = Self(u64::MAX);

    /// The set of a folded text.
    #[must_use]
    pub fn of(folded: &str) -> Self {
        let mut bits = 0u64;
        let mut last = b' ';
        for byte in folded.bytes() {
            bits |= match byte {
                b' ' => 0,
                b'a'..=b'z' => 1 << (byte - b'a'),
                b'0'..=b'9' => 1 << (26 + byte - b'0'),
                _ => 1 << 36,
            };
            if byte != b' ' && last != b' ' {
                bits |= 1
                    << (Self::FIRST_PAIR
                        + (u32::from(last) * 31 + u32::from(byte)) % (64 - Self::FIRST_PAIR));
            }
            last = byte;
        }
        Self(bits)
    }

    /// True if every letter of `other` is in this set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_has_the_letters_of_every_part_of_its_words(
            text in "\\PC{0,30}",
            from in any::<prop::sample::Index>(),
            to in any::<prop::sample::Index>(),
        ) {
            let folded = fold(&text);
            for word in folded.split(' ').filter(|w| !w.is_empty()) {
                let places: Vec<usize> =
                    word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
                let (from, to) = (places[from.index(places.len())], places[to.index(places.len())]);
                prop_assert!(
                    LetterSet::of(&folded)
                        .contains(LetterSet::of(&word[from.min(to)..from.max(to)]))
                );
            }
        }
    }
}
