//! The table of a screen: header, visible rows, scrollbar, and the line of its summary.
//!
//! ```text
//!     Base organisation ▲    Rating      Members vs. line  Good or better
//!  ●▼ Đảng bộ Công ty A      ▼ satisfactory    116   ●─│             78.4 ▼  ┃
//!     Chi bộ Công ty B       good             12     │───●        100.0    │
//!  38/61 base organisations shown · 7 below the line    +9 → · row 1/38
//! ```
//!
//! Columns, widths and values are those of the screen in `app::screens`; its two marks at the start
//! of a row and its summary are in `ui::screens`.

use super::cell::{cell, short_width, text_width};
use super::row_groups::{self, BodyLine};
use super::scrollbar;
use super::text::{NARROW, fit, fit_figures, pad, zone_name};
use super::widths::{Need, widths};
use crate::analysis::Matcher;
use crate::app::{Column, Pane, Screen, State, TableState, Target, Value, Width, columns, spec};
use crate::domain::{Row, fold};
use crate::ui::canvas::Frame;
use crate::ui::layout::draw_right;
use crate::ui::theme::Theme;
use crate::words::{self, Noun};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// The cells beside the columns: two marks and a blank before, a blank and the scrollbar after.
const MARGIN: u16 = 5;

/// The cells before the first column: two marks and a blank.
const BEFORE: u16 = 3;

/// A table as one screen shows it.
pub struct TableView<'a> {
    /// The screen whose columns it has.
    pub screen: Screen,
    /// Its rows, the selected one, and what is scrolled away.
    pub table: &'a TableState,
    /// The two marks at the start of a row.
    pub marks: &'a dyn Fn(Row) -> [Span<'static>; 2],
    /// The text in place of rows when there are none.
    pub empty: &'static str,
}

/// The column of the committee in the table of branches.
const COMMITTEE: usize = 1;

/// The columns of a window below which names that would be cut are abbreviated.
const ABBREVIATED: u16 = 100;

/// The least columns of a name in a narrow window, and its place among the columns there: behind
/// those that say what is wrong.
const LEAST_NAME: u16 = 14;
const AFTER_FIGURES: u8 = 3;

/// The widest texts are measured over whole blocks of so many rows, so that the columns do not move
/// with every row that is scrolled.
const BLOCK: usize = 256;

/// How much of its columns a table shows at their full width. Where that cuts what matters most,
/// the next one is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// Each column.
    Full,
    /// A share without its parts.
    Percent,
    /// So, and letters in place of words.
    Letters,
}

/// The priority from which a column may be cut or left out: names, ratings, shares, heads and
/// reasons go before.
const MINOR: u8 = 6;

/// A column of a table, measured.
struct Measured {
    at: usize,
    is_sorted: bool,
    /// In how many rows the search matches a text of it that it does not match in the name.
    matched: usize,
    /// True if no column has more such rows: it shows why they are listed.
    is_matched: bool,
    heading: u16,
    longest: u16,
    /// Its longest text with the usual words abbreviated where the window is narrow.
    shortest: u16,
}

impl Measured {
    fn new(state: &State, theme: Theme, view: &TableView, at: usize, place: usize) -> Self {
        let column = &columns(view.screen)[at];
        let whole = heading(state, column);
        let heading = words::short_heading(state.lang, &whole).unwrap_or(&whole).width();
        let [longest, shortest] = match column.width {
            Width::Fixed(_) | Width::Range(..) => [0, 0],
            _ => longest(state, theme, view, column),
        };
        Self {
            at,
            is_sorted: view.table.sort.iter().any(|(sorted, _)| *sorted == at),
            matched: if place > 0 { matched(state, view, at) } else { 0 },
            is_matched: false,
            heading: u16::try_from(heading).unwrap_or(u16::MAX),
            longest,
            shortest,
        }
    }

    /// What it needs in a table with so many columns that sort.
    fn need(&self, column: &Column, sorts: usize, fit: Fit) -> Need {
        let mark = u16::try_from(sorts).unwrap_or(0);
        let sorted = if self.is_sorted { self.heading + mark } else { 0 };
        let longest = self.longest.max(self.heading);
        let (least, ideal, most) = match column.width {
            Width::Fixed(width) => (width, width, width),
            Width::Range(least, most) if fit == Fit::Full => (least, most, most),
            Width::Range(least, most) => (least, least, most),
            Width::Letters(least) if fit == Fit::Letters => (least, least, least),
            Width::Text(least) | Width::Letters(least) => (least, longest, longest),
            Width::Sentence(least, enough) => (least, longest.min(enough), longest),
            Width::Whole => (longest, longest, longest),
        };
        let least = least.max(sorted);
        let ideal = ideal.max(least);
        let is_first = self.is_sorted || self.is_matched;
        let priority = if is_first { 0 } else { column.priority };
        Need { least, ideal, most: most.max(ideal), priority }
    }

    /// True if a column so wide cuts a text.
    fn is_cut(&self, column: &Column, width: u16) -> bool {
        match column.width {
            Width::Text(_) => width < self.shortest,
            Width::Letters(_) => width < self.longest,
            _ => false,
        }
    }
}

/// The columns that fit, with their widths: always the name, then by priority; after columns have
/// been scrolled away, in their order from `left` on. Beside a pane the distance counts as what
/// matters most: the pane has the words. Also how many are left out.
fn fitting(state: &State, theme: Theme, view: &TableView, width: u16) -> (Vec<ShownColumn>, usize) {
    let measured = measured(state, theme, view);
    let columns = columns(view.screen);
    let minor = MINOR + u8::from(matches!(state.pane(), Some(Pane::Right(_))));
    let mut shown = Vec::new();
    for fit in [Fit::Full, Fit::Percent, Fit::Letters] {
        let needs = needs(state, view, &measured, fit);
        shown = widths(&needs, width.saturating_sub(MARGIN));
        let is_cut = |(at, own): (usize, &Measured)| {
            let column = &columns[own.at];
            let width = shown.iter().find(|(shown, _)| *shown == at).map(|(_, width)| *width);
            (at == 0 || column.priority < minor)
                && width.is_none_or(|width| own.is_cut(column, width))
        };
        if !measured.iter().enumerate().any(is_cut) {
            break;
        }
    }
    let hidden = measured.len() - shown.len();
    let is_short = |own: &Measured, width: u16| {
        let has_short = match columns[own.at].width {
            Width::Letters(_) => true,
            Width::Text(_) => state.size.0 < ABBREVIATED,
            _ => false,
        };
        has_short && own.longest > width
    };
    let of_place = |(at, width): (usize, u16)| {
        let own = &measured[at];
        ShownColumn { at: own.at, width, is_short: is_short(own, width) }
    };
    (shown.into_iter().map(of_place).collect(), hidden)
}

/// A column as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ShownColumn {
    at: usize,
    width: u16,
    /// True if its texts are abbreviated, as one of them would be cut: names in a narrow window,
    /// and words that have letters.
    is_short: bool,
}

/// The columns that can be shown, in their order. A column of the findings that is empty in sight
/// has nothing to show.
fn measured(state: &State, theme: Theme, view: &TableView) -> Vec<Measured> {
    let table = view.table;
    // On a page the committee of its branches is known, whatever columns a person chose.
    let is_page = !state.nav.pages.is_empty();
    let left = if is_page { 0 } else { table.left };
    let mut order = state.shown_columns(view.screen);
    order.retain(|at| !is_page || *at != COMMITTEE);
    if state.is_grouped(view.screen) && order.len() > 1 {
        // The headings have the unit: the sentence of a finding is the first column then.
        order.remove(0);
        order.rotate_right(1);
    }
    let is_kept = |place: usize, own: &Measured| {
        let is_shown = place == 0 || place > left || own.is_sorted;
        is_shown && (place == 0 || spec(view.screen).has_sort || own.longest > 0)
    };
    let all = order.into_iter().enumerate();
    let all = all.map(|(place, at)| (place, Measured::new(state, theme, view, at, place)));
    let kept = all.filter(|(place, own)| is_kept(*place, own));
    let mut kept: Vec<Measured> = kept.map(|(_, own)| own).collect();
    // One is enough: with several, no room is left for the names.
    let most = kept.iter().map(|own| own.matched).max().unwrap_or(0);
    if let Some(own) = kept.iter_mut().find(|own| most > 0 && own.matched == most) {
        own.is_matched = true;
    }
    kept
}

/// What the columns need.
fn needs(state: &State, view: &TableView, measured: &[Measured], fit: Fit) -> Vec<Need> {
    let (columns, table) = (columns(view.screen), view.table);
    // What a person put in another order is shown in this order.
    let is_in_order = table.left > 0 || !state.preferences.columns[view.screen].is_sorted();
    let need = |(place, own): (usize, &Measured)| {
        let mut need = own.need(&columns[own.at], table.sort.len(), fit);
        if place == 0 && state.size.0 < NARROW {
            need.least = need.least.min(LEAST_NAME);
            need.priority = need.priority.max(AFTER_FIGURES);
        }
        if is_in_order && need.priority > 0 {
            need.priority = u8::try_from(place).unwrap_or(u8::MAX);
        }
        need
    };
    measured.iter().enumerate().map(need).collect()
}

/// The widest value of a column in the rows around those in sight, and with its usual words
/// abbreviated where the window is narrow.
fn longest(state: &State, theme: Theme, view: &TableView, column: &Column) -> [u16; 2] {
    let context = state.context();
    let start = view.table.top / BLOCK * BLOCK;
    let block = view.table.rows.iter().skip(start).take(BLOCK + usize::from(state.size.1));
    let is_name = state.size.0 < ABBREVIATED && matches!(column.width, Width::Text(_));
    let width = |&row: &Row| {
        let value = (column.value)(&context, row);
        let whole = text_width(state, theme, &value);
        [whole, if is_name { short_width(state, theme, &value) } else { whole }]
    };
    block.map(width).fold([0, 0], |[a, b], [whole, short]| [a.max(whole), b.max(short)])
}

/// In how many rows in sight the search matches a text of a column and not the name: the column
/// shows why they are listed.
fn matched(state: &State, view: &TableView, at: usize) -> usize {
    let matcher = Matcher::new(state.search().value());
    let (columns, context) = (columns(view.screen), state.context());
    if matcher.is_empty() || !matches!(columns[at].width, Width::Text(_)) {
        return 0;
    }
    let text = |at: usize, row: Row| match (columns[at].value)(&context, row) {
        Value::Text(text) => fold(state.data().texts.get(text)),
        Value::Zone(zone) => fold(zone_name(state, zone)),
        _ => String::new(),
    };
    let rows = view.table.rows.iter().skip(view.table.top).take(usize::from(state.size.1));
    let is_matched = |row: &Row| {
        let (name, own) = (text(0, *row), text(at, *row));
        let is_new =
            |word| matcher.contains_word(word, &own) && !matcher.contains_word(word, &name);
        (0..matcher.len()).any(is_new)
    };
    rows.copied().filter(is_matched).count()
}

/// Draws a table: a header line and the visible rows. Returns how many columns are out of sight at
/// the right.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, view: &TableView) -> usize {
    let (shown, hidden) = fitting(state, theme, view, area.width);
    if area.height == 0 {
        return hidden;
    }
    // Where there is room for one line, it is a row.
    let head = u16::from(area.height > 1 || view.table.rows.is_empty());
    let first = Rect { height: head, ..area };
    frame.render_widget(header(state, theme, view, &shown), first);
    if state.nav.pages.is_empty() && spec(state.nav.screen).has_sort && head > 0 {
        record_headings(frame, first, &shown);
    }
    let body = Rect { y: area.y + head, height: area.height - head, ..area };
    if view.table.rows.is_empty() {
        frame.render_widget(
            Paragraph::new(view.empty).wrap(Wrap { trim: true }),
            Rect { x: body.x + 3, width: body.width.saturating_sub(4), ..body },
        );
        return hidden;
    }
    frame.hit(body, Target::Scrolls);
    rows(frame, body, state, theme, view, &shown);
    scrollbar::draw(frame, body, theme, (view.table.top, view.table.rows.len()), Some);
    hidden
}

/// Records the headings: a click sorts.
fn record_headings(frame: &mut Frame, area: Rect, shown: &[ShownColumn]) {
    let mut x = area.x + BEFORE;
    for ShownColumn { at, width, .. } in shown {
        frame.hit(Rect { x, width: *width, ..area }, Target::Heading(*at));
        x += width + 1;
    }
}

/// The heading of a column; that of the change names the year before, that of the districts is the
/// word of the data.
fn heading(state: &State, column: &Column) -> Cow<'static, str> {
    words::column_heading(state.lang, (column.heading)(state.lang), state.data(), state.year)
}

/// The headings of the shown columns; the one that sorts has an arrow.
fn header(state: &State, theme: Theme, view: &TableView, shown: &[ShownColumn]) -> Line<'static> {
    let is_sorting = state.is_sorting() || state.is_listing();
    let sort = &view.table.sort;
    let sorted = |at: usize| {
        let Some(place) = sort.iter().position(|(column, _)| *column == at) else {
            return String::new();
        };
        let arrow = match sort[place].1 {
            _ if is_sorting => "…",
            false => "▲",
            true => "▼",
        };
        // With two columns each has its number.
        if sort.len() > 1 { format!("{arrow}{}", place + 1) } else { arrow.to_owned() }
    };
    let mut spans = vec![Span::raw("   ")];
    for ShownColumn { at, width, .. } in shown {
        let column = &columns(view.screen)[*at];
        let (whole, sign) = (heading(state, column), sorted(*at));
        let fits = whole.width() + sign.width() <= usize::from(*width);
        let letters = words::short_heading(state.lang, &whole).filter(|_| !fits);
        let heading = format!("{}{sign}", letters.unwrap_or(&whole));
        spans.push(Span::styled(pad(&heading, usize::from(*width), column.right), theme.faint()));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

/// The visible rows, and the headings between them.
fn body_lines(state: &State, view: &TableView, height: usize) -> Vec<BodyLine> {
    let table = view.table;
    if !state.is_grouped(view.screen) {
        let last = table.rows.len().min(table.top + height);
        return (table.top..last).map(BodyLine::Row).collect();
    }
    row_groups::lines(table, height, |at| state.begins_group(table, at))
}

/// Draws the visible rows, cell by cell into the buffer.
fn rows(
    frame: &mut Frame,
    body: Rect,
    state: &State,
    theme: Theme,
    view: &TableView,
    shown: &[ShownColumn],
) {
    let (columns, table) = (columns(view.screen), view.table);
    let units = spec(view.screen).units.filter(|_| state.nav.pages.is_empty());
    let matcher = Matcher::new(state.search().value());
    let context = state.context();
    for (y, own) in (0u16..).zip(body_lines(state, view, usize::from(body.height))) {
        let line = Rect { y: body.y + y, height: 1, width: body.width.saturating_sub(1), ..body };
        let at = match own {
            BodyLine::Row(at) => at,
            BodyLine::Heading(at) => {
                let text = format!(" {}", state.group_heading(table, at));
                let text = fit(&text, usize::from(line.width));
                frame.render_widget(Line::styled(text, theme.heading()), line);
                continue;
            }
        };
        let row = table.rows[at];
        let is_selected = at == table.at;
        frame.hit(line, Target::Row(at));
        if is_selected {
            frame.buffer_mut().set_style(line, theme.selected());
        }
        let mut put = |mut x: u16, width: u16, right: bool, spans: Vec<Span<'static>>| {
            if right {
                let used: usize = spans.iter().map(Span::width).sum();
                x += width.saturating_sub(u16::try_from(used).unwrap_or(width));
            }
            for span in spans {
                let span = if is_selected { theme.select_span(span) } else { span };
                if x < line.right() {
                    x = frame.buffer_mut().set_span(x, line.y, &span, line.right() - x).0;
                }
            }
        };
        put(line.x, 2, false, (view.marks)(row).into());
        if units.is_some_and(|table| state.is_marked(table, row)) {
            put(line.x + 2, 1, false, vec![Span::styled("■", theme.accent())]);
        }
        let mut x = line.x + BEFORE;
        for &ShownColumn { at, width, is_short } in shown {
            let column = &columns[at];
            let value = (column.value)(&context, row);
            let room = (usize::from(width), is_short);
            let spans = cell(state, theme, &value, room, &matcher);
            put(x, width, column.right, spans);
            x += width + 1;
        }
    }
}

/// Why a table has no rows; `is_filtered` if a filter left none, `none` if there are none at all.
#[must_use]
pub fn empty_text(state: &State, is_filtered: bool, none: &'static str) -> &'static str {
    if state.is_listing() {
        words::listing(state.lang)
    } else if state.freshness.reading && !state.is_whole() {
        words::loading(state.lang)
    } else if is_filtered {
        words::nothing_left(state.lang)
    } else {
        none
    }
}

/// Draws the table of a whole screen with its note and its summary below: `38/61 … shown      row
/// 3/38`.
pub fn draw_with_summary(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    view: &TableView,
    [note, summary]: &[String; 2],
) {
    // In the lowest windows the row goes before what is said of the rows.
    let sum = u16::from(area.height > 1);
    let note_rows = state.note_height().min(area.height.saturating_sub(2));
    let rows = [Constraint::Min(0), Constraint::Length(note_rows), Constraint::Length(sum)];
    let [body, note_area, sum] = Layout::vertical(rows).areas(area);
    let note = format!(" {}", fit(note, usize::from(area.width).saturating_sub(1)));
    frame.render_widget(Line::styled(note, theme.faint()), note_area);
    let hidden = draw(frame, body, state, theme, view);
    let summary = if state.is_listing() { words::listing(state.lang) } else { summary };
    let place = place(state, view, hidden, area.width);
    let room = usize::from(area.width).saturating_sub(place.chars().count() + 4);
    let summary = format!(" {}", fit_figures(summary, room));
    frame.render_widget(Line::styled(summary, theme.faint()), sum);
    draw_right(frame, sum, vec![Span::styled(format!("{place} "), theme.faint())]);
}

/// The columns out of sight at the right and the selected row: `+2 → · row 3/38`.
fn place(state: &State, view: &TableView, hidden: usize, width: u16) -> String {
    let (lang, table) = (state.lang, view.table);
    let n = |v: usize| words::whole(lang, v as u64);
    let numbers = format!("{}/{}", n(table.at + 1), n(table.rows.len()));
    let row = if table.rows.is_empty() || state.is_listing() {
        String::new()
    } else if hidden > 0 && width < ABBREVIATED {
        numbers
    } else {
        format!("{} {numbers}", words::row(lang))
    };
    match hidden {
        0 => row,
        _ if row.is_empty() => row,
        hidden if width >= 110 => {
            format!("+{} · {row}", words::counted(lang, hidden as u64, Noun::MoreColumn))
        }
        hidden => format!("+{hidden} → · {row}"),
    }
}
