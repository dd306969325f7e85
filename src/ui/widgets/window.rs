//! A bordered window over the screen, for popups.

use crate::ui::layout::centred;
use crate::ui::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Paragraph, Wrap};

/// The border of a window, with its title.
pub fn block(theme: Theme, title: &str) -> Block<'static> {
    Block::bordered()
        .border_style(theme.accent())
        .title(Line::styled(format!(" {title} "), theme.strong()))
}

/// Draws lines in a window at `area`, over what is there.
pub fn put(frame: &mut Frame, area: Rect, block: Block, lines: Vec<Line<'static>>) {
    frame.render_widget(Clear, area);
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }).block(block), area);
}

/// Draws lines in a titled window of `width` columns in the middle of `area`, as high as they need.
pub fn draw(
    frame: &mut Frame,
    area: Rect,
    theme: Theme,
    width: u16,
    title: &str,
    lines: Vec<Line<'static>>,
) {
    let height = u16::try_from(lines.len() + 2).unwrap_or(area.height);
    put(frame, centred(area, width, height), block(theme, title), lines);
}
