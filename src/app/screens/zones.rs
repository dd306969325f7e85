//! Industrial parks and clusters.

use super::spec::ScreenSpec;
use crate::app::columns::{Column, Context, Value};
use crate::app::lists::ZoneRow;
use crate::app::screen::Screen;
use crate::domain::{Measure, Row};
use crate::words;

/// The screen.
pub const SPEC: ScreenSpec = ScreenSpec {
    screen: Screen::Zones,
    tab: words::zones,
    columns: COLUMNS,
    units: None,
    export: Some("khu"),
};

const COLUMNS: &[Column] = &[
    Column {
        heading: words::zone_long,
        width: 26,
        right: false,
        value: |c, r| Value::Zone(c.zones[r as usize].zone),
    },
    Column {
        heading: words::organisations,
        width: 13,
        right: true,
        value: |c, r| measure_of(c, r, |z| &z.measures.organisations),
    },
    Column {
        heading: words::branches,
        width: 13,
        right: true,
        value: |c, r| measure_of(c, r, |z| &z.measures.branches),
    },
    Column {
        heading: words::good_or_better_members,
        width: 16,
        right: true,
        value: |c, r| measure_of(c, r, |z| &z.measures.members),
    },
    Column {
        heading: words::members,
        width: 10,
        right: true,
        value: |c, r| Value::Number(c.zones[r as usize].measures.members.total),
    },
    Column {
        heading: words::workers,
        width: 9,
        right: true,
        value: |c, r| Value::Number(c.zones[r as usize].workers),
    },
    Column {
        heading: words::admitted,
        width: 8,
        right: true,
        value: |c, r| Value::Number(c.zones[r as usize].admitted),
    },
];

fn measure_of(context: &Context, row: Row, pick: fn(&ZoneRow) -> &Measure) -> Value {
    let measure = pick(&context.zones[row as usize]);
    Value::Parts(measure.share, measure.line)
}
