//! How the year compares with its thresholds, and where it is below.
//!
//! ```text
//! ┌ Organisations ┐┌ Branches ┐┌ Members ┐┌ Admitted ┐
//! └───────────────┘└──────────┘└─────────┘└──────────┘
//!  Non-state, FDI included:  Organisations ✓ 90,4 %  …
//!  Zones below a line (2)
//!  ▼  KCN Đình Trám    ✓ 92,0 23/25 …   short 1 branches
//!  Organisations below a line (7)
//!  ▼  Đảng bộ Công ty A   KCN Đình Trám   members 78,4 %, …
//! ```
//!
//! In a small window each card is one line.

use super::overview_cards::cards;
use crate::analysis::organisation_reasons;
use crate::app::{Action, Mode, OverviewItem, Screen, State, Target};
use crate::domain::{Row, Share, Status, Table, ZoneId};
use crate::ui::canvas::Frame;
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::list::{self, Entry};
use crate::ui::widgets::text::{fit_words, pad, zone_name};
use crate::words::{self, Noun};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The screens that a click on the cards opens.
const CARD_SCREENS: [Screen; 4] =
    [Screen::Organisations, Screen::Branches, Screen::Organisations, Screen::Targets];

/// Draws the overview.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    if !state.is_whole() {
        return draw_progress(frame, area, state, theme);
    }
    let width = usize::from(area.width);
    let full = area.width >= 76 && area.height >= 16;
    let cards = cards(state, theme, usize::from(area.width / 4));
    let [upper, scope, lower] = Layout::vertical([
        Constraint::Length(if full { 6 } else { 4 }),
        Constraint::Length(u16::from(area.height >= 14) + u16::from(full)),
        Constraint::Min(0),
    ])
    .areas(area);
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
    let selected = state.tables.screens[Screen::Overview].at;
    list::draw(frame, lower, theme, entries(state, theme), selected, |at| {
        match state.lists.overview[at] {
            OverviewItem::Zone(zone) => zone_line(state, theme, zone, width),
            OverviewItem::Organisation(row) => organisation_line(state, theme, row, width),
        }
    });
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

/// The shares of the scope of the targets, and how many targets are missed.
fn scope_line(state: &State, theme: Theme, width: u16) -> Line<'static> {
    let lang = state.lang;
    let (scope, _) = &state.lists.figures.scope;
    let names = words::scope_list(lang, &state.settings.scope);
    let is_judged = state.filter.is_whole();
    let missed = state.lists.figures.targets.iter().filter(|t| t.status == Status::Below).count();
    let mut spans = vec![Span::styled(
        if width >= 140 {
            format!(" {} ({names}):  ", words::scope(lang))
        } else {
            format!(" {names}:  ")
        },
        theme.faint(),
    )];
    for (name, m) in [
        (words::organisations(lang), &scope.organisations),
        (words::branches(lang), &scope.branches),
        (words::members(lang), &scope.members),
    ] {
        // A target is that of the whole: a part of it has no verdict.
        let status = if is_judged { m.status() } else { Status::Unrated };
        let percent = words::percent(lang, m.share, m.threshold);
        let unit = if m.share.of > 0 { " %" } else { "" };
        spans.push(Span::styled(
            format!("{name} {} {percent}{unit}", mark(status)),
            theme.status(status),
        ));
        let counts = if width >= 110 {
            format!(" {}/{}", words::whole(lang, m.share.met), words::whole(lang, m.share.of))
        } else {
            String::new()
        };
        spans.push(Span::styled(format!("{counts}  "), theme.faint()));
    }
    if missed > 0 {
        spans.push(Span::styled(format!("▼ 5: {missed}"), theme.below()));
    }
    Line::from(spans)
}

/// The lists below the cards: headings, and items by their place among `Lists::overview`.
fn entries(state: &State, theme: Theme) -> Vec<Entry> {
    let lang = state.lang;
    let heading =
        |text: String| Entry::Line(Line::styled(text, theme.accent().add_modifier(Modifier::BOLD)));
    let zones = state.lists.overview.iter().filter(|i| matches!(i, OverviewItem::Zone(_))).count();
    let organisations = state.lists.overview.len() - zones;
    let mut out = Vec::new();
    let visiting = state.lists.figures.visiting;
    if visiting > 0 {
        let text = words::visiting(lang, visiting as u64);
        out.push(Entry::Line(Line::styled(format!(" ↗ {text}"), theme.faint())));
    }
    let tables = [Table::Organisations, Table::Branches].into_iter();
    let unrated = tables.zip(&state.lists.figures.unrated);
    out.extend(unrated.filter_map(|(table, counts)| {
        let text = words::unrated_by_reason(lang, table, counts)?;
        Some(Entry::Line(Line::styled(format!(" · {text}"), theme.faint())))
    }));
    if !state.loaded.unread.is_empty() {
        let text = words::check::unread_files(lang, &state.loaded.unread);
        out.push(Entry::Line(Line::styled(format!(" ! {text}"), theme.warning())));
    }
    let is_outside = |item: &OverviewItem| match item {
        OverviewItem::Zone(zone) => state.lists.zones[*zone].zone == ZoneId::OUTSIDE,
        OverviewItem::Organisation(_) => false,
    };
    let outside = state.lists.overview.iter().filter(|item| is_outside(item)).count();
    let and_outside = if outside > 0 { words::and_outside(lang) } else { "" };
    let below = zones - outside;
    out.push(heading(format!(" {} ({below}){and_outside}", words::zones_below(lang))));
    if zones == 0 {
        out.push(Entry::Line(Line::styled(
            format!("    {}", words::no_zone_below(lang)),
            theme.faint(),
        )));
    }
    out.extend((0..zones).map(Entry::Item));
    if organisations > 0 {
        out.push(Entry::Line(Line::raw("")));
        out.push(heading(format!(" {} ({organisations})", words::organisations_below(lang))));
        out.extend((zones..state.lists.overview.len()).map(Entry::Item));
    } else {
        out.push(Entry::Line(Line::styled(
            format!(" {}", words::nobody_below(lang)),
            theme.faint(),
        )));
    }
    out
}

/// A zone with its shares and what it is short of.
fn zone_line(state: &State, theme: Theme, zone: usize, width: usize) -> Line<'static> {
    let lang = state.lang;
    let row = &state.lists.zones[zone];
    let name_width = if width >= 110 {
        30
    } else if width >= 60 {
        27
    } else {
        18
    };
    let mut spans = vec![
        Span::styled(" ▼  ", theme.below()),
        Span::raw(pad(zone_name(state, row.zone), name_width, false)),
    ];
    let mut short = Vec::new();
    let nouns = [Noun::Organisation, Noun::Branch, Noun::Member];
    for (m, noun) in row.measures.all().into_iter().zip(nouns) {
        let status = m.status();
        let text = format!(
            "{} {} {}/{}",
            mark(status),
            words::percent(lang, m.share, m.threshold),
            m.share.met,
            m.share.of
        );
        let text = if status == Status::Unrated { "–".to_owned() } else { text };
        if width >= 100 {
            spans.push(Span::styled(pad(&text, 18, true), theme.status(status)));
        }
        if status == Status::Below {
            short.push(words::counted(lang, m.shortfall(), noun));
        }
    }
    spans.push(Span::styled(
        format!(
            "{}{} {}",
            if width >= 60 { "   " } else { "" },
            words::short_by(lang),
            short.join(", ")
        ),
        theme.below(),
    ));
    Line::from(spans)
}

/// An organisation with the reasons why it is below.
fn organisation_line(state: &State, theme: Theme, row: Row, width: usize) -> Line<'static> {
    let (data, lang) = (state.data(), state.lang);
    let units = data.units(Table::Organisations);
    let reasons = organisation_reasons(data, &state.settings.thresholds, row);
    let short = words::missing(lang).to_lowercase();
    let why = words::reasons_of(
        lang,
        data,
        &state.settings.thresholds,
        (Table::Organisations, row),
        reasons,
        &short,
    );
    let name_width = if width >= 110 { 46 } else { (width / 2).saturating_sub(4) };
    let mut spans = vec![
        Span::styled(" ▼  ", theme.below()),
        Span::raw(pad(data.name(Table::Organisations, row), name_width, false)),
        Span::raw(" "),
    ];
    if width >= 110 {
        spans.push(Span::raw(pad(zone_name(state, units.zone[row as usize]), 24, false)));
        spans.push(Span::raw(" "));
    }
    spans.push(Span::styled(why, theme.below()));
    Line::from(spans)
}
