//! Rows in file order or in the order of a key.

use super::parallel::MIN_ROWS_PER_THREAD;
use crate::domain::Row;
use rayon::prelude::*;
use std::borrow::Cow;

/// The distinct rows in file order, so that a pass over them reads the columns from front to back.
#[must_use]
pub fn in_file_order(rows: &[Row]) -> Cow<'_, [Row]> {
    if rows.is_sorted() {
        return Cow::Borrowed(rows);
    }
    let (Some(&first), Some(&last)) = (rows.iter().min(), rows.iter().max()) else {
        return Cow::Borrowed(rows);
    };
    // The rows of a year are mostly adjacent: one flag for each row between the first and the last
    // is faster than sorting.
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

/// The rows sorted by `key`, rows with equal keys in their given order; None if `key` gives no key
/// for a row.
#[must_use]
pub fn sort_by_key(rows: &[Row], key: impl Fn(Row) -> Option<u64> + Sync) -> Option<Vec<Row>> {
    let keys: Option<Vec<(u64, Row)>> = rows
        .par_iter()
        .with_min_len(MIN_ROWS_PER_THREAD)
        .map(|&row| Some((key(row)?, row)))
        .collect();
    let keys = keys?;
    let least = keys.iter().map(|(key, _)| *key).min().unwrap_or(0);
    let span = keys.iter().map(|(key, _)| *key).max().unwrap_or(0) - least;
    // Radix sort; its time grows with the width of the keys, so they are made narrow.
    Some(if u16::try_from(span).is_ok() {
        radix_sort(&keys, |key| u16::try_from(key - least).unwrap_or(u16::MAX))
    } else if u32::try_from(span).is_ok() {
        radix_sort(&keys, |key| u32::try_from(key - least).unwrap_or(u32::MAX))
    } else {
        radix_sort(&keys, |key| key - least)
    })
}

fn radix_sort<K: radsort::Key + Copy>(keys: &[(u64, Row)], narrow: impl Fn(u64) -> K) -> Vec<Row> {
    let mut keys: Vec<(K, Row)> = keys.iter().map(|(key, row)| (narrow(*key), *row)).collect();
    radsort::sort_by_key(&mut keys, |(key, _)| *key);
    keys.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_by_keys_of_any_width() {
        // The span of the keys has 16, 32 and 64 bits.
        for keys in [
            [70_000, 70_009, 70_001, 70_001],
            [4_000_000_000, 4_000_100_000, 4_000_050_000, 4_000_050_000],
            [3_000_000_000, 9_000_000_001, 9_000_000_000, 9_000_000_000],
            [1 << 63, u64::MAX, u64::MAX - 1, u64::MAX - 1],
        ] {
            let sorted = sort_by_key(&[0, 1, 2, 3], |row| Some(keys[row as usize]));
            assert_eq!(sorted, Some(vec![0, 2, 3, 1]), "{keys:?}");
        }
        assert_eq!(sort_by_key(&[0, 1], |row| (row == 0).then_some(1)), None);
    }
}
