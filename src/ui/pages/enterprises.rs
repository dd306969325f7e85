//! Where to found next: enterprises without a Party organisation, and committees by their size.
//!
//! ```text
//!  Enterprises: 120, with a Party organisation 61 · workers …
//!  Without one: 40 have a trade union · 12 have a youth union
//!  Most workers not reached: KCN Quang Châu 31.000 · …
//!  Enterprises without a Party organisation, most workers first (59)
//!     Công ty A                KCN Quang Châu           5.200 workers TU ✓
//! ```

use super::list_page::{self, Top};
use crate::analysis::EnterpriseSummary;
use crate::app::{PageFigures, PageItem, State};
use crate::domain::{Row, YesNo};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::filter::filter_text;
use crate::ui::widgets::text::{name_spans, wrapped, zone_name};
use crate::words::{self, Noun};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let lines = |width| match &state.lists.page_figures {
        PageFigures::Enterprises(all) => reached(state, theme, all, width),
        _ => Vec::new(),
    };
    let rows = lines(usize::from(area.width)).len();
    let top = Top {
        title: words::found_next(state.lang).to_owned(),
        filter: filter_text(state),
        figures: u16::try_from(rows).unwrap_or(u16::MAX),
    };
    let areas = list_page::draw_top(frame, area, state, theme, &top);
    list_page::draw_figures_and_items(
        frame,
        areas,
        state,
        theme,
        lines,
        |item, width| match item {
            PageItem::Organisation(why, row) => {
                list_page::organisation_line(state, theme, why, row, width)
            }
            PageItem::Enterprise(row) => enterprise_line(state, theme, row, width),
            PageItem::Change(_) => Line::default(),
        },
    );
}

/// How far Party organisations reach; without a table of enterprises what it would tell.
fn reached(
    state: &State,
    theme: Theme,
    all: &EnterpriseSummary,
    width: usize,
) -> Vec<Line<'static>> {
    let lang = state.lang;
    let lines = |text: String, style| {
        wrapped(&text, width).into_iter().map(move |line| Line::styled(line, style))
    };
    if state.data().enterprises.name.is_empty() {
        return lines(format!(" {}", words::no_enterprises(lang)), theme.plain()).collect();
    }
    let n = |v| words::whole(lang, v);
    let undated = match state.data().years.len() {
        0 | 1 => String::new(),
        _ => format!(" ({})", words::undated(lang)),
    };
    let reached = words::reached(lang, &all.whole).join(" · ");
    let whole = format!(" {}{undated}: {reached}", words::enterprises(lang));
    let unions = format!(
        " {}: {} · {}",
        words::capital(words::without_organisation(lang)),
        words::counted(lang, all.whole.trade_union, Noun::WithTradeUnion),
        words::counted(lang, all.whole.youth_union, Noun::WithYouthUnion)
    );
    let zones: Vec<String> = all
        .zones
        .iter()
        .filter(|(_, reach)| reach.workers_without > 0)
        .take(3)
        .map(|(zone, reach)| format!("{} {}", zone_name(state, *zone), n(reach.workers_without)))
        .collect();
    let most = format!(" {}: {}", words::most_not_reached(lang), zones.join(" · "));
    let mut texts = vec![(whole, theme.plain()), (unions, theme.plain()), (most, theme.faint())];
    texts.truncate(if zones.is_empty() { 2 } else { 3 });
    texts.into_iter().flat_map(|(text, style)| lines(text, style)).collect()
}

fn enterprise_line(state: &State, theme: Theme, row: Row, width: usize) -> Line<'static> {
    let (data, lang) = (state.data(), state.lang);
    let table = &data.enterprises;
    let at = row as usize;
    // The workers are whole at every width; the unions where there is room.
    let has_zone = state.size.0 >= 80;
    let name_width = match state.size.0 {
        110.. => 44,
        80..110 => (width / 2).saturating_sub(8),
        _ => (width / 2).saturating_sub(4),
    };
    let union = |has: YesNo, name: &str| {
        if has == YesNo::Yes { format!(" {name} ✓") } else { String::new() }
    };
    let mut spans = vec![Span::raw("    ")];
    spans.extend(name_spans(state, theme, data.texts.get(table.name[at]), name_width));
    spans.push(Span::raw(" "));
    if has_zone {
        let columns = if state.size.0 < 110 { 25 } else { list_page::zone_width(state, width) };
        spans.extend(name_spans(state, theme, zone_name(state, table.zone[at]), columns));
        spans.push(Span::raw(" "));
    }
    spans.push(Span::raw(words::counted_or_dash(lang, table.workers[at], Noun::Worker)));
    let unions = format!(
        "{}{}",
        union(table.trade_union[at], words::trade_union_short(lang)),
        union(table.youth_union[at], words::youth_union_short(lang))
    );
    let unions = Span::styled(unions, theme.faint());
    let mut line = Line::from(spans);
    if line.width() + unions.width() <= width {
        line.push_span(unions);
    }
    line
}
