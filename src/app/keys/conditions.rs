//! When the keys of the table do something.

use crate::app::page::Page;
use crate::app::popups::Popup;
use crate::app::screen::Screen;
use crate::app::state::State;

pub fn always(_: &State) -> bool {
    true
}

pub fn has_rows(state: &State) -> bool {
    state.row_count() > 0
}

pub fn has_columns(state: &State) -> bool {
    state.nav.pages.is_empty()
        && matches!(state.nav.screen, Screen::Organisations | Screen::Branches | Screen::Zones)
}

pub fn can_open(state: &State) -> bool {
    state.can_open()
}

pub fn goes_back(state: &State) -> bool {
    state.is_filtered()
        || !state.nav.pages.is_empty()
        || (state.nav.screen == Screen::Checks && state.row_filter.checks.is_set())
}

pub fn has_units(state: &State) -> bool {
    can_narrow(state)
        && state.nav.pages.is_empty()
        && matches!(state.nav.screen, Screen::Organisations | Screen::Branches | Screen::Zones)
}

pub fn searches(state: &State) -> bool {
    state.nav.pages.is_empty()
        && state.nav.screen != Screen::Targets
        && state.nav.screen != Screen::Overview
}

pub fn has_data(state: &State) -> bool {
    state.is_whole()
}

pub fn can_narrow(state: &State) -> bool {
    !state.loaded.is_partial
}

pub fn has_unit(state: &State) -> bool {
    can_narrow(state) && state.unit_in_front().is_some()
}

pub fn on_checks(state: &State) -> bool {
    state.nav.pages.is_empty() && state.nav.screen == Screen::Checks
}

pub fn on_changes(state: &State) -> bool {
    state.nav.pages.last() == Some(&Page::Changes) && !state.freshness.changes.is_empty()
}

pub fn has_changes(state: &State) -> bool {
    !state.freshness.changes.is_empty() && !on_changes(state)
}

pub fn has_years(state: &State) -> bool {
    can_narrow(state) && state.data().years.len() > 1
}

/// True if Esc goes back, or leaves while the files are read for the first time.
pub fn goes_back_or_leaves(state: &State) -> bool {
    goes_back(state) || state.freshness.generation == 0
}

pub fn has_suppositions(state: &State) -> bool {
    !state.supposition.is_empty()
}

pub fn finding_has_unit(state: &State) -> bool {
    let Some(Popup::Finding(open)) = &state.nav.popup else { return false };
    state.data().findings.kept().get(open.at).is_some_and(|finding| finding.row.is_some())
}
