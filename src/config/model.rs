//! The values of a settings file.

use crate::app::{Colours, Rebound, Rgb, Role, ThemeChoice};
use crate::domain::Settings;
use crate::words::Lang;
use std::collections::BTreeMap;

/// The settings of the data, and those of the program itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Thresholds, targets, term and rules.
    pub settings: Settings,
    /// The language of the interface, if set.
    pub language: Option<Lang>,
    /// The theme of the screen, if set.
    pub theme: Option<ThemeChoice>,
    /// The user's own colours, in the order of [`Role::ALL`], as far as they are set.
    pub colours: [Option<Rgb>; Role::ALL.len()],
    /// False if the mouse is not used, if set.
    pub mouse: Option<bool>,
    /// The keys that are set.
    pub keys: Rebound,
    /// Where each value that is not a default was set: key to `file:line`.
    pub origins: BTreeMap<String, String>,
}

impl Config {
    /// A configuration with these settings and nothing else set.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            language: None,
            theme: None,
            colours: Default::default(),
            mouse: None,
            keys: Rebound::default(),
            origins: BTreeMap::new(),
        }
    }

    /// The user's own colours, if one is set: the others are those of the built-in theme for the
    /// ground.
    #[must_use]
    pub fn own_colours(&self) -> Option<Colours> {
        self.colours.iter().flatten().next()?;
        let ground = self.colours[Role::Background as usize];
        let base = ground.map_or(Colours::DARK, Colours::for_ground);
        let colour = |(role, _): (Role, _)| self.colours[role as usize].unwrap_or(base.get(role));
        Some(Colours(Role::ALL.map(colour)))
    }

    /// The theme that applies: the one that is set, else the user's own colours, if there are any.
    #[must_use]
    pub fn theme_choice(&self) -> Option<ThemeChoice> {
        self.theme.or_else(|| self.own_colours().map(|_| ThemeChoice::Own))
    }
}
