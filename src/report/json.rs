//! The report as one JSON object (section 6 of the format's contract).
//!
//! The lists of units below a threshold may have millions of entries. They are written entry by
//! entry from the data, never built as JSON values.

use super::SCHEMA;
use super::model::{NEAREST, Report, ReportRequest, UnitTables};
use crate::analysis::{
    BelowReason, BelowReasons, Candidate, Collation, Coverage, EnterpriseSummary, Measures, Target,
    TargetKind, TermRecord, YearFigures,
};
use crate::app::ZoneRow;
use crate::domain::{Dataset, Measure, Row, Status, Table, UnratedReason, Year, ZoneId};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// The report as text.
#[must_use]
pub fn report_json(report: &Report) -> String {
    let mut text = Vec::new();
    // Writing to memory does not fail.
    let _ = write_report_json(report, &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// Writes the report while it is serialised: it is never in memory as a whole.
///
/// # Errors
/// Those of writing to `out`.
pub fn write_report_json(report: &Report, out: impl std::io::Write) -> std::io::Result<()> {
    let ReportRequest { data, settings, year, .. } = report.request;
    let object = ReportJson {
        schema: SCHEMA,
        year: year.0,
        filters: filters(&report.request),
        measures: (&report.measures).into(),
        target: TargetJson {
            ownerships: settings.scope.iter().map(|o| o.word()).collect(),
            judged: report.are_targets_judged(),
            measures: scope_measures(report),
        },
        unrated: json!({
            "organisations": by_reason(&report.unrated.organisations),
            "branches": by_reason(&report.unrated.branches),
        }),
        admitted: report.totals.admitted.value,
        admitted_owners: report.totals.owners.value,
        workers: report.totals.workers.value,
        zones: zones(report),
        visiting: report.visiting.iter().map(|entry| visiting(data, entry)).collect(),
        below: BelowJson::new(data, &report.below),
        findings: json!({"errors": data.findings.errors(), "warnings": data.findings.warnings()}),
        trend: report.trend.iter().map(|point| trend_point(report, point)).collect(),
        targets: report.targets.iter().map(|target| target_json(report, target)).collect(),
        term: report.terms.first().map(|record| term(data, record)),
        terms: report.terms.iter().map(|record| term(data, record)).collect(),
        candidates: json!({
            "organisations": nearest(data, &report.nearest.organisations),
            "branches": nearest(data, &report.nearest.branches),
        }),
        enterprises: report.enterprises.as_ref().map(|all| enterprises(data, all)),
    };
    Ok(serde_json::to_writer_pretty(out, &object)?)
}

#[derive(Serialize)]
struct ReportJson<'a> {
    schema: u8,
    year: u16,
    filters: Value,
    #[serde(flatten)]
    measures: MeasuresJson,
    target: TargetJson,
    unrated: Value,
    admitted: u64,
    admitted_owners: u64,
    workers: u64,
    zones: Vec<ZoneJson<'a>>,
    visiting: Vec<Value>,
    below: BelowJson<'a>,
    findings: Value,
    trend: Vec<Value>,
    targets: Vec<Value>,
    term: Option<Value>,
    terms: Vec<Value>,
    candidates: Value,
    enterprises: Option<Value>,
}

/// The unrated units of a table by reason.
fn by_reason(counts: &[u64]) -> Value {
    let pairs = UnratedReason::ALL.into_iter().zip(counts);
    pairs.map(|(reason, count)| (reason.word().to_owned(), Value::from(*count))).collect()
}

#[derive(Serialize)]
struct TargetJson {
    ownerships: Vec<&'static str>,
    /// False under a filter, as targets are those of the whole, and after their last year.
    judged: bool,
    #[serde(flatten)]
    measures: MeasuresJson,
}

#[derive(Serialize)]
struct ZoneJson<'a> {
    zone: &'a str,
    #[serde(flatten)]
    measures: MeasuresJson,
}

#[derive(Serialize)]
struct MeasuresJson {
    organisations: MeasureJson,
    branches: MeasureJson,
    members: MeasureJson,
}

impl From<&Measures> for MeasuresJson {
    fn from(measures: &Measures) -> Self {
        Self {
            organisations: (&measures.organisations).into(),
            branches: (&measures.branches).into(),
            members: (&measures.members).into(),
        }
    }
}

#[derive(Serialize)]
struct MeasureJson {
    total: u64,
    met: u64,
    of: u64,
    threshold: u8,
    status: &'static str,
    shortfall: u64,
}

impl From<&Measure> for MeasureJson {
    fn from(m: &Measure) -> Self {
        Self {
            total: m.total,
            met: m.share.met,
            of: m.share.of,
            threshold: m.threshold,
            status: m.status().word(),
            shortfall: m.shortfall(),
        }
    }
}

/// The units below a threshold.
#[derive(Serialize)]
struct BelowJson<'a> {
    branches: UnitsJson<'a>,
    organisations: UnitsJson<'a>,
}

impl<'a> BelowJson<'a> {
    fn new(data: &'a Dataset, below: &'a UnitTables<Vec<(Row, BelowReasons)>>) -> Self {
        let of = |table, rows| UnitsJson { data, table, rows };
        Self {
            branches: of(Table::Branches, &below.branches),
            organisations: of(Table::Organisations, &below.organisations),
        }
    }
}

/// Units of one table, serialised one by one.
struct UnitsJson<'a> {
    data: &'a Dataset,
    table: Table,
    rows: &'a [(Row, BelowReasons)],
}

impl Serialize for UnitsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.iter().map(|&(row, reasons)| UnitJson {
            id: self.data.id(self.table, row),
            name: self.data.name(self.table, row),
            reasons,
        }))
    }
}

#[derive(Serialize)]
struct UnitJson<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(serialize_with = "reason_words")]
    reasons: BelowReasons,
}

fn reason_words<S: Serializer>(reasons: &BelowReasons, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(reasons.iter().map(BelowReason::word))
}

/// The filter. Districts are there only if it has some.
fn filters(ReportRequest { data, filter, .. }: &ReportRequest) -> Value {
    let mut filters = json!({
        "zones": filter.zones.iter().map(|zone| data.zone_name(*zone)).collect::<Vec<_>>(),
        "ownerships": filter.ownerships.iter().map(|o| o.word()).collect::<Vec<_>>(),
    });
    if !filter.districts.is_empty() {
        filters["districts"] = filter.districts.iter().map(|d| data.texts.get(*d)).collect();
    }
    filters
}

/// The zones in the order of their names.
fn zones<'a>(report: &Report<'a>) -> Vec<ZoneJson<'a>> {
    let data = report.request.data;
    let of = |row: &ZoneRow| ZoneJson {
        zone: data.zone_name(row.zone),
        measures: (&row.measures).into(),
    };
    let mut zones: Vec<ZoneJson> = report.zones.iter().map(of).collect();
    let collation = Collation::default();
    zones.sort_by(|a, b| collation.compare(a.zone, b.zone));
    zones
}

/// A committee registered outside the filter, and how many of its branches are within it.
fn visiting(data: &Dataset, (row, branches): &(Row, u64)) -> Value {
    json!({
        "id": data.id(Table::Organisations, *row),
        "name": data.name(Table::Organisations, *row),
        "branches": branches,
    })
}

/// One year; its measures are null if the data lacks it.
fn trend_point(report: &Report, point: &YearFigures) -> Value {
    match &point.figures {
        None => json!({"year": point.year.0, "measures": null}),
        Some((measures, totals)) => json!({
            "year": point.year.0,
            "complete": report.is_complete(point.year),
            "measures": MeasuresJson::from(measures),
            "admitted": totals.admitted.value,
            "admitted_owners": totals.owners.value,
            "founded": totals.founded.value,
            "workers": totals.workers.value,
        }),
    }
}

const fn target_word(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Organisations => "organisations",
        TargetKind::Members => "members",
        TargetKind::Admitted => "admitted",
        TargetKind::Owners => "admitted_owners",
        TargetKind::Founded => "founded",
    }
}

/// The measures on the targets' scope. A target is that of the whole: under a filter no verdict.
fn scope_measures(report: &Report) -> MeasuresJson {
    let mut measures = MeasuresJson::from(&report.scope_measures);
    if !report.are_targets_judged() {
        for m in [&mut measures.organisations, &mut measures.branches, &mut measures.members] {
            m.status = Status::Unrated.word();
            m.shortfall = 0;
        }
    }
    measures
}

fn target_json(report: &Report, target: &Target) -> Value {
    let ReportRequest { settings, year, .. } = report.request;
    let in_year = |point: &YearFigures| {
        let own = point.targets?.into_iter().find(|own| own.kind == target.kind)?;
        Some(json!({
            "year": point.year.0,
            "value": own.value,
            "of": own.of,
            "goal": own.target,
            "status": own.status.word(),
            "missing": own.missing,
            "complete": report.is_complete(point.year),
        }))
    };
    json!({
        "target": target_word(target.kind),
        "value": target.value,
        "of": target.of,
        "goal": target.target,
        "status": target.status.word(),
        "missing": target.missing,
        "complete": report.is_complete(year),
        "until": settings.targets_until.0,
        "years": report.trend.iter().filter_map(in_year).collect::<Vec<_>>(),
    })
}

fn term(data: &Dataset, record: &TermRecord) -> Value {
    let [state, non_state, fdi, unknown] = record.founded;
    let month = |(year, month): (Year, u8)| format!("{year}-{month:02}");
    let years = |years: &[Year]| years.iter().map(|year| year.0).collect::<Vec<_>>();
    let committee = |(row, seconded): &(Row, u64)| {
        json!({
            "id": data.id(Table::Organisations, *row),
            "name": data.name(Table::Organisations, *row),
            "seconded": seconded,
        })
    };
    json!({
        "from": month(record.term.from),
        "to": month(record.term.to),
        "year": record.year.0,
        "partly": years(&record.partly),
        "absent": years(&record.absent),
        "founded": record.founded_total(),
        "founded_by": {"state": state, "non_state": non_state, "fdi": fdi, "unknown": unknown},
        "admitted": record.admitted.value,
        "admitted_owners": record.owners.value,
        "admitted_leaders": record.leaders.value,
        "seconded": record.seconded.value,
        "seconded_to": record.seconded_to.iter().map(committee).collect::<Vec<_>>(),
    })
}

fn nearest(data: &Dataset, candidates: &[Candidate]) -> Vec<Value> {
    let entry = |c: &Candidate| {
        json!({
            "id": data.id(c.table, c.row),
            "name": data.name(c.table, c.row),
            "rating": c.rating,
            "branches": c.branches,
            "members": c.members,
        })
    };
    candidates.iter().map(entry).collect()
}

fn enterprises(data: &Dataset, all: &EnterpriseSummary) -> Value {
    let table = &data.enterprises;
    let enterprise = |row: &Row| {
        let at = *row as usize;
        json!({
            "name": data.texts.get(table.name[at]),
            "zone": data.zone_name(table.zone[at]),
            "workers": table.workers[at].get(),
        })
    };
    let zone = |(zone, of_zone): &(ZoneId, Coverage)| {
        let name = data.zone_name(*zone);
        json!({"zone": name, "reach": reach(of_zone)})
    };
    json!({
        "whole": reach(&all.whole),
        "zones": all.zones.iter().map(zone).collect::<Vec<_>>(),
        "without": all.without.iter().take(NEAREST).map(enterprise).collect::<Vec<_>>(),
    })
}

fn reach(reach: &Coverage) -> Value {
    json!({
        "with": reach.with,
        "without": reach.without,
        "workers_with": reach.workers_with,
        "workers_without": reach.workers_without,
        "without_with_trade_union": reach.trade_union,
        "without_with_youth_union": reach.youth_union,
    })
}
