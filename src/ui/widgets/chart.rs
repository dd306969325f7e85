//! A figure through the years, above and below its threshold.
//!
//! ```text
//!  Members  ≥ 85 %
//!  87,6┤              ✓ 87,6 ✓ 86,1
//!    85┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
//!  83,0┤▼ 83,0 ▼ 84,2
//!        2020   2021   2022  ›2023
//! ```
//!
//! Where the figures are in a table too and not all years have room for theirs, the years are
//! columns of marks:
//!
//! ```text
//!  87,6┤       ✓     ✓
//!    85┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
//!  83,0┤▼  ▼      ▼     ▼
//!       18 19 20 21 22›23
//! ```

use super::text::{fit, pad};
use crate::domain::Status;
use crate::ui::theme::{Theme, mark};
use ratatui::text::{Line, Span};

/// One year's figure.
#[derive(Debug, Clone)]
pub struct Point {
    /// The year's label.
    pub label: String,
    /// True for the year that is chosen.
    pub is_chosen: bool,
    /// The figure as a text and its status; None for a year without data.
    pub figure: Option<(String, Status)>,
    /// The distance of the figure from the threshold, in a unit that is the same for all years.
    pub distance: i64,
}

/// The widths that the column of a year can have: with a blank behind the mark of its figure, and
/// without.
const COLUMNS: [usize; 2] = [7, 6];
/// The width of the column of a year that has its mark alone, under two digits of the year.
const MARK_COLUMN: usize = 3;
/// The width of the axis at the left: a value and a blank.
const AXIS: usize = 6;

/// How rows are divided between what is above the threshold and what is below it.
///
/// The threshold has a row of its own; the rows above and below share the others in proportion to
/// the largest distances.
struct Scale {
    /// The rows of the figures.
    rows: usize,
    /// The row of the threshold, from the top.
    line_row: usize,
    /// The largest distances above and below the threshold.
    above: i64,
    below: i64,
}

impl Scale {
    fn new(points: &[Point], rows: usize) -> Self {
        let figures = || points.iter().filter(|p| p.figure.is_some());
        let farthest = |sign: i64| figures().map(|p| p.distance * sign).max().unwrap_or(0).max(0);
        let (above, below) = (farthest(1), farthest(-1));
        let free = rows - 1;
        let least = usize::from(below > 0);
        let sum = i128::from(above + below).max(1);
        let share = (i128::from(below) * free as i128 + sum - 1) / sum;
        let is_any_above = figures().any(|p| p.distance >= 0);
        let most = free.saturating_sub(usize::from(is_any_above)).max(least);
        let below_rows = usize::try_from(share).unwrap_or(0).clamp(least, most);
        Self { rows, line_row: free - below_rows, above, below }
    }

    /// The row of a figure, from the top.
    fn row_of(&self, point: &Point) -> usize {
        let scaled = |distance: i64, farthest: i64, rows: usize| {
            if farthest == 0 || rows == 0 {
                0
            } else {
                usize::try_from(i128::from(distance) * (rows as i128 - 1) / i128::from(farthest))
                    .unwrap_or(0)
            }
        };
        if point.distance >= 0 {
            self.line_row.saturating_sub(1 + scaled(point.distance, self.above, self.line_row))
        } else {
            let below_rows = self.rows - 1 - self.line_row;
            let down = 1 + scaled(-point.distance, self.below, below_rows);
            (self.line_row + down).min(self.rows - 1)
        }
    }
}

/// What a chart is about.
pub struct Chart<'a> {
    /// The line above it.
    pub title: &'a str,
    /// The threshold at its row; empty if there is none.
    pub threshold: &'a str,
    /// The years, the oldest first.
    pub points: &'a [Point],
    /// True if the figures are in a table beside the chart.
    pub has_table: bool,
}

/// The width of the column of a year, in a chart with `room` columns.
fn column_width(chart: &Chart, room: usize) -> usize {
    let fits = |column: &usize| chart.points.len() * column <= room + 1;
    let without_figures = if chart.has_table { MARK_COLUMN } else { COLUMNS[0] };
    COLUMNS.into_iter().find(fits).unwrap_or(without_figures)
}

/// The text of a figure in a column so wide.
fn figure_text(text: &str, status: Status, column: usize) -> String {
    let mark = mark(status);
    match column {
        MARK_COLUMN => format!(" {mark}"),
        _ if column == COLUMNS[0] => format!("{mark} {text}"),
        _ => format!("{mark}{text}"),
    }
}

/// The text of a year below a column so wide.
fn year_text(point: &Point, column: usize) -> String {
    let sign = if point.is_chosen { "›" } else { " " };
    if column == MARK_COLUMN {
        let digits: String = point.label.chars().filter(char::is_ascii_digit).skip(2).collect();
        return format!("{sign}{digits}");
    }
    // A year without a figure has a dash, which stands at no height.
    let gap = if point.figure.is_none() { "–" } else { "" };
    format!("{sign}{}{gap}", point.label)
}

/// Draws a chart `width` columns wide and `height` rows high, at least 4: a title, the figures
/// around the threshold, the years. The axis has the threshold and the farthest values. Where not
/// all years fit the last ones are shown.
#[must_use]
pub fn draw(theme: Theme, chart: &Chart, width: usize, height: usize) -> Vec<Line<'static>> {
    let &Chart { title, threshold, points, .. } = chart;
    // The last column needs no blank behind it.
    let room = width.saturating_sub(AXIS);
    let column = column_width(chart, room);
    let shown = &points[points.len().saturating_sub(((room + 1) / column).max(1))..];
    let scale = Scale::new(shown, height.saturating_sub(2).max(2));
    let mut lines = vec![Line::styled(fit(title, width), theme.strong())];
    for row in 0..scale.rows {
        let is_line = row == scale.line_row;
        let filler = if is_line && !threshold.is_empty() { "┈" } else { " " };
        let value = axis_label(&scale, shown, row).unwrap_or_default();
        let value = if is_line { threshold.trim() } else { value };
        let sign = if value.is_empty() { '│' } else { '┤' };
        let axis = format!("{}{sign}", pad(value, AXIS - 1, true));
        let mut spans = vec![Span::styled(axis, theme.faint())];
        for point in shown {
            let figure = match &point.figure {
                Some((text, status)) if scale.row_of(point) == row => {
                    Some((figure_text(text, *status, column), theme.status(*status)))
                }
                _ => None,
            };
            spans.push(match figure {
                Some((text, style)) if point.is_chosen => {
                    Span::styled(pad(&text, column, false), style.patch(theme.strong()))
                }
                Some((text, style)) => Span::styled(pad(&text, column, false), style),
                None => Span::styled(filler.repeat(column), theme.faint()),
            });
        }
        lines.push(Line::from(spans));
    }
    let mut years = vec![Span::raw(" ".repeat(AXIS))];
    years.extend(shown.iter().map(|point| {
        let style = if point.is_chosen { theme.strong() } else { theme.faint() };
        Span::styled(pad(&year_text(point, column), column, false), style)
    }));
    lines.push(Line::from(years));
    lines
}

/// The value of the axis at a row: that of the figure farthest above or below the threshold, where
/// it is.
fn axis_label<'a>(scale: &Scale, points: &'a [Point], row: usize) -> Option<&'a str> {
    let is_end = |point: &&Point| {
        let farthest = if point.distance >= 0 { scale.above } else { -scale.below };
        point.figure.is_some() && point.distance == farthest && scale.row_of(point) == row
    };
    points.iter().find(is_end).and_then(|point| Some(point.figure.as_ref()?.0.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &[Line]) -> Vec<String> {
        lines
            .iter()
            .map(|l| {
                l.spans.iter().map(|s| s.content.as_ref()).collect::<String>().trim_end().to_owned()
            })
            .collect()
    }

    #[test]
    fn figures_stand_over_and_under_their_line_and_gaps_are_gaps() {
        let point = |label: &str, figure: Option<(&str, Status)>, distance| Point {
            label: label.into(),
            is_chosen: false,
            figure: figure.map(|(t, s)| (t.into(), s)),
            distance,
        };
        let points = [
            point("2020", Some(("86,2", Status::Below)), -38),
            point("2021", None, 0),
            point("2022", Some(("90,0", Status::Meets)), 0),
            point("2023", Some(("91,1", Status::Meets)), 11),
        ];
        let chart =
            Chart { title: "Tổ chức", threshold: "90", points: &points, has_table: false };
        let drawn = text(&draw(Theme::new(false), &chart, 40, 7));
        assert_eq!(drawn.len(), 7);
        let row = |what: &str| drawn.iter().position(|l| l.contains(what)).unwrap();
        let line = row("┈");
        assert!(
            row("✓ 91,1") <= row("✓ 90,0") && row("✓ 90,0") < line && line < row("▼ 86,2"),
            "{drawn:#?}"
        );
        assert!(!drawn[line].contains('–') && drawn[6].contains("2021–"), "{drawn:#?}");
    }

    #[test]
    fn all_years_have_a_mark_where_a_table_has_their_figures() {
        let points: Vec<Point> = (2017..=2023)
            .map(|year| Point {
                label: year.to_string(),
                is_chosen: year == 2022,
                figure: (year != 2019).then(|| ("86,2".into(), Status::Below)),
                distance: -38,
            })
            .collect();
        let drawn = |has_table| {
            let chart = Chart { title: "", threshold: "90", points: &points, has_table };
            text(&draw(Theme::new(false), &chart, 29, 7))
        };
        assert_eq!(drawn(true)[6].trim(), "17 18 19 20 21›22 23");
        let marks = drawn(true).iter().map(|l| l.matches('▼').count()).sum::<usize>();
        assert_eq!(marks, 6, "{:#?}", drawn(true));
        assert_eq!(drawn(false)[6].trim(), "2021  ›2022   2023");
        assert!(drawn(false).iter().any(|line| line.contains("▼ 86,2")));
    }
}
