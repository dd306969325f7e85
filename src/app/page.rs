//! The pages that open over a screen, and what they list.

use crate::analysis::{Distribution, EnterpriseSummary, Measures, Totals, YearFigures};
use crate::domain::{Row, Year, ZoneId};
use crate::words::{self, Lang};

/// The most entries of the lists of the nearest and the largest.
pub(super) const MOST: usize = 100;

/// A page over a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// An organisation, by id; its branches are the rows.
    Organisation(String),
    /// A branch, by id.
    Branch(String),
    /// The years, and what changed since the year before.
    Trend,
    /// What is in front beside another year or zone.
    Compare(Against),
    /// Where to found next.
    Enterprises,
    /// What happened in the files.
    Changes,
}

/// What is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// Another year of the same part.
    Year(Year),
    /// Another zone in the same year.
    Zone(ZoneId),
}

/// A row of the pages that list several kinds of things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageItem {
    /// An organisation and what happened to it, or why it is listed.
    Organisation(PageReason, Row),
    /// An enterprise without a Party organisation.
    Enterprise(Row),
    /// Something that happened in the files, by its position among the changes.
    Change(usize),
}

/// Why an organisation is on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageReason {
    /// Fell below a threshold since the year before.
    Fell,
    /// Rose above it.
    Rose,
    /// Is new.
    New,
    /// Is gone; the row is of the year before.
    Gone,
    /// Its members' share fell most.
    Fall,
    /// Its members' share rose most.
    Rise,
    /// Below a threshold here, not on the other side of a comparison.
    BelowHere,
    /// Below a threshold on the other side, not here.
    BelowThere,
    /// A committee, by its branches and workers.
    Committee,
    /// Has admitted nobody for so many years.
    Idle(usize),
}

impl PageReason {
    /// The heading over the organisations that are listed for it.
    #[must_use]
    pub const fn heading(self, lang: Lang) -> &'static str {
        match self {
            Self::Fell => words::fell(lang),
            Self::Rose => words::rose(lang),
            Self::New => words::new_units(lang),
            Self::Gone => words::gone(lang),
            Self::Fall => words::largest_falls(lang),
            Self::Rise => words::largest_rises(lang),
            Self::BelowHere => words::below_here(lang),
            Self::BelowThere => words::below_there(lang),
            Self::Committee => words::committees_by_size(lang),
            Self::Idle(_) => words::without_admission(lang),
        }
    }
}

impl PageReason {
    /// Its word in the machine form.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fell => "fell_below",
            Self::Rose => "rose_above",
            Self::New => "new",
            Self::Gone => "gone",
            Self::Fall => "largest_fall",
            Self::Rise => "largest_rise",
            Self::BelowHere => "below_here_only",
            Self::BelowThere => "below_there_only",
            Self::Committee => "largest_committee",
            Self::Idle(_) => "without_admission",
        }
    }
}

/// The figures above a page's list, made once after a change.
#[derive(Debug, Clone, Default)]
pub enum PageFigures {
    /// No page is open.
    #[default]
    None,
    /// Every year, and how the year's organisations are spread.
    Trend(Vec<YearFigures>, Distribution),
    /// This side and the other.
    Compare(Box<[(Measures, Totals); 2]>),
    /// The enterprises.
    Enterprises(EnterpriseSummary),
}
