//! The years: a chart for each measure, how the organisations are spread, and what changed since the
//! year before.
//!
//! ```text
//!  Base organisations  ≥ 90 %   Branches  ≥ 90 %   Members  ≥ 85 %   Admitted  ≥ 200
//!  (chart)                      (chart)            (chart)           (chart)
//!  Base organisations: HTXSNV 12   HTTNV 43   ▼ HTNV 5 …
//!  By members' share, steps of 5 points: ·0 ▁1 ▂3 ▃5 │85 █21 …
//! ```

use super::list_page::{self, Top};
use crate::analysis::{Distribution, Measures, YearFigures};
use crate::app::{PageFigures, PageItem, State};
use crate::domain::{Measure, Rating, Status, Year};
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::chart::{Point, chart};
use crate::ui::widgets::filter::filter_text;
use crate::ui::widgets::text::pad;
use crate::words;
use ratatui::Frame;
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

/// How far a share is from its line, in tenths of a point as they are shown.
fn distance(measure: &Measure) -> i64 {
    let line = i64::from(measure.line) * 10;
    measure.share.tenths(measure.line).and_then(|t| i64::try_from(t).ok()).map_or(0, |t| t - line)
}

fn charts(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    points: &[YearFigures],
    spread: &Distribution,
) {
    let lang = state.lang;
    let label = |year: Year| {
        if year >= state.today { format!("{year}*") } else { year.to_string() }
    };
    let share = |pick: fn(&Measures) -> &Measure| -> Vec<Point> {
        let of = |p: &YearFigures| {
            let m = p
                .figures
                .as_ref()
                .map(|(measures, _)| *pick(measures))
                .filter(|m| m.status() != Status::Unrated);
            Point {
                label: label(p.year),
                figure: m.map(|m| (words::percent(lang, m.share, m.line), m.status())),
                distance: m.map_or(0, |m| distance(&m)),
            }
        };
        points.iter().map(of).collect()
    };
    let narrowed = !state.filter.is_whole();
    let admitted: Vec<Point> = points
        .iter()
        .map(|p| {
            let target = i64::from(state.settings.targets_of(p.year).admitted);
            let value = p.figures.as_ref().map(|(_, sums)| sums.admitted.value);
            let distance = value
                .and_then(|v| i64::try_from(v).ok())
                .map_or(0, |v| if narrowed { v } else { v - target });
            // A yearly target is the whole's; a year under way is no failure.
            let status = match () {
                () if narrowed => Status::Unrated,
                () if distance >= 0 => Status::Meets,
                () if p.year >= state.today => Status::Unrated,
                () => Status::Below,
            };
            Point {
                label: label(p.year),
                figure: value.map(|v| (words::whole(lang, v), status)),
                distance,
            }
        })
        .collect();
    let lines = &state.settings.thresholds;
    let target = state.settings.targets_of(state.year).admitted.to_string();
    let of_line = |line: u8| (format!("≥ {line} %"), format!(" {line}"));
    let all = [
        (
            words::base_organisations(lang),
            of_line(lines.organisations),
            share(|t| &t.organisations),
        ),
        (words::branches_under(lang), of_line(lines.branches), share(|t| &t.branches)),
        (words::members(lang), of_line(lines.members), share(|t| &t.members)),
        (
            words::admitted(lang),
            if narrowed {
                (String::new(), String::new())
            } else {
                (format!("≥ {target}"), format!(" {target}"))
            },
            admitted,
        ),
    ];
    if area.width < 60 {
        // A line a year.
        let shown = points.len().saturating_sub(usize::from(area.height));
        let rows = (shown..points.len()).map(|at| {
            let mut spans =
                vec![Span::styled(format!(" {:<6}", all[0].2[at].label), theme.faint())];
            for (.., chart) in &all {
                match &chart[at].figure {
                    Some((text, status)) => {
                        spans.push(Span::styled(
                            pad(&format!("{} {text}", mark(*status)), 8, false),
                            theme.status(*status),
                        ));
                    }
                    None => spans.push(Span::styled(pad("–", 8, false), theme.faint())),
                }
            }
            Line::from(spans)
        });
        return frame.render_widget(Paragraph::new(rows.collect::<Vec<_>>()), area);
    }
    let spread_height = 3;
    let columns: u16 = if area.width >= 110 { 4 } else { 2 };
    let rows = 4 / columns;
    let height = area.height.saturating_sub(spread_height) / rows;
    let width = area.width / columns;
    for (at, (name, (line, short), points)) in (0u16..).zip(&all) {
        let area = Rect {
            x: area.x + (at % columns) * width,
            y: area.y + (at / columns) * height,
            width,
            height,
        };
        let title = format!(" {name}  {line}");
        let drawn = chart(
            theme,
            &title,
            short,
            points,
            usize::from(width).saturating_sub(1),
            usize::from(height),
        );
        frame.render_widget(Paragraph::new(drawn), area.intersection(frame.area()));
    }
    let below = Rect { y: area.y + rows * height, height: area.height - rows * height, ..area };
    frame.render_widget(Paragraph::new(spread_lines(state, theme, spread)), below);
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
