//! The texts of the rows seen before, found by the bytes that they have in the file.

use super::batch::{Batch, TEXTS, TextLayout};
use crate::domain::{Text, TextHash};
use hashbrown::HashTable;

/// The number of a row seen before, in the order in which they were seen first.
pub type SeenRow = u32;

/// The rows seen before, by the bytes of their texts.
///
/// Every text here is plain: the slow path would find nothing in a row that repeats it.
#[derive(Debug, Default)]
pub struct SeenRows {
    /// The numbers of the rows, by the hash of their texts.
    index: HashTable<SeenRow>,
    rows: Blocks<Entry>,
    /// The bytes of each row's texts.
    bytes: Blocks<u8>,
    /// The layouts of the files that the rows are of.
    layouts: Vec<TextLayout>,
}

/// What is kept of a row.
#[derive(Debug, Clone, Copy)]
struct Entry {
    hash: TextHash,
    texts: [Text; TEXTS],
    /// Where its bytes start in [`SeenRows::bytes`], and how many there are.
    at: u32,
    length: u16,
    /// The index of its layout: equal bytes are other texts in another.
    layout: u16,
}

/// How many bytes of rows are kept at most.
const KEPT: usize = 1 << 26;

/// How many layouts are kept at most.
const LAYOUTS: usize = 64;

/// Ends each piece of a row's bytes; no piece has a line end.
const END: u8 = b'\n';

impl SeenRows {
    /// The number of a text layout.
    pub fn layout(&mut self, layout: &TextLayout) -> u16 {
        let known = self.layouts.iter().position(|known| known == layout);
        let number = known.unwrap_or_else(|| {
            if self.layouts.len() == LAYOUTS {
                *self = Self::default();
            }
            self.layouts.push(layout.clone());
            self.layouts.len() - 1
        });
        u16::try_from(number).unwrap_or(u16::MAX)
    }

    /// The texts of a row seen before.
    pub fn texts(&self, row: SeenRow) -> [Text; TEXTS] {
        self.rows.item(row as usize).map_or([Text::EMPTY; TEXTS], |entry| entry.texts)
    }

    /// True if a row seen before has the texts of this row of a batch.
    pub fn is(&self, seen: SeenRow, batch: &Batch, row: usize, layout: u16) -> bool {
        self.rows.item(seen as usize).is_some_and(|entry| self.has(entry, batch, row, layout))
    }

    fn has(&self, entry: &Entry, batch: &Batch, row: usize, layout: u16) -> bool {
        if entry.hash != batch.hashes[row] || entry.layout != layout {
            return false;
        }
        let mut rest = self.bytes.get(entry.at as usize, entry.length.into()).unwrap_or_default();
        batch.text_pieces(row).all(|piece| {
            let Some((own, [END, after @ ..])) = rest.split_at_checked(piece.len()) else {
                return false;
            };
            rest = after;
            own == piece
        })
    }

    /// The row seen before that has the texts of this row of a batch.
    pub fn find(&self, batch: &Batch, row: usize, layout: u16) -> Option<SeenRow> {
        let has = |seen: &SeenRow| self.is(*seen, batch, row, layout);
        self.index.find(batch.hashes[row].number(), has).copied()
    }

    /// Prefetches what [`Self::find`] reads for these hashes: where rows are in another order each
    /// year, each is far from the one before. Gives for each whether a row may have it.
    pub fn prefetch(&self, hashes: &[TextHash], may_be_seen: &mut Vec<bool>) {
        const STEP: usize = 64;
        may_be_seen.clear();
        for hashes in hashes.chunks(STEP) {
            let mut seen = [SeenRow::MAX; STEP];
            for (seen, hash) in seen.iter_mut().zip(hashes) {
                *seen = self.index.iter_hash(hash.number()).next().copied().unwrap_or(SeenRow::MAX);
            }
            let mut starts = [0; STEP];
            for ((start, seen), hash) in starts.iter_mut().zip(seen).zip(hashes) {
                let entry = self.rows.item(seen as usize).filter(|entry| entry.hash == *hash);
                may_be_seen.push(entry.is_some());
                *start = entry.map_or(0, |entry| entry.at);
            }
            let first = |at: &u32| self.bytes.item(*at as usize).copied().unwrap_or(0);
            std::hint::black_box(starts.iter().map(first).fold(0, |all, byte| all ^ byte));
        }
    }

    /// Adds a row of a batch with its texts. None where it has no room.
    pub fn add(
        &mut self,
        batch: &Batch,
        row: usize,
        layout: u16,
        texts: [Text; TEXTS],
    ) -> Option<SeenRow> {
        let length = batch.text_pieces(row).map(|piece| piece.len() + 1).sum();
        let entry_length = u16::try_from(length).ok()?;
        if self.bytes.len() + length > KEPT {
            return None;
        }
        let (at, room) = self.bytes.grow(length)?;
        for piece in batch.text_pieces(row) {
            room.extend_from_slice(piece);
            room.push(END);
        }
        let at = u32::try_from(at).ok()?;
        let hash = batch.hashes[row];
        let seen = SeenRow::try_from(self.rows.len()).ok()?;
        let (_, rows) = self.rows.grow(1)?;
        rows.push(Entry { hash, texts, at, length: entry_length, layout });
        let rows = &self.rows;
        self.index.insert_unique(hash.number(), seen, |seen| {
            rows.item(*seen as usize).map_or(0, |entry| entry.hash.number())
        });
        Some(seen)
    }
}

/// How many items a block has.
const SIZE: usize = 1 << 13;

/// A vector in blocks, which grows without a copy. A vector in one piece would be copied and
/// overwritten each time that it doubles.
#[derive(Debug)]
struct Blocks<T>(Vec<Vec<T>>);

impl<T> Default for Blocks<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Blocks<T> {
    /// The index that the next item has at least.
    fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * SIZE + last.len())
    }

    /// A block with room for some more items side by side, and the index of the first of them. None
    /// where they are more than a block.
    fn grow(&mut self, count: usize) -> Option<(usize, &mut Vec<T>)> {
        if count > SIZE {
            return None;
        }
        if self.0.last().is_none_or(|last| SIZE - last.len() < count) {
            self.0.push(Vec::with_capacity(SIZE));
        }
        let at = self.len();
        Some((at, self.0.last_mut()?))
    }

    fn item(&self, at: usize) -> Option<&T> {
        self.0.get(at / SIZE)?.get(at % SIZE)
    }

    /// Items that were added together.
    fn get(&self, at: usize, count: usize) -> Option<&[T]> {
        let from = at % SIZE;
        self.0.get(at / SIZE)?.get(from..from + count)
    }
}
