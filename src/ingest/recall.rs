//! The numbers of tidy rows' texts: what stood beside a unit's id last time is looked at first.
//!
//! Years come one after the other, with the same units in the same order. So almost every row has the texts that the row had which
//! came after the same row last time, to the byte: one look tells. Else its unit is found by its id, and only a text that is new
//! there is looked for among all.

use super::tidy::{Batch, Stand, TEXTS};
use crate::domain::{Text, TextPool, is_plainly_plain};

/// The place of a unit among [`Recall::met`].
type Place = u32;

/// A unit that was met: its texts as they were last, and the place of the unit in the row below.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    texts: [Text; TEXTS],
    below: Place,
    /// Where the bytes of its texts lie in [`Recall::bytes`]; none where they stood otherwise than in the file in hand.
    at: u32,
    length: u32,
    turn: u32,
}

/// Units by their id, or by their name where a file has no ids, in the order in which they were met first.
///
/// Every text here was looked at and is plain: a row that repeats it has nothing that the careful path would have to say.
#[derive(Debug)]
pub struct Recall {
    met: Vec<Met>,
    /// For each text number the place of the unit that it names; 0 for none, which is the place of no unit.
    places: Vec<Place>,
    last: Place,
    /// From the first text to the last of each unit's row, as it stood in the file.
    bytes: Vec<u8>,
    /// How texts stand in the file in hand, and how often that has changed.
    stand: Stand,
    turn: u32,
}

impl Default for Recall {
    fn default() -> Self {
        let met = vec![Met { turn: u32::MAX, ..Met::default() }];
        Self { met, places: Vec::new(), last: 0, bytes: Vec::new(), stand: Stand::default(), turn: 0 }
    }
}

/// How many bytes of rows are kept at most.
const KEPT: usize = 1 << 26;

impl Recall {
    /// Gives the texts of a batch their numbers; a row with a text that is to be read with care is set aside.
    pub fn number(&mut self, batch: &mut Batch, texts: &mut TextPool) {
        if self.stand != batch.stand {
            self.stand.clone_from(&batch.stand);
            self.turn = self.turn.saturating_add(1);
            self.bytes.clear();
        }
        let columns: Vec<usize> = (0..TEXTS).filter(|at| !batch.cells[*at].is_empty()).collect();
        let Some((&key, beside)) = columns.split_first() else { return };
        for row in 0..batch.lines.len() {
            let numbers = self.row(key, beside, batch, row, texts);
            for &at in &columns {
                batch.texts[at].push(numbers.map_or(Text::EMPTY, |numbers| numbers[at]));
            }
            if numbers.is_none() {
                batch.set_aside(row);
            }
        }
    }

    /// The numbers of a row's texts; None where one is to be read with care.
    fn row(&mut self, key: usize, beside: &[usize], batch: &Batch, row: usize, texts: &mut TextPool) -> Option<[Text; TEXTS]> {
        let expected = self.met[self.last as usize].below;
        let mut place = expected;
        let mut unit = self.met[place as usize];
        let all = batch.all_texts(row);
        if unit.turn == self.turn && self.bytes.get(unit.at as usize..(unit.at + unit.length) as usize) == Some(all) {
            self.last = place;
            return Some(unit.texts);
        }
        let cell = batch.cell(batch.cells[key][row]);
        if place == 0 || !texts.is(unit.texts[key], cell) {
            let id = plain(cell, texts)?;
            place = self.place(id);
            unit = self.met[place as usize];
            unit.texts[key] = id;
        }
        for &at in beside {
            let cell = batch.cell(batch.cells[at][row]);
            if !texts.is(unit.texts[at], cell) {
                unit.texts[at] = plain(cell, texts)?;
            }
        }
        self.keep(&mut unit, all);
        self.met[place as usize] = unit;
        self.met[self.last as usize].below = place;
        self.last = place;
        Some(unit.texts)
    }

    /// Keeps the bytes of a unit's row, in the place of those that it had where they are not longer.
    fn keep(&mut self, unit: &mut Met, all: &[u8]) {
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
            self.met.push(Met::default());
        }
        self.places[at]
    }
}

/// The number of a text that needs no care; a question mark may stand for a letter that was lost.
fn plain(cell: &[u8], texts: &mut TextPool) -> Option<Text> {
    let text = std::str::from_utf8(cell).ok()?;
    (is_plainly_plain(text) && !cell.contains(&b'?')).then(|| texts.intern(text))
}
