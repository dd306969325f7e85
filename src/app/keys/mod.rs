//! The key table: which key does what, in which mode, and its text in help and footer.
//!
//! One table serves every mode. A key press is looked up among the bindings of the mode in front;
//! the first binding with this key that does something now gives the action. Help, footer and the
//! lines of keys in the popups are made from the same bindings.

mod action_name;
mod binding;
mod conditions;
mod conflict;
mod input_method;
mod table;

pub use super::action::{Action, Key, Mode};
pub(super) use action_name::action_name;
pub use binding::{Binding, Listed};
pub(super) use conditions::goes_back;
pub use conflict::{conflict, default_key};
pub use table::BINDINGS;

use super::message::DeadKey;
use super::state::State;
use crossterm::event::{KeyCode, KeyEvent};

/// The bindings of a mode whose keys do something now.
pub fn bindings(state: &State, mode: Mode) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |b| b.modes.contains(&mode) && (b.on)(state))
}

/// What a key does now. A letter of a Vietnamese input method is the key that it was made of,
/// unless a field is open that takes it as it is.
#[must_use]
pub fn action(state: &State, key: KeyEvent) -> Option<Action> {
    action_of(state, key).or_else(|| {
        let letter = key.code.as_char().and_then(input_method::key_of)?;
        action_of(state, KeyEvent { code: KeyCode::Char(letter), ..key })
    })
}

fn action_of(state: &State, key: KeyEvent) -> Option<Action> {
    let (mode, keys) = (Mode::of(state), &state.preferences.keys);
    let now = |action, own| if mode == Mode::Main { keys.now(action, own) } else { own };
    bindings(state, mode)
        .flat_map(|binding| binding.keys)
        .find(|(own, action)| now(*action, *own).matches(key))
        .map(|(_, action)| *action)
}

/// The key of the main mode that was pressed, as the help writes it, and why it does nothing now;
/// None for a key that does something or that no binding has.
#[must_use]
pub fn dead_key(state: &State, key: KeyEvent) -> Option<(String, DeadKey)> {
    let letter = key.code.as_char().and_then(input_method::key_of);
    let code = letter.map_or(key.code, KeyCode::Char);
    let keys = &state.preferences.keys;
    let is_pressed = |code, now: Key| now.matches(KeyEvent { code, ..key });
    let main = || BINDINGS.iter().filter(|b| b.modes.contains(&Mode::Main));
    let find = |code| {
        let all = main().flat_map(|binding| binding.keys);
        all.map(|(own, action)| (keys.now(*action, *own), *action))
            .find(|(now, _)| is_pressed(code, *now))
    };
    let (now, action) = find(key.code).or_else(|| find(code))?;
    Some((now.shown(), why_dead(state, action)?))
}

/// Why an action of the main mode is not offered; None where no reason helps.
fn why_dead(state: &State, action: Action) -> Option<DeadKey> {
    let on_table = state.nav.pages.is_empty() && state.nav.screen.is_table();
    let has_no_rows = on_table && state.row_count() == 0;
    Some(match action {
        Action::Back | Action::Up | Action::Down | Action::Suspend => return None,
        _ if !state.is_whole() => DeadKey::NoData,
        Action::Changes | Action::Seen if state.freshness.changes.is_empty() => DeadKey::NoChanges,
        Action::Changes => DeadKey::IsOpen,
        Action::Trend | Action::Enterprises => DeadKey::IsOpen,
        Action::YearBefore => DeadKey::NoYearBefore(state.year),
        Action::YearAfter => DeadKey::NoYearAfter(state.year),
        _ if has_no_rows => DeadKey::NoRow,
        Action::Pane if on_table => DeadKey::NoRoom,
        _ => DeadKey::Elsewhere,
    })
}

/// The keys of a binding of the main mode as the help writes them: those that the user chose.
#[must_use]
pub fn shown_keys(state: &State, binding: &Binding) -> String {
    let keys = &state.preferences.keys;
    let now = |text: &str| {
        let own = binding.keys.iter().find(|(key, _)| key.shown() == text);
        own.map_or_else(|| text.to_owned(), |(key, action)| keys.now(*action, *key).shown())
    };
    let mut shown: Vec<String> = binding.shown.split(' ').map(now).collect();
    shown.dedup();
    shown.join(" ")
}

#[cfg(test)]
mod tests {
    use super::conditions::always;
    use super::*;

    #[test]
    fn a_key_does_one_thing_in_a_mode() {
        for &mode in Mode::ALL {
            let own: Vec<&Binding> = BINDINGS.iter().filter(|b| b.modes.contains(&mode)).collect();
            for (at, binding) in own.iter().enumerate() {
                for (key, _) in binding.keys {
                    // A binding before this one may have the same key only under a condition.
                    let is_taken = own[..at].iter().any(|before| {
                        std::ptr::fn_addr_eq(before.on, always as fn(&State) -> bool)
                            && before.keys.iter().any(|(other, _)| other.matches(key.example()))
                    });
                    assert!(!is_taken, "{mode:?} {key:?}");
                }
            }
        }
    }

    #[test]
    fn every_mode_has_a_way_out_and_leaves_by_ctrl_c() {
        for &mode in Mode::ALL {
            let does = |action| BINDINGS.iter().any(|b| b.modes.contains(&mode) && b.does(action));
            assert!(does(Action::Quit) && does(Action::Suspend), "{mode:?}");
            assert!(does(Action::Close) || does(Action::Back), "{mode:?}");
        }
    }

    #[test]
    fn the_last_screen_has_the_last_digit_of_its_entry() {
        let entry = BINDINGS.iter().find(|b| b.shown.starts_with("1 …")).unwrap();
        assert_eq!(entry.shown, format!("1 … {}", entry.keys.len()));
    }

    #[test]
    fn the_readme_names_every_key_of_the_main_mode() {
        for (readme, heading) in [
            (include_str!("../../../README.md"), "| phím |"),
            (include_str!("../../../.github/README.en.md"), "| key | does |"),
        ] {
            let table: String = readme
                .lines()
                .skip_while(|line| !line.starts_with(heading))
                .take_while(|line| line.starts_with('|'))
                .collect();
            let main = BINDINGS.iter().filter(|b| b.modes.contains(&Mode::Main));
            for key in main.flat_map(|b| b.shown.split(' ')).filter(|key| *key != "…") {
                let quoted = format!("`{key}`");
                let named = if key.chars().count() == 1 && key.is_ascii() { &quoted } else { key };
                assert!(table.contains(named), "{heading} {key}");
            }
        }
    }
}
