//! The order of the Vietnamese alphabet.

use crate::domain::{Dataset, Text};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use std::cmp::Ordering;

/// Compares texts as a Vietnamese dictionary orders them: a ă â b c d đ e ê …, tones after letters.
#[derive(Debug)]
pub struct Collation {
    by: Option<CollatorBorrowed<'static>>,
}

impl Default for Collation {
    fn default() -> Self {
        Self { by: Collator::try_new(locale!("vi").into(), CollatorOptions::default()).ok() }
    }
}

impl Collation {
    /// Compares two texts.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.by.as_ref().map_or_else(|| a.cmp(b), |by| by.compare(a, b)).then_with(|| a.cmp(b))
    }

    /// The rank of every text of a data set, by its number: equal order for equal ranks, so that rows sort by integers.
    #[must_use]
    pub fn ranks(&self, data: &Dataset) -> Vec<u32> {
        let count = u32::try_from(data.texts.len()).unwrap_or(u32::MAX);
        let mut order: Vec<u32> = (0..count).collect();
        order.sort_by(|&a, &b| self.compare(data.texts.get(Text(a)), data.texts.get(Text(b))));
        let mut ranks = vec![0; order.len()];
        for (rank, &text) in (0u32..).zip(&order) {
            ranks[text as usize] = rank;
        }
        ranks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_is_vietnamese() {
        let mut words = ["KCN Vân Trung", "KCN Đình Trám", "KCN Hòa Phú", "CCN Nội Hoàng", "KCN Dĩnh Kế", "KCN Quang Châu"];
        words.sort_by(|a, b| Collation::default().compare(a, b));
        assert_eq!(words, ["CCN Nội Hoàng", "KCN Dĩnh Kế", "KCN Đình Trám", "KCN Hòa Phú", "KCN Quang Châu", "KCN Vân Trung"]);
    }
}
