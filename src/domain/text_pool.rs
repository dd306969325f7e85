//! Interned texts.

use super::column::is_worth_shrinking;
use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// The number of a text in its [`TextPool`]; equal texts have equal numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(pub u32);

impl Text {
    /// The empty text, which has this number in every pool.
    pub const EMPTY: Self = Self(0);

    /// True if this is the empty text.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Interned texts: each distinct text of a data set once, one after the other in one buffer.
#[derive(Debug, Clone)]
pub struct TextPool {
    bytes: String,
    /// The end of each text in `bytes`; text n begins at the end of text n - 1.
    ends: Vec<u32>,
    /// The numbers of the texts, by hash.
    index: HashTable<u32>,
    /// A text was refused, because the pool had no room for it.
    is_full: bool,
}

impl Default for TextPool {
    fn default() -> Self {
        let mut pool = Self {
            bytes: String::new(),
            ends: Vec::new(),
            index: HashTable::new(),
            is_full: false,
        };
        pool.intern("");
        pool
    }
}

/// The hash of a text, by which a pool finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextHash(u64);

impl TextHash {
    /// The hash of a text, given as bytes.
    #[must_use]
    pub fn of(text: &[u8]) -> Self {
        Self::of_pieces(std::iter::once(text))
    }

    /// The hash of several texts.
    #[must_use]
    pub fn of_pieces<'t>(texts: impl Iterator<Item = &'t [u8]>) -> Self {
        let mut hasher = FxHasher::default();
        texts.for_each(|text| hasher.write(text));
        Self(hasher.finish())
    }

    /// The hash as a number.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }
}

fn hash(text: &str) -> u64 {
    TextHash::of(text.as_bytes()).0
}

fn slice<'a>(bytes: &'a str, ends: &[u32], number: u32) -> &'a str {
    let number = number as usize;
    let start = if number == 0 { 0 } else { ends[number - 1] as usize };
    &bytes[start..ends[number] as usize]
}

impl TextPool {
    /// The number of `text`, which is added if it is new. Beyond 4 GiB of distinct texts it is that
    /// of the empty text, and the pool [is full](Self::is_full).
    pub fn intern(&mut self, text: &str) -> Text {
        self.intern_hashed(text, TextHash::of(text.as_bytes()))
    }

    /// Like [`Self::intern`], with the hash of `text`.
    pub fn intern_hashed(&mut self, text: &str, hash: TextHash) -> Text {
        self.find_hashed(text, hash).unwrap_or_else(|| self.add_hashed(text, hash))
    }

    /// Adds a text that is not in the pool, as [`Self::intern_hashed`] does.
    pub fn add_hashed(&mut self, text: &str, TextHash(hashed): TextHash) -> Text {
        let (Ok(end), Ok(number)) =
            (u32::try_from(self.bytes.len() + text.len()), u32::try_from(self.ends.len()))
        else {
            self.is_full = true;
            return Text::EMPTY;
        };
        self.bytes.push_str(text);
        self.ends.push(end);
        self.index
            .insert_unique(hashed, number, |number| hash(slice(&self.bytes, &self.ends, *number)));
        Text(number)
    }

    /// True if a text was refused, because the pool had no room for it.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.is_full
    }

    /// Like [`Self::find`], with the hash of `text`.
    #[must_use]
    pub fn find_hashed(&self, text: &str, TextHash(hashed): TextHash) -> Option<Text> {
        self.index
            .find(hashed, |&number| slice(&self.bytes, &self.ends, number) == text)
            .map(|number| Text(*number))
    }

    /// Prefetches what [`Self::intern_hashed`] reads for these hashes: the cache misses of several
    /// texts overlap instead of following each other. Reading the national tables (1.9 million
    /// rows, 700,000 texts) takes 8 % more CPU time without it.
    pub fn prefetch(&self, hashes: &[TextHash]) {
        const BATCH: usize = 64;
        for hashes in hashes.chunks(BATCH) {
            let mut numbers = [0; BATCH];
            for (number, hash) in numbers.iter_mut().zip(hashes) {
                *number = self.index.iter_hash(hash.0).next().copied().unwrap_or(0);
            }
            let end = |number: &u32| self.ends.get(*number as usize).map_or(0, |end| *end as usize);
            let bytes = numbers
                .iter()
                .map(end)
                .map(|end| self.bytes.as_bytes().get(end).copied().unwrap_or(0));
            std::hint::black_box(bytes.fold(0, u8::wrapping_add));
        }
    }

    /// Reserves room for more distinct texts.
    pub fn reserve(&mut self, texts: usize) {
        /// The bytes of a text: half of them are ids, the others names.
        const MEAN: usize = 28;
        self.index.reserve(texts, |number| hash(slice(&self.bytes, &self.ends, *number)));
        // Twice the room would be given back later, by a copy.
        self.ends.reserve_exact(texts);
        self.bytes.reserve_exact(texts * MEAN);
    }

    /// A copy with room for a few more texts.
    #[must_use]
    pub fn with_room(&self) -> Self {
        let room = |length: usize| length + length / 16;
        let mut copy = Self {
            bytes: String::with_capacity(room(self.bytes.len())),
            ends: Vec::with_capacity(room(self.ends.len())),
            index: self.index.clone(),
            is_full: self.is_full,
        };
        copy.bytes.push_str(&self.bytes);
        copy.ends.extend_from_slice(&self.ends);
        copy
    }

    /// True if `number` is in this pool and its text has these bytes.
    #[must_use]
    pub fn is(&self, number: Text, text: &[u8]) -> bool {
        (number.0 as usize) < self.ends.len() && self.get(number).as_bytes() == text
    }

    /// The number of `text`, if it is in the pool.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Text> {
        self.find_hashed(text, TextHash::of(text.as_bytes()))
    }

    /// The text of a number.
    ///
    /// # Panics
    /// If the number is not of this pool.
    #[must_use]
    pub fn get(&self, text: Text) -> &str {
        slice(&self.bytes, &self.ends, text.0)
    }

    /// The number of distinct texts, the empty one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Always false: the empty text is in every pool.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Releases unused memory, if it is worth a copy.
    pub fn shrink(&mut self) {
        if is_worth_shrinking(self.bytes.len(), self.bytes.capacity()) {
            self.bytes.shrink_to_fit();
        }
        if is_worth_shrinking(self.ends.len(), self.ends.capacity()) {
            self.ends.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_pool_returns_what_was_interned(
            texts in proptest::collection::vec("\\PC{0,12}", 0..60),
        ) {
            let mut pool = TextPool::default();
            let numbers: Vec<Text> = texts.iter().map(|t| pool.intern(t)).collect();
            for (text, number) in texts.iter().zip(&numbers) {
                prop_assert_eq!(pool.get(*number), text.as_str());
                prop_assert_eq!(pool.find(text), Some(*number));
            }
            let distinct: std::collections::BTreeSet<&str> =
                texts.iter().map(String::as_str).chain([""]).collect();
            prop_assert_eq!(pool.len(), distinct.len());
        }
    }
}
