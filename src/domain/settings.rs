//! What an office can set: thresholds, targets, term, expected numbers.

use super::{Ownership, Year};
use std::collections::BTreeMap;

/// The thresholds that shares are judged by, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// For base organisations.
    pub organisations: u8,
    /// For branches.
    pub branches: u8,
    /// For members.
    pub members: u8,
}

/// The yearly targets of the resolution that are counts, on the enterprises of its scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Targets {
    /// Members admitted in a year.
    pub admitted: u32,
    /// Enterprise owners among them.
    pub owners: u32,
    /// Organisations founded in a year.
    pub founded: u32,
}

/// The expected numbers of rows of the newest year.
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
    /// The name of the office's Party organisation, displayed as the title.
    pub title: String,
    /// The thresholds of the shares.
    pub thresholds: Thresholds,
    /// The ownerships on which the targets are judged.
    pub scope: Vec<Ownership>,
    /// The yearly targets.
    pub targets: Targets,
    /// The targets of years that differ from [`Self::targets`].
    pub targets_by_year: BTreeMap<Year, Targets>,
    /// The last year that has targets.
    pub targets_until: Year,
    /// The first year and month (1 to 12) of the term.
    pub term: (Year, u8),
    /// The expected numbers of rows, if set.
    pub expected: Option<Expected>,
    /// The most units that may be excellent, in percent of those good or better, if set.
    pub excellent_cap: Option<u8>,
    /// If set, a committee may be excellent only if none of its branches is unsatisfactory and at
    /// least this percentage of them is good or better.
    pub committee_rule: Option<u8>,
}

impl Default for Settings {
    /// The published targets of the enterprise bloc of Bắc Giang (December 2023).
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

    /// The settings of the sample: the default with the published numbers of organisations.
    #[must_use]
    pub fn sample() -> Self {
        Self { expected: Some(Expected { organisations: 61, branches: 160 }), ..Self::default() }
    }
}
