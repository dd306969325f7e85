//! What is in front beside another year or zone.

use crate::analysis::{Filter, below_of, measure, totals};
use crate::app::page::{Against, PageFigures, PageItem, PageReason};
use crate::app::state::State;
use crate::domain::{Row, Table, Text, Year};
use rustc_hash::FxHashSet;

/// The year and filter of the other side.
fn other_side(state: &State, against: Against) -> (Year, Filter) {
    match against {
        Against::Year(year) => (year, state.filter.clone()),
        Against::Zone(zone) => (state.year, Filter { zones: vec![zone], ..state.filter.clone() }),
    }
}

/// The measures and sums of both sides.
pub(super) fn figures(state: &State, against: Against) -> PageFigures {
    let (tallies, thresholds) = (&state.loaded.evaluation.tallies, &state.settings.thresholds);
    let of = |year, filter: &Filter| {
        (measure(tallies, thresholds, year, filter, None), totals(tallies, year, filter, None))
    };
    let (year, filter) = other_side(state, against);
    PageFigures::Compare(Box::new([of(state.year, &state.filter), of(year, &filter)]))
}

/// The organisations below a threshold on one side only.
pub(super) fn items(state: &State, against: Against) -> Vec<PageItem> {
    let data = state.data();
    let ids = &data.organisations.units.id;
    let below = |year, filter: &Filter| -> Vec<Row> {
        below_of(data, &state.settings.thresholds, Table::Organisations, year, filter)
            .into_iter()
            .map(|(row, _)| row)
            .collect()
    };
    let (year, filter) = other_side(state, against);
    let (here, there) = (below(state.year, &state.filter), below(year, &filter));
    let only = |rows: &[Row], others: &[Row], reason| -> Vec<PageItem> {
        let others: FxHashSet<Text> = others.iter().map(|&row| ids[row as usize]).collect();
        rows.iter()
            .filter(|&&row| !others.contains(&ids[row as usize]))
            .map(|&row| PageItem::Organisation(reason, row))
            .collect()
    };
    let mut items = only(&here, &there, PageReason::BelowHere);
    items.extend(only(&there, &here, PageReason::BelowThere));
    items
}
