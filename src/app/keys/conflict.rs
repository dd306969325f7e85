//! The letters of the actions: whether one that the user chose is that of another action.

use super::binding::Binding;
use super::table::BINDINGS;
use crate::app::action::{Action, Key, Mode};
use crate::app::rebound::{NAMES, Rebound};
use crossterm::event::KeyCode;

/// The action that has the key that was chosen for another one, as its name in the settings; a key
/// that cannot be given away is named by itself.
#[must_use]
pub fn conflict(keys: &Rebound, action: Action) -> Option<&'static str> {
    let chosen = keys.key(action)?;
    let key = chosen.example();
    let other = keys.action_of_other(action, key).or_else(|| {
        let main = BINDINGS.iter().filter(|b: &&Binding| b.modes.contains(&Mode::Main));
        let mut all = main.flat_map(|b| b.keys);
        let kept =
            all.find(|(own_key, own)| *own != action && keys.now(*own, *own_key).matches(key));
        // Two screens may have one key from the start.
        let kept = kept.filter(|_| default_key(action) != Some(chosen));
        kept.map(|(_, own)| *own)
    })?;
    let name = NAMES.iter().find(|(_, own)| *own == other);
    Some(name.map_or("Ctrl-Z, 1 … 6", |(name, _)| *name))
}

/// The letter that an action of the main mode has without a choice of the user.
#[must_use]
pub fn default_key(action: Action) -> Option<Key> {
    let main = BINDINGS.iter().filter(|b: &&Binding| b.modes.contains(&Mode::Main));
    let mut keys = main.flat_map(|b| b.keys).filter(|(_, own)| *own == action);
    keys.find(|(key, _)| matches!(key, Key::Plain(KeyCode::Char(_)))).map(|(key, _)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_one_action_of_the_main_mode_with_a_letter() {
        for (at, (name, action)) in NAMES.iter().enumerate() {
            let is_main = BINDINGS.iter().any(|b| b.modes.contains(&Mode::Main) && b.does(*action));
            assert!(is_main && default_key(*action).is_some(), "{name}");
            let earlier = &NAMES[..at];
            assert!(!earlier.iter().any(|(other, own)| other == name || own == action), "{name}");
        }
    }

    #[test]
    fn a_key_that_is_taken_is_a_conflict_until_it_is_free() {
        let mut keys = Rebound::default();
        keys.set(Action::Trend, Key::parse("w").unwrap());
        assert_eq!(conflict(&keys, Action::Trend), Some("what_if"));
        keys.set(Action::WhatIf, Key::parse("t").unwrap());
        assert_eq!((conflict(&keys, Action::Trend), conflict(&keys, Action::WhatIf)), (None, None));
        keys.set(Action::Copy, Key::parse("t").unwrap());
        assert_eq!(conflict(&keys, Action::Copy), Some("what_if"));
        keys.set(Action::Copy, Key::parse("Ctrl-C").unwrap());
        assert_eq!(conflict(&keys, Action::Copy), Some("quit"));
        keys.set(Action::Quit, Key::parse("Q").unwrap());
        assert_eq!(conflict(&keys, Action::Copy), Some("quit"));
        keys.set(Action::Codes, Key::parse("m").unwrap());
        assert_eq!(conflict(&keys, Action::Codes), None);
        keys.set(Action::Codes, Key::parse("G").unwrap());
        assert_eq!(conflict(&keys, Action::Codes), Some("by_unit"));
    }
}
