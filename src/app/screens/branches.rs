//! Branches of the committees.

use super::spec::{Listing, Opened, ScreenSpec};
use super::unit_columns;
use crate::app::columns::{
    Column, Exported, Value, Width, change_of, count_of, distance_of, rating_of, reasons_of,
    share_of, short_of, unit, years_of,
};
use crate::app::screen::Screen;
use crate::domain::{CountField, Field, Table};
use crate::words;

const TABLE: Table = Table::Branches;

/// The screen.
pub const SPEC: ScreenSpec = ScreenSpec {
    screen: Screen::Branches,
    tab: words::branches,
    columns: COLUMNS,
    units: Some(TABLE),
    export: Some("chi-bo"),
    has_sort: true,
    has_search: true,
    list: |_| Listing::Units(TABLE),
    open: |_, row| Some(Opened::Unit(TABLE, row)),
};

const COLUMNS: &[Column] = &[
    Column {
        heading: words::branch_name,
        exported: Exported::AsShown,
        width: Width::Text(18),
        priority: 5,
        right: false,
        value: |c, r| Value::Text(c.data.units(TABLE).name[r as usize]),
    },
    Column {
        heading: words::committee,
        exported: Exported::As(words::exported_committee),
        width: Width::Text(18),
        priority: 4,
        right: false,
        value: |c, r| {
            Value::Text(c.data.committee_of(r).map_or(c.data.branches.parent[r as usize], |o| {
                c.data.units(Table::Organisations).name[o as usize]
            }))
        },
    },
    unit_columns::rating(2, |c, r| rating_of(c, TABLE, r)),
    unit_columns::members(7, |c, r| count_of(c, TABLE, r, CountField::Members)),
    unit_columns::share(3, |c, r| share_of(c, TABLE, r)),
    unit_columns::distance(6, |c, r| distance_of(c, TABLE, r)),
    unit_columns::years(8, |c, r| years_of(c, TABLE, r)),
    unit_columns::short(0, |c, r| short_of(c, TABLE, r)),
    unit_columns::why(1, |c, r| reasons_of(c, TABLE, r)),
    unit_columns::change(9, |c, r| change_of(c, TABLE, r)),
    unit_columns::admitted(9, |c, r| count_of(c, TABLE, r, CountField::Admitted)),
    unit_columns::zone(10, |c, r| Value::Zone(c.data.units(TABLE).zone[r as usize])),
    unit_columns::ownership(11, |c, r| {
        unit(c, TABLE, r, Field::Ownership, || {
            Value::Ownership(c.data.units(TABLE).ownership[r as usize])
        })
    }),
    unit_columns::id(13, |c, r| Value::Text(c.data.units(TABLE).id[r as usize])),
];
