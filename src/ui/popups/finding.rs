//! One finding in full: file, line, column, cell; the rows around it; what to do.
//!
//! ```text
//! ┌ Checks ────────────────────────────────────────┐
//! │ more members rated than there are              │
//! │ File: to-chuc.csv                              │
//! │ Line: 12                                       │
//! │ 11 │ TC11;Chi bộ Công ty B;12;12               │
//! │ 12 │ TC12;Chi bộ Công ty C;10;12               │
//! │    │                          ^^               │
//! │ → correct one of the two figures               │
//! └────────────────────────────────────────────────┘
//! ```

use crate::app::{Action, FindingPopup, Mode, State};
use crate::domain::Table;
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hints;
use crate::ui::widgets::{finding, window};
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The most columns of the window.
const WIDTH: u16 = 110;

/// A finding: its sentence may go over several lines.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, open: FindingPopup) {
    let room = window::room(area, WIDTH);
    let mut lines = finding::lines(state, theme, open.at, state.excerpt_of(open.at), room);
    let row = state.data().findings.kept().get(open.at).and_then(|finding| finding.row);
    // An enterprise has no page.
    if row.is_some_and(|(table, _)| table != Table::Enterprises) {
        lines.push(Line::raw(""));
        let open = hints(state, Mode::Finding, |b| b.does(Action::Open));
        lines.push(Line::styled(open, theme.faint()));
    }
    window::draw_scrolled(frame, area, theme, WIDTH, words::checks(state.lang), (lines, open.top));
}
