//! Keys of the main mode that the user chose, and the names of the actions in the settings.

use super::action::{Action, Key};
use crossterm::event::{KeyCode, KeyEvent};

/// The actions that can get another key, by their names in the settings. Keys such as Enter, the
/// arrows and the digits of the screens stay.
pub const NAMES: &[(&str, Action)] = &[
    ("up", Action::Up),
    ("down", Action::Down),
    ("left", Action::Left),
    ("right", Action::Right),
    ("first", Action::First),
    ("last", Action::Last),
    ("zones", Action::Zones),
    ("ownerships", Action::Ownerships),
    ("districts", Action::Districts),
    ("below_only", Action::BelowOnly),
    ("search", Action::Search),
    ("what_if", Action::WhatIf),
    ("suppositions", Action::Suppositions),
    ("trend", Action::Trend),
    ("compare", Action::Compare),
    ("enterprises", Action::Enterprises),
    ("changes", Action::Changes),
    ("seen", Action::Seen),
    ("export", Action::Export),
    ("copy", Action::Copy),
    ("sort", Action::Sort),
    ("reverse", Action::Reverse),
    ("columns", Action::Columns),
    ("mark", Action::Mark),
    ("palette", Action::Palette),
    ("pane", Action::Pane),
    ("severity", Action::Severity),
    ("codes", Action::Codes),
    ("by_unit", Action::ByUnit),
    ("next_measure", Action::NextMeasure),
    ("year_before", Action::YearBefore),
    ("year_after", Action::YearAfter),
    ("reload", Action::Reload),
    ("language", Action::Language),
    ("help", Action::Help),
    ("quit", Action::Quit),
];

/// The keys of the main mode that the user chose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rebound(Vec<(Action, Key)>);

impl Rebound {
    /// Gives an action a key, in place of its letters.
    pub fn set(&mut self, action: Action, key: Key) {
        self.0.retain(|(own, _)| *own != action);
        self.0.push((action, key));
        self.0.sort_by_key(|(own, _)| NAMES.iter().position(|(_, named)| named == own));
    }

    /// The key that an action got.
    #[must_use]
    pub fn key(&self, action: Action) -> Option<Key> {
        self.0.iter().find(|(own, _)| *own == action).map(|(_, key)| *key)
    }

    /// Another action than `action` that got this key.
    pub(super) fn action_of_other(&self, action: Action, key: KeyEvent) -> Option<Action> {
        let mut others = self.0.iter().filter(|(own, _)| *own != action);
        others.find(|(_, own)| own.matches(key)).map(|(own, _)| *own)
    }

    /// The key that does now what this key of the table does for an action: the chosen one in
    /// place of a letter. Ctrl-C stays.
    #[must_use]
    pub fn now(&self, action: Action, key: Key) -> Key {
        match key {
            Key::END => key,
            Key::Plain(KeyCode::Char(_)) | Key::Control(KeyCode::Char(_)) => {
                self.key(action).unwrap_or(key)
            }
            _ => key,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_key_is_in_place_of_letters_and_ctrl_c_stays() {
        let letter = |c| Key::Plain(KeyCode::Char(c));
        let mut keys = Rebound::default();
        assert_eq!(keys.now(Action::Quit, letter('q')), letter('q'));
        keys.set(Action::Quit, letter('Q'));
        keys.set(Action::Up, letter('w'));
        assert_eq!(keys.now(Action::Quit, letter('q')), letter('Q'));
        assert_eq!(keys.now(Action::Quit, Key::END), Key::END);
        assert_eq!(keys.now(Action::Up, Key::Plain(KeyCode::Up)), Key::Plain(KeyCode::Up));
        assert_eq!(keys.now(Action::Up, letter('k')), letter('w'));
    }
}
