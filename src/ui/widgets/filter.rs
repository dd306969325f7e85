//! What the rows are filtered by, as a text: `KCN Đình Trám +1 · FDI · below the line · “may”`.

use super::text::zone_name;
use super::text_field::with_cursor;
use crate::app::{Condition, State};
use crate::domain::Severity;
use crate::words;

/// The filter as a text; empty if there is none.
#[must_use]
pub fn filter_text(state: &State) -> String {
    conditions(state).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" · ")
}

/// The conditions that are set, each with its text.
#[must_use]
pub fn conditions(state: &State) -> Vec<(Condition, String)> {
    let mut all = Vec::new();
    match state.filter.zones[..] {
        [] => {}
        [zone] => all.push((Condition::Zones, zone_name(state, zone).to_owned())),
        [first, ..] => {
            let more = state.filter.zones.len() - 1;
            all.push((Condition::Zones, format!("{} +{more}", zone_name(state, first))));
        }
    }
    let districts: Vec<&str> =
        state.filter.districts.iter().map(|d| state.data().texts.get(*d)).collect();
    if !districts.is_empty() {
        all.push((Condition::Districts, districts.join(" · ")));
    }
    let ownerships = &state.filter.ownerships;
    if !ownerships.is_empty() {
        let names = ownerships.iter().map(|o| words::ownership_short(state.lang, *o));
        all.push((Condition::Ownerships, names.collect::<Vec<_>>().join(" · ")));
    }
    if state.is_below_only() {
        all.push((Condition::BelowOnly, words::below_only(state.lang).to_owned()));
    }
    if state.has_checks_condition() {
        all.push((Condition::Checks, checks_text(state)));
    }
    let search = state.search();
    if state.nav.typing {
        all.push((Condition::Search, format!("“{}”", with_cursor(search))));
    } else if state.is_page_searched() || (state.is_searched() && state.nav.screen.is_table()) {
        all.push((Condition::Search, format!("“{search}”")));
    } else if state.is_searched() {
        // The figures are those of the part, the lists are searched.
        let text = format!("“{search}” ({})", words::in_lists(state.lang));
        all.push((Condition::Search, text));
    }
    if let [_, ..] = state.missing_filters() {
        let names = state.missing_filters().join("; ");
        let text = format!("{}: {names}", words::capital(words::not_in_the_data(state.lang)));
        all.push((Condition::Missing, text));
    }
    all
}

/// The severity and the first kind of the findings that are listed, and how many kinds more.
fn checks_text(state: &State) -> String {
    let (lang, checks) = (state.lang, &state.row_filter.checks);
    let severity = checks.severity.map(|severity| match severity {
        Severity::Error => words::errors(lang),
        Severity::Warning => words::warnings(lang),
    });
    let codes = checks.codes.iter().map(|code| words::code_name(lang, *code));
    let names: Vec<&str> = severity.into_iter().chain(codes).collect();
    match names[..] {
        [] => String::new(),
        [name] => name.to_owned(),
        [first, ..] => format!("{first} +{}", names.len() - 1),
    }
}
