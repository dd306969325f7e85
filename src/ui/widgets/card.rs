//! A card of the overview: a bordered box, or one line where the window is small.
//!
//! ```text
//! ┌ Members ≥ 85 % ───────────┐
//! │✓ 87,6 %        2.810/3.208│
//! │█████████████████████▌│█···│     ✓ Members         87,6 % over by 83 members  2.810/3.208
//! │over by 83 members         │
//! │290 not rated              │
//! │+1,2 from 2022             │
//! └───────────────────────────┘
//! ```

use super::text::fit_words;
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Block;

pub struct Card {
    /// The title of the box.
    pub title: String,
    /// The lines of the box.
    pub lines: Vec<Line<'static>>,
    /// The card in one line.
    pub compact: Line<'static>,
    /// Appended to the one line if it fits whole.
    pub beside: Span<'static>,
}

impl Card {
    /// The card in one line of `width` columns.
    #[must_use]
    pub fn into_line(mut self, width: usize) -> Line<'static> {
        if self.compact.width() + self.beside.width() <= width {
            self.compact.push_span(self.beside);
        }
        fit_words(self.compact, width)
    }

    /// Draws the card as a box.
    pub fn draw(self, frame: &mut Frame, area: Rect, theme: Theme) {
        let block = Block::bordered()
            .border_style(theme.faint())
            .title(Line::styled(format!(" {} ", self.title), theme.strong()));
        let inner = block.inner(area);
        frame.render_widget(block, area);
        frame.lines(inner, self.lines);
    }
}
