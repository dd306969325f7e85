//! The last line: the search that is being typed; else a notice, until the next key; else why the
//! data is old or the settings file does not apply; else the keys that work here, from the table.
//!
//! ```text
//!  1-6 screen   ↑↓ row   Enter open   / search   z zone   ? help   q leave
//! ```

use super::text::{NARROW, fit};
use super::text_field::field_text;
use crate::app::{
    Action, Binding, DeadKey, Listed, Mode, Notice, State, Target, bindings, doubts_text,
    shown_keys,
};
use crate::domain::clean;
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::words::{self, Lang};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// A notice as a sentence.
fn notice_text(lang: Lang, notice: &Notice) -> String {
    let text = match notice {
        Notice::Written(path) => format!("{} {path}", words::wrote(lang)),
        Notice::NotWritten { path, error } => {
            format!("{}: {path}: {}", words::not_written(lang), words::file_error(lang, error))
        }
        // The name of a file stays as it is.
        Notice::NotRead { path, error } => {
            return format!("{path}: {}", words::file_error(lang, error));
        }
        Notice::TakenDespite(doubts) => {
            format!("{}: {}", words::taken_despite(lang), doubts_text(lang, doubts))
        }
        Notice::OtherSettings => words::other_settings(lang).to_owned(),
        Notice::Copied => words::copied(lang).to_owned(),
        Notice::HowToOpen => words::how_to_open(lang).to_owned(),
        Notice::Gone(name) => words::gone_from_data(lang, clean(name)),
        Notice::ThresholdIsReached => words::threshold_is_reached(lang).to_owned(),
        Notice::OnlyCounted(branches) => words::only_counted(lang, *branches),
        // The key stays as it is.
        Notice::DeadKey(key, why) => return dead_key_text(lang, key, *why),
    };
    words::capital(&text)
}

/// Why a key does nothing.
fn dead_key_text(lang: Lang, key: &str, why: DeadKey) -> String {
    match why {
        DeadKey::Elsewhere => words::key_elsewhere(lang, key),
        DeadKey::IsOpen => words::key_is_open(lang, key),
        DeadKey::NoChanges => words::key_no_changes(lang, key),
        DeadKey::NoRoom => words::key_no_room(lang, key),
        DeadKey::NoRow => words::key_no_row(lang, key),
        DeadKey::NoData => words::key_no_data(lang, key),
        DeadKey::NoYearBefore(year) => words::no_year_before_this(lang, year),
        DeadKey::NoYearAfter(year) => words::no_year_after_this(lang, year),
    }
}

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let (lang, room) = (state.lang, usize::from(area.width));
    let is_narrow = area.width < NARROW;
    // A question has the keys then.
    let is_typing = state.nav.typing && state.nav.popup.is_none();
    let note = if is_typing {
        let label = format!("{}: ", words::search(lang));
        let typed = field_text(state.search(), room.saturating_sub(label.width() + 1));
        Some((label + &typed, theme.accent()))
    } else if let (Some(Notice::HowToOpen), true) = (&state.notice, is_narrow) {
        Some((words::how_to_open_short(lang).to_owned(), theme.accent()))
    } else if let Some(notice) = &state.notice {
        Some((notice_text(lang, notice), theme.accent()))
    } else if let Some(held) = state.held() {
        Some((format!("{held} · r {}", words::key_reload(lang)), theme.warning()))
    } else {
        let wrong = state.freshness.wrong_settings.as_ref();
        wrong.map(|why| (words::wrong_settings(lang, why), theme.warning()))
    };
    match note {
        Some((text, style)) => {
            let text = format!(" {text}");
            // What is always shown stands behind a note that leaves room.
            let used = column(text.width()) + 3;
            let keys_width = always_width(state);
            if !is_typing && used + keys_width <= area.width {
                let x = area.right() - keys_width;
                keys(frame, Rect { x, width: keys_width, ..area }, state, theme);
            }
            let width = area.width;
            let place = Rect { width: column(text.width()).min(width), ..area };
            frame.render_widget(Line::styled(fit(&text, room), style), place);
        }
        None => keys(frame, area, state, theme),
    }
}

/// True for a key that is shown whatever else is: the palette, the help, the ways out.
fn is_always(binding: &Binding) -> bool {
    let always = [Action::Palette, Action::Help, Action::Quit, Action::Close];
    always.iter().any(|action| binding.does(*action))
}

/// A key as the footer writes it: the first one of several.
fn key_of(state: &State, binding: &Binding) -> String {
    let shown = shown_keys(state, binding);
    match shown.as_str() {
        "↑ ↓ j k" => "↑↓".to_owned(),
        _ if binding.does(Action::YearBefore) => shown,
        other => other.split(' ').next().unwrap_or(other).to_owned(),
    }
}

/// What a key does; the help is known by its key alone in a narrow window.
fn label_of(state: &State, binding: &Binding) -> &'static str {
    let is_known = state.size.0 < NARROW && binding.does(Action::Help);
    if is_known { "" } else { binding.label(state) }
}

/// The columns of a key with its text and the gap behind.
fn width_of(state: &State, binding: &Binding) -> usize {
    key_of(state, binding).width() + label_of(state, binding).width() + 1 + usize::from(GAP)
}

/// The columns of the keys that are always shown.
fn always_width(state: &State) -> u16 {
    let shown = bindings(state, Mode::of(state)).filter(|b| b.listed == Listed::Footer);
    let widths = shown.filter(|b| is_always(b)).map(|b| width_of(state, b));
    column(widths.sum::<usize>() + 1)
}

/// The keys that work here. The palette, help and quit are always shown, the others as far as they
/// fit.
fn keys(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let room = usize::from(area.width);
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    let mode = Mode::of(state);
    let shown: Vec<_> = bindings(state, mode).filter(|b| b.listed == Listed::Footer).collect();
    let always = shown.iter().filter(|b| is_always(b)).map(|b| width_of(state, b)).sum::<usize>();
    let mut left = room.saturating_sub(always + 1);
    for binding in shown {
        let (key, label) = (key_of(state, binding), label_of(state, binding));
        let width = width_of(state, binding);
        let is_always = is_always(binding);
        if !is_always && width > left {
            continue;
        }
        if !is_always {
            left -= width;
        }
        if used + width > room + 3 {
            break;
        }
        let place = Rect { x: area.x + column(used), width: column(width), ..area };
        record(frame, place, mode, binding, &key);
        used += width;
        spans.push(Span::styled(key, theme.accent()));
        let gap = if binding.shown.is_empty() { "" } else { " " };
        spans.push(Span::raw(format!("{gap}{label}   ")));
    }
    frame.render_widget(Line::from(spans), area);
}

fn column(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// Records the place of a binding: a click does what its key does. Where its keys do different
/// things, `[ ]`, each sign does what its own key does.
fn record(frame: &mut Frame, place: Rect, mode: Mode, binding: &Binding, shown: &str) {
    let [(_, first), rest @ ..] = binding.keys else { return };
    if *first == Action::Type {
        return;
    }
    if rest.iter().all(|(_, action)| action == first) {
        let width = place.width.saturating_sub(GAP);
        return frame.hit(Rect { width, ..place }, Target::Key(mode, *first));
    }
    let signs = shown.chars().enumerate().filter(|(_, sign)| *sign != ' ');
    for ((at, _), (_, action)) in signs.zip(binding.keys) {
        let sign = Rect { x: place.x + column(at), width: 1, ..place };
        frame.hit(sign, Target::Key(mode, *action));
    }
}

/// The blanks behind a key and its text.
const GAP: u16 = 3;
