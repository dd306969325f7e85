//! The keys of a popup as a line of text, from the key table.

use crate::app::{Binding, Listed, Mode, State, bindings};

/// The listed keys of a mode, as one line: `Tab marks · Enter applies`.
#[must_use]
pub fn hints(state: &State, mode: Mode, wanted: impl Fn(&Binding) -> bool) -> String {
    let listed = bindings(state, mode).filter(|b| b.listed == Listed::Footer && wanted(b));
    listed.map(|b| b.hint(state.lang)).collect::<Vec<_>>().join(" · ")
}
