//! Decodes text line by line, each in the encoding in which the most of its words are Vietnamese.

use super::lines::{line_number, lines};
use super::words::{Reading, WordDecoder};
use super::{misread, syllable};
use crate::domain::Encoding;
use rayon::prelude::*;
use std::ops::Range;

/// How many non-ASCII lines are sampled to choose the main encoding, at most twice as many.
const WEIGHED: usize = 400;

/// How many bytes a text has from which no more than these lines are looked at.
const LONG: u64 = 1 << 18;

/// How many bytes are looked at for a line of a long text.
const PIECE: u64 = 1 << 10;

/// A text that was decoded line by line.
pub struct Read {
    pub text: String,
    /// The encoding of most lines.
    pub encoding: Encoding,
    /// Other encodings (UTF-8 aside) of single lines, each with its first line, from 1.
    pub pasted: Vec<(Encoding, u32)>,
}

/// Decodes a line in every encoding that fits.
fn readings(decoder: &mut WordDecoder, line: &[u8]) -> Vec<Reading> {
    const ALL: [Encoding; 4] =
        [Encoding::Utf8, Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258];
    ALL.into_iter().filter_map(|encoding| decoder.read(encoding, line)).collect()
}

/// The best reading of a line or cell of a file in encoding `main`. Another encoding is chosen only
/// if it leaves fewer words that are not Vietnamese.
fn choose(mut all: Vec<Reading>, main: Encoding) -> Option<Reading> {
    let usual = all.iter().position(|r| r.encoding == main);
    let best = (0..all.len()).max_by_key(|&i| (all[i].score(), usual == Some(i)))?;
    let chosen = usual
        .filter(|&usual| all[usual].bad <= all[best].bad || all[best].good == 0)
        .unwrap_or(best);
    Some(all.swap_remove(chosen))
}

/// Decodes each cell of a line by itself. The encoding of the line is that of the first cell that
/// is not UTF-8.
fn by_cells(decoder: &mut WordDecoder, line: &[u8]) -> Option<Reading> {
    let is_delimiter = |byte: &u8| matches!(byte, b',' | b';' | b'\t' | b'|');
    let cells = line
        .split_inclusive(is_delimiter)
        .map(|cell| choose(readings(decoder, cell), Encoding::Utf8))
        .collect::<Option<Vec<_>>>()?;
    let other =
        cells.iter().map(|cell| cell.encoding).find(|encoding| *encoding != Encoding::Utf8)?;
    let text: String = cells.into_iter().map(|cell| cell.text).collect();
    let (good, bad) = syllable::weigh(&text);
    Some(Reading { encoding: other, text, good, bad })
}

/// The lines that one thread decodes at a time, and how many such parts are decoded before they are
/// joined: the text is in memory once.
const LINES: usize = 4096;
const PARTS: usize = 32;

/// Decodes each line by the main encoding, or by one in which it reads better. The lines are
/// decoded on all cores.
pub fn read(bytes: &[u8]) -> Read {
    let main = main_encoding(bytes.len() as u64, |at| {
        let at = usize::try_from(at.start).ok()?..usize::try_from(at.end).ok()?;
        Some(bytes[at].to_vec())
    });
    let main = main.unwrap_or(Encoding::Utf8);
    // A letter of one byte has up to three in UTF-8, but most bytes are no such letter.
    let text = String::with_capacity(bytes.len() + bytes.len() / 4);
    let mut whole = Read { text, encoding: main, pasted: Vec::new() };
    let mut rest = lines(bytes);
    let mut first = 0;
    loop {
        let some: Vec<&[u8]> = rest.by_ref().take(LINES * PARTS).collect();
        if some.is_empty() {
            return whole;
        }
        let parts: Vec<Read> = some
            .par_chunks(LINES)
            .enumerate()
            .map_init(WordDecoder::default, |decoder, (part, lines)| {
                let size = lines.iter().map(|line| line.len()).sum();
                let own = (first + part * LINES, lines.iter().copied());
                read_lines(decoder, main, own, Vec::with_capacity(size))
            })
            .collect();
        first += some.len();
        for part in parts {
            whole.text.push_str(&part.text);
            for (encoding, line) in part.pasted {
                if !whole.pasted.iter().any(|(other, _)| *other == encoding) {
                    whole.pasted.push((encoding, line));
                }
            }
        }
    }
}

/// The text of whole lines of a file in the encoding `main`, in the memory of `buffer`; None where
/// a line was misread, or reads better in another encoding that is said.
pub fn text_of_lines(
    decoder: &mut WordDecoder,
    main: Encoding,
    bytes: &[u8],
    buffer: Vec<u8>,
) -> Option<String> {
    if misread::restore(bytes).1.is_some() {
        return None;
    }
    let read = read_lines(decoder, main, (0, lines(bytes)), buffer);
    read.pasted.is_empty().then_some(read.text)
}

/// Decodes lines that follow each other, the first of which has the index `first`, into the memory
/// of `text`.
fn read_lines<'l>(
    decoder: &mut WordDecoder,
    main: Encoding,
    (first, lines): (usize, impl Iterator<Item = &'l [u8]>),
    mut text: Vec<u8>,
) -> Read {
    text.clear();
    let mut pasted: Vec<(Encoding, u32)> = Vec::new();
    for (index, line) in (first..).zip(lines) {
        if line.is_ascii() {
            text.extend_from_slice(line);
            continue;
        }
        // Where the main encoding leaves no word that is not Vietnamese, no other is better.
        let start = text.len();
        if let Some((_, 0)) = decoder.append(main, line, &mut text) {
            continue;
        }
        text.truncate(start);
        let Some(whole) = choose(readings(decoder, line), main) else { continue };
        let cells = if whole.bad > 0 { by_cells(decoder, line) } else { None };
        let chosen = cells.filter(|cells| cells.bad < whole.bad).unwrap_or(whole);
        if ![main, Encoding::Utf8].contains(&chosen.encoding)
            && !pasted.iter().any(|(encoding, _)| *encoding == chosen.encoding)
        {
            pasted.push((chosen.encoding, line_number(index)));
        }
        text.extend_from_slice(chosen.text.as_bytes());
    }
    let text = String::from_utf8(text)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    let text = if main.is_legacy() { without_lost_blanks(text) } else { text };
    Read { text, encoding: main, pasted }
}

/// A text in an old encoding, which has all letters, without the question marks that it left for
/// blanks without a width: behind whole words at the ends of cells.
fn without_lost_blanks(text: String) -> String {
    let mut kept = String::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b'?', text.as_bytes()) {
        let is_end_of_cell = text[at + 1..].starts_with([';', ',', '\t', '|', '"', '\r', '\n']);
        let word = text[..at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        if is_end_of_cell && syllable::is_syllable(word) {
            kept += &text[from..at];
            from = at + 1;
        }
    }
    if from == 0 { text } else { kept + &text[from..] }
}

/// The pieces of a text of so many bytes in which lines are sampled: all of a short text; of a long
/// one pieces over the whole, so that lines pasted at its top do not decide.
fn pieces(length: u64) -> impl Iterator<Item = Range<u64>> {
    let (count, size) = if length < LONG { (1, length) } else { (WEIGHED as u64, PIECE) };
    (0..count).map(move |number| {
        let start = (length - size) / count * number;
        start..start + size
    })
}

/// The non-ASCII lines of a piece that are sampled.
fn sampled(piece: &[u8], is_all: bool) -> Vec<&[u8]> {
    let is_other = |line: &&[u8]| !line.is_ascii();
    if is_all {
        let total = lines(piece).filter(is_other).count();
        return lines(piece).filter(is_other).step_by((total / WEIGHED).max(1)).collect();
    }
    // The first and the last line of a piece are parts of lines.
    let whole = |line: &&[u8]| line.ends_with(b"\n") || line.ends_with(b"\r");
    lines(piece).skip(1).filter(whole).find(is_other).into_iter().collect()
}

/// The encoding in which the most words are Vietnamese; UTF-8 unless another leaves fewer words
/// that are not. `read` gives the bytes of a text of `length` bytes; None where it does.
pub fn main_encoding(
    length: u64,
    mut read: impl FnMut(Range<u64>) -> Option<Vec<u8>>,
) -> Option<Encoding> {
    const ORDER: [Encoding; 4] =
        [Encoding::Utf8, Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258];
    // The number of bad words that an undecodable line counts as.
    const UNREADABLE: usize = 4;
    let mut decoder = WordDecoder::default();
    let mut good = [0usize; 4];
    let mut bad = [0usize; 4];
    for piece in pieces(length) {
        for line in sampled(&read(piece)?, length < LONG) {
            let readings = readings(&mut decoder, line);
            for (at, encoding) in ORDER.into_iter().enumerate() {
                match readings.iter().find(|r| r.encoding == encoding) {
                    Some(reading) => {
                        good[at] += reading.good;
                        bad[at] += reading.bad;
                    }
                    None => bad[at] += UNREADABLE,
                }
            }
        }
    }
    let score = |at: usize| good[at].cast_signed() - 2 * bad[at].cast_signed();
    let other =
        (1..4).rev().filter(|&at| good[at] > 0 && bad[at] < bad[0]).max_by_key(|&at| score(at));
    Some(other.filter(|&at| score(at) > score(0)).map_or(Encoding::Utf8, |at| ORDER[at]))
}
