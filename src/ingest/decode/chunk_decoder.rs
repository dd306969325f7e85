//! Decodes a file chunk by chunk, each chunk by itself.

use super::words::WordDecoder;
use super::{by_lines, has_end_or_zero, is_suspicious, wide_lines};
use crate::domain::Encoding;
use std::borrow::Cow;

/// Decodes the chunks of a file in one encoding.
#[derive(Debug)]
pub struct ChunkDecoder {
    encoding: Encoding,
    words: WordDecoder,
    /// Memory for the text of the next chunk.
    spare: Vec<u8>,
}

impl ChunkDecoder {
    /// For the chunks of a file in an encoding.
    pub fn new(encoding: Encoding) -> Self {
        Self { encoding, words: WordDecoder::default(), spare: Vec::new() }
    }

    /// Takes memory that is no longer needed.
    pub fn take_memory(&mut self, bytes: Vec<u8>) {
        self.spare = bytes;
    }

    /// The text of whole lines, which start at `start`, perhaps behind the end of another. None
    /// where it has to be decoded with the whole file: another encoding, or what ends a text.
    pub fn text<'b>(&mut self, bytes: &'b [u8], start: usize) -> Option<Cow<'b, str>> {
        let lines = &bytes[start..];
        let text = match self.encoding {
            Encoding::Utf8 => Cow::Borrowed(simdutf8::basic::from_utf8(lines).ok()?),
            Encoding::Utf16Le | Encoding::Utf16Be => {
                Cow::Owned(wide_lines(bytes, start, self.encoding)?)
            }
            _ if has_end_or_zero(lines) => return None,
            old => {
                let buffer = std::mem::take(&mut self.spare);
                Cow::Owned(by_lines::text_of_lines(&mut self.words, old, lines, buffer)?)
            }
        };
        (!is_suspicious(&text) && !has_end_or_zero(text.as_bytes())).then_some(text)
    }
}
