//! The tables of a report, by name.

use super::{below, enterprises, findings, measures, targets, units, zones};
use crate::analysis::{Measures, Totals, are_judged};
use crate::domain::{Finding, Row, Table};
use crate::report::grid::Grid;
use crate::report::model::Report;
use crate::words::{self, Lang};

/// A part of a report: a sheet of its workbook, a table of its text files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportTable {
    /// The measures and sums of the year.
    Overview,
    /// The base organisations.
    Organisations,
    /// The branches.
    Branches,
    /// The zones.
    Zones,
    /// The targets, each year's figures, the terms.
    Targets,
    /// The units below a threshold.
    Below,
    /// What was found in the files.
    Findings,
}

impl ReportTable {
    /// Every part, in the order of a report.
    pub const ALL: [Self; 7] = [
        Self::Overview,
        Self::Organisations,
        Self::Branches,
        Self::Zones,
        Self::Targets,
        Self::Below,
        Self::Findings,
    ];

    /// Its name.
    pub const fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Overview => words::overview(lang),
            Self::Organisations => words::organisations(lang),
            Self::Branches => words::branches(lang),
            Self::Zones => words::zones(lang),
            Self::Targets => words::targets(lang),
            Self::Below => words::below_title(lang),
            Self::Findings => words::checks(lang),
        }
    }
}

/// The grids of a part of a report.
pub fn grids<'a>(lang: Lang, report: &'a Report<'a>, part: ReportTable) -> Vec<Grid<'a>> {
    let (context, request) = (report.context(lang), &report.request);
    match part {
        ReportTable::Overview => overview(lang, report),
        ReportTable::Organisations => vec![of_units(lang, report, Table::Organisations)],
        ReportTable::Branches => vec![of_units(lang, report, Table::Branches)],
        ReportTable::Zones => {
            vec![zones::zones(context, report.zones_by_name(lang).into_iter())]
        }
        ReportTable::Targets => {
            let scope = words::scope_of(lang, &request.settings.scope);
            let unjudged = report.unjudged(lang);
            let mut grids = vec![
                targets::targets(lang, &scope, &report.targets, unjudged.as_deref()),
                targets::targets_by_year(lang, words::by_year(lang), &report.trend, |year| {
                    are_judged(request.settings, year, request.filter)
                }),
            ];
            grids.extend((!report.terms.is_empty()).then(|| targets::terms(lang, &report.terms)));
            grids
        }
        ReportTable::Below => report
            .below
            .each()
            .map(|(table, rows)| below::below(context, table, rows.iter().copied()))
            .into(),
        ReportTable::Findings => {
            let (data, filter) = (request.data, request.filter);
            // What concerns a whole file concerns each part of the data.
            let is_listed = |finding: &&Finding| {
                finding.row.is_none() || filter.contains_finding(data, finding)
            };
            let listed: Vec<_> = data.findings.kept().iter().filter(is_listed).collect();
            let rest = findings::rest_of(data, listed.len());
            vec![findings::findings(lang, data, listed.into_iter(), rest, words::help)]
        }
    }
}

fn overview<'a>(lang: Lang, report: &'a Report<'a>) -> Vec<Grid<'a>> {
    let before = report.before();
    let year = words::year_title(lang, report.request.year);
    let of = |pick: Option<&'a (Measures, Totals)>| pick.map(|(measures, _)| measures);
    let mut grids = vec![
        measures::measures(lang, &year, &report.measures, of(before)),
        measures::sums(lang, words::sums(lang), &report.totals, before.map(|(_, sums)| sums)),
        targets::years(lang, &report.trend, |year| report.is_complete(year.year)),
    ];
    if let Some(all) = &report.enterprises {
        grids.push(enterprises::coverage(report.context(lang), all));
    }
    grids
}

/// The units of the filter, then the committees that are listed for their branches.
fn of_units<'a>(lang: Lang, report: &'a Report<'a>, table: Table) -> Grid<'a> {
    let request = &report.request;
    let mut rows: Vec<Row> = request.filter.counted(request.data, table, request.year).collect();
    if table == Table::Organisations {
        rows.extend(report.visiting.iter().map(|(row, _)| *row));
    }
    let of = units::Units { context: report.context(lang), filter: request.filter };
    units::units(of, table, rows.into())
}
