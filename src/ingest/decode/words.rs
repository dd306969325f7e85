//! Decodes lines in one encoding, word by word: a file has few words, which repeat in every line.

use super::{legacy, syllable};
use crate::domain::Encoding;
use encoding_rs::WINDOWS_1258;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// One line decoded in one encoding, with its number of Vietnamese words and of other words.
pub struct Reading {
    pub encoding: Encoding,
    pub text: String,
    pub good: usize,
    pub bad: usize,
}

impl Reading {
    pub const fn score(&self) -> isize {
        self.good.cast_signed() - 2 * self.bad.cast_signed()
    }
}

/// What the decoding of a word depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Form {
    encoding: Encoding,
    /// The line is valid UTF-8: letters of an old font were saved again as UTF-8.
    is_utf8: bool,
    /// The cell is in a font of capitals.
    is_capital: bool,
}

/// A decoded word.
#[derive(Debug)]
struct Word {
    text: Box<str>,
    good: usize,
    bad: usize,
}

/// The words of one form; None for one that cannot be in the encoding.
#[derive(Debug, Default)]
struct Words {
    /// The index of each word in `all`, by its bytes.
    places: FxHashMap<Box<[u8]>, usize>,
    all: Vec<Option<Word>>,
}

/// Decodes lines. The words that it decoded are remembered.
#[derive(Debug, Default)]
pub struct WordDecoder(Vec<(Form, Words)>);

impl WordDecoder {
    /// Decodes a line in one encoding; None where it cannot be in it. A valid UTF-8 line whose
    /// letters are all in the old code pages may also be text of an old font, or of the old code
    /// page, that was saved again as UTF-8.
    pub fn read(&mut self, encoding: Encoding, line: &[u8]) -> Option<Reading> {
        let mut out = Vec::with_capacity(line.len() * 3 / 2);
        let (good, bad) = self.append(encoding, line, &mut out)?;
        Some(Reading { encoding, text: String::from_utf8(out).ok()?, good, bad })
    }

    /// Decodes a line into `out`, as [`Self::read`] does. Gives the number of Vietnamese words and
    /// of other words.
    pub fn append(
        &mut self,
        encoding: Encoding,
        line: &[u8],
        out: &mut Vec<u8>,
    ) -> Option<(usize, usize)> {
        let is_utf8 = std::str::from_utf8(line).is_ok();
        let may_be = match encoding {
            Encoding::Utf8 => is_utf8,
            Encoding::Windows1258 | Encoding::Tcvn3 | Encoding::Vni => true,
            Encoding::Utf16Le | Encoding::Utf16Be | Encoding::Misread => false,
        };
        if !may_be {
            return None;
        }
        let (mut good, mut bad) = (0, 0);
        for cell in legacy::cells(line) {
            if cell.is_ascii() {
                out.extend_from_slice(cell);
                continue;
            }
            let is_capital = encoding == Encoding::Tcvn3 && legacy::is_capital(cell);
            let form = Form { encoding, is_utf8, is_capital };
            let words = self.words(form);
            let mut rest = cell;
            while !rest.is_empty() {
                let end = rest.iter().position(|byte| !is_of_word(*byte)).unwrap_or(rest.len());
                let (own, after) = rest.split_at(end);
                if own.is_ascii() {
                    out.extend_from_slice(own);
                } else {
                    let word = remembered(words, form, own)?;
                    out.extend_from_slice(word.text.as_bytes());
                    (good, bad) = (good + word.good, bad + word.bad);
                }
                let end = after.iter().position(|byte| is_of_word(*byte)).unwrap_or(after.len());
                out.extend_from_slice(&after[..end]);
                rest = &after[end..];
            }
        }
        Some((good, bad))
    }

    fn words(&mut self, form: Form) -> &mut Words {
        let known = self.0.iter().position(|(own, _)| *own == form);
        let at = known.unwrap_or_else(|| {
            self.0.push((form, Words::default()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }
}

/// Whether a byte belongs to a word: no sign of ASCII is part of a letter in any encoding.
const fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || !byte.is_ascii()
}

/// A word, decoded if it was not yet.
fn remembered<'w>(words: &'w mut Words, form: Form, bytes: &[u8]) -> Option<&'w Word> {
    /// The most words that are remembered.
    const MOST: usize = 1 << 14;
    if let Some(at) = words.places.get(bytes) {
        return words.all[*at].as_ref();
    }
    if words.all.len() == MOST {
        *words = Words::default();
    }
    let word = decoded(form, bytes).map(|text| {
        let (good, bad) = syllable::weigh(&text);
        Word { text: text.into(), good, bad }
    });
    words.places.insert(bytes.into(), words.all.len());
    words.all.push(word);
    words.all.last()?.as_ref()
}

fn decoded(form: Form, word: &[u8]) -> Option<String> {
    let is_old = matches!(form.encoding, Encoding::Tcvn3 | Encoding::Vni);
    // No byte of an old font shows as this letter: a note, `đ/c Lan`, was typed in Unicode.
    if form.is_utf8 && is_old && word == "đ".as_bytes() {
        return Some("đ".to_owned());
    }
    let old = || {
        if form.is_utf8 {
            legacy::bytes_of(std::str::from_utf8(word).ok()?)
        } else {
            Some(word.to_vec())
        }
    };
    Some(match form.encoding {
        Encoding::Tcvn3 => legacy::tcvn3(&old()?, form.is_capital),
        Encoding::Vni => legacy::vni(&old()?),
        Encoding::Windows1258 => {
            WINDOWS_1258.decode_without_bom_handling(&old()?).0.nfc().collect()
        }
        _ => std::str::from_utf8(word).ok()?.to_owned(),
    })
}
