//! What is in front beside another year or zone.

use crate::analysis::{Filter, below_of, counterparts, measure, totals};
use crate::app::page::{Against, PageFigures, PageItem, PageReason};
use crate::app::state::State;
use crate::domain::{Row, Table, Year};
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
    let below = |year, filter: &Filter| -> Vec<Row> {
        below_of(data, &state.settings.thresholds, Table::Organisations, year, filter)
            .into_iter()
            .map(|(row, _)| row)
            .collect()
    };
    let (year, filter) = other_side(state, against);
    let (here, there) = (below(state.year, &state.filter), below(year, &filter));
    // A unit may have another id in another year.
    let there_by_here = counterparts(data, Table::Organisations, state.year, year);
    let on_both: FxHashSet<Row> =
        here.iter().filter_map(|row| there_by_here.get(row)).copied().collect();
    let is_there: FxHashSet<Row> = there.iter().copied().collect();
    let is_only_here = |row: &Row| there_by_here.get(row).is_none_or(|r| !is_there.contains(r));
    let item = |reason| move |row: Row| PageItem::Organisation(reason, row);
    let own = here.iter().copied().filter(is_only_here).map(item(PageReason::BelowHere));
    let others = there.iter().copied().filter(|row| !on_both.contains(row));
    own.chain(others.map(item(PageReason::BelowThere))).collect()
}
