//! What stands over everything: the keys, a picker, a finding.

use super::cells::{marked, pad};
use super::theme::Theme;
use crate::analysis::Matcher;
use crate::app::{BINDINGS, Picker, PickerKind, Popup, State};
use crate::words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Padding, Paragraph, Wrap};

fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 3,
        width,
        height,
    }
}

fn block(theme: Theme, title: &str) -> Block<'static> {
    Block::bordered()
        .border_style(theme.accent())
        .title(Line::styled(format!(" {title} "), theme.strong()))
}

fn put(frame: &mut Frame, area: Rect, block: Block, lines: Vec<Line<'static>>) {
    frame.render_widget(Clear, area);
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }).block(block), area);
}

fn boxed(frame: &mut Frame, area: Rect, theme: Theme, title: &str, lines: Vec<Line<'static>>) {
    put(frame, area, block(theme, title), lines);
}

/// A finding: its sentence may go over several lines.
fn finding(frame: &mut Frame, area: Rect, state: &State, theme: Theme, at: usize) {
    // The borders, and a blank inside of each.
    let room = usize::from(area.width.min(110)).saturating_sub(4).max(1);
    let lines = super::checks::lines(state, theme, at, room);
    // Lines break between words: a line over several needs more than its letters.
    let rows = |line: &Line| match line.width().div_ceil(room) {
        0 | 1 => 1,
        n => n + n.div_ceil(4),
    };
    let height = u16::try_from(lines.iter().map(rows).sum::<usize>() + 2).unwrap_or(area.height);
    let block = block(theme, words::checks(state.lang)).padding(Padding::horizontal(1));
    put(frame, centred(area, 110, height), block, lines);
}

fn help(frame: &mut Frame, area: Rect, state: &State, theme: Theme, top: usize) {
    let keys: Vec<_> = BINDINGS.iter().filter(|b| (b.on)(state)).collect();
    let entry = |b: &&crate::app::Binding| {
        [
            Span::styled(pad(&format!(" {}", b.shown), 16, false), theme.accent()),
            Span::raw(pad(b.says(state), 22, false)),
        ]
    };
    // Where the window is low the keys stand in two columns.
    let rows = usize::from(area.height).saturating_sub(3).max(1);
    let columns = if area.width < 80 { 1 } else { keys.len().div_ceil(rows).clamp(1, 2) };
    let per = keys.len().div_ceil(columns);
    // Where not even that is enough, the list scrolls.
    let top = top.min(per.saturating_sub(rows));
    let cut = per > rows;
    let mut lines: Vec<Line> = (top..per.min(top + rows))
        .map(|y| {
            Line::from(
                (0..columns)
                    .filter_map(|x| keys.get(x * per + y))
                    .flat_map(entry)
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    let more = if cut { "↑ ↓ · " } else { "" };
    lines.push(Line::styled(format!(" {more}{}", words::help_close(state.lang)), theme.faint()));
    let height = u16::try_from(lines.len() + 2).unwrap_or(area.height);
    boxed(
        frame,
        centred(area, 40 * u16::try_from(columns).unwrap_or(1), height),
        theme,
        words::help_title(state.lang),
        lines,
    );
}

fn picker(frame: &mut Frame, area: Rect, state: &State, theme: Theme, picker: &Picker) {
    let lang = state.lang;
    let shown = picker.shown();
    let area =
        centred(area, 56, u16::try_from(picker.items.len() + 5).unwrap_or(area.height).max(9));
    let room = usize::from(area.height.saturating_sub(4)).max(1);
    let from = (picker.at + 1).saturating_sub(room);
    let matcher = Matcher::new(&picker.typed);
    let mut lines = vec![Line::from(vec![
        Span::styled(" › ", theme.accent()),
        Span::raw(format!("{}▏", picker.typed)),
    ])];
    if shown.is_empty() {
        lines.push(Line::styled(format!("   {}", words::no_match(lang)), theme.faint()));
    }
    for (at, (number, name, count)) in shown.into_iter().enumerate().skip(from).take(room) {
        let name = if picker.kind == PickerKind::Zones && *number == 0 {
            words::outside(lang)
        } else {
            name
        };
        let mut spans = vec![Span::styled(
            if picker.marked.contains(number) { " ✓ " } else { "   " },
            theme.accent(),
        )];
        spans.extend(marked(
            &pad(name, usize::from(area.width).saturating_sub(14), false),
            &matcher,
            theme.plain(),
            theme.found(),
        ));
        spans
            .push(Span::styled(format!("{:>6}", words::whole(lang, *count as u64)), theme.faint()));
        let line = Line::from(spans);
        lines.push(if at == picker.at { theme.select(line) } else { line });
    }
    while lines.len() < room + 1 {
        lines.push(Line::raw(""));
    }
    lines.push(Line::styled(
        super::cells::fit(
            &format!(" {}", words::pick_help(lang)),
            usize::from(area.width).saturating_sub(2),
        ),
        theme.faint(),
    ));
    let title = match picker.kind {
        PickerKind::Zones => words::pick_zone(lang),
        PickerKind::Ownerships => words::pick_ownership(lang),
        PickerKind::Codes => words::pick_codes(lang),
        PickerKind::Districts => words::pick_district(lang),
        PickerKind::Compare => words::pick_compare(lang),
    };
    boxed(frame, area, theme, title, lines);
}

/// Draws the popup, if one is open.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    match &state.popup {
        None => {}
        Some(Popup::Help(top)) => help(frame, area, state, theme, *top),
        Some(Popup::Picker(open)) => picker(frame, area, state, theme, open),
        Some(Popup::WhatIf(form)) => {
            let lines = super::what_if::form(state, theme, form);
            let height = u16::try_from(lines.len() + 2).unwrap_or(area.height);
            boxed(frame, centred(area, 64, height), theme, words::supposition(state.lang), lines);
        }
        Some(Popup::Supposed(open)) => {
            let lines = super::what_if::list(state, theme, open, usize::from(area.height));
            let height = u16::try_from(lines.len() + 2).unwrap_or(area.height);
            boxed(frame, centred(area, 100, height), theme, words::suppositions(state.lang), lines);
        }
        Some(Popup::Finding(at)) => finding(frame, area, state, theme, *at),
    }
}
