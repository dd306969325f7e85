//! Findings.

use super::spec::{Listing, Opened, ScreenSpec};
use crate::analysis::Matcher;
use crate::app::columns::{Column, Context, Exported, Value, Width};
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::domain::{Dataset, Finding, Findings, Row, Table, fold};
use crate::words;

/// The screen.
pub const SPEC: ScreenSpec = ScreenSpec {
    screen: Screen::Checks,
    tab: words::checks,
    columns: COLUMNS,
    units: None,
    export: Some("kiem-tra"),
    has_sort: false,
    has_search: true,
    list: |state| Listing::Rows(listed(state)),
    open: |_, row| Some(Opened::Finding(row as usize)),
};

const COLUMNS: &[Column] = &[
    Column {
        heading: words::unit,
        exported: Exported::AsShown,
        width: Width::Sentence(9, 26),
        priority: 3,
        right: false,
        value: |c, r| Value::Made(unit_label(c.data, finding(c, r))),
    },
    Column {
        heading: words::file,
        exported: Exported::AsShown,
        width: Width::Sentence(12, 17),
        priority: 6,
        right: false,
        value: |c, r| Value::Made(c.data.file_title(finding(c, r).place.file).into_owned()),
    },
    Column {
        heading: words::line_number,
        exported: Exported::AsShown,
        width: Width::Whole,
        priority: 2,
        right: true,
        value: |c, r| Value::Number(finding(c, r).place.line.into()),
    },
    Column {
        heading: words::column,
        exported: Exported::AsShown,
        width: Width::Sentence(7, 14),
        priority: 4,
        right: false,
        value: |c, r| Value::Made(words::column_of(c.lang, finding(c, r))),
    },
    Column {
        heading: words::cell,
        exported: Exported::AsShown,
        width: Width::Sentence(6, 12),
        priority: 5,
        right: false,
        value: |c, r| made(cell_beside_unit(c.data, finding(c, r))),
    },
    Column {
        heading: words::what,
        exported: Exported::AsShown,
        width: Width::Sentence(20, 36),
        priority: 1,
        right: false,
        value: |c, r| {
            Value::Made(words::capital(&words::message_in_table(c.lang, c.data, finding(c, r))))
        },
    },
];

fn made(text: &str) -> Value {
    Value::Made(text.to_owned())
}

/// The cell of a finding; empty where it is the name in the first column: that of a row as a whole.
fn cell_beside_unit<'a>(data: &Dataset, finding: &'a Finding) -> &'a str {
    let place = &finding.place;
    let is_name = place.column.is_empty() && unit_label(data, finding).ends_with(&*place.cell);
    if is_name { "" } else { &place.cell }
}

fn finding<'a>(context: &Context<'a>, row: Row) -> &'a Finding {
    &context.data.findings.kept()[row as usize]
}

/// Findings, errors first, each kind of a file together, or those of a unit together.
fn listed(state: &State) -> Vec<Row> {
    let matcher = Matcher::new(state.row_filter.search.value());
    let findings: &Findings = &state.data().findings;
    let kept = (0u32..).zip(findings.kept()).filter(|(_, f)| {
        if !state.filter.contains_finding(state.data(), f)
            || state.row_filter.checks.severity.is_some_and(|s| s != f.severity())
            || !(state.row_filter.checks.codes.is_empty()
                || state.row_filter.checks.codes.contains(&f.code()))
        {
            return false;
        }
        let file = state.data().file_title(f.place.file);
        matcher.is_empty()
            || matcher.matches_any(&[
                &fold(&file),
                &fold(f.code().word()),
                &fold(words::code_name(state.lang, f.code())),
                &fold(&f.place.cell),
                &fold(&f.place.column),
                &unit_of(state, f),
            ])
    });
    let mut rows: Vec<Row> = kept.map(|(row, _)| row).collect();
    let order = |f: &Finding| (f.severity(), f.place.file, f.code(), f.place.line);
    if state.row_filter.checks.by_unit {
        rows.sort_by_cached_key(|&r| {
            let f = &findings.kept()[r as usize];
            let unit = fold(&unit_label(state.data(), f));
            // What concerns no unit is last.
            (unit.is_empty(), unit, order(f))
        });
    } else {
        rows.sort_by_key(|&r| order(&findings.kept()[r as usize]));
    }
    rows
}

/// How many findings there are within the filter.
pub fn count_within(state: &State) -> u64 {
    let findings = &state.data().findings;
    if state.filter.is_whole() {
        return findings.errors() + findings.warnings();
    }
    let is_within = |f: &&Finding| state.filter.contains_finding(state.data(), f);
    findings.kept().iter().filter(is_within).count() as u64
}

/// The unit that a finding concerns, as a reader knows it; empty if it concerns none.
fn unit_label(data: &Dataset, finding: &Finding) -> String {
    words::unit_of_finding(data, finding).unwrap_or_default()
}

/// The unit that a finding concerns, folded: its id and name, and its committee's.
fn unit_of(state: &State, finding: &Finding) -> String {
    let data = state.data();
    let Some((table, row)) = finding.unit() else {
        return words::unit_of_finding(data, finding).map_or_else(String::new, |unit| fold(&unit));
    };
    let committee = if table == Table::Branches { data.committee_of(row) } else { None };
    let above = committee.map_or("", |c| data.name(Table::Organisations, c));
    fold(&format!("{} {} {above}", data.id(table, row), data.name(table, row)))
}
