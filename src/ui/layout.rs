//! Places of the window: its areas, the middle, the right end of a line.

use crate::ui::canvas::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// The areas of a whole window.
pub struct Areas {
    /// The line that marks a supposition; of height 0 if there is none.
    pub banner: Rect,
    /// The screen or page.
    pub body: Rect,
    /// The line of keys.
    pub footer: Rect,
}

/// Divides the window.
#[must_use]
pub fn window(area: Rect, has_banner: bool) -> Areas {
    let [banner, body, footer] = Layout::vertical([
        Constraint::Length(u16::from(has_banner)),
        Constraint::Min(0),
        Constraint::Length(1),
    ])
    .areas(area);
    Areas { banner, body, footer }
}

/// A place of `width` × `height` in the upper middle of `area`, or as much as fits.
#[must_use]
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 3,
        width,
        height,
    }
}

/// The columns that spans need.
#[must_use]
pub fn width(spans: &[Span]) -> usize {
    spans.iter().map(|s| s.content.width()).sum()
}

/// Puts spans at the right end of a line.
pub fn draw_right(frame: &mut Frame, area: Rect, spans: Vec<Span<'static>>) {
    let used = u16::try_from(width(&spans)).unwrap_or(area.width).min(area.width);
    let place = Rect { x: area.x + area.width - used, width: used, ..area };
    frame.lines(place, vec![Line::from(spans)]);
}
