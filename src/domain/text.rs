//! Texts of cells: cleaned for display, folded for comparison, and interned.

use super::column::is_worth_shrinking;
use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::borrow::Cow;
use std::hash::Hasher;
use std::sync::LazyLock;
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc, is_nfc_quick,
};

/// The text in place of a cell that is not shown, as it may be about a person.
pub const HIDDEN_CELL: &str = "…";

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
        let mut hasher = FxHasher::default();
        hasher.write(text);
        Self(hasher.finish())
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
        self.ends.reserve(texts);
        self.bytes.reserve(texts * MEAN);
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

/// True if a text contains a control character, or one that changes the direction of text. They are
/// never printed.
#[must_use]
pub fn has_control(text: &str) -> bool {
    text.chars().any(is_hostile)
}

fn is_hostile(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
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

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{034f}' | '\u{180e}'
    )
}

/// The text of a cell for comparison and display: in NFC, each run of whitespace as one blank,
/// without invisible characters, and with a box (□) for each control or bidirectional character.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
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

/// A quick test, true for almost every cell: printable ASCII and precomposed Latin letters, with
/// single blanks inside. True implies [`is_plain`].
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
