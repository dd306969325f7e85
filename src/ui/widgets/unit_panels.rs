//! The panels of a unit: why it is below with the arithmetic, and its years.

use crate::analysis::{UnitYear, branch_share, history, nearest_branch, unrated_branches};
use crate::app::{State, Target};
use crate::domain::{CountField, Field, Rating, Row, Severity, Share, Status, Table};
use crate::ui::canvas::Frame;
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::distance::distance;
use crate::ui::widgets::text::{pad, unbroken};
use crate::words::{self, Lang, Noun};
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Paragraph, Wrap};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// The least width of a year's figures.
const YEAR_WIDTH: usize = 9;

/// The width of a year's figures: the longest rating of all years with its mark and a blank.
fn year_width(lang: Lang, years: &[UnitYear]) -> usize {
    let rating = |year: &UnitYear| words::rating_short(lang, year.rating).width() + 2;
    years.iter().map(rating).max().unwrap_or(0).max(YEAR_WIDTH)
}

/// `Đảng viên: 91 trong 116 tốt trở lên = 78,4 %, ngưỡng 85 %` and what would do.
fn arithmetic(
    state: &State,
    theme: Theme,
    name: &str,
    noun: Noun,
    share: Share,
    threshold: u8,
) -> Vec<Line<'static>> {
    let lang = state.lang;
    let n = |v| words::whole(lang, v);
    let status = share.status(threshold);
    let of = words::among(lang);
    let text = format!(
        " {name}: {} {of} {} {} = {} %, {} {threshold} %",
        n(share.met),
        n(share.of),
        words::good_or_better(lang).to_lowercase(),
        words::percent(lang, share, threshold),
        words::threshold(lang).to_lowercase()
    );
    let mark = Span::styled(mark(status), theme.status(status));
    let mut lines = vec![Line::from(vec![mark, Span::raw(text)])];
    if status == Status::Below {
        let text = format!(
            "    {} {}: {}",
            words::capital(words::need(lang)),
            n(share.needed(threshold)),
            words::more_needed(lang, share.shortfall(threshold), noun)
        );
        lines.push(Line::raw(text));
    }
    lines
}

/// Why a unit is below, or how it compares with its thresholds, as lines that may wrap.
#[must_use]
pub fn why_lines(state: &State, theme: Theme, table: Table, row: Row) -> Vec<Line<'static>> {
    let (data, lang) = (state.data(), state.lang);
    let thresholds = &state.settings.thresholds;
    let mut lines = vec![rating_line(state, theme, table, row)];
    let branches =
        if table == Table::Organisations { branch_share(data, row) } else { Share::default() };
    if branches.of > 0 {
        let name = words::branches(lang);
        lines.extend(arithmetic(state, theme, name, Noun::Branch, branches, thresholds.branches));
    }
    if let Some(share) = data.units(table).member_share(row) {
        let name = words::members(lang);
        lines.extend(arithmetic(state, theme, name, Noun::Member, share, thresholds.members));
    } else {
        let text = format!("· {}: {}", words::members(lang), words::figure_lacking(lang));
        lines.push(Line::styled(text, theme.warning()));
    }
    if branches.of > 0 && !state.filter.is_whole() {
        lines.push(Line::styled(format!("  {}", words::judged_on_all(lang)), theme.faint()));
    }
    lines.extend(count_lines(state, theme, table, row));
    if table == Table::Organisations
        && let Some((nearest, short)) = nearest_branch(data, thresholds, row)
    {
        let name = data.name(Table::Branches, nearest);
        lines.push(Line::raw(format!(
            "  {}: {name} ({} {})",
            words::nearest(lang),
            words::still_short(lang),
            words::counted(lang, short, Noun::Member)
        )));
    }
    if table == Table::Organisations {
        let counts = unrated_branches(data, row);
        let text = words::unrated_by_reason(lang, Table::Branches, &counts);
        lines.extend(text.map(|text| Line::raw(format!("  {}", words::capital(&text)))));
    }
    let findings = data.findings.kept().iter().filter(|f| f.row == Some((table, row)));
    lines.extend(findings.map(|f| {
        let (mark, style) = match f.severity() {
            Severity::Error => ("✖ ", theme.below()),
            Severity::Warning => ("! ", theme.warning()),
        };
        let text = words::capital(&words::message(lang, data, f));
        Line::from(vec![Span::styled(mark, style), Span::raw(text)])
    }));
    lines
}

/// The rating and the shares of a unit in a line each, for a low window.
#[must_use]
pub fn short_lines(state: &State, theme: Theme, table: Table, row: Row) -> Vec<Line<'static>> {
    let (data, lang, thresholds) = (state.data(), state.lang, &state.settings.thresholds);
    let units = data.units(table);
    let rating = units.rating[row as usize];
    let status = rating_status(rating);
    let line = |status: Status, name: &str, figure: String, rest: String| {
        let style = theme.status(status);
        Line::from(vec![
            Span::styled(mark(status), style),
            Span::raw(format!(" {name}: ")),
            Span::styled(figure, style),
            Span::raw(rest),
        ])
    };
    let short = words::rating_short(lang, rating).to_owned();
    let mut lines = vec![line(status, words::rating(lang), short, String::new())];
    let branches =
        if table == Table::Organisations { branch_share(data, row) } else { Share::default() };
    let members = units.member_share(row).unwrap_or_default();
    for (name, share, threshold) in [
        (words::branches(lang), branches, thresholds.branches),
        (words::members(lang), members, thresholds.members),
    ] {
        if share.of > 0 {
            let status = share.status(threshold);
            let [met, of] = [share.met, share.of].map(|n| words::whole(lang, n));
            let percent = words::percent(lang, share, threshold);
            let figure = format!("{met}/{of} = {percent} %");
            let rest = format!(", {} {threshold} %", words::threshold(lang).to_lowercase());
            lines.push(line(status, name, figure, rest));
        }
    }
    lines
}

/// Draws why a unit is below, or how it compares with its thresholds.
pub fn why(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    (table, row): (Table, Row),
    lines: Vec<Line<'static>>,
) {
    let title = if state.is_below(table, row) {
        words::why_below(state.lang)
    } else {
        words::how_it_stands(state.lang)
    };
    panel(frame, area, theme, title, lines);
}

/// The years of a unit in one line of at most `room` columns, the last ones that fit: the share of
/// its members, with a mark where that is below the threshold.
#[must_use]
pub fn years_line(
    state: &State,
    theme: Theme,
    (table, row): (Table, Row),
    room: usize,
) -> Line<'static> {
    let (lang, thresholds) = (state.lang, &state.settings.thresholds);
    let cell = |year: &UnitYear| {
        let members = year.members.unwrap_or_default();
        let is_below = members.status(thresholds.members) == Status::Below;
        let (mark, style) = if is_below { ("▼", theme.below()) } else { ("", theme.plain()) };
        let percent = words::percent(lang, members, thresholds.members);
        Span::styled(format!("  {} {mark}{percent}", year.year), style)
    };
    let cells: Vec<Span> = history(state.data(), table, row).iter().map(cell).collect();
    let title = format!("  {}:", words::over_the_years(lang));
    let room = room.saturating_sub(title.width());
    let whole = cells.iter().map(Span::width).sum::<usize>();
    // Years that are left out have a sign.
    let sign = if whole > room { " …" } else { "" };
    let mut left = room.saturating_sub(sign.width());
    let fits = |cell: &&Span| match left.checked_sub(cell.width()) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    let shown = cells.iter().rev().take_while(fits).count();
    let last = cells.into_iter().rev().take(shown).rev();
    let title = Span::styled(format!("{title}{sign}"), theme.faint());
    std::iter::once(title).chain(last).collect()
}

/// The verdict that a rating is.
const fn rating_status(rating: Rating) -> Status {
    if rating.is_below() {
        Status::Below
    } else if rating.is_rated() {
        Status::Meets
    } else {
        Status::Unrated
    }
}

/// The rating of the unit itself; one that could not be read as its file has it.
fn rating_line(state: &State, theme: Theme, table: Table, row: Row) -> Line<'static> {
    let (data, lang) = (state.data(), state.lang);
    let units = data.units(table);
    let rating = units.rating[row as usize];
    let status = rating_status(rating);
    let raw = units.odd.get(&(row, Field::Rating)).map(|t| format!("\"{}\"", data.texts.get(*t)));
    let text = raw.unwrap_or_else(|| words::rating_with_reason(lang, data, table, row));
    let needs = if rating.is_below() {
        format!(" ({}: {})", words::need(lang), words::good_or_better(lang).to_lowercase())
    } else {
        String::new()
    };
    let style = theme.status(status);
    Line::from(vec![
        Span::styled(mark(status), style),
        Span::raw(format!(" {}: ", words::rating(lang))),
        Span::styled(text, style),
        Span::raw(needs),
    ])
}

/// The members by rating, and those admitted.
fn count_lines(state: &State, theme: Theme, table: Table, row: Row) -> [Line<'static>; 2] {
    let lang = state.lang;
    let units = state.data().units(table);
    let count = |field| words::count(lang, units.count(field, row));
    let mut members = format!("  {} {}", words::members(lang), count(CountField::Members));
    for (level, field) in Rating::LEVELS.into_iter().zip(CountField::LEVELS) {
        let _ = write!(members, " · {} {}", words::rating_short(lang, level), count(field));
    }
    let rated = CountField::LEVELS.map(|field| units.count(field, row).wide());
    let rated = rated.into_iter().try_fold(0, |sum, level| Some(sum + level?));
    let unrated = units.count(CountField::Members, row).wide().zip(rated);
    if let Some(unrated) = unrated.and_then(|(members, rated)| members.checked_sub(rated))
        && unrated > 0
    {
        let name = words::rating_short(lang, Rating::Unrated);
        let _ = write!(members, " · {name} {}", words::whole(lang, unrated));
    }
    let admitted = format!(
        "  {} {} · {} {} · {} {}",
        words::admitted(lang),
        count(CountField::Admitted),
        words::owners(lang),
        count(CountField::AdmittedOwners),
        words::leaders(lang),
        count(CountField::AdmittedLeaders)
    );
    [members, admitted].map(|text| Line::styled(text, theme.faint()))
}

/// Draws lines in a titled border.
fn panel(frame: &mut Frame, area: Rect, theme: Theme, title: &str, lines: Vec<Line<'static>>) {
    let block = Block::bordered()
        .border_style(theme.faint())
        .title(Line::styled(format!(" {title} "), theme.strong()));
    let lines: Vec<Line> = lines.into_iter().map(unbroken).collect();
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }).block(block), area);
}

/// A line of a list beside the table, with what a click on it acts on.
pub type PanelLine = (Line<'static>, Option<Target>);

/// Draws entries in a titled border, the last that fits replaced by how many more there are.
pub fn list_panel(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    title: &str,
    mut lines: Vec<PanelLine>,
) {
    let fits = usize::from(area.height.saturating_sub(2));
    if lines.len() > fits {
        let more = words::whole(state.lang, (lines.len() + 1 - fits) as u64);
        lines.truncate(fits.saturating_sub(1));
        let more = format!("  + {more} {}", words::others(state.lang));
        lines.push((Line::styled(more, theme.faint()), None));
    }
    let inner = area.inner(Margin::new(1, 1));
    for (y, (_, target)) in (inner.y..inner.bottom()).zip(&lines) {
        if let Some(target) = target {
            frame.hit(Rect { y, height: 1, ..inner }, *target);
        }
    }
    panel(frame, area, theme, title, lines.into_iter().map(|(line, _)| line).collect());
}

/// The rows of the panel of the years, with its borders.
#[must_use]
pub fn years_height(state: &State, table: Table, row: Row) -> u16 {
    let years = history(state.data(), table, row);
    let shares = years.iter().filter(|year| year.members.is_some()).count();
    u16::try_from(shares).unwrap_or(0).saturating_add(8)
}

/// Draws the figures of the unit through the years, the last ones that fit.
pub fn years(frame: &mut Frame, area: Rect, state: &State, theme: Theme, table: Table, row: Row) {
    let lang = state.lang;
    let all = history(state.data(), table, row);
    let year_width = year_width(lang, &all);
    let room = usize::from(area.width.saturating_sub(6)) / year_width;
    let shown = &all[all.len().saturating_sub(room.max(1))..];
    let line_of = |name: &str, cell: &dyn Fn(&UnitYear) -> (String, Status)| {
        let mut spans = vec![Span::styled(pad(name, 4, false), theme.faint())];
        for year in shown {
            let (text, status) = cell(year);
            let text = if status == Status::Below { format!("▼{text}") } else { text };
            spans.push(Span::styled(
                pad(&text, year_width, true),
                if status == Status::Below { theme.below() } else { theme.plain() },
            ));
        }
        Line::from(spans)
    };
    let share = |share: Option<Share>, threshold: u8| {
        (
            share.map_or_else(|| "–".to_owned(), |s| words::percent(lang, s, threshold)),
            share.map_or(Status::Unrated, |s| s.status(threshold)),
        )
    };
    let thresholds = state.settings.thresholds;
    let mut out = vec![line_of("", &|y| (y.year.to_string(), Status::Meets))];
    out.push(line_of(words::rating_row(lang), &|y| {
        (
            words::rating_short(lang, y.rating).to_owned(),
            if y.rating.is_below() { Status::Below } else { Status::Meets },
        )
    }));
    if table == Table::Organisations && shown.iter().any(|y| y.branches.of > 0) {
        out.push(line_of(words::branches_row(lang), &|y| {
            share(Some(y.branches), thresholds.branches)
        }));
    }
    out.push(line_of(words::members_row(lang), &|y| share(y.members, thresholds.members)));
    out.push(line_of(words::total_row(lang), &|y| (words::count(lang, y.total), Status::Meets)));
    out.push(line_of(words::admitted_row(lang), &|y| {
        (words::count(lang, y.admitted), Status::Meets)
    }));
    // How far the members' share is from its threshold in each of the last years that fit.
    let pictured: Vec<&UnitYear> = all.iter().filter(|y| y.members.is_some()).collect();
    let rows = usize::from(area.height.saturating_sub(2)).saturating_sub(out.len());
    let pictured = &pictured[pictured.len().saturating_sub(rows)..];
    for year in pictured {
        let status = year.members.map_or(Status::Unrated, |s| s.status(thresholds.members));
        let (text, _) = share(year.members, thresholds.members);
        let mark = if status == Status::Below { "▼" } else { "" };
        out.push(Line::from(vec![
            Span::styled(format!("{} ", year.year), theme.faint()),
            Span::styled(distance(year.members, thresholds.members), theme.distance(status)),
            Span::styled(format!(" {text:>5} {mark}"), theme.status(status)),
        ]));
    }
    let title = match all.len() - shown.len() {
        0 => words::over_the_years(lang).to_owned(),
        _ => format!("{} ({}/{})", words::over_the_years(lang), shown.len(), all.len()),
    };
    panel(frame, area, theme, &title, out);
}
