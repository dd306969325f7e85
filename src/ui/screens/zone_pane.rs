//! The selected zone beside the table of zones: its measures through the years, and its
//! organisations below a threshold.
//!
//! ```text
//! ┌ KCN Quang Châu ─────────────────────────────┐
//! │             2021     2022     2023          │
//! │ Tổ chức   ▼ 81,8     90,9   ▼ 72,7          │
//! │                                             │
//! │ Tổ chức dưới ngưỡng (3)                     │
//! │ ▼ Đảng bộ Công ty CP May Phú Thịnh   chi bộ │
//! └─────────────────────────────────────────────┘
//! ```

use crate::analysis::{Filter, Measures, measure, reasons};
use crate::app::State;
use crate::domain::{Measure, Row, Status, Table, Year};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::text::{fit, pad, zone_name};
use crate::ui::widgets::unit_panels::list_panel;
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The width of a measure's name.
const NAME: usize = 14;
/// The width of a year's share with its mark.
const YEAR: usize = 9;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, row: Row) {
    let zone = state.lists.zones[row as usize].zone;
    let filter = Filter { zones: vec![zone], ..state.filter.clone() };
    let room = usize::from(area.width.saturating_sub(2));
    let mut lines = years(state, theme, &filter, room);
    lines.push(Line::raw(""));
    lines.extend(below(state, theme, &filter, room));
    list_panel(frame, area, state, theme, zone_name(state, zone), lines);
}

/// The measures of a zone, a row each, in the last years that fit.
fn years(state: &State, theme: Theme, filter: &Filter, room: usize) -> Vec<Line<'static>> {
    let lang = state.lang;
    let (tallies, thresholds) = (&state.loaded.evaluation.tallies, &state.settings.thresholds);
    let all = &state.data().years;
    let all = &all[..all.partition_point(|year| *year <= state.year)];
    let fits = (room.saturating_sub(NAME) / YEAR).max(1);
    let years = &all[all.len().saturating_sub(fits)..];
    let of_year = |year: &Year| measure(tallies, thresholds, *year, filter, None);
    let measures: Vec<Measures> = years.iter().map(of_year).collect();
    let mut head = pad("", NAME, false);
    head.extend(years.iter().map(|year| pad(&year.to_string(), YEAR, true)));
    let mut lines = vec![Line::styled(head, theme.faint())];
    let names = [words::organisations(lang), words::branches(lang), words::members(lang)];
    for (at, name) in names.into_iter().enumerate() {
        let mut spans = vec![Span::styled(pad(name, NAME, false), theme.faint())];
        spans.extend(measures.iter().map(|year| {
            let Measure { share, threshold, .. } = *year.all()[at];
            let status = share.status(threshold);
            let text = match status {
                Status::Unrated => "–".to_owned(),
                Status::Below => format!("▼ {}", words::percent(lang, share, threshold)),
                Status::Meets => words::percent(lang, share, threshold),
            };
            Span::styled(pad(&text, YEAR, true), theme.status(status))
        }));
        lines.push(Line::from(spans));
    }
    lines
}

/// The organisations of a zone that are below a threshold, with the reasons.
fn below(state: &State, theme: Theme, filter: &Filter, room: usize) -> Vec<Line<'static>> {
    let (data, lang, of) = (state.data(), state.lang, Table::Organisations);
    let rows = filter.counted(data, of, state.year).filter(|row| state.is_below(of, *row));
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        return vec![Line::styled(words::nobody_below(lang), theme.faint())];
    }
    let heading = format!("{} ({})", words::organisations_below(lang), rows.len());
    let mut lines = vec![Line::styled(heading, theme.strong())];
    lines.extend(rows.into_iter().map(|row| {
        let why = words::reason_names(lang, reasons(data, &state.settings.thresholds, of, row));
        let name = fit(data.name(of, row), room.saturating_sub(why.chars().count() + 3));
        let gap = room.saturating_sub(name.chars().count() + why.chars().count() + 2);
        Line::from(vec![
            Span::styled("▼ ", theme.below()),
            Span::raw(name),
            Span::raw(" ".repeat(gap)),
            Span::styled(why, theme.faint()),
        ])
    }));
    lines
}
