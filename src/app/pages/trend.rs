//! The years, and what changed since the year before.

use crate::analysis::{distribution, trend, year_changes};
use crate::app::page::{PageFigures, PageItem, PageReason};
use crate::app::state::State;
use crate::domain::Table;

/// Every year, and how the year's organisations are spread.
pub(super) fn figures(state: &State) -> PageFigures {
    let (data, settings) = (state.data(), &state.settings);
    PageFigures::Trend(
        trend(data, &state.loaded.evaluation.tallies, settings, &state.filter, state.today),
        distribution(data, Table::Organisations, state.year, &state.filter),
    )
}

/// The organisations that fell, rose, are new or gone, or whose members' share changed most.
pub(super) fn items(state: &State) -> Vec<PageItem> {
    let found = year_changes(state.data(), state.year, &state.filter, |row| {
        state.is_below(Table::Organisations, row)
    });
    let lists = [
        (PageReason::Fell, found.fell),
        (PageReason::Rose, found.rose),
        (PageReason::New, found.new),
        (PageReason::Gone, found.gone),
        (PageReason::Fall, found.falls),
        (PageReason::Rise, found.rises),
    ];
    let items = lists.into_iter().flat_map(|(reason, rows)| {
        rows.into_iter().map(move |row| PageItem::Organisation(reason, row))
    });
    items.collect()
}
