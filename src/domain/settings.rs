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

/// The targets of a single year; those that are not set are the targets of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TargetsOfYear {
    /// See [`Targets::admitted`].
    pub admitted: Option<u32>,
    /// See [`Targets::owners`].
    pub owners: Option<u32>,
    /// See [`Targets::founded`].
    pub founded: Option<u32>,
}

/// The expected numbers of rows of the newest year, each if set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Expected {
    /// Base organisations.
    pub organisations: Option<u32>,
    /// Branches.
    pub branches: Option<u32>,
}

/// A term of the office: its first and its last month, each a year and a month from 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The first month.
    pub from: (Year, u8),
    /// The last month.
    pub to: (Year, u8),
}

impl Term {
    /// The term of five years from a month.
    #[must_use]
    pub const fn of_five_years(from: (Year, u8)) -> Self {
        let (Year(year), month) = from;
        let to = if month == 1 { (Year(year + 4), 12) } else { (Year(year + 5), month - 1) };
        Self { from, to }
    }

    /// The term of five years after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        let (Year(year), month) = self.to;
        let from = if month == 12 { (Year(year + 1), 1) } else { (Year(year), month + 1) };
        Self::of_five_years(from)
    }

    /// True if a month of the year is in the term.
    #[must_use]
    pub fn has(&self, year: Year) -> bool {
        (self.from.0..=self.to.0).contains(&year)
    }

    /// True if every month of the year is in the term.
    #[must_use]
    pub fn has_whole(&self, year: Year) -> bool {
        self.from <= (year, 1) && (year, 12) <= self.to
    }
}

/// How long doubtful files keep the dashboard from following them, in seconds; 0 for until a person
/// confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LivePolicy {
    /// Where a file is missing or has no rows left.
    pub missing_file: u32,
    /// Where a file is cut off or has lost much.
    pub second_look: u32,
}

/// Everything that an office can set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The name of the office's Party organisation, displayed as the title in every language.
    pub title: String,
    /// The thresholds of the shares.
    pub thresholds: Thresholds,
    /// The ownerships on which the targets are judged.
    pub scope: Vec<Ownership>,
    /// The yearly targets.
    pub targets: Targets,
    /// The targets of years that differ from [`Self::targets`].
    pub targets_by_year: BTreeMap<Year, TargetsOfYear>,
    /// The last year that has targets.
    pub targets_until: Year,
    /// The terms, oldest first. After the last one, terms of five years follow.
    pub terms: Vec<Term>,
    /// The expected numbers of rows.
    pub expected: Expected,
    /// The most units that may be excellent, in percent of those good or better, if set.
    pub excellent_cap: Option<u8>,
    /// If set, a committee may be excellent only if none of its branches is unsatisfactory and at
    /// least this percentage of them is good or better.
    pub committee_rule: Option<u8>,
    /// When the dashboard follows doubtful files.
    pub live: LivePolicy,
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
            terms: vec![Term::of_five_years((Year(2020), 8))],
            expected: Expected { organisations: None, branches: None },
            excellent_cap: None,
            committee_rule: None,
            live: LivePolicy { missing_file: 300, second_look: 3 },
        }
    }
}

impl Settings {
    /// The targets of a year.
    #[must_use]
    pub fn targets_of(&self, year: Year) -> Targets {
        let own = self.targets_by_year.get(&year).copied().unwrap_or_default();
        Targets {
            admitted: own.admitted.unwrap_or(self.targets.admitted),
            owners: own.owners.unwrap_or(self.targets.owners),
            founded: own.founded.unwrap_or(self.targets.founded),
        }
    }

    /// The terms that have a month of the year, oldest first.
    #[must_use]
    pub fn terms_of(&self, year: Year) -> Vec<Term> {
        let following =
            std::iter::successors(self.terms.last().map(|t| t.next()), |t| Some(t.next()));
        let all = self.terms.iter().copied().chain(following);
        all.take_while(|term| term.from.0 <= year).filter(|term| term.has(year)).collect()
    }

    /// The settings of the sample: the default with the published numbers of organisations.
    #[must_use]
    pub fn sample() -> Self {
        let expected = Expected { organisations: Some(61), branches: Some(160) };
        Self { expected, ..Self::default() }
    }
}
