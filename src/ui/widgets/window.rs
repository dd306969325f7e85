//! A bordered window over the screen, for popups.

use crate::app::Target;
use crate::ui::canvas::Frame;
use crate::ui::layout::centred;
use crate::ui::theme::Theme;
use crate::ui::widgets::text::rows_of;
use ratatui::layout::{Margin, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Padding, Paragraph, Wrap};

/// The border of a window, with its title.
pub fn block(theme: Theme, title: &str) -> Block<'static> {
    Block::bordered()
        .border_style(theme.accent())
        .title(Line::styled(format!(" {title} "), theme.strong()))
}

/// Draws sentences that may wrap in a titled window of at most `width` columns in the middle of
/// `area`, with a blank at each side.
pub fn draw_wrapped(
    frame: &mut Frame,
    area: Rect,
    theme: Theme,
    width: u16,
    title: &str,
    lines: Vec<Line<'static>>,
) {
    let height = rows_of(&lines, room(area, width)) + 2;
    let block = block(theme, title).padding(Padding::horizontal(1));
    put(frame, centred(area, width, height), block, lines);
}

/// Draws sentences like [`draw_wrapped`], from the row `top` on where they need more rows than
/// there are; the border says that they go on.
pub fn draw_scrolled(
    frame: &mut Frame,
    area: Rect,
    theme: Theme,
    width: u16,
    title: &str,
    (lines, top): (Vec<Line<'static>>, usize),
) {
    let needed = rows_of(&lines, room(area, width)) + 2;
    let area = centred(area, width, needed);
    let top = u16::try_from(top).unwrap_or(u16::MAX).min(needed.saturating_sub(area.height));
    let mut block = block(theme, title).padding(Padding::horizontal(1));
    if needed > area.height {
        let arrows = match (top > 0, top + area.height < needed) {
            (true, true) => " ↑ ↓ ",
            (true, false) => " ↑ ",
            _ => " ↓ ",
        };
        block = block.title_bottom(Line::styled(arrows, theme.strong()).right_aligned());
    }
    frame.hit(area, Target::Window);
    frame.hit(area, Target::Scrolls);
    frame.render_widget(Clear, area);
    let text = Paragraph::new(lines).wrap(Wrap { trim: false }).scroll((top, 0));
    frame.render_widget(text.block(block), area);
}

/// The columns for text in a window that [`draw_wrapped`] draws.
pub fn room(area: Rect, width: u16) -> usize {
    // The borders, and a blank inside of each.
    usize::from(area.width.min(width)).saturating_sub(4).max(1)
}

/// Draws lines in a window at `area`, over what is there.
pub fn put(frame: &mut Frame, area: Rect, block: Block, lines: Vec<Line<'static>>) {
    frame.hit(area, Target::Window);
    frame.render_widget(Clear, area);
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }).block(block), area);
}

/// Draws lines that fit in a titled window of `width` columns in the middle of `area`. Returns the
/// area of the lines.
pub fn draw(
    frame: &mut Frame,
    area: Rect,
    theme: Theme,
    width: u16,
    title: &str,
    lines: Vec<Line<'static>>,
) -> Rect {
    let height = u16::try_from(lines.len() + 2).unwrap_or(area.height);
    let place = centred(area, width, height);
    put(frame, place, block(theme, title), lines);
    place.inner(Margin::new(1, 1))
}

/// Records the lines of a list in a window: those from `from` on, the first at the top of `area`.
pub fn record_entries(frame: &mut Frame, area: Rect, from: usize, count: usize) {
    frame.hit(area, Target::Scrolls);
    for (y, at) in (area.y..area.bottom()).zip(from..from + count) {
        frame.hit(Rect { y, height: 1, ..area }, Target::Entry(at));
    }
}
