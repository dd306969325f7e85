//! The lines above every screen: title, year and freshness; tabs; the conditions of the rows, each
//! taken back by a click.
//!
//! ```text
//!  Enterprise bloc of Bắc Giang  ·  Illustrative data              ‹ 2023 ›  ● live 14:02:11
//!  1 Overview   2 Organisations 61   3 Branches 160   4 Zones 10   5 Targets ▼3   6 Checks 12
//!  KCN Đình Trám ✕   below the line ✕   “may” ✕
//! ```

use super::filter::conditions;
use super::status::{draw_status, year_and_live, year_and_mark};
use super::text::fit;
use crate::app::{Action, Mode, SCREENS, Screen, ScreenSpec, State, Target};
use crate::ui::canvas::Frame;
use crate::ui::layout::width;
use crate::ui::theme::Theme;
use crate::words;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// Draws the lines: two, and a third for the conditions where `area` has one.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let first = Rect { height: 1, ..area };
    title(frame, first, state, theme);
    let second = Rect { y: area.y + 1, height: 1, ..area };
    Tabs::new(state, usize::from(area.width)).draw(frame, second, state, theme);
    if area.height > 2 {
        chips(frame, Rect { y: area.y + 2, height: 1, ..area }, state, theme);
    }
}

/// The least columns of a condition's text.
const MIN_CHIP: usize = 6;

/// Draws the conditions, each with its way out. The longest are cut first; those that have no room
/// at all are counted.
fn chips(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let all = conditions(state);
    let room = usize::from(area.width).saturating_sub(2);
    let widths = chip_widths(&all.iter().map(|(_, text)| text.width()).collect::<Vec<_>>(), room);
    let mut x = area.x + 1;
    let mut spans = vec![Span::raw(" ")];
    for ((condition, text), width) in all.iter().zip(&widths) {
        let text = format!("{} ✕", fit(text, *width));
        let place = Rect { x, width: u16::try_from(text.width()).unwrap_or(0), ..area };
        frame.hit(place, Target::Condition(*condition));
        x += place.width + CHIP_GAP;
        spans.push(Span::styled(text, theme.heading()));
        spans.push(Span::raw("   "));
    }
    if widths.len() < all.len() {
        spans.push(Span::styled(format!("+{}", all.len() - widths.len()), theme.accent()));
    }
    frame.lines(area, vec![Line::from(spans)]);
}

/// The blanks behind a condition.
const CHIP_GAP: u16 = 3;

/// The columns of the number of those that are left out.
const MORE: usize = 2;

/// The widths of the texts of the conditions that are shown, with ` ✕` and a gap behind each.
fn chip_widths(texts: &[usize], room: usize) -> Vec<usize> {
    let around = 2 + usize::from(CHIP_GAP);
    let fits = |widths: &[usize], room: usize| {
        widths.iter().map(|width| width + around).sum::<usize>() <= room
    };
    for count in (0..=texts.len()).rev() {
        // `+2` for those that are left out.
        let room = room.saturating_sub(if count < texts.len() { MORE } else { 0 });
        let fits = |widths: &[usize]| fits(widths, room);
        let mut widths = texts[..count].to_vec();
        while !fits(&widths)
            && let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > MIN_CHIP)
        {
            *widest -= 1;
        }
        if fits(&widths) {
            return widths;
        }
    }
    Vec::new()
}

/// The first line: title, note on illustrative data, year and freshness.
fn title(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let is_narrow = area.width < 60;
    let of_width = if is_narrow { year_and_mark } else { year_and_live };
    let right = of_width(state, theme);
    let room = usize::from(area.width).saturating_sub(width(&right) + 2);
    let note = if !state.data().illustrative {
        String::new()
    } else if is_narrow {
        words::illustrative(state.lang).to_owned()
    } else {
        format!("  ·  {}", words::illustrative(state.lang))
    };
    let title = if is_narrow && !note.is_empty() {
        String::new()
    } else {
        fit(&state.settings.title, room.saturating_sub(note.width() + 1))
    };
    let left = Line::from(vec![
        Span::raw(" "),
        Span::styled(title, theme.strong()),
        Span::styled(note, theme.warning()),
    ]);
    let beside = u16::try_from(width(&right)).unwrap_or(0);
    frame.lines(Rect { width: area.width.saturating_sub(beside), ..area }, vec![left]);
    draw_status(frame, area, right);
}

/// How much of the tabs a line has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counts {
    /// Every count.
    All,
    /// Those of the units, and what asks for a look.
    Units,
    /// What asks for a look: targets that are missed, findings.
    Alerts,
}

/// A tab: its number with its name, and what it counts.
struct Tab {
    screen: Screen,
    name: String,
    count: String,
}

/// The tabs as they fit their line, with the gap behind each.
struct Tabs {
    tabs: Vec<Tab>,
    gap: u16,
}

impl Tabs {
    /// Every name with every count; in a shorter line fewer counts; in the shortest only the open
    /// tab has its name.
    fn new(state: &State, width: usize) -> Self {
        let room = width.saturating_sub(1);
        let fits = |(counts, gap): &(Counts, u16)| {
            let widths = tabs(state, *counts, true).into_iter().map(|tab| tab.width());
            widths.sum::<usize>() + usize::from(*gap) * (SCREENS.len() - 1) <= room
        };
        let layouts = [(Counts::All, 3), (Counts::All, 2), (Counts::All, 1), (Counts::Units, 1)];
        let layouts = layouts.into_iter().chain([(Counts::Alerts, 2), (Counts::Alerts, 1)]);
        match layouts.into_iter().find(fits) {
            Some((counts, gap)) => Self { tabs: tabs(state, counts, true), gap },
            None => Self { tabs: tabs(state, Counts::Alerts, false), gap: 1 },
        }
    }

    /// Draws the tabs.
    fn draw(&self, frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
        let mut x = area.x + 1;
        for tab in &self.tabs {
            let is_open = state.nav.screen == tab.screen;
            let name = if is_open {
                theme.accent().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
            } else {
                theme.plain()
            };
            let count = match tab.screen {
                Screen::Targets => theme.below(),
                _ => theme.faint(),
            };
            let width = u16::try_from(tab.width()).unwrap_or(0);
            let place = Rect { x, width, ..area }.intersection(area);
            let spans =
                [Span::styled(tab.name.clone(), name), Span::styled(tab.count.clone(), count)];
            frame.lines(place, vec![Line::from(spans.to_vec())]);
            frame.hit(place, Target::Key(Mode::Main, Action::Screen(tab.screen)));
            x = x.saturating_add(width + self.gap);
        }
    }
}

impl Tab {
    fn width(&self) -> usize {
        self.name.width() + self.count.width()
    }
}

/// The tabs with some of their counts; with the name of the open one alone if not `has_names`.
fn tabs(state: &State, counts: Counts, has_names: bool) -> Vec<Tab> {
    let tab = |(at, spec): (usize, &&ScreenSpec)| {
        let screen = spec.screen;
        let count = state.lists.counts[screen];
        let is_alert = matches!(screen, Screen::Targets | Screen::Checks);
        let is_of_units = matches!(screen, Screen::Organisations | Screen::Branches);
        let is_shown = match counts {
            Counts::All => true,
            Counts::Units => is_alert || is_of_units,
            Counts::Alerts => is_alert,
        };
        let is_shown = is_shown && count > 0;
        let sign = if screen == Screen::Targets { "▼" } else { "" };
        let count = format!(" {sign}{}", words::whole(state.lang, count));
        let name = if has_names || state.nav.screen == screen {
            format!("{} {}", at + 1, (spec.tab)(state.lang))
        } else {
            (at + 1).to_string()
        };
        Tab { screen, name, count: if is_shown { count } else { String::new() } }
    };
    SCREENS.iter().enumerate().map(tab).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_cut_before_one_is_left_out() {
        for (texts, room, widths) in [
            (&[13, 12, 5][..], 45, &[13, 12, 5][..]),
            (&[13, 12, 5], 44, &[12, 12, 5]),
            (&[13, 12, 5], 32, &[6, 6, 5]),
            (&[13, 12, 5], 31, &[10, 9]),
            (&[13], 5, &[]),
            (&[], 0, &[]),
        ] {
            assert_eq!(chip_widths(texts, room), widths, "{texts:?} in {room}");
        }
    }
}
