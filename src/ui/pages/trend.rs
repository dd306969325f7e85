//! The years: a chart for each measure, the numbers in a table, the ratings of the organisations,
//! and what changed since the year before.
//!
//! ```text
//!  Base organisations  ≥ 90 %   Branches  ≥ 90 %   Members  ≥ 85 %   Admitted  ≥ 200
//!  (chart)                      (chart)            (chart)           (chart)
//!         Base organisations        Branches   …
//!  ›2023   53/61  ▼ 86.9   144/158  ✓ 91.1     …
//!  Base organisations: HTXSNV 12   HTTNV 43   ▼ HTNV 5 …
//! ```

use super::list_page::{self, Top};
use crate::analysis::{Distribution, Measures, Target, TargetKind, YearFigures};
use crate::app::{PageFigures, PageItem, State};
use crate::domain::{Measure, Rating, Status, Year};
use crate::ui::canvas::Frame;
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::chart::{self, Point};
use crate::ui::widgets::filter::filter_text;
use crate::ui::widgets::text::{NARROW, pad};
use crate::words;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let top = Top {
        title: words::trend(state.lang).to_owned(),
        filter: match filter_text(state) {
            text if text.is_empty() => words::whole_bloc(state.lang).to_owned(),
            text => text,
        },
        figures: figures_height(state, area),
    };
    let item = |item, width| match item {
        PageItem::Organisation(why, row) => {
            list_page::organisation_line(state, theme, why, row, width)
        }
        PageItem::Enterprise(_) | PageItem::Change(_) => Line::default(),
    };
    let [figures, rest] = list_page::draw_top(frame, area, state, theme, &top);
    let PageFigures::Trend(points, spread) = &state.lists.page_figures else {
        return list_page::draw_items(frame, rest, state, theme, None, item);
    };
    if area.width < NARROW {
        let lines = |width| narrow_lines(state, theme, (points, spread), width);
        let areas = [figures, rest];
        return list_page::draw_figures_and_items(frame, areas, state, theme, lines, item);
    }
    draw_figures(frame, figures, state, theme, (points, spread), has_table(area));
    list_page::draw_items(frame, rest, state, theme, None, item);
}

/// The columns of a year's label in the table.
const YEAR_LABEL: usize = 8;
/// The least columns of a figure in a narrow window, with the blank behind.
const NARROW_CELL: usize = 8;
/// The least columns of a figure in the table, and the most.
const CELL: [usize; 2] = [24, 46];
/// The size from which the table is below the charts.
const WITH_TABLE: Rect = Rect { x: 0, y: 0, width: 106, height: 32 };
/// The most years of the table.
const TABLE_YEARS: u16 = 8;

/// The height of the figures above the list.
fn figures_height(state: &State, area: Rect) -> u16 {
    let years = u16::try_from(state.data().years.len()).unwrap_or(TABLE_YEARS).min(TABLE_YEARS);
    let table = if has_table(area) { years + 2 } else { 0 };
    match (area.width, area.height) {
        (0..NARROW, _) => years + 4,
        (NARROW..110, 0..30) => 12,
        (NARROW..110, _) => 16 + table,
        _ => 12 + table,
    }
}

/// True if the page has room for the table of numbers.
const fn has_table(area: Rect) -> bool {
    area.width >= WITH_TABLE.width && area.height >= WITH_TABLE.height
}

/// One of the charts.
struct Chart {
    name: String,
    /// The threshold in the title, `≥ 90 %`, and at its line, ` 90`; empty if there is none.
    threshold: [String; 2],
    points: Vec<Point>,
}

/// The figures of a narrow window: a line for each of the last years, and the ratings.
fn narrow_lines(
    state: &State,
    theme: Theme,
    (years, spread): (&[YearFigures], &Distribution),
    width: usize,
) -> Vec<Line<'static>> {
    let mut lines = year_lines(state, theme, &charts_of(state, years), years, width);
    lines.extend(ratings_lines(state, theme, (years, spread), width));
    lines
}

/// Draws the charts, and below them the table and the ratings.
fn draw_figures(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    (years, spread): (&[YearFigures], &Distribution),
    has_table: bool,
) {
    let charts = charts_of(state, years);
    let rows = u16::try_from(years.len()).unwrap_or(TABLE_YEARS).min(TABLE_YEARS) + 1;
    let table = if has_table { rows + 1 } else { 0 };
    let [upper, middle, lower] =
        Layout::vertical([Constraint::Min(0), Constraint::Length(table), Constraint::Length(2)])
            .areas(area);
    let columns: u16 = if area.width >= 110 { 4 } else { 2 };
    let height = upper.height / (4 / columns);
    let width = upper.width / columns;
    for (at, Chart { name, threshold: [long, short], points }) in (0u16..).zip(&charts) {
        let place = Rect {
            x: upper.x + (at % columns) * width,
            y: upper.y + (at / columns) * height,
            width,
            height,
        };
        let title = format!(" {name}  {long}");
        let inner = usize::from(width).saturating_sub(1);
        let drawn = chart::Chart { title: &title, threshold: short, points, has_table };
        let drawn = chart::draw(theme, &drawn, inner, usize::from(height));
        let whole = frame.area();
        frame.lines(place.intersection(whole), drawn);
    }
    if has_table {
        let below = Rect { y: middle.y + 1, height: middle.height.saturating_sub(1), ..middle };
        let cell = usize::from(area.width).saturating_sub(YEAR_LABEL) / charts.len();
        let cell = cell.clamp(CELL[0], CELL[1]);
        let lines = table_lines(state, theme, years, (rows.into(), cell));
        frame.lines(below, lines);
    }
    // One line at the bottom, or both.
    let ratings = ratings_lines(state, theme, (years, spread), usize::from(area.width));
    let rows = u16::try_from(ratings.len()).unwrap_or(1).min(lower.height);
    let last = Rect { y: lower.bottom() - rows, height: rows, ..lower };
    frame.lines(last, ratings);
}

/// The charts of the measures and of the members admitted.
fn charts_of(state: &State, years: &[YearFigures]) -> [Chart; 4] {
    let (lang, thresholds) = (state.lang, &state.settings.thresholds);
    let share = |name: &str, threshold: u8, pick: fn(&Measures) -> &Measure| Chart {
        name: name.to_owned(),
        threshold: [format!("≥ {threshold} %"), format!(" {threshold}")],
        points: years.iter().map(|year| share_point(state, year, pick)).collect(),
    };
    let target = state.settings.targets_of(state.year).admitted;
    [
        share(words::base_organisations(lang), thresholds.organisations, |m| &m.organisations),
        share(words::branches_under(lang), thresholds.branches, |m| &m.branches),
        share(words::members(lang), thresholds.members, |m| &m.members),
        Chart {
            name: format!(
                "{} {}",
                words::admitted(lang),
                words::scope_list(lang, &state.settings.scope)
            ),
            threshold: if state.unjudged_targets().is_none() {
                [format!("≥ {target}"), format!(" {target}")]
            } else {
                [String::new(), String::new()]
            },
            points: years.iter().map(|year| admitted_point(state, year)).collect(),
        },
    ]
}

/// The label of a year; one that is not over has a star, and a sign one that rows are not in.
fn label(state: &State, year: Year, lacking: u64) -> String {
    let star = if year >= state.today { "*" } else { "" };
    let sign = if lacking > 0 { words::LACKING } else { "" };
    format!("{year}{star}{sign}")
}

fn share_point(state: &State, year: &YearFigures, pick: fn(&Measures) -> &Measure) -> Point {
    let measure = year.figures.as_ref().map(|(measures, _)| *pick(measures));
    let measure = measure.filter(|m| m.status() != Status::Unrated);
    Point {
        label: label(state, year.year, measure.map_or(0, |m| m.lacking)),
        is_chosen: year.year == state.year,
        figure: measure.map(|m| (words::percent(state.lang, m.share, m.threshold), m.status())),
        distance: measure
            .and_then(|m| m.share.tenths_from_threshold(m.threshold))
            .unwrap_or_default(),
    }
}

/// The members admitted on the scope of the targets; a distance from the target only if judged.
fn admitted_point(state: &State, year: &YearFigures) -> Point {
    let target = admitted_of(year);
    let is_judged = state.unjudged_targets().is_none();
    let signed = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    Point {
        label: label(state, year.year, target.map_or(0, |target| target.lacking)),
        is_chosen: year.year == state.year,
        figure: target.map(|t| (words::whole(state.lang, t.value), t.status)),
        distance: target
            .map_or(0, |t| signed(t.value) - if is_judged { signed(t.target) } else { 0 }),
    }
}

/// The members admitted in a year on the scope of the targets; None if they are not known.
fn admitted_of(year: &YearFigures) -> Option<Target> {
    let mut all = year.targets?.into_iter();
    all.find(|target| target.kind == TargetKind::Admitted && target.is_known)
}

/// The headings with their thresholds and a line for each of the last years, with the figures of
/// the charts that fit, and how many do not; the chosen year is marked.
fn year_lines(
    state: &State,
    theme: Theme,
    charts: &[Chart; 4],
    years: &[YearFigures],
    width: usize,
) -> Vec<Line<'static>> {
    let lang = state.lang;
    let names = [
        words::trend_organisations(lang),
        words::trend_branches_short(lang),
        words::trend_members(lang),
        words::admitted(lang),
    ];
    let figure = |chart: &Chart, at: usize| match &chart.points[at].figure {
        Some((text, status)) => (format!("{} {text}", mark(*status)), theme.status(*status)),
        None => ("–".to_owned(), theme.faint()),
    };
    let shown = years.len().saturating_sub(TABLE_YEARS.into())..years.len();
    // A figure is whole at every width: the last columns go before.
    let figures = shown.clone().flat_map(|at| charts.iter().map(move |chart| figure(chart, at)));
    let cell = figures.map(|(text, _)| text.width() + 1).max().unwrap_or(0).max(NARROW_CELL);
    let columns = (width.saturating_sub(YEAR_LABEL - 2) / cell).min(charts.len());
    let hidden = charts.len() - columns;
    let more = words::more_columns_hidden(lang, hidden);
    let head = |label: &str, cells: [&str; 4]| {
        let mut text = pad(label, YEAR_LABEL - 1, false);
        text.extend(cells[..columns].iter().map(|text| pad(text, cell, false)));
        Line::styled(text, theme.faint())
    };
    let thresholds = charts.each_ref().map(|chart| chart.threshold[0].as_str());
    let line = |at: usize| {
        let is_chosen = years[at].year == state.year;
        let style = if is_chosen { theme.strong() } else { theme.faint() };
        let sign = if is_chosen { "›" } else { " " };
        // One of the figures may lack rows.
        let labels = charts.iter().map(|chart| chart.points[at].label.as_str());
        let label = format!("{sign}{}", labels.max_by_key(|label| label.len()).unwrap_or_default());
        let mut spans = vec![Span::styled(pad(&label, YEAR_LABEL - 1, false), style)];
        spans.extend(charts[..columns].iter().map(|chart| {
            let (text, style) = figure(chart, at);
            Span::styled(pad(&text, cell, false), style)
        }));
        Line::from(spans)
    };
    let label = if hidden > 0 { more.as_str() } else { "" };
    [head(label, names), head("", thresholds)].into_iter().chain(shown.map(line)).collect()
}

/// True if rows lack one of the figures of a year that the charts show.
fn lacks_rows(year: &YearFigures) -> bool {
    let of_measures = |(measures, _): &(Measures, _)| measures.all().iter().any(|m| m.lacking > 0);
    year.figures.as_ref().is_some_and(of_measures)
        || admitted_of(year).is_some_and(|t| t.lacking > 0)
}

/// How many of the year's organisations have each rating, in as many lines as that needs.
fn ratings_lines(
    state: &State,
    theme: Theme,
    (years, spread): (&[YearFigures], &Distribution),
    width: usize,
) -> Vec<Line<'static>> {
    let lang = state.lang;
    let mut spans =
        vec![Span::styled(format!(" {}: ", words::base_organisations(lang)), theme.faint())];
    let levels = Rating::LEVELS.into_iter().chain([Rating::Unrated]);
    for (level, count) in levels.zip(spread.ratings) {
        let is_below = level.is_below() && count > 0;
        let style = if is_below { theme.below() } else { theme.plain() };
        let sign = if is_below { "▼ " } else { "" };
        let name = words::rating_short(lang, level);
        spans.push(Span::styled(format!("{sign}{name} {}   ", words::whole(lang, count)), style));
    }
    if state.data().years.iter().any(|year| *year >= state.today) {
        spans.push(Span::styled(format!("* {}   ", words::so_far(lang)), theme.faint()));
    }
    if years.iter().any(lacks_rows) {
        let text = format!("{} {}", words::LACKING, words::figure_lacking(lang));
        spans.push(Span::styled(text, theme.faint()));
    }
    let mut lines = vec![Line::default()];
    for span in spans {
        let Some(last) = lines.last_mut() else { break };
        if last.width() > 1 && last.width() + span.content.trim_end().width() > width {
            lines.push(Line::from(vec![Span::raw("   "), span]));
        } else {
            last.push_span(span);
        }
    }
    lines
}

/// The figures of the last years that fit in `rows` rows: a line a year, with the parts of each
/// share; the chosen year is marked.
fn table_lines(
    state: &State,
    theme: Theme,
    years: &[YearFigures],
    (rows, cell): (usize, usize),
) -> Vec<Line<'static>> {
    let lang = state.lang;
    let scope = words::scope_list(lang, &state.settings.scope);
    let admitted = format!("{} {scope}", words::admitted(lang));
    let names = [
        words::base_organisations(lang),
        words::branches_under(lang),
        words::members(lang),
        &admitted,
    ];
    let shown = &years[years.len().saturating_sub(rows.saturating_sub(1))..];
    let of_all = match years.len() - shown.len() {
        0 => String::new(),
        _ => format!("  {}/{}", shown.len(), years.len()),
    };
    let mut head = pad(&of_all, YEAR_LABEL, false);
    head.extend(names.map(|name| pad(name, cell, true)));
    let mut lines = vec![Line::styled(head, theme.faint())];
    lines.extend(shown.iter().map(|year| {
        let is_chosen = year.year == state.year;
        let sign = if is_chosen { "›" } else { " " };
        let style = if is_chosen { theme.strong() } else { theme.faint() };
        let text = format!(" {sign}{}", label(state, year.year, 0));
        let mut spans = vec![Span::styled(pad(&text, YEAR_LABEL, false), style)];
        let measures = year.figures.as_ref().map(|(measures, _)| measures.all().map(|m| *m));
        for at in 0..3 {
            let measure = measures.map(|all| all[at]).filter(|m| m.share.of > 0);
            let status = measure.map_or(Status::Unrated, |m| m.status());
            let text = measure.map_or_else(
                || "–".to_owned(),
                |Measure { share, threshold, lacking, .. }| {
                    let [met, of] = [share.met, share.of].map(|n| words::whole(lang, n));
                    let percent = words::percent(lang, share, threshold);
                    let lacking = words::lacking_sign(lang, lacking);
                    format!("{met}/{of}  {} {percent}{lacking}", mark(status))
                },
            );
            spans.push(Span::styled(pad(&text, cell, true), theme.status(status)));
        }
        let target = admitted_of(year);
        let text = target.map_or_else(
            || "–".to_owned(),
            |t| {
                let lacking = words::lacking_sign(lang, t.lacking);
                format!("{} {}{lacking}", mark(t.status), words::whole(lang, t.value))
            },
        );
        let status = target.map_or(Status::Unrated, |t| t.status);
        spans.push(Span::styled(pad(&text, cell, true), theme.status(status)));
        Line::from(spans)
    }));
    lines
}
