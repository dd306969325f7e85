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
    /// Severity and kinds of the findings.
    Checks,
    /// The search.
    Search,
    /// Zones, districts or a year that the data lacks.
    Missing,
}

/// Filters of the findings, in addition to those of every screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChecksFilter {
    /// Of one severity only.
    pub severity: Option<Severity>,
    /// Of these codes only; all where empty.
    pub codes: Vec<Code>,
    /// True if the findings of a unit are listed together. It leaves none out.
    pub by_unit: bool,
}

impl ChecksFilter {
    /// True if a filter is set.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.severity.is_some() || !self.codes.is_empty()
    }
}

/// The most searches that are kept.
const MOST_SEARCHES: usize = 50;

/// The searches that were applied.
#[derive(Debug, Clone, Default)]
pub struct SearchHistory {
    /// The last one at the end; none twice.
    texts: Vec<String>,
    /// How many back the one in the field is; 0 for what is typed.
    back: usize,
    /// What was typed before an earlier one was taken.
    typed: String,
}

impl SearchHistory {
    /// Keeps an applied search.
    pub fn keep(&mut self, text: &str) {
        self.back = 0;
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        self.texts.retain(|other| other != text);
        if self.texts.len() == MOST_SEARCHES {
            self.texts.remove(0);
        }
        self.texts.push(text.to_owned());
    }

    /// Begins at what is typed.
    pub fn restart(&mut self) {
        self.back = 0;
    }

    /// The search `by` steps earlier than that in the field, `shown`; None at either end.
    pub fn step(&mut self, by: isize, shown: &str) -> Option<String> {
        let back = self.back.checked_add_signed(by).filter(|back| *back <= self.texts.len())?;
        if self.back == 0 {
            shown.clone_into(&mut self.typed);
        }
        self.back = back;
        let earlier = self.texts.len().checked_sub(back)?;
        Some(self.texts.get(earlier).unwrap_or(&self.typed).clone())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn earlier_searches_come_back_the_last_first_and_then_what_was_typed() {
        let mut history = SearchHistory::default();
        assert_eq!(history.step(1, "x"), None);
        for text in ["may", "nhua", " ", "may"] {
            history.keep(text);
        }
        let mut step = |by| history.step(by, "x");
        assert_eq!([step(1), step(1), step(1)].map(Option::unwrap_or_default), ["may", "nhua", ""]);
        assert_eq!([step(-1), step(-1), step(-1)].map(Option::unwrap_or_default), ["may", "x", ""]);
    }
}
