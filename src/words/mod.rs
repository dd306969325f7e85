//! Words of both languages: names of things, numbers as a reader writes them, sentences for
//! findings.
//!
//! Above the domain and below the screens, so that the dashboard and the reports say one thing in
//! one way. A text that exists in one language only does not compile.

mod decisions;
mod findings;
mod numbers;
mod reasons;
mod texts;

pub use decisions::{needs, pace_of, reached, refused, supposed, within_step};
pub use findings::{bare_message, help, message, sentence_of};
pub use numbers::{change, count, percent, read_so_far, share_change, time_left, whole};
pub use reasons::reasons_of;
pub use texts::*;

/// The language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The language of a locale's name: English where it says so, Vietnamese else.
    #[must_use]
    pub fn of_locale(name: &str) -> Self {
        if name.to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Vi }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    /// The one of two that is in this language.
    #[must_use]
    pub const fn pick(self, vi: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}
