//! Values of table cells to spans. Every cell of every table is drawn here.

use super::distance::{distance, spark};
use super::text::{fit, marked_fit, zone_name};
use crate::analysis::Matcher;
use crate::app::{State, Value};
use crate::domain::{Count, Share, Status};
use crate::ui::theme::{Theme, mark};
use crate::words::{self, Lang};
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

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
        Value::Number(0) | Value::Known(None) => ("–".to_owned(), theme.faint()),
        Value::Number(number) | Value::Known(Some(number)) => {
            (words::whole(lang, *number), theme.plain())
        }
        Value::Share(share, threshold) => share_text(theme, lang, *share, *threshold, width),
        Value::Reasons(reasons) => match words::reason_names(lang, *reasons) {
            names if names.is_empty() => ("–".to_owned(), theme.faint()),
            names => (names, theme.plain()),
        },
        Value::Short(short) => match words::heads(lang, *short) {
            heads if heads.is_empty() => ("–".to_owned(), theme.faint()),
            heads => (heads, theme.strong()),
        },
        Value::Lacks(measures) => match words::lacks(lang, measures) {
            text if text.is_empty() => ("–".to_owned(), theme.faint()),
            text => (text, theme.strong()),
        },
        Value::Distance(share, threshold) => (
            distance(*share, *threshold),
            theme.distance(share.map_or(Status::Unrated, |s| s.status(*threshold))),
        ),
        Value::Years(shares, threshold) => (spark(shares, *threshold), theme.faint()),
        Value::Parts(share, threshold) => parts(theme, lang, *share, *threshold, width),
        Value::Change(now, before, threshold) => (*now)
            .zip(*before)
            .and_then(|(now, before)| words::share_change(lang, now, before, *threshold))
            .map_or_else(|| ("–".to_owned(), theme.faint()), |text| (text, theme.plain())),
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

/// The least width of a share with its parts: one rule for the column, so that its rows are alike.
const WITH_PARTS: usize = 16;

/// A share by its parts and its percentage, `91/116  78,4 ▼`; `78,4 ▼` where the parts do not fit.
fn share_text(
    theme: Theme,
    lang: Lang,
    share: Option<Share>,
    threshold: u8,
    width: usize,
) -> (String, Style) {
    let status = share.map_or(Status::Unrated, |s| s.status(threshold));
    let percent = share.map_or_else(|| "–".to_owned(), |s| words::percent(lang, s, threshold));
    let mark = if status == Status::Below { mark(status) } else { " " };
    let percent = format!("{percent:>5} {mark}");
    let parts = share.filter(|s| s.of > 0).map(|share| {
        let [met, of] = [share.met, share.of].map(|n| words::whole(lang, n));
        format!("{met}/{of} {percent}")
    });
    let parts = parts.filter(|text| width >= WITH_PARTS && text.width() <= width);
    (parts.unwrap_or(percent), theme.status(status))
}

/// The width of a value, uncut.
#[must_use]
pub fn text_width(state: &State, theme: Theme, value: &Value) -> u16 {
    u16::try_from(plain(state, theme, value, usize::MAX).0.width()).unwrap_or(u16::MAX)
}

/// The width of a name with its usual words abbreviated.
#[must_use]
pub fn short_width(state: &State, theme: Theme, value: &Value) -> u16 {
    let (text, _) = plain(state, theme, value, usize::MAX);
    u16::try_from(words::short_name(&text).width()).unwrap_or(u16::MAX)
}

/// A value in at most `width` columns, a name with its usual words abbreviated if `is_short`; the
/// caller aligns what is shorter.
#[must_use]
pub fn cell(
    state: &State,
    theme: Theme,
    value: &Value,
    (width, is_short): (usize, bool),
    matcher: &Matcher,
) -> Vec<Span<'static>> {
    let (text, style) = plain(state, theme, value, width);
    match value {
        Value::Text(_) | Value::Zone(_) | Value::Made(_) => {
            let text = if is_short { words::short_name(&text) } else { text };
            marked_fit(&text, width, matcher, style, theme.found())
        }
        Value::Reasons(reasons) if is_short && reasons.any() => {
            let letters = words::reason_letters(state.lang, *reasons);
            vec![Span::styled(fit(&letters, width), style)]
        }
        _ => vec![Span::styled(fit(&text, width), style)],
    }
}
