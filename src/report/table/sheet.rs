//! The table in front as headings and cells of text, for every format.

use crate::app::{Column, Context, Page, Screen, State, Value, columns, spec};
use crate::domain::{Ownership, Row, Table, ZoneId};
use crate::report::cell::escape_formula;
use crate::words;

/// The columns and rows of a table, not yet as text.
pub struct Sheet<'a> {
    state: &'a State,
    columns: &'static [Column],
    rows: &'a [Row],
    /// What the table is called in a file's name.
    pub name: &'static str,
}

impl<'a> Sheet<'a> {
    /// The table in front; None on a page without one.
    pub fn in_front(state: &'a State) -> Option<Self> {
        let table = &state.tables.screens[state.nav.screen];
        let (columns, rows, name) = match (state.nav.pages.last(), state.nav.screen) {
            (Some(Page::Organisation(_)), _) => {
                let branches = spec(Screen::Branches);
                (branches.columns, &state.tables.page.rows, branches.export?)
            }
            (Some(_), _) => return None,
            (None, screen) => (columns(screen), &table.rows, spec(screen).export?),
        };
        Some(Self { state, columns, rows, name })
    }

    /// The headings.
    pub fn headings(&self) -> Vec<&'static str> {
        self.columns.iter().map(|column| (column.heading)(self.state.lang)).collect()
    }

    /// The cells of each row.
    pub fn rows(&self) -> impl Iterator<Item = Vec<String>> {
        let context = self.state.context();
        self.rows.iter().map(move |&row| cells(self.state, &context, self.columns, row))
    }
}

/// The unit or row in front with its headings: that of the page, else the selected one.
pub fn selected_row(state: &State) -> Option<(Vec<&'static str>, Vec<String>)> {
    let (columns, row) = match state.nav.pages.last() {
        Some(Page::Branch(id)) => (columns(Screen::Branches), state.row_of(Table::Branches, id)?),
        Some(Page::Organisation(id)) => {
            (columns(Screen::Organisations), state.row_of(Table::Organisations, id)?)
        }
        _ => {
            let sheet = Sheet::in_front(state)?;
            (sheet.columns, *sheet.rows.get(state.table().at)?)
        }
    };
    let headings = columns.iter().map(|column| (column.heading)(state.lang)).collect();
    Some((headings, cells(state, &state.context(), columns, row)))
}

fn cells(state: &State, context: &Context, columns: &[Column], row: Row) -> Vec<String> {
    let cell = |column: &Column| escape_formula(&text(state, &(column.value)(context, row)));
    columns.iter().map(cell).collect()
}

/// A value in full: not cut to a width, numbers as digits, an unknown value empty.
fn text(state: &State, value: &Value) -> String {
    let (lang, data) = (state.lang, state.data());
    match value {
        Value::Text(text) | Value::Odd(text) => data.texts.get(*text).to_owned(),
        Value::Made(text) => text.clone(),
        Value::Zone(zone) => {
            if *zone == ZoneId::OUTSIDE {
                words::outside(lang).to_owned()
            } else {
                data.zone_name(*zone).to_owned()
            }
        }
        Value::Kind(kind) => words::kind_long(lang, *kind).to_owned(),
        Value::Ownership(Ownership::Missing) => String::new(),
        Value::Ownership(ownership) => words::ownership_full(lang, *ownership).to_owned(),
        Value::Rating(rating) => words::rating_long(lang, *rating).to_owned(),
        Value::Count(count) => count.get().map_or_else(String::new, |n| n.to_string()),
        Value::Number(number) => number.to_string(),
        Value::Share(share, line) => {
            share.map_or_else(String::new, |s| words::percent(lang, s, *line))
        }
        Value::Parts(share, _) if share.of == 0 => String::new(),
        // A spreadsheet would read "3/4" as a date.
        Value::Parts(share, _) => format!("{} {} {}", share.met, words::out_of(lang), share.of),
        Value::Change(_, None, _) => words::new(lang).to_owned(),
        Value::Change(now, Some(before), line) => {
            now.and_then(|now| words::share_change(lang, now, *before, *line)).unwrap_or_default()
        }
    }
}
