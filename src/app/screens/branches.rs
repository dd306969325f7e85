//! Branches of the committees.

use super::spec::{Listing, Opened, ScreenSpec};
use crate::app::columns::{
    Column, Value, Width, change_of, count_of, distance_of, rating_of, reasons_of, share_of,
    short_of, unit, years_of,
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
    has_below_only: true,
    has_search: true,
    list: |_| Listing::Units(TABLE),
    open: |_, row| Some(Opened::Unit(TABLE, row)),
};

const COLUMNS: &[Column] = &[
    Column {
        heading: words::branch_name,
        exported: None,
        width: Width::Text(18),
        priority: 4,
        right: false,
        value: |c, r| Value::Text(c.data.units(TABLE).name[r as usize]),
    },
    Column {
        heading: words::committee,
        exported: Some(words::exported_committee),
        width: Width::Text(20),
        priority: 5,
        right: false,
        value: |c, r| {
            Value::Text(c.data.committee_of(r).map_or(c.data.branches.parent[r as usize], |o| {
                c.data.units(Table::Organisations).name[o as usize]
            }))
        },
    },
    Column {
        heading: words::rating,
        exported: None,
        width: Width::Text(8),
        priority: 0,
        right: false,
        value: |c, r| rating_of(c, TABLE, r),
    },
    Column {
        heading: words::members,
        exported: None,
        width: Width::Fixed(9),
        priority: 6,
        right: true,
        value: |c, r| count_of(c, TABLE, r, CountField::Members),
    },
    Column {
        heading: words::good_or_better,
        exported: Some(words::exported_share),
        width: Width::Range(11, 16),
        priority: 1,
        right: true,
        value: |c, r| share_of(c, TABLE, r),
    },
    Column {
        heading: words::distance,
        exported: Some(words::exported_distance),
        width: Width::Fixed(9),
        priority: 7,
        right: false,
        value: |c, r| distance_of(c, TABLE, r),
    },
    Column {
        heading: words::last_years,
        exported: None,
        width: Width::Fixed(5),
        priority: 9,
        right: false,
        value: |c, r| years_of(c, TABLE, r),
    },
    Column {
        heading: words::missing,
        exported: Some(words::exported_missing),
        width: Width::Fixed(7),
        priority: 2,
        right: true,
        value: |c, r| short_of(c, TABLE, r),
    },
    Column {
        heading: words::why,
        exported: None,
        width: Width::Text(8),
        priority: 3,
        right: false,
        value: |c, r| reasons_of(c, TABLE, r),
    },
    Column {
        heading: words::change_heading,
        exported: Some(words::exported_change),
        width: Width::Fixed(7),
        priority: 8,
        right: true,
        value: |c, r| change_of(c, TABLE, r),
    },
    Column {
        heading: words::admitted,
        exported: None,
        width: Width::Fixed(8),
        priority: 9,
        right: true,
        value: |c, r| count_of(c, TABLE, r, CountField::Admitted),
    },
    Column {
        heading: words::zone,
        exported: None,
        width: Width::Text(16),
        priority: 10,
        right: false,
        value: |c, r| Value::Zone(c.data.units(TABLE).zone[r as usize]),
    },
    Column {
        heading: words::ownership,
        exported: None,
        width: Width::Text(4),
        priority: 11,
        right: false,
        value: |c, r| {
            unit(c, TABLE, r, Field::Ownership, || {
                Value::Ownership(c.data.units(TABLE).ownership[r as usize])
            })
        },
    },
    Column {
        heading: words::id,
        exported: None,
        width: Width::Text(8),
        priority: 13,
        right: false,
        value: |c, r| Value::Text(c.data.units(TABLE).id[r as usize]),
    },
];
