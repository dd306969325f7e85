//! The panels of a unit: why it is below with the arithmetic, and its years.

use crate::analysis::{YearOf, branch_share, history, nearest_branch};
use crate::app::State;
use crate::domain::{CountField, Field, Row, Share, Status, Table};
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::text::pad;
use crate::words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Paragraph};

/// `Đảng viên: 91 trong 116 tốt trở lên = 78,4 %, ngưỡng 85 %` and what would do.
fn arithmetic(
    state: &State,
    theme: Theme,
    name: &str,
    unit: &str,
    share: Share,
    line: u8,
) -> Vec<Line<'static>> {
    let lang = state.lang;
    let n = |v| words::whole(lang, v);
    let status = share.status(line);
    let of = lang.pick("trong", "of");
    let text = format!(
        "{} {name}: {} {of} {} {} = {} %, {} {line} %",
        mark(status),
        n(share.met),
        n(share.of),
        words::good_or_better(lang).to_lowercase(),
        words::percent(lang, share, line),
        words::line(lang).to_lowercase()
    );
    let mut lines = vec![Line::styled(text, theme.status(status))];
    if status == Status::Below {
        let text = format!(
            "    {} {}: {} {} {unit}",
            words::need(lang),
            n(share.needed(line)),
            words::more(lang),
            n(share.shortfall(line))
        );
        lines.push(Line::styled(text, theme.below()));
    }
    lines
}

pub fn why(frame: &mut Frame, area: Rect, state: &State, theme: Theme, table: Table, row: Row) {
    let (data, lang) = (state.data(), state.lang);
    let units = data.units(table);
    let rating = units.rating[row as usize];
    let rating_status = if rating.is_below() {
        Status::Below
    } else if rating.is_rated() {
        Status::Meets
    } else {
        Status::Unrated
    };
    let odd = units.odd.get(&(row, Field::Rating)).map(|t| format!("\"{}\"", data.texts.get(*t)));
    let text = odd.unwrap_or_else(|| words::rating_long(lang, rating).to_owned());
    let needs = if rating.is_below() {
        format!(" ({}: {})", words::need(lang), words::good_or_better(lang).to_lowercase())
    } else {
        String::new()
    };
    let mut lines = vec![Line::styled(
        format!("{} {}: {text}{needs}", mark(rating_status), words::rating(lang)),
        theme.status(rating_status),
    )];
    let branches =
        if table == Table::Organisations { branch_share(data, row) } else { Share::default() };
    if branches.of > 0 {
        lines.extend(arithmetic(
            state,
            theme,
            words::branches(lang),
            words::unit_branches(lang),
            branches,
            state.settings.thresholds.branches,
        ));
    }
    match units.member_share(row) {
        Some(share) => {
            lines.extend(arithmetic(
                state,
                theme,
                words::members(lang),
                words::unit_members(lang),
                share,
                state.settings.thresholds.members,
            ));
        }
        None => lines.push(Line::styled(
            format!("· {}: {}", words::members(lang), words::lacking(lang)),
            theme.near(),
        )),
    }
    let count = |field| words::count(lang, units.count(field, row));
    let levels = CountField::LEVELS.map(count);
    lines.push(Line::styled(
        format!(
            "  {} {} · HTXSNV {} · HTTNV {} · HTNV {} · KHTNV {}",
            words::members(lang),
            count(CountField::Members),
            levels[0],
            levels[1],
            levels[2],
            levels[3]
        ),
        theme.faint(),
    ));
    lines.push(Line::styled(
        format!(
            "  {} {} · {} {} · {} {}",
            words::admitted(lang),
            count(CountField::Admitted),
            words::owners(lang),
            count(CountField::AdmittedOwners),
            words::leaders(lang),
            count(CountField::AdmittedLeaders)
        ),
        theme.faint(),
    ));
    if table == Table::Organisations
        && let Some((nearest, short)) = nearest_branch(data, &state.settings.thresholds, row)
    {
        let name = data.name(Table::Branches, nearest);
        lines.push(Line::raw(format!(
            "  {}: {name} ({} {short} {})",
            words::nearest(lang),
            words::still_short(lang),
            words::unit_members(lang)
        )));
    }
    let findings = data.findings.kept().iter().filter(|f| f.row == Some((table, row)));
    lines.extend(
        findings
            .map(|f| Line::styled(format!("! {}", words::message(lang, data, f)), theme.near())),
    );
    let title = if state.is_below(table, row) {
        words::why_below(lang)
    } else {
        words::how_it_stands(lang)
    };
    panel(frame, area, theme, title, lines);
}

fn panel(frame: &mut Frame, area: Rect, theme: Theme, title: &str, lines: Vec<Line<'static>>) {
    let block = Block::bordered()
        .border_style(theme.faint())
        .title(Line::styled(format!(" {title} "), theme.strong()));
    frame.render_widget(Paragraph::new(lines).block(block), area);
}

pub fn years(frame: &mut Frame, area: Rect, state: &State, theme: Theme, table: Table, row: Row) {
    let lang = state.lang;
    let all = history(state.data(), table, row);
    let room = usize::from(area.width.saturating_sub(6)) / 9;
    let shown = &all[all.len().saturating_sub(room.max(1))..];
    let line_of = |name: &str, cell: &dyn Fn(&YearOf) -> (String, Status)| {
        let mut spans = vec![Span::styled(pad(name, 4, false), theme.faint())];
        for year in shown {
            let (text, status) = cell(year);
            let text = if status == Status::Below { format!("▼{text}") } else { text };
            spans.push(Span::styled(
                pad(&text, 9, true),
                if status == Status::Below { theme.below() } else { theme.plain() },
            ));
        }
        Line::from(spans)
    };
    let share = |share: Option<Share>, line: u8| {
        (
            share.map_or_else(|| "–".to_owned(), |s| words::percent(lang, s, line)),
            share.map_or(Status::Unrated, |s| s.status(line)),
        )
    };
    let lines = state.settings.thresholds;
    let mut out = vec![line_of("", &|y| (y.year.to_string(), Status::Meets))];
    out.push(line_of(lang.pick("XL", "rtg"), &|y| {
        (
            words::rating_short(lang, y.rating).to_owned(),
            if y.rating.is_below() { Status::Below } else { Status::Meets },
        )
    }));
    if table == Table::Organisations && shown.iter().any(|y| y.branches.of > 0) {
        out.push(line_of(lang.pick("CB", "br."), &|y| share(Some(y.branches), lines.branches)));
    }
    out.push(line_of(lang.pick("ĐV", "mem"), &|y| share(y.members, lines.members)));
    out.push(line_of(lang.pick("TS", "all"), &|y| (words::count(lang, y.total), Status::Meets)));
    out.push(line_of(lang.pick("KN", "adm"), &|y| (words::count(lang, y.admitted), Status::Meets)));
    // The members' share as a small chart, a bar a year with its line.
    for year in shown.iter().filter(|y| y.members.is_some()) {
        let status = year.members.map_or(Status::Unrated, |s| s.status(lines.members));
        let width = usize::from(area.width.saturating_sub(16)).min(40);
        let (text, _) = share(year.members, lines.members);
        let mark = if status == Status::Below { "▼" } else { "" };
        out.push(Line::from(vec![
            Span::styled(format!("{} ", year.year), theme.faint()),
            Span::styled(bar(year.members, lines.members, width), theme.bar(status)),
            Span::styled(format!(" {text:>5} {mark}"), theme.status(status)),
        ]));
    }
    panel(frame, area, theme, words::over_the_years(lang), out);
}
