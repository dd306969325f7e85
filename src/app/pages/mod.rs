//! The pages over a screen, one file each: the figures above its list and what it lists.

mod branch;
mod changes;
mod compare;
mod enterprises;
mod organisation;
mod trend;

use super::page::{Detail, PageFigures, PageItem};
use super::state::State;
use crate::domain::{Row, Table};

/// What is above the list of the page in front.
pub(super) fn figures(state: &State) -> PageFigures {
    match state.nav.detail.last() {
        Some(Detail::Trend) => trend::figures(state),
        Some(Detail::Compare(against)) => compare::figures(state, *against),
        Some(Detail::Enterprises) => enterprises::figures(state),
        Some(Detail::Organisation(_) | Detail::Branch(_) | Detail::Changes) | None => {
            PageFigures::None
        }
    }
}

/// What the page in front lists, beside the branches of an organisation.
pub(super) fn items(state: &State) -> Vec<PageItem> {
    match state.nav.detail.last() {
        Some(Detail::Trend) => trend::items(state),
        Some(Detail::Compare(against)) => compare::items(state, *against),
        Some(Detail::Enterprises) => enterprises::items(state),
        Some(Detail::Changes) => changes::items(state),
        Some(Detail::Organisation(_) | Detail::Branch(_)) | None => Vec::new(),
    }
}

/// The rows of the list of the page in front: branches of an organisation, else positions among the
/// items.
pub(super) fn rows(state: &State) -> Vec<Row> {
    match state.nav.detail.last() {
        Some(Detail::Organisation(id)) => organisation::rows(state, id),
        Some(Detail::Branch(_)) | None => Vec::new(),
        Some(Detail::Trend | Detail::Compare(_) | Detail::Enterprises | Detail::Changes) => {
            (0..u32::try_from(state.lists.page.len()).unwrap_or(0)).collect()
        }
    }
}

/// The unit in front on the page: the selected one, else that of the page.
pub(super) fn unit_in_front(state: &State, page: &Detail) -> Option<(Table, Row)> {
    match page {
        Detail::Branch(id) => branch::unit(state, id),
        Detail::Organisation(id) => organisation::unit_in_front(state, id),
        Detail::Trend | Detail::Compare(_) | Detail::Enterprises | Detail::Changes => {
            selected_unit(state)
        }
    }
}

/// The unit that the selected item is about.
fn selected_unit(state: &State) -> Option<(Table, Row)> {
    match *state.lists.page.get(state.tables.detail.at)? {
        PageItem::Organisation(_, row) => Some((Table::Organisations, row)),
        PageItem::Enterprise(_) => None,
        PageItem::Change(at) => changes::unit(state, at),
    }
}

/// What Enter opens on the page in front: a unit of the same page's list, a branch, or from a
/// branch its committee.
pub(super) fn opens(state: &State, page: &Detail) -> Option<(Table, Row)> {
    match page {
        Detail::Branch(id) => branch::committee(state, id),
        Detail::Organisation(_) => organisation::selected_branch(state),
        Detail::Trend | Detail::Compare(_) | Detail::Enterprises | Detail::Changes => {
            selected_unit(state)
        }
    }
}
