//! What each action of the main mode is called where it stands alone, in the palette.

use super::binding::Binding;
use crate::app::action::Action;
use crate::app::screens::spec;
use crate::app::state::State;
use crate::words;

/// The name of an action of a binding: that of the binding, unless its keys do different things.
pub fn action_name(state: &State, binding: &Binding, action: Action) -> String {
    let lang = state.lang;
    match action {
        Action::Screen(screen) => {
            format!("{}: {}", words::key_screen(lang), (spec(screen).tab)(lang))
        }
        Action::Up => words::row_up(lang).to_owned(),
        Action::Down => words::row_down(lang).to_owned(),
        Action::PageUp => words::page_up(lang).to_owned(),
        Action::PageDown => words::page_down(lang).to_owned(),
        Action::First => words::first_row(lang).to_owned(),
        Action::Last => words::last_row(lang).to_owned(),
        Action::Left => words::columns_left(lang).to_owned(),
        Action::Right => words::columns_right(lang).to_owned(),
        Action::YearBefore => words::year_before(lang).to_owned(),
        Action::YearAfter => words::year_after(lang).to_owned(),
        Action::Zones => words::pick_zone(lang).to_owned(),
        Action::Ownerships => words::pick_ownership(lang).to_owned(),
        Action::Districts => {
            let word = words::district_of_data(lang, state.data()).to_lowercase();
            words::pick_district(lang, word)
        }
        Action::Codes => words::pick_codes(lang).to_owned(),
        Action::Compare => words::pick_compare(lang).to_owned(),
        Action::Sort => words::pick_sort(lang).to_owned(),
        Action::Language => format!("{}: {}", words::language(lang), binding.label(state)),
        _ => binding.label(state).to_owned(),
    }
}
