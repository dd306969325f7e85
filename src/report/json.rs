//! The report as the one JSON object of the contract.

use super::Question;
use crate::analysis::{
    BelowReasons, Candidate, Collation, Measures, Reach, Tallies, TargetKind, YearFigures,
    below_of, candidates, enterprises, group_by_zone, measure, pace, targets, term, totals, trend,
};
use crate::domain::{Dataset, Measure, Row, Table};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

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
            threshold: m.line,
            status: m.status().word(),
            shortfall: m.shortfall(),
        }
    }
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
struct ZoneJson<'a> {
    zone: &'a str,
    #[serde(flatten)]
    measures: MeasuresJson,
}

#[derive(Serialize)]
struct TargetJson {
    ownerships: Vec<&'static str>,
    #[serde(flatten)]
    measures: MeasuresJson,
}

#[derive(Serialize)]
struct ReportJson<'a> {
    year: u16,
    filters: Value,
    #[serde(flatten)]
    measures: MeasuresJson,
    target: TargetJson,
    admitted: u64,
    admitted_owners: u64,
    workers: u64,
    zones: Vec<ZoneJson<'a>>,
    below: BelowJson<'a>,
    findings: Value,
    trend: Vec<Value>,
    targets: Vec<Value>,
    term: Value,
    candidates: Value,
    enterprises: Value,
}

/// The units below a line: many of a large table, so written straight from the data.
#[derive(Serialize)]
struct BelowJson<'a> {
    branches: Vec<UnitBelowJson<'a>>,
    organisations: Vec<UnitBelowJson<'a>>,
}

#[derive(Serialize)]
struct UnitBelowJson<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(serialize_with = "words")]
    reasons: BelowReasons,
}

fn words<S: Serializer>(reasons: &BelowReasons, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(reasons.iter().map(crate::analysis::BelowReason::word))
}

fn below(
    data: &Dataset,
    table: Table,
    mut rows: Vec<(Row, BelowReasons)>,
) -> Vec<UnitBelowJson<'_>> {
    rows.sort_by_cached_key(|(row, _)| (data.id(table, *row), *row));
    rows.into_iter()
        .map(|(row, reasons)| UnitBelowJson {
            id: data.id(table, row),
            name: data.name(table, row),
            reasons,
        })
        .collect()
}

/// Each year's measures; a year between others that the data lacks is null.
fn trend_of(question: &Question, tallies: &Tallies) -> Vec<Value> {
    let Question { data, settings, filter, today, .. } = *question;
    let of = |point: YearFigures| match point.figures {
        None => json!({"year": point.year.0, "measures": null}),
        Some((measures, totals)) => json!({
            "year": point.year.0,
            "complete": point.year < today,
            "measures": MeasuresJson::from(&measures),
            "admitted": totals.admitted.value,
            "admitted_owners": totals.owners.value,
            "founded": totals.founded.value,
            "workers": totals.workers.value,
        }),
    };
    trend(data, tallies, &settings.thresholds, filter).into_iter().map(of).collect()
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

/// The resolution's targets of the year, on their scope, and the pace up to their last year.
fn targets_of(question: &Question, tallies: &Tallies) -> Vec<Value> {
    let Question { data, settings, year, filter, today } = *question;
    let paces = pace(data, tallies, settings, year, filter);
    targets(tallies, settings, year, filter)
        .iter()
        .map(|target| {
            let pace = paces.iter().find(|p| p.kind == target.kind);
            json!({
                "target": target_word(target.kind),
                "value": target.value,
                "of": target.of,
                "goal": target.target,
                "status": target.status.word(),
                "missing": target.missing,
                "complete": year < today,
                "until": settings.targets_until.0,
                "reached_in_term": pace.map(|p| p.reached),
                "due_in_term": pace.map(|p| p.due),
                "needed_a_year": pace.and_then(|p| p.a_year),
            })
        })
        .collect()
}

fn term_of(question: &Question, tallies: &Tallies) -> Value {
    let Question { data, settings, year, filter, .. } = *question;
    let record = term(data, tallies, settings, year, filter);
    let [state, non_state, fdi, untold] = record.founded;
    let sent = |(row, n): &(Row, u64)| json!({"id": data.id(Table::Organisations, *row), "name": data.name(Table::Organisations, *row), "seconded": n});
    json!({
        "from": format!("{}-{:02}", settings.term.0, settings.term.1),
        "to": year.0,
        "founded": record.founded.iter().sum::<u64>(),
        "founded_by": {"state": state, "non_state": non_state, "fdi": fdi, "untold": untold},
        "admitted": record.admitted.value,
        "admitted_owners": record.owners.value,
        "admitted_leaders": record.leaders.value,
        "seconded": record.seconded.value,
        "seconded_to": record.seconded_to.iter().map(sent).collect::<Vec<_>>(),
    })
}

/// How many of the nearest are told.
const NEAREST: usize = 20;

fn nearest(question: &Question, table: Table) -> Vec<Value> {
    let Question { data, settings, year, filter, .. } = *question;
    let entry = |c: Candidate| json!({"id": data.id(table, c.row), "name": data.name(table, c.row), "rating": c.rating, "branches": c.branches, "members": c.members});
    candidates(data, &settings.thresholds, table, year, filter, NEAREST)
        .into_iter()
        .map(entry)
        .collect()
}

fn reach_of(reach: &Reach) -> Value {
    json!({
        "with": reach.with,
        "without": reach.without,
        "workers_with": reach.workers_with,
        "workers_without": reach.workers_without,
        "without_with_trade_union": reach.trade_union,
        "without_with_youth_union": reach.youth_union,
    })
}

/// The enterprises; null where no file has them.
fn enterprises_of(question: &Question) -> Value {
    let Question { data, filter, .. } = *question;
    if data.enterprises.name.is_empty() {
        return Value::Null;
    }
    let all = enterprises(data, filter);
    let table = &data.enterprises;
    let entry = |row: &Row| {
        let at = *row as usize;
        json!({"name": data.texts.get(table.name[at]), "zone": data.zone_name(table.zone[at]), "workers": table.workers[at].get()})
    };
    let zone = |(zone, reach): &(crate::domain::ZoneId, Reach)| json!({"zone": data.zone_name(*zone), "reach": reach_of(reach)});
    json!({
        "whole": reach_of(&all.whole),
        "zones": all.zones.iter().map(zone).collect::<Vec<_>>(),
        "without": all.without.iter().take(NEAREST).map(entry).collect::<Vec<_>>(),
    })
}

/// What narrows; districts only where some are asked for.
fn filters(question: &Question) -> Value {
    let Question { data, filter, .. } = *question;
    let mut filters = json!({
        "zones": filter.zones.iter().map(|zone| data.zone_name(*zone)).collect::<Vec<_>>(),
        "ownerships": filter.ownerships.iter().map(|o| o.word()).collect::<Vec<_>>(),
    });
    if !filter.districts.is_empty() {
        filters["districts"] = filter.districts.iter().map(|d| data.texts.get(*d)).collect();
    }
    filters
}

/// The report of the contract's section 6, on one line an entry.
#[must_use]
pub fn report_json(question: &Question) -> String {
    let mut text = Vec::new();
    // Memory takes what is written.
    let _ = write_report_json(question, &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// Writes the report of [`report_json`]: that of a country is large, and who reads it can begin
/// before it is whole.
///
/// # Errors
/// Those of the writing.
pub fn write_report_json(question: &Question, out: impl std::io::Write) -> std::io::Result<()> {
    let Question { data, settings, year, filter, .. } = *question;
    let rows =
        |table| below(data, table, below_of(data, &settings.thresholds, table, year, filter));
    // What goes over every row of a year goes side by side.
    let nearest = || {
        rayon::join(
            || nearest(question, Table::Organisations),
            || nearest(question, Table::Branches),
        )
    };
    let rows = || rayon::join(|| rows(Table::Branches), || rows(Table::Organisations));
    let (tallies, ((branches, organisations), (near_organisations, near_branches))) =
        rayon::join(|| Tallies::new(data), || rayon::join(rows, nearest));
    let tallies = &tallies;
    let measures =
        |scope| MeasuresJson::from(&measure(tallies, &settings.thresholds, year, filter, scope));
    let sums = totals(tallies, year, filter, None);
    let collation = Collation::default();
    let mut zones = group_by_zone(tallies, &settings.thresholds, year, filter);
    let name = |zone: &crate::domain::ZoneId| data.zone_name(*zone);
    zones.sort_by(|(a, ..), (b, ..)| collation.compare(name(a), name(b)));
    let report = ReportJson {
        year: year.0,
        filters: filters(question),
        measures: measures(None),
        target: TargetJson {
            ownerships: settings.scope.iter().map(|o| o.word()).collect(),
            measures: measures(Some(&settings.scope)),
        },
        admitted: sums.admitted.value,
        admitted_owners: sums.owners.value,
        workers: sums.workers.value,
        zones: zones
            .iter()
            .map(|(zone, measures, _)| ZoneJson { zone: name(zone), measures: measures.into() })
            .collect(),
        below: BelowJson { branches, organisations },
        findings: json!({"errors": data.findings.errors(), "warnings": data.findings.warnings()}),
        trend: trend_of(question, tallies),
        targets: targets_of(question, tallies),
        term: term_of(question, tallies),
        candidates: json!({"organisations": near_organisations, "branches": near_branches}),
        enterprises: enterprises_of(question),
    };
    Ok(serde_json::to_writer_pretty(out, &report)?)
}
