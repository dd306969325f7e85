//! What narrows: zones, ownerships, and the words of a search.

use crate::domain::{Dataset, Ownership, Row, Table, Text, Year, ZoneId, fold};
use memchr::memmem::Finder;

/// The narrowing that holds on every screen. An empty list narrows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Narrowing {
    /// Only these zones.
    pub zones: Vec<ZoneId>,
    /// Only these ownerships.
    pub ownerships: Vec<Ownership>,
    /// Only these districts, as the data writes them.
    pub districts: Vec<Text>,
}

impl Narrowing {
    /// Whether it leaves everything in.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.zones.is_empty() && self.ownerships.is_empty() && self.districts.is_empty()
    }

    /// Whether a row is in it.
    #[must_use]
    pub fn takes(&self, data: &Dataset, table: Table, row: Row) -> bool {
        let units = data.units(table);
        (self.zones.is_empty() || self.zones.contains(&units.zone[row as usize]))
            && (self.ownerships.is_empty() || self.ownerships.contains(&units.ownership[row as usize]))
            && (self.districts.is_empty() || self.districts.contains(&units.district[row as usize]))
    }

    /// The rows of a year in it, duplicates among them.
    pub fn rows<'a>(&'a self, data: &'a Dataset, table: Table, year: Year) -> impl Iterator<Item = Row> + 'a {
        data.rows_of(table, year).iter().copied().filter(move |&row| self.takes(data, table, row))
    }

    /// The rows of a year in it that are in the sums.
    pub fn counted<'a>(&'a self, data: &'a Dataset, table: Table, year: Year) -> impl Iterator<Item = Row> + 'a {
        self.rows(data, table, year).filter(move |&row| data.units(table).counts_in(row))
    }
}

/// Finds every word of a search, in any order, without case and diacritics.
#[derive(Debug, Clone, Default)]
pub struct Matcher {
    words: Vec<Finder<'static>>,
}

impl Matcher {
    /// Takes a search apart into folded words.
    #[must_use]
    pub fn new(search: &str) -> Self {
        Self { words: fold(search).split(' ').filter(|w| !w.is_empty()).map(|w| Finder::new(w).into_owned()).collect() }
    }

    /// Whether nothing is searched for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a folded text has every word.
    #[must_use]
    pub fn takes(&self, folded: &str) -> bool {
        self.words.iter().all(|word| word.find(folded.as_bytes()).is_some())
    }

    /// Whether each word is in one of several folded texts.
    #[must_use]
    pub fn takes_any(&self, folded: &[&str]) -> bool {
        self.words.iter().all(|word| folded.iter().any(|text| word.find(text.as_bytes()).is_some()))
    }

    /// Which characters of a text a match covers, as character ranges from..to, for marking.
    #[must_use]
    pub fn marks(&self, text: &str) -> Vec<(usize, usize)> {
        let letters: Vec<String> = text.chars().map(|c| fold(&c.to_string())).collect();
        let folded: Vec<char> = letters.iter().map(|f| f.chars().next().unwrap_or(' ')).collect();
        let mut marks = Vec::new();
        for word in &self.words {
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
