//! The cells of a row of totals: the counts and the percentages that it states.

use super::stated_percents::{is_percent, percent_mismatch};
use crate::domain::{CountField, FindingKind, Meaning};
use crate::ingest::cells::{self, Percentage};
use crate::ingest::header::layout::{Layout, PercentOf};
use std::borrow::Cow;

/// A cell with a total or a percentage.
#[derive(Debug, Clone)]
pub struct Cell {
    pub line: u32,
    pub column: usize,
    pub value: StatedValue,
    pub text: String,
}

#[derive(Debug, Clone)]
pub enum StatedValue {
    Count(CountField, u64),
    /// The total of a count that holds another.
    Both(CountField, CountField, u64),
    Percent(PercentOf, Percentage),
}

impl StatedValue {
    /// What it differs in from the sums of rows.
    pub fn mismatch(&self, value: impl Fn(CountField) -> Option<u64>) -> Option<FindingKind> {
        match *self {
            Self::Count(field, stated) => value(field)
                .filter(|sum| *sum != stated)
                .map(|sum| FindingKind::TotalMismatch { stated, sum }),
            Self::Both(field, held, stated) => value(field)
                .zip(value(held))
                .map(|(sum, held)| sum.saturating_add(held))
                .filter(|sum| *sum != stated)
                .map(|sum| FindingKind::TotalMismatch { stated, sum }),
            Self::Percent(of, stated) => percent_mismatch(of, stated, &value),
        }
    }

    /// True for a percentage that counts give.
    pub fn is_percent_of(&self, value: impl Fn(CountField) -> Option<u64>) -> bool {
        match *self {
            Self::Percent(of, stated) => is_percent(of, stated, &value),
            Self::Count(..) | Self::Both(..) => false,
        }
    }
}

/// The count of a field that the cells of a row state.
pub fn stated_in(cells: &[Cell], wanted: CountField) -> Option<u64> {
    cells.iter().find_map(|cell| match cell.value {
        StatedValue::Count(field, stated) if field == wanted => Some(stated),
        StatedValue::Both(field, held, stated) if field == wanted => {
            stated.checked_sub(stated_in(cells, held)?)
        }
        _ => None,
    })
}

/// The fraction that a percentage in a column of counts gives.
pub fn rate_of(layout: &Layout, field: CountField) -> Option<PercentOf> {
    match (layout.holds_excellent.excellent_in(field), field) {
        (Some(_), CountField::BranchesGood) => Some(PercentOf::BranchesGoodOrBetter),
        (Some(_), _) => Some(PercentOf::GoodOrBetter),
        (None, field) => PercentOf::field(field),
    }
}

/// The totals and percentages in a row of sums.
pub fn stated_cells(layout: &Layout, line: u32, row: &[Cow<'_, str>]) -> Vec<Cell> {
    let value = |column: usize, cell: &str| match layout.columns.get(column)? {
        Meaning::Field(field) => {
            let (field, stated) = (CountField::of(*field)?, cells::figure(cell, *field)?);
            Some(match layout.holds_excellent.excellent_in(field) {
                Some(excellent) => StatedValue::Both(field, excellent, stated),
                None => StatedValue::Count(field, stated),
            })
        }
        _ => Some(StatedValue::Percent(layout.percents[column]?, cells::percentage(cell)?)),
    };
    let cells = row.iter().enumerate();
    cells
        .filter_map(|(column, cell)| {
            Some(Cell { line, column, value: value(column, cell)?, text: cell.to_string() })
        })
        .collect()
}
