//! Search over the rows of a table.

use super::index::Index;
use super::letters::LetterSet;
use super::matcher::Matcher;
use super::parallel::MIN_ROWS_PER_THREAD;
use super::row_order::in_file_order;
use crate::domain::{Dataset, Row, Table, Text, fold_into};
use rayon::prelude::*;
use std::borrow::Cow;

impl Index {
    /// Those of `rows`, in the same order, whose name, id, zone, district and committee together
    /// contain every word of a search.
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
            .with_min_len(MIN_ROWS_PER_THREAD)
            .map_init(search, |search, &row| search.matches(row).then_some(row));
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

/// The state of a search over one table on one thread.
struct Search<'a> {
    index: &'a Index,
    data: &'a Dataset,
    matcher: &'a Matcher,
    table: Table,
    /// For each word and zone, whether the zone's name contains it.
    zones: Vec<Vec<bool>>,
    /// For each word and organisation, whether its name contains it; None until it is looked up.
    committees: Vec<Vec<Option<bool>>>,
    /// A buffer for folded texts.
    folded: String,
}

impl<'a> Search<'a> {
    fn new(index: &'a Index, data: &'a Dataset, matcher: &'a Matcher, table: Table) -> Self {
        let zones = (0..matcher.len())
            .map(|word| {
                index.zones_folded().iter().map(|zone| matcher.contains_word(word, zone)).collect()
            })
            .collect();
        let committees = if table == Table::Branches { data.organisations.units.len() } else { 0 };
        let committees = vec![vec![None; committees]; matcher.len()];
        Self { index, data, matcher, table, zones, committees, folded: String::new() }
    }

    fn text_contains(&mut self, word: usize, text: Text) -> bool {
        let letters = self.index.letters(text);
        if !letters.unwrap_or(LetterSet::ALL).contains(self.matcher.letters(word)) {
            return false;
        }
        if letters.is_some() && self.matcher.is_single_letter(word) {
            return true;
        }
        fold_into(self.data.texts.get(text), &mut self.folded);
        self.matcher.contains_word(word, &self.folded)
    }

    fn matches(&mut self, row: Row) -> bool {
        (0..self.matcher.len()).all(|word| self.row_contains(word, row))
    }

    fn row_contains(&mut self, word: usize, row: Row) -> bool {
        let units = self.data.units(self.table);
        let at = row as usize;
        self.zones[word].get(units.zone[at].0 as usize).is_some_and(|has| *has)
            || self.text_contains(word, units.name[at])
            || self.text_contains(word, units.id[at])
            || self.text_contains(word, units.district[at])
            || self.committee_contains(word, row)
    }

    fn committee_contains(&mut self, word: usize, row: Row) -> bool {
        let Some(committee) = self.data.committee_of(row).filter(|_| self.table == Table::Branches)
        else {
            return false;
        };
        if let Some(has) = self.committees[word][committee as usize] {
            return has;
        }
        let has = self.text_contains(word, self.data.organisations.units.name[committee as usize]);
        self.committees[word][committee as usize] = Some(has);
        has
    }
}
