//! Industrial parks and clusters.

use super::spec::{Listing, Opened, ScreenSpec};
use crate::analysis::{Matcher, Measures, Totals, group_by_zone};
use crate::app::columns::{Column, Context, Exported, Value, Width};
use crate::app::lists::{ZoneRow, ZoneYears};
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::domain::{Measure, Row, Year, ZoneId, fold};
use crate::words;
use rustc_hash::FxHashMap;

/// The screen.
pub const SPEC: ScreenSpec = ScreenSpec {
    screen: Screen::Zones,
    tab: words::zones,
    columns: COLUMNS,
    units: None,
    export: Some("khu"),
    has_sort: true,
    has_search: true,
    list: |state| {
        state.lists.zones = zone_rows(state);
        state.lists.zone_years = zone_years(state);
        Listing::Rows(listed(state))
    },
    open: |state, row| Some(Opened::Zone(state.lists.zones[row as usize].zone)),
};

const COLUMNS: &[Column] = &[
    Column {
        heading: words::zone_long,
        exported: Exported::AsShown,
        width: Width::Text(18),
        priority: 0,
        right: false,
        value: |c, r| Value::Zone(c.zones[r as usize].zone),
    },
    Column {
        heading: words::organisations,
        exported: Exported::AsShown,
        width: Width::Fixed(13),
        priority: 2,
        right: true,
        value: |c, r| measure_of(c, r, |z| &z.measures.organisations),
    },
    Column {
        heading: words::branches,
        exported: Exported::AsShown,
        width: Width::Fixed(13),
        priority: 3,
        right: true,
        value: |c, r| measure_of(c, r, |z| &z.measures.branches),
    },
    Column {
        heading: words::good_or_better_members,
        exported: Exported::AsShown,
        width: Width::Fixed(16),
        priority: 4,
        right: true,
        value: |c, r| measure_of(c, r, |z| &z.measures.members),
    },
    Column {
        heading: words::missing,
        exported: Exported::AsShown,
        width: Width::Text(9),
        priority: 1,
        right: false,
        value: |c, r| Value::Lacks(c.zones[r as usize].measures),
    },
    Column {
        heading: words::members,
        exported: Exported::AsShown,
        width: Width::Fixed(10),
        priority: 5,
        right: true,
        value: |c, r| Value::Number(c.zones[r as usize].measures.members.total),
    },
    Column {
        heading: words::workers,
        exported: Exported::AsShown,
        width: Width::Fixed(9),
        priority: 6,
        right: true,
        value: |c, r| Value::Known(c.zones[r as usize].workers),
    },
    Column {
        heading: words::admitted,
        exported: Exported::AsShown,
        width: Width::Fixed(8),
        priority: 7,
        right: true,
        value: |c, r| Value::Known(c.zones[r as usize].admitted),
    },
];

fn measure_of(context: &Context, row: Row, pick: fn(&ZoneRow) -> &Measure) -> Value {
    let measure = pick(&context.zones[row as usize]);
    Value::Parts(measure.share, measure.threshold)
}

/// The figures of each zone: those below a threshold first, then in alphabetical order.
pub(super) fn zone_rows(state: &State) -> Vec<ZoneRow> {
    let loaded = &state.loaded;
    let groups = group_by_zone(
        &loaded.evaluation.tallies,
        &state.settings.thresholds,
        state.year,
        &state.filter,
    );
    let of = |(zone, measures, totals): (ZoneId, Measures, Totals)| {
        ZoneRow::new(zone, measures, &totals)
    };
    let mut zones: Vec<ZoneRow> = groups.into_iter().map(of).collect();
    zones.sort_by_key(|z| (!z.measures.is_below(), loaded.index.zone_rank(z.zone)));
    zones
}

/// The most years of the table of zones and years.
const YEARS: usize = 12;

/// The measures of the zones through the last years up to the chosen one.
fn zone_years(state: &State) -> ZoneYears {
    let loaded = &state.loaded;
    let all = &loaded.data.years;
    let all = &all[..all.partition_point(|year| *year <= state.year)];
    let years = all[all.len().saturating_sub(YEARS)..].to_vec();
    let of_year = |year: &Year| -> FxHashMap<ZoneId, Measures> {
        let thresholds = &state.settings.thresholds;
        let groups = group_by_zone(&loaded.evaluation.tallies, thresholds, *year, &state.filter);
        groups.into_iter().map(|(zone, measures, _)| (zone, measures)).collect()
    };
    let groups: Vec<_> = years.iter().map(of_year).collect();
    let of_zone = |row: &ZoneRow| groups.iter().map(|year| year.get(&row.zone).copied()).collect();
    let measures = state.lists.zones.iter().map(of_zone).collect();
    ZoneYears { years, measures }
}

/// The zones that are listed.
fn listed(state: &State) -> Vec<Row> {
    let (data, matcher) = (state.data(), Matcher::new(state.row_filter.search.value()));
    let name = |z: &ZoneRow| fold(&data.zones[z.zone.0 as usize].name);
    let kept = (0u32..).zip(&state.lists.zones).filter(|(_, z)| {
        matcher.matches(&name(z)) && (!state.row_filter.below_only || z.measures.is_below())
    });
    kept.map(|(row, _)| row).collect()
}
