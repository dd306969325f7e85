//! The years: a chart for each measure, how the organisations are spread, and what changed since
//! the year before.
//!
//! ```text
//!  Base organisations  ≥ 90 %   Branches  ≥ 90 %   Members  ≥ 85 %   Admitted  ≥ 200
//!  (chart)                      (chart)            (chart)           (chart)
//!  Base organisations: HTXSNV 12   HTTNV 43   ▼ HTNV 5 …
//!  By members' share, steps of 5 points: ·0 ▁1 ▂3 ▃5 │85 █21 …
//! ```

use super::list_page::{self, Top};
use crate::analysis::{Distribution, Measures, Target, TargetKind, YearFigures};
use crate::app::{PageFigures, PageItem, State};
use crate::domain::{Measure, Rating, Status, Year};
use crate::ui::canvas::Frame;
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::chart::{Point, chart};
use crate::ui::widgets::filter::filter_text;
use crate::ui::widgets::text::pad;
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let top = Top {
        title: words::trend(state.lang).to_owned(),
        filter: filter_text(state),
        figures: charts_height(area),
    };
    let [figures, rest] = list_page::draw_top(frame, area, state, theme, &top);
    if let PageFigures::Trend(points, spread) = &state.lists.page_figures {
        charts(frame, figures, state, theme, points, spread);
    }
    let width = usize::from(area.width);
    list_page::draw_items(frame, rest, state, theme, None, |item| match item {
        PageItem::Organisation(why, row) => {
            list_page::organisation_line(state, theme, why, row, width)
        }
        PageItem::Enterprise(_) | PageItem::Change(_) => Line::default(),
    });
}

const fn charts_height(area: Rect) -> u16 {
    match (area.width, area.height) {
        (0..60, _) => 6,
        (60..110, 0..30) => 13,
        (60..110, _) => 17,
        _ => 13,
    }
}

/// The distance of a share from its threshold, in tenths of a point as they are shown.
fn distance(measure: &Measure) -> i64 {
    let line = i64::from(measure.threshold) * 10;
    measure
        .share
        .tenths(measure.threshold)
        .and_then(|t| i64::try_from(t).ok())
        .map_or(0, |t| t - line)
}

/// One of the charts.
struct Chart {
    name: String,
    /// The threshold in the title, `≥ 90 %`, and at its line, ` 90`; empty if there is none.
    threshold: [String; 2],
    points: Vec<Point>,
}

/// Draws the charts and the spread below them; in a narrow window a line for each year.
fn charts(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    years: &[YearFigures],
    spread: &Distribution,
) {
    let charts = charts_of(state, years);
    if area.width < 60 {
        let lines = year_lines(theme, &charts, years.len(), usize::from(area.height));
        return frame.render_widget(Paragraph::new(lines), area);
    }
    let columns: u16 = if area.width >= 110 { 4 } else { 2 };
    let rows = 4 / columns;
    let height = area.height.saturating_sub(SPREAD_HEIGHT) / rows;
    let width = area.width / columns;
    for (at, Chart { name, threshold: [long, short], points }) in (0u16..).zip(&charts) {
        let area = Rect {
            x: area.x + (at % columns) * width,
            y: area.y + (at / columns) * height,
            width,
            height,
        };
        let title = format!(" {name}  {long}");
        let inner = usize::from(width).saturating_sub(1);
        let drawn = chart(theme, &title, short, points, inner, usize::from(height));
        let whole = frame.area();
        frame.render_widget(Paragraph::new(drawn), area.intersection(whole));
    }
    let below = Rect { y: area.y + rows * height, height: area.height - rows * height, ..area };
    frame.render_widget(Paragraph::new(spread_lines(state, theme, spread)), below);
}

/// The rows of the spread below the charts.
const SPREAD_HEIGHT: u16 = 3;

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
            // A yearly target is that of the whole.
            threshold: if state.filter.is_whole() {
                [format!("≥ {target}"), format!(" {target}")]
            } else {
                [String::new(), String::new()]
            },
            points: years.iter().map(|year| admitted_point(state, year)).collect(),
        },
    ]
}

/// The label of a year; one that is not over has a star.
fn label(state: &State, year: Year) -> String {
    if year >= state.today { format!("{year}*") } else { year.to_string() }
}

fn share_point(state: &State, year: &YearFigures, pick: fn(&Measures) -> &Measure) -> Point {
    let measure = year.figures.as_ref().map(|(measures, _)| *pick(measures));
    let measure = measure.filter(|m| m.status() != Status::Unrated);
    Point {
        label: label(state, year.year),
        figure: measure.map(|m| (words::percent(state.lang, m.share, m.threshold), m.status())),
        distance: measure.map_or(0, |m| distance(&m)),
    }
}

/// The members admitted on the scope of the targets; a distance from the target only if judged.
fn admitted_point(state: &State, year: &YearFigures) -> Point {
    let target = year.targets.and_then(|targets| find(&targets, TargetKind::Admitted));
    let is_filtered = !state.filter.is_whole();
    let signed = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    Point {
        label: label(state, year.year),
        figure: target.map(|t| (words::whole(state.lang, t.value), t.status)),
        distance: target
            .map_or(0, |t| signed(t.value) - if is_filtered { 0 } else { signed(t.target) }),
    }
}

fn find(targets: &[Target], kind: TargetKind) -> Option<Target> {
    targets.iter().find(|target| target.kind == kind).copied()
}

/// A line for each of the last years, with the figures of all charts.
fn year_lines(
    theme: Theme,
    charts: &[Chart; 4],
    years: usize,
    height: usize,
) -> Vec<Line<'static>> {
    let line = |at: usize| {
        let label = format!(" {:<6}", charts[0].points[at].label);
        let mut spans = vec![Span::styled(label, theme.faint())];
        for chart in charts {
            spans.push(match &chart.points[at].figure {
                Some((text, status)) => {
                    let text = format!("{} {text}", mark(*status));
                    Span::styled(pad(&text, 8, false), theme.status(*status))
                }
                None => Span::styled(pad("–", 8, false), theme.faint()),
            });
        }
        Line::from(spans)
    };
    (years.saturating_sub(height)..years).map(line).collect()
}

/// How the year's organisations are spread, as a picture in two lines.
fn spread_lines(state: &State, theme: Theme, spread: &Distribution) -> Vec<Line<'static>> {
    let lang = state.lang;
    let mut ratings =
        vec![Span::styled(format!(" {}: ", words::base_organisations(lang)), theme.faint())];
    let levels = Rating::LEVELS.into_iter().chain([Rating::Unrated]);
    for (level, count) in levels.zip(spread.ratings) {
        let style = if level.is_below() && count > 0 { theme.below() } else { theme.plain() };
        let sign = if level.is_below() && count > 0 { "▼ " } else { "" };
        ratings.push(Span::styled(
            format!("{sign}{} {}   ", words::rating_short(lang, level), words::whole(lang, count)),
            style,
        ));
    }
    let most = spread.steps.iter().copied().max().unwrap_or(0).max(1);
    let block = |count: u64| {
        ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
            [usize::try_from((count * 8).div_ceil(most)).unwrap_or(8).min(8)]
    };
    let mut picture =
        vec![Span::styled(format!(" {}: ", words::members_share_around(lang)), theme.faint())];
    for (step, count) in spread.steps.iter().enumerate() {
        let style = if step < 4 && *count > 0 { theme.below() } else { theme.plain() };
        if step == 4 {
            picture.push(Span::styled(
                format!("│{} ", state.settings.thresholds.members),
                theme.faint(),
            ));
        }
        picture.push(Span::styled(format!("{}{count} ", block(*count)), style));
    }
    picture.push(Span::styled(
        format!("  {}", words::within_step(lang, spread.steps[3], spread.steps[4])),
        theme.faint(),
    ));
    let under_way = state.data().years.iter().any(|year| *year >= state.today);
    let note = if under_way { format!(" * {}", words::so_far(lang)) } else { String::new() };
    vec![Line::styled(note, theme.faint()), Line::from(ratings), Line::from(picture)]
}
