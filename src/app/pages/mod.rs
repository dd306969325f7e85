//! The pages over a screen, one file each: the figures above its list and what it lists.

mod branch;
mod changes;
mod compare;
mod enterprises;
mod organisation;
mod trend;

use super::page::{Page, PageFigures, PageItem};
use super::state::State;
use crate::domain::{Row, Table};

/// What is above the list of the page in front.
pub(super) fn figures(state: &State) -> PageFigures {
    match state.nav.pages.last() {
        Some(Page::Trend) => trend::figures(state),
        Some(Page::Compare(against)) => compare::figures(state, *against),
        Some(Page::Enterprises) => enterprises::figures(state),
        Some(Page::Organisation(_) | Page::Branch(_) | Page::Changes) | None => PageFigures::None,
    }
}

/// What the page in front lists, beside the branches of an organisation.
pub(super) fn items(state: &State) -> Vec<PageItem> {
    match state.nav.pages.last() {
        Some(Page::Trend) => trend::items(state),
        Some(Page::Compare(against)) => compare::items(state, *against),
        Some(Page::Enterprises) => enterprises::items(state),
        Some(Page::Changes) => changes::items(state),
        Some(Page::Organisation(_) | Page::Branch(_)) | None => Vec::new(),
    }
}

/// The rows of the list of the page in front: branches of an organisation, else positions among the
/// items.
pub(super) fn rows(state: &State) -> Vec<Row> {
    match state.nav.pages.last() {
        Some(Page::Organisation(id)) => organisation::rows(state, id),
        Some(Page::Branch(_)) | None => Vec::new(),
        Some(Page::Trend | Page::Compare(_) | Page::Enterprises | Page::Changes) => {
            (0..u32::try_from(state.lists.page.len()).unwrap_or(0)).collect()
        }
    }
}

/// The unit in front on the page: the selected one, else that of the page.
pub(super) fn unit_in_front(state: &State, page: &Page) -> Option<(Table, Row)> {
    match page {
        Page::Branch(id) => branch::unit(state, id),
        Page::Organisation(id) => organisation::unit_in_front(state, id),
        Page::Trend | Page::Compare(_) | Page::Enterprises | Page::Changes => selected_unit(state),
    }
}

/// The unit that the selected item is about.
fn selected_unit(state: &State) -> Option<(Table, Row)> {
    match *state.lists.page.get(state.tables.page.at)? {
        PageItem::Organisation(_, row) => Some((Table::Organisations, row)),
        PageItem::Enterprise(_) => None,
        PageItem::Change(at) => changes::unit(state, at),
    }
}

/// What Enter opens on the page in front: a unit of the same page's list, a branch, or from a
/// branch its committee.
pub(super) fn opens(state: &State, page: &Page) -> Option<(Table, Row)> {
    match page {
        Page::Branch(id) => branch::committee(state, id),
        Page::Organisation(_) => organisation::selected_branch(state),
        Page::Trend | Page::Compare(_) | Page::Enterprises | Page::Changes => selected_unit(state),
    }
}
