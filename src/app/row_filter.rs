//! What leaves rows out of the lists, beside the [`Filter`](crate::analysis::Filter).

use crate::domain::{Code, Severity};
use tui_input::Input;

/// Which findings the checks show, beside what narrows every screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChecksFilter {
    /// Of one severity only.
    pub severity: Option<Severity>,
    /// Of these codes only; all where empty.
    pub codes: Vec<Code>,
}

impl ChecksFilter {
    /// Whether anything is left out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        self.severity.is_some() || !self.codes.is_empty()
    }
}

/// What leaves rows out of the lists, beside the filter of the part shown.
#[derive(Debug, Clone, Default)]
pub struct RowFilter {
    /// Only rows below their line.
    pub below_only: bool,
    /// The search, with its cursor.
    pub search: Input,
    /// Which findings the checks show.
    pub checks: ChecksFilter,
}
