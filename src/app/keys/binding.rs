//! What a row of the key table is: modes, keys with their actions, a text and a condition.

use super::conditions::goes_back;
use crate::app::action::{Action, Key, Mode};
use crate::app::popups::Popup;
use crate::app::state::State;
use crate::words::{self, Lang};

impl Mode {
    /// The mode in front.
    #[must_use]
    pub const fn of(state: &State) -> Self {
        match &state.nav.popup {
            Some(Popup::Help(_)) => Self::Help,
            Some(Popup::Picker(_)) => Self::Picker,
            Some(Popup::Palette(_)) => Self::Palette,
            Some(Popup::Columns(_)) => Self::Columns,
            Some(Popup::Leave(_)) => Self::Leave,
            Some(Popup::Finding(_)) => Self::Finding,
            Some(Popup::WhatIf(_)) => Self::Form,
            Some(Popup::Suppositions(_)) => Self::Suppositions,
            Some(Popup::Replace(_)) => Self::Replace,
            Some(Popup::Export) => Self::Export,
            Some(Popup::Exported(_)) => Self::Exported,
            Some(Popup::Start(_)) => Self::Start,
            None if state.nav.typing => Self::Search,
            None => Self::Main,
        }
    }
}

/// Where a binding is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// In the footer, and in the help if it is of the main mode.
    Footer,
    /// In the help only.
    Help,
    /// Nowhere: another binding lists the keys, or they do what such keys do everywhere.
    Nowhere,
}

/// One row of the key table.
pub struct Binding {
    /// The modes in which the keys do it.
    pub modes: &'static [Mode],
    /// Keys as the help writes them; empty where the text names them.
    pub shown: &'static str,
    /// What it does, in words; [`Binding::label`] is the text for a state.
    pub text: fn(Lang) -> &'static str,
    /// The keys and their actions.
    pub keys: &'static [(Key, Action)],
    /// True where the keys do something.
    pub on: fn(&State) -> bool,
    /// Where it is listed.
    pub listed: Listed,
}

impl Binding {
    /// What the keys do now, in words: `Back` leaves the program if nothing is open or filtered.
    #[must_use]
    pub fn label(&self, state: &State) -> &'static str {
        let goes_back_from_nothing = self.does(Action::Back) && !goes_back(state);
        let text = if goes_back_from_nothing { words::key_quit } else { self.text };
        text(state.lang)
    }

    /// True if one of the keys does this.
    #[must_use]
    pub fn does(&self, action: Action) -> bool {
        self.keys.iter().any(|(_, own)| *own == action)
    }

    /// `Tab marks`: the keys and what they do, as a popup's line of keys has them.
    #[must_use]
    pub fn hint(&self, lang: Lang) -> String {
        [self.shown, (self.text)(lang)].join(" ").trim().to_owned()
    }
}
