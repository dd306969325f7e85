//! How a screen is drawn, as data.

use crate::app::{State, columns, spec};
use crate::domain::Row;
use crate::ui::theme::Theme;
use crate::ui::widgets::table::{self, TableView, empty_text};
use crate::words::{self, Lang};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

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
    /// The text in place of rows when there are none and nothing is filtered.
    pub empty: fn(Lang) -> &'static str,
    /// True if a filter may have left rows out.
    pub is_filtered: fn(&State) -> bool,
}

impl View {
    /// Draws the screen in front.
    pub fn draw(&self, frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
        let screen = match self {
            Self::Table(screen) => screen,
            Self::Drawn(draw) => return draw(frame, area, state, theme),
        };
        let view = TableView {
            columns: columns(state.nav.screen),
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
        table::draw_with_summary(frame, area, state, theme, &view, &summary);
    }
}
