//! Vietnamese alphabetical order.

use super::parallel::MIN_ROWS_PER_THREAD;
use crate::domain::{Dataset, Text};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use rayon::prelude::*;
use std::cmp::Ordering;

/// Compares texts in the order of a Vietnamese dictionary: a ă â b c d đ e ê …; tones decide
/// between equal letters.
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

    /// The rank of every text of a data set, by text number, so that rows sort by integers. Ranks
    /// are distinct and begin at 0.
    #[must_use]
    pub fn ranks(&self, data: &Dataset) -> Vec<u32> {
        let numbers: Vec<u32> = (0..u32::try_from(data.texts.len()).unwrap_or(u32::MAX)).collect();
        let Some(by) = self.by.as_ref() else { return numbers };
        // Collation keys are computed once and compared as bytes.
        let chunk = numbers.len().div_ceil(rayon::current_num_threads()).max(MIN_ROWS_PER_THREAD);
        let chunks = numbers.par_chunks(chunk).map(|numbers| SortKeys::new(by, data, numbers));
        let keys = chunks.collect::<Vec<_>>().into_iter().reduce(SortKeys::append);
        let Some(SortKeys { mut spans, bytes }) = keys else { return Vec::new() };
        let key = |span: &KeySpan| bytes.get(span.start as usize..span.end as usize).unwrap_or(&[]);
        let text = |span: &KeySpan| data.texts.get(span.text);
        // Texts that the alphabet does not distinguish are in the order of their bytes.
        spans.par_sort_unstable_by(|a, b| key(a).cmp(key(b)).then_with(|| text(a).cmp(text(b))));
        let mut ranks = vec![0; spans.len()];
        for (rank, span) in (0u32..).zip(&spans) {
            ranks[span.text.0 as usize] = rank;
        }
        ranks
    }

    /// The ranks of a data set's texts if `known` holds those of the first of them. The new texts,
    /// few, are inserted by binary search.
    #[must_use]
    pub(super) fn ranks_extended(&self, data: &Dataset, known: &[u32]) -> Vec<u32> {
        let text = |number: u32| data.texts.get(Text(number));
        let compare = |a: u32, b: u32| self.compare(text(a), text(b));
        let texts = u32::try_from(data.texts.len()).unwrap_or(u32::MAX);
        let mut order = vec![0; known.len()];
        for (number, rank) in (0..).zip(known) {
            order[*rank as usize] = number;
        }
        let mut others: Vec<u32> =
            (u32::try_from(known.len()).unwrap_or(u32::MAX)..texts).collect();
        others.sort_by(|a, b| compare(*a, *b));
        let mut ranks = vec![0; data.texts.len()];
        let mut rank = 0;
        let mut put = |numbers: &[u32]| {
            for number in numbers {
                ranks[*number as usize] = rank;
                rank += 1;
            }
        };
        let mut rest = order.as_slice();
        for other in others {
            let (before, after) =
                rest.split_at(rest.partition_point(|number| compare(*number, other).is_lt()));
            put(before);
            put(&[other]);
            rest = after;
        }
        put(rest);
        ranks
    }
}

/// The collation key of a text, as a range of [`SortKeys::bytes`].
#[derive(Debug, Clone, Copy)]
struct KeySpan {
    text: Text,
    start: u32,
    end: u32,
}

/// The collation keys of texts, one after the other.
struct SortKeys {
    spans: Vec<KeySpan>,
    bytes: Vec<u8>,
}

impl SortKeys {
    fn new(by: &CollatorBorrowed, data: &Dataset, numbers: &[u32]) -> Self {
        // Reserved at once: a growing vector leaves its smaller buffers behind in the heap.
        let length: usize = numbers.iter().map(|number| data.texts.get(Text(*number)).len()).sum();
        let mut bytes = Vec::with_capacity(3 * length);
        let end = |bytes: &Vec<u8>| u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let spans = numbers.iter().map(|&number| {
            let text = Text(number);
            let start = end(&bytes);
            let Ok(()) = by.write_sort_key_to(data.texts.get(text), &mut bytes);
            KeySpan { text, start, end: end(&bytes) }
        });
        Self { spans: spans.collect(), bytes }
    }

    fn append(mut self, other: Self) -> Self {
        let shift = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        self.bytes.extend_from_slice(&other.bytes);
        self.spans.extend(other.spans.into_iter().map(|span| KeySpan {
            start: span.start.saturating_add(shift),
            end: span.end.saturating_add(shift),
            ..span
        }));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn ranks_are_the_order_of_comparing(
            texts in proptest::collection::vec("[a-dăâđĐêÊưA-D ]{0,6}|\\PC{0,6}", 0..40),
        ) {
            let mut data = Dataset::default();
            let mut numbers: Vec<Text> = texts.iter().map(|text| data.texts.intern(text)).collect();
            let collation = Collation::default();
            let ranks = collation.ranks(&data);
            numbers.sort_by_key(|number| ranks[number.0 as usize]);
            // Some known and the others put between are the same.
            let mut fewer = Dataset::default();
            for text in &texts[..texts.len() / 2] {
                fewer.texts.intern(text);
            }
            proptest::prop_assert_eq!(
                &collation.ranks_extended(&data, &collation.ranks(&fewer)),
                &ranks
            );
            for pair in numbers.windows(2) {
                proptest::prop_assert!(
                    collation.compare(data.texts.get(pair[0]), data.texts.get(pair[1])).is_le()
                );
            }
        }
    }

    #[test]
    fn the_alphabet_is_vietnamese() {
        let mut words = [
            "KCN Vân Trung",
            "KCN Đình Trám",
            "KCN Hòa Phú",
            "CCN Nội Hoàng",
            "KCN Dĩnh Kế",
            "KCN Quang Châu",
        ];
        words.sort_by(|a, b| Collation::default().compare(a, b));
        assert_eq!(
            words,
            [
                "CCN Nội Hoàng",
                "KCN Dĩnh Kế",
                "KCN Đình Trám",
                "KCN Hòa Phú",
                "KCN Quang Châu",
                "KCN Vân Trung"
            ]
        );
    }
}
