//! The organisations along the scale of their members' share, a mark for each.
//!
//! ```text
//!                          │ ▄▄
//!                       ▄▄ │ ██ ██ ▄▄
//!                 ▄▄ ██ ██ │ ██ ██ ██ ▄▄
//!  ────────────────────────┴──────▲───────
//!  50     60     70     80  85   90    100
//! ```

use crate::analysis::{STRIP_COLUMNS, STRIP_FROM, Strip, strip_line};
use crate::ui::theme::Theme;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// The marks of a cell: it is divided into halves.
const HALVES: u64 = 2;

/// How a strip is drawn.
pub struct StripView<'a> {
    /// The figures.
    pub strip: &'a Strip,
    /// The threshold in percent.
    pub threshold: u8,
    /// The column of the selected organisation.
    pub selected: Option<usize>,
}

impl StripView<'_> {
    /// The cells of a column with the gap behind it, in a line of `width`.
    const fn pitch(width: usize) -> usize {
        let pitch = (width - 2) / STRIP_COLUMNS;
        if pitch > 6 { 6 } else { pitch }
    }

    /// How many organisations a mark stands for where the highest column has `rows` cells.
    #[must_use]
    pub fn unit(&self, rows: usize) -> u64 {
        self.strip.highest().div_ceil(rows.max(1) as u64 * HALVES).max(1)
    }

    /// The rows of cells that are needed, at most `most`.
    #[must_use]
    pub fn rows(&self, most: usize) -> usize {
        usize::try_from(self.strip.highest().div_ceil(HALVES)).unwrap_or(most).clamp(1, most)
    }

    /// The strip in `rows` lines of marks, the line of the scale and that of its labels, each
    /// `width` wide.
    #[must_use]
    pub fn lines(&self, theme: Theme, rows: usize, width: usize) -> Vec<Line<'static>> {
        let pitch = Self::pitch(width);
        if pitch < 2 {
            return Vec::new();
        }
        let unit = self.unit(rows);
        let mut lines: Vec<Line> =
            (0..rows).rev().map(|row| self.row(theme, row as u64, unit, pitch)).collect();
        lines.push(self.scale(theme, pitch));
        lines.push(Line::styled(format!("  {}", self.labels(pitch)), theme.faint()));
        lines
    }

    /// The cells `row` above the scale.
    fn row(&self, theme: Theme, row: u64, unit: u64, pitch: usize) -> Line<'static> {
        let line = strip_line(self.threshold);
        let mut spans = vec![Span::raw(if line == 0 { " │" } else { "  " })];
        for at in 0..STRIP_COLUMNS {
            let below = self.strip.below[at].div_ceil(unit);
            let marks = self.strip.column(at).div_ceil(unit);
            let cell = match marks.saturating_sub(row * HALVES) {
                0 => " ",
                1 => "▄",
                _ => "█",
            };
            let style = if row * HALVES < below { theme.below() } else { theme.plain() };
            spans.push(Span::styled(cell.repeat(pitch - 1), style));
            let is_line = at + 1 == line;
            spans.push(Span::styled(if is_line { "│" } else { " " }, theme.accent()));
        }
        Line::from(spans)
    }

    /// The line below the marks, with the threshold and the selected organisation.
    fn scale(&self, theme: Theme, pitch: usize) -> Line<'static> {
        let line = (strip_line(self.threshold) * pitch).checked_sub(1);
        let selected = self.selected.map(|column| column * pitch + (pitch - 1) / 2);
        let mut spans = vec![Span::styled(" ─", theme.faint())];
        spans.extend((0..STRIP_COLUMNS * pitch).map(|x| match x {
            x if Some(x) == selected => Span::styled("▲", theme.accent()),
            x if Some(x) == line => Span::styled("┴", theme.accent()),
            _ => Span::styled("─", theme.faint()),
        }));
        Line::from(spans)
    }

    /// The threshold and the tens below the scale, as far as they do not touch.
    fn labels(&self, pitch: usize) -> String {
        let place = |percent: u8| {
            usize::from(percent.saturating_sub(STRIP_FROM)) * pitch * STRIP_COLUMNS / 50
        };
        let mut labels = vec![(place(self.threshold), format!("{} %", self.threshold))];
        for percent in [50, 60, 70, 80, 90, 100] {
            let text = percent.to_string();
            let x = place(percent).min(STRIP_COLUMNS * pitch - text.width());
            let touches =
                |(at, other): &(usize, String)| x <= at + other.width() && *at <= x + text.width();
            if !labels.iter().any(touches) {
                labels.push((x, text));
            }
        }
        labels.sort_unstable();
        let mut line = String::new();
        for (x, text) in labels {
            line.push_str(&" ".repeat(x.saturating_sub(line.width())));
            line.push_str(&text);
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_as_many_marks_high_as_it_has_organisations() {
        let mut strip = Strip::default();
        (strip.below[13], strip.meets[14], strip.meets[19]) = (1, 3, 2);
        let view = StripView { strip: &strip, threshold: 85, selected: Some(14) };
        assert_eq!((view.rows(9), view.rows(1), view.unit(1)), (2, 1, 2));
        let lines = view.lines(Theme::new(false), 2, 62);
        let text: Vec<String> =
            lines.iter().map(|line| line.to_string().trim_end().to_owned()).collect();
        let blanks = |count| " ".repeat(count);
        assert_eq!(text[0], format!("{}│▄▄", blanks(43)));
        assert_eq!(text[1], format!("{}▄▄│██{}██", blanks(41), blanks(13)));
        assert!(text[2].contains("┴─▲"), "{}", text[2]);
        assert_eq!(text[3].split_whitespace().collect::<String>(), "5060708085%90100");
        assert!(view.lines(Theme::new(false), 2, 40).is_empty());
    }
}
