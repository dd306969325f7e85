//! What a report holds, computed once for every format.

use crate::analysis::{
    BelowReasons, Candidate, Collation, EnterpriseSummary, Filter, Index, Measures, Tallies,
    Target, TermRecord, Totals, YearFigures, are_judged, below_of, broken_rows, candidates,
    enterprises, group_by_zone, measure, targets, term_records, totals, trend, unrated,
    visiting_committees,
};
use crate::app::{Context, ZoneRow};
use crate::domain::{Dataset, Row, Settings, Table, UnratedReason, Year};
use crate::words::{self, Lang, Noun};

/// How many candidates and enterprises without an organisation a report holds.
pub const NEAREST: usize = 20;

/// What a report is about.
#[derive(Debug, Clone, Copy)]
pub struct ReportRequest<'a> {
    /// The data.
    pub data: &'a Dataset,
    /// Thresholds, targets and term.
    pub settings: &'a Settings,
    /// The year to report.
    pub year: Year,
    /// The units to report.
    pub filter: &'a Filter,
    /// The current year. This year and later ones are reported as incomplete.
    pub today: Year,
}

/// One value for each table of units.
#[derive(Debug)]
pub struct UnitTables<T> {
    /// That of the base organisations.
    pub organisations: T,
    /// That of the branches.
    pub branches: T,
}

impl<T> UnitTables<T> {
    /// Each table with its value, organisations first.
    pub const fn each(&self) -> [(Table, &T); 2] {
        [(Table::Organisations, &self.organisations), (Table::Branches, &self.branches)]
    }
}

impl<T: Send> UnitTables<T> {
    /// Computes both values in parallel.
    fn compute(of: impl Fn(Table) -> T + Sync) -> Self {
        let (branches, organisations) =
            rayon::join(|| of(Table::Branches), || of(Table::Organisations));
        Self { organisations, branches }
    }
}

/// All figures of a report.
#[derive(Debug)]
pub struct Report<'a> {
    /// What it is about.
    pub request: ReportRequest<'a>,
    /// The measures of the year.
    pub measures: Measures,
    /// The measures of the year over the ownerships of the targets' scope.
    pub scope_measures: Measures,
    /// The sums of the year.
    pub totals: Totals,
    /// The figures of each zone, in the order of the zones' numbers.
    pub zones: Vec<ZoneRow>,
    /// The units below a threshold with the reasons, by id.
    pub below: UnitTables<Vec<(Row, BelowReasons)>>,
    /// Committees registered outside the filter, with the number of their branches within it.
    pub visiting: Vec<(Row, u64)>,
    /// The unrated units by reason, in the order of [`UnratedReason::ALL`].
    pub unrated: UnitTables<[u64; UnratedReason::ALL.len()]>,
    /// Rows that could not be read and are in no sum.
    pub broken: UnitTables<u64>,
    /// Every year from the first to the last of the data.
    pub trend: Vec<YearFigures>,
    /// The targets of the resolution, on their scope.
    pub targets: [Target; 5],
    /// The records up to the year of the terms that have a month of it.
    pub terms: Vec<TermRecord>,
    /// The units that need least to meet their thresholds, `NEAREST` at most.
    pub nearest: UnitTables<Vec<Candidate>>,
    /// The enterprises; None if no file has them.
    pub enterprises: Option<EnterpriseSummary>,
    /// Empty: nothing is sorted or searched here.
    index: Index,
}

impl<'a> Report<'a> {
    /// Computes the report. What scans all rows of a year runs in parallel.
    #[must_use]
    pub fn new(request: ReportRequest<'a>) -> Self {
        let ReportRequest { data, settings, year, filter, .. } = request;
        let thresholds = &settings.thresholds;
        let nearest = || {
            UnitTables::compute(|table| {
                let rows = filter.par_counted(data, table, year);
                candidates(data, thresholds, table, rows, NEAREST)
            })
        };
        let below = || UnitTables::compute(|table| below_by_id(&request, table));
        let (tallies, (below, nearest)) =
            rayon::join(|| Tallies::new(data), || rayon::join(below, nearest));
        let tallies = &tallies;
        let zones = group_by_zone(tallies, thresholds, year, filter);
        Self {
            request,
            measures: measure(tallies, thresholds, year, filter, None),
            scope_measures: measure(tallies, thresholds, year, filter, Some(&settings.scope)),
            totals: totals(tallies, year, filter, None),
            zones: zones
                .into_iter()
                .map(|(zone, measures, totals)| ZoneRow::new(zone, measures, &totals))
                .collect(),
            below,
            visiting: visiting_committees(data, year, filter),
            unrated: UnitTables::compute(|table| unrated(data, table, year, filter)),
            broken: UnitTables::compute(|table| broken_rows(data, table)),
            trend: trend(data, tallies, settings, filter, request.today),
            targets: targets(tallies, settings, year, filter, request.today),
            terms: term_records(data, tallies, settings, year, filter, request.today),
            nearest,
            enterprises: (!data.enterprises.name.is_empty()).then(|| enterprises(data, filter)),
            index: Index::default(),
        }
    }

    /// The zones in the order of their names in a language.
    pub(super) fn zones_by_name(&self, lang: Lang) -> Vec<&ZoneRow> {
        let (collation, data) = (Collation::default(), self.request.data);
        let name = |row: &ZoneRow| words::zone_name(lang, data, row.zone);
        let mut rows: Vec<&ZoneRow> = self.zones.iter().collect();
        rows.sort_by(|a, b| collation.compare(name(a), name(b)));
        rows
    }

    /// The committees registered elsewhere whose branches are within the filter; None if there are
    /// none.
    pub(super) fn visiting_in_words(&self, lang: Lang) -> Option<String> {
        let name = |&(row, branches): &(Row, u64)| {
            let name = self.request.data.name(Table::Organisations, row);
            format!("{name} ({})", words::counted(lang, branches, Noun::Branch))
        };
        let names: Vec<String> = self.visiting.iter().map(name).collect();
        let sentence = || words::visiting(lang, names.len() as u64);
        (!names.is_empty()).then(|| format!("{}: {}", sentence(), names.join("; ")))
    }

    /// What the columns of tables are made from.
    pub(super) fn context(&self, lang: Lang) -> Context<'_> {
        Context {
            data: self.request.data,
            index: &self.index,
            settings: self.request.settings,
            zones: &self.zones,
            lang,
            is_partial: false,
        }
    }

    /// The measures and sums of the year before, where the data has it.
    #[must_use]
    pub fn before(&self) -> Option<&(Measures, Totals)> {
        let year = self.request.year.before();
        self.trend.iter().find(|point| point.year == year)?.figures.as_ref()
    }

    /// True if the year is the newest of the data.
    #[must_use]
    pub fn is_newest(&self) -> bool {
        self.request.data.newest() == Some(self.request.year)
    }

    /// Why the targets are not judged; None if they are.
    pub(super) fn unjudged(&self, lang: Lang) -> Option<String> {
        let ReportRequest { settings, year, filter, .. } = self.request;
        (!self.are_targets_judged()).then(|| words::why_unjudged(lang, settings, year, filter))
    }

    /// True if the targets are those of the year and of what is shown.
    pub(super) fn are_targets_judged(&self) -> bool {
        let ReportRequest { settings, year, filter, .. } = self.request;
        are_judged(settings, year, filter)
    }

    /// True if a year is over.
    #[must_use]
    pub fn is_complete(&self, year: Year) -> bool {
        year < self.request.today
    }
}

fn below_by_id(request: &ReportRequest, table: Table) -> Vec<(Row, BelowReasons)> {
    let ReportRequest { data, settings, year, filter, .. } = *request;
    let mut rows = below_of(data, &settings.thresholds, table, year, filter);
    rows.sort_by_cached_key(|(row, _)| (data.id(table, *row), *row));
    rows
}
