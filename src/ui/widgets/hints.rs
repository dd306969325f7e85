//! The keys of a popup as a line of text, from the key table.

use super::text::fit;
use super::window::WindowLine;
use crate::app::{Action, Binding, Listed, Mode, State, Target, bindings};
use crate::ui::theme::Theme;
use crate::words::Lang;
use ratatui::text::Line;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

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

/// The action of a binding whose keys all do the same.
#[must_use]
pub fn only_action(binding: &Binding) -> Option<Action> {
    let [(_, first), rest @ ..] = binding.keys else { return None };
    let is_same = rest.iter().all(|(_, action)| action == first);
    Some(*first).filter(|action| is_same && *action != Action::Type)
}

/// The listed keys of a mode in lines of at most `width` columns, `lead` before the first. A click
/// on a key does what it does.
#[must_use]
pub fn hint_lines(
    state: &State,
    theme: Theme,
    (mode, lead): (Mode, &str),
    width: usize,
    wanted: impl Fn(&Binding) -> bool,
) -> Vec<WindowLine> {
    let listed = bindings(state, mode).filter(|b| b.listed == Listed::Footer && wanted(b));
    let line = |text: &mut String, hits: &mut Vec<(Range<u16>, Target)>| {
        let text = std::mem::replace(text, " ".to_owned());
        WindowLine::from(Line::styled(text, theme.faint())).with_hits(std::mem::take(hits))
    };
    let column = |text: &str| u16::try_from(text.width()).unwrap_or(u16::MAX);
    let (mut lines, mut text, mut hits) = (Vec::new(), format!(" {lead}"), Vec::new());
    let mut is_first = true;
    for binding in listed {
        let hint = fit(&hint(binding, state.lang), width.saturating_sub(1));
        if text.width() > 1 && text.width() + 3 + hint.width() > width {
            lines.push(line(&mut text, &mut hits));
        } else if !is_first {
            text.push_str(" · ");
        }
        is_first = false;
        let from = column(&text);
        text.push_str(&hint);
        let action = only_action(binding);
        hits.extend(action.map(|action| (from..column(&text), Target::Key(mode, action))));
    }
    lines.push(line(&mut text, &mut hits));
    lines
}
