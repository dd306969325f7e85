//! The keys of a popup as a line of text, from the key table.

use crate::app::{Binding, Listed, Mode, State, bindings};
use crate::words::Lang;

/// A key and what it does; a digit is in brackets, or it would read as a number of something.
fn hint(binding: &Binding, lang: Lang) -> String {
    let is_digit = !binding.shown.is_empty() && binding.shown.chars().all(|c| c.is_ascii_digit());
    if is_digit {
        format!("[{}] {}", binding.shown, (binding.text)(lang))
    } else {
        binding.hint(lang)
    }
}

/// The listed keys of a mode, as one line: `Tab marks · Enter applies`.
#[must_use]
pub fn hints(state: &State, mode: Mode, wanted: impl Fn(&Binding) -> bool) -> String {
    let listed = bindings(state, mode).filter(|b| b.listed == Listed::Footer && wanted(b));
    listed.map(|b| hint(b, state.lang)).collect::<Vec<_>>().join(" · ")
}
