//! How the year compares with its thresholds, and where it is below.
//!
//! ```text
//! ┌ Organisations ┐┌ Branches ┐┌ Members ┐┌ Admitted ┐
//! └───────────────┘└──────────┘└─────────┘└──────────┘
//!  Non-state, FDI included:  Organisations ✓ 90,4 %  …
//!  Zones below a line (2)
//!  ▼  KCN Đình Trám    ✓ 92,0 23/25 …   short 1 branches
//!  Organisations below a line (7)
//!  ▼  Đảng bộ Công ty A   KCN Đình Trám   members 78,4 %, …
//! ```
//!
//! In a small window each card is one line.

use crate::analysis::{Sum, Totals, organisation_reasons};
use crate::app::{OverviewItem, Screen, State};
use crate::domain::{Measure, Rating, Row, Share, Status, Table};
use crate::ui::theme::{Theme, mark};
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::card::Card;
use crate::ui::widgets::list::{self, Entry};
use crate::ui::widgets::text::{fit, fit_words, pad, zone_name};
use crate::words;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws the overview.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    if !state.is_whole() {
        let (lang, progress_snapshot) = (state.lang, state.freshness.progress);
        let mut lines = vec![Line::raw(if state.freshness.reading {
            words::loading(lang)
        } else {
            words::no_data(lang)
        })];
        if state.freshness.reading && progress_snapshot.total > 0 {
            // A bar of what is read; no figure of a part is shown.
            let share = Share { met: progress_snapshot.bytes, of: progress_snapshot.total };
            lines.push(Line::styled(
                bar(Some(share), 100, usize::from(area.width / 2)),
                theme.accent(),
            ));
            lines.push(Line::styled(words::read_so_far(lang, progress_snapshot), theme.faint()));
            lines.extend(
                progress_snapshot
                    .left
                    .map(|seconds| Line::styled(words::time_left(lang, seconds), theme.faint())),
            );
        }
        let lines: Vec<Line> =
            lines.into_iter().map(|line| fit_words(line, usize::from(area.width))).collect();
        return frame.render_widget(
            Paragraph::new(lines).centered(),
            Rect { y: area.y + area.height / 3, height: 4.min(area.height), ..area },
        );
    }
    let width = usize::from(area.width);
    let full = area.width >= 76 && area.height >= 16;
    let cards = cards(state, theme, usize::from(area.width / 4));
    let top = if full { 6 } else { 4 };
    let [upper, scope, lower] = Layout::vertical([
        Constraint::Length(top),
        Constraint::Length(u16::from(area.height >= 14) + u16::from(full)),
        Constraint::Min(0),
    ])
    .areas(area);
    if full {
        let areas: [Rect; 4] = Layout::horizontal([Constraint::Ratio(1, 4); 4]).areas(upper);
        for (card, area) in cards.into_iter().zip(areas) {
            card.draw(frame, area, theme);
        }
    } else {
        frame.render_widget(
            Paragraph::new(cards.into_iter().map(|c| c.into_line(width)).collect::<Vec<_>>()),
            upper,
        );
    }
    if scope.height > 0 {
        frame.render_widget(
            fit_words(scope_line(state, theme, area.width), width),
            Rect { height: 1, ..scope },
        );
    }
    let selected = state.tables.screens[Screen::Overview].at;
    list::draw(frame, lower, theme, entries(state, theme), selected, |at| {
        match state.lists.overview[at] {
            OverviewItem::Zone(zone) => zone_line(state, theme, zone, width),
            OverviewItem::Organisation(row) => organisation_line(state, theme, row, width),
        }
    });
}

fn share_card(
    state: &State,
    theme: Theme,
    [name, short_name, unit]: [&str; 3],
    now: &Measure,
    before: Option<&Measure>,
    broken: u64,
    width: usize,
) -> Card {
    let lang = state.lang;
    let n = |v| words::whole(lang, v);
    let status = now.status();
    let inner = width.saturating_sub(2);
    let percent = words::percent(lang, now.share, now.line);
    let narrow = inner < 24;
    let counts = format!("{}/{}", n(now.share.met), n(now.share.of));
    let gap = match status {
        Status::Below => format!(
            "{} {} {unit}",
            if narrow { words::short_by(lang) } else { words::still_short(lang) },
            n(now.shortfall())
        ),
        Status::Meets => {
            format!("{} {} {unit}", words::surplus(lang), n(now.share.surplus(now.line)))
        }
        Status::Unrated => words::unrated(lang).to_owned(),
    };
    let change = before
        .and_then(|b| words::share_change(lang, now.share, b.share, now.line))
        .unwrap_or_default();
    let mut beside = format!(
        "{} {}",
        n(now.unrated()),
        if narrow { words::rating_short(lang, Rating::Unrated) } else { words::unrated(lang) }
    );
    if now.lacking > 0 {
        beside = format!("{} {}", n(now.lacking), words::lacking(lang));
    }
    if broken > 0 {
        beside = format!("✖ {} {}", n(broken), words::broken_rows(lang));
    }
    let beside_style = if broken > 0 { theme.near() } else { theme.faint() };
    let head = format!("{} {percent}{}", mark(status), if narrow { "" } else { " %" });
    let room = inner.saturating_sub(head.chars().count() + 1);
    let lines = vec![
        Line::from(vec![
            Span::styled(head, theme.status(status).add_modifier(Modifier::BOLD)),
            Span::raw(" "),
            // Half a count would be a wrong one.
            Span::raw(pad(if counts.chars().count() <= room { &counts } else { "" }, room, true)),
        ]),
        Line::styled(bar(Some(now.share), now.line, inner), theme.bar(status)),
        Line::styled(fit(&gap, inner), theme.status(status)),
        Line::from(vec![
            Span::styled(
                pad(&beside, inner.saturating_sub(change.chars().count()), false),
                beside_style,
            ),
            Span::raw(change.clone()),
        ]),
    ];
    let compact = Line::from(vec![
        Span::styled(pad(&format!("{} {name}", mark(status)), 17, false), theme.status(status)),
        Span::styled(format!("{percent:>5} % "), theme.status(status)),
        Span::styled(
            if broken > 0 { format!("✖ {} ", n(broken)) } else { String::new() },
            theme.near(),
        ),
        Span::styled(gap, theme.status(status)),
    ]);
    let beside = Span::styled(format!("  {counts}  {change}"), theme.faint());
    Card {
        title: format!("{} ≥ {} %", if narrow { short_name } else { name }, now.line),
        lines,
        compact,
        beside,
    }
}

fn admitted_card(
    state: &State,
    theme: Theme,
    now: &Totals,
    before: Option<&Totals>,
    width: usize,
) -> Card {
    let lang = state.lang;
    let n = |v| words::whole(lang, v);
    let inner = width.saturating_sub(2);
    let targets = state.settings.targets_of(state.year);
    // A yearly target is the whole's; a narrowed view shows the count alone.
    let narrowed = !state.filter.is_whole();
    // A year that is not over has not failed yet.
    let under_way = state.year >= state.today;
    let against = |sum: Sum, target: u32| match now.status(sum, u64::from(target)) {
        Status::Below if under_way => Status::Unrated,
        status => status,
    };
    let status = if narrowed { Status::Unrated } else { against(now.admitted, targets.admitted) };
    // Where no row tells a figure there is none, not zero.
    let told = |sum: Sum| {
        if sum.lacking > 0 && sum.lacking >= now.rows { "–".to_owned() } else { n(sum.value) }
    };
    let of = |sum: Sum, target: u32| {
        if narrowed {
            told(sum)
        } else {
            format!("{}/{} {}", told(sum), n(target.into()), mark(against(sum, target)))
        }
    };
    let style = |sum: Sum, target: u32| {
        if narrowed { theme.plain() } else { theme.status(against(sum, target)) }
    };
    let narrow = inner < 24;
    let owners = format!(
        "{} {}",
        if narrow { words::owners_short(lang) } else { words::owners(lang) },
        of(now.owners, targets.owners)
    );
    let founded = format!("{} {}", words::founded(lang), of(now.founded, targets.founded));
    let change = match before {
        _ if now.admitted.lacking > 0 => {
            format!("{} {}", n(now.admitted.lacking), words::lacking(lang))
        }
        Some(b) => words::change(lang, now.admitted.value, b.admitted.value),
        None => String::new(),
    };
    let value = format!("{} {}", if narrowed { " " } else { mark(status) }, told(now.admitted));
    let share = Share {
        met: now.admitted.value.min(u64::from(targets.admitted) * 5 / 4),
        of: (u64::from(targets.admitted) * 5 / 4).max(1),
    };
    let lines = vec![
        Line::from(vec![
            Span::styled(
                value.clone(),
                if narrowed {
                    theme.strong()
                } else {
                    theme.status(status).add_modifier(Modifier::BOLD)
                },
            ),
            Span::raw(pad(
                &format!(" {change}"),
                inner.saturating_sub(value.chars().count()),
                true,
            )),
        ]),
        if narrowed {
            Line::raw("")
        } else {
            Line::styled(bar(Some(share), 80, inner), theme.bar(status))
        },
        Line::styled(fit(&owners, inner), style(now.owners, targets.owners)),
        Line::styled(fit(&founded, inner), style(now.founded, targets.founded)),
    ];
    let compact = Line::from(vec![
        Span::styled(
            pad(
                &format!("{} {}", if narrowed { " " } else { mark(status) }, words::admitted(lang)),
                17,
                false,
            ),
            theme.status(status),
        ),
        Span::raw(format!("{:>5}   ", told(now.admitted))),
        Span::styled(owners, style(now.owners, targets.owners)),
    ]);
    let beside = Span::styled(format!("  {founded}"), style(now.founded, targets.founded));
    let title = if narrowed {
        words::admitted(lang).to_owned()
    } else {
        let name = match () {
            () if under_way => format!("{} {}", words::admitted(lang), words::so_far(lang)),
            () if narrow => words::admitted(lang).to_owned(),
            () => words::admitted_year(lang).to_owned(),
        };
        format!("{name} ≥ {}", n(targets.admitted.into()))
    };
    Card { title, lines, compact, beside }
}

fn cards(state: &State, theme: Theme, width: usize) -> Vec<Card> {
    let lang = state.lang;
    let (now, sums) = state.lists.figures.now;
    let [of_organisations, of_branches] = state.lists.figures.broken;
    let (before, sums_before) =
        (state.lists.figures.before.map(|b| b.0), state.lists.figures.before.map(|b| b.1));
    vec![
        share_card(
            state,
            theme,
            [
                words::base_organisations(lang),
                words::organisations(lang),
                words::unit_organisations(lang),
            ],
            &now.organisations,
            before.as_ref().map(|b| &b.organisations),
            of_organisations,
            width,
        ),
        share_card(
            state,
            theme,
            [words::branches_under(lang), words::branches(lang), words::unit_branches(lang)],
            &now.branches,
            before.as_ref().map(|b| &b.branches),
            of_branches,
            width,
        ),
        share_card(
            state,
            theme,
            [words::members(lang), words::members(lang), words::unit_members(lang)],
            &now.members,
            before.as_ref().map(|b| &b.members),
            of_organisations + of_branches,
            width,
        ),
        admitted_card(state, theme, &sums, sums_before.as_ref(), width),
    ]
}

fn scope_line(state: &State, theme: Theme, width: u16) -> Line<'static> {
    let lang = state.lang;
    let scope = &state.lists.figures.scope;
    let missed = state.lists.figures.targets.iter().filter(|t| t.status == Status::Below).count();
    let mut spans = vec![Span::styled(
        if width >= 140 {
            format!(" {} ({}):  ", words::scope(lang), words::scope_short(lang))
        } else {
            format!(" {}:  ", words::scope_short(lang))
        },
        theme.faint(),
    )];
    for (name, m) in [
        (words::organisations(lang), &scope.organisations),
        (words::branches(lang), &scope.branches),
        (words::members(lang), &scope.members),
    ] {
        spans.push(Span::styled(
            format!("{name} {} {} %", mark(m.status()), words::percent(lang, m.share, m.line)),
            theme.status(m.status()),
        ));
        let counts = if width >= 110 {
            format!(" {}/{}", words::whole(lang, m.share.met), words::whole(lang, m.share.of))
        } else {
            String::new()
        };
        spans.push(Span::styled(format!("{counts}  "), theme.faint()));
    }
    if missed > 0 && state.filter.zones.is_empty() {
        spans.push(Span::styled(format!("▼ 5: {missed}"), theme.below()));
    }
    Line::from(spans)
}

/// The lists below the cards: headings, and items by their place among [`State::overview`].
fn entries(state: &State, theme: Theme) -> Vec<Entry> {
    let lang = state.lang;
    let heading =
        |text: String| Entry::Line(Line::styled(text, theme.accent().add_modifier(Modifier::BOLD)));
    let zones = state.lists.overview.iter().filter(|i| matches!(i, OverviewItem::Zone(_))).count();
    let organisations = state.lists.overview.len() - zones;
    let mut out = vec![heading(format!(" {} ({zones})", words::zones_below(lang)))];
    if zones == 0 {
        out.push(Entry::Line(Line::styled(
            format!("    {}", words::no_zone_below(lang)),
            theme.faint(),
        )));
    }
    out.extend((0..zones).map(Entry::Item));
    if organisations > 0 {
        out.push(Entry::Line(Line::raw("")));
        out.push(heading(format!(" {} ({organisations})", words::organisations_below(lang))));
        out.extend((zones..state.lists.overview.len()).map(Entry::Item));
    } else {
        out.push(Entry::Line(Line::styled(
            format!(" {}", words::nobody_below(lang)),
            theme.faint(),
        )));
    }
    out
}

fn zone_line(state: &State, theme: Theme, zone: usize, width: usize) -> Line<'static> {
    let lang = state.lang;
    let row = &state.lists.zones[zone];
    let name_width = if width >= 110 {
        30
    } else if width >= 60 {
        27
    } else {
        18
    };
    let mut spans = vec![
        Span::styled(" ▼  ", theme.below()),
        Span::raw(pad(zone_name(state, row.zone), name_width, false)),
    ];
    let mut short = Vec::new();
    for (m, unit) in row.measures.all().into_iter().zip([
        words::unit_organisations(lang),
        words::unit_branches(lang),
        words::unit_members(lang),
    ]) {
        let status = m.status();
        let text = format!(
            "{} {} {}/{}",
            mark(status),
            words::percent(lang, m.share, m.line),
            m.share.met,
            m.share.of
        );
        let text = if status == Status::Unrated { "–".to_owned() } else { text };
        if width >= 100 {
            spans.push(Span::styled(pad(&text, 18, true), theme.status(status)));
        }
        if status == Status::Below {
            short.push(format!("{} {unit}", words::whole(lang, m.shortfall())));
        }
    }
    spans.push(Span::styled(
        format!(
            "{}{} {}",
            if width >= 60 { "   " } else { "" },
            words::short_by(lang),
            short.join(", ")
        ),
        theme.below(),
    ));
    Line::from(spans)
}

fn organisation_line(state: &State, theme: Theme, row: Row, width: usize) -> Line<'static> {
    let (data, lang) = (state.data(), state.lang);
    let units = data.units(Table::Organisations);
    let reasons = organisation_reasons(data, &state.settings.thresholds, row);
    let short = words::missing(lang).to_lowercase();
    let why = words::reasons_of(
        lang,
        data,
        &state.settings.thresholds,
        (Table::Organisations, row),
        reasons,
        &short,
    );
    let name_width = if width >= 110 { 46 } else { (width / 2).saturating_sub(4) };
    let mut spans = vec![
        Span::styled(" ▼  ", theme.below()),
        Span::raw(pad(data.name(Table::Organisations, row), name_width, false)),
        Span::raw(" "),
    ];
    if width >= 110 {
        spans.push(Span::raw(pad(zone_name(state, units.zone[row as usize]), 24, false)));
        spans.push(Span::raw(" "));
    }
    spans.push(Span::styled(why, theme.below()));
    Line::from(spans)
}
