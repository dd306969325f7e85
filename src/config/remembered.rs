//! The state file of a user: what was chosen in the dashboard and is kept for the next time. TOML:
//!
//! ```toml
//! theme = "light"
//! language = "en"
//! mouse = true
//! pane = false
//! folder = "/data/2023"
//! [columns]
//! to-chuc = ["Rating", "Members"]
//! ```
//!
//! A file that a program damaged or another version wrote must not keep the dashboard from
//! starting: what is not understood is ignored.

use crate::app::{ByScreen, Preferences, Screen, State, ThemeChoice, columns, spec};
use crate::words::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The size of the largest file that is read, in bytes.
pub const MAX: u64 = 1 << 16;

/// What is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// The theme, by its name in the settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// The language, by its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// True if the mouse is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mouse: Option<bool>,
    /// True if the selected row is shown in a pane.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pane: Option<bool>,
    /// The folder that was opened last, as an absolute path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folder: Option<String>,
    /// The columns of each table behind the first: by the name of its export, the English headings.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, Vec<String>>,
}

impl Remembered {
    /// What a file has.
    ///
    /// # Errors
    /// What is wrong with it, if it is not such a file: the line and a message.
    pub fn parse(text: &str) -> Result<Self, (usize, String)> {
        toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            (super::line::line_of(text, at), crate::domain::clean(error.message()).into_owned())
        })
    }

    /// As the text of a file.
    #[must_use]
    pub fn print(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// What is chosen in a dashboard; `folder` is the one that is open.
    #[must_use]
    pub fn of(state: &State, folder: Option<String>) -> Self {
        let Preferences { mouse, theme, .. } = &state.preferences;
        let names = |screen: &Screen| {
            let chosen = &state.preferences.columns[*screen];
            let name = spec(*screen).export.filter(|_| !chosen.is_empty())?;
            let heading = |at: &usize| heading(*screen, *at).to_owned();
            Some((name.to_owned(), chosen.iter().map(heading).collect()))
        };
        Self {
            theme: Some(theme.word().to_owned()),
            language: Some(state.lang.code().to_owned()),
            mouse: Some(*mouse),
            pane: Some(state.nav.pane),
            folder,
            columns: Screen::ALL.iter().filter_map(names).collect(),
        }
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Option<Lang> {
        Lang::of_code(self.language.as_deref()?)
    }

    /// The theme. Own colours are those of the settings, which may have none now.
    #[must_use]
    pub fn theme(&self) -> Option<ThemeChoice> {
        ThemeChoice::of_word(self.theme.as_deref()?)
    }

    /// The columns of each table, by their positions; those that do not exist are left out.
    #[must_use]
    pub fn columns(&self) -> ByScreen<Vec<usize>> {
        let mut all = ByScreen::default();
        for &screen in Screen::ALL {
            let Some(names) = spec(screen).export.and_then(|name| self.columns.get(name)) else {
                continue;
            };
            let places: &mut Vec<usize> = &mut all[screen];
            for name in names {
                let place = (1..columns(screen).len()).find(|at| heading(screen, *at) == name);
                places.extend(place.filter(|at| !places.contains(at)));
            }
        }
        all
    }
}

fn heading(screen: Screen, column: usize) -> &'static str {
    columns(screen).get(column).map_or("", |column| (column.heading)(Lang::En))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Settings;
    use proptest::prelude::*;

    #[test]
    fn what_was_chosen_is_printed_and_read_again() {
        let mut state = State::new(Settings::default(), Lang::En, false);
        state.nav.pane = false;
        state.preferences.theme = ThemeChoice::Light;
        state.preferences.columns[Screen::Organisations] = vec![3, 1];
        let kept = Remembered::of(&state, Some("/data/a \"b\"".to_owned()));
        let read = Remembered::parse(&kept.print()).unwrap();
        assert_eq!(read, kept);
        assert_eq!((read.lang(), read.theme()), (Some(Lang::En), Some(ThemeChoice::Light)));
        assert_eq!(read.columns(), state.preferences.columns);
        assert_eq!((read.pane, read.mouse), (Some(false), Some(true)));
    }

    #[test]
    fn headings_have_names_of_their_own() {
        for &screen in Screen::ALL {
            let count = columns(screen).len();
            let names: std::collections::BTreeSet<&str> =
                (0..count).map(|at| heading(screen, at)).collect();
            assert_eq!(names.len(), count, "{screen:?}");
        }
    }

    #[test]
    fn what_is_not_understood_is_ignored_or_said() {
        let text = "theme = \"bright\"\nlanguage = \"fr\"\nother = 1\n[columns]\n\
            to-chuc = [\"Rating\", \"Rating\", \"Shoe size\"]\nx = [\"y\"]\n";
        let read = Remembered::parse(text).unwrap();
        assert_eq!((read.lang(), read.theme()), (None, None));
        assert_eq!(read.columns()[Screen::Organisations].len(), 1);
        assert_eq!(Remembered::parse("\ntheme = 1").unwrap_err().0, 2);
        assert_eq!(Remembered::parse("").unwrap(), Remembered::default());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(theme|columns|=|\\[|\\]|\"|x|\n|true| ){0,20}") {
            if let Ok(read) = Remembered::parse(&text) {
                let _ = read.columns();
            }
        }
    }
}
