//! Branches of the committees.

use super::spec::{Listing, Opened, ScreenSpec};
use crate::app::columns::{Column, Value, change_of, count_of, rating_of, share_of, unit};
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
        width: 26,
        right: false,
        value: |c, r| Value::Text(c.data.units(TABLE).name[r as usize]),
    },
    Column {
        heading: words::committee,
        exported: Some(words::exported_committee),
        width: 30,
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
        width: 10,
        right: false,
        value: |c, r| rating_of(c, TABLE, r),
    },
    Column {
        heading: words::members,
        exported: None,
        width: 10,
        right: true,
        value: |c, r| count_of(c, TABLE, r, CountField::Members),
    },
    Column {
        heading: words::good_or_better,
        exported: Some(words::exported_share),
        width: 20,
        right: false,
        value: |c, r| share_of(c, TABLE, r),
    },
    Column {
        heading: words::change_heading,
        exported: Some(words::exported_change),
        width: 6,
        right: true,
        value: |c, r| change_of(c, TABLE, r),
    },
    Column {
        heading: words::admitted,
        exported: None,
        width: 8,
        right: true,
        value: |c, r| count_of(c, TABLE, r, CountField::Admitted),
    },
    Column {
        heading: words::zone,
        exported: None,
        width: 25,
        right: false,
        value: |c, r| Value::Zone(c.data.units(TABLE).zone[r as usize]),
    },
    Column {
        heading: words::ownership,
        exported: None,
        width: 7,
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
        width: 8,
        right: false,
        value: |c, r| Value::Text(c.data.units(TABLE).id[r as usize]),
    },
];
