//! What the pages that list several kinds of things have in common: title, filter, figures, list.
//!
//! ```text
//!  ‹ Through the years  ·  Illustrative data               ‹ 2023 ›  ● live 14:02:11
//!    KCN Đình Trám · FDI
//!  (figures of the page)
//!  Fell below since the year before (2)
//!  ▼  Đảng bộ Công ty A   KCN Đình Trám   members 78,4 %, …
//! ```

use crate::analysis::{ChangeKind, branch_count, organisation_reasons};
use crate::app::{Page, PageItem, PageReason, State};
use crate::domain::{CountField, Row, Table, ZoneId};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::list::{self, Entry};
use crate::ui::widgets::status::{draw_status, year_and_live, year_and_mark};
use crate::ui::widgets::text::{NARROW, fit, fit_words, name_spans, zone_name};
use crate::words::{self, Noun};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// What is above the list of a page.
pub struct Top {
    /// The title.
    pub title: String,
    /// The filter as a text.
    pub filter: String,
    /// The height of the figures; less in a low window.
    pub figures: u16,
}

/// Draws title and filter. Returns the area of the figures and that of the list.
pub fn draw_top(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    top: &Top,
) -> [Rect; 2] {
    let [head, figures, rest] = Layout::vertical([
        Constraint::Length(2),
        Constraint::Length(top.figures.min(area.height.saturating_sub(5))),
        Constraint::Min(0),
    ])
    .areas(area);
    // In a narrow window the note is in the second line.
    let is_narrow = area.width < NARROW;
    let note = if state.data().illustrative && !is_narrow {
        format!("  ·  {}", words::illustrative(state.lang))
    } else {
        String::new()
    };
    let right = (if area.width < 80 { year_and_mark } else { year_and_live })(state, theme);
    let room = usize::from(area.width)
        .saturating_sub(right.iter().map(|s| s.content.chars().count()).sum::<usize>() + 2);
    let first = Rect { height: 1, ..head };
    let title = fit(&format!(" ‹ {}", top.title), room.saturating_sub(note.chars().count()));
    frame.render_widget(
        Line::from(vec![Span::styled(title, theme.strong()), Span::styled(note, theme.warning())]),
        first,
    );
    draw_status(frame, first, right);
    let filter = fit(&format!("   {}", top.filter), usize::from(area.width));
    let second = Rect { y: head.y + 1, height: 1, ..head };
    let mut spans = vec![Span::styled(filter, theme.accent())];
    if state.data().illustrative && is_narrow {
        let note = format!("   {} ", words::illustrative(state.lang));
        spans.insert(0, Span::styled(note, theme.warning()));
    }
    frame.lines(second, vec![Line::from(spans)]);
    [figures, rest]
}

/// Draws the items of the page under their headings, with `note` at the end.
pub fn draw_items(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    note: Option<Line<'static>>,
    item: impl Fn(PageItem, usize) -> Line<'static>,
) {
    let entries = entries(state, theme, note, usize::from(area.width));
    let item = |at, width| item(item_of(state, at), width);
    list::draw(frame, area, theme, &entries, state.tables.page.at, item);
}

/// The item of a row of the list.
fn item_of(state: &State, at: usize) -> PageItem {
    state.lists.page[state.tables.page.rows[at] as usize]
}

/// Draws the figures above the items; figures that do not fit are the first lines of the list, and
/// scroll with it. `lines` makes them for so many columns.
pub fn draw_figures_and_items(
    frame: &mut Frame,
    [figures, rest]: [Rect; 2],
    state: &State,
    theme: Theme,
    lines: impl Fn(usize) -> Vec<Line<'static>>,
    item: impl Fn(PageItem, usize) -> Line<'static>,
) {
    let fixed = lines(usize::from(figures.width));
    if fixed.len() <= usize::from(figures.height) {
        frame.lines(figures, fixed);
        return draw_items(frame, rest, state, theme, None, item);
    }
    let area = figures.union(rest);
    // They are beside the scrollbar.
    let lines = lines(usize::from(area.width.saturating_sub(1)));
    let mut all: Vec<Entry> = lines.into_iter().map(Entry::Line).collect();
    all.extend(entries(state, theme, None, usize::from(area.width)));
    let item = |at, width| item(item_of(state, at), width);
    list::draw(frame, area, theme, &all, state.tables.page.at, item);
}

/// The items under their headings with their numbers, which are whole at every width.
fn entries(state: &State, theme: Theme, note: Option<Line<'static>>, width: usize) -> Vec<Entry> {
    let mut out = Vec::new();
    let mut last = "";
    let items: Vec<PageItem> =
        (0..state.tables.page.rows.len()).map(|at| item_of(state, at)).collect();
    for (at, item) in items.iter().enumerate() {
        let heading = heading_of(state, *item);
        if heading != last {
            let is_same = |other: &&PageItem| heading_of(state, **other) == heading;
            let count = items.iter().filter(is_same).count();
            out.push(Entry::Line(Line::raw("")));
            let bold = theme.heading();
            let count = format!(" ({count})");
            let room = width.saturating_sub(count.width() + 2);
            let text = format!(" {}{count}", fit_words(Line::raw(heading), room));
            out.push(Entry::Line(Line::styled(text, bold)));
            last = heading;
        }
        out.push(Entry::Item(at));
    }
    out.extend(note.map(Entry::Line));
    if out.is_empty() {
        let has_before = state.data().years.contains(&state.year.before());
        let is_trend = state.nav.pages.last() == Some(&Page::Trend);
        let text = if state.is_page_searched() {
            words::nothing_left(state.lang)
        } else if state.nav.pages.last() == Some(&Page::Enterprises) {
            // Without a table of enterprises, the note above the list says so.
            let has_enterprises = !state.data().enterprises.name.is_empty();
            if has_enterprises { words::nothing_to_found(state.lang) } else { "" }
        } else if is_trend && !has_before {
            words::no_year_before(state.lang)
        } else {
            words::nothing_differs(state.lang)
        };
        out.push(Entry::Line(Line::styled(format!(" {text}"), theme.faint())));
    }
    out
}

/// The heading that an item is listed under.
fn heading_of(state: &State, item: PageItem) -> &'static str {
    let lang = state.lang;
    match item {
        PageItem::Enterprise(_) => words::largest_without(lang),
        PageItem::Change(at) => {
            match state.freshness.changes.events().get(at).map(|event| event.kind) {
                Some(ChangeKind::New) => words::happened_new(lang),
                Some(ChangeKind::Gone) => words::happened_gone(lang),
                _ => words::happened_changed(lang),
            }
        }
        PageItem::Organisation(why, _) => why.heading(lang),
    }
}

/// The columns of the zones of a list `width` columns wide: those of the longest name.
pub fn zone_width(state: &State, width: usize) -> usize {
    // The first ones stand for all: each line of the list asks.
    let zones = (0..state.data().zones.len()).take(100).filter_map(|at| u32::try_from(at).ok());
    let names = zones.map(|zone| zone_name(state, ZoneId(zone)).width());
    names.chain([zone_name(state, ZoneId::OUTSIDE).width()]).max().unwrap_or(0).min(width / 4)
}

/// The line of an organisation, with what happened to it.
pub fn organisation_line(
    state: &State,
    theme: Theme,
    why: PageReason,
    row: Row,
    width: usize,
) -> Line<'static> {
    let data = state.data();
    let is_wide = state.size.0 >= 110;
    let name_width = if is_wide { 44 } else { usize::from(state.size.0 / 2).saturating_sub(4) };
    let below = matches!(why, PageReason::Fell | PageReason::BelowHere | PageReason::BelowThere);
    let mut spans =
        vec![if below { Span::styled(" ▼  ", theme.below()) } else { Span::raw("    ") }];
    let name = data.name(Table::Organisations, row);
    spans.extend(name_spans(state, theme, name, name_width));
    spans.push(Span::raw(" "));
    if is_wide {
        let zone = data.units(Table::Organisations).zone[row as usize];
        spans.extend(name_spans(state, theme, zone_name(state, zone), zone_width(state, width)));
        spans.push(Span::raw(" "));
    }
    let used: usize = spans.iter().map(Span::width).sum();
    spans.push(Span::raw(reason_text(state, why, row, width.saturating_sub(used))));
    Line::from(spans)
}

/// What happened to an organisation, with its figures, in at most `room` columns.
fn reason_text(state: &State, why: PageReason, row: Row, room: usize) -> String {
    let (data, lang) = (state.data(), state.lang);
    let units = data.units(Table::Organisations);
    let thresholds = &state.settings.thresholds;
    let share = |row: Row| {
        units.member_share(row).map_or_else(
            || "–".to_owned(),
            |s| format!("{} %", words::percent(lang, s, thresholds.members)),
        )
    };
    match why {
        PageReason::Fell | PageReason::BelowHere | PageReason::BelowThere => words::reasons_in(
            lang,
            data,
            thresholds,
            (Table::Organisations, row),
            organisation_reasons(data, thresholds, row),
            room,
        ),
        PageReason::Fall | PageReason::Rise => {
            let before = data.before(Table::Organisations, row);
            format!("{} → {}", before.map_or_else(|| "–".to_owned(), &share), share(row))
        }
        PageReason::Rose | PageReason::New | PageReason::Gone => {
            let rating = words::rating_short(lang, units.rating[row as usize]);
            format!("{rating} · {} {}", words::members(lang).to_lowercase(), share(row))
        }
        PageReason::Committee => format!(
            "{} · {}{}",
            words::counted(lang, branch_count(data, row), Noun::Branch),
            words::counted_or_dash(lang, units.count(CountField::Workers, row), Noun::Worker),
            match units.count(CountField::Seconded, row).wide() {
                Some(n @ 1..) => format!(" · ✓ {} {n}", words::seconded(lang)),
                _ => String::new(),
            }
        ),
        PageReason::Idle(years) => words::counted(lang, years as u64, Noun::Year),
    }
}
