//! The filters of single rows, in addition to the [`Filter`](crate::analysis::Filter).

use crate::domain::{Code, Severity};
use tui_input::Input;

/// A condition that leaves rows out, which can be taken back alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// The zones.
    Zones,
    /// The districts.
    Districts,
    /// The ownerships.
    Ownerships,
    /// Only rows below their threshold.
    BelowOnly,
    /// The search.
    Search,
}

/// Filters of the findings, in addition to those of every screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChecksFilter {
    /// Of one severity only.
    pub severity: Option<Severity>,
    /// Of these codes only; all where empty.
    pub codes: Vec<Code>,
}

impl ChecksFilter {
    /// True if a filter is set.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.severity.is_some() || !self.codes.is_empty()
    }
}

/// Filters of single rows, in addition to the filter of the part shown.
#[derive(Debug, Clone, Default)]
pub struct RowFilter {
    /// Only rows below their threshold.
    pub below_only: bool,
    /// The search, with its cursor.
    pub search: Input,
    /// Which findings the checks show.
    pub checks: ChecksFilter,
}
