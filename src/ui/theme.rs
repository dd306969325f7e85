//! Colours and weights. One accent colour; red is only for what is below a threshold and for
//! errors, yellow for warnings and notes that ask for a look. All are of the sixteen colours of the
//! terminal's palette, which suit a dark and a light background. Without colours, marks and bold
//! text show the same.

use crate::domain::Status;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

/// The styles of everything that is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    coloured: bool,
}

impl Theme {
    /// A theme with colours, or without (`NO_COLOR`).
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

    /// Titles and main figures.
    #[must_use]
    pub const fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Secondary text.
    #[must_use]
    pub const fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The accent.
    #[must_use]
    pub fn accent(self) -> Style {
        self.colour(Color::Cyan)
    }

    /// Below a threshold; an error.
    #[must_use]
    pub fn below(self) -> Style {
        self.colour(Color::Red).add_modifier(if self.coloured {
            Modifier::empty()
        } else {
            Modifier::BOLD
        })
    }

    /// A warning, or a note that asks for a look.
    #[must_use]
    pub fn warning(self) -> Style {
        self.colour(Color::Yellow)
    }

    /// The bar of a share: grey unless the share is below its threshold.
    #[must_use]
    pub fn bar(self, status: Status) -> Style {
        if status == Status::Below { self.below() } else { self.colour(Color::DarkGray) }
    }

    /// The distance of a share to its threshold.
    #[must_use]
    pub fn distance(self, status: Status) -> Style {
        match status {
            Status::Below => self.below(),
            Status::Meets => self.accent(),
            Status::Unrated => self.faint(),
        }
    }

    /// The selected row.
    #[must_use]
    pub const fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A line as the selected row: one style, so that it is readable in every palette.
    #[must_use]
    pub fn select(self, line: Line<'static>) -> Line<'static> {
        Line::from(line.spans.into_iter().map(|span| self.select_span(span)).collect::<Vec<_>>())
    }

    /// A part of the selected row, in the same way.
    #[must_use]
    pub fn select_span(self, span: Span<'static>) -> Span<'static> {
        Span { style: self.selected(), ..span }
    }

    /// Characters that a search matched.
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

/// The mark beside every coloured figure.
#[must_use]
pub const fn mark(status: Status) -> &'static str {
    match status {
        Status::Below => "▼",
        Status::Meets => "✓",
        Status::Unrated => "·",
    }
}
