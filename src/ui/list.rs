//! A list of headings and items that scrolls to the selected one.

use super::cells::fit;
use super::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// A line that is too wide loses the end of its last part, with an ellipsis.
fn cut(mut line: Line<'static>, room: usize) -> Line<'static> {
    let over = line.width().saturating_sub(room);
    if over > 0
        && let Some(last) = line.spans.last_mut()
    {
        let keep = last.width().saturating_sub(over);
        last.content = fit(&last.content, keep).into();
    }
    line
}

/// Draws lines, each an item by its number or a heading; the selected item is in sight, with its heading where there is room.
pub fn draw(frame: &mut Frame, area: Rect, theme: Theme, lines: Vec<(Option<usize>, Line<'static>)>, selected: usize) {
    let height = usize::from(area.height);
    let at = lines.iter().position(|(item, _)| *item == Some(selected)).unwrap_or(0);
    let from = (at + 1).saturating_sub(height).min(lines.len().saturating_sub(height));
    for (y, (item, line)) in (0u16..).zip(lines.into_iter().skip(from).take(height)) {
        let line = cut(line, usize::from(area.width));
        let line = if item == Some(selected) { theme.select(line) } else { line };
        frame.render_widget(line, Rect { y: area.y + y, height: 1, ..area });
    }
}
