//! Interns the texts of fast rows, with a cache of the rows seen before.
//!
//! The rows of a file are mostly the same units year after year, with the same texts byte for byte.
//! Such a row is the one behind the row before it, where the order is the same too; else it is
//! found by the hash of its texts. Only the texts of other rows are looked up one by one.

use super::seen_rows::{SeenRow, SeenRows};
use crate::domain::{Text, TextHash, TextPool};
use crate::ingest::cells::person_name::Likeness;
use crate::ingest::cells::person_number::is_number_in_place;
use crate::ingest::fast::batch::{Batch, ID, NAME, TEXTS};
use crate::ingest::fast::read_alike::likeness_of_alike;
use std::cell::OnceCell;
use std::ops::Range;

/// The rows seen before, and what is known of each text.
#[derive(Debug, Default)]
pub struct TextCache {
    seen: SeenRows,
    /// The row that the next one is if the order is the same.
    next: SeenRow,
    /// The row before was the expected one. Where it was not, neither is the next, mostly.
    is_in_order: bool,
    alike: AlikeTexts,
}

impl TextCache {
    /// Gives the texts of a batch their numbers; a row with a text that is for the slow path is
    /// deferred to it.
    pub fn number(&mut self, batch: &mut Batch, texts: &mut TextPool) {
        let layout = self.seen.layout(&batch.text_layout);
        let mut numbers = batch.text_columns().map(std::mem::take);
        let mut deferred = Vec::new();
        let mut ahead = Ahead::new(batch);
        let columns = ahead.columns.clone();
        let mut above = [Text::EMPTY; TEXTS];
        for row in 0..batch.len() {
            let seen = self.find(&mut ahead, row, layout, texts);
            let own = match seen {
                Some(seen) => Some(self.seen.texts(seen)),
                None => self.new_row(&ahead, row, layout, texts, above),
            };
            if own.is_none() {
                deferred.push(row);
            }
            above = own.unwrap_or_default();
            for &at in &columns {
                numbers[at].push(above[at]);
            }
        }
        for (column, numbers) in batch.text_columns().into_iter().zip(numbers) {
            *column = numbers;
        }
        for row in deferred {
            batch.defer_to_slow_path(row);
        }
    }

    /// The row seen before that a row repeats.
    fn find(
        &mut self,
        ahead: &mut Ahead,
        row: usize,
        layout: u16,
        texts: &TextPool,
    ) -> Option<SeenRow> {
        if self.is_in_order && self.seen.is(self.next, ahead.batch, row, layout) {
            self.next += 1;
            return Some(self.next - 1);
        }
        ahead.look(row, &self.seen, texts);
        let seen = self.seen.find(ahead.batch, row, layout)?;
        self.is_in_order = seen == self.next;
        self.next = seen + 1;
        Some(seen)
    }

    /// The texts of a row that was not seen before; None where the slow path is to read one.
    fn new_row(
        &mut self,
        ahead: &Ahead,
        row: usize,
        layout: u16,
        texts: &mut TextPool,
        above: [Text; TEXTS],
    ) -> Option<[Text; TEXTS]> {
        let mut own = [Text::EMPTY; TEXTS];
        for &at in &ahead.columns {
            own[at] = if ahead.is_as_above(at, row, above[at]) {
                above[at]
            } else {
                ahead.number(at, row, texts, &mut self.alike)?
            };
        }
        if let Some(seen) = self.seen.add(ahead.batch, row, layout, own) {
            self.next = seen + 1;
        }
        Some(own)
    }
}

/// The rows of a batch that are looked for soon, so that the memory that they need is fetched
/// together. Where one row is not in order those below it are not, mostly.
struct Ahead<'a> {
    batch: &'a Batch,
    /// The lines, once a text of them is new.
    lines: OnceCell<Option<&'a str>>,
    /// Which texts the rows have.
    columns: Vec<usize>,
    rows: Range<usize>,
    /// For each of these rows whether it may have been seen before.
    may_be_seen: Vec<bool>,
    /// The hashes of the texts of the others.
    hashes: [Vec<Option<TextHash>>; TEXTS],
}

/// How many rows are looked at together at most.
const MOST: usize = 256;

impl<'a> Ahead<'a> {
    fn new(batch: &'a Batch) -> Self {
        Self {
            batch,
            lines: OnceCell::new(),
            columns: (0..TEXTS).filter(|at| !batch.cells[*at].is_empty()).collect(),
            rows: 0..0,
            may_be_seen: Vec::new(),
            hashes: Default::default(),
        }
    }

    fn cell(&self, at: usize, row: usize) -> &'a [u8] {
        self.batch.cell(self.batch.cells[at][row])
    }

    /// Looks at a row that is not in order; at more rows below it the more of those above it were
    /// not.
    fn look(&mut self, row: usize, seen: &SeenRows, texts: &TextPool) {
        if self.rows.contains(&row) {
            return;
        }
        let batch = self.batch;
        let count = if self.rows.end == row { (2 * self.rows.len()).clamp(1, MOST) } else { 1 };
        self.rows = row..(row + count).min(batch.len());
        seen.prefetch(&batch.hashes[self.rows.clone()], &mut self.may_be_seen);
        if self.may_be_seen.iter().all(|may_be| *may_be) {
            return;
        }
        for at in 0..TEXTS {
            self.hashes[at].clear();
            let Some(cells) = batch.cells[at].get(self.rows.clone()) else { continue };
            let hash = |(cell, may_be_seen): (&_, &bool)| {
                (!may_be_seen).then(|| TextHash::of(batch.cell(*cell)))
            };
            self.hashes[at].extend(cells.iter().zip(&self.may_be_seen).map(hash));
            let hashes: Vec<TextHash> = self.hashes[at].iter().flatten().copied().collect();
            texts.prefetch(&hashes);
        }
    }

    /// True if a text is that of the row above, which was read.
    fn is_as_above(&self, at: usize, row: usize, above: Text) -> bool {
        let own = self.cell(at, row);
        (own.is_empty() || !above.is_empty()) && row > 0 && own == self.cell(at, row - 1)
    }

    /// The number of a text of a row that was looked at; None where the slow path is to read it.
    fn number(
        &self,
        at: usize,
        row: usize,
        texts: &mut TextPool,
        alike: &mut AlikeTexts,
    ) -> Option<Text> {
        let (from, to) = self.batch.cells[at][row];
        let lines = *self.lines.get_or_init(|| self.batch.lines_of_text());
        let cell = lines?.get(from as usize..to as usize)?;
        let hash = self.hashes[at].get(row - self.rows.start).copied().flatten();
        let hash = hash.unwrap_or_else(|| TextHash::of(cell.as_bytes()));
        let least = if at == ID { Likeness::Slight } else { Likeness::Short };
        let known = texts.find_hashed(cell, hash);
        if let Some(text) = known.filter(|text| alike.has(*text, least)) {
            return Some(text);
        }
        let likeness = likeness_of_alike(cell).filter(|likeness| *likeness < least)?;
        // A text with a number of a person may be an id, and is looked at in each column.
        let has_number = is_number_in_place(cell, false);
        let is_personal = has_number && at != ID && is_number_in_place(cell, at == NAME);
        if is_personal {
            return None;
        }
        let text = known.unwrap_or_else(|| texts.add_hashed(cell, hash));
        if !has_number {
            alike.add(text, likeness);
        }
        Some(text)
    }
}

/// How much each text that was checked reads as a person's name. A text is checked once, however
/// many rows have it.
#[derive(Debug, Default)]
struct AlikeTexts(Vec<Option<Likeness>>);

impl AlikeTexts {
    /// True if a text was checked and is less like a name than `least`.
    fn has(&self, text: Text, least: Likeness) -> bool {
        matches!(self.0.get(text.0 as usize), Some(Some(likeness)) if *likeness < least)
    }

    fn add(&mut self, text: Text, likeness: Likeness) {
        let at = text.0 as usize;
        if self.0.len() <= at {
            self.0.resize((at + 1).next_power_of_two(), None);
        }
        self.0[at] = Some(likeness);
    }
}
