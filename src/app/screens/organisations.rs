//! Base organisations.

use super::spec::{Listing, Opened, ScreenSpec};
use super::unit_columns;
use crate::analysis::branch_share;
use crate::app::columns::{
    Column, Exported, Value, Width, change_of, count_of, distance_of, rating_of, reasons_of,
    share_of, short_of, unit, years_of,
};
use crate::app::screen::Screen;
use crate::domain::{CountField, Field, Share, Table};
use crate::words;

const TABLE: Table = Table::Organisations;

/// The screen.
pub const SPEC: ScreenSpec = ScreenSpec {
    screen: Screen::Organisations,
    tab: words::organisations,
    columns: COLUMNS,
    units: Some(TABLE),
    export: Some("to-chuc"),
    has_sort: true,
    has_search: true,
    list: |_| Listing::Units(TABLE),
    open: |_, row| Some(Opened::Unit(TABLE, row)),
};

const COLUMNS: &[Column] = &[
    Column {
        heading: words::organisation_name,
        exported: Exported::AsShown,
        width: Width::Text(20),
        priority: 4,
        right: false,
        value: |c, r| Value::Text(c.data.units(TABLE).name[r as usize]),
    },
    Column {
        heading: words::kind,
        exported: Exported::As(words::exported_kind),
        width: Width::Whole,
        priority: 12,
        right: false,
        value: |c, r| {
            unit(c, TABLE, r, Field::Kind, || Value::Kind(c.data.organisations.kind[r as usize]))
        },
    },
    unit_columns::rating(2, |c, r| rating_of(c, TABLE, r)),
    unit_columns::members(7, |c, r| count_of(c, TABLE, r, CountField::Members)),
    unit_columns::share(3, |c, r| share_of(c, TABLE, r)),
    unit_columns::distance(6, |c, r| distance_of(c, TABLE, r)),
    unit_columns::years(8, |c, r| years_of(c, TABLE, r)),
    Column {
        heading: words::branches,
        exported: Exported::Parts(words::exported_branches),
        width: Width::Fixed(8),
        priority: 10,
        right: true,
        value: |c, r| {
            let share = if c.is_partial { Share::default() } else { branch_share(c.data, r) };
            Value::Parts(share, c.settings.thresholds.branches)
        },
    },
    unit_columns::short(0, |c, r| short_of(c, TABLE, r)),
    unit_columns::why(1, |c, r| reasons_of(c, TABLE, r)),
    unit_columns::admitted(11, |c, r| count_of(c, TABLE, r, CountField::Admitted)),
    unit_columns::change(11, |c, r| change_of(c, TABLE, r)),
    unit_columns::ownership(9, |c, r| {
        unit(c, TABLE, r, Field::Ownership, || {
            Value::Ownership(c.data.units(TABLE).ownership[r as usize])
        })
    }),
    unit_columns::zone(10, |c, r| Value::Zone(c.data.units(TABLE).zone[r as usize])),
    Column {
        heading: words::workers,
        exported: Exported::AsShown,
        width: Width::Fixed(9),
        priority: 13,
        right: true,
        value: |c, r| count_of(c, TABLE, r, CountField::Workers),
    },
    Column {
        heading: words::district,
        exported: Exported::AsShown,
        width: Width::Text(12),
        priority: 14,
        right: false,
        value: |c, r| Value::Text(c.data.units(TABLE).district[r as usize]),
    },
    unit_columns::id(15, |c, r| Value::Text(c.data.units(TABLE).id[r as usize])),
];
