//! The report as the one JSON object of the contract.

use super::Question;
use crate::analysis::{Collation, Reasons, Three, below_of, group_by_zone, measure, totals};
use crate::domain::{Dataset, Measure, Row, Table};
use serde::Serialize;
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
        Self { total: m.total, met: m.share.met, of: m.share.of, threshold: m.line, status: m.status().word(), shortfall: m.shortfall() }
    }
}

#[derive(Serialize)]
struct ThreeJson {
    organisations: MeasureJson,
    branches: MeasureJson,
    members: MeasureJson,
}

impl From<&Three> for ThreeJson {
    fn from(three: &Three) -> Self {
        Self { organisations: (&three.organisations).into(), branches: (&three.branches).into(), members: (&three.members).into() }
    }
}

#[derive(Serialize)]
struct ZoneJson<'a> {
    zone: &'a str,
    #[serde(flatten)]
    measures: ThreeJson,
}

#[derive(Serialize)]
struct TargetJson {
    ownerships: Vec<&'static str>,
    #[serde(flatten)]
    measures: ThreeJson,
}

#[derive(Serialize)]
struct ReportJson<'a> {
    year: u16,
    filters: Value,
    #[serde(flatten)]
    measures: ThreeJson,
    target: TargetJson,
    admitted: u64,
    admitted_owners: u64,
    workers: u64,
    zones: Vec<ZoneJson<'a>>,
    below: Value,
    findings: Value,
}

fn below(data: &Dataset, table: Table, mut rows: Vec<(Row, Reasons)>) -> Vec<Value> {
    rows.sort_by_key(|(row, _)| (data.id(table, *row), *row));
    let entry = |(row, reasons): &(Row, Reasons)| {
        let reasons: Vec<&str> = reasons.iter().map(crate::analysis::Reason::word).collect();
        json!({"id": data.id(table, *row), "name": data.name(table, *row), "reasons": reasons})
    };
    rows.iter().map(entry).collect()
}

/// The report of the contract's section 6, on one line an entry.
#[must_use]
pub fn report_json(question: &Question) -> String {
    let Question { data, settings, year, narrowing } = *question;
    let three = |scope| ThreeJson::from(&measure(data, &settings.lines, year, narrowing, scope));
    let sums = totals(data, year, narrowing, None);
    let collation = Collation::default();
    let mut zones = group_by_zone(data, &settings.lines, year, narrowing);
    let name = |zone: &crate::domain::ZoneId| data.zone_name(*zone);
    zones.sort_by(|(a, _), (b, _)| collation.compare(name(a), name(b)));
    let rows = |table| below(data, table, below_of(data, &settings.lines, table, year, narrowing));
    let report = ReportJson {
        year: year.0,
        filters: json!({
            "zones": narrowing.zones.iter().map(name).collect::<Vec<_>>(),
            "ownerships": narrowing.ownerships.iter().map(|o| o.word()).collect::<Vec<_>>(),
        }),
        measures: three(None),
        target: TargetJson { ownerships: settings.scope.iter().map(|o| o.word()).collect(), measures: three(Some(&settings.scope)) },
        admitted: sums.admitted.value,
        admitted_owners: sums.owners.value,
        workers: sums.workers.value,
        zones: zones.iter().map(|(zone, three)| ZoneJson { zone: name(zone), measures: three.into() }).collect(),
        below: json!({"organisations": rows(Table::Organisations), "branches": rows(Table::Branches)}),
        findings: json!({"errors": data.findings.errors(), "warnings": data.findings.warnings()}),
    };
    serde_json::to_string_pretty(&report).unwrap_or_default()
}
