//! The resolution's yearly targets on their scope, the record of the term, the units nearest to
//! their thresholds.
//!
//! ```text
//!  Scope of the resolution: non-state, foreign-invested
//!     Target                      Reached   ≥ Line   Missing
//!  ✓  Rated organisations …         45/49     90 %   met       ███████████▌│█
//!  ▼  Members admitted                180      200   20 members
//!  Term 08/2020 – 2023: founded 15 (…) · admitted 553 · …
//!  Nearest to their line (base organisations)
//!  ▼  Đảng bộ Công ty A   KCN Đình Trám   2 members
//! ```

use crate::analysis::{Candidate, Pace, Target, TargetKind};
use crate::app::{Screen, State};
use crate::domain::{Ownership, Share, Status};
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::list::{self, Entry};
use crate::ui::widgets::text::{fit, pad, zone_name};
use crate::words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws them.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let lang = state.lang;
    if !state.is_whole() {
        let text =
            if state.freshness.reading { words::loading(lang) } else { words::no_data(lang) };
        return frame.render_widget(Line::raw(format!(" {text}")), area);
    }
    let width = usize::from(area.width);
    let scope: Vec<&str> =
        state.settings.scope.iter().map(|o| words::ownership_full(lang, *o)).collect();
    let name_width = if width >= WIDE { 50 } else { width.saturating_sub(46).clamp(12, 50) };
    let heading = format!(
        "    {}{:>12}{:>9}   {}",
        pad(words::target(lang), name_width, false),
        words::value(lang),
        format!("≥ {}", words::line(lang)),
        words::missing(lang)
    );
    let mut lines = vec![
        Line::from(vec![
            Span::styled(format!(" {}: ", words::scope(lang)), theme.faint()),
            Span::raw(scope.join(", ")),
        ]),
        Line::raw(""),
        Line::styled(heading, theme.faint()),
    ];
    let targets = state.lists.figures.targets.iter();
    lines.extend(targets.map(|target| target_line(state, theme, target, name_width, width)));
    lines.extend(pace_lines(state, theme, width));
    lines.push(Line::styled(fit(&term_text(state), width), theme.strong()));
    let height = u16::try_from(lines.len()).unwrap_or(area.height).min(area.height);
    frame.render_widget(Paragraph::new(lines), Rect { height, ..area });
    let rest = Rect { y: area.y + height, height: area.height - height, ..area };
    let selected = state.tables.screens[Screen::Targets].at;
    list::draw(frame, rest, theme, nearest(state, theme), selected, |at| {
        candidate_line(state, theme, &state.lists.candidates[at], width)
    });
}

/// Width from which a target has a bar.
const WIDE: usize = 100;

/// The status to show: a count is not judged under a filter, as its target is that of the whole,
/// and a year that is not over has not failed yet.
fn shown_status(state: &State, target: &Target) -> Status {
    let is_filtered = !state.filter.is_whole();
    let may_still_meet = state.year >= state.today && target.status == Status::Below;
    if target.of.is_none() && (is_filtered || may_still_meet) {
        Status::Unrated
    } else {
        target.status
    }
}

/// What is missing to a target, or why it is not judged.
fn result_text(state: &State, target: &Target, status: Status) -> String {
    let lang = state.lang;
    let n = |v| words::whole(lang, v);
    match status {
        Status::Below => format!("{} {}", n(target.missing), unit(lang, target.kind)),
        Status::Meets => words::met(lang).to_lowercase(),
        Status::Unrated if target.of.is_some() => words::unrated(lang).to_owned(),
        Status::Unrated if !state.filter.is_whole() => words::of_the_whole(lang).to_owned(),
        Status::Unrated if target.status == Status::Unrated => {
            words::no_data_of_year(lang).to_owned()
        }
        Status::Unrated => {
            format!("{}, {} {}", words::so_far(lang), words::short_by(lang), n(target.missing))
        }
    }
}

/// The share and the threshold that the bar of a target shows.
fn bar_of(target: &Target) -> (Share, u8) {
    match target.of {
        Some(of) => (Share { met: target.value, of }, u8::try_from(target.target).unwrap_or(100)),
        // The target of a count is at four fifths of the bar.
        None => {
            let of = target.target * 5 / 4;
            (Share { met: target.value.min(of), of: of.max(1) }, 80)
        }
    }
}

fn target_line(
    state: &State,
    theme: Theme,
    target: &Target,
    name_width: usize,
    width: usize,
) -> Line<'static> {
    let lang = state.lang;
    let n = |v| words::whole(lang, v);
    let status = shown_status(state, target);
    let (value, threshold) = match target.of {
        Some(of) => (format!("{}/{}", n(target.value), n(of)), format!("{} %", target.target)),
        None => (n(target.value), n(target.target)),
    };
    let result = result_text(state, target, status);
    let style = theme.status(status);
    let mut spans = vec![
        Span::styled(format!(" {}  ", mark(status)), style),
        Span::raw(pad(words::target_name(lang, target.kind), name_width, false)),
        Span::styled(format!("{value:>12}"), style),
        Span::raw(format!("{threshold:>9}")),
        Span::styled(format!("   {}", pad(&result, 20, false)), style),
    ];
    if width >= WIDE {
        let (share, threshold) = bar_of(target);
        let bar_width = width.saturating_sub(name_width + 52).min(24);
        spans.push(Span::styled(bar(Some(share), threshold, bar_width), style));
    }
    Line::from(spans)
}

/// The pace of the counted targets to the end of their period; none under a filter.
fn pace_lines(state: &State, theme: Theme, width: usize) -> Vec<Line<'static>> {
    let lang = state.lang;
    let n = |v| words::whole(lang, v);
    if !state.filter.is_whole() {
        return Vec::new();
    }
    let line = |pace: &Pace| {
        let (reached, due) = (n(pace.reached), n(pace.due));
        let sentence =
            words::pace_of(lang, &reached, &due, &n(pace.a_year?), state.settings.targets_until);
        let text = format!("    {}: {sentence}", words::target_name(lang, pace.kind));
        Some(Line::styled(fit(&text, width), theme.faint()))
    };
    state.lists.figures.paces.iter().filter_map(line).collect()
}

/// The record of the term: what was founded, who was admitted, who was seconded.
fn term_text(state: &State) -> String {
    let lang = state.lang;
    let n = |v| words::whole(lang, v);
    let record = &state.lists.figures.term;
    let [own_state, non_state, fdi, untold] = record.founded;
    format!(
        " {} {:02}/{} – {}: {} {} ({} {}, {} {}) · {} {} · {} {} · {} {}",
        words::term(lang),
        state.settings.term.1,
        state.settings.term.0,
        state.year,
        words::founded(lang),
        n(own_state + non_state + fdi + untold),
        n(non_state),
        words::ownership_short(lang, Ownership::NonState),
        n(fdi),
        words::ownership_short(lang, Ownership::Fdi),
        words::admitted(lang).to_lowercase(),
        n(record.admitted.value),
        words::owners(lang),
        n(record.owners.value),
        words::seconded(lang),
        n(record.seconded.value)
    )
}

/// The units nearest to their lines, organisations first, then branches.
fn nearest(state: &State, theme: Theme) -> Vec<Entry> {
    let lang = state.lang;
    let mut out = Vec::new();
    let mut last = None;
    for (at, candidate) in state.lists.candidates.iter().enumerate() {
        if last.replace(candidate.table) != Some(candidate.table) {
            out.push(Entry::Line(Line::raw("")));
            let text =
                format!(" {} ({})", words::nearest_of(lang), words::table(lang, candidate.table));
            out.push(Entry::Line(Line::styled(text, theme.accent().add_modifier(Modifier::BOLD))));
        }
        out.push(Entry::Item(at));
    }
    out
}

fn candidate_line(
    state: &State,
    theme: Theme,
    candidate: &Candidate,
    width: usize,
) -> Line<'static> {
    let (data, table, row) = (state.data(), candidate.table, candidate.row);
    let name_width = if width >= 110 { 44 } else { (width / 2).saturating_sub(4) };
    let mut spans = vec![
        Span::styled(" ▼  ", theme.below()),
        Span::raw(pad(data.name(table, row), name_width, false)),
        Span::raw(" "),
    ];
    if width >= 110 {
        spans.push(Span::raw(pad(
            zone_name(state, data.units(table).zone[row as usize]),
            25,
            false,
        )));
        spans.push(Span::raw(" "));
    }
    spans.push(Span::raw(words::needs(
        state.lang,
        candidate.rating,
        candidate.branches,
        candidate.members,
    )));
    Line::from(spans)
}

const fn unit(lang: words::Lang, kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Organisations | TargetKind::Founded => words::unit_organisations(lang),
        TargetKind::Members | TargetKind::Admitted => words::unit_members(lang),
        TargetKind::Owners => words::owners(lang),
    }
}
