//! The values of a settings file.

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
    /// True for a coloured screen, false for a plain one, if set.
    pub coloured: Option<bool>,
    /// False if the mouse is not used, if set.
    pub mouse: Option<bool>,
    /// Where each value that is not a default was set: key to `file:line`.
    pub origins: BTreeMap<String, String>,
}

impl Config {
    /// A configuration with these settings and nothing else set.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, language: None, coloured: None, mouse: None, origins: BTreeMap::new() }
    }
}
