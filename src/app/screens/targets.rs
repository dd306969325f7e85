//! The resolution's targets, and the units nearest to their thresholds.

use super::overview::figures;
use super::spec::{Listing, Opened, ScreenSpec};
use crate::analysis::{Candidate, Matcher, candidates};
use crate::app::page::MOST;
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::domain::Table;
use crate::words;
use rayon::prelude::*;

/// The screen.
pub const SPEC: ScreenSpec = ScreenSpec {
    screen: Screen::Targets,
    tab: words::targets,
    columns: &[],
    units: None,
    export: None,
    has_sort: false,
    has_search: true,
    list: |state| {
        let (figures, candidates) = rayon::join(|| figures(state), || nearest(state));
        (state.lists.figures, state.lists.candidates) = (figures, candidates);
        Listing::items(state.lists.candidates.len())
    },
    open: |state, row| {
        state.lists.candidates.get(row as usize).map(|c| Opened::Unit(c.table, c.row))
    },
};

/// The units nearest to their thresholds.
fn nearest(state: &State) -> Vec<Candidate> {
    let matcher = Matcher::new(state.row_filter.search.value());
    let of = |table| {
        let (data, evaluation) = (state.data(), &state.loaded.evaluation);
        let rows = state.filter.par_counted(data, table, state.year);
        // Whether a unit is below is known of each: looking at all again would take longer than a
        // frame in the largest data.
        let below = rows.filter(|row| evaluation.is_below(table, *row));
        let thresholds = &state.settings.thresholds;
        if matcher.is_empty() {
            return candidates(data, thresholds, table, below, MOST);
        }
        let found = state.loaded.index.search(data, &matcher, table, &below.collect::<Vec<_>>());
        candidates(data, thresholds, table, found.into_par_iter(), MOST)
    };
    [of(Table::Organisations), of(Table::Branches)].concat()
}
