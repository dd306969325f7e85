//! The columns that the tables of organisations and of branches share: headings and widths. Each
//! table gives the values and the order in which columns go when room is short.

use crate::app::columns::{Column, Context, Exported, Value, Width};
use crate::domain::Row;
use crate::words;

/// The rating.
pub const fn rating(priority: u8, value: fn(&Context, Row) -> Value) -> Column {
    Column {
        heading: words::rating,
        exported: Exported::AsShown,
        width: Width::Text(8),
        priority,
        right: false,
        value,
    }
}

/// The members.
pub const fn members(priority: u8, value: fn(&Context, Row) -> Value) -> Column {
    Column {
        heading: words::members,
        exported: Exported::AsShown,
        width: Width::Fixed(9),
        priority,
        right: true,
        value,
    }
}

/// The share of members good or better.
pub const fn share(priority: u8, value: fn(&Context, Row) -> Value) -> Column {
    Column {
        heading: words::good_share,
        exported: Exported::As(words::exported_share),
        width: Width::Range(7, 16),
        priority,
        right: true,
        value,
    }
}

/// How far that share is from its threshold.
pub const fn distance(priority: u8, value: fn(&Context, Row) -> Value) -> Column {
    Column {
        heading: words::distance,
        exported: Exported::As(words::exported_distance),
        width: Width::Fixed(9),
        priority,
        right: false,
        value,
    }
}

/// That share in the last years.
pub const fn years(priority: u8, value: fn(&Context, Row) -> Value) -> Column {
    Column {
        heading: words::last_years,
        exported: Exported::AsShown,
        width: Width::Fixed(5),
        priority,
        right: false,
        value,
    }
}

/// How many heads a unit is short of.
pub const fn short(priority: u8, value: fn(&Context, Row) -> Value) -> Column {
    Column {
        heading: words::missing,
        exported: Exported::Short(words::exported_missing, words::exported_missing_branches),
        width: Width::Whole,
        priority,
        right: true,
        value,
    }
}

/// Why a unit is below.
pub const fn why(priority: u8, value: fn(&Context, Row) -> Value) -> Column {
    Column {
        heading: words::why,
        exported: Exported::AsShown,
        width: Width::Letters(8),
        priority,
        right: false,
        value,
    }
}

/// The members admitted.
pub const fn admitted(priority: u8, value: fn(&Context, Row) -> Value) -> Column {
    Column {
        heading: words::admitted,
        exported: Exported::AsShown,
        width: Width::Fixed(8),
        priority,
        right: true,
        value,
    }
}

/// The change of the share since the year before.
pub const fn change(priority: u8, value: fn(&Context, Row) -> Value) -> Column {
    Column {
        heading: words::change_heading,
        exported: Exported::As(words::exported_change),
        width: Width::Fixed(7),
        priority,
        right: true,
        value,
    }
}

/// The ownership.
pub const fn ownership(priority: u8, value: fn(&Context, Row) -> Value) -> Column {
    Column {
        heading: words::ownership,
        exported: Exported::AsShown,
        width: Width::Whole,
        priority,
        right: false,
        value,
    }
}

/// The zone.
pub const fn zone(priority: u8, value: fn(&Context, Row) -> Value) -> Column {
    Column {
        heading: words::zone,
        exported: Exported::As(words::exported_zone),
        width: Width::Text(16),
        priority,
        right: false,
        value,
    }
}

/// The id.
pub const fn id(priority: u8, value: fn(&Context, Row) -> Value) -> Column {
    Column {
        heading: words::id,
        exported: Exported::AsShown,
        width: Width::Text(8),
        priority,
        right: false,
        value,
    }
}
