//! The view in front as a table file, and the row in front as a line for the clipboard.

use super::check::inert;
use crate::app::{Column, Context, Detail, Screen, State, Value, columns};
use crate::domain::{Ownership, Row, Table};
use crate::ingest::source::EXPORTED;
use crate::words;

/// What is written: a name for the file, without its folder, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Where the name begins; the year and the ending follow.
    pub name: String,
    /// `csv` or `txt`.
    pub ending: &'static str,
    /// The text.
    pub text: String,
}

/// A value as a table file has it: whole, not cut to a width, figures as figures.
fn plain(state: &State, value: &Value) -> String {
    let (lang, data) = (state.lang, state.data());
    match value {
        Value::Text(text) | Value::Odd(text) => data.texts.get(*text).to_owned(),
        Value::Made(text) => text.clone(),
        Value::Zone(zone) => {
            if *zone == crate::domain::ZoneId::OUTSIDE {
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
        // "3/4" would be a date to a spreadsheet.
        Value::Parts(share, _) => format!("{} {} {}", share.met, words::out_of(lang), share.of),
        Value::Change(_, None, _) => words::new(lang).to_owned(),
        Value::Change(now, Some(before), line) => {
            now.and_then(|now| words::share_change(lang, now, *before, *line)).unwrap_or_default()
        }
        Value::YesNo(yes) => match yes {
            crate::domain::YesNo::Yes => words::yes(lang).to_owned(),
            crate::domain::YesNo::No => words::no(lang).to_owned(),
            crate::domain::YesNo::Unknown => String::new(),
        },
    }
}

fn cells(state: &State, context: &Context, columns: &[Column], row: Row) -> Vec<String> {
    columns.iter().map(|column| inert(&plain(state, &(column.value)(context, row)))).collect()
}

/// The columns and rows in front, where it is a table.
fn front(state: &State) -> Option<(&'static [Column], &[Row], &'static str)> {
    match (state.detail.last(), state.screen) {
        (Some(Detail::Organisation(_)), _) => {
            Some((columns(Screen::Branches), &state.detail_table.rows, "chi-bo"))
        }
        (Some(_), _) => None,
        (None, screen) => {
            let name = match screen {
                Screen::Organisations => "to-chuc",
                Screen::Branches => "chi-bo",
                Screen::Zones => "khu",
                Screen::Checks => "kiem-tra",
                Screen::Overview | Screen::Targets => return None,
            };
            Some((columns(screen), &state.tables[screen as usize].rows, name))
        }
    }
}

/// The view in front: a table as CSV (UTF-8 with a mark, no cell a formula), anything else as the
/// report in words.
#[must_use]
pub fn export(state: &State) -> Export {
    let Some((columns, rows, name)) = front(state) else {
        let question = super::Question {
            data: state.data(),
            settings: &state.settings,
            year: state.year,
            filter: &state.filter,
            today: state.today,
        };
        let mut text = super::report_text(state.lang, &question);
        if !state.supposition.is_empty() {
            text = format!(
                "◆ {} ({})\n{text}",
                words::supposition(state.lang),
                state.supposition.changes().len()
            );
        }
        return Export { name: format!("{EXPORTED}bao-cao-{}", state.year), ending: "txt", text };
    };
    let context = state.context();
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let mut header: Vec<&str> = columns.iter().map(|c| (c.heading)(state.lang)).collect();
    // Invented figures and suppositions say so wherever they go.
    let note = match () {
        () if !state.supposition.is_empty() => Some(words::supposition(state.lang)),
        () if state.data().illustrative => Some(words::illustrative(state.lang)),
        () => None,
    };
    if note.is_some() {
        header.push(words::data_note(state.lang));
    }
    let _ = writer.write_record(&header);
    for &row in rows {
        let mut record = cells(state, &context, columns, row);
        record.extend(note.map(str::to_owned));
        let _ = writer.write_record(&record);
    }
    let text = writer
        .into_inner()
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default();
    let supposed = if state.supposition.is_empty() { "" } else { "-gia-dinh" };
    Export { name: format!("{EXPORTED}{name}-{}{supposed}", state.year), ending: "csv", text }
}

/// The row in front, its headings above it, tabs between; else the report in words.
#[must_use]
pub fn copy(state: &State) -> String {
    let unit = match state.detail.last() {
        Some(Detail::Branch(id)) => {
            state.row_of(Table::Branches, id).map(|row| (columns(Screen::Branches), row))
        }
        Some(Detail::Organisation(id)) => {
            state.row_of(Table::Organisations, id).map(|row| (columns(Screen::Organisations), row))
        }
        _ => front(state)
            .and_then(|(columns, rows, _)| Some((columns, *rows.get(state.table().at)?))),
    };
    let Some((columns, row)) = unit else { return export(state).text };
    let header: Vec<&str> = columns.iter().map(|c| (c.heading)(state.lang)).collect();
    format!("{}\n{}\n", header.join("\t"), cells(state, &state.context(), columns, row).join("\t"))
}
