//! The key table: which key does what, where, and what the help says of it. Help and footer are
//! made from it.

use super::screen::Screen;
use super::state::{Detail, State};
use crate::words::{self, Lang};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the table below says what each does")]
pub enum Action {
    Screen(Screen),
    NextScreen,
    PreviousScreen,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Left,
    Right,
    Open,
    Back,
    Zones,
    Ownerships,
    Districts,
    BelowOnly,
    WhatIf,
    Supposed,
    Trend,
    Compare,
    Enterprises,
    Changes,
    Seen,
    Export,
    Copy,
    Search,
    Severity,
    Codes,
    Sort,
    Reverse,
    YearBefore,
    YearAfter,
    Reload,
    Language,
    Help,
    Quit,
    Suspend,
}

/// One row of the key table.
pub struct Binding {
    /// Keys as the help writes them.
    pub shown: &'static str,
    /// What it does, in words; on a state [`Binding::says`] tells it.
    pub text: fn(Lang) -> &'static str,
    /// The keys and their actions.
    pub keys: &'static [(KeyCode, KeyModifiers, Action)],
    /// Where the key does something.
    pub on: fn(&State) -> bool,
    /// Whether the footer names it.
    pub in_footer: bool,
}

impl Binding {
    /// What the key does now, in words: back leaves where there is nothing to go back from.
    #[must_use]
    pub fn says(&self, state: &State) -> &'static str {
        let goes_back_from_nothing =
            matches!(self.keys, [(_, _, Action::Back), ..]) && !goes_back(state);
        let text = if goes_back_from_nothing { words::key_quit } else { self.text };
        text(state.lang)
    }
}

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

const fn char(c: char) -> KeyCode {
    KeyCode::Char(c)
}

fn always(_: &State) -> bool {
    true
}

fn has_rows(state: &State) -> bool {
    state.row_count() > 0
}

fn has_columns(state: &State) -> bool {
    state.nav.detail.is_empty()
        && matches!(state.nav.screen, Screen::Organisations | Screen::Branches | Screen::Zones)
}

fn opens(state: &State) -> bool {
    state.opens()
}

pub(super) fn goes_back(state: &State) -> bool {
    state.narrows()
        || !state.nav.detail.is_empty()
        || (state.nav.screen == Screen::Checks && state.row_filter.checks.narrows())
}

fn has_units(state: &State) -> bool {
    narrows(state)
        && state.nav.detail.is_empty()
        && matches!(state.nav.screen, Screen::Organisations | Screen::Branches | Screen::Zones)
}

fn searches(state: &State) -> bool {
    state.nav.detail.is_empty()
        && state.nav.screen != Screen::Targets
        && state.nav.screen != Screen::Overview
}

fn has_data(state: &State) -> bool {
    state.is_whole()
}

fn narrows(state: &State) -> bool {
    !state.loaded.is_partial
}

fn has_unit(state: &State) -> bool {
    narrows(state) && state.unit_in_front().is_some()
}

fn on_checks(state: &State) -> bool {
    state.nav.detail.is_empty() && state.nav.screen == Screen::Checks
}

fn on_changes(state: &State) -> bool {
    state.nav.detail.last() == Some(&Detail::Changes) && !state.freshness.changes.is_empty()
}

fn has_changes(state: &State) -> bool {
    !state.freshness.changes.is_empty() && !on_changes(state)
}

fn has_years(state: &State) -> bool {
    narrows(state) && state.data().years.len() > 1
}

/// Back, and out while the files are read for the first time.
fn goes_back_or_leaves(state: &State) -> bool {
    goes_back(state) || state.freshness.generation == 0
}

/// The key table.
pub const BINDINGS: &[Binding] = &[
    Binding {
        shown: "↑ ↓ j k",
        text: words::key_move,
        keys: &[
            (KeyCode::Up, NONE, Action::Up),
            (KeyCode::Down, NONE, Action::Down),
            (char('k'), NONE, Action::Up),
            (char('j'), NONE, Action::Down),
        ],
        on: has_rows,
        in_footer: true,
    },
    Binding {
        shown: "Enter",
        text: words::key_open,
        keys: &[(KeyCode::Enter, NONE, Action::Open)],
        on: opens,
        in_footer: true,
    },
    Binding {
        shown: "x",
        text: words::key_seen,
        keys: &[(char('x'), NONE, Action::Seen)],
        on: on_changes,
        in_footer: true,
    },
    Binding {
        shown: "Esc",
        text: words::key_back,
        keys: &[(KeyCode::Esc, NONE, Action::Back)],
        on: goes_back_or_leaves,
        in_footer: true,
    },
    Binding {
        shown: "u",
        text: words::key_changes,
        keys: &[(char('u'), NONE, Action::Changes)],
        on: has_changes,
        in_footer: true,
    },
    Binding {
        shown: "v",
        text: words::key_severity,
        keys: &[(char('v'), NONE, Action::Severity)],
        on: on_checks,
        in_footer: true,
    },
    Binding {
        shown: "m",
        text: words::key_codes,
        keys: &[(char('m'), NONE, Action::Codes)],
        on: on_checks,
        in_footer: true,
    },
    Binding {
        shown: "z",
        text: words::key_zone,
        keys: &[(char('z'), NONE, Action::Zones)],
        on: narrows,
        in_footer: true,
    },
    Binding {
        shown: "o",
        text: words::key_ownership,
        keys: &[(char('o'), NONE, Action::Ownerships)],
        on: narrows,
        in_footer: true,
    },
    Binding {
        shown: "d",
        text: words::key_district,
        keys: &[(char('d'), NONE, Action::Districts)],
        on: has_data,
        in_footer: false,
    },
    Binding {
        shown: "b",
        text: words::key_below,
        keys: &[(char('b'), NONE, Action::BelowOnly)],
        on: has_units,
        in_footer: true,
    },
    Binding {
        shown: "/",
        text: words::key_search,
        keys: &[(char('/'), NONE, Action::Search)],
        on: searches,
        in_footer: true,
    },
    Binding {
        shown: "w",
        text: words::key_what_if,
        keys: &[(char('w'), NONE, Action::WhatIf)],
        on: has_unit,
        in_footer: true,
    },
    Binding {
        shown: "W",
        text: words::key_supposed,
        keys: &[(char('W'), SHIFT, Action::Supposed), (char('W'), NONE, Action::Supposed)],
        on: has_data,
        in_footer: false,
    },
    Binding {
        shown: "t",
        text: words::key_trend,
        keys: &[(char('t'), NONE, Action::Trend)],
        on: has_data,
        in_footer: true,
    },
    Binding {
        shown: "c",
        text: words::key_compare,
        keys: &[(char('c'), NONE, Action::Compare)],
        on: has_data,
        in_footer: false,
    },
    Binding {
        shown: "n",
        text: words::key_enterprises,
        keys: &[(char('n'), NONE, Action::Enterprises)],
        on: has_data,
        in_footer: false,
    },
    Binding {
        shown: "e",
        text: words::key_export,
        keys: &[(char('e'), NONE, Action::Export)],
        on: has_data,
        in_footer: false,
    },
    Binding {
        shown: "y",
        text: words::key_copy,
        keys: &[(char('y'), NONE, Action::Copy)],
        on: has_data,
        in_footer: false,
    },
    Binding {
        shown: "s",
        text: words::key_sort,
        keys: &[(char('s'), NONE, Action::Sort)],
        on: has_columns,
        in_footer: true,
    },
    Binding {
        shown: "S",
        text: words::key_reverse,
        keys: &[(char('S'), SHIFT, Action::Reverse), (char('S'), NONE, Action::Reverse)],
        on: has_columns,
        in_footer: false,
    },
    Binding {
        shown: "[ ]",
        text: words::key_years,
        keys: &[(char('['), NONE, Action::YearBefore), (char(']'), NONE, Action::YearAfter)],
        on: has_years,
        in_footer: true,
    },
    Binding {
        shown: "← → h l",
        text: words::key_columns,
        keys: &[
            (KeyCode::Left, NONE, Action::Left),
            (KeyCode::Right, NONE, Action::Right),
            (char('h'), NONE, Action::Left),
            (char('l'), NONE, Action::Right),
        ],
        on: has_columns,
        in_footer: false,
    },
    Binding {
        shown: "PgUp PgDn",
        text: words::key_page,
        keys: &[
            (KeyCode::PageUp, NONE, Action::PageUp),
            (KeyCode::PageDown, NONE, Action::PageDown),
        ],
        on: has_rows,
        in_footer: false,
    },
    Binding {
        shown: "Home End g G",
        text: words::key_ends,
        keys: &[
            (KeyCode::Home, NONE, Action::First),
            (KeyCode::End, NONE, Action::Last),
            (char('g'), NONE, Action::First),
            (char('G'), SHIFT, Action::Last),
            (char('G'), NONE, Action::Last),
        ],
        on: has_rows,
        in_footer: false,
    },
    Binding {
        shown: "1 … 6",
        text: words::key_screen,
        keys: &[
            (char('1'), NONE, Action::Screen(Screen::Overview)),
            (char('2'), NONE, Action::Screen(Screen::Organisations)),
            (char('3'), NONE, Action::Screen(Screen::Branches)),
            (char('4'), NONE, Action::Screen(Screen::Zones)),
            (char('5'), NONE, Action::Screen(Screen::Targets)),
            (char('6'), NONE, Action::Screen(Screen::Checks)),
        ],
        on: always,
        in_footer: false,
    },
    Binding {
        shown: "Tab",
        text: words::key_next,
        keys: &[(KeyCode::Tab, NONE, Action::NextScreen)],
        on: always,
        in_footer: false,
    },
    Binding {
        shown: "Shift-Tab",
        text: words::key_previous,
        keys: &[
            (KeyCode::BackTab, SHIFT, Action::PreviousScreen),
            (KeyCode::BackTab, NONE, Action::PreviousScreen),
        ],
        on: always,
        in_footer: false,
    },
    Binding {
        shown: "r",
        text: words::key_reload,
        keys: &[(char('r'), NONE, Action::Reload)],
        on: always,
        in_footer: false,
    },
    Binding {
        shown: "L",
        text: words::key_language,
        keys: &[(char('L'), SHIFT, Action::Language), (char('L'), NONE, Action::Language)],
        on: always,
        in_footer: true,
    },
    Binding {
        shown: "?",
        text: words::key_help,
        keys: &[(char('?'), NONE, Action::Help), (char('?'), SHIFT, Action::Help)],
        on: always,
        in_footer: true,
    },
    Binding {
        shown: "q Ctrl-C",
        text: words::key_quit,
        keys: &[(char('q'), NONE, Action::Quit), (char('c'), CONTROL, Action::Quit)],
        on: always,
        in_footer: true,
    },
    Binding {
        shown: "Ctrl-Z",
        text: words::key_suspend,
        keys: &[(char('z'), CONTROL, Action::Suspend)],
        on: always,
        in_footer: false,
    },
];

/// What a key does now.
#[must_use]
pub fn action(state: &State, key: KeyEvent) -> Option<Action> {
    let bound = BINDINGS.iter().flat_map(|b| b.keys.iter().map(move |k| (b, k)));
    bound
        .filter(|(_, (code, modifiers, _))| *code == key.code && *modifiers == key.modifiers)
        .find(|(b, _)| (b.on)(state))
        .map(|(_, (.., action))| *action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_stands_twice() {
        let mut seen = Vec::new();
        for (code, modifiers, _) in BINDINGS.iter().flat_map(|b| b.keys) {
            assert!(!seen.contains(&(code, modifiers)), "{code:?} {modifiers:?}");
            seen.push((code, modifiers));
        }
    }
}
