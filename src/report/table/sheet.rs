//! The table in front as headings and cells of text, for every format.

use super::complete;
use crate::app::{Column, Context, Page, Screen, State, Value, columns, spec};
use crate::domain::{Ownership, Rating, Row, Share, Table, ZoneId};
use crate::report::cell::escape_formula;
use crate::words;

/// The columns and rows of a table, not yet as text.
pub struct Sheet<'a> {
    state: &'a State,
    columns: &'static [Column],
    /// The table of the data whose rows it has, if they are units.
    units: Option<Table>,
    rows: &'a [Row],
    /// What the table is called in a file's name.
    pub name: &'static str,
}

impl<'a> Sheet<'a> {
    /// The table in front; None on a page without one.
    pub fn in_front(state: &'a State) -> Option<Self> {
        let table = &state.tables.screens[state.nav.screen];
        let (screen, rows) = match (state.nav.pages.last(), state.nav.screen) {
            (Some(Page::Organisation(_)), _) => (Screen::Branches, &state.tables.page.rows),
            (Some(_), _) => return None,
            // The marked rows, if there are any.
            (None, screen) if !table.marked_rows.is_empty() => (screen, &table.marked_rows),
            (None, screen) => (screen, &table.rows),
        };
        let spec = spec(screen);
        Some(Self { state, columns: spec.columns, units: spec.units, rows, name: spec.export? })
    }

    /// The headings, then the cells of each row, as a file has them: of units with every column
    /// that a figure needs, and a note beside those that are registered outside the filter.
    pub fn complete(&self) -> (Vec<&'static str>, impl Iterator<Item = Vec<String>>) {
        let (state, lang) = (self.state, self.state.lang);
        let heading = |column: &Column| column.exported.unwrap_or(column.heading)(lang);
        let mut headings: Vec<&'static str> = self.columns.iter().map(heading).collect();
        let fields = self.units.map_or_else(Vec::new, |of| complete::fields(state, of, self.rows));
        headings.extend(fields.iter().map(|field| words::field(lang, *field)));
        let has_note = self.rows.iter().any(|&row| self.is_visiting(row));
        headings.extend(has_note.then(|| words::note(lang)));
        let context = state.context();
        let row = move |&row: &Row| {
            let mut cells = self.cells(&context, row);
            if let Some(table) = self.units {
                let more = fields.iter().map(|field| complete::cell(state, table, row, *field));
                cells.extend(more);
            }
            let note = if self.is_visiting(row) { words::registered_elsewhere(lang) } else { "" };
            cells.extend(has_note.then(|| note.to_owned()));
            cells
        };
        (headings, self.rows.iter().map(row))
    }

    /// The cells of the screen's columns; an unrated unit's rating with the reason.
    fn cells(&self, context: &Context, row: Row) -> Vec<String> {
        let state = self.state;
        let cell = |column: &Column| match ((column.value)(context, row), self.units) {
            (Value::Rating(Rating::Unrated), Some(table)) => {
                complete::unrated_rating(state, table, row).to_owned()
            }
            (value, _) => escape_formula(&text(state, &value)),
        };
        self.columns.iter().map(cell).collect()
    }

    /// True for a committee that is registered outside the filter and listed for its branches.
    fn is_visiting(&self, row: Row) -> bool {
        let (state, data) = (self.state, self.state.data());
        self.units == Some(Table::Organisations)
            && !state.filter.contains(data, Table::Organisations, row)
    }
}

/// The units or rows in front with their headings: that of the page, else the marked ones, else the
/// selected one.
pub fn selected_rows(state: &State) -> Option<(Vec<&'static str>, Vec<Vec<String>>)> {
    let (columns, rows) = match state.nav.pages.last() {
        Some(Page::Branch(id)) => {
            (columns(Screen::Branches), vec![state.row_of(Table::Branches, id)?])
        }
        Some(Page::Organisation(id)) => {
            (columns(Screen::Organisations), vec![state.row_of(Table::Organisations, id)?])
        }
        _ => {
            let sheet = Sheet::in_front(state)?;
            let table = state.table();
            let rows = match &table.marked_rows[..] {
                [] => vec![*table.rows.get(table.at)?],
                marked => marked.to_vec(),
            };
            (sheet.columns, rows)
        }
    };
    let headings = columns.iter().map(|column| (column.heading)(state.lang)).collect();
    let context = state.context();
    let cells = rows.into_iter().map(|row| cells(state, &context, columns, row)).collect();
    Some((headings, cells))
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
        Value::Distance(share, line) => share
            .and_then(|share| words::distance_in_points(lang, share, *line))
            .unwrap_or_default(),
        Value::Reasons(reasons) => words::reason_names(lang, *reasons),
        Value::Short(short) => words::heads(lang, *short),
        Value::Years(shares, line) => {
            let year = |s: &Option<Share>| {
                s.map_or_else(|| "–".to_owned(), |s| words::percent(lang, s, *line))
            };
            shares.iter().map(year).collect::<Vec<_>>().join("; ")
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
