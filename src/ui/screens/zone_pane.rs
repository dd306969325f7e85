//! The zones through the years beside the table of zones, and the organisations of the selected
//! zone that are below a threshold.
//!
//! ```text
//! ┌ Tổ chức tốt trở lên, % ─────────────────────┐
//! │                    2021     2022     2023   │
//! │ › KCN Quang Châu ▼ 81,8     90,9   ▼ 72,7   │
//! │   KCN Vân Trung    90,0    100,0    100,0   │
//! └─────────────────────────────────────────────┘
//! ┌ KCN Quang Châu ─────────────────────────────┐
//! │ Tổ chức dưới ngưỡng (3)                     │
//! │ ▼ Đảng bộ Công ty CP May Phú Thịnh   chi bộ │
//! └─────────────────────────────────────────────┘
//! ```

use crate::analysis::MeasureKind;
use crate::analysis::{Filter, Measures, reasons};
use crate::app::{State, Target};
use crate::domain::{Measure, Row, Status, Table, ZoneId};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::text::{name_spans, pad, zone_name};
use crate::ui::widgets::unit_panels::{PanelLine, list_panel};
use crate::words;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// The width of a year's share with its mark.
const YEAR: usize = 7;
/// The height from which the organisations are below the zones.
const TALL: u16 = 20;
/// The width from which the zones and the organisations are side by side.
const WIDE: u16 = 100;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, row: Row) {
    let zone = state.lists.zones[row as usize].zone;
    let zones = u16::try_from(state.table().rows.len()).unwrap_or(u16::MAX).saturating_add(3);
    let lang = state.lang;
    let measure = match state.nav.measure {
        MeasureKind::Organisations => words::organisations(lang),
        MeasureKind::Branches => words::branches(lang),
        MeasureKind::Members => words::members(lang),
    };
    let title = words::measure_through_years(lang, measure);
    let [upper, lower] = if area.height < TALL && area.width < WIDE {
        [area, Rect { height: 0, ..area }]
    } else if area.width >= WIDE {
        // The years are whole where that leaves the organisations their names.
        let years = years_width(state, &title).min(area.width * 3 / 5);
        Layout::horizontal([Constraint::Length(years), Constraint::Min(0)]).areas(area)
    } else {
        let height = zones.min(area.height / 2);
        Layout::vertical([Constraint::Length(height), Constraint::Min(0)]).areas(area)
    };
    let (lines, count) = years(state, theme, row, upper);
    let all = state.lists.zone_years.years.len();
    let of_all = if count < all { format!(" ({count}/{all})") } else { String::new() };
    let title = format!("{title}{of_all}");
    list_panel(frame, upper, state, theme, &title, lines);
    organisations(frame, lower, state, theme, zone);
}

/// Draws the organisations of a zone that are below a threshold.
pub fn organisations(frame: &mut Frame, area: Rect, state: &State, theme: Theme, zone: ZoneId) {
    let filter = Filter { zones: vec![zone], ..state.filter.clone() };
    let room = usize::from(area.width.saturating_sub(2));
    let lines = below(state, theme, &filter, room);
    list_panel(frame, area, state, theme, zone_name(state, zone), lines);
}

/// The columns of the table of zones and years with its borders, or of its title where that needs
/// more.
fn years_width(state: &State, title: &str) -> u16 {
    let name = |row: &Row| zone_name(state, state.lists.zones[*row as usize].zone).width();
    let names = state.table().rows.iter().map(name).max().unwrap_or(0);
    let width = (names + 4 + YEAR * state.lists.zone_years.years.len()).max(title.width() + 4);
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// The listed zones, a row each with its share in the last years that fit, and how many these are;
/// the selected one in sight.
fn years(state: &State, theme: Theme, selected: Row, area: Rect) -> (Vec<PanelLine>, usize) {
    let all = &state.lists.zone_years;
    let room = usize::from(area.width.saturating_sub(2));
    let listed = &state.table().rows;
    let name = |row: &Row| zone_name(state, state.lists.zones[*row as usize].zone);
    // The rows in sight: the header and the borders aside.
    let fits = usize::from(area.height.saturating_sub(3)).max(1);
    let at = listed.iter().position(|row| *row == selected).unwrap_or(0);
    let from = (at + 1).saturating_sub(fits);
    let rows = &listed[from..(from + fits).min(listed.len())];
    let widest = rows.iter().map(|row| name(row).width()).max().unwrap_or(0);
    let least = all.years.len().min(2) * YEAR;
    let for_name = widest.min(room.saturating_sub(least + 2)) + 2;
    let count = (room.saturating_sub(for_name) / YEAR).clamp(1, all.years.len().max(1));
    let first = all.years.len().saturating_sub(count);
    let mut head = pad("", for_name, false);
    head.extend(all.years[first..].iter().map(|year| pad(&year.to_string(), YEAR, true)));
    let mut lines = vec![(Line::styled(head, theme.faint()), None)];
    lines.extend((from..).zip(rows).map(|(at, row)| {
        let is_selected = *row == selected;
        let (sign, style) =
            if is_selected { ("› ", theme.strong()) } else { ("  ", theme.plain()) };
        let mut spans = vec![Span::styled(sign, style)];
        let name = name_spans(state, theme, name(row), for_name - 2).into_iter();
        spans.extend(name.map(|span| span.patch_style(style)));
        let cells = all.measures.get(*row as usize).map_or(&[][..], Vec::as_slice);
        spans.extend(
            cells.iter().skip(first).map(|measures| year_cell(state, theme, measures.as_ref())),
        );
        (Line::from(spans), Some(Target::Row(at)))
    }));
    (lines, count)
}

/// The share of a zone in a year.
fn year_cell(state: &State, theme: Theme, measures: Option<&Measures>) -> Span<'static> {
    let measure = measures.map(|measures| *state.nav.measure.of(measures));
    let status = measure.map_or(Status::Unrated, |m| m.status());
    let percent = |Measure { share, threshold, .. }| words::percent(state.lang, share, threshold);
    let text = match (measure, status) {
        (None, _) | (_, Status::Unrated) => "–".to_owned(),
        (Some(measure), Status::Below) => format!("▼ {}", percent(measure)),
        (Some(measure), Status::Meets) => percent(measure),
    };
    let sign = if measure.is_some_and(|m| m.lacking > 0) { words::LACKING } else { "" };
    Span::styled(pad(&(text + sign), YEAR, true), theme.status(status))
}

/// The organisations of a zone that are below a threshold, with the reasons.
fn below(state: &State, theme: Theme, filter: &Filter, room: usize) -> Vec<PanelLine> {
    let (data, lang, of) = (state.data(), state.lang, Table::Organisations);
    let rows = filter.counted(data, of, state.year).filter(|row| state.is_below(of, *row));
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        return vec![(Line::styled(words::nobody_below(lang), theme.faint()), None)];
    }
    let heading = format!("{} ({})", words::organisations_below(lang), rows.len());
    let mut lines = vec![(Line::styled(heading, theme.strong()), None)];
    lines.extend(rows.into_iter().map(|row| {
        let why = words::reason_names(lang, reasons(data, &state.settings.thresholds, of, row));
        let mut spans = vec![Span::styled("▼ ", theme.below())];
        let for_name = room.saturating_sub(why.width() + 3);
        spans.extend(name_spans(state, theme, data.name(of, row), for_name));
        spans.push(Span::styled(format!(" {why}"), theme.faint()));
        (Line::from(spans), Some(Target::Unit(of, row)))
    }));
    lines
}
