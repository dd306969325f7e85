//! Colours: one accent; red and amber only for what is under or near a line. The sixteen colours of
//! the terminal's own palette, so that a dark and a light background both work; without colour the
//! marks and the weight of the letters carry all.

use crate::domain::Status;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

/// How things are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    coloured: bool,
}

impl Theme {
    /// With colour, or without (`NO_COLOR`).
    #[must_use]
    pub const fn new(coloured: bool) -> Self {
        Self { coloured }
    }

    fn colour(self, colour: Color) -> Style {
        if self.coloured { Style::new().fg(colour) } else { Style::new() }
    }

    /// Plain text.
    #[must_use]
    pub const fn plain(self) -> Style {
        Style::new()
    }

    /// What matters most.
    #[must_use]
    pub const fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What matters least.
    #[must_use]
    pub const fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The accent.
    #[must_use]
    pub fn accent(self) -> Style {
        self.colour(Color::Cyan)
    }

    /// Under a line, an error.
    #[must_use]
    pub fn below(self) -> Style {
        self.colour(Color::Red).add_modifier(if self.coloured {
            Modifier::empty()
        } else {
            Modifier::BOLD
        })
    }

    /// Near a line, a warning.
    #[must_use]
    pub fn near(self) -> Style {
        self.colour(Color::Yellow)
    }

    /// The bar of a share: it speaks up only under its line.
    #[must_use]
    pub fn bar(self, status: Status) -> Style {
        if status == Status::Below { self.below() } else { self.colour(Color::DarkGray) }
    }

    /// The selected row.
    #[must_use]
    pub const fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A line as the selected row: one style, so that it reads in every palette; the marks stay. A
    /// bar keeps its own: it reads in both, and moving the selection need not send it again.
    #[must_use]
    pub fn select(self, line: Line<'static>) -> Line<'static> {
        Line::from(line.spans.into_iter().map(|span| self.select_span(span)).collect::<Vec<_>>())
    }

    /// A part of the selected row, likewise, whatever stands under it.
    #[must_use]
    pub fn select_span(self, span: Span<'static>) -> Span<'static> {
        let is_bar =
            |text: &str| text.contains('│') && text.chars().all(|c| "█▏▎▍▌▋▊▉·│ ".contains(c));
        let style = if is_bar(&span.content) {
            span.style.remove_modifier(Modifier::REVERSED)
        } else {
            self.selected()
        };
        Span { style, ..span }
    }

    /// Letters that a search found.
    #[must_use]
    pub fn found(self) -> Style {
        self.colour(Color::Cyan).add_modifier(Modifier::UNDERLINED)
    }

    /// The style of a share.
    #[must_use]
    pub fn status(self, status: Status) -> Style {
        match status {
            Status::Below => self.below(),
            Status::Meets => self.plain(),
            Status::Unrated => self.faint(),
        }
    }
}

/// The mark that stands beside every coloured figure.
#[must_use]
pub const fn mark(status: Status) -> &'static str {
    match status {
        Status::Below => "▼",
        Status::Meets => "✓",
        Status::Unrated => "·",
    }
}
