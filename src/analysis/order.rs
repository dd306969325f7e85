//! The order of the Vietnamese alphabet.

use super::index::WORTH;
use crate::domain::{Dataset, Row, Text};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use rayon::prelude::*;
use std::borrow::Cow;
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

    /// The rank of every text of a data set, by its number: equal order for equal ranks, so that
    /// rows sort by integers.
    #[must_use]
    pub fn ranks(&self, data: &Dataset) -> Vec<u32> {
        let numbers: Vec<u32> = (0..u32::try_from(data.texts.len()).unwrap_or(u32::MAX)).collect();
        let Some(by) = self.by.as_ref() else { return numbers };
        // Keys are made once and compared as bytes; each core sorts a part.
        let parts =
            numbers.par_chunks(numbers.len().div_ceil(rayon::current_num_threads()).max(WORTH));
        let order = parts
            .map(|numbers| Sorted::new(by, data, numbers))
            .reduce_with(Sorted::merge)
            .map_or_else(Vec::new, |all| all.order);
        let mut ranks = vec![0; order.len()];
        for (rank, (text, _)) in (0u32..).zip(&order) {
            ranks[*text as usize] = rank;
        }
        ranks
    }
}

impl Collation {
    /// The ranks of a data set's texts where those of the first of them are known: the others, few,
    /// are put between.
    #[must_use]
    pub(super) fn ranks_beside(&self, data: &Dataset, known: &[u32]) -> Vec<u32> {
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

/// Rows, each there once, in the order of the file: what looks at each of many rows goes through
/// the columns from front to back, not to and fro.
#[must_use]
pub fn in_file_order(rows: &[Row]) -> Cow<'_, [Row]> {
    if rows.is_sorted() {
        return Cow::Borrowed(rows);
    }
    let (Some(&first), Some(&last)) = (rows.iter().min(), rows.iter().max()) else {
        return Cow::Borrowed(rows);
    };
    // The rows of a year stand together for the most part: a mark for each row between the first
    // and the last is quicker than sorting.
    let mut is_there = vec![false; (last - first) as usize + 1];
    for row in rows {
        is_there[(row - first) as usize] = true;
    }
    Cow::Owned(
        (first..=last)
            .zip(is_there)
            .filter(|(_, is_there)| *is_there)
            .map(|(row, _)| row)
            .collect(),
    )
}

/// Rows in the order of their keys, rows with equal keys as they were; None where a row has no key.
#[must_use]
pub fn by_keys(rows: &[Row], key: impl Fn(Row) -> Option<u64> + Sync) -> Option<Vec<Row>> {
    let keys: Option<Vec<(u64, Row)>> =
        rows.par_iter().with_min_len(WORTH).map(|&row| Some((key(row)?, row))).collect();
    let keys = keys?;
    let least = keys.iter().map(|(key, _)| *key).min().unwrap_or(0);
    let span = keys.iter().map(|(key, _)| *key).max().unwrap_or(0) - least;
    // By digits, not by comparing; keys that lie close together have few digits.
    Some(if u16::try_from(span).is_ok() {
        by_digits(&keys, |key| u16::try_from(key - least).unwrap_or(u16::MAX))
    } else if u32::try_from(span).is_ok() {
        by_digits(&keys, |key| u32::try_from(key - least).unwrap_or(u32::MAX))
    } else {
        by_digits(&keys, |key| key - least)
    })
}

fn by_digits<K: radsort::Key + Copy>(keys: &[(u64, Row)], cut: impl Fn(u64) -> K) -> Vec<Row> {
    let mut keys: Vec<(K, Row)> = keys.iter().map(|(key, row)| (cut(*key), *row)).collect();
    radsort::sort_by_key(&mut keys, |(key, _)| *key);
    keys.into_iter().map(|(_, row)| row).collect()
}

/// Texts in their order, each with its key.
struct Sorted<'a> {
    data: &'a Dataset,
    /// Each text's number and where its key lies.
    order: Vec<(u32, (u32, u32))>,
    keys: Vec<u8>,
}

impl<'a> Sorted<'a> {
    fn new(by: &CollatorBorrowed, data: &'a Dataset, numbers: &[u32]) -> Self {
        let text = |number: u32| data.texts.get(Text(number));
        // Room for all keys at once: a vector that grows leaves its smaller selves behind.
        let bytes: usize = numbers.iter().map(|number| text(*number).len()).sum();
        let (mut keys, mut order) =
            (Vec::with_capacity(3 * bytes), Vec::with_capacity(numbers.len()));
        for &number in numbers {
            let from = keys.len();
            let Ok(()) = by.write_sort_key_to(text(number), &mut keys);
            order.push((
                number,
                (
                    u32::try_from(from).unwrap_or(u32::MAX),
                    u32::try_from(keys.len()).unwrap_or(u32::MAX),
                ),
            ));
        }
        let mut sorted = Self { data, order: Vec::new(), keys };
        order.sort_unstable_by(|a, b| sorted.compare(a, b));
        sorted.order = order;
        sorted
    }

    /// By the alphabet; texts that it takes for equal by their bytes.
    fn compare(&self, a: &(u32, (u32, u32)), b: &(u32, (u32, u32))) -> Ordering {
        let key = |(_, (from, to)): &(u32, (u32, u32))| {
            self.keys.get(*from as usize..*to as usize).unwrap_or(&[])
        };
        let text = |(number, _): &(u32, (u32, u32))| self.data.texts.get(Text(*number));
        key(a).cmp(key(b)).then_with(|| text(a).cmp(text(b)))
    }

    fn merge(mut self, other: Self) -> Self {
        let shift = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        self.keys.extend_from_slice(&other.keys);
        let others = other.order.into_iter().map(|(number, (from, to))| {
            (number, (from.saturating_add(shift), to.saturating_add(shift)))
        });
        let (mut mine, mut others) =
            (std::mem::take(&mut self.order).into_iter().peekable(), others.peekable());
        let mut order = Vec::with_capacity(mine.len() + others.len());
        while let (Some(a), Some(b)) = (mine.peek(), others.peek()) {
            let first = if self.compare(a, b).is_le() { mine.next() } else { others.next() };
            order.extend(first);
        }
        order.extend(mine);
        order.extend(others);
        self.order = order;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn ranks_are_the_order_of_comparing(texts in proptest::collection::vec("[a-dăâđĐêÊưA-D ]{0,6}|\\PC{0,6}", 0..40)) {
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
            proptest::prop_assert_eq!(&collation.ranks_beside(&data, &collation.ranks(&fewer)), &ranks);
            for pair in numbers.windows(2) {
                proptest::prop_assert!(collation.compare(data.texts.get(pair[0]), data.texts.get(pair[1])).is_le());
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
