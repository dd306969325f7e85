//! Interns the texts of fast rows, with a cache of the units seen before.
//!
//! The rows of a file are mostly the same units in the same order, year after year. So the texts of
//! almost every row equal, byte for byte, those of the unit that followed the previous row's unit
//! the year before: one comparison finds all of them. Otherwise the unit is found by its id, and
//! only texts that differ from its last ones are looked up in the pool.

use crate::domain::{Text, TextHash, TextPool};
use crate::ingest::cells::person_name::Likeness;
use crate::ingest::cells::person_number::is_number_in_place;
use crate::ingest::fast::batch::{Batch, ID, NAME, Span, TEXTS, TextLayout};
use crate::ingest::fast::read_alike::likeness_of_alike;
use std::ops::{Index, IndexMut, Range};

/// The index of a unit in [`TextCache::units`].
type Place = u32;

/// A unit seen before: its last texts, and the unit of the row after it.
#[derive(Debug, Clone, Copy, Default)]
struct SeenUnit {
    texts: [Text; TEXTS],
    below: Place,
    /// Where the bytes of its texts start in [`TextCache::bytes`], and how many there are. They are
    /// valid only if `turn` is that of the cache: else they are of another text layout.
    at: u32,
    length: u32,
    turn: u32,
}

/// Units by their id, or by their name where a file has no ids, in the order in which they were
/// seen first.
///
/// Every text here is plain: the slow path would find nothing in a row that repeats it.
#[derive(Debug)]
pub struct TextCache {
    units: Blocks<SeenUnit>,
    /// For each text the unit whose key it is; 0 for none: the first entry of `units` is no unit.
    places: Vec<Place>,
    last: Place,
    /// The unit before was the expected one. Where it was not, neither is the next, mostly.
    is_in_order: bool,
    /// The bytes of each unit's row, from its first text to its last.
    bytes: Blocks<u8>,
    /// The text columns of the file in hand, and how often they have changed.
    text_layout: TextLayout,
    turn: u32,
    alike: AlikeTexts,
}

impl Default for TextCache {
    fn default() -> Self {
        let mut units = Blocks::default();
        units.extend(&[SeenUnit { turn: u32::MAX, ..SeenUnit::default() }]);
        Self {
            units,
            places: Vec::new(),
            last: 0,
            is_in_order: true,
            bytes: Blocks::default(),
            text_layout: TextLayout::default(),
            turn: 0,
            alike: AlikeTexts::default(),
        }
    }
}

/// How many bytes of rows are kept at most.
const KEPT: usize = 1 << 28;

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

impl<T: Copy> Blocks<T> {
    /// The index that the next item has at least.
    fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * SIZE + last.len())
    }

    /// Adds some items side by side; gives the index of the first. None where they are more than a
    /// block.
    fn extend(&mut self, items: &[T]) -> Option<usize> {
        if items.len() > SIZE {
            return None;
        }
        if self.0.last().is_none_or(|last| SIZE - last.len() < items.len()) {
            self.0.push(Vec::with_capacity(SIZE));
        }
        let at = self.len();
        self.0.last_mut()?.extend_from_slice(items);
        Some(at)
    }

    /// Items that were added together.
    fn get(&self, at: usize, count: usize) -> Option<&[T]> {
        let from = at % SIZE;
        self.0.get(at / SIZE)?.get(from..from + count)
    }

    /// As [`Self::get`].
    fn get_mut(&mut self, at: usize, count: usize) -> Option<&mut [T]> {
        let from = at % SIZE;
        self.0.get_mut(at / SIZE)?.get_mut(from..from + count)
    }
}

impl<T> Index<usize> for Blocks<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.0[at / SIZE][at % SIZE]
    }
}

impl<T> IndexMut<usize> for Blocks<T> {
    fn index_mut(&mut self, at: usize) -> &mut T {
        &mut self.0[at / SIZE][at % SIZE]
    }
}

impl TextCache {
    /// Gives the texts of a batch their numbers; a row with a text that is for the slow path is
    /// deferred to it.
    pub fn number(&mut self, batch: &mut Batch, texts: &mut TextPool) {
        if self.text_layout != batch.text_layout {
            self.text_layout.clone_from(&batch.text_layout);
            self.turn = self.turn.saturating_add(1);
            self.bytes = Blocks::default();
        }
        let columns: Vec<usize> = (0..TEXTS).filter(|at| !batch.cells[*at].is_empty()).collect();
        let mut numbers = batch.text_columns().map(std::mem::take);
        let mut deferred = Vec::new();
        let mut ahead = Prefetch::new(batch, &columns);
        for row in 0..batch.len() {
            let own = if self.is_in_order { self.repeated(batch, row) } else { None };
            let own = own.or_else(|| {
                if ahead.look(row, texts) {
                    self.prefetch(&ahead);
                }
                self.other(&ahead, row, texts)
            });
            for &at in &columns {
                numbers[at].push(own.map_or(Text::EMPTY, |own| own[at]));
            }
            if own.is_none() {
                deferred.push(row);
            }
        }
        for (column, numbers) in batch.text_columns().into_iter().zip(numbers) {
            *column = numbers;
        }
        for row in deferred {
            batch.defer_to_slow_path(row);
        }
    }

    /// The texts of a row that repeats the unit expected here.
    fn repeated(&mut self, batch: &Batch, row: usize) -> Option<[Text; TEXTS]> {
        let place = self.units[self.last as usize].below;
        let unit = &self.units[place as usize];
        self.is_repeated(unit, batch, row).then(|| {
            self.last = place;
            unit.texts
        })
    }

    /// True if the texts of a row are the last ones of a unit.
    fn is_repeated(&self, unit: &SeenUnit, batch: &Batch, row: usize) -> bool {
        let was = || self.bytes.get(unit.at as usize, unit.length as usize);
        unit.turn == self.turn && was().is_some_and(|was| was == batch.all_texts(row))
    }

    /// The texts of any other row; None where the slow path is to read one.
    fn other(
        &mut self,
        ahead: &Prefetch,
        row: usize,
        texts: &mut TextPool,
    ) -> Option<[Text; TEXTS]> {
        let (&key, beside) = ahead.columns.split_first()?;
        let known = ahead.id(row).and_then(|id| {
            let place = *self.places.get(id.0 as usize)?;
            let unit = self.units[place as usize];
            // The text was checked when it became the key of the unit.
            (place != 0 && unit.texts[key] == id).then_some((place, unit))
        });
        let (place, mut unit) = match known {
            Some(known) => known,
            None => {
                let id = ahead.number(key, row, texts, &mut self.alike)?;
                let place = self.place(id);
                let mut unit = self.units[place as usize];
                unit.texts[key] = id;
                (place, unit)
            }
        };
        let below = &mut self.units[self.last as usize].below;
        self.is_in_order = *below == place;
        *below = place;
        self.last = place;
        if self.is_repeated(&unit, ahead.batch, row) {
            return Some(unit.texts);
        }
        for &at in beside {
            if !texts.is(unit.texts[at], ahead.cell(at, row)) {
                unit.texts[at] = ahead.number(at, row, texts, &mut self.alike)?;
            }
        }
        self.keep(&mut unit, ahead.batch.all_texts(row));
        unit.below = self.units[place as usize].below;
        self.units[place as usize] = unit;
        Some(unit.texts)
    }

    /// Prefetches the units of the rows that are looked at, as [`TextPool::prefetch`] does: where
    /// rows are in another order each year, each is far from the one before.
    fn prefetch(&self, ahead: &Prefetch) {
        let mut places = [0; AHEAD];
        for (place, id) in places.iter_mut().zip(&ahead.ids) {
            *place = id.and_then(|id| self.places.get(id.0 as usize).copied()).unwrap_or(0);
        }
        let starts = places.map(|place| self.units[place as usize].at as usize);
        let first = |at: usize| self.bytes.get(at, 1).map_or(0, |bytes| bytes[0]);
        std::hint::black_box(starts.map(first).iter().fold(0, |all, byte| all ^ byte));
    }

    /// Stores the bytes of a unit's row, over the old ones where they fit.
    fn keep(&mut self, unit: &mut SeenUnit, all: &[u8]) {
        let has_room = unit.turn == self.turn && all.len() <= unit.length as usize;
        if has_room && let Some(own) = self.bytes.get_mut(unit.at as usize, all.len()) {
            own.copy_from_slice(all);
        } else if self.bytes.len() + all.len() > KEPT {
            unit.length = 0;
            return;
        } else {
            let at = self.bytes.extend(all);
            unit.at = at.and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX);
        }
        (unit.length, unit.turn) = (u32::try_from(all.len()).unwrap_or(u32::MAX), self.turn);
    }

    /// The index of the unit whose key a text is; a new one where there is none.
    fn place(&mut self, id: Text) -> Place {
        let at = id.0 as usize;
        if self.places.len() <= at {
            self.places.resize((at + 1).next_power_of_two(), 0);
        }
        if self.places[at] == 0 {
            self.places[at] = Place::try_from(self.units.len()).unwrap_or(0);
            self.units.extend(&[SeenUnit::default()]);
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
    /// The key of each of these rows, where it is in the pool.
    ids: Vec<Option<Text>>,
    /// The hashes of the keys, and of the other texts where the key is not in the pool.
    hashes: [Vec<Option<TextHash>>; TEXTS],
}

/// How many rows are looked at together at most.
const AHEAD: usize = 256;

impl<'a> Prefetch<'a> {
    fn new(batch: &'a Batch, columns: &'a [usize]) -> Self {
        let (ids, hashes) = (Vec::new(), Default::default());
        Self { batch, lines: None, columns, rows: 0..0, ids, hashes }
    }

    fn cell(&self, at: usize, row: usize) -> &'a [u8] {
        self.batch.cell(self.batch.cells[at][row])
    }

    /// Looks at a row that is new; at more rows below it the more of those above it were new. True
    /// if these are several.
    fn look(&mut self, row: usize, texts: &TextPool) -> bool {
        if self.rows.contains(&row) {
            return false;
        }
        let batch = self.batch;
        self.lines = self.lines.or_else(|| batch.lines_of_text());
        let count = if self.rows.end == row { (2 * self.rows.len()).clamp(1, AHEAD) } else { 1 };
        self.rows = row..(row + count).min(batch.len());
        self.ids.clear();
        let Some((&key, beside)) = self.columns.split_first() else { return false };
        self.hash(key, count > 1, texts);
        for (cell, hash) in batch.cells[key][self.rows.clone()].iter().zip(&self.hashes[key]) {
            let id = hash.zip(self.lines).and_then(|(hash, lines)| {
                texts.find_hashed(lines.get(cell.0 as usize..cell.1 as usize)?, hash)
            });
            self.ids.push(id);
        }
        for &at in beside {
            self.hash(at, count > 1, texts);
        }
        count > 1
    }

    /// Hashes a column of the rows, of new units where it is not the key's, and prefetches what
    /// the pool has for them.
    fn hash(&mut self, at: usize, are_several: bool, texts: &TextPool) {
        let (batch, ids) = (self.batch, &self.ids);
        let is_new = |row: usize| ids.get(row).is_none_or(Option::is_none);
        let cells = batch.cells[at][self.rows.clone()].iter().enumerate();
        let hash =
            |(row, cell): (usize, &Span)| is_new(row).then(|| TextHash::of(batch.cell(*cell)));
        self.hashes[at].clear();
        self.hashes[at].extend(cells.map(hash));
        if are_several {
            let hashes: Vec<TextHash> = self.hashes[at].iter().flatten().copied().collect();
            texts.prefetch(&hashes);
        }
    }

    /// The key of a row that was looked at, where it was in the pool then.
    fn id(&self, row: usize) -> Option<Text> {
        self.ids.get(row - self.rows.start).copied().flatten()
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
        let cell = self.lines?.get(from as usize..to as usize)?;
        let own = row - self.rows.start;
        let hash = self.hashes[at][own].unwrap_or_else(|| TextHash::of(cell.as_bytes()));
        let least = if at == ID { Likeness::Slight } else { Likeness::Short };
        let id = self.id(row).filter(|_| self.columns.first() == Some(&at));
        let known = id.or_else(|| texts.find_hashed(cell, hash));
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
