//! The columns of the tables, as data: a heading, a width, a typed value. Header, sort and drawing
//! follow from them.

use super::lists::ZoneRow;
use crate::analysis::{
    BelowReasons, Index, Measures, Shortfall, reasons, shares_of_years, shortfall,
};
use crate::domain::{
    Count, CountField, Dataset, Field, Kind, Measure, Ownership, Rating, Row, Settings, Share,
    Table, Text, ZoneId,
};
use crate::words::Lang;

/// A cell, typed until it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text of the data.
    Text(Text),
    /// A text made for the table.
    Made(String),
    /// A zone.
    Zone(ZoneId),
    /// A kind.
    Kind(Kind),
    /// An ownership.
    Ownership(Ownership),
    /// A rating.
    Rating(Rating),
    /// A count.
    Count(Count),
    /// A sum.
    Number(u64),
    /// A sum; None if no row has the figure.
    Known(Option<u64>),
    /// A share with its threshold; None if a cell that it needs is empty or bad.
    Share(Option<Share>, u8),
    /// A share shown with its parts, 6/8, and its threshold.
    Parts(Share, u8),
    /// How far a share is from its threshold; None if a cell that it needs is empty or bad.
    Distance(Option<Share>, u8),
    /// Why a unit is below a threshold.
    Reasons(BelowReasons),
    /// How many more members, and branches, of a unit would have to be good or better.
    Short(Shortfall),
    /// What a part lacks to meet its thresholds: organisations, branches, members.
    Lacks(Measures),
    /// The shares of the last years, the newest last, and the threshold.
    Years(Vec<Option<Share>>, u8),
    /// The share now, that of the year before, and the threshold; `None` before for a new unit.
    Change(Option<Share>, Option<Share>, u8),
    /// A bad cell, as it was written.
    Odd(Text),
}

/// What the values are made from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The data.
    pub data: &'a Dataset,
    /// The alphabetical ranks of texts and zones.
    pub index: &'a Index,
    /// The settings.
    pub settings: &'a Settings,
    /// The zones' figures; empty for a query of units, whose columns do not use them.
    pub zones: &'a [ZoneRow],
    /// The language, for texts that are made.
    pub lang: Lang,
    /// True if only the first rows are read: values that depend on other rows are not shown.
    pub is_partial: bool,
}

/// The width of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Always so many cells.
    Fixed(u16),
    /// From the first number of cells to the second.
    Range(u16, u16),
    /// At least the first number of cells, at most as many as its longest text in sight needs; more
    /// than the second number only where nothing else needs them.
    Sentence(u16, u16),
    /// At least so many cells, at most as many as its longest text in sight needs.
    Text(u16),
    /// As many as its longest text in sight needs, or so many, where a letter or two stand for each
    /// of its words.
    Letters(u16),
    /// As many as its longest text in sight needs, never fewer.
    Whole,
}

impl Width {
    /// The least width.
    #[must_use]
    pub const fn least(self) -> u16 {
        match self {
            Self::Fixed(least)
            | Self::Range(least, _)
            | Self::Sentence(least, _)
            | Self::Text(least)
            | Self::Letters(least) => least,
            Self::Whole => 0,
        }
    }
}

/// A text in both languages.
type Words = fn(Lang) -> &'static str;

/// What a column is called in a file, where it is read back with the same meaning.
#[derive(Debug, Clone, Copy)]
pub enum Exported {
    /// As on the screen.
    AsShown,
    /// Otherwise: the heading of the screen has another meaning in a file.
    As(Words),
    /// A part and its whole.
    Parts(Words),
    /// The members that a unit is short of and, of an organisation, the branches: two columns.
    Short(Words, Words),
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its heading.
    pub heading: Words,
    /// What it is called in a file.
    pub exported: Exported,
    /// Its width on the screen.
    pub width: Width,
    /// Its place among the columns when they do not all fit, 0 first. The first column of a table
    /// is always shown.
    pub priority: u8,
    /// True if its values are aligned right.
    pub right: bool,
    /// Its value in a row.
    pub value: fn(&Context, Row) -> Value,
}

impl Value {
    /// Sort key within a column: missing values first, then bad cells, then the values. None for
    /// [`Value::Made`], whose text has no rank.
    #[must_use]
    pub fn key(&self, context: &Context) -> Option<u64> {
        /// The smallest key of a value; missing values and bad cells have smaller keys.
        const VALUES: u64 = 1 << 63;
        const BAD: u64 = 1 << 62;
        // A share as a part of 2^40. Two shares of fewer than a million members have the same key
        // only if they are equal.
        let part = |share: &Share| {
            if share.of == 0 {
                0
            } else {
                VALUES
                    + u64::try_from((u128::from(share.met) << 40) / u128::from(share.of))
                        .unwrap_or(0)
                        .min(VALUES - 1)
            }
        };
        Some(match self {
            Self::Made(_) => return None,
            Self::Text(text) => VALUES + u64::from(context.index.rank(*text)),
            Self::Odd(text) => BAD + u64::from(context.index.rank(*text)),
            Self::Zone(zone) => VALUES + u64::from(context.index.zone_rank(*zone)),
            Self::Kind(kind) => VALUES + *kind as u64,
            Self::Ownership(ownership) => VALUES + *ownership as u64,
            Self::Rating(rating) => VALUES + *rating as u64,
            Self::Count(count) => count.get().map_or(0, |n| VALUES + u64::from(n)),
            Self::Known(None) => 0,
            Self::Number(number) | Self::Known(Some(number)) => VALUES + number.min(&(VALUES - 1)),
            Self::Share(share, _) | Self::Distance(share, _) => share.as_ref().map_or(0, part),
            Self::Reasons(reasons) => VALUES + reasons.iter().fold(0, |key, r| key | 1 << r as u64),
            Self::Short(short) => VALUES + (short.members + short.branches).min(VALUES - 1),
            Self::Lacks(measures) => {
                let short = |measure: &Measure| measure.shortfall().min((1 << 20) - 1);
                VALUES + measures.all().iter().fold(0, |key, measure| key << 20 | short(measure))
            }
            Self::Years(shares, _) => shares.last().copied().flatten().as_ref().map_or(0, part),
            Self::Parts(share, _) => part(share),
            Self::Change(..) => {
                self.points().map_or(0, |points| VALUES.saturating_add_signed(points))
            }
        })
    }

    /// The text that sorts a value without a key.
    #[must_use]
    pub fn made(&self) -> &str {
        if let Self::Made(text) = self { text } else { "" }
    }

    /// The change as shown, in tenths of a point; None if it cannot be computed.
    fn points(&self) -> Option<i64> {
        let Self::Change(Some(now), Some(before), threshold) = self else { return None };
        now.tenths_from(*before, *threshold)
    }
}

/// The value of a field, or the text of its cell if that is bad.
pub(super) fn unit(
    context: &Context,
    table: Table,
    row: Row,
    field: Field,
    good: impl Fn() -> Value,
) -> Value {
    context.data.units(table).odd.get(&(row, field)).map_or_else(good, |text| Value::Odd(*text))
}

/// A count of a unit.
pub(super) fn count_of(context: &Context, table: Table, row: Row, field: CountField) -> Value {
    unit(context, table, row, field.field(), || {
        Value::Count(context.data.units(table).count(field, row))
    })
}

/// The rating of a unit.
pub(super) fn rating_of(context: &Context, table: Table, row: Row) -> Value {
    unit(context, table, row, Field::Rating, || {
        Value::Rating(context.data.units(table).rating[row as usize])
    })
}

/// The members' share of a unit.
pub(super) fn share_of(context: &Context, table: Table, row: Row) -> Value {
    Value::Share(context.data.units(table).member_share(row), context.settings.thresholds.members)
}

/// The change of the members' share since the year before.
pub(super) fn change_of(context: &Context, table: Table, row: Row) -> Value {
    if context.is_partial {
        return Value::Change(None, Some(Share::default()), context.settings.thresholds.members);
    }
    let share = |row| context.data.units(table).member_share(row);
    let before = context.data.before(table, row);
    Value::Change(
        share(row),
        before.map(|b| share(b).unwrap_or_default()),
        context.settings.thresholds.members,
    )
}

/// How far the members' share of a unit is from its threshold.
pub(super) fn distance_of(context: &Context, table: Table, row: Row) -> Value {
    Value::Distance(
        context.data.units(table).member_share(row),
        context.settings.thresholds.members,
    )
}

/// Why a unit is below; empty while only the first rows are read.
pub(super) fn reasons_of(context: &Context, table: Table, row: Row) -> Value {
    if context.is_partial {
        return Value::Made(String::new());
    }
    Value::Reasons(reasons(context.data, &context.settings.thresholds, table, row))
}

/// How many heads a unit is short of its thresholds; empty while only the first rows are read.
pub(super) fn short_of(context: &Context, table: Table, row: Row) -> Value {
    if context.is_partial {
        return Value::Made(String::new());
    }
    Value::Short(shortfall(context.data, &context.settings.thresholds, table, row))
}

/// The members' shares of a unit in the last years.
pub(super) fn years_of(context: &Context, table: Table, row: Row) -> Value {
    let shares =
        if context.is_partial { Vec::new() } else { shares_of_years(context.data, table, row) };
    Value::Years(shares, context.settings.thresholds.members)
}
