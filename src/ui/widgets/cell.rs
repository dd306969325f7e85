//! Values of table cells to spans. Every cell of every table is drawn here.

use super::bar::bar;
use super::text::{fit, marked, zone_name};
use crate::analysis::Matcher;
use crate::app::{State, Value};
use crate::domain::{Count, Share, Status};
use crate::ui::theme::{Theme, mark};
use crate::words::{self, Lang};
use ratatui::style::Style;
use ratatui::text::Span;

/// The text of a cell and its style.
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
        Value::Share(share, threshold) => (
            share.map_or_else(|| "–".to_owned(), |s| words::percent(lang, s, *threshold)),
            theme.plain(),
        ),
        Value::Parts(share, threshold) => parts(theme, lang, *share, *threshold, width),
        Value::Change(_, None, _) => (words::new(lang).to_owned(), theme.faint()),
        Value::Change(now, Some(before), threshold) => (
            now.and_then(|now| words::share_change(lang, now, *before, *threshold))
                .unwrap_or_else(|| "–".to_owned()),
            theme.plain(),
        ),
        Value::Odd(text) => (format!("‼{}", state.data().texts.get(*text)), theme.warning()),
    }
}

/// A share by its parts: `▼ 78,4 91/116`, in a narrow column `▼ 91/116`.
fn parts(theme: Theme, lang: Lang, share: Share, threshold: u8, width: usize) -> (String, Style) {
    let status = share.status(threshold);
    let text = match status {
        Status::Unrated => return ("–".to_owned(), theme.faint()),
        _ if width < 12 => format!("{}/{}", share.met, share.of),
        _ => format!(
            "{} {}/{}",
            words::percent(lang, share, threshold),
            words::whole(lang, share.met),
            words::whole(lang, share.of)
        ),
    };
    let text = if status == Status::Below { format!("▼ {text}") } else { text };
    (text, theme.status(status))
}

/// A share as a bar and its percentage.
fn share_cell(
    theme: Theme,
    lang: Lang,
    share: Option<Share>,
    threshold: u8,
    width: usize,
) -> Vec<Span<'static>> {
    let status = share.map_or(Status::Unrated, |s| s.status(threshold));
    let percent = share.map_or_else(|| "–".to_owned(), |s| words::percent(lang, s, threshold));
    let mark = if status == Status::Below { mark(status) } else { " " };
    let bar_style = theme.bar(status);
    vec![
        Span::styled(bar(share, threshold, width.saturating_sub(8)), bar_style),
        Span::styled(format!(" {percent:>5} {mark}"), theme.status(status)),
    ]
}

/// A value in at most `width` columns; the caller aligns what is shorter.
#[must_use]
pub fn cell(
    state: &State,
    theme: Theme,
    value: &Value,
    width: usize,
    matcher: &Matcher,
) -> Vec<Span<'static>> {
    if let Value::Share(share, threshold) = value {
        return share_cell(theme, state.lang, *share, *threshold, width);
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
