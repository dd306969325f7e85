//! Pages over a screen that list several kinds of things: the years, a comparison, where to found
//! next.

use super::cells::{fit, pad, zone_name};
use super::chart::{Point, chart};
use super::list::{self, Entry};
use super::tabs::{draw_right, filter, year_and_live};
use super::theme::{Theme, mark};
use crate::analysis::{
    ChangeKind, Distribution, Enterprises, Measures, Totals, YearFigures, organisation_reasons,
};
use crate::app::{Against, Detail, PageFigures, PageItem, PageReason, State};
use crate::domain::{CountField, Measure, Rating, Row, Status, Table};
use crate::words;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws the page in front, if the innermost detail is one.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) -> bool {
    let (title, upper) = match state.detail.last() {
        Some(Detail::Trend) => (words::trend(state.lang).to_owned(), trend_height(area)),
        Some(Detail::Compare(against)) => {
            (format!("{}: {}", words::compare(state.lang), side(state, *against)), 12)
        }
        Some(Detail::Enterprises) => (words::found_next(state.lang).to_owned(), 4),
        Some(Detail::Changes) => (
            format!(
                "{} ({})",
                words::changes(state.lang),
                words::whole(state.lang, state.changes.count())
            ),
            0,
        ),
        _ => return false,
    };
    let [head, upper, rest] = Layout::vertical([
        Constraint::Length(2),
        Constraint::Length(upper.min(area.height.saturating_sub(5))),
        Constraint::Min(0),
    ])
    .areas(area);
    let note = if state.data().illustrative {
        format!("  ·  {}", words::illustrative(state.lang))
    } else {
        String::new()
    };
    let mut right = year_and_live(state, theme);
    if area.width < 80 {
        right.truncate(3);
    }
    let room = usize::from(area.width)
        .saturating_sub(right.iter().map(|s| s.content.chars().count()).sum::<usize>() + 2);
    let first = Rect { height: 1, ..head };
    let title = fit(&format!(" ‹ {title}"), room.saturating_sub(note.chars().count()));
    frame.render_widget(
        Line::from(vec![Span::styled(title, theme.strong()), Span::styled(note, theme.near())]),
        first,
    );
    draw_right(frame, first, right);
    let second = Rect { y: head.y + 1, height: 1, ..head };
    // What happened is told of every zone.
    let narrowed =
        if state.detail.last() == Some(&Detail::Changes) { String::new() } else { filter(state) };
    frame.render_widget(
        Line::styled(fit(&format!("   {narrowed}"), usize::from(area.width)), theme.accent()),
        second,
    );
    match (&state.page_figures, state.detail.last()) {
        (PageFigures::Trend(points, spread), _) => {
            charts(frame, upper, state, theme, points, spread);
        }
        (PageFigures::Compare(sides), Some(Detail::Compare(against))) => {
            let [here, beside] = &**sides;
            comparison(frame, upper, state, theme, *against, (here, beside));
        }
        (PageFigures::Enterprises(all), _) => reached(frame, upper, state, theme, all),
        _ => {}
    }
    let width = usize::from(area.width);
    list::draw(frame, rest, theme, items(state, theme), state.detail_table.at, |at| {
        match state.page[at] {
            PageItem::Organisation(why, row) => organisation(state, theme, why, row, width),
            PageItem::Enterprise(row) => enterprise(state, theme, row, width),
            PageItem::Change(at) => event(state, theme, at, width),
        }
    });
    true
}

/// A side of a comparison, in words.
fn side(state: &State, against: Against) -> String {
    match against {
        Against::Year(year) => format!("{} {year}", words::year(state.lang)),
        Against::Zone(zone) => zone_name(state, zone).to_owned(),
    }
}

const fn trend_height(area: Rect) -> u16 {
    match (area.width, area.height) {
        (0..60, _) => 6,
        (60..110, 0..30) => 13,
        (60..110, _) => 17,
        _ => 13,
    }
}

/// How far a share is from its line, in tenths of a point as they are shown.
fn distance(measure: &Measure) -> i64 {
    let line = i64::from(measure.line) * 10;
    measure.share.tenths(measure.line).and_then(|t| i64::try_from(t).ok()).map_or(0, |t| t - line)
}

fn charts(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    points: &[YearFigures],
    spread: &Distribution,
) {
    let lang = state.lang;
    let label = |year: crate::domain::Year| {
        if year >= state.today { format!("{year}*") } else { year.to_string() }
    };
    let share = |pick: fn(&Measures) -> &Measure| -> Vec<Point> {
        let of = |p: &YearFigures| {
            let m = p
                .figures
                .as_ref()
                .map(|(measures, _)| *pick(measures))
                .filter(|m| m.status() != Status::Unrated);
            Point {
                label: label(p.year),
                figure: m.map(|m| (words::percent(lang, m.share, m.line), m.status())),
                distance: m.map_or(0, |m| distance(&m)),
            }
        };
        points.iter().map(of).collect()
    };
    let narrowed = !state.filter.is_whole();
    let admitted: Vec<Point> = points
        .iter()
        .map(|p| {
            let target = i64::from(state.settings.targets_of(p.year).admitted);
            let value = p.figures.as_ref().map(|(_, sums)| sums.admitted.value);
            let distance = value
                .and_then(|v| i64::try_from(v).ok())
                .map_or(0, |v| if narrowed { v } else { v - target });
            // A yearly target is the whole's; a year under way is no failure.
            let status = match () {
                () if narrowed => Status::Unrated,
                () if distance >= 0 => Status::Meets,
                () if p.year >= state.today => Status::Unrated,
                () => Status::Below,
            };
            Point {
                label: label(p.year),
                figure: value.map(|v| (words::whole(lang, v), status)),
                distance,
            }
        })
        .collect();
    let lines = &state.settings.thresholds;
    let target = state.settings.targets_of(state.year).admitted.to_string();
    let of_line = |line: u8| (format!("≥ {line} %"), format!(" {line}"));
    let all = [
        (
            words::base_organisations(lang),
            of_line(lines.organisations),
            share(|t| &t.organisations),
        ),
        (words::branches_under(lang), of_line(lines.branches), share(|t| &t.branches)),
        (words::members(lang), of_line(lines.members), share(|t| &t.members)),
        (
            words::admitted(lang),
            if narrowed {
                (String::new(), String::new())
            } else {
                (format!("≥ {target}"), format!(" {target}"))
            },
            admitted,
        ),
    ];
    if area.width < 60 {
        // A line a year.
        let shown = points.len().saturating_sub(usize::from(area.height));
        let rows = (shown..points.len()).map(|at| {
            let mut spans =
                vec![Span::styled(format!(" {:<6}", all[0].2[at].label), theme.faint())];
            for (.., chart) in &all {
                match &chart[at].figure {
                    Some((text, status)) => {
                        spans.push(Span::styled(
                            pad(&format!("{} {text}", mark(*status)), 8, false),
                            theme.status(*status),
                        ));
                    }
                    None => spans.push(Span::styled(pad("–", 8, false), theme.faint())),
                }
            }
            Line::from(spans)
        });
        return frame.render_widget(Paragraph::new(rows.collect::<Vec<_>>()), area);
    }
    let spread_height = 3;
    let columns: u16 = if area.width >= 110 { 4 } else { 2 };
    let rows = 4 / columns;
    let height = area.height.saturating_sub(spread_height) / rows;
    let width = area.width / columns;
    for (at, (name, (line, short), points)) in (0u16..).zip(&all) {
        let area = Rect {
            x: area.x + (at % columns) * width,
            y: area.y + (at / columns) * height,
            width,
            height,
        };
        let title = format!(" {name}  {line}");
        let drawn = chart(
            theme,
            &title,
            short,
            points,
            usize::from(width).saturating_sub(1),
            usize::from(height),
        );
        frame.render_widget(Paragraph::new(drawn), area.intersection(frame.area()));
    }
    let below = Rect { y: area.y + rows * height, height: area.height - rows * height, ..area };
    frame.render_widget(Paragraph::new(spread_lines(state, theme, spread)), below);
}

/// How the year's organisations are spread, as a picture in two lines.
fn spread_lines(state: &State, theme: Theme, spread: &Distribution) -> Vec<Line<'static>> {
    let lang = state.lang;
    let mut ratings =
        vec![Span::styled(format!(" {}: ", words::base_organisations(lang)), theme.faint())];
    let levels = Rating::LEVELS.into_iter().chain([Rating::Unrated]);
    for (level, count) in levels.zip(spread.ratings) {
        let style = if level.is_below() && count > 0 { theme.below() } else { theme.plain() };
        let sign = if level.is_below() && count > 0 { "▼ " } else { "" };
        ratings.push(Span::styled(
            format!("{sign}{} {}   ", words::rating_short(lang, level), words::whole(lang, count)),
            style,
        ));
    }
    let most = spread.steps.iter().copied().max().unwrap_or(0).max(1);
    let block = |count: u64| {
        ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
            [usize::try_from((count * 8).div_ceil(most)).unwrap_or(8).min(8)]
    };
    let mut picture =
        vec![Span::styled(format!(" {}: ", words::members_share_around(lang)), theme.faint())];
    for (step, count) in spread.steps.iter().enumerate() {
        let style = if step < 4 && *count > 0 { theme.below() } else { theme.plain() };
        if step == 4 {
            picture.push(Span::styled(
                format!("│{} ", state.settings.thresholds.members),
                theme.faint(),
            ));
        }
        picture.push(Span::styled(format!("{}{count} ", block(*count)), style));
    }
    picture.push(Span::styled(
        format!("  {}", words::within_step(lang, spread.steps[3], spread.steps[4])),
        theme.faint(),
    ));
    let under_way = state.data().years.iter().any(|year| *year >= state.today);
    let note = if under_way { format!(" * {}", words::so_far(lang)) } else { String::new() };
    vec![Line::styled(note, theme.faint()), Line::from(ratings), Line::from(picture)]
}

/// The measures and sums of one side of a comparison.
type Side = (Measures, Totals);

fn comparison(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    against: Against,
    (here, beside): (&Side, &Side),
) {
    let lang = state.lang;
    let name_width = usize::from(area.width).saturating_sub(58).clamp(14, 34);
    let this = match against {
        Against::Year(_) => format!("{} {}", words::year(lang), state.year),
        Against::Zone(_) => match state.filter.zones[..] {
            [] => words::whole_bloc(lang).to_owned(),
            [zone] => zone_name(state, zone).to_owned(),
            [zone, ..] => format!("{} +{}", zone_name(state, zone), state.filter.zones.len() - 1),
        },
    };
    let cell_width = (usize::from(area.width).saturating_sub(name_width + 16) / 2).clamp(8, 28);
    let cell = |text: &str| pad(text, cell_width, true);
    let mut rows = vec![Line::styled(
        format!(
            " {} {} {} {}",
            pad("", name_width, false),
            cell(&this),
            cell(&side(state, against)),
            pad(words::difference(lang), 10, true)
        ),
        theme.faint(),
    )];
    for (name, pick) in [
        (
            words::base_organisations(lang),
            (|t: &Measures| t.organisations) as fn(&Measures) -> Measure,
        ),
        (words::branches_under(lang), |t| t.branches),
        (words::members(lang), |t| t.members),
    ] {
        let (a, b) = (pick(&here.0), pick(&beside.0));
        let shown = |m: &Measure| {
            format!(
                "{} {} %  {}/{}",
                mark(m.status()),
                words::percent(lang, m.share, m.line),
                words::whole(lang, m.share.met),
                words::whole(lang, m.share.of)
            )
        };
        let change =
            words::share_change(lang, a.share, b.share, a.line).unwrap_or_else(|| "–".to_owned());
        rows.push(Line::from(vec![
            Span::raw(format!(" {} ", pad(name, name_width, false))),
            Span::styled(cell(&shown(&a)), theme.status(a.status())),
            Span::raw(" "),
            Span::styled(cell(&shown(&b)), theme.status(b.status())),
            Span::raw(format!(" {}", pad(&change, 10, true))),
        ]));
    }
    let sums = |(measures, sums): &Side| {
        [
            measures.organisations.total,
            measures.branches.total,
            measures.members.total,
            sums.admitted.value,
            sums.owners.value,
            sums.founded.value,
            sums.workers.value,
        ]
    };
    let names = [
        words::count_organisations(lang),
        words::count_branches(lang),
        words::count_members(lang),
        words::admitted(lang),
        words::owners(lang),
        words::founded(lang),
        words::workers(lang),
    ];
    for ((name, a), b) in names.into_iter().zip(sums(here)).zip(sums(beside)) {
        rows.push(Line::raw(format!(
            " {} {} {} {}",
            pad(name, name_width, false),
            cell(&words::whole(lang, a)),
            cell(&words::whole(lang, b)),
            pad(&words::change(lang, a, b), 10, true)
        )));
    }
    frame.render_widget(Paragraph::new(rows), area);
}

fn reached(frame: &mut Frame, area: Rect, state: &State, theme: Theme, all: &Enterprises) {
    let lang = state.lang;
    if state.data().enterprises.name.is_empty() {
        let text =
            Paragraph::new(words::no_enterprises(lang)).wrap(ratatui::widgets::Wrap { trim: true });
        return frame.render_widget(
            text,
            Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area },
        );
    }
    let n = |v| words::whole(lang, v);
    let whole =
        format!(" {}: {}", words::enterprises(lang), words::reached(lang, &all.whole).join(" · "));
    let fit = |text: String| fit(&text, usize::from(area.width));
    let mut lines = vec![Line::styled(fit(whole), theme.plain())];
    lines.push(Line::raw(fit(format!(
        " {}: {} {} · {} {}",
        words::without_organisation(lang),
        n(all.whole.trade_union),
        words::have_trade_union(lang),
        n(all.whole.youth_union),
        words::have_youth_union(lang)
    ))));
    let zones: Vec<String> = all
        .zones
        .iter()
        .take(3)
        .map(|(zone, reach)| format!("{} {}", zone_name(state, *zone), n(reach.workers_without)))
        .collect();
    lines.push(Line::styled(
        fit(format!(" {}: {}", words::most_not_reached(lang), zones.join(" · "))),
        theme.faint(),
    ));
    frame.render_widget(Paragraph::new(lines), area);
}

fn heading_of(state: &State, item: PageItem) -> &'static str {
    let lang = state.lang;
    match item {
        PageItem::Enterprise(_) => words::largest_without(lang),
        PageItem::Change(at) => match state.changes.events().get(at).map(|event| event.what) {
            Some(ChangeKind::New) => words::happened_new(lang),
            Some(ChangeKind::Gone) => words::happened_gone(lang),
            _ => words::happened_changed(lang),
        },
        PageItem::Organisation(why, _) => match why {
            PageReason::Fell => words::fell(lang),
            PageReason::Rose => words::rose(lang),
            PageReason::New => words::new_units(lang),
            PageReason::Gone => words::gone(lang),
            PageReason::Fall => words::largest_falls(lang),
            PageReason::Rise => words::largest_rises(lang),
            PageReason::BelowHere => words::below_here(lang),
            PageReason::BelowThere => words::below_there(lang),
            PageReason::Committee => words::committees_by_size(lang),
            PageReason::Idle(_) => words::without_admission(lang),
        },
    }
}

fn items(state: &State, theme: Theme) -> Vec<Entry> {
    let mut out = Vec::new();
    let mut last = "";
    for (at, item) in state.page.iter().enumerate() {
        let heading = heading_of(state, *item);
        if heading != last {
            let count =
                state.page.iter().filter(|other| heading_of(state, **other) == heading).count();
            out.push(Entry::Line(Line::raw("")));
            let bold = theme.accent().add_modifier(ratatui::style::Modifier::BOLD);
            out.push(Entry::Line(Line::styled(format!(" {heading} ({count})"), bold)));
            last = heading;
        }
        out.push(Entry::Item(at));
    }
    if state.detail.last() == Some(&Detail::Changes) && state.changes.beyond() > 0 {
        let text = format!(
            " … {} {}",
            words::whole(state.lang, state.changes.beyond()),
            words::news_beyond(state.lang)
        );
        out.push(Entry::Line(Line::styled(text, theme.near())));
    }
    if out.is_empty() {
        out.push(Entry::Line(Line::styled(
            format!(" {}", words::nothing_differs(state.lang)),
            theme.faint(),
        )));
    }
    out
}

/// What happened to a unit: its name and committee, year and id, and how it stands now.
fn event(state: &State, theme: Theme, at: usize, width: usize) -> Line<'static> {
    let (data, lang) = (state.data(), state.lang);
    let Some(event) = state.changes.events().get(at) else { return Line::default() };
    let name = [event.name.as_str(), event.committee.as_str()]
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let name_width = if width >= 110 { 64 } else { (width / 2).saturating_sub(4) };
    let mut spans = vec![
        Span::styled(" ●  ", theme.accent()),
        Span::raw(pad(&name, name_width, false)),
        Span::raw(format!(" {}", event.year)),
    ];
    if width >= 60 {
        spans.push(Span::raw(format!("  {}", pad(&event.id, 10, false))));
    }
    if event.what != ChangeKind::Gone
        && let Some(row) = data.row_of(event.table, event.year, &event.id)
    {
        let units = data.units(event.table);
        spans.push(Span::raw(format!(
            "  {}",
            words::rating_short(lang, units.rating[row as usize])
        )));
        if let Some(share) = units.member_share(row).filter(|_| width >= 110) {
            let percent = words::percent(lang, share, state.settings.thresholds.members);
            spans
                .push(Span::raw(format!(" · {} {percent} %", words::members(lang).to_lowercase())));
        }
    }
    Line::from(spans)
}

fn organisation(
    state: &State,
    theme: Theme,
    why: PageReason,
    row: Row,
    width: usize,
) -> Line<'static> {
    let (data, lang) = (state.data(), state.lang);
    let units = data.units(Table::Organisations);
    let lines = &state.settings.thresholds;
    let name_width = if width >= 110 { 44 } else { (width / 2).saturating_sub(4) };
    let share = |row: Row| {
        units.member_share(row).map_or_else(
            || "–".to_owned(),
            |s| format!("{} %", words::percent(lang, s, lines.members)),
        )
    };
    let before = data.before(Table::Organisations, row);
    let text = match why {
        PageReason::Fell | PageReason::BelowHere | PageReason::BelowThere => {
            let reasons = organisation_reasons(data, lines, row);
            words::reasons_of(
                lang,
                data,
                lines,
                (Table::Organisations, row),
                reasons,
                &words::missing(lang).to_lowercase(),
            )
        }
        PageReason::Fall | PageReason::Rise => {
            format!("{} → {}", before.map_or_else(|| "–".to_owned(), &share), share(row))
        }
        PageReason::Rose | PageReason::New | PageReason::Gone => {
            format!(
                "{} · {} {}",
                words::rating_short(lang, units.rating[row as usize]),
                words::members(lang).to_lowercase(),
                share(row)
            )
        }
        PageReason::Committee => format!(
            "{} {} · {} {}{}",
            data.branches_of(row).len(),
            words::unit_branches(lang),
            words::count(lang, units.count(CountField::Workers, row)),
            words::unit_workers(lang),
            match units.count(CountField::Seconded, row).wide() {
                Some(n @ 1..) => format!(" · ✓ {} {n}", words::seconded(lang)),
                _ => String::new(),
            }
        ),
        PageReason::Idle(years) => format!("{years} {}", words::years(lang)),
    };
    let below = matches!(why, PageReason::Fell | PageReason::BelowHere | PageReason::BelowThere);
    let sign = if below { Span::styled(" ▼  ", theme.below()) } else { Span::raw("    ") };
    let mut spans = vec![
        sign,
        Span::raw(pad(data.name(Table::Organisations, row), name_width, false)),
        Span::raw(" "),
    ];
    if width >= 110 {
        spans.push(Span::raw(pad(zone_name(state, units.zone[row as usize]), 25, false)));
        spans.push(Span::raw(" "));
    }
    spans.push(Span::styled(text, if below { theme.below() } else { theme.plain() }));
    Line::from(spans)
}

fn enterprise(state: &State, theme: Theme, row: Row, width: usize) -> Line<'static> {
    let (data, lang) = (state.data(), state.lang);
    let table = &data.enterprises;
    let at = row as usize;
    // The workers are whole at every width; the unions where there is room.
    let name_width = match width {
        110.. => 44,
        80..110 => (width / 2).saturating_sub(8),
        _ => (width / 2).saturating_sub(4),
    };
    let union = |has: crate::domain::YesNo, name: &str| {
        if has == crate::domain::YesNo::Yes { format!(" {name} ✓") } else { String::new() }
    };
    let mut spans = vec![
        Span::raw("    "),
        Span::raw(pad(data.texts.get(table.name[at]), name_width, false)),
        Span::raw(" "),
    ];
    if width >= 80 {
        spans.push(Span::raw(pad(zone_name(state, table.zone[at]), 25, false)));
        spans.push(Span::raw(" "));
    }
    spans.push(Span::raw(format!(
        "{} {}",
        words::count(lang, table.workers[at]),
        words::unit_workers(lang)
    )));
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
