//! The resolution's yearly targets on their scope, the record of the term, the units nearest to
//! their thresholds.
//!
//! ```text
//!  Scope of the resolution: non-state, foreign-invested
//!     Target                      Reached   ≥ Line   Missing
//!  ✓  Rated organisations …         45/49     90 %   met       ███████████▌│█
//!  ▼  Members admitted                180      200   20 members
//!     Each year                2020     2021     2022     2023
//!     Members admitted         ▼ 96     ▼ 80    ▼ 130    ✓ 201
//!  Term 08/2020–07/2025, to the end of 2023: founded 15 (…) · admitted 553 · …
//!  Nearest to their line (base organisations)
//!  ▼  Đảng bộ Công ty A   KCN Đình Trám   2 members
//! ```

use crate::analysis::{Candidate, Target, TargetKind, YearFigures};
use crate::app::{Screen, State};
use crate::domain::{Share, Status, Table};
use crate::ui::canvas::Frame;
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::list::{self, Entry};
use crate::ui::widgets::text::{fit_words, name_spans, pad, wrapped, zone_name};
use crate::words::{self, Lang, Noun};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// Draws them.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let lang = state.lang;
    if !state.is_whole() {
        let text =
            if state.freshness.reading { words::loading(lang) } else { words::no_data(lang) };
        return frame.lines(area, vec![Line::raw(format!(" {text}"))]);
    }
    let width = usize::from(area.width);
    let scope = if width >= WIDE {
        let names = state.settings.scope.iter().map(|o| words::ownership_full(lang, *o));
        names.collect::<Vec<_>>().join(", ")
    } else {
        words::scope_list(lang, &state.settings.scope)
    };
    let columns = Columns::new(state, width);
    let about = Line::from(vec![
        Span::styled(format!(" {}: ", words::scope(lang)), theme.faint()),
        Span::raw(scope),
        Span::styled(
            format!(" · {} {}", words::every_year_to(lang), state.settings.targets_until),
            theme.faint(),
        ),
    ]);
    let targets = || state.lists.figures.targets.iter();
    let mut parts = [
        vec![fit_words(about, width), Line::raw("")],
        vec![Line::styled(heading(state, columns, false), theme.faint())],
        targets().map(|target| target_line(state, theme, target, columns, width)).collect(),
        year_lines(state, theme, columns.name, width),
        term_lines(state, theme, width),
    ];
    // A low window keeps the targets and a place for the list.
    let room = usize::from(area.height.saturating_sub(LIST_ROWS));
    for dropped in [YEARS, TERM, 0, 1] {
        if parts.iter().map(Vec::len).sum::<usize>() > room {
            parts[dropped].clear();
            if dropped == 0 {
                // The heading names the scope then.
                parts[1] = vec![Line::styled(heading(state, columns, true), theme.faint())];
            }
        }
    }
    let lines = in_rows(state, theme, parts.concat(), area.height.into());
    let height = u16::try_from(lines.len()).unwrap_or(area.height).min(area.height);
    frame.lines(Rect { height, ..area }, lines);
    let rest = Rect { y: area.y + height, height: area.height - height, ..area };
    let selected = state.tables.screens[Screen::Targets].at;
    let widths = candidate_widths(state, width);
    let mut entries = nearest(state, theme);
    let lacks_parts = parts[YEARS].is_empty() || parts[TERM].is_empty();
    if let (true, Some(blank @ Entry::Line(_))) = (lacks_parts, entries.first_mut()) {
        let text = left_out(state, [parts[YEARS].is_empty(), parts[TERM].is_empty()]);
        *blank = Entry::Line(Line::styled(format!(" {text}"), theme.faint()));
    }
    list::draw(frame, rest, theme, &entries, selected, |at, _| {
        candidate_line(state, theme, &state.lists.candidates[at], widths)
    });
}

/// The lines of the targets in so many rows; the last one names those that have none.
fn in_rows(
    state: &State,
    theme: Theme,
    mut lines: Vec<Line<'static>>,
    rows: usize,
) -> Vec<Line<'static>> {
    if lines.len() > rows && rows > 0 {
        let (lang, targets) = (state.lang, &state.lists.figures.targets);
        let names = targets.iter().skip(rows - 1).map(|t| words::target_name_in(lang, t.kind, 0));
        let names = names.collect::<Vec<_>>().join(", ").to_lowercase();
        lines.truncate(rows - 1);
        let text = format!(" {}", words::in_a_higher_window(lang, names));
        lines.push(Line::styled(text, theme.faint()));
    }
    lines
}

/// The places of the years and of the terms among the parts above the list.
const YEARS: usize = 3;
const TERM: usize = 4;

/// What a low window leaves out.
fn left_out(state: &State, [years, term]: [bool; 2]) -> String {
    let lang = state.lang;
    let names = [(years, words::by_year(lang)), (term, words::term(lang))];
    let names = names.into_iter().filter(|(is_out, _)| *is_out).map(|(_, name)| name);
    let names: Vec<String> = names.map(str::to_lowercase).collect();
    words::in_a_higher_window(lang, names.join(", "))
}

/// The widths of the columns of the targets: the mark, the name, the value, and the threshold with
/// what is missing behind it. A column of width 0 is left out.
#[derive(Debug, Clone, Copy)]
struct Columns {
    mark: usize,
    name: usize,
    value: usize,
    threshold: usize,
    /// True for what is missing.
    has_result: bool,
}

/// The least columns of a name beside a threshold, and beside a value alone.
const LEAST_NAMES: [usize; 2] = [9, 6];

impl Columns {
    /// A value is whole at every width: in a narrow window what is missing goes before, then the
    /// threshold.
    fn new(state: &State, width: usize) -> Self {
        let has_result = width >= NARROW;
        let longest = |text: fn(Lang, &Target) -> String| {
            let targets = state.lists.figures.targets.iter();
            targets.map(|target| text(state.lang, target).width()).max().unwrap_or(0)
        };
        let value = longest(value_text) + 1;
        let threshold = longest(threshold_text).max(threshold_heading(state.lang).width()) + 1;
        let longer = value.max(12) + threshold.max(9) - 21;
        let beside = match width {
            WIDE.. => width.saturating_sub(50),
            NARROW.. => 28 + longest_result(state).clamp(18, 34),
            _ => 25,
        };
        if has_result || longer == 0 && width >= 12 + beside {
            let name = width.saturating_sub(beside + longer).clamp(12, 50);
            let [value, threshold] = [value.max(12), threshold.max(9)];
            return Self { mark: 4, name, value, threshold, has_result };
        }
        if let Some(name) = width.checked_sub(3 + value + threshold)
            && name >= LEAST_NAMES[0]
        {
            return Self { mark: 3, name, value, threshold, has_result };
        }
        let name = width.saturating_sub(2 + value).max(LEAST_NAMES[1]);
        let value = width.saturating_sub(2 + name).min(value);
        Self { mark: 2, name, value, threshold: 0, has_result }
    }

    /// How many columns are left out of a window so narrow that not all thresholds may be there.
    fn hidden(self) -> usize {
        if self.mark == 4 { 0 } else { 1 + usize::from(self.threshold == 0) }
    }
}

/// The value of a target: a count, or the parts of a share.
fn value_text(lang: Lang, target: &Target) -> String {
    let n = |v| words::whole(lang, v);
    match target.of {
        _ if !target.is_known => "–".to_owned(),
        Some(of) => format!("{}/{}", n(target.value), n(of)),
        None => n(target.value),
    }
}

fn threshold_text(lang: Lang, target: &Target) -> String {
    let count = || words::whole(lang, target.target);
    target.of.map_or_else(count, |_| format!("{} %", target.target))
}

fn threshold_heading(lang: Lang) -> String {
    format!("≥ {}", words::threshold(lang))
}

/// The headings of the targets; with the scope in place of the first one.
fn heading(state: &State, columns: Columns, names_scope: bool) -> String {
    let lang = state.lang;
    let hidden = match columns.hidden() {
        0 => String::new(),
        count => words::more_columns_hidden(lang, count) + " ",
    };
    let name = if names_scope {
        format!(" {hidden}{}", words::scope_list(lang, &state.settings.scope))
    } else {
        format!("{}{hidden}{}", " ".repeat(columns.mark), words::target(lang))
    };
    let name = pad(&name, columns.mark + columns.name, false);
    // A year that is not over says so at every size.
    let is_under_way = state.year >= state.today;
    let so_far = words::capital(words::so_far(lang));
    let value = if is_under_way { so_far.as_str() } else { words::value(lang) };
    let value = pad(value, columns.value, true);
    let threshold = pad(&threshold_heading(lang), columns.threshold, true);
    let missing = if columns.has_result { words::missing(lang) } else { "" };
    format!("{name}{value}{threshold}   {missing}")
}

/// The rows that the list of the nearest units has at least.
const LIST_ROWS: u16 = 3;

/// Width below which a target has no room for what is missing.
const NARROW: usize = 60;

/// Width from which a target has a bar.
const WIDE: usize = 100;

/// The columns beside the name of a target and what is missing to it: mark, value and threshold.
const BESIDE_RESULT: usize = 28;

/// What is missing to a target, or why it is not judged, in so many columns.
fn result_text(state: &State, target: &Target, room: usize) -> String {
    let lang = state.lang;
    let n = |v| words::whole(lang, v);
    if let Some(why) = state.unjudged_targets() {
        return why;
    }
    match target.status {
        Status::Below => words::counted(lang, target.missing, noun(target.kind)),
        Status::Meets => words::met(lang).to_lowercase(),
        Status::Unrated if target.missing > 0 => {
            let days = state.days_left();
            let so_far = words::so_far(lang);
            match target.tenths_a_month(days) {
                Some(each) => {
                    // The heading says that the year is not over.
                    let with_days = words::remaining(lang, target.missing, each, days);
                    let fits = state.size.0 >= 110 && with_days.width() <= room;
                    let short = || words::remaining_short(lang, target.missing, each);
                    if fits { with_days } else { short() }
                }
                None if days > 0 => words::remaining_days(lang, target.missing, days),
                None => format!("{so_far}, {} {}", words::short_by(lang), n(target.missing)),
            }
        }
        Status::Unrated if target.of.is_some() => words::unrated(lang).to_owned(),
        Status::Unrated => words::no_data_of_year(lang).to_owned(),
    }
}

/// The columns of the longest text of what is missing to a target.
fn longest_result(state: &State) -> usize {
    let targets = state.lists.figures.targets.iter();
    let width = |target: &Target| {
        (result_text(state, target, usize::MAX) + &words::target_lacking(state.lang, target))
            .width()
    };
    targets.map(width).max().unwrap_or(0)
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
    columns: Columns,
    width: usize,
) -> Line<'static> {
    let lang = state.lang;
    let status = target.status;
    let name_width = columns.name;
    // What has no verdict has a sentence without a bar.
    let is_judged = state.unjudged_targets().is_none();
    let lacking = words::target_lacking(lang, target);
    let room = width.saturating_sub(name_width + BESIDE_RESULT + lacking.width());
    let result = result_text(state, target, room) + &lacking;
    let is_short = is_judged && result.width() <= 20;
    let result = if is_short { pad(&result, 20, false) } else { result };
    let style = theme.status(status);
    let sign = pad(&format!(" {} ", mark(status))[3 - columns.mark.min(3)..], columns.mark, false);
    let value = pad(&value_text(lang, target), columns.value, true);
    let threshold = pad(&threshold_text(lang, target), columns.threshold, true);
    let mut spans = vec![
        Span::styled(sign, style),
        Span::raw(pad(words::target_name_in(lang, target.kind, name_width), name_width, false)),
        Span::styled(value, style),
        Span::raw(threshold),
    ];
    if columns.has_result {
        spans.push(Span::styled(format!("   {result}"), style));
    }
    if width >= WIDE && is_short {
        let (share, threshold) = bar_of(target);
        let bar_width = width.saturating_sub(name_width + 52).min(24);
        spans.push(Span::styled(bar(Some(share), threshold, bar_width), style));
    }
    Line::from(spans)
}

/// The least columns of a year in the table of targets and years.
const YEAR: usize = 6;

/// The targets in each year of the data up to the chosen one, a column a year: `▼ 96`; the marks
/// alone where not all years have room for their values. Where there is none for the marks either,
/// the last years, and how many they are.
fn year_lines(state: &State, theme: Theme, name_width: usize, width: usize) -> Vec<Line<'static>> {
    let lang = state.lang;
    let figures = &state.lists.figures;
    let years: Vec<_> = figures.years.iter().filter(|year| year.year <= state.year).collect();
    let kinds = || figures.targets.iter().map(|target| target.kind);
    let cell = |year: &YearFigures, kind: TargetKind, has_values: bool| {
        let target = year.targets.and_then(|all| all.into_iter().find(|t| t.kind == kind));
        let status = target.map_or(Status::Unrated, |target| target.status);
        let value = target.filter(|_| has_values).map(|target| words::target_value(lang, &target));
        let text = format!("{} {}", mark(status), value.unwrap_or_default());
        (text.trim_end().to_owned(), status)
    };
    let cells = || years.iter().flat_map(|year| kinds().map(|kind| cell(year, kind, true).0));
    let longest = cells().map(|text| text.width() + 2).max().unwrap_or(0).max(YEAR);
    let room = width.saturating_sub(name_width + 5);
    let has_values = longest * years.len() <= room;
    let column = if has_values { longest } else { YEAR };
    let shown = &years[years.len().saturating_sub((room / column).max(1))..];
    let title = match years.len() - shown.len() {
        0 => words::by_year(lang).to_owned(),
        _ => format!("{} ({}/{})", words::by_year(lang), shown.len(), years.len()),
    };
    let mut head = format!("    {} ", pad(&title, name_width, false));
    head.extend(shown.iter().map(|year| pad(&year.year.to_string(), column, true)));
    let line = |kind: TargetKind| {
        let name = pad(words::target_name_in(lang, kind, name_width), name_width, false);
        let mut spans = vec![Span::styled(format!("    {name} "), theme.faint())];
        spans.extend(shown.iter().map(|year| {
            let (text, status) = cell(year, kind, has_values);
            Span::styled(pad(&text, column, true), theme.status(status))
        }));
        Line::from(spans)
    };
    [Line::styled(head, theme.faint())].into_iter().chain(kinds().map(line)).collect()
}

/// The records of the terms: what was founded, who was admitted, who was seconded.
fn term_lines(state: &State, theme: Theme, width: usize) -> Vec<Line<'static>> {
    let lang = state.lang;
    let mut lines = Vec::new();
    for record in &state.lists.figures.terms {
        let parts = words::term_parts(lang, record);
        let text = format!(" {}: {}", words::term_heading(lang, record), parts.join(" · "));
        lines.extend(wrapped(&text, width).into_iter().map(|l| Line::styled(l, theme.strong())));
        let notes = words::term_notes(lang, record);
        if !notes.is_empty() {
            let text = format!("   {}", words::capital(&notes.join(" · ")));
            lines.extend(wrapped(&text, width).into_iter().map(|l| Line::styled(l, theme.faint())));
        }
    }
    lines
}

/// The units nearest to their thresholds, organisations first, then branches.
fn nearest(state: &State, theme: Theme) -> Vec<Entry> {
    let lang = state.lang;
    let mut out = Vec::new();
    let mut last = None;
    if state.lists.candidates.is_empty() && state.is_searched() {
        let text = searched_heading(state, words::nearest_of(lang));
        let text = format!(" {text}: {}", words::none_found(lang));
        out.push(Entry::Line(Line::raw("")));
        out.push(Entry::Line(Line::styled(text, theme.faint())));
    }
    for (at, candidate) in state.lists.candidates.iter().enumerate() {
        if last.replace(candidate.table) != Some(candidate.table) {
            out.push(Entry::Line(Line::raw("")));
            let heading = searched_heading(state, words::nearest_of(lang));
            let of_table = state.lists.candidates.iter().filter(|c| c.table == candidate.table);
            let count = words::whole(lang, of_table.count() as u64);
            let text = format!(" {heading} ({}: {count})", words::table(lang, candidate.table));
            out.push(Entry::Line(Line::styled(text, theme.heading())));
        }
        out.push(Entry::Item(at));
    }
    out
}

/// A heading of a list; under a search with its text.
fn searched_heading(state: &State, heading: &str) -> String {
    if state.is_searched() {
        words::found_by(state.lang, heading, state.row_filter.search.value())
    } else {
        heading.to_owned()
    }
}

/// The name of the committee of a branch, of which several have one name, or the zone of an
/// organisation.
fn place_of<'a>(state: &'a State, candidate: &Candidate) -> &'a str {
    let (data, table, row) = (state.data(), candidate.table, candidate.row);
    let committee = if table == Table::Branches { data.committee_of(row) } else { None };
    match committee {
        Some(committee) => data.name(Table::Organisations, committee),
        None => zone_name(state, data.units(table).zone[row as usize]),
    }
}

/// The columns of the names of candidates and of their places; 0 for no places.
fn candidate_widths(state: &State, width: usize) -> [usize; 2] {
    if width < 110 {
        return [(width / 2).saturating_sub(4), 0];
    }
    let all = || state.lists.candidates.iter();
    let names = all().map(|c| state.data().name(c.table, c.row).width()).max().unwrap_or(0);
    let places = all().map(|c| place_of(state, c).width()).max().unwrap_or(0);
    [names.min(44), places.min(if width >= 130 { 42 } else { 30 })]
}

fn candidate_line(
    state: &State,
    theme: Theme,
    candidate: &Candidate,
    [name_width, place_width]: [usize; 2],
) -> Line<'static> {
    let (data, table, row) = (state.data(), candidate.table, candidate.row);
    let mut spans = vec![Span::styled(" ▼  ", theme.below())];
    spans.extend(name_spans(state, theme, data.name(table, row), name_width));
    spans.push(Span::raw(" "));
    if place_width > 0 {
        spans.extend(name_spans(state, theme, place_of(state, candidate), place_width));
        spans.push(Span::raw(" "));
    }
    spans.push(Span::raw(words::needs(
        state.lang,
        candidate.rating,
        candidate.branches,
        candidate.members,
    )));
    if !state.settings.scope.contains(&data.units(table).ownership[row as usize]) {
        let text = format!(" · {}", words::outside_scope(state.lang));
        spans.push(Span::styled(text, theme.faint()));
    }
    Line::from(spans)
}

const fn noun(kind: TargetKind) -> Noun {
    match kind {
        TargetKind::Organisations | TargetKind::Founded => Noun::Organisation,
        TargetKind::Members | TargetKind::Admitted => Noun::Member,
        TargetKind::Owners => Noun::Owner,
    }
}
