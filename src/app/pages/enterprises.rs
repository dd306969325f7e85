//! Where to found next.

use crate::analysis::{committees, enterprises, without_admission};
use crate::app::page::{MOST, PageFigures, PageItem, PageReason};
use crate::app::state::State;

/// An organisation is listed that admitted nobody for so many years or more.
const IDLE_YEARS: usize = 2;

/// The enterprises.
pub(super) fn figures(state: &State) -> PageFigures {
    PageFigures::Enterprises(enterprises(state.data(), &state.filter))
}

/// The largest enterprises without an organisation, the organisations that admitted nobody, and the
/// committees by size.
pub(super) fn items(state: &State) -> Vec<PageItem> {
    let (data, year, filter) = (state.data(), state.year, &state.filter);
    let without = match &state.lists.page_figures {
        PageFigures::Enterprises(all) => all.without.as_slice(),
        _ => &[],
    };
    let without = without.iter().copied().take(MOST).map(PageItem::Enterprise);
    let idle = without_admission(data, year, filter, IDLE_YEARS).into_iter().take(MOST);
    let idle = idle.map(|(row, years)| PageItem::Organisation(PageReason::Idle(years), row));
    let committees = committees(data, year, filter).into_iter().take(MOST);
    let committees = committees.map(|c| PageItem::Organisation(PageReason::Committee, c.row));
    without.chain(idle).chain(committees).collect()
}
