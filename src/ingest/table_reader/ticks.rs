//! Ratings as ticks: one column for each level.

use super::file_reader::RowFindings;
use super::unit_cells::shown_odd;
use crate::domain::{Field, FindingKind, Meaning, Rating, TextPool, UnitRow, fold};
use crate::ingest::cells;
use crate::ingest::header::layout::Layout;
use crate::ingest::header::{is_choice, keep_ticked, may_be_tick};
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
    keep_ticked(&mut ticked, columns, layout.yes, |(_, _, cell)| cell);
    match ticked[..] {
        [] => {}
        [(column, rating, cell)] => match cells::rating(cell) {
            _ if is_ticked_by(cell) => unit.rating = rating,
            Ok(own) if own == rating => unit.rating = rating,
            Ok(Rating::Unrated) => unit.unrated_reason = cells::unrated_reason(cell),
            _ => set_bad(texts, unit, findings, (column, cell)),
        },
        [_, (column, _, cell), ..] => {
            set_bad(texts, unit, findings, (column, cell));
        }
    }
}

/// True for a cell that ticks its column: a sign, a figure or a short word, or a remark behind a
/// sign: `x (đề nghị)`. `Mới` is a word for unrated.
fn is_ticked_by(cell: &str) -> bool {
    let first = cell.split([' ', '(']).next().unwrap_or_default();
    may_be_tick(cell) && fold(cell) != "moi" && cells::rating(cell).is_err() || is_choice(first)
}

fn set_bad(
    texts: &mut TextPool,
    unit: &mut UnitRow,
    findings: &mut RowFindings,
    (column, cell): (usize, &str),
) {
    unit.rating = Rating::Bad;
    unit.odd.push((Field::Rating, texts.intern(shown_odd(cell, true))));
    findings.push((FindingKind::UnknownRating(None), column));
}
