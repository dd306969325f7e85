//! The table of industrial parks and clusters with their shares.
//!
//! ```text
//!     Zone               Organisations           Branches                Members
//!  ▼  KCN Đình Trám      ████████│█  92,0        ███████·│·  88,2 ▼      ████████│·  86,0
//!  12 Industrial park or cluster · 2 below the line                                row 1/12
//! ```

use super::view::TableScreen;
use super::zone_pane;
use crate::app::{State, ZoneRow};
use crate::domain::{Row, ZoneId};
use crate::ui::theme::Theme;
use crate::words::{self, Noun};
use ratatui::text::Span;

/// The table.
pub const TABLE: TableScreen = TableScreen {
    marks,
    summary,
    empty: words::no_data,
    is_filtered: State::is_filtered,
    pane: zone_pane::draw,
};

/// The marks of a zone: the second one if it is below a threshold.
fn marks(state: &State, theme: Theme, zone: Row) -> [Span<'static>; 2] {
    let below = state.lists.zones[zone as usize].measures.is_below();
    [Span::raw(" "), if below { Span::styled("▼", theme.below()) } else { Span::raw(" ") }]
}

/// How many zones are listed, and how many of them are below a threshold.
fn summary(state: &State) -> String {
    let lang = state.lang;
    let n = |v: usize| words::whole(lang, v as u64);
    let rows = state.table().rows.iter().map(|zone| &state.lists.zones[*zone as usize]);
    let (outside, zones): (Vec<&ZoneRow>, Vec<&ZoneRow>) =
        rows.partition(|row| row.zone == ZoneId::OUTSIDE);
    let below = zones.iter().filter(|row| row.measures.is_below()).count();
    let outside = match outside.first() {
        Some(row) if row.measures.is_below() => words::and_outside_below(lang),
        Some(_) => words::and_outside(lang),
        None => "",
    };
    format!(
        "{} · {} {}{outside}",
        words::counted(lang, zones.len() as u64, Noun::Zone),
        n(below),
        words::below_only(lang)
    )
}
