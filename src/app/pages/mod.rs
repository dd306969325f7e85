//! The pages over a screen, one file each: the figures above its list and what it lists.

mod branch;
mod changes;
mod compare;
mod enterprises;
mod organisation;
mod trend;

use super::page::{Page, PageFigures, PageItem};
use super::state::State;
use crate::analysis::Matcher;
use crate::domain::{Row, Table, ZoneId, fold};
use crate::words;

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
            let matcher = Matcher::new(state.search().value());
            let items = (0u32..).zip(&state.lists.page);
            let found =
                items.filter(|(_, item)| matcher.is_empty() || is_found(state, &matcher, **item));
            found.map(|(at, _)| at).collect()
        }
    }
}

/// True if a search finds an item: by its name, its id or its zone.
fn is_found(state: &State, matcher: &Matcher, item: PageItem) -> bool {
    let data = state.data();
    let zone = |zone: ZoneId| words::zone_name(state.lang, data, zone);
    let text = match item {
        PageItem::Organisation(_, row) => {
            let of = Table::Organisations;
            let zone = zone(data.units(of).zone[row as usize]);
            format!("{} {} {zone}", data.name(of, row), data.id(of, row))
        }
        PageItem::Enterprise(row) => {
            let of = &data.enterprises;
            format!("{} {}", data.texts.get(of.name[row as usize]), zone(of.zone[row as usize]))
        }
        PageItem::Change(at) => {
            let event = state.freshness.changes.events().get(at);
            event.map_or_else(String::new, |e| format!("{} {} {}", e.name, e.committee, e.id))
        }
    };
    matcher.matches(&fold(&text))
}

/// True if the page in front has a list, which can be searched.
pub(super) fn has_list(state: &State) -> bool {
    match state.nav.pages.last() {
        None => true,
        Some(Page::Branch(_)) => false,
        Some(Page::Organisation(_)) => state.is_page_searched() || state.row_count() > 0,
        Some(_) => true,
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
    let table = &state.tables.page;
    match *state.lists.page.get(*table.rows.get(table.at)? as usize)? {
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
