//! Values to spans: every cell of every table is drawn here.

use super::bar::bar;
use super::theme::{Theme, mark};
use crate::analysis::Matcher;
use crate::app::{State, Value};
use crate::domain::{Count, Status, YesNo};
use crate::words::{self, Lang};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Cuts a text to a width, with an ellipsis where something is lost.
#[must_use]
pub fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let w = c.width().unwrap_or(0);
        if used + w + 1 > width {
            break;
        }
        used += w;
        out.push(c);
    }
    if width > 0 {
        out.push('…');
    }
    out
}

/// A text at its full width, filled with blanks on the left or on the right.
#[must_use]
pub fn pad(text: &str, width: usize, right: bool) -> String {
    let text = fit(text, width);
    let blanks = " ".repeat(width.saturating_sub(text.width()));
    if right { format!("{blanks}{text}") } else { format!("{text}{blanks}") }
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
    let mut left =
        ends.take_while(|words| words.width() < width).last().unwrap_or_default().trim_end().len();
    let mut kept = Vec::new();
    for mut span in line.spans {
        let own = left.min(span.content.len());
        left -= own;
        span.content.to_mut().truncate(own);
        kept.push(span);
    }
    kept.push(Span::raw(if width > 0 { "…" } else { "" }));
    Line::from(kept)
}

/// A text with what a search found in it marked.
#[must_use]
pub fn marked(text: &str, matcher: &Matcher, style: Style, found: Style) -> Vec<Span<'static>> {
    let marks = if matcher.is_empty() { Vec::new() } else { matcher.marks(text) };
    if marks.is_empty() {
        return vec![Span::styled(text.to_owned(), style)];
    }
    let is_marked = |at: usize| marks.iter().any(|(from, to)| (*from..*to).contains(&at));
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

/// The name of a zone in a language.
#[must_use]
pub fn zone_name(state: &State, zone: crate::domain::ZoneId) -> &str {
    if zone == crate::domain::ZoneId::OUTSIDE {
        words::outside(state.lang)
    } else {
        state.data().zone_name(zone)
    }
}

/// A cell's text without colour, and the style of its whole.
fn plain(state: &State, theme: Theme, value: &Value, width: usize) -> (String, Style) {
    let lang = state.lang;
    match value {
        Value::Text(text) => (state.data().texts.get(*text).to_owned(), theme.plain()),
        Value::Made(text) => (text.clone(), theme.plain()),
        Value::Zone(zone) => (zone_name(state, *zone).to_owned(), theme.plain()),
        Value::Kind(kind) => (words::kind_short(lang, *kind).to_owned(), theme.plain()),
        Value::Ownership(ownership) => {
            (words::ownership_short(lang, *ownership).to_owned(), theme.plain())
        }
        Value::Rating(rating) => {
            let short = words::rating_short(lang, *rating);
            if rating.is_below() {
                (format!("▼ {short}"), theme.below())
            } else {
                (short.to_owned(), if rating.is_rated() { theme.plain() } else { theme.faint() })
            }
        }
        Value::Count(count) => (
            words::count(lang, *count),
            if *count == Count::MISSING { theme.faint() } else { theme.plain() },
        ),
        Value::Number(0) => ("–".to_owned(), theme.faint()),
        Value::Number(number) => (words::whole(lang, *number), theme.plain()),
        Value::Share(share, line) => (
            share.map_or_else(|| "–".to_owned(), |s| words::percent(lang, s, *line)),
            theme.plain(),
        ),
        Value::Parts(share, line) => match share.status(*line) {
            Status::Unrated => ("–".to_owned(), theme.faint()),
            status if width >= 12 => {
                let text = format!(
                    "{} {}/{}",
                    words::percent(lang, *share, *line),
                    words::whole(lang, share.met),
                    words::whole(lang, share.of)
                );
                (
                    if status == Status::Below { format!("▼ {text}") } else { text },
                    theme.status(status),
                )
            }
            status => {
                let text = format!("{}/{}", share.met, share.of);
                (
                    if status == Status::Below { format!("▼ {text}") } else { text },
                    theme.status(status),
                )
            }
        },
        Value::Change(_, None, _) => (words::new(lang).to_owned(), theme.faint()),
        Value::Change(now, Some(before), line) => (
            now.and_then(|now| words::share_change(lang, now, *before, *line))
                .unwrap_or_else(|| "–".to_owned()),
            theme.plain(),
        ),
        Value::Odd(text) => (format!("‼{}", state.data().texts.get(*text)), theme.near()),
        Value::YesNo(YesNo::Yes) => (words::yes(lang).to_owned(), theme.plain()),
        Value::YesNo(YesNo::No) => (words::no(lang).to_owned(), theme.plain()),
        Value::YesNo(YesNo::Unknown) => ("–".to_owned(), theme.faint()),
    }
}

fn share_cell(
    theme: Theme,
    lang: Lang,
    share: Option<crate::domain::Share>,
    line: u8,
    width: usize,
) -> Vec<Span<'static>> {
    let status = share.map_or(Status::Unrated, |s| s.status(line));
    let percent = share.map_or_else(|| "–".to_owned(), |s| words::percent(lang, s, line));
    let mark = if status == Status::Below { mark(status) } else { " " };
    let bar_style = theme.bar(status);
    vec![
        Span::styled(bar(share, line, width.saturating_sub(8)), bar_style),
        Span::styled(format!(" {percent:>5} {mark}"), theme.status(status)),
    ]
}

/// A value in at most `width` cells; where it is less, the caller puts it to the left or to the
/// right.
#[must_use]
pub fn cell(
    state: &State,
    theme: Theme,
    value: &Value,
    width: usize,
    matcher: &Matcher,
) -> Vec<Span<'static>> {
    if let Value::Share(share, line) = value {
        return share_cell(theme, state.lang, *share, *line, width);
    }
    let (text, style) = plain(state, theme, value, width);
    let text = fit(&text, width);
    match value {
        Value::Text(_) | Value::Zone(_) | Value::Made(_) => {
            marked(&text, matcher, style, theme.found())
        }
        _ => vec![Span::styled(text, style)],
    }
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

    proptest! {
        #[test]
        fn a_cut_line_fits_and_begins_like_the_whole(texts in prop::collection::vec("[0-9a-zộ,/ ]{0,8}", 0..5), width in 0usize..30) {
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
