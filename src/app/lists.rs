//! Lists and figures that are made after a change, so that drawing only reads.

use super::page::{PageFigures, PageItem};
use super::screen::ByScreen;
use crate::analysis::{Candidate, Measures, Strip, Target, TermRecord, Totals, YearFigures};
use crate::domain::{Row, UnratedReason, Year, ZoneId};

/// The figures of one zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneRow {
    /// The zone.
    pub zone: ZoneId,
    /// Its measures.
    pub measures: Measures,
    /// Workers over its organisations' rows; None if none has the figure.
    pub workers: Option<u64>,
    /// Members admitted, likewise.
    pub admitted: Option<u64>,
    /// The most rows that one of these figures lacks.
    pub lacking: u64,
}

impl ZoneRow {
    /// The figures of a zone.
    #[must_use]
    pub fn new(zone: ZoneId, measures: Measures, totals: &Totals) -> Self {
        let (workers, admitted) = (totals.known(totals.workers), totals.known(totals.admitted));
        let sums = [totals.workers, totals.admitted].map(|sum| totals.lacking_in(sum));
        let lacking = measures.all().map(|m| m.lacking).into_iter().chain(sums).max().unwrap_or(0);
        Self { zone, measures, workers, admitted, lacking }
    }
}

/// The measures of the zones through the last years.
#[derive(Debug, Clone, Default)]
pub struct ZoneYears {
    /// The years, the oldest first.
    pub years: Vec<Year>,
    /// For each zone of [`Lists::zones`], its measures in each year; None where it has no unit.
    pub measures: Vec<Vec<Option<Measures>>>,
}

/// What the overview and the targets show: worked out once after a change.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// The year's measures and sums.
    pub now: (Measures, Totals),
    /// Those of the year before, where the data has it.
    pub before: Option<(Measures, Totals)>,
    /// Rows of the files that could not be read: of organisations, of branches.
    pub broken: [u64; 2],
    /// The measures and sums on the targets' scope.
    pub scope: (Measures, Totals),
    /// The sums on the scope of the year before, where the data has it.
    pub scope_before: Option<Totals>,
    /// The unrated organisations and the unrated branches by reason, in the order of
    /// [`UnratedReason::ALL`].
    pub unrated: [[u64; UnratedReason::ALL.len()]; 2],
    /// Committees registered outside the filter that have branches within it.
    pub visiting: usize,
    /// The targets.
    pub targets: Vec<Target>,
    /// The figures and targets of every year.
    pub years: Vec<YearFigures>,
    /// The records of the terms that have a month of the year.
    pub terms: Vec<TermRecord>,
}

/// A row of the overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverviewItem {
    /// A zone below a threshold, by its place in [`Lists::zones`].
    Zone(usize),
    /// An organisation below a threshold.
    Organisation(Row),
}

/// Lists and figures of the screens and pages, made after a change so that drawing only reads.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    /// What each tab counts: the units and zones within the filter, the targets that are missed,
    /// the findings.
    pub counts: ByScreen<u64>,
    /// What the overview and the targets show.
    pub figures: Figures,
    /// The zones' figures, which the table of zones indexes.
    pub zones: Vec<ZoneRow>,
    /// The zones through the years.
    pub zone_years: ZoneYears,
    /// The organisations along the scale of their members' share, for the overview.
    pub strip: Strip,
    /// What the overview lists.
    pub overview: Vec<OverviewItem>,
    /// How many zones and organisations are below a threshold, found by the search or not; what is
    /// in no zone is not counted.
    pub below: [usize; 2],
    /// The units nearest to their thresholds: organisations, then branches.
    pub candidates: Vec<Candidate>,
    /// What is above the list of the page in front.
    pub page_figures: PageFigures,
    /// What the page in front lists.
    pub page: Vec<PageItem>,
}
