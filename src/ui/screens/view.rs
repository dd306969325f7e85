//! How a screen is drawn, as data.

use super::{units, zone_pane};
use crate::app::{Opened, Pane, State, spec};
use crate::domain::Row;
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::table::{self, TableView, empty_text};
use crate::words::{self, Lang};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Span;

/// The area of the table, and that of the pane.
fn split(area: Rect, pane: Option<Pane>) -> (Rect, Option<Rect>) {
    let [table, pane] = match pane {
        None => return (area, None),
        Some(Pane::Right(columns)) => {
            Layout::horizontal([Constraint::Min(0), Constraint::Length(columns)]).areas(area)
        }
        Some(Pane::Below(rows)) => {
            Layout::vertical([Constraint::Min(0), Constraint::Length(rows)]).areas(area)
        }
    };
    (table, Some(pane))
}

/// How a screen is drawn.
pub enum View {
    /// A table of its columns.
    Table(TableScreen),
    /// A drawing of its own.
    Drawn(fn(&mut Frame, Rect, &State, Theme)),
}

/// What a screen adds to the table of its columns.
pub struct TableScreen {
    /// The two marks at the start of a row.
    pub marks: fn(&State, Theme, Row) -> [Span<'static>; 2],
    /// The line below the table.
    pub summary: fn(&State) -> String,
    /// The line between the table and its summary; empty for none. The state knows whether it is
    /// there: see [`State::note_height`].
    pub note: fn(&State) -> String,
    /// The text in place of rows when there are none and nothing is filtered.
    pub empty: fn(Lang) -> &'static str,
    /// True if a filter may have left rows out.
    pub is_filtered: fn(&State) -> bool,
    /// Draws the selected row in the pane.
    pub pane: fn(&mut Frame, Rect, &State, Theme, Row),
}

/// Draws the selected unit or zone of a screen of lists.
fn selected_pane(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let table = state.table();
    let opened =
        table.rows.get(table.at).and_then(|row| (spec(state.nav.screen).open)(state, *row));
    match opened {
        Some(Opened::Unit(table, row)) => units::pane(frame, area, state, theme, table, row),
        Some(Opened::Zone(zone)) => zone_pane::organisations(frame, area, state, theme, zone),
        Some(Opened::Finding(_)) | None => {}
    }
}

impl View {
    /// Draws the screen in front.
    pub fn draw(&self, frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
        let screen = match self {
            Self::Table(screen) => screen,
            Self::Drawn(draw) => {
                let (area, pane) = split(area, state.pane());
                draw(frame, area, state, theme);
                if let Some(pane) = pane {
                    selected_pane(frame, pane, state, theme);
                }
                return;
            }
        };
        let view = TableView {
            screen: state.nav.screen,
            table: state.table(),
            marks: &|row| (screen.marks)(state, theme, row),
            empty: empty_text(state, (screen.is_filtered)(state), (screen.empty)(state.lang)),
        };
        let lists_units = spec(state.nav.screen).units.is_some();
        let summary = if state.loaded.is_partial && lists_units {
            words::partial(state.lang).to_owned()
        } else if state.freshness.reading && !state.is_whole() {
            // Nothing is counted while the first reading goes on.
            String::new()
        } else {
            (screen.summary)(state)
        };
        let (area, pane) = split(area, state.pane());
        let texts = [(screen.note)(state), summary];
        table::draw_with_summary(frame, area, state, theme, &view, &texts);
        if let (Some(pane), Some(&row)) = (pane, view.table.rows.get(view.table.at)) {
            (screen.pane)(frame, pane, state, theme, row);
        }
    }
}
