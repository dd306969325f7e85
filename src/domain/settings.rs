//! What an office can set: lines, targets, term, expected numbers.

use super::{Ownership, Year};
use std::collections::BTreeMap;

/// The lines that shares are held against, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// For base organisations.
    pub organisations: u8,
    /// For branches.
    pub branches: u8,
    /// For members.
    pub members: u8,
}

/// The resolution's yearly targets on the enterprises of its scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Targets {
    /// Members admitted in a year.
    pub admitted: u32,
    /// Enterprise owners among them.
    pub owners: u32,
    /// Organisations founded in a year.
    pub founded: u32,
}

/// How many rows the newest year should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// Base organisations.
    pub organisations: u32,
    /// Branches.
    pub branches: u32,
}

/// Everything that an office can set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The office's Party organisation, as the screen's title.
    pub title: String,
    /// The lines.
    pub thresholds: Thresholds,
    /// Which ownerships the resolution's targets count.
    pub scope: Vec<Ownership>,
    /// The yearly targets.
    pub targets: Targets,
    /// Years whose targets are others.
    pub targets_by_year: BTreeMap<Year, Targets>,
    /// The last year of the targets.
    pub targets_until: Year,
    /// The first month of the term.
    pub term: (Year, u8),
    /// How many rows are expected, where that is set.
    pub expected: Option<Expected>,
    /// The largest part of good or better that may be excellent, in percent, where that is set.
    pub excellent_cap: Option<u8>,
    /// A committee is rated excellent only where none of its branches is unsatisfactory and this
    /// part of them, in percent, is good or better; where that is set.
    pub committee_rule: Option<u8>,
}

impl Default for Settings {
    /// The published settings of the bloc that the program starts from (December 2023).
    fn default() -> Self {
        Self {
            title: "Đảng bộ Khối Doanh nghiệp tỉnh Bắc Giang".to_owned(),
            thresholds: Thresholds { organisations: 90, branches: 90, members: 85 },
            scope: vec![Ownership::NonState, Ownership::Fdi],
            targets: Targets { admitted: 200, owners: 5, founded: 10 },
            targets_by_year: BTreeMap::new(),
            targets_until: Year(2030),
            term: (Year(2020), 8),
            expected: None,
            excellent_cap: None,
            committee_rule: None,
        }
    }
}

impl Settings {
    /// The targets of a year.
    #[must_use]
    pub fn targets_of(&self, year: Year) -> Targets {
        self.targets_by_year.get(&year).copied().unwrap_or(self.targets)
    }

    /// The settings of the sample: the default ones and the published number of organisations.
    #[must_use]
    pub fn sample() -> Self {
        Self { expected: Some(Expected { organisations: 61, branches: 160 }), ..Self::default() }
    }
}
