//! The key table: which key does what, in which mode, and its text in help and footer.
//!
//! One table serves every mode. A key press is looked up among the bindings of the mode in front;
//! the first binding with this key that does something now gives the action. Help, footer and the
//! lines of keys in the popups are made from the same bindings.

use super::page::Detail;
use super::popups::Popup;
use super::screen::Screen;
use super::state::State;
use crate::analysis::Goal;
use crate::words::{self, Lang};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What the keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A screen or page.
    Main,
    /// The search field.
    Search,
    /// A list to pick from.
    Picker,
    /// The form of a supposition.
    Form,
    /// The list of suppositions.
    Suppositions,
    /// A finding in full.
    Finding,
    /// The help.
    Help,
}

impl Mode {
    /// Every mode.
    pub const ALL: &[Self] = &[
        Self::Main,
        Self::Search,
        Self::Picker,
        Self::Form,
        Self::Suppositions,
        Self::Finding,
        Self::Help,
    ];

    /// The mode in front.
    #[must_use]
    pub const fn of(state: &State) -> Self {
        match &state.nav.popup {
            Some(Popup::Help(_)) => Self::Help,
            Some(Popup::Picker(_)) => Self::Picker,
            Some(Popup::Finding(_)) => Self::Finding,
            Some(Popup::WhatIf(_)) => Self::Form,
            Some(Popup::Suppositions(_)) => Self::Suppositions,
            None if state.nav.typing => Self::Search,
            None => Self::Main,
        }
    }
}

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
    Suppositions,
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
    /// Applies what is typed, picked or filled in.
    Apply,
    /// Closes the popup or search field without applying it.
    Close,
    /// Types the letter or digit of the key.
    Type,
    Erase,
    Mark,
    /// Removes the selected supposition.
    Remove,
    RemoveLast,
    RemoveAll,
    SaveSuppositions,
    LoadSuppositions,
    /// Supposes the fewest changes that reach a line.
    Reach(Goal),
}

impl Action {
    /// True if the action is about a row of the list in front, which has to be there.
    pub(super) const fn needs_rows(self) -> bool {
        matches!(self, Self::Open | Self::WhatIf | Self::Export | Self::Copy)
    }
}

/// A key, or a group of keys that do the same with different letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// One key, without modifiers.
    Plain(KeyCode),
    /// A letter with Ctrl.
    Control(char),
    /// Any letter, digit or sign.
    AnyChar,
    /// Any digit.
    AnyDigit,
}

impl Key {
    fn matches(self, key: KeyEvent) -> bool {
        // A capital letter and Shift-Tab have their Shift in the key code.
        let modifiers = match key.code {
            KeyCode::Char(_) | KeyCode::BackTab => key.modifiers - KeyModifiers::SHIFT,
            _ => key.modifiers,
        };
        let is_plain = modifiers.is_empty();
        match self {
            Self::Plain(code) => is_plain && key.code == code,
            Self::Control(c) => modifiers == KeyModifiers::CONTROL && key.code == KeyCode::Char(c),
            Self::AnyChar => is_plain && matches!(key.code, KeyCode::Char(_)),
            Self::AnyDigit => is_plain && matches!(key.code, KeyCode::Char('0'..='9')),
        }
    }

    /// A key press that this key matches.
    #[must_use]
    pub const fn example(self) -> KeyEvent {
        match self {
            Self::Plain(code) => KeyEvent::new(code, KeyModifiers::NONE),
            Self::Control(c) => KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL),
            Self::AnyChar => KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE),
            Self::AnyDigit => KeyEvent::new(KeyCode::Char('1'), KeyModifiers::NONE),
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
    /// Nowhere: another binding of the same action names its keys, or they do the usual.
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
    /// What the keys do now, in words: back leaves where there is nothing to go back from.
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

const fn char(c: char) -> Key {
    Key::Plain(KeyCode::Char(c))
}

const MAIN: &[Mode] = &[Mode::Main];
const PICKER: &[Mode] = &[Mode::Picker];
const FORM: &[Mode] = &[Mode::Form];
const SUPPOSITIONS: &[Mode] = &[Mode::Suppositions];
const FINDING: &[Mode] = &[Mode::Finding];
const HELP: &[Mode] = &[Mode::Help];
const SEARCH: &[Mode] = &[Mode::Search];

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

fn has_suppositions(state: &State) -> bool {
    !state.supposition.is_empty()
}

fn finding_has_unit(state: &State) -> bool {
    let Some(Popup::Finding(open)) = &state.nav.popup else { return false };
    state.data().findings.kept().get(open.at).is_some_and(|finding| finding.row.is_some())
}

/// The key table.
pub const BINDINGS: &[Binding] = &[
    Binding {
        modes: MAIN,
        shown: "↑ ↓ j k",
        text: words::key_move,
        keys: &[
            (Key::Plain(KeyCode::Up), Action::Up),
            (Key::Plain(KeyCode::Down), Action::Down),
            (char('k'), Action::Up),
            (char('j'), Action::Down),
        ],
        on: has_rows,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "Enter",
        text: words::key_open,
        keys: &[(Key::Plain(KeyCode::Enter), Action::Open)],
        on: opens,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "x",
        text: words::key_seen,
        keys: &[(char('x'), Action::Seen)],
        on: on_changes,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "Esc",
        text: words::key_back,
        keys: &[(Key::Plain(KeyCode::Esc), Action::Back)],
        on: goes_back_or_leaves,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "u",
        text: words::key_changes,
        keys: &[(char('u'), Action::Changes)],
        on: has_changes,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "v",
        text: words::key_severity,
        keys: &[(char('v'), Action::Severity)],
        on: on_checks,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "m",
        text: words::key_codes,
        keys: &[(char('m'), Action::Codes)],
        on: on_checks,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "z",
        text: words::key_zone,
        keys: &[(char('z'), Action::Zones)],
        on: narrows,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "o",
        text: words::key_ownership,
        keys: &[(char('o'), Action::Ownerships)],
        on: narrows,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "d",
        text: words::key_district,
        keys: &[(char('d'), Action::Districts)],
        on: has_data,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "b",
        text: words::key_below,
        keys: &[(char('b'), Action::BelowOnly)],
        on: has_units,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "/",
        text: words::key_search,
        keys: &[(char('/'), Action::Search)],
        on: searches,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "w",
        text: words::key_what_if,
        keys: &[(char('w'), Action::WhatIf)],
        on: has_unit,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "W",
        text: words::key_supposed,
        keys: &[(char('W'), Action::Suppositions)],
        on: has_data,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "t",
        text: words::key_trend,
        keys: &[(char('t'), Action::Trend)],
        on: has_data,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "c",
        text: words::key_compare,
        keys: &[(char('c'), Action::Compare)],
        on: has_data,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "n",
        text: words::key_enterprises,
        keys: &[(char('n'), Action::Enterprises)],
        on: has_data,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "e",
        text: words::key_export,
        keys: &[(char('e'), Action::Export)],
        on: has_data,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "y",
        text: words::key_copy,
        keys: &[(char('y'), Action::Copy)],
        on: has_data,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "s",
        text: words::key_sort,
        keys: &[(char('s'), Action::Sort)],
        on: has_columns,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "S",
        text: words::key_reverse,
        keys: &[(char('S'), Action::Reverse)],
        on: has_columns,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "[ ]",
        text: words::key_years,
        keys: &[(char('['), Action::YearBefore), (char(']'), Action::YearAfter)],
        on: has_years,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "← → h l",
        text: words::key_columns,
        keys: &[
            (Key::Plain(KeyCode::Left), Action::Left),
            (Key::Plain(KeyCode::Right), Action::Right),
            (char('h'), Action::Left),
            (char('l'), Action::Right),
        ],
        on: has_columns,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "PgUp PgDn",
        text: words::key_page,
        keys: &[
            (Key::Plain(KeyCode::PageUp), Action::PageUp),
            (Key::Plain(KeyCode::PageDown), Action::PageDown),
        ],
        on: has_rows,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "Home End g G",
        text: words::key_ends,
        keys: &[
            (Key::Plain(KeyCode::Home), Action::First),
            (Key::Plain(KeyCode::End), Action::Last),
            (char('g'), Action::First),
            (char('G'), Action::Last),
        ],
        on: has_rows,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "1 … 6",
        text: words::key_screen,
        keys: &[
            (char('1'), Action::Screen(Screen::Overview)),
            (char('2'), Action::Screen(Screen::Organisations)),
            (char('3'), Action::Screen(Screen::Branches)),
            (char('4'), Action::Screen(Screen::Zones)),
            (char('5'), Action::Screen(Screen::Targets)),
            (char('6'), Action::Screen(Screen::Checks)),
        ],
        on: always,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "Tab",
        text: words::key_next,
        keys: &[(Key::Plain(KeyCode::Tab), Action::NextScreen)],
        on: always,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "Shift-Tab",
        text: words::key_previous,
        keys: &[(Key::Plain(KeyCode::BackTab), Action::PreviousScreen)],
        on: always,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "r",
        text: words::key_reload,
        keys: &[(char('r'), Action::Reload)],
        on: always,
        listed: Listed::Help,
    },
    Binding {
        modes: MAIN,
        shown: "L",
        text: words::key_language,
        keys: &[(char('L'), Action::Language)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "?",
        text: words::key_help,
        keys: &[(char('?'), Action::Help)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: MAIN,
        shown: "q Ctrl-C",
        text: words::key_quit,
        keys: &[(char('q'), Action::Quit)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: Mode::ALL,
        shown: "Ctrl-Z",
        text: words::key_suspend,
        keys: &[(Key::Control('z'), Action::Suspend)],
        on: always,
        listed: Listed::Help,
    },
    Binding {
        modes: Mode::ALL,
        shown: "Ctrl-C",
        text: words::key_quit,
        keys: &[(Key::Control('c'), Action::Quit)],
        on: always,
        listed: Listed::Nowhere,
    },
    Binding {
        modes: SEARCH,
        shown: "↑↓",
        text: words::key_move,
        keys: &[(Key::Plain(KeyCode::Up), Action::Up), (Key::Plain(KeyCode::Down), Action::Down)],
        on: always,
        listed: Listed::Nowhere,
    },
    Binding {
        modes: SEARCH,
        shown: "Enter",
        text: words::key_apply,
        keys: &[(Key::Plain(KeyCode::Enter), Action::Apply)],
        on: always,
        listed: Listed::Nowhere,
    },
    Binding {
        modes: SEARCH,
        shown: "Esc",
        text: words::key_leave,
        keys: &[(Key::Plain(KeyCode::Esc), Action::Close)],
        on: always,
        listed: Listed::Nowhere,
    },
    Binding {
        modes: SEARCH,
        shown: "⌫",
        text: words::key_erase,
        keys: &[(Key::Plain(KeyCode::Backspace), Action::Erase)],
        on: always,
        listed: Listed::Nowhere,
    },
    Binding {
        modes: SEARCH,
        shown: "",
        text: words::key_search,
        keys: &[(Key::AnyChar, Action::Type)],
        on: always,
        listed: Listed::Nowhere,
    },
    Binding {
        modes: PICKER,
        shown: "",
        text: words::key_narrow,
        keys: &[(Key::AnyChar, Action::Type)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: PICKER,
        shown: "Tab",
        text: words::key_mark,
        keys: &[(Key::Plain(KeyCode::Tab), Action::Mark)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: PICKER,
        shown: "Enter",
        text: words::key_apply,
        keys: &[(Key::Plain(KeyCode::Enter), Action::Apply)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: PICKER,
        shown: "Esc",
        text: words::key_leave,
        keys: &[(Key::Plain(KeyCode::Esc), Action::Close)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: PICKER,
        shown: "↑↓",
        text: words::key_move,
        keys: &[
            (Key::Plain(KeyCode::Up), Action::Up),
            (Key::Plain(KeyCode::BackTab), Action::Up),
            (Key::Plain(KeyCode::Down), Action::Down),
        ],
        on: always,
        listed: Listed::Nowhere,
    },
    Binding {
        modes: PICKER,
        shown: "PgUp PgDn",
        text: words::key_page,
        keys: &[
            (Key::Plain(KeyCode::PageUp), Action::PageUp),
            (Key::Plain(KeyCode::PageDown), Action::PageDown),
        ],
        on: always,
        listed: Listed::Nowhere,
    },
    Binding {
        modes: PICKER,
        shown: "⌫",
        text: words::key_erase,
        keys: &[(Key::Plain(KeyCode::Backspace), Action::Erase)],
        on: always,
        listed: Listed::Nowhere,
    },
    Binding {
        modes: FORM,
        shown: "↑↓",
        text: words::key_field,
        keys: &[
            (Key::Plain(KeyCode::Up), Action::Up),
            (Key::Plain(KeyCode::BackTab), Action::Up),
            (char('k'), Action::Up),
            (Key::Plain(KeyCode::Down), Action::Down),
            (Key::Plain(KeyCode::Tab), Action::Down),
            (char('j'), Action::Down),
        ],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: FORM,
        shown: "←→",
        text: words::key_change,
        keys: &[
            (Key::Plain(KeyCode::Left), Action::Left),
            (char('h'), Action::Left),
            (Key::Plain(KeyCode::Right), Action::Right),
            (char('l'), Action::Right),
        ],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: FORM,
        shown: "",
        text: words::key_digits,
        keys: &[(Key::AnyDigit, Action::Type)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: FORM,
        shown: "Enter",
        text: words::key_apply_form,
        keys: &[(Key::Plain(KeyCode::Enter), Action::Apply)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: FORM,
        shown: "Esc",
        text: words::key_close_form,
        keys: &[(Key::Plain(KeyCode::Esc), Action::Close)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: FORM,
        shown: "⌫",
        text: words::key_erase,
        keys: &[(Key::Plain(KeyCode::Backspace), Action::Erase)],
        on: always,
        listed: Listed::Nowhere,
    },
    Binding {
        modes: SUPPOSITIONS,
        shown: "↑↓",
        text: words::key_move,
        keys: &[
            (Key::Plain(KeyCode::Up), Action::Up),
            (char('k'), Action::Up),
            (Key::Plain(KeyCode::Down), Action::Down),
            (char('j'), Action::Down),
        ],
        on: always,
        listed: Listed::Nowhere,
    },
    Binding {
        modes: SUPPOSITIONS,
        shown: "d",
        text: words::key_remove,
        keys: &[(char('d'), Action::Remove), (Key::Plain(KeyCode::Delete), Action::Remove)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: SUPPOSITIONS,
        shown: "u",
        text: words::key_remove_last,
        keys: &[(char('u'), Action::RemoveLast)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: SUPPOSITIONS,
        shown: "x",
        text: words::key_remove_all,
        keys: &[(char('x'), Action::RemoveAll)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: SUPPOSITIONS,
        shown: "Esc",
        text: words::key_close,
        keys: &[
            (Key::Plain(KeyCode::Esc), Action::Close),
            (Key::Plain(KeyCode::Enter), Action::Close),
            (char('q'), Action::Close),
            (char('W'), Action::Close),
        ],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: SUPPOSITIONS,
        shown: "1",
        text: words::unit_organisations,
        keys: &[(char('1'), Action::Reach(Goal::Organisations))],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: SUPPOSITIONS,
        shown: "2",
        text: words::unit_branches,
        keys: &[(char('2'), Action::Reach(Goal::Branches))],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: SUPPOSITIONS,
        shown: "3",
        text: words::unit_members,
        keys: &[(char('3'), Action::Reach(Goal::Members))],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: SUPPOSITIONS,
        shown: "s",
        text: words::key_save_suppositions,
        keys: &[(char('s'), Action::SaveSuppositions)],
        on: has_suppositions,
        listed: Listed::Footer,
    },
    Binding {
        modes: SUPPOSITIONS,
        shown: "l",
        text: words::key_load_suppositions,
        keys: &[(char('l'), Action::LoadSuppositions)],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: FINDING,
        shown: "Enter",
        text: words::open_unit,
        keys: &[(Key::Plain(KeyCode::Enter), Action::Open)],
        on: finding_has_unit,
        listed: Listed::Footer,
    },
    Binding {
        modes: FINDING,
        shown: "Esc",
        text: words::key_close,
        keys: &[
            (Key::Plain(KeyCode::Esc), Action::Close),
            (Key::Plain(KeyCode::Enter), Action::Close),
            (char('q'), Action::Close),
            (char('?'), Action::Close),
        ],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: HELP,
        shown: "↑↓",
        text: words::key_move,
        keys: &[
            (Key::Plain(KeyCode::Up), Action::Up),
            (char('k'), Action::Up),
            (Key::Plain(KeyCode::Down), Action::Down),
            (char('j'), Action::Down),
        ],
        on: always,
        listed: Listed::Footer,
    },
    Binding {
        modes: HELP,
        shown: "Esc",
        text: words::key_close,
        keys: &[
            (Key::Plain(KeyCode::Esc), Action::Close),
            (Key::Plain(KeyCode::Enter), Action::Close),
            (char('q'), Action::Close),
            (char('?'), Action::Close),
        ],
        on: always,
        listed: Listed::Footer,
    },
];

/// The bindings of a mode whose keys do something now.
pub fn bindings(state: &State, mode: Mode) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |b| b.modes.contains(&mode) && (b.on)(state))
}

/// What a key does now.
#[must_use]
pub fn action(state: &State, key: KeyEvent) -> Option<Action> {
    bindings(state, Mode::of(state))
        .flat_map(|binding| binding.keys)
        .find(|(own, _)| own.matches(key))
        .map(|(_, action)| *action)
}

#[cfg(test)]
mod tests {
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
    fn the_readme_names_every_key_of_the_main_mode() {
        let readme = include_str!("../../README.md");
        let table: String = readme
            .lines()
            .skip_while(|line| !line.starts_with("| phím / key"))
            .take_while(|line| line.starts_with('|'))
            .collect();
        let main = BINDINGS.iter().filter(|b| b.modes.contains(&Mode::Main));
        for key in main.flat_map(|b| b.shown.split(' ')).filter(|key| *key != "…") {
            let quoted = format!("`{key}`");
            let named = if key.chars().count() == 1 && key.is_ascii() { &quoted } else { key };
            assert!(table.contains(named), "{key}");
        }
    }
}
