//! Findings.

use super::spec::ScreenSpec;
use crate::app::columns::{Column, Context, Value};
use crate::app::screen::Screen;
use crate::domain::{Finding, Row};
use crate::words;

/// The screen.
pub const SPEC: ScreenSpec = ScreenSpec {
    screen: Screen::Checks,
    tab: words::checks,
    columns: COLUMNS,
    units: None,
    export: Some("kiem-tra"),
};

const COLUMNS: &[Column] = &[
    Column {
        heading: words::file,
        width: 18,
        right: false,
        value: |c, r| {
            made(
                c.data
                    .files
                    .get(usize::from(finding(c, r).place.file))
                    .map_or("", |f| f.name.as_str()),
            )
        },
    },
    Column {
        heading: words::line_number,
        width: 7,
        right: true,
        value: |c, r| Value::Number(finding(c, r).place.line.into()),
    },
    Column {
        heading: words::column,
        width: 14,
        right: false,
        value: |c, r| made(&finding(c, r).place.column),
    },
    Column {
        heading: words::cell,
        width: 13,
        right: false,
        value: |c, r| made(&finding(c, r).place.cell),
    },
    Column {
        heading: words::what,
        width: 200,
        right: false,
        value: |c, r| Value::Made(words::bare_message(c.lang, c.data, finding(c, r))),
    },
];

fn made(text: &str) -> Value {
    Value::Made(text.to_owned())
}

fn finding<'a>(context: &Context<'a>, row: Row) -> &'a Finding {
    &context.data.findings.kept()[row as usize]
}
