//! Ratings as ticks: one column for each level.

use super::file_reader::RowFindings;
use super::unit_cells::shown_odd;
use crate::domain::{Field, FindingKind, Meaning, Rating, TextPool, UnitRow};
use crate::ingest::header::keep_ticked;
use crate::ingest::header::layout::Layout;
use std::borrow::Cow;

/// Sets the rating of a unit by the tick of its row. Two ticks are a finding.
pub fn read_ticks(
    layout: &Layout,
    texts: &mut TextPool,
    row: &[Cow<'_, str>],
    unit: &mut UnitRow,
    findings: &mut RowFindings,
) {
    let mut ticked: Vec<(usize, Rating, &str)> = Vec::new();
    for (column, meaning) in layout.columns.iter().enumerate() {
        let Meaning::Tick(rating) = meaning else { continue };
        ticked.push((column, *rating, row.get(column).map_or("", AsRef::as_ref)));
    }
    let columns = ticked.len();
    keep_ticked(&mut ticked, columns, |(_, _, cell)| cell);
    match ticked[..] {
        [] => {}
        [(_, rating, _)] => unit.rating = rating,
        [_, (column, _, cell), ..] => {
            unit.rating = Rating::Bad;
            unit.odd.push((Field::Rating, texts.intern(shown_odd(cell, true))));
            findings.push((FindingKind::UnknownRating(None), column));
        }
    }
}
