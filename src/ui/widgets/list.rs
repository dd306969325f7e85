//! A list of headings and items that scrolls to the selected item.

use super::text::fit;
use crate::app::Target;
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Cuts the last span of a line that is too wide, with an ellipsis.
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

/// One line of a list.
pub enum Entry {
    /// A heading or a note.
    Line(Line<'static>),
    /// An item, by its number. Its line is made only if it is visible.
    Item(usize),
}

/// Draws entries, scrolled so that the selected item is visible. An item is a row of the list in
/// front for the mouse.
pub fn draw(
    frame: &mut Frame,
    area: Rect,
    theme: Theme,
    entries: Vec<Entry>,
    selected: usize,
    item: impl Fn(usize) -> Line<'static>,
) {
    let height = usize::from(area.height);
    let is_selected = |entry: &Entry| matches!(entry, Entry::Item(at) if *at == selected);
    let at = entries.iter().position(is_selected).unwrap_or(0);
    let from = (at + 1).saturating_sub(height).min(entries.len().saturating_sub(height));
    frame.hit(area, Target::Scrolls);
    for (y, entry) in (0u16..).zip(entries.into_iter().skip(from).take(height)) {
        let is_selected = is_selected(&entry);
        let place = Rect { y: area.y + y, height: 1, ..area };
        let line = match entry {
            Entry::Line(line) => line,
            Entry::Item(at) => {
                frame.hit(place, Target::Row(at));
                item(at)
            }
        };
        let line = cut(line, usize::from(area.width));
        if is_selected {
            frame.buffer_mut().set_style(place, theme.selected());
            frame.render_widget(theme.select(line), place);
        } else {
            frame.render_widget(line, place);
        }
    }
}
