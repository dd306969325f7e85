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
    note: |_| String::new(),
    summary,
    empty: words::no_data,
    is_filtered: State::is_filtered,
    pane: zone_pane::draw,
};

/// The marks of a zone: the first one if rows lack a figure, the second one if it is below a
/// threshold.
fn marks(state: &State, theme: Theme, zone: Row) -> [Span<'static>; 2] {
    let zone = &state.lists.zones[zone as usize];
    let below = zone.measures.is_below();
    let sign = if zone.lacking > 0 { words::LACKING } else { " " };
    [
        Span::styled(sign, theme.warning()),
        if below { Span::styled("▼", theme.below()) } else { Span::raw(" ") },
    ]
}

/// The columns below which the summary has the sign alone of rows that lack a figure.
const NARROW: u16 = 100;

/// How many zones are listed, how many of them are below a threshold, and how many rows lack a
/// figure.
fn summary(state: &State) -> String {
    let lang = state.lang;
    let n = |v: usize| words::whole(lang, v as u64);
    let rows = state.table().rows.iter().map(|zone| &state.lists.zones[*zone as usize]);
    let (outside, zones): (Vec<&ZoneRow>, Vec<&ZoneRow>) =
        rows.partition(|row| row.zone == ZoneId::OUTSIDE);
    let lacking = zones.iter().chain(&outside).map(|row| row.lacking).sum();
    let lacking = match lacking {
        0 => String::new(),
        rows if state.size.0 < NARROW => format!(" ·{}", words::lacking_sign(lang, rows)),
        rows => format!(" · {} {}", words::LACKING, words::counted(lang, rows, Noun::LackingRow)),
    };
    let below = zones.iter().filter(|row| row.measures.is_below()).count();
    let outside = match outside.first() {
        Some(row) if row.measures.is_below() => words::and_outside_below(lang),
        Some(_) => words::and_outside(lang),
        None => "",
    };
    format!(
        "{} · {} {}{outside}{lacking}",
        words::counted(lang, zones.len() as u64, Noun::Zone),
        n(below),
        words::below_only(lang)
    )
}
