//! Columns that count votes on a rating, beside the rating itself.

use super::folding::fold_heading;
use super::heading::HeadingMeaning;
use super::heading_path::{heading_paths, meaning_of_path};
use super::layout::HeadRow;
use crate::domain::has_words;
use rustc_hash::FxHashMap;

/// How many columns of votes have a level in the last header row.
pub fn votes_under(rows: &[HeadRow]) -> usize {
    let has_votes = |row: &HeadRow| row.cells.iter().any(|cell| is_of_votes(&[cell]));
    if rows.len() < 2 || !rows.iter().any(has_votes) {
        return 0;
    }
    let is_level = |path: &Vec<String>| {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        is_of_votes(&path) && meaning_of_path(&path).is_some_and(HeadingMeaning::is_count)
    };
    heading_paths(rows, &FxHashMap::default()).iter().filter(|path| is_level(path)).count()
}

/// True if a column counts votes: `Kết quả bỏ phiếu` over the levels.
pub fn is_of_votes(path: &[&str]) -> bool {
    path.iter().any(|heading| has_words(&fold_heading(heading), "phieu"))
}
