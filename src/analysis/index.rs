//! What is worked out once after a load so that every key is answered at once: alphabetical ranks
//! and the letters of texts.

use super::{Collation, Matcher, in_file_order};
use crate::domain::{Dataset, Row, Table, Text, fold, fold_into};
use rayon::prelude::*;
use std::borrow::Cow;

/// Ranks and letters of a data set's texts, each indexed by the text's number.
#[derive(Clone, Debug, Default)]
pub struct Index {
    ranks: Vec<u32>,
    letters: Vec<Letters>,
    /// The rank of each zone by its number; below are in no order.
    zone_ranks: Vec<u32>,
    zones_folded: Vec<Box<str>>,
}

/// Which letters, and pairs of letters, a folded text has: a text without those of a word cannot
/// have the word.
///
/// Bits 0 to 25 are a to z, 26 to 35 the digits, 36 every other letter; the rest are pairs that
/// stand together in a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Letters(u64);

impl Letters {
    const PAIRS: u32 = 37;

    /// Those of a folded text.
    #[must_use]
    pub fn of(folded: &str) -> Self {
        let mut bits = 0u64;
        let mut last = b' ';
        for byte in folded.bytes() {
            bits |= match byte {
                b' ' => 0,
                b'a'..=b'z' => 1 << (byte - b'a'),
                b'0'..=b'9' => 1 << (26 + byte - b'0'),
                _ => 1 << 36,
            };
            if byte != b' ' && last != b' ' {
                bits |= 1
                    << (Self::PAIRS
                        + (u32::from(last) * 31 + u32::from(byte)) % (64 - Self::PAIRS));
            }
            last = byte;
        }
        Self(bits)
    }

    /// Whether all of another's are among them.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The letters of the texts from a number on.
fn letters(data: &Dataset, from: usize) -> Vec<Letters> {
    let of = |folded: &mut String, number: u32| {
        fold_into(data.texts.get(Text(number)), folded);
        Letters::of(folded)
    };
    let [from, to] =
        [from, data.texts.len()].map(|number| u32::try_from(number).unwrap_or(u32::MAX));
    (from..to).into_par_iter().with_min_len(WORTH).map_init(String::new, of).collect()
}

/// How many texts or rows are worth a thread.
pub(super) const WORTH: usize = 1 << 15;

impl Index {
    /// Works it out.
    #[must_use]
    pub fn new(data: &Dataset) -> Self {
        Self { ranks: Collation::default().ranks(data), ..Self::without_ranks(data) }
    }

    /// All but the ranks, which take the most time.
    #[must_use]
    pub fn without_ranks(data: &Dataset) -> Self {
        Self { letters: letters(data, 0), ..Self::of_zones(data) }
    }

    /// The index of data that has the same texts under the same numbers and perhaps more, its zones
    /// perhaps others; ranked where this is and few texts are new.
    #[must_use]
    pub fn grown(&self, data: &Dataset) -> Self {
        /// How many new texts are quickly put between the others.
        const FEW: usize = 1000;
        let mut all = self.letters.clone();
        all.extend(letters(data, all.len()));
        let is_quick = !self.ranks.is_empty() && data.texts.len() - self.ranks.len() <= FEW;
        let ranks = if is_quick {
            Collation::default().ranks_beside(data, &self.ranks)
        } else {
            Vec::new()
        };
        Self { ranks, letters: all, ..Self::of_zones(data) }
    }

    fn of_zones(data: &Dataset) -> Self {
        let collation = Collation::default();
        let mut zones: Vec<usize> = (0..data.zones.len()).collect();
        zones.sort_by(|&a, &b| collation.compare(&data.zones[a].name, &data.zones[b].name));
        let mut zone_ranks = vec![0; zones.len()];
        for (rank, &zone) in (0u32..).zip(&zones) {
            zone_ranks[zone] = rank;
        }
        Self {
            zone_ranks,
            zones_folded: data.zones.iter().map(|z| fold(&z.name).into()).collect(),
            ..Self::default()
        }
    }

    /// The same with the ranks.
    #[must_use]
    pub fn ranked(&self, data: &Dataset) -> Self {
        Self { ranks: Collation::default().ranks(data), ..self.clone() }
    }

    /// Whether every text of a data set has its rank.
    #[must_use]
    pub fn is_ranked(&self, data: &Dataset) -> bool {
        self.ranks.len() == data.texts.len()
    }

    /// A text's place in the alphabet.
    #[must_use]
    pub fn rank(&self, text: Text) -> u32 {
        self.ranks.get(text.0 as usize).copied().unwrap_or(0)
    }

    /// A zone's place in the alphabet.
    #[must_use]
    pub fn zone_rank(&self, zone: crate::domain::ZoneId) -> u32 {
        self.zone_ranks.get(zone.0 as usize).copied().unwrap_or(0)
    }

    /// The rows, of those given and in their order, in whose name, id, zone, district or committee
    /// every word of a search is.
    #[must_use]
    pub fn search(
        &self,
        data: &Dataset,
        matcher: &Matcher,
        table: Table,
        rows: &[Row],
    ) -> Vec<Row> {
        let search = || Search::new(self, data, matcher, table);
        let ordered = in_file_order(rows);
        let found = ordered
            .par_iter()
            .with_min_len(WORTH)
            .map_init(search, |search, &row| search.takes(row).then_some(row));
        let found: Vec<Row> = found.flatten_iter().collect();
        let (Cow::Owned(_), Some(&first), Some(&last)) = (&ordered, found.first(), found.last())
        else {
            return found;
        };
        let mut is_found = vec![false; (last - first) as usize + 1];
        for &row in &found {
            is_found[(row - first) as usize] = true;
        }
        rows.iter()
            .copied()
            .filter(|row| {
                row.checked_sub(first).is_some_and(|at| is_found.get(at as usize) == Some(&true))
            })
            .collect()
    }
}

/// A search through rows of one table, on one thread.
struct Search<'a> {
    index: &'a Index,
    data: &'a Dataset,
    matcher: &'a Matcher,
    table: Table,
    /// For each word which zones have it.
    zones: Vec<Vec<bool>>,
    /// For each word and organisation whether its name has it, where that was asked.
    committees: Vec<Vec<Option<bool>>>,
    folded: String,
}

impl<'a> Search<'a> {
    fn new(index: &'a Index, data: &'a Dataset, matcher: &'a Matcher, table: Table) -> Self {
        let zones = (0..matcher.len())
            .map(|word| index.zones_folded.iter().map(|zone| matcher.has(word, zone)).collect())
            .collect();
        let committees = if table == Table::Branches { data.organisations.units.len() } else { 0 };
        let committees = vec![vec![None; committees]; matcher.len()];
        Self { index, data, matcher, table, zones, committees, folded: String::new() }
    }

    fn text_has(&mut self, word: usize, text: Text) -> bool {
        // A text without letters of its own was not counted yet.
        let letters = self.index.letters.get(text.0 as usize).copied().unwrap_or(Letters(u64::MAX));
        if !letters.has(self.matcher.letters(word)) {
            return false;
        }
        if self.matcher.is_letter(word) && (text.0 as usize) < self.index.letters.len() {
            return true;
        }
        fold_into(self.data.texts.get(text), &mut self.folded);
        self.matcher.has(word, &self.folded)
    }

    fn takes(&mut self, row: Row) -> bool {
        (0..self.matcher.len()).all(|word| self.has(word, row))
    }

    fn has(&mut self, word: usize, row: Row) -> bool {
        let units = self.data.units(self.table);
        let at = row as usize;
        self.zones[word].get(units.zone[at].0 as usize).is_some_and(|has| *has)
            || self.text_has(word, units.name[at])
            || self.text_has(word, units.id[at])
            || self.text_has(word, units.district[at])
            || self.committee_has(word, row)
    }

    fn committee_has(&mut self, word: usize, row: Row) -> bool {
        let Some(committee) = self.data.committee_of(row).filter(|_| self.table == Table::Branches)
        else {
            return false;
        };
        if let Some(has) = self.committees[word][committee as usize] {
            return has;
        }
        let has = self.text_has(word, self.data.organisations.units.name[committee as usize]);
        self.committees[word][committee as usize] = Some(has);
        has
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_has_the_letters_of_every_part_of_its_words(text in "\\PC{0,30}", from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
            let folded = fold(&text);
            for word in folded.split(' ').filter(|w| !w.is_empty()) {
                let places: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
                let (from, to) = (places[from.index(places.len())], places[to.index(places.len())]);
                prop_assert!(Letters::of(&folded).has(Letters::of(&word[from.min(to)..from.max(to)])));
            }
        }
    }
}
