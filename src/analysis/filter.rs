//! What narrows: zones, ownerships, and the words of a search.

use super::index::{Letters, WORTH};
use crate::domain::{Dataset, Ownership, Row, Table, Text, Year, ZoneId, fold};
use memchr::memmem::Finder;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// The narrowing that holds on every screen. An empty list narrows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only these zones.
    pub zones: Vec<ZoneId>,
    /// Only these ownerships.
    pub ownerships: Vec<Ownership>,
    /// Only these districts, as the data writes them.
    pub districts: Vec<Text>,
}

impl Filter {
    /// Whether it leaves everything in.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.zones.is_empty() && self.ownerships.is_empty() && self.districts.is_empty()
    }

    /// Whether a row is in it.
    #[must_use]
    pub fn takes(&self, data: &Dataset, table: Table, row: Row) -> bool {
        let (units, at) = (data.units(table), row as usize);
        self.takes_group(units.zone[at], units.ownership[at], units.district[at])
    }

    /// Whether the rows of a zone, ownership and district are in it.
    #[must_use]
    pub fn takes_group(&self, zone: ZoneId, ownership: Ownership, district: Text) -> bool {
        (self.zones.is_empty() || self.zones.contains(&zone))
            && (self.ownerships.is_empty() || self.ownerships.contains(&ownership))
            && (self.districts.is_empty() || self.districts.contains(&district))
    }

    /// The rows of a year in it, duplicates among them.
    pub fn rows<'a>(
        &'a self,
        data: &'a Dataset,
        table: Table,
        year: Year,
    ) -> impl Iterator<Item = Row> + 'a {
        data.rows_of(table, year).iter().copied().filter(move |&row| self.takes(data, table, row))
    }

    /// Likewise, without duplicates, for work on all cores; in their order.
    pub fn counted_on_all_cores<'a>(
        &'a self,
        data: &'a Dataset,
        table: Table,
        year: Year,
    ) -> impl ParallelIterator<Item = Row> + 'a {
        let rows = data.rows_of(table, year).par_iter().with_min_len(WORTH).copied();
        rows.filter(move |&row| self.takes(data, table, row) && data.units(table).counts_in(row))
    }

    /// The rows of a year in it that are in the sums.
    pub fn counted<'a>(
        &'a self,
        data: &'a Dataset,
        table: Table,
        year: Year,
    ) -> impl Iterator<Item = Row> + 'a {
        self.rows(data, table, year).filter(move |&row| data.units(table).counts_in(row))
    }
}

/// The districts of the data that a person means by a word: those that differ in case and
/// diacritics alone, each once, in the order of their texts' numbers. None is no district.
#[must_use]
pub fn districts_named(data: &Dataset, word: &str) -> Vec<Text> {
    let folded = fold(word);
    districts(data)
        .into_iter()
        .filter(|&district| fold(data.texts.get(district)) == folded)
        .collect()
}

/// All districts of the data, each once, in the order of their texts' numbers.
#[must_use]
pub fn districts(data: &Dataset) -> Vec<Text> {
    let of_units = [Table::Organisations, Table::Branches].map(|table| &data.units(table).district);
    let all: FxHashSet<Text> = of_units
        .into_iter()
        .flat_map(crate::domain::Column::iter)
        .filter(|d| !d.is_empty())
        .collect();
    let mut all: Vec<Text> = all.into_iter().collect();
    all.sort_unstable();
    all
}

/// Finds every word of a search, in any order, without case and diacritics.
#[derive(Debug, Clone, Default)]
pub struct Matcher {
    words: Vec<(Finder<'static>, Letters)>,
}

impl Matcher {
    /// Takes a search apart into folded words.
    #[must_use]
    pub fn new(search: &str) -> Self {
        let words = fold(search);
        Self {
            words: words
                .split(' ')
                .filter(|w| !w.is_empty())
                .map(|w| (Finder::new(w).into_owned(), Letters::of(w)))
                .collect(),
        }
    }

    /// The last word of a search alone: the one that is being typed.
    #[must_use]
    pub fn of_last(search: &str) -> Self {
        let mut all = Self::new(search);
        Self { words: all.words.pop().into_iter().collect() }
    }

    /// Whether nothing is searched for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether a folded text has a word, by its number.
    #[must_use]
    pub fn has(&self, word: usize, folded: &str) -> bool {
        self.words.get(word).is_some_and(|(word, _)| word.find(folded.as_bytes()).is_some())
    }

    /// The letters of a word.
    #[must_use]
    pub fn letters(&self, word: usize) -> Letters {
        self.words.get(word).map_or_else(Letters::default, |(_, letters)| *letters)
    }

    /// Whether a word is one letter from a to z or one digit: a text that has its letters has it.
    #[must_use]
    pub fn is_letter(&self, word: usize) -> bool {
        self.words
            .get(word)
            .is_some_and(|(word, _)| matches!(word.needle(), [b'a'..=b'z' | b'0'..=b'9']))
    }

    /// Whether a folded text has every word.
    #[must_use]
    pub fn takes(&self, folded: &str) -> bool {
        (0..self.words.len()).all(|word| self.has(word, folded))
    }

    /// Whether each word is in one of several folded texts.
    #[must_use]
    pub fn takes_any(&self, folded: &[&str]) -> bool {
        (0..self.words.len()).all(|word| folded.iter().any(|text| self.has(word, text)))
    }

    /// Which characters of a text a match covers, as character ranges from..to, for marking.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<(usize, usize)> {
        let letters: Vec<String> = text.chars().map(|c| fold(&c.to_string())).collect();
        let folded: Vec<char> = letters.iter().map(|f| f.chars().next().unwrap_or(' ')).collect();
        let mut marks = Vec::new();
        for (word, _) in &self.words {
            let word: Vec<char> = String::from_utf8_lossy(word.needle()).chars().collect();
            if let Some(at) = folded.windows(word.len()).position(|w| w == word) {
                marks.push((at, at + word.len()));
            }
        }
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_match_in_any_order_without_diacritics() {
        let matcher = Matcher::new("phat  DUOC");
        assert!(matcher.takes(&fold("Chi bộ Công ty CP Dược Phát")));
        assert!(!matcher.takes(&fold("Chi bộ Công ty CP Dược")));
        assert_eq!(Matcher::new("dinh").marks("KCN Đình Trám"), [(4, 8)]);
    }
}
