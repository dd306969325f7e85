//! Texts cut and filled to a width in terminal columns.
//!
//! ```text
//! fit        "Đảng bộ Công ty…"      cut at a character
//! fit_words  "✓ Chi bộ  91,1 %…"     cut at the end of a word
//! pad        "Chi bộ      "          cut, then filled with blanks
//! ```

use crate::analysis::Matcher;
use crate::app::State;
use crate::domain::ZoneId;
use crate::ui::cut::cut_at;
use crate::ui::theme::Theme;
use crate::words;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::borrow::Cow;
use unicode_truncate::{Alignment, UnicodeTruncateStr};
use unicode_width::UnicodeWidthStr;

/// The columns of a window below which names are shortened before they are cut.
pub const NARROW: u16 = 60;

/// Cuts a text to a width, with an ellipsis where something is lost.
#[must_use]
pub fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    match width.checked_sub(1) {
        Some(room) => format!("{}…", text.unicode_truncate(room).0),
        None => String::new(),
    }
}

/// A text at its full width, filled with blanks on the left or on the right.
#[must_use]
pub fn pad(text: &str, width: usize, right: bool) -> String {
    let alignment = if right { Alignment::Right } else { Alignment::Left };
    fit(text, width).unicode_pad(width, alignment, false).into_owned()
}

/// A no-break space.
const NO_BREAK: char = '\u{a0}';

/// A text cut to a width at the end of a word, with an ellipsis where something is lost. No number
/// is left without what it counts.
#[must_use]
pub fn fit_figures(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let ends = text.match_indices(' ').map(|(at, _)| &text[..at]);
    let Some(mut kept) = ends.take_while(|words| words.width() < width).last() else {
        return fit(text, width);
    };
    let is_number = |word: &str| word == "·" || word.starts_with(|c: char| c.is_ascii_digit());
    while let Some((before, last)) = kept.rsplit_once(' ')
        && is_number(last)
    {
        kept = before;
    }
    format!("{kept}…")
}

/// A text in which a percent sign stays with its number where the text wraps.
fn unbroken_text(text: &str) -> String {
    text.replace(" %", &format!("{NO_BREAK}%"))
}

/// A line in which a percent sign stays with its number where the line wraps.
#[must_use]
pub fn unbroken(mut line: Line<'static>) -> Line<'static> {
    for span in &mut line.spans {
        span.content = unbroken_text(&span.content).into();
    }
    line
}

/// The blanks before a line that goes on with a sentence.
const GOES_ON: usize = 3;

/// A word in parts of at most `room` columns: a long path is broken behind its separators.
fn parts_of(word: &str, room: usize) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), word);
    while rest.width() > room.max(1) {
        let fits = rest.unicode_truncate(room.max(1)).0;
        let end = fits.rfind(['/', '\\']).map_or(fits.len(), |at| at + 1);
        // A character may be wider than the room.
        let end = if end > 0 { end } else { rest.chars().next().map_or(0, char::len_utf8) };
        let (part, left) = rest.split_at(end);
        parts.push(part);
        rest = left;
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts
}

/// A text in lines of at most `width` columns, broken between words; a word that is longer than a
/// line is broken itself.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let indent = text.len() - text.trim_start().len();
    let whole = unbroken_text(text);
    let words = whole.split(' ').filter(|word| !word.is_empty());
    let parts = |word| parts_of(word, width.saturating_sub(GOES_ON)).into_iter().enumerate();
    for (part, word) in words.flat_map(parts) {
        let Some(last) = lines.last_mut() else { break };
        let blanks = if last.is_empty() { indent } else { 1 };
        if part > 0 || !last.is_empty() && last.width() + blanks + word.width() > width {
            lines.push(format!("{}{word}", " ".repeat(GOES_ON)));
        } else {
            last.push_str(&" ".repeat(blanks));
            last.push_str(word);
        }
    }
    lines.into_iter().map(|line| line.replace(NO_BREAK, " ")).collect()
}

/// The rows that lines need where they wrap at `room` columns.
#[must_use]
pub fn rows_of(lines: &[Line<'_>], room: usize) -> u16 {
    // Lines wrap between words, so a wrapped line needs more rows than its width alone.
    let rows = |line: &Line| match line.width().div_ceil(room.max(1)) {
        0 | 1 => 1,
        n => n + n.div_ceil(4),
    };
    u16::try_from(lines.iter().map(rows).sum::<usize>()).unwrap_or(u16::MAX)
}

/// A line cut to a width at the end of a word, with an ellipsis where something is lost: half a
/// figure is a wrong one.
#[must_use]
pub fn fit_words(line: Line<'static>, width: usize) -> Line<'static> {
    let whole = line.to_string();
    if whole.trim_end().width() <= width {
        return line;
    }
    let ends = whole.match_indices(' ').map(|(at, _)| &whole[..at]);
    let kept = ends.take_while(|words| words.width() < width).last().unwrap_or_default();
    cut_at(line, kept.trim_end().len(), width)
}

/// A text with what a search found in it marked.
#[must_use]
pub fn marked(text: &str, matcher: &Matcher, style: Style, found: Style) -> Vec<Span<'static>> {
    let marks = if matcher.is_empty() { Vec::new() } else { matcher.match_ranges(text) };
    if marks.is_empty() {
        return vec![Span::styled(text.to_owned(), style)];
    }
    let is_marked = |at: usize| marks.iter().any(|(from, to)| (*from..*to).contains(&at));
    runs(text, is_marked, style, found)
}

/// A text in runs of characters that are marked or not.
fn runs(
    text: &str,
    is_marked: impl Fn(usize) -> bool,
    style: Style,
    found: Style,
) -> Vec<Span<'static>> {
    let mut spans: Vec<(String, bool)> = Vec::new();
    for (at, c) in text.chars().enumerate() {
        match spans.last_mut() {
            Some((run, on)) if *on == is_marked(at) => run.push(c),
            _ => spans.push((c.to_string(), is_marked(at))),
        }
    }
    spans
        .into_iter()
        .map(|(run, on)| Span::styled(run, if on { style.patch(found) } else { style }))
        .collect()
}

/// A text cut to a width, with what a search found in the whole of it marked: where a match is cut
/// off, the ellipsis is.
#[must_use]
pub fn marked_fit(
    text: &str,
    width: usize,
    matcher: &Matcher,
    style: Style,
    found: Style,
) -> Vec<Span<'static>> {
    let shown = fit(text, width);
    if matcher.is_empty() || shown.len() == text.len() {
        return marked(&shown, matcher, style, found);
    }
    let kept = shown.chars().count().saturating_sub(1);
    let marks = matcher.match_ranges(text);
    let is_marked = |at: usize| {
        let is_in = |(from, to): &(usize, usize)| (*from..*to).contains(&at);
        marks.iter().any(|mark| if at < kept { is_in(mark) } else { mark.1 > kept })
    };
    runs(&shown, is_marked, style, found)
}

/// A name filled to a width, with what the search in front found in it marked.
#[must_use]
pub fn name_spans(state: &State, theme: Theme, text: &str, width: usize) -> Vec<Span<'static>> {
    let matcher = Matcher::new(state.search().value());
    let text = &*name_in(state, text, width);
    let mut spans = marked_fit(text, width, &matcher, theme.plain(), theme.found());
    let used: usize = spans.iter().map(Span::width).sum();
    spans.push(Span::raw(" ".repeat(width.saturating_sub(used))));
    spans
}

/// A name for so many columns: in a narrow window its usual words are abbreviated before it is cut.
#[must_use]
pub fn name_in<'a>(state: &State, text: &'a str, width: usize) -> Cow<'a, str> {
    if state.size.0 < NARROW && text.width() > width {
        words::short_name(text).into()
    } else {
        text.into()
    }
}

/// The name of a zone in a language.
#[must_use]
pub fn zone_name(state: &State, zone: ZoneId) -> &str {
    words::zone_name(state.lang, state.data(), zone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_figure_is_whole_or_not_there() {
        let line = || {
            Line::from(vec![
                Span::raw("✓ Chi bộ  91,1 % "),
                Span::raw("dư 1 chi bộ"),
                Span::raw("  144/158  +0,8"),
            ])
        };
        let cut = |width| fit_words(line(), width).to_string();
        assert_eq!(cut(43), "✓ Chi bộ  91,1 % dư 1 chi bộ  144/158  +0,8");
        assert_eq!(cut(42), "✓ Chi bộ  91,1 % dư 1 chi bộ  144/158…");
        assert_eq!(cut(36), "✓ Chi bộ  91,1 % dư 1 chi bộ…");
        assert_eq!(cut(27), "✓ Chi bộ  91,1 % dư 1 chi…");
        assert_eq!(cut(12), "✓ Chi bộ…");
        assert_eq!((cut(1), cut(0)), ("…".to_owned(), String::new()));
    }

    #[test]
    fn a_number_is_not_left_without_its_noun() {
        let text = "38/61 tổ chức · 7 dưới ngưỡng · thiếu 12 đảng viên, 2 chi bộ";
        assert_eq!(fit_figures(text, 60), text);
        assert_eq!(fit_figures(text, 52), "38/61 tổ chức · 7 dưới ngưỡng · thiếu 12 đảng viên,…");
        assert_eq!(fit_figures(text, 42), "38/61 tổ chức · 7 dưới ngưỡng · thiếu…");
        assert_eq!(fit_figures(text, 19), "38/61 tổ chức…");
        assert_eq!(fit_figures(text, 4), "38/…");
    }

    #[test]
    fn a_percent_sign_is_on_the_line_of_its_number() {
        let text = " tốt trở lên 91,1 %, ngưỡng 85 %";
        assert_eq!(wrapped(text, 18), [" tốt trở lên", "   91,1 %, ngưỡng", "   85 %"]);
        let line = unbroken(Line::from(vec![Span::raw("ngưỡng 85 %"), Span::raw(" · 90 %")]));
        assert_eq!(line.to_string(), "ngưỡng 85\u{a0}% · 90\u{a0}%");
    }

    #[test]
    fn a_word_that_is_longer_than_a_line_is_broken_at_its_separators() {
        for (text, width, lines) in [
            (
                " Đã ghi /ho-so/nam-2023/x.csv",
                16,
                &[" Đã ghi /ho-so/", "   nam-2023/", "   x.csv"][..],
            ),
            (" Wrote C:\\Office\\x.csv", 14, &[" Wrote", "   C:\\Office\\", "   x.csv"]),
            (" abcdefghij", 8, &[" abcde", "   fghij"]),
            ("漢字", 1, &["漢", "   字"]),
        ] {
            assert_eq!(wrapped(text, width), lines, "{text} in {width}");
        }
    }

    #[test]
    fn a_text_is_cut_between_characters_and_filled_to_its_width() {
        for (text, width, cut) in [
            ("Chi bộ", 6, "Chi bộ"),
            ("Chi bộ", 5, "Chi …"),
            ("Chi bo\u{323}\u{302}", 6, "Chi bo\u{323}\u{302}"),
            ("bo\u{323}\u{302} Chi", 3, "bo\u{323}\u{302}…"),
            ("漢字", 3, "漢…"),
            ("漢字", 2, "…"),
            ("Chi", 1, "…"),
            ("Chi", 0, ""),
            ("", 0, ""),
        ] {
            assert_eq!(fit(text, width), cut, "{text} in {width}");
        }
        assert_eq!((pad("bộ", 4, false), pad("bộ", 4, true)), ("bộ  ".into(), "  bộ".into()));
        assert_eq!((pad("漢字", 2, true), pad("漢字", 3, true)), (" …".into(), "漢…".into()));
    }

    #[test]
    fn a_match_that_is_cut_off_marks_the_ellipsis() {
        let (style, found) = (Style::new(), Style::new().underlined());
        let matcher = Matcher::new("tram dinh");
        let parts = |width| -> Vec<(String, bool)> {
            let spans = marked_fit("KCN Đình Trám", width, &matcher, style, found);
            spans.into_iter().map(|s| (s.content.into_owned(), s.style == found)).collect()
        };
        let part = |text: &str, on| (text.to_owned(), on);
        assert_eq!(
            parts(13),
            [part("KCN ", false), part("Đình", true), part(" ", false), part("Trám", true)]
        );
        assert_eq!(parts(9), [part("KCN ", false), part("Đình…", true)]);
        assert_eq!(parts(3), [part("KC", false), part("…", true)]);
    }

    proptest! {
        #[test]
        fn a_cut_line_fits_and_begins_like_the_whole(
            texts in prop::collection::vec("[0-9a-zộ,/ ]{0,8}", 0..5),
            width in 0usize..30,
        ) {
            let line = Line::from(texts.into_iter().map(Span::raw).collect::<Vec<_>>());
            let (whole, cut) = (line.to_string(), fit_words(line, width));
            prop_assert!(cut.to_string().trim_end().width() <= width);
            let cut = cut.to_string();
            let kept = cut.strip_suffix('…').unwrap_or(&cut);
            prop_assert!(whole.starts_with(kept));
            prop_assert!(cut == whole || kept.is_empty() || whole[kept.len()..].starts_with(' '));
        }
    }
}
