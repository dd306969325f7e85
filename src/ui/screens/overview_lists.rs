//! The lists of the overview: notes, zones below a threshold, organisations below a threshold.
//!
//! Each list has its share of the window and scrolls by itself; its heading says how many of its
//! entries are out of sight.

use crate::analysis::{Matcher, organisation_reasons};
use crate::app::{OverviewItem, Screen, State};
use crate::domain::{Row, Status, Table, ZoneId};
use crate::ui::canvas::Frame;
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::list::{self, Entry};
use crate::ui::widgets::text::{fit_words, name_spans, pad, wrapped, zone_name};
use crate::words;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Draws notes and lists.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let items = &state.lists.overview;
    let zones = items.iter().filter(|item| matches!(item, OverviewItem::Zone(_))).count();
    let notes = notes(state, theme, usize::from(area.width));
    let room = usize::from(area.height).saturating_sub(notes.len());
    let [for_zones, for_organisations] = shares(room, zones.max(1), items.len() - zones);
    let length = |rows: usize| Constraint::Length(u16::try_from(rows).unwrap_or(u16::MAX));
    let [top, upper, lower] =
        Layout::vertical([length(notes.len()), length(for_zones), length(for_organisations)])
            .areas(area);
    list::draw(frame, top, theme, &notes, usize::MAX, |_, _| Line::default());
    let widths = widths(state, usize::from(area.width));
    section(frame, upper, state, theme, (zones_heading(state, zones), 0..zones), widths);
    let heading = match state.lists.below[1] {
        0 if state.lists.figures.now.0.organisations.total == 0 => {
            words::no_organisations(state.lang).to_owned()
        }
        0 => words::nobody_below(state.lang).to_owned(),
        all => {
            heading_of(state, words::organisations_below(state.lang), [items.len() - zones, all])
        }
    };
    // A blank line parts the lists where both are whole.
    let blank = u16::from(for_organisations > items.len() - zones + 1);
    let lower = Rect { y: lower.y + blank, height: lower.height.saturating_sub(blank), ..lower };
    section(frame, lower, state, theme, (heading, zones..items.len()), widths);
}

/// Divides `room` rows between two lists with a heading each: whole lists where both fit, else half
/// of the rows for the first list or what the second one leaves.
fn shares(room: usize, zones: usize, organisations: usize) -> [usize; 2] {
    let (zones, organisations) = (zones + 1, organisations + 1);
    let first = if zones + organisations < room {
        zones
    } else {
        zones.min((room / 2).max(room.saturating_sub(organisations)))
    };
    [first, room - first]
}

/// What is said before the lists: committees of other zones, the unrated, files that are not read.
fn notes(state: &State, theme: Theme, width: usize) -> Vec<Entry> {
    let lang = state.lang;
    // A sentence may go over several lines.
    let note = |mark: &str, text: &str, style| {
        let lines = wrapped(&format!(" {mark} {}", words::capital(text)), width);
        lines.into_iter().map(move |line| Entry::Line(Line::styled(line, style)))
    };
    let mut out = Vec::new();
    let visiting = state.lists.figures.visiting;
    if visiting > 0 {
        out.extend(note("↗", &words::visiting(lang, visiting as u64), theme.faint()));
    }
    let tables = [Table::Organisations, Table::Branches].into_iter();
    let unrated = tables.zip(&state.lists.figures.unrated);
    let unrated =
        unrated.filter_map(|(table, counts)| words::unrated_by_reason(lang, table, counts));
    out.extend(unrated.flat_map(|text| note("·", &text, theme.faint())));
    if !state.loaded.unread.is_empty() {
        let text = words::check::unread_files(lang, &state.loaded.unread);
        out.extend(note("!", &text, theme.warning()));
    }
    out
}

/// The heading of the zones; what is in no zone is not counted.
fn zones_heading(state: &State, zones: usize) -> String {
    let lang = state.lang;
    let is_outside = |item: &OverviewItem| match item {
        OverviewItem::Zone(zone) => state.lists.zones[*zone].zone == ZoneId::OUTSIDE,
        OverviewItem::Organisation(_) => false,
    };
    let outside = state.lists.overview.iter().filter(|item| is_outside(item)).count();
    let and_outside = if outside > 0 { words::and_outside(lang) } else { "" };
    match state.lists.below[0] {
        0 if outside == 0 => words::no_zone_below(lang).to_owned(),
        all => {
            let heading = heading_of(state, words::zones_below(lang), [zones - outside, all]);
            format!("{heading}{and_outside}")
        }
    }
}

/// A heading with how many entries there are; under a search how many of all it finds.
fn heading_of(state: &State, heading: &str, [found, all]: [usize; 2]) -> String {
    let n = |count: usize| words::whole(state.lang, count as u64);
    if state.is_searched() {
        let text = state.row_filter.search.value();
        words::found_of(state.lang, heading, n(found), n(all), text)
    } else {
        format!("{heading} ({})", n(all))
    }
}

/// Draws a heading and the items of a list that fit, scrolled to the selected one.
fn section(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    (heading, items): (String, Range<usize>),
    widths: Widths,
) {
    let lang = state.lang;
    let room = usize::from(area.height).saturating_sub(1);
    let selected = state.tables.screens[Screen::Overview].at;
    let above = if items.contains(&selected) {
        (selected + 1 - items.start).saturating_sub(room)
    } else {
        0
    };
    let from = items.start + above;
    let shown = from..(from + room).min(items.end);
    let more = match items.len() - shown.len() {
        0 => String::new(),
        more => format!(" · {}", words::more_in_list(lang, more as u64)),
    };
    let bold = theme.heading();
    let width = usize::from(area.width);
    let room = width.saturating_sub(more.width() + 1);
    let heading = fit_words(Line::styled(format!(" {heading}"), bold), room);
    let heading = Line::from([heading.spans, vec![Span::styled(more, theme.faint())]].concat());
    let entries = std::iter::once(Entry::Line(heading)).chain(shown.map(Entry::Item));
    let entries: Vec<Entry> = entries.collect();
    list::draw(frame, area, theme, &entries, selected, |at, _| match state.lists.overview[at] {
        OverviewItem::Zone(zone) => zone_line(state, theme, zone, width),
        OverviewItem::Organisation(row) => organisation_line(state, theme, row, widths),
    });
}

/// The columns of a zone's name in a narrow window, and of the mark before a name.
const NARROW_ZONE: usize = 18;
const MARK: usize = 4;

/// A zone with its shares and what it is short of.
fn zone_line(state: &State, theme: Theme, zone: usize, width: usize) -> Line<'static> {
    let lang = state.lang;
    let row = &state.lists.zones[zone];
    let gap = if width >= 60 { "   " } else { " " };
    let lacks = words::lacks(lang, &row.measures);
    let mut short = format!("{gap}{} {lacks}", words::short_by(lang));
    let name_width = match width {
        110.. => 30,
        60..110 => 27,
        _ => NARROW_ZONE,
    };
    // In a narrow window what is lacking is whole before the name is.
    if width < 60 && short.width() + NARROW_ZONE + MARK > width {
        short = format!("{gap}{lacks}");
    }
    let name_width = name_width.min(width.saturating_sub(short.width() + MARK));
    let mut spans = vec![Span::styled(" ▼  ", theme.below())];
    spans.extend(name_spans(state, theme, zone_name(state, row.zone), name_width));
    for m in row.measures.all() {
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
            let column = if width >= 140 { 18 } else { 16 };
            spans.push(Span::styled(pad(&text, column, true), theme.status(status)));
        }
    }
    spans.push(Span::raw(short));
    Line::from(spans)
}

/// The columns of an organisation's name, of its zone (0 if it has none), and of its line.
type Widths = (usize, usize, usize);

/// The widest names and zones of the first organisations, so that none is cut while room is free.
fn widths(state: &State, width: usize) -> Widths {
    let data = state.data();
    let units = data.units(Table::Organisations);
    let rows = state.lists.overview.iter().filter_map(|item| match item {
        OverviewItem::Organisation(row) => Some(*row),
        OverviewItem::Zone(_) => None,
    });
    // The first rows stand for all: a window has fewer.
    let rows: Vec<Row> = rows.take(200).collect();
    let widest = |text: &dyn Fn(Row) -> usize| rows.iter().map(|row| text(*row)).max().unwrap_or(0);
    let names = widest(&|row| data.name(Table::Organisations, row).width());
    let zones = widest(&|row| zone_name(state, units.zone[row as usize]).width());
    match width {
        110.. => (names.min(width / 2), zones.min(width / 4), width),
        _ => (names.min((width / 2).saturating_sub(3)), 0, width),
    }
}

/// An organisation with the reasons why it is below.
fn organisation_line(
    state: &State,
    theme: Theme,
    row: Row,
    (for_name, for_zone, width): Widths,
) -> Line<'static> {
    let (data, lang) = (state.data(), state.lang);
    let units = data.units(Table::Organisations);
    let reasons = organisation_reasons(data, &state.settings.thresholds, row);
    let zone = zone_name(state, units.zone[row as usize]);
    let matcher = Matcher::new(state.row_filter.search.value());
    // A zone that has no column is named where the search matches it.
    let found_zone = for_zone == 0 && !matcher.match_ranges(zone).is_empty();
    let room = width.saturating_sub(for_name + for_zone + 8);
    let unit = (Table::Organisations, row);
    let why = words::reasons_in(lang, data, &state.settings.thresholds, unit, reasons, room);
    let mut spans = vec![Span::styled(" ▼  ", theme.below())];
    spans.extend(name_spans(state, theme, data.name(Table::Organisations, row), for_name));
    if for_zone > 0 {
        spans.push(Span::raw("  "));
        spans.extend(name_spans(state, theme, zone, for_zone));
    }
    if found_zone {
        spans.push(Span::raw("  "));
        spans.extend(name_spans(state, theme, zone, zone.width()));
    }
    spans.push(Span::raw(format!("  {why}")));
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lists_are_whole_where_they_fit_and_share_the_rows_where_not() {
        assert_eq!(shares(40, 8, 21), [9, 31]);
        assert_eq!(shares(20, 8, 21), [9, 11]);
        assert_eq!(shares(12, 8, 21), [6, 6]);
        assert_eq!(shares(12, 20, 2), [9, 3]);
        assert_eq!(shares(5, 8, 21), [2, 3]);
        assert_eq!(shares(0, 1, 0), [0, 0]);
    }
}
