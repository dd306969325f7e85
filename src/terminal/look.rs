//! Which theme the terminal shows: by its colours, its background and the choice of the user.

use crate::app::{Preferences, Rgb, ThemeChoice};
use crate::ui::Background;
use crate::ui::theme::{Appearance, Depth, Theme};
use std::time::{Duration, Instant};

/// How long an answer about the background is accepted. Nothing waits for it: the first frame is
/// drawn before the question is asked.
const ANSWER_WAIT: Duration = Duration::from_secs(1);

/// The question about the background of the terminal, which is asked once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    /// Not asked.
    Open,
    /// Asked at this instant.
    Asked(Instant),
    /// Answered.
    Answered,
}

/// What is known of the terminal's look.
pub struct Look {
    depth: Depth,
    /// True if the user wants no colours in any program.
    is_plain: bool,
    ground: Option<Rgb>,
    question: Question,
    theme: Option<(Appearance, Theme)>,
}

impl Look {
    /// What the environment says.
    pub fn of_environment() -> Self {
        let of = |name: &str| std::env::var(name).unwrap_or_default();
        let colours = of("COLORTERM");
        let depth = if cfg!(windows) || ["truecolor", "24bit"].contains(&colours.as_str()) {
            Depth::True
        } else if of("TERM").contains("256color") {
            Depth::Indexed
        } else {
            Depth::Sixteen
        };
        let is_plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let ground = ground_of_environment(&of("COLORFGBG"));
        Self { depth, is_plain, ground, question: Question::Open, theme: None }
    }

    /// The theme for the choice of the user.
    pub fn theme(&mut self, preferences: &Preferences) -> Theme {
        let choice = if self.is_plain { ThemeChoice::Plain } else { preferences.theme };
        let (own, ground, depth) = (preferences.own_colours, self.ground, self.depth);
        let appearance = Appearance { choice, own, ground, depth };
        match self.theme {
            Some((of, theme)) if of == appearance => theme,
            _ => {
                let theme = Theme::of(appearance);
                self.theme = Some((appearance, theme));
                theme
            }
        }
    }

    /// The theme of a picture of the screen, which has every colour, and its background.
    pub fn of_picture(&self, preferences: &Preferences) -> (Theme, Background) {
        let choice = if self.is_plain { ThemeChoice::Plain } else { preferences.theme };
        let (own, ground, depth) = (preferences.own_colours, self.ground, Depth::True);
        let theme = Theme::of(Appearance { choice, own, ground, depth });
        (theme, if theme.is_light() { Background::Light } else { Background::Dark })
    }

    /// True if the terminal is to be asked for its background, once.
    pub fn asks(&mut self, preferences: &Preferences) -> bool {
        // A Linux console does not know the question and may print it.
        let answers = !cfg!(windows) && std::env::var_os("TERM").is_none_or(|term| term != "linux");
        let asks = answers
            && !self.is_plain
            && preferences.theme == ThemeChoice::Auto
            && self.question == Question::Open;
        if asks {
            self.question = Question::Asked(Instant::now());
        }
        asks
    }

    /// Accepts the first answer about the background in time. Other programs ask too: what nobody
    /// asked for here is ignored.
    pub fn answer(&mut self, ground: Rgb) {
        if matches!(self.question, Question::Asked(at) if at.elapsed() < ANSWER_WAIT) {
            self.ground = Some(ground);
            self.question = Question::Answered;
        }
    }
}

/// The background that some terminals name in the environment, as `15;0`: a number of the sixteen
/// colours, of which 7 and those from 9 on are light.
fn ground_of_environment(value: &str) -> Option<Rgb> {
    let number: u8 = value.rsplit(';').next()?.parse().ok()?;
    match number {
        0..=6 | 8 => Some(Rgb(0, 0, 0)),
        7 | 9..=15 => Some(Rgb(255, 255, 255)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_background_is_read_from_the_environment() {
        for (value, ground) in [
            ("15;0", Some(Rgb(0, 0, 0))),
            ("0;default;15", Some(Rgb(255, 255, 255))),
            ("0;7", Some(Rgb(255, 255, 255))),
            ("", None),
            ("default", None),
        ] {
            assert_eq!(ground_of_environment(value), ground, "{value}");
        }
    }

    #[test]
    fn a_picture_has_the_ground_of_the_screen() {
        for (choice, ground, background) in [
            (ThemeChoice::Light, None, Background::Light),
            (ThemeChoice::Auto, Some(Rgb(255, 255, 255)), Background::Light),
            (ThemeChoice::Auto, None, Background::Dark),
            (ThemeChoice::Dark, Some(Rgb(255, 255, 255)), Background::Dark),
            (ThemeChoice::Contrast, None, Background::Dark),
        ] {
            let mut look = Look::of_environment();
            (look.is_plain, look.ground) = (false, ground);
            let preferences = Preferences { theme: choice, ..Preferences::default() };
            assert_eq!(look.of_picture(&preferences).1, background, "{choice:?} {ground:?}");
        }
    }

    #[test]
    fn the_first_answer_to_a_question_counts_and_no_other() {
        let mut look = Look {
            depth: Depth::True,
            is_plain: false,
            ground: None,
            question: Question::Open,
            theme: None,
        };
        look.answer(Rgb(255, 255, 255));
        assert_eq!(look.ground, None);
        look.question = Question::Asked(Instant::now());
        look.answer(Rgb(255, 255, 255));
        look.answer(Rgb(0, 0, 0));
        assert_eq!(look.ground, Some(Rgb(255, 255, 255)));
    }
}
