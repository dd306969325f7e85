//! The resolution's yearly targets on their scope, the record of the term, the units nearest to their
//! thresholds.
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

use crate::analysis::{Candidate, TargetKind};
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
        return frame.render_widget(
            Line::raw(format!(
                " {}",
                if state.freshness.reading { words::loading(lang) } else { words::no_data(lang) }
            )),
            area,
        );
    }
    let scope: Vec<&str> =
        state.settings.scope.iter().map(|o| words::ownership_full(lang, *o)).collect();
    let mut lines = vec![
        Line::from(vec![
            Span::styled(format!(" {}: ", words::scope(lang)), theme.faint()),
            Span::raw(scope.join(", ")),
        ]),
        Line::raw(""),
    ];
    let wide = area.width >= 100;
    let name_width =
        if wide { 50 } else { usize::from(area.width).saturating_sub(46).clamp(12, 50) };
    let heading = format!(
        "    {}{:>12}{:>9}   {}",
        pad(words::target(lang), name_width, false),
        words::value(lang),
        format!("≥ {}", words::line(lang)),
        words::missing(lang)
    );
    lines.push(Line::styled(heading, theme.faint()));
    let paces = &state.lists.figures.paces;
    let under_way = state.year >= state.today;
    // The counted targets are those of the whole.
    let narrowed = !state.filter.is_whole();
    for target in &state.lists.figures.targets {
        // A year that is not over has not failed yet.
        let status =
            if target.of.is_none() && (narrowed || under_way && target.status == Status::Below) {
                Status::Unrated
            } else {
                target.status
            };
        let n = |v| words::whole(lang, v);
        let value = target
            .of
            .map_or_else(|| n(target.value), |of| format!("{}/{}", n(target.value), n(of)));
        let line =
            if target.of.is_some() { format!("{} %", target.target) } else { n(target.target) };
        let result = match status {
            Status::Below => format!("{} {}", n(target.missing), unit(lang, target.kind)),
            Status::Meets => words::met(lang).to_lowercase(),
            Status::Unrated if target.of.is_none() && narrowed => {
                words::of_the_whole(lang).to_owned()
            }
            Status::Unrated if target.status == Status::Unrated && target.of.is_none() => {
                words::no_data_of_year(lang).to_owned()
            }
            Status::Unrated if target.of.is_none() => {
                format!("{}, {} {}", words::so_far(lang), words::short_by(lang), n(target.missing))
            }
            Status::Unrated => words::unrated(lang).to_owned(),
        };
        let share = match target.of {
            Some(of) => {
                (Share { met: target.value, of }, u8::try_from(target.target).unwrap_or(100))
            }
            // A count stands against its target as against a line at four fifths of the bar.
            None => (
                Share {
                    met: target.value.min(target.target * 5 / 4),
                    of: (target.target * 5 / 4).max(1),
                },
                80,
            ),
        };
        let mut spans = vec![
            Span::styled(format!(" {}  ", mark(status)), theme.status(status)),
            Span::raw(pad(words::target_name(lang, target.kind), name_width, false)),
            Span::styled(format!("{value:>12}"), theme.status(status)),
            Span::raw(format!("{line:>9}")),
            Span::styled(format!("   {}", pad(&result, 20, false)), theme.status(status)),
        ];
        if wide {
            spans.push(Span::styled(
                bar(
                    Some(share.0),
                    share.1,
                    usize::from(area.width).saturating_sub(name_width + 52).min(24),
                ),
                theme.status(status),
            ));
        }
        lines.push(Line::from(spans));
    }
    let (n, room) = (|v| words::whole(lang, v), usize::from(area.width));
    for pace in paces.iter().filter(|p| p.a_year.is_some() && !narrowed) {
        let sentence = words::pace_of(
            lang,
            &n(pace.reached),
            &n(pace.due),
            &n(pace.a_year.unwrap_or(0)),
            state.settings.targets_until,
        );
        let text = format!("    {}: {sentence}", words::target_name(lang, pace.kind));
        lines.push(Line::styled(fit(&text, room), theme.faint()));
    }
    let record = &state.lists.figures.term;
    let [own_state, non_state, fdi, untold] = record.founded;
    let text = format!(
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
    );
    lines.push(Line::styled(fit(&text, room), theme.strong()));
    let height = u16::try_from(lines.len()).unwrap_or(area.height).min(area.height);
    frame.render_widget(Paragraph::new(lines), Rect { height, ..area });
    let rest = Rect { y: area.y + height, height: area.height - height, ..area };
    let selected = state.tables.screens[Screen::Targets].at;
    list::draw(frame, rest, theme, nearest(state, theme), selected, |at| {
        candidate_line(state, theme, &state.lists.candidates[at], room)
    });
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
