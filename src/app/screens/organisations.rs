//! Base organisations.

use super::spec::{Listing, Opened, ScreenSpec};
use crate::analysis::branch_share;
use crate::app::columns::{Column, Value, change_of, count_of, rating_of, share_of, unit};
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
    has_below_only: true,
    has_search: true,
    list: |_| Listing::Units(TABLE),
    open: |_, row| Some(Opened::Unit(TABLE, row)),
};

const COLUMNS: &[Column] = &[
    Column {
        heading: words::organisation_name,
        exported: None,
        width: 30,
        right: false,
        value: |c, r| Value::Text(c.data.units(TABLE).name[r as usize]),
    },
    Column {
        heading: words::kind,
        exported: None,
        width: 5,
        right: false,
        value: |c, r| {
            unit(c, TABLE, r, Field::Kind, || Value::Kind(c.data.organisations.kind[r as usize]))
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
        heading: words::branches,
        exported: Some(words::exported_branches),
        width: 8,
        right: true,
        value: |c, r| {
            let share = if c.is_partial { Share::default() } else { branch_share(c.data, r) };
            Value::Parts(share, c.settings.thresholds.branches)
        },
    },
    Column {
        heading: words::admitted,
        exported: None,
        width: 8,
        right: true,
        value: |c, r| count_of(c, TABLE, r, CountField::Admitted),
    },
    Column {
        heading: words::change_heading,
        exported: Some(words::exported_change),
        width: 6,
        right: true,
        value: |c, r| change_of(c, TABLE, r),
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
        heading: words::zone,
        exported: None,
        width: 25,
        right: false,
        value: |c, r| Value::Zone(c.data.units(TABLE).zone[r as usize]),
    },
    Column {
        heading: words::workers,
        exported: None,
        width: 9,
        right: true,
        value: |c, r| count_of(c, TABLE, r, CountField::Workers),
    },
    Column {
        heading: words::district,
        exported: None,
        width: 20,
        right: false,
        value: |c, r| Value::Text(c.data.units(TABLE).district[r as usize]),
    },
    Column {
        heading: words::id,
        exported: None,
        width: 8,
        right: false,
        value: |c, r| Value::Text(c.data.units(TABLE).id[r as usize]),
    },
];
