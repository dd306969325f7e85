//! Colours and weights. One accent colour; red is only for what is below a threshold and for
//! errors, yellow for warnings and notes that ask for a look. Every text has a contrast of at least
//! 4.5 on its ground, with any number of colours that a terminal has. Without colours, marks and
//! bold text show the same.

use crate::app::{Colours, LEAST_CONTRAST, Rgb, Role, ThemeChoice};
use crate::domain::Status;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The sixteen of its palette.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// Every colour.
    True,
}

/// What a theme is chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appearance {
    /// What the user chose.
    pub choice: ThemeChoice,
    /// The user's own colours.
    pub own: Option<Colours>,
    /// The ground of the terminal, if it is known.
    pub ground: Option<Rgb>,
    /// How many colours the terminal shows.
    pub depth: Depth,
}

/// The styles of everything that is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The colours as the terminal shows them, in the order of [`Role::ALL`]; None without colours.
    colours: Option<[Color; Role::ALL.len()]>,
    /// True if the ground is drawn too, because that of the terminal is another one.
    is_painted: bool,
}

impl Theme {
    /// A theme with colours for a dark ground, or without.
    #[must_use]
    pub fn new(coloured: bool) -> Self {
        let choice = if coloured { ThemeChoice::Auto } else { ThemeChoice::Plain };
        Self::of(Appearance { choice, own: None, ground: None, depth: Depth::True })
    }

    /// The theme of an appearance.
    #[must_use]
    pub fn of(appearance: Appearance) -> Self {
        let Appearance { choice, own, ground, depth } = appearance;
        let (colours, is_painted) = match choice {
            ThemeChoice::Plain => return Self { colours: None, is_painted: false },
            ThemeChoice::Auto => on_ground(ground),
            ThemeChoice::Dark => (Colours::DARK, true),
            ThemeChoice::Light => (Colours::LIGHT, true),
            ThemeChoice::Contrast => (Colours::CONTRAST, true),
            ThemeChoice::Own => (own.unwrap_or(Colours::DARK), true),
        };
        Self { colours: Some(shown(&colours, depth)), is_painted }
    }

    /// Draws text and ground of every cell that has none of its own, where the terminal's are not
    /// those of the theme.
    pub fn paint(self, buffer: &mut Buffer) {
        let Some(colours) = self.colours.filter(|_| self.is_painted) else { return };
        let [text, ground] = [Role::Text, Role::Background].map(|role| colours[role as usize]);
        for cell in &mut buffer.content {
            if cell.fg == Color::Reset {
                cell.fg = text;
            }
            if cell.bg == Color::Reset {
                cell.bg = ground;
            }
        }
    }

    /// True if its text is dark, of a theme with every colour.
    #[must_use]
    pub fn is_light(self) -> bool {
        let text = self.colours.map(|colours| colours[Role::Text as usize]);
        let Some(Color::Rgb(r, g, b)) = text else { return false };
        u16::from(r) + u16::from(g) + u16::from(b) < 384
    }

    fn colour(self, role: Role) -> Style {
        self.colours.map_or_else(Style::new, |colours| Style::new().fg(colours[role as usize]))
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
    pub fn faint(self) -> Style {
        match self.colours {
            Some(_) => self.colour(Role::Faint),
            None => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// The accent.
    #[must_use]
    pub fn accent(self) -> Style {
        self.colour(Role::Accent)
    }

    /// A heading among rows.
    #[must_use]
    pub fn heading(self) -> Style {
        self.accent().add_modifier(Modifier::BOLD)
    }

    /// Below a threshold; an error.
    #[must_use]
    pub fn below(self) -> Style {
        let weight = if self.colours.is_some() { Modifier::empty() } else { Modifier::BOLD };
        self.colour(Role::Below).add_modifier(weight)
    }

    /// A warning, or a note that asks for a look.
    #[must_use]
    pub fn warning(self) -> Style {
        self.colour(Role::Warning)
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
    pub fn selected(self) -> Style {
        match self.colours {
            Some(colours) => Style::new()
                .fg(colours[Role::SelectedText as usize])
                .bg(colours[Role::SelectedBackground as usize]),
            None => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// A line as the selected row: one style, so that it is readable in every palette.
    #[must_use]
    pub fn select(self, line: Line<'static>) -> Line<'static> {
        Line::from(line.spans.into_iter().map(|span| self.select_span(span)).collect::<Vec<_>>())
    }

    /// A line as the selected row, over `width` columns.
    #[must_use]
    pub fn select_over(self, line: Line<'static>, width: usize) -> Line<'static> {
        let gap = width.saturating_sub(line.width());
        let mut line = self.select(line);
        line.push_span(Span::styled(" ".repeat(gap), self.selected()));
        line
    }

    /// A part of the selected row, in the same way.
    #[must_use]
    pub fn select_span(self, span: Span<'static>) -> Span<'static> {
        Span { style: self.selected(), ..span }
    }

    /// Characters that a search matched.
    #[must_use]
    pub fn found(self) -> Style {
        self.accent().add_modifier(Modifier::UNDERLINED)
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

/// The colours for the ground of a terminal, and whether the ground has to be drawn too: on some
/// greys neither dark nor light text is read. A ground that is not known is taken for a dark one.
fn on_ground(ground: Option<Rgb>) -> (Colours, bool) {
    let Some(ground) = ground else { return (Colours::DARK, false) };
    let mut colours = Colours::for_ground(ground);
    colours.0[Role::Background as usize] = ground;
    match colours.hard_to_read() {
        None => (colours, false),
        Some(_) => (Colours::for_ground(ground), true),
    }
}

/// Colours as a terminal shows them.
fn shown(colours: &Colours, depth: Depth) -> [Color; Role::ALL.len()] {
    Role::ALL.map(|(role, _)| {
        let colour = colours.get(role);
        match depth {
            Depth::True => Color::Rgb(colour.0, colour.1, colour.2),
            Depth::Indexed => {
                let ground = role.ground().map(|ground| {
                    indexed(nearest(colours.get(ground), |_| true)).expect("of the cube")
                });
                let is_read = |other: Rgb| {
                    ground.is_none_or(|ground| other.contrast(ground) >= LEAST_CONTRAST)
                };
                Color::Indexed(nearest(colour, is_read))
            }
            Depth::Sixteen => of_sixteen(role, colours.get(Role::Background)),
        }
    })
}

/// The colour with a number from 16 on of the palette of xterm: a cube of 6 × 6 × 6, then 24 greys.
/// None below it.
pub(super) fn indexed(number: u8) -> Option<Rgb> {
    const LEVELS: [u8; 6] = [0, 0x5f, 0x87, 0xaf, 0xd7, 0xff];
    match number {
        0..16 => None,
        16..232 => {
            let at = |of: u8| LEVELS[usize::from((number - 16) / of % 6)];
            Some(Rgb(at(36), at(6), at(1)))
        }
        232.. => {
            let grey = 8 + 10 * (number - 232);
            Some(Rgb(grey, grey, grey))
        }
    }
}

/// The number of the nearest colour of the palette of xterm that is as wanted.
fn nearest(colour: Rgb, is_wanted: impl Fn(Rgb) -> bool) -> u8 {
    let distance = |other: Rgb| {
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        square(colour.0, other.0) + square(colour.1, other.1) + square(colour.2, other.2)
    };
    let all = (16..=u8::MAX).filter_map(|number| Some((number, indexed(number)?)));
    let wanted = all.filter(|(_, other)| is_wanted(*other));
    // White or black is read on every ground.
    wanted.min_by_key(|(_, other)| distance(*other)).map_or(231, |(number, _)| number)
}

/// The colour of a role among the sixteen, on a dark or on a light ground. A secondary text is as
/// strong as any: no grey of the sixteen is read on every palette.
fn of_sixteen(role: Role, ground: Rgb) -> Color {
    let is_dark = Colours::for_ground(ground) == Colours::DARK;
    let [dark, light] = match role {
        Role::Text | Role::Faint => [Color::White, Color::Black],
        Role::Background => [Color::Black, Color::White],
        Role::Accent => [Color::LightCyan, Color::Blue],
        Role::Below => [Color::LightRed, Color::Red],
        Role::Warning => [Color::LightYellow, Color::Magenta],
        Role::SelectedText => [Color::Black, Color::White],
        Role::SelectedBackground => [Color::Cyan, Color::Blue],
    };
    if is_dark { dark } else { light }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A colour as xterm shows it.
    fn rgb(colour: Color) -> Rgb {
        match colour {
            Color::Rgb(red, green, blue) => Rgb(red, green, blue),
            Color::Indexed(number) => indexed(number).unwrap(),
            Color::Black => Rgb(0, 0, 0),
            Color::Red => Rgb(205, 0, 0),
            Color::Blue => Rgb(0, 0, 238),
            Color::Magenta => Rgb(205, 0, 205),
            Color::Cyan => Rgb(0, 205, 205),
            Color::LightRed => Rgb(255, 0, 0),
            Color::LightCyan => Rgb(0, 255, 255),
            Color::LightYellow => Rgb(255, 255, 0),
            Color::White => Rgb(255, 255, 255),
            other => panic!("{other:?}"),
        }
    }

    /// Fails if a text of the theme is hard to read on its ground, or on that of the terminal.
    fn assert_read(theme: Theme, ground: Option<Rgb>) {
        let colours = theme.colours.unwrap();
        for (role, name) in Role::ALL {
            let Some(on) = role.ground() else { continue };
            let ground = ground.filter(|_| !theme.is_painted && on == Role::Background);
            let ground = ground.unwrap_or_else(|| rgb(colours[on as usize]));
            let contrast = rgb(colours[role as usize]).contrast(ground);
            assert!(contrast >= LEAST_CONTRAST, "{name} {contrast:.2} {theme:?} on {ground}");
        }
    }

    #[test]
    fn every_pair_of_colours_of_every_theme_is_read_at_every_depth() {
        for depth in [Depth::Sixteen, Depth::Indexed, Depth::True] {
            for choice in ThemeChoice::ALL.into_iter().filter(|c| *c != ThemeChoice::Plain) {
                let appearance = Appearance { choice, own: None, ground: None, depth };
                assert_read(Theme::of(appearance), None);
            }
        }
    }

    #[test]
    fn a_theme_without_colours_has_none() {
        let theme = Theme::new(false);
        assert_eq!(theme.colours, None);
        assert_eq!(theme.selected(), Style::new().add_modifier(Modifier::REVERSED));
    }

    #[test]
    fn a_painted_theme_leaves_no_cell_to_the_terminal() {
        let area = ratatui::layout::Rect::new(0, 0, 4, 2);
        let mut buffer = Buffer::empty(area);
        Theme::new(true).paint(&mut buffer);
        assert_eq!(buffer, Buffer::empty(area));
        let choice = ThemeChoice::Light;
        let light = Appearance { choice, own: None, ground: None, depth: Depth::True };
        Theme::of(light).paint(&mut buffer);
        let white = Color::Rgb(255, 255, 255);
        assert!(buffer.content.iter().all(|cell| cell.bg == white && cell.fg != Color::Reset));
    }

    proptest! {
        #[test]
        fn text_is_read_on_the_ground_of_any_terminal(red: u8, green: u8, blue: u8) {
            let ground = Some(Rgb(red, green, blue));
            let choice = ThemeChoice::Auto;
            let appearance = Appearance { choice, own: None, ground, depth: Depth::True };
            assert_read(Theme::of(appearance), ground);
        }
    }
}
