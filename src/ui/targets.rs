//! The resolution's yearly targets on their own scope.

use super::bar::bar;
use super::cells::pad;
use super::theme::{Theme, mark};
use crate::analysis::{TargetKind, targets};
use crate::app::State;
use crate::domain::{Share, Status};
use crate::words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws them.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let lang = state.lang;
    if state.data().years.is_empty() {
        return frame
            .render_widget(Line::raw(format!(" {}", if state.reading { words::loading(lang) } else { words::no_data(lang) })), area);
    }
    let scope: Vec<&str> = state.settings.scope.iter().map(|o| words::ownership_full(lang, *o)).collect();
    let mut lines = vec![
        Line::from(vec![Span::styled(format!(" {}: ", words::scope(lang)), theme.faint()), Span::raw(scope.join(", "))]),
        Line::raw(""),
    ];
    let wide = area.width >= 100;
    let name_width = if wide { 50 } else { usize::from(area.width).saturating_sub(46).clamp(12, 50) };
    let heading = format!(
        "    {}{:>12}{:>9}   {}",
        pad(words::target(lang), name_width, false),
        words::value(lang),
        format!("≥ {}", words::line(lang)),
        words::missing(lang)
    );
    lines.push(Line::styled(heading, theme.faint()));
    for target in targets(state.data(), &state.settings, state.year, &state.narrowing) {
        let status = target.status;
        let n = |v| words::whole(lang, v);
        let value = target.of.map_or_else(|| n(target.value), |of| format!("{}/{}", n(target.value), n(of)));
        let line = if target.of.is_some() { format!("{} %", target.target) } else { n(target.target) };
        let result = match status {
            Status::Below => format!("{} {}", n(target.missing), unit(lang, target.kind)),
            Status::Meets => words::met(lang).to_lowercase(),
            Status::Unrated => words::unrated(lang).to_owned(),
        };
        let share = match target.of {
            Some(of) => (Share { met: target.value, of }, u8::try_from(target.target).unwrap_or(100)),
            // A count stands against its target as against a line at four fifths of the bar.
            None => (Share { met: target.value.min(target.target * 5 / 4), of: (target.target * 5 / 4).max(1) }, 80),
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
                bar(Some(share.0), share.1, usize::from(area.width).saturating_sub(name_width + 52).min(24)),
                theme.status(status),
            ));
        }
        lines.push(Line::from(spans));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

const fn unit(lang: words::Lang, kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Organisations | TargetKind::Founded => words::unit_organisations(lang),
        TargetKind::Members | TargetKind::Admitted => words::unit_members(lang),
        TargetKind::Owners => words::owners(lang),
    }
}
