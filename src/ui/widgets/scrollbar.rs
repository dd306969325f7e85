//! The scrollbar of a list that goes on above or below.

use crate::app::Target;
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use ratatui::layout::Rect;
use ratatui::widgets::{Scrollbar, ScrollbarOrientation, ScrollbarState};

/// Draws it in the last column of an area that shows the lines from `top` on of `count`; nothing
/// where all of them are in sight. A click selects the row, if any, at that part of the list.
pub fn draw(
    frame: &mut Frame,
    area: Rect,
    theme: Theme,
    (top, count): (usize, usize),
    row_at: impl Fn(usize) -> Option<usize>,
) {
    let beyond = count.saturating_sub(usize::from(area.height));
    if beyond == 0 || area.is_empty() {
        return;
    }
    let mut place = ScrollbarState::new(beyond).position(top);
    let bar = Scrollbar::new(ScrollbarOrientation::VerticalRight)
        .begin_symbol(None)
        .end_symbol(None)
        .track_symbol(Some("│"))
        .thumb_symbol("┃")
        .style(theme.faint());
    frame.render_stateful_widget(bar, area, &mut place);
    let (last, lowest) = (count - 1, usize::from(area.height - 1).max(1));
    for y in 0..area.height {
        let cell = Rect { x: area.right() - 1, y: area.y + y, width: 1, height: 1 };
        if let Some(row) = row_at(usize::from(y) * last / lowest) {
            frame.hit(cell, Target::Row(row));
        }
    }
}
