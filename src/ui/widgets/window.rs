//! A bordered window over the screen, for popups.

use crate::app::Target;
use crate::ui::canvas::Frame;
use crate::ui::layout::centred;
use crate::ui::theme::Theme;
use crate::ui::widgets::text::{rows_of, unbroken, wrapped};
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Padding, Paragraph, Wrap};
use std::ops::Range;

/// The border of a window, with its title.
pub fn block(theme: Theme, title: &str) -> Block<'static> {
    Block::bordered()
        .border_style(theme.accent())
        .title(Line::styled(format!(" {title} "), theme.strong()))
}

/// The same around a list that shows so many entries from one on, of so many in all: a low window
/// says where it goes on.
pub fn block_of_list(
    theme: Theme,
    title: &str,
    (from, visible, count): (usize, usize, usize),
    area: Rect,
) -> Block<'static> {
    let block = block(theme, title);
    let is_low = area.height < LOW;
    let (above, below) = (from > 0, from + visible < count);
    if is_low && (above || below) { block.title_bottom(arrows(theme, above, below)) } else { block }
}

/// The rows of a window below which it says that its list goes on.
const LOW: u16 = 10;

/// How many lines of keys a window of a list in `area` has room for at its end: its field and two
/// entries go before. The last line of a low window has the keys too.
pub fn end_rows(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(2 + 3))
}

/// A line of a window, with what a click acts on in it.
#[derive(Debug, Clone, Default)]
pub struct WindowLine {
    line: Line<'static>,
    /// Columns of the line, each range with its target.
    hits: Vec<(Range<u16>, Target)>,
    is_selected: bool,
}

impl From<Line<'static>> for WindowLine {
    fn from(line: Line<'static>) -> Self {
        Self { line, ..Self::default() }
    }
}

impl WindowLine {
    /// The entry of a list at a position, which a click selects.
    pub fn entry(line: Line<'static>, at: usize, is_selected: bool) -> Self {
        Self { is_selected, ..Self::from(line).with_hit(0..u16::MAX, Target::Entry(at)) }
    }

    /// Adds columns that a click acts on.
    #[must_use]
    pub fn with_hit(mut self, columns: Range<u16>, target: Target) -> Self {
        self.hits.push((columns, target));
        self
    }

    /// The line with these parts that a click acts on.
    #[must_use]
    pub fn with_hits(self, hits: Vec<(Range<u16>, Target)>) -> Self {
        Self { hits, ..self }
    }

    /// Fills the line with blanks to `width` columns and adds a text at the end.
    #[must_use]
    pub fn with_end(mut self, text: &str, width: usize, style: Style) -> Self {
        let blanks = width.saturating_sub(self.line.width());
        self.line.push_span(Span::styled(format!("{}{text}", " ".repeat(blanks)), style));
        self
    }

    fn is_entry(&self) -> bool {
        self.hits.iter().any(|(_, target)| matches!(target, Target::Entry(_)))
    }
}

/// A sentence in lines of at most `width` columns.
pub fn sentence(text: &str, style: Style, width: usize) -> Vec<WindowLine> {
    let lines = wrapped(&format!(" {text}"), width.saturating_sub(1));
    lines.into_iter().map(|line| Line::styled(line, style).into()).collect()
}

/// Draws sentences that may wrap in a titled window of at most `width` columns in the middle of
/// `area`, with a blank at each side; from the row `top` on where they need more rows than there
/// are. The border says that they go on.
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
        let arrows = arrows(theme, top > 0, top + area.height < needed);
        block = block.title_bottom(arrows);
    }
    frame.hit(area, Target::Window);
    frame.hit(area, Target::Scrolls);
    frame.render_widget(Clear, area);
    let lines: Vec<Line> = lines.into_iter().map(unbroken).collect();
    let text = Paragraph::new(lines).wrap(Wrap { trim: false }).scroll((top, 0));
    frame.render_widget(text.block(block), area);
}

/// The signs at the border of a window whose text goes on above or below.
fn arrows(theme: Theme, above: bool, below: bool) -> Line<'static> {
    let signs = match (above, below) {
        (true, true) => " ↑ ↓ ",
        (true, false) => " ↑ ",
        _ => " ↓ ",
    };
    Line::styled(signs, theme.strong()).right_aligned()
}

/// The columns for text in a window that [`draw_scrolled`] draws.
pub fn room(area: Rect, width: u16) -> usize {
    // The borders, and a blank inside of each.
    usize::from(area.width.min(width)).saturating_sub(4).max(1)
}

/// The columns inside of a window of at most `width` columns in `area`.
pub fn columns(area: Rect, width: u16) -> usize {
    usize::from(area.width.min(width)).saturating_sub(2).max(1)
}

/// Draws lines in a window at `area`, over what is there.
pub fn put(frame: &mut Frame, area: Rect, block: Block, lines: Vec<Line<'static>>) {
    frame.hit(area, Target::Window);
    frame.render_widget(Clear, area);
    let lines: Vec<Line> = lines.into_iter().map(unbroken).collect();
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }).block(block), area);
}

/// Draws lines in a titled window of `width` columns in the middle of `area`. A low window leaves
/// out blank lines; where that is not enough it is scrolled so that the selected entry is in sight,
/// with the last one all that follows it. Returns the area of the lines.
pub fn draw(
    frame: &mut Frame,
    area: Rect,
    theme: Theme,
    width: u16,
    title: &str,
    mut lines: Vec<WindowLine>,
) -> Rect {
    let room = usize::from(area.height.saturating_sub(2));
    while lines.len() > room
        && let Some(blank) = lines.iter().rposition(|line| line.line.width() == 0)
    {
        lines.remove(blank);
    }
    let selected = lines.iter().position(|line| line.is_selected).unwrap_or(0);
    let last_entry = lines.iter().rposition(WindowLine::is_entry).unwrap_or(0);
    let to = if selected == last_entry && selected > 0 { lines.len() } else { selected + 1 };
    let top = to.saturating_sub(room);
    let mut block = block(theme, title);
    if lines.len() > room {
        block = block.title_bottom(arrows(theme, top > 0, top + room < lines.len()));
    }
    let height = u16::try_from(lines.len() + 2).unwrap_or(area.height);
    let place = centred(area, width, height);
    let inner = place.inner(Margin::new(1, 1));
    let shown: Vec<WindowLine> = lines.into_iter().skip(top).take(room).collect();
    frame.hit(place, Target::Window);
    frame.render_widget(Clear, place);
    frame.render_widget(block, place);
    frame.lines(inner, shown.iter().map(|line| line.line.clone()).collect());
    frame.hit(inner, Target::Scrolls);
    for (y, line) in (inner.y..).zip(shown) {
        for (columns, target) in line.hits {
            let end = columns.end.min(inner.width);
            let x = columns.start.min(end);
            let part = Rect { x: inner.x + x, y, width: end - x, height: 1 };
            frame.hit(part, target);
        }
    }
    inner
}

/// Draws lines at the end of a window whose inside is `area`: a click on a part does what it says.
pub fn draw_end(frame: &mut Frame, area: Rect, lines: Vec<WindowLine>) {
    let rows = u16::try_from(lines.len()).unwrap_or(area.height).min(area.height);
    for (y, line) in (area.bottom() - rows..area.bottom()).zip(lines) {
        let place = Rect { y, height: 1, ..area };
        for (columns, target) in line.hits {
            let end = columns.end.min(area.width);
            let x = columns.start.min(end);
            frame.hit(Rect { x: area.x + x, width: end - x, ..place }, target);
        }
        frame.lines(place, vec![line.line]);
    }
}

/// Records the lines of a list in a window: those from `from` on, the first at the top of `area`.
pub fn record_entries(frame: &mut Frame, area: Rect, from: usize, count: usize) {
    frame.hit(area, Target::Scrolls);
    for (y, at) in (area.y..area.bottom()).zip(from..from + count) {
        frame.hit(Rect { y, height: 1, ..area }, Target::Entry(at));
    }
}
