//! How the year compares with its thresholds, and where it is below.

use super::spec::{Listing, Opened, ScreenSpec};
use super::zones::zone_rows;
use crate::analysis::{
    Matcher, badness, broken_rows, measure, strip, targets, term_records, totals, trend, unrated,
    visiting_committees, worst_units,
};
use crate::app::lists::{Figures, OverviewItem};
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::domain::{Ownership, Row, Table, Year, ZoneId, fold};
use crate::words;

/// The screen.
pub const SPEC: ScreenSpec = ScreenSpec {
    screen: Screen::Overview,
    tab: words::overview,
    columns: &[],
    units: None,
    export: None,
    has_sort: false,
    has_search: true,
    list: |state| {
        state.lists.figures = figures(state);
        state.lists.zones = zone_rows(state);
        let (data, thresholds) = (state.data(), &state.settings.thresholds);
        state.lists.strip = strip(data, thresholds, state.year, &state.filter);
        (state.lists.overview, state.lists.below) = items(state);
        Listing::items(state.lists.overview.len())
    },
    open,
};

fn open(state: &State, row: Row) -> Option<Opened> {
    Some(match *state.lists.overview.get(row as usize)? {
        OverviewItem::Zone(zone) => Opened::Zone(state.lists.zones[zone].zone),
        OverviewItem::Organisation(row) => Opened::Unit(Table::Organisations, row),
    })
}

/// Zones, then organisations, that are below a threshold, worst first, and how many there are
/// without the search.
fn items(state: &State) -> (Vec<OverviewItem>, [usize; 2]) {
    let (data, of) = (state.data(), Table::Organisations);
    let matcher = Matcher::new(state.row_filter.search.value());
    let is_found = |zone: ZoneId| matcher.matches(&fold(&data.zones[zone.0 as usize].name));
    let zone = |at: usize| &state.lists.zones[at];
    let is_below = |at: &usize| zone(*at).measures.is_below();
    let mut zones: Vec<usize> = (0..state.lists.zones.len()).filter(is_below).collect();
    zones.sort_by_key(|&at| std::cmp::Reverse(badness(&zone(at).measures)));
    let is_zone = |at: &&usize| zone(**at).zone != ZoneId::OUTSIDE;
    let rows = state.filter.counted(data, of, state.year);
    let mut below: Vec<Row> = rows.filter(|&row| state.is_below(of, row)).collect();
    let all = [zones.iter().filter(is_zone).count(), below.len()];
    if !matcher.is_empty() {
        zones.retain(|at| is_found(zone(*at).zone));
        below = state.loaded.index.search(data, &matcher, of, &below);
    }
    let below = worst_units(data, &state.settings.thresholds, of, below);
    let below = below.into_iter().map(OverviewItem::Organisation);
    (zones.into_iter().map(OverviewItem::Zone).chain(below).collect(), all)
}

/// The figures of the year and part that are shown.
pub(super) fn figures(state: &State) -> Figures {
    let (data, tallies, settings, filter) =
        (state.data(), &state.loaded.evaluation.tallies, &state.settings, &state.filter);
    let of = |year: Year, scope: Option<&[Ownership]>| {
        (
            measure(tallies, &settings.thresholds, year, filter, scope),
            totals(tallies, year, filter, scope),
        )
    };
    let before = Some(state.year.before()).filter(|year| data.years.contains(year));
    let scope = Some(settings.scope.as_slice());
    Figures {
        now: of(state.year, None),
        before: before.map(|year| of(year, None)),
        broken: [Table::Organisations, Table::Branches].map(|table| broken_rows(data, table)),
        scope: of(state.year, scope),
        scope_before: before.map(|year| of(year, scope).1),
        unrated: [Table::Organisations, Table::Branches]
            .map(|table| unrated(data, table, state.year, filter)),
        visiting: visiting_committees(data, state.year, filter).len(),
        targets: targets(tallies, settings, state.year, filter, state.today).to_vec(),
        years: trend(data, tallies, settings, filter, state.today),
        terms: term_records(data, tallies, settings, state.year, filter, state.today),
    }
}
