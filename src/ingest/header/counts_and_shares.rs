//! Columns with a count and its share in one cell, `4 (10,3%)`, below a heading that names both:
//! `HTXSNV (SL, TL %)`.

use super::column_cells::{are_mostly, are_mostly_counts};
use super::heading::HeadingMeaning;
use super::heading_path::meaning_of_path;
use super::layout::HeadRow;
use crate::ingest::cells;

/// Names columns of percentages for what they count, if their cells have counts before the shares,
/// and those beside them whose headings end alike.
pub fn name_counts(meanings: &mut [Option<HeadingMeaning>], paths: &[Vec<&str>], data: &[HeadRow]) {
    let has_share = |cell: &str| cell.contains('%') && cells::number_and_share(cell).is_some();
    let is_percent = |column: &usize| meanings[*column] == Some(HeadingMeaning::Percent);
    let percents: Vec<usize> = (0..paths.len()).filter(is_percent).collect();
    let with_shares: Vec<&str> = percents
        .iter()
        .filter(|column| are_mostly(data, **column, has_share))
        .filter_map(|column| Some(parts(paths[*column].last()?)?.1))
        .collect();
    for column in percents {
        let Some((own, above)) = paths[column].split_last() else { continue };
        let Some((counted, share)) = parts(own) else { continue };
        if with_shares.contains(&share) && are_mostly_counts(data, column) {
            let path: Vec<&str> = above.iter().copied().chain([counted]).collect();
            let meaning = meaning_of_path(&path).filter(|meaning| meaning.is_count());
            meanings[column] = meaning.or(meanings[column]);
        }
    }
}

/// What a heading counts, and what it says of the share: `Số lượng | , tỷ lệ %`.
fn parts(heading: &str) -> Option<(&str, &str)> {
    let at = heading.find('(').or_else(|| heading.rfind([',', '/', '-', '–', '+', ';']))?;
    Some((heading[..at].trim_end(), &heading[at..]))
}
