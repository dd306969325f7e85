//! A list of headings and items that scrolls to the selected item; a scrollbar at its right says
//! that it goes on.

use super::scrollbar;
use crate::app::Target;
use crate::ui::canvas::Frame;
use crate::ui::cut::fit_line;
use crate::ui::theme::Theme;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// One line of a list.
pub enum Entry {
    /// A heading or a note.
    Line(Line<'static>),
    /// An item, by its number. Its line is made only if it is visible.
    Item(usize),
}

impl Entry {
    const fn item(&self) -> Option<usize> {
        match self {
            Self::Item(at) => Some(*at),
            Self::Line(_) => None,
        }
    }
}

/// The lines before the first item where it has a heading alone.
const HEADING: usize = 2;

/// Draws entries, scrolled so that the selected item is visible; with the first item, what is above
/// its heading. `item` makes the line of an item for so many columns. An item is a row of the list
/// in front for the mouse.
pub fn draw(
    frame: &mut Frame,
    area: Rect,
    theme: Theme,
    entries: &[Entry],
    selected: usize,
    item: impl Fn(usize, usize) -> Line<'static>,
) {
    let height = usize::from(area.height);
    let is_selected = |entry: &Entry| entry.item() == Some(selected);
    let at = entries.iter().position(is_selected).unwrap_or(0);
    let from = match (at + 1).saturating_sub(height).min(entries.len().saturating_sub(height)) {
        _ if selected == 0 && at > HEADING => 0,
        from => from,
    };
    frame.hit(area, Target::Scrolls);
    let goes_on = entries.len() > height;
    let width = area.width.saturating_sub(u16::from(goes_on));
    for (y, entry) in (0u16..).zip(entries.iter().skip(from).take(height)) {
        let place = Rect { y: area.y + y, height: 1, width, ..area };
        let line = match entry {
            Entry::Line(line) => line.clone(),
            Entry::Item(at) => {
                frame.hit(place, Target::Row(*at));
                item(*at, usize::from(width))
            }
        };
        let line = fit_line(line, usize::from(width));
        if is_selected(entry) {
            frame.buffer_mut().set_style(place, theme.selected());
            frame.render_widget(theme.select(line), place);
        } else {
            frame.render_widget(line, place);
        }
    }
    // At a heading, the item below it.
    let row_at = |at: usize| entries.iter().skip(at).find_map(Entry::item);
    scrollbar::draw(frame, area, theme, (from, entries.len()), row_at);
}
