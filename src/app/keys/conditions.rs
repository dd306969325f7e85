//! When the keys of the table do something.

use crate::app::page::Page;
use crate::app::popups::{Picker, PickerKind, Popup};
use crate::app::screen::Screen;
use crate::app::screens::{ScreenSpec, spec};
use crate::app::state::State;
use crate::domain::Table;

pub fn always(_: &State) -> bool {
    true
}

/// True on systems whose shell stops and continues a program.
pub fn can_suspend(_: &State) -> bool {
    cfg!(unix)
}

pub fn has_rows(state: &State) -> bool {
    state.row_count() > 0
}

/// What the screen in front is; None if a page is over it.
fn screen(state: &State) -> Option<&'static ScreenSpec> {
    state.nav.pages.is_empty().then(|| spec(state.nav.screen))
}

pub fn has_columns(state: &State) -> bool {
    screen(state).is_some_and(|screen| screen.has_sort)
}

/// True if the rows of the screen in front are units, which can be marked.
pub fn has_marks(state: &State) -> bool {
    has_data(state) && has_rows(state) && screen(state).is_some_and(|s| s.units.is_some())
}

/// True if the picker in front chooses the column that sorts.
pub fn picks_sort(state: &State) -> bool {
    matches!(&state.nav.popup, Some(Popup::Picker(p)) if p.kind == PickerKind::Sort)
}

/// True if the picker in front takes several choices.
pub fn picks_several(state: &State) -> bool {
    let takes_one = |kind| matches!(kind, PickerKind::Sort | PickerKind::Compare);
    matches!(&state.nav.popup, Some(Popup::Picker(p)) if !takes_one(p.kind))
}

/// True if a blank marks an entry of the picker in front: nothing that is looked for begins so.
pub fn marks_by_space(state: &State) -> bool {
    let is_blank = |picker: &Picker| picker.typed.value().trim().is_empty();
    picks_several(state)
        && matches!(&state.nav.popup, Some(Popup::Picker(picker)) if is_blank(picker))
}

/// True if the window has room for a pane beside the table in front.
pub fn has_pane(state: &State) -> bool {
    state.place_of_pane().is_some()
}

pub fn can_open(state: &State) -> bool {
    state.can_open()
}

pub fn goes_back(state: &State) -> bool {
    state.is_filtered()
        || !state.missing_filters().is_empty()
        || !state.nav.pages.is_empty()
        || !state.table().marked_rows.is_empty()
        || state.has_checks_condition()
}

pub fn has_below_only(state: &State) -> bool {
    let lists_below = |screen| matches!(screen, Screen::Overview | Screen::Targets);
    let has_some = |spec: &ScreenSpec| spec.screen.has_below_only() || lists_below(spec.screen);
    has_data(state) && screen(state).is_some_and(has_some)
}

/// True if the screen or page can be searched; on a page without a list it is the screen under it.
pub fn searches(state: &State) -> bool {
    let has_rows = has_data(state) || state.loaded.is_partial || on_checks(state);
    spec(state.nav.screen).has_search && has_rows
}

/// True if there is a row to copy, or figures instead of rows.
pub fn has_copy(state: &State) -> bool {
    let lists = state.nav.pages.is_empty() && state.nav.screen.is_table();
    has_data(state) && (!lists || state.row_count() > 0)
}

/// True if there is data, and not the first rows alone.
pub fn has_data(state: &State) -> bool {
    state.is_whole()
}

pub fn has_unit(state: &State) -> bool {
    has_data(state) && state.unit_in_front().is_some()
}

pub fn on_checks(state: &State) -> bool {
    state.nav.pages.is_empty() && state.nav.screen == Screen::Checks
}

/// True if there are zones, whose table of years can be shown.
pub fn on_zones(state: &State) -> bool {
    let is_in_front = state.nav.pages.is_empty() && state.nav.screen == Screen::Zones;
    is_in_front && state.is_whole() && has_rows(state)
}

pub fn on_changes(state: &State) -> bool {
    state.nav.pages.last() == Some(&Page::Changes) && !state.freshness.changes.is_empty()
}

/// True if the trend can be opened.
pub fn has_trend(state: &State) -> bool {
    has_data(state) && state.nav.pages.last() != Some(&Page::Trend)
}

/// True if the page of enterprises can be opened.
pub fn has_enterprises(state: &State) -> bool {
    has_data(state) && state.nav.pages.last() != Some(&Page::Enterprises)
}

pub fn has_changes(state: &State) -> bool {
    !state.freshness.changes.is_empty() && !on_changes(state)
}

pub fn has_years(state: &State) -> bool {
    has_data(state) && state.data().years.len() > 1
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
    // An enterprise has no page.
    let of_unit = |(table, _)| table != Table::Enterprises;
    state.data().findings.kept().get(open.at).is_some_and(|f| f.row.is_some_and(of_unit))
}

/// True if there is a desktop on which a folder can be opened.
pub fn has_desktop(state: &State) -> bool {
    state.has_desktop
}
