//! The findings as one JSON object. Its keys are in alphabetical order.

use super::model::{Check, FindingRecord};
use crate::report::SCHEMA;
use crate::words::Lang;
use serde::{Serialize, Serializer};

#[derive(Serialize)]
struct CheckJson<'a> {
    errors: u64,
    findings: FindingsJson<'a>,
    not_listed: u64,
    schema: u8,
    warnings: u64,
}

/// The findings, serialised one by one.
struct FindingsJson<'a> {
    lang: Lang,
    check: &'a Check<'a>,
}

impl Serialize for FindingsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { lang, check } = *self;
        serializer
            .collect_seq(check.findings.iter().map(|f| FindingJson::from(check.record(lang, f))))
    }
}

#[derive(Serialize)]
struct FindingJson<'a> {
    address: Option<String>,
    cell: &'a str,
    code: &'static str,
    column: Option<&'a str>,
    file: &'a str,
    help: Option<String>,
    line: Option<u32>,
    message: String,
    severity: &'static str,
    sheet: Option<&'a str>,
    unit: Option<UnitJson<'a>>,
}

#[derive(Serialize)]
struct UnitJson<'a> {
    id: &'a str,
    name: &'a str,
}

impl<'a> From<FindingRecord<'a>> for FindingJson<'a> {
    fn from(record: FindingRecord<'a>) -> Self {
        let FindingRecord {
            severity,
            code,
            file,
            sheet,
            address,
            line,
            unit,
            column,
            cell,
            message,
            help,
        } = record;
        let unit = unit.map(|(id, name)| UnitJson { id, name });
        let column = Some(column).filter(|column| !column.is_empty());
        let sheet = Some(sheet).filter(|sheet| !sheet.is_empty());
        Self { address, cell, code, column, file, help, line, message, severity, sheet, unit }
    }
}

/// `{"errors": n, "findings": […], "not_listed": n, "schema": 1, "warnings": n}`; `not_listed` is
/// how many findings of all files there are beyond the most of a code that are kept; 0 where some
/// are selected.
#[must_use]
pub fn check_json(lang: Lang, check: &Check) -> String {
    let object = CheckJson {
        errors: check.errors,
        findings: FindingsJson { lang, check },
        not_listed: check.not_kept.iter().map(|(.., count)| count).sum(),
        schema: SCHEMA,
        warnings: check.warnings,
    };
    serde_json::to_string_pretty(&object).unwrap_or_default()
}
