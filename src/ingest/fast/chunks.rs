//! A large text in chunks, read on all cores: each chunk is the lines that start in it, and its
//! rows are read where they lie.
//!
//! No file is in memory as a whole here; UTF-16 and old encodings are decoded chunk by chunk. What
//! a chunk cannot be (bytes of another encoding, a cell over several lines) ends the reading, and
//! the slow path reads the file from its start.

use crate::domain::Encoding;
use crate::ingest::decode::{ChunkDecoder, unit};
use crate::ingest::fast::batch::{Batch, NotFastReadable};
use crate::ingest::fast::compose::composed;
use crate::ingest::fast::reader::ChunkReader;
use crate::ingest::source::Bytes;
use crate::ingest::stack::clear_stack;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

/// How many bytes a chunk has at most, to the nearest line.
pub const CHUNK_SIZE: usize = 1 << 18;

/// How many chunks a text needs to be worth threads.
const WORTH: usize = 4;

/// A chunk that is smaller than this is not worth its hand-over.
const LEAST: usize = 1 << 15;

/// How many bytes a chunk of a text has: a short text is in smaller ones, so that every core has
/// some of it.
pub fn size(most: usize, text: u64) -> usize {
    let share = usize::try_from(text / 8).unwrap_or(usize::MAX);
    share.max(LEAST).min(most)
}

/// How many bytes past its end a chunk is read at first, to find where its last line ends.
const BEYOND: usize = 1 << 12;

/// What is read in chunks.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    pub bytes: &'a Bytes<'a>,
    /// The encoding that the text is in.
    pub encoding: Encoding,
    /// The bytes that are read: whole lines.
    pub range: Range<u64>,
    /// How many bytes a chunk has; an even number in UTF-16.
    pub chunk_size: usize,
    /// Whether each chunk's hash is wanted.
    pub hashes: bool,
}

impl Input<'_> {
    fn count(&self) -> usize {
        let length = self.range.end.saturating_sub(self.range.start);
        usize::try_from(length.div_ceil(self.chunk_size as u64)).unwrap_or(usize::MAX)
    }

    /// Reads a chunk into `into`: where its lines start and end there, and where they end in the
    /// file.
    fn read(
        &self,
        number: usize,
        into: &mut Vec<u8>,
    ) -> Result<(Range<usize>, u64), NotFastReadable> {
        let total = self.range.end;
        let own = self.range.start + (number as u64) * (self.chunk_size as u64);
        let next = own.saturating_add(self.chunk_size as u64).min(total);
        // The character before says whether a line starts here.
        let first = if number == 0 { own } else { own - self.width() as u64 };
        let mut beyond = BEYOND;
        loop {
            let upto = next.saturating_add(beyond as u64).min(total);
            into.resize(usize::try_from(upto - first).map_err(|_| NotFastReadable)?, 0);
            self.bytes.read_at(first, into).map_err(|_| NotFastReadable)?;
            let before_next = usize::try_from(next - first).map_err(|_| NotFastReadable)?;
            let is_all = upto == total;
            let start = if number == 0 { Some(0) } else { self.line_start(into, 0, is_all) };
            // A line that starts before `next` ends in this chunk.
            let end = if next == total {
                Some(into.len())
            } else {
                self.line_start(into, before_next.saturating_sub(self.width()), is_all)
            };
            match (start, end) {
                (Some(start), Some(end)) => {
                    return Ok((start.min(end)..end, first + end as u64));
                }
                _ if beyond >= crate::ingest::source::MAX_LINE => return Err(NotFastReadable),
                _ => beyond *= 16,
            }
        }
    }

    /// How many bytes the end of a line has.
    const fn width(&self) -> usize {
        if self.encoding.is_wide() { 2 } else { 1 }
    }

    /// Where the first line starts whose line end before it stands at `at` or later; None where
    /// more bytes are needed to tell.
    fn line_start(&self, bytes: &[u8], at: usize, is_all: bool) -> Option<usize> {
        let rest = bytes.get(at..)?;
        let found = if self.encoding.is_wide() {
            let mut units = rest.chunks_exact(2);
            let end = units.position(|own| matches!(unit(own, self.encoding), 0x0a | 0x0d));
            end.map(|units| 2 * units)
        } else {
            memchr::memchr2(b'\n', b'\r', rest)
        };
        let Some(end) = found.map(|found| at + found) else {
            return is_all.then_some(bytes.len());
        };
        let after = end + self.width();
        let is = |at: usize, sign: u8| {
            bytes.get(at..at + self.width()).is_some_and(|own| match own {
                [own] => *own == sign,
                own => unit(own, self.encoding) == u16::from(sign),
            })
        };
        match (is(end, b'\r'), is(after, b'\n')) {
            (true, true) => Some(after + self.width()),
            (true, false) if after == bytes.len() && !is_all => None,
            _ => Some(after),
        }
    }
}

/// Content hash of a chunk.
pub fn hash(bytes: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64(bytes)
}

/// Reads the rows of a chunk into `batch`.
fn read_chunk(
    (reader, decoder): (&mut ChunkReader, &mut ChunkDecoder),
    input: &Input,
    number: usize,
    batch: &mut Batch,
) -> Result<(), NotFastReadable> {
    batch.clear();
    let mut bytes = std::mem::take(&mut batch.bytes);
    let (lines, end) = input.read(number, &mut bytes)?;
    batch.end = end;
    let text = decoder.text(&bytes[..lines.end], lines.start).ok_or(NotFastReadable)?;
    batch.hash = if input.hashes { hash(&bytes[lines.clone()]) } else { 0 };
    let text = composed(&text).map_or(text, Cow::Owned);
    reader.read_chunk(&text, batch)?;
    let own = if let Cow::Owned(text) = text { Some(text.into_bytes()) } else { None };
    (batch.start, batch.bytes) = match own {
        None => (lines.start, bytes),
        Some(own) => {
            decoder.take_memory(bytes);
            (0, own)
        }
    };
    batch.hash_texts();
    Ok(())
}

/// A batch that was read, and those that come back to be filled again.
type Worker = (Receiver<Result<Batch, NotFastReadable>>, Sender<Batch>);

/// Reads the chunks on all cores and gives them in their order, each with the number of its first
/// line; the first of them starts at line `first`. How many lines they have.
///
/// # Errors
/// [`NotFastReadable`], after some batches were given perhaps.
pub fn read(
    input: &Input,
    first: u32,
    reader: &ChunkReader,
    mut take: impl FnMut(&mut Batch, u32),
) -> Result<u64, NotFastReadable> {
    let chunks = input.count();
    let mut lines = 0u64;
    let mut give = |batch: &mut Batch| {
        let line = first.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        take(batch, line);
        lines += u64::from(batch.line_count);
        lines
    };
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let threads = if chunks < WORTH { 1 } else { cores().min(16) };
    if threads == 1 {
        let (mut reader, mut batch) = (reader.clone(), Batch::default());
        let mut decoder = ChunkDecoder::new(input.encoding);
        let mut lines = 0;
        for number in 0..chunks {
            read_chunk((&mut reader, &mut decoder), input, number, &mut batch)?;
            lines = give(&mut batch);
        }
        return Ok(lines);
    }
    std::thread::scope(|scope| {
        // Each thread reads every so-manyth chunk; few are read ahead of what is taken.
        let workers: Vec<Worker> = (0..threads)
            .map(|thread| {
                let (sender, receiver) = sync_channel(2);
                let (emptied, empty) = channel();
                let reader = reader.clone();
                scope.spawn(move || {
                    let own = (thread..chunks).step_by(threads);
                    serve(input, own, reader, &sender, &empty);
                    // The system gives the stack to another thread as it is.
                    clear_stack();
                });
                (receiver, emptied)
            })
            .collect();
        let mut lines = 0;
        for number in 0..chunks {
            let (receiver, emptied) = &workers[number % threads];
            // A thread that ended without a word has panicked, which the scope passes on.
            let mut batch = receiver.recv().unwrap_or(Err(NotFastReadable))?;
            lines = give(&mut batch);
            // The thread may have ended.
            let _ = emptied.send(batch);
        }
        Ok(lines)
    })
}

fn serve(
    input: &Input,
    chunks: impl Iterator<Item = usize>,
    mut reader: ChunkReader,
    sender: &SyncSender<Result<Batch, NotFastReadable>>,
    empty: &Receiver<Batch>,
) {
    let mut decoder = ChunkDecoder::new(input.encoding);
    for number in chunks {
        let mut batch = empty.try_recv().unwrap_or_default();
        let done = read_chunk((&mut reader, &mut decoder), input, number, &mut batch);
        let done = done.map(|()| batch);
        let is_over = done.is_err();
        if sender.send(done).is_err() || is_over {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_line_is_in_one_chunk(
            text in "[ab\r\n]{0,60}",
            chunk in 1usize..20,
            wide in proptest::option::of(any::<bool>()),
        ) {
            let encoded: Vec<u8> = match wide {
                None => text.clone().into_bytes(),
                Some(true) => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
                Some(false) => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            };
            let encoding = match wide {
                None => Encoding::Utf8,
                Some(true) => Encoding::Utf16Be,
                Some(false) => Encoding::Utf16Le,
            };
            let chunk_size = if encoding.is_wide() { 2 * chunk } else { chunk };
            let bytes = Bytes::Memory(encoded.into());
            let range = 0..bytes.len();
            let input = Input { bytes: &bytes, encoding, range, chunk_size, hashes: false };
            let mut all = String::new();
            for number in 0..input.count() {
                let mut into = Vec::new();
                let (range, _) = input.read(number, &mut into).unwrap();
                let mut decoder = ChunkDecoder::new(encoding);
                let own = decoder.text(&into[..range.end], range.start).unwrap().into_owned();
                // A chunk starts where a line starts: never between CR and LF.
                prop_assert!(!(all.ends_with('\r') && own.starts_with('\n')));
                prop_assert!(own.is_empty() || all.is_empty() || all.ends_with(['\r', '\n']));
                all.push_str(&own);
            }
            prop_assert_eq!(all, text);
        }
    }
}
