//! How the year compares with its thresholds, and where it is below.
//!
//! ```text
//! ┌ Organisations ┐┌ Branches ┐┌ Members ┐┌ Admitted ┐
//! └───────────────┘└──────────┘└─────────┘└──────────┘
//!  ▼ 3 targets missed (key 5) · non-state, FDI:  Organisations ▼ 85.7 %  …
//!  Members good or better in 61 organisations (each ▄ is 1 organisation)
//!  (the strip)
//!  Zones below a line (2)
//!  ▼  KCN Đình Trám    ✓ 92,0 23/25 …   short 1 branch
//!  Organisations below a line (7) · 3 more
//!  ▼  Đảng bộ Công ty A   KCN Đình Trám   members 78,4 %, …
//! ```
//!
//! In a small window each card is one line, and there is no strip.

use super::overview_cards::{CARD_HEIGHT, cards};
use super::overview_lists;
use crate::analysis::strip_column;
use crate::app::{Action, Mode, OverviewItem, Screen, State, Target};
use crate::domain::{Share, Status, Table};
use crate::ui::canvas::Frame;
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::strip::StripView;
use crate::ui::widgets::text::fit_words;
use crate::words;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr;

/// The screens that a click on the cards opens.
const CARD_SCREENS: [Screen; 4] =
    [Screen::Organisations, Screen::Branches, Screen::Organisations, Screen::Targets];
/// The least size of the body for the strip: its columns, and the rows that leave place for lists.
const STRIP_SIZE: (u16, u16) = (100, 30);
/// The most rows of marks of the strip.
const STRIP_ROWS: u16 = 8;

/// Draws the overview.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    if !state.is_whole() {
        return draw_progress(frame, area, state, theme);
    }
    let width = usize::from(area.width);
    let full = area.width >= 76 && area.height >= 16;
    let strip = strip_lines(state, theme, area);
    let strip_height = u16::try_from(strip.len()).unwrap_or(0);
    let [upper, scope, middle, lower] = Layout::vertical([
        Constraint::Length(if full { CARD_HEIGHT } else { 4 }),
        Constraint::Length(u16::from(area.height >= 14) + u16::from(full)),
        Constraint::Length(strip_height),
        Constraint::Min(0),
    ])
    .areas(area);
    let cards = cards(state, theme, width);
    if full {
        let areas: [Rect; 4] = Layout::horizontal([Constraint::Ratio(1, 4); 4]).areas(upper);
        for ((card, area), screen) in cards.into_iter().zip(areas).zip(CARD_SCREENS) {
            card.draw(frame, area, theme);
            frame.hit(area, Target::Key(Mode::Main, Action::Screen(screen)));
        }
    } else {
        let lines: Vec<_> = cards.into_iter().map(|card| card.into_line(width)).collect();
        frame.render_widget(Paragraph::new(lines), upper);
        for (y, screen) in (upper.y..upper.bottom()).zip(CARD_SCREENS) {
            let line = Rect { y, height: 1, ..upper };
            frame.hit(line, Target::Key(Mode::Main, Action::Screen(screen)));
        }
    }
    if scope.height > 0 {
        let line = fit_words(scope_line(state, theme, area.width), width);
        frame.render_widget(line, Rect { height: 1, ..scope });
    }
    frame.render_widget(Paragraph::new(strip), middle);
    overview_lists::draw(frame, lower, state, theme);
}

/// Draws how much of the files is read; there are no figures before the whole is read.
fn draw_progress(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let (lang, progress) = (state.lang, state.freshness.progress);
    let mut lines = vec![Line::raw(words::loading(lang))];
    if progress.total > 0 {
        let share = Share { met: progress.bytes, of: progress.total };
        let bar = bar(Some(share), 100, usize::from(area.width / 2));
        lines.push(Line::styled(bar, theme.accent()));
        lines.push(Line::styled(words::read_so_far(lang, progress), theme.faint()));
        let left = progress.left.map(|seconds| words::time_left(lang, seconds));
        lines.extend(left.map(|text| Line::styled(text, theme.faint())));
    }
    let lines: Vec<Line> =
        lines.into_iter().map(|line| fit_words(line, usize::from(area.width))).collect();
    frame.render_widget(
        Paragraph::new(lines).centered(),
        Rect { y: area.y + area.height / 3, height: 4.min(area.height), ..area },
    );
}

/// How many targets are missed, and the shares of their scope.
fn scope_line(state: &State, theme: Theme, width: u16) -> Line<'static> {
    let lang = state.lang;
    let (scope, _) = &state.lists.figures.scope;
    let names = words::scope_list(lang, &state.settings.scope);
    let is_judged = state.unjudged_targets().is_none();
    let missed = state.lists.figures.targets.iter().filter(|t| t.status == Status::Below).count();
    let mut spans = vec![Span::raw(" ")];
    if missed > 0 {
        let text = words::targets_missed(lang, missed as u64);
        spans.push(Span::styled("▼ ", theme.below()));
        spans.push(Span::raw(text));
        spans.push(Span::styled(" · ", theme.faint()));
    }
    spans.push(Span::styled(
        if width >= 140 {
            format!("{} ({names}):  ", words::scope(lang))
        } else {
            format!("{names}:  ")
        },
        theme.faint(),
    ));
    let is_wide = width >= 110;
    let has_counts = width >= 130;
    let shares = [
        (words::organisations(lang), &scope.organisations, true),
        // Branches have no target of their own.
        (words::branches(lang), &scope.branches, is_wide),
        (words::members(lang), &scope.members, true),
    ];
    let mut used: usize = spans.iter().map(Span::width).sum();
    for (name, m, _) in shares.into_iter().filter(|(_, _, is_shown)| *is_shown) {
        // A target is that of the whole: a part of it has no verdict.
        let status = if is_judged { m.status() } else { Status::Unrated };
        let percent = words::percent(lang, m.share, m.threshold);
        let unit = if m.share.of > 0 { " %" } else { "" };
        let share = format!("{name} {} {percent}{unit}", mark(status));
        let counts = if has_counts {
            format!(" {}/{}", words::whole(lang, m.share.met), words::whole(lang, m.share.of))
        } else {
            String::new()
        };
        used += share.width() + counts.width() + 2;
        if used > usize::from(width) + 2 {
            break;
        }
        spans.push(Span::styled(share, theme.status(status)));
        spans.push(Span::styled(format!("{counts}  "), theme.faint()));
    }
    Line::from(spans)
}

/// The strip of the organisations with its title; empty where there is no room for it.
fn strip_lines(state: &State, theme: Theme, area: Rect) -> Vec<Line<'static>> {
    let strip = &state.lists.strip;
    if area.width < STRIP_SIZE.0 || area.height < STRIP_SIZE.1 || strip.highest() == 0 {
        return Vec::new();
    }
    let threshold = state.settings.thresholds.members;
    let view = StripView { strip, threshold, selected: selected_column(state) };
    // A taller window has more rows for the marks.
    let most = STRIP_ROWS + (area.height - STRIP_SIZE.1) / 4;
    let rows = view.rows(usize::from(most));
    let drawn = strip.below.iter().chain(&strip.meets).sum();
    let title = words::strip_title(state.lang, drawn, strip.unknown, view.unit(rows));
    let bold = theme.heading();
    let mut lines = vec![Line::styled(format!(" {title}"), bold)];
    lines.extend(view.lines(theme, rows, usize::from(area.width)));
    lines.push(Line::raw(""));
    lines
}

/// The column of the strip in which the selected organisation is.
fn selected_column(state: &State) -> Option<usize> {
    let at = state.tables.screens[Screen::Overview].at;
    match *state.lists.overview.get(at)? {
        OverviewItem::Organisation(row) => {
            state.data().units(Table::Organisations).member_share(row).and_then(strip_column)
        }
        OverviewItem::Zone(_) => None,
    }
}
