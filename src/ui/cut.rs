//! Lines cut to the width of where they are drawn.
//!
//! ```text
//! fit_line   "✓ Chi bộ  91,1 % d…"   cut at a character, never within a figure
//! ```

use ratatui::text::{Line, Span};
use unicode_truncate::UnicodeTruncateStr;
use unicode_width::UnicodeWidthStr;

/// The first `kept` bytes of a line, and an ellipsis if there is room.
#[must_use]
pub fn cut_at(line: Line<'static>, kept: usize, width: usize) -> Line<'static> {
    let mut left = kept;
    let mut spans = Vec::new();
    for mut span in line.spans {
        let own = left.min(span.content.len());
        left -= own;
        span.content.to_mut().truncate(own);
        spans.push(span);
    }
    spans.push(Span::raw(if width > 0 { "…" } else { "" }));
    Line { spans, ..line }
}

/// A line cut to a width, with an ellipsis where something is lost. A word with a digit is whole or
/// not there: half a figure is another one.
#[must_use]
pub fn fit_line(line: Line<'static>, width: usize) -> Line<'static> {
    let whole = line.to_string();
    if whole.trim_end().width() <= width {
        return line;
    }
    let kept = whole.unicode_truncate(width.saturating_sub(1)).0;
    let begin = kept.rfind(' ').map_or(0, |at| at + 1);
    let word = whole[begin..].split(' ').next().unwrap_or_default();
    let is_half = begin + word.len() > kept.len() && word.contains(|c: char| c.is_ascii_digit());
    let kept = if is_half { kept[..begin].trim_end() } else { kept };
    cut_at(line, kept.len(), width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_at_a_character_and_a_figure_is_whole_or_not_there() {
        let line = || Line::from(vec![Span::raw("  Kết nạp  1.170 "), Span::raw("+1.024  ▼ 8")]);
        let cut = |width| fit_line(line(), width).to_string();
        assert_eq!(cut(28), "  Kết nạp  1.170 +1.024  ▼ 8");
        assert_eq!(cut(27), "  Kết nạp  1.170 +1.024  ▼…");
        assert_eq!(cut(24), "  Kết nạp  1.170 +1.024…");
        assert_eq!(cut(23), "  Kết nạp  1.170…");
        assert_eq!(cut(16), "  Kết nạp…");
        assert_eq!((cut(8), cut(1), cut(0)), ("  Kết n…".into(), "…".into(), String::new()));
    }
}
