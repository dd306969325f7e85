//! The numbers of tidy rows' texts: what stood beside a unit's id last time is looked at first.
//!
//! Years come one after the other, with the same units in the same order. So almost every row has
//! the texts that the row had which came after the same row last time, to the byte: one look tells.
//! Else its unit is found by its id, and only a text that is new there is looked for among all.

use crate::domain::{Text, TextHash, TextPool, is_plainly_plain};
use crate::ingest::fast::reader::{Batch, TEXTS, TextLayout};
use std::ops::Range;

/// The place of a unit among [`TextCache::met`].
type Place = u32;

/// A unit that was met: its texts as they were last, and the place of the unit in the row below.
#[derive(Debug, Clone, Copy, Default)]
struct SeenUnit {
    texts: [Text; TEXTS],
    below: Place,
    /// Where the bytes of its texts lie in [`TextCache::bytes`]; none where they stood otherwise
    /// than in the file in hand.
    at: u32,
    length: u32,
    turn: u32,
}

/// Units by their id, or by their name where a file has no ids, in the order in which they were met
/// first.
///
/// Every text here was looked at and is plain: a row that repeats it has nothing that the careful
/// path would have to say.
#[derive(Debug)]
pub struct TextCache {
    met: Vec<SeenUnit>,
    /// For each text number the place of the unit that it names; 0 for none, which is the place of
    /// no unit.
    places: Vec<Place>,
    last: Place,
    /// From the first text to the last of each unit's row, as it stood in the file.
    bytes: Vec<u8>,
    /// How texts stand in the file in hand, and how often that has changed.
    stand: TextLayout,
    turn: u32,
}

impl Default for TextCache {
    fn default() -> Self {
        let met = vec![SeenUnit { turn: u32::MAX, ..SeenUnit::default() }];
        Self {
            met,
            places: Vec::new(),
            last: 0,
            bytes: Vec::new(),
            stand: TextLayout::default(),
            turn: 0,
        }
    }
}

/// How many bytes of rows are kept at most.
const KEPT: usize = 1 << 28;

impl TextCache {
    /// Gives the texts of a batch their numbers; a row with a text that is to be read with care is
    /// set aside.
    pub fn number(&mut self, batch: &mut Batch, texts: &mut TextPool) {
        if self.stand != batch.stand {
            self.stand.clone_from(&batch.stand);
            self.turn = self.turn.saturating_add(1);
            self.bytes.clear();
        }
        let columns: Vec<usize> = (0..TEXTS).filter(|at| !batch.cells[*at].is_empty()).collect();
        let mut numbers = std::mem::take(&mut batch.texts);
        let mut aside = Vec::new();
        let mut ahead = Prefetch::new(batch, &columns);
        for row in 0..batch.lines.len() {
            let own = self.repeated(batch, row).or_else(|| {
                ahead.look(row, texts);
                self.other(&ahead, row, texts)
            });
            for &at in &columns {
                numbers[at].push(own.map_or(Text::EMPTY, |own| own[at]));
            }
            if own.is_none() {
                aside.push(row);
            }
        }
        batch.texts = numbers;
        for row in aside {
            batch.defer_to_slow_path(row);
        }
    }

    /// The numbers of a row's texts where it has those that came here last time.
    fn repeated(&mut self, batch: &Batch, row: usize) -> Option<[Text; TEXTS]> {
        let place = self.met[self.last as usize].below;
        let unit = &self.met[place as usize];
        let was = self.bytes.get(unit.at as usize..(unit.at + unit.length) as usize)?;
        (unit.turn == self.turn && was == batch.all_texts(row)).then(|| {
            self.last = place;
            unit.texts
        })
    }

    /// The numbers of any other row's texts; None where one is to be read with care.
    fn other(
        &mut self,
        ahead: &Prefetch,
        row: usize,
        texts: &mut TextPool,
    ) -> Option<[Text; TEXTS]> {
        let (&key, beside) = ahead.columns.split_first()?;
        let mut place = self.met[self.last as usize].below;
        let mut unit = self.met[place as usize];
        if place == 0 || !texts.is(unit.texts[key], ahead.cell(key, row)) {
            let id = ahead.number(key, row, texts)?;
            place = self.place(id);
            unit = self.met[place as usize];
            unit.texts[key] = id;
        }
        for &at in beside {
            if !texts.is(unit.texts[at], ahead.cell(at, row)) {
                unit.texts[at] = ahead.number(at, row, texts)?;
            }
        }
        self.keep(&mut unit, ahead.batch.all_texts(row));
        self.met[place as usize] = unit;
        self.met[self.last as usize].below = place;
        self.last = place;
        Some(unit.texts)
    }

    /// Keeps the bytes of a unit's row, in the place of those that it had where they are not
    /// longer.
    fn keep(&mut self, unit: &mut SeenUnit, all: &[u8]) {
        let length = u32::try_from(all.len()).unwrap_or(u32::MAX);
        if unit.turn != self.turn || unit.length < length {
            if self.bytes.len() + all.len() > KEPT {
                unit.length = 0;
                return;
            }
            unit.at = u32::try_from(self.bytes.len()).unwrap_or(0);
            self.bytes.extend_from_slice(all);
        } else {
            self.bytes[unit.at as usize..][..all.len()].copy_from_slice(all);
        }
        (unit.length, unit.turn) = (length, self.turn);
    }

    /// The place of the unit that a text names, a new one where it names none.
    fn place(&mut self, id: Text) -> Place {
        let at = id.0 as usize;
        if self.places.len() <= at {
            self.places.resize((at + 1).next_power_of_two(), 0);
        }
        if self.places[at] == 0 {
            self.places[at] = Place::try_from(self.met.len()).unwrap_or(0);
            self.met.push(SeenUnit::default());
        }
        self.places[at]
    }
}

/// The texts of a batch that are looked for soon. Where one row is new those below it are, in the
/// first year all of them: then many are looked at together.
struct Prefetch<'a> {
    batch: &'a Batch,
    /// The lines, once a text of them is new.
    lines: Option<&'a str>,
    /// Which texts the rows have.
    columns: &'a [usize],
    rows: Range<usize>,
    hashes: [Vec<TextHash>; TEXTS],
}

/// How many rows are looked at together at most.
const AHEAD: usize = 256;

impl<'a> Prefetch<'a> {
    fn new(batch: &'a Batch, columns: &'a [usize]) -> Self {
        Self { batch, lines: None, columns, rows: 0..0, hashes: Default::default() }
    }

    fn cell(&self, at: usize, row: usize) -> &'a [u8] {
        self.batch.cell(self.batch.cells[at][row])
    }

    /// Looks at a row that is new; at more rows below it the more of those above it were new.
    fn look(&mut self, row: usize, texts: &TextPool) {
        if self.rows.contains(&row) {
            return;
        }
        let batch = self.batch;
        self.lines = self.lines.or_else(|| batch.lines_of_text());
        let count = if self.rows.end == row { (2 * self.rows.len()).clamp(1, AHEAD) } else { 1 };
        self.rows = row..(row + count).min(batch.lines.len());
        for &at in self.columns {
            self.hashes[at].clear();
            self.hashes[at].extend(
                batch.cells[at][self.rows.clone()]
                    .iter()
                    .map(|cell| TextHash::of(batch.cell(*cell))),
            );
            if count > 1 {
                texts.look_ahead(&self.hashes[at]);
            }
        }
    }

    /// The number of a text of a row that was looked at; None where it needs care. A question mark
    /// may stand for a letter that was lost.
    fn number(&self, at: usize, row: usize, texts: &mut TextPool) -> Option<Text> {
        let (from, to) = self.batch.cells[at][row];
        let cell = self.lines?.get(from as usize..to as usize)?;
        let hash = self.hashes[at][row - self.rows.start];
        (is_plainly_plain(cell) && !cell.as_bytes().contains(&b'?'))
            .then(|| texts.intern_hashed(cell, hash))
    }
}
