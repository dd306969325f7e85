//! The lines that the report and the screens must have, written from the clerk's figures.

use super::clerk::{Clerk, Counted, OUTSIDE, Part, YEARS};
use super::rows::Unit;
use super::{OWNERSHIPS, parts, sample, tabs};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use dangbo::app::{Loaded, Message, State};
use dangbo::domain::{Settings, Year};
use dangbo::ui::{draw, theme::Theme};
use dangbo::words::Lang;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::collections::BTreeSet;

/// Lines with one blank between words, without what is left of bars.
pub fn plain(text: &str) -> String {
    let is_bar = |word: &str| word.contains(['│', '●']) && word.chars().all(|c| "│─●·".contains(c));
    let words = |line: &str| {
        line.split_whitespace().filter(|word| !is_bar(word)).map(str::to_owned).collect::<Vec<_>>()
    };
    let line = |line: &str| words(line).join(" ") + "\n";
    format!("\n{}", text.lines().map(line).collect::<String>())
}

/// 3,487.
pub fn whole(value: u64) -> String {
    if value < 1000 {
        value.to_string()
    } else {
        format!("{},{:03}", whole(value / 1000), value % 1000)
    }
}

const fn mark(status: &str) -> char {
    match status.as_bytes()[0] {
        b'm' => '✓',
        b'b' => '▼',
        _ => '·',
    }
}

/// Tenths of a percent, rounded half up but never across the line; None of nothing.
fn tenths(met: u64, of: u64, line: u64) -> Option<u64> {
    let rounded = (met * 2000 + of).checked_div(of * 2)?;
    let meets = met * 100 >= line * of;
    Some(if meets { rounded.max(line * 10) } else { rounded.min(line * 10 - 1) })
}

fn percent(met: u64, of: u64, line: u64) -> String {
    tenths(met, of, line).map_or_else(|| "–".to_owned(), |t| format!("{}.{}", t / 10, t % 10))
}

fn share(m: Counted) -> String {
    percent(m.met, m.of, m.line)
}

/// The difference of two numbers with its sign.
fn signed(now: u64, before: u64, text: impl Fn(u64) -> String) -> String {
    match now.cmp(&before) {
        std::cmp::Ordering::Less => format!("−{}", text(before - now)),
        std::cmp::Ordering::Equal => text(0),
        std::cmp::Ordering::Greater => format!("+{}", text(now - before)),
    }
}

fn zone_name(zone: &str) -> &str {
    if zone == OUTSIDE { "Outside any park or cluster" } else { zone }
}

const UNITS: [(&str, &str); 3] =
    [("Base organisations", "organisations"), ("Branches", "branches"), ("Members", "members")];

const TARGETS: [(&str, &str); 5] = [
    ("Rated organisations good or better", "organisations"),
    ("Rated members good or better", "members"),
    ("Members admitted", "members"),
    ("Enterprise owners among them", "owners"),
    ("Organisations founded", "organisations"),
];

/// A number with its noun, whose plural is given.
fn counted(number: u64, plural: &str) -> String {
    let noun = match (number, plural) {
        (1, "branches") => "branch",
        (1, _) => plural.strip_suffix('s').unwrap(),
        _ => plural,
    };
    format!("{} {noun}", whole(number))
}

/// The sentence on committees that are registered elsewhere, without its end.
fn visiting_line(visiting: usize) -> String {
    format!("↗ {} registered elsewhere", counted(visiting as u64, "committees"))
}

/// How many are missing, or can be lost.
fn gap(m: Counted, unit: &str) -> String {
    match m.status() {
        "below" => format!("short by {}", counted(m.shortfall(), unit)),
        "meets" => {
            let lost = (0..).take_while(|n| (m.met - n) * 100 >= m.line * m.of).last().unwrap();
            if lost == 0 {
                "just enough".to_owned()
            } else {
                format!("over by {}", counted(lost, unit))
            }
        }
        _ => "not rated".to_owned(),
    }
}

/// Each target with its value in each year up to `last`. On a screen the years head the columns.
fn years_of_targets(clerk: &Clerk, last: u64, part: &Part, is_screen: bool) -> Vec<String> {
    let years = || YEARS.iter().filter(|year| **year <= last);
    let all: Vec<String> = years().map(u64::to_string).collect();
    let heads = is_screen.then(|| format!("Each year {}\n", all.join(" ")));
    let line = |at: usize| {
        let cell = |year: &u64| {
            let (value, of, goal, status) = clerk.targets(*year, part)[at];
            let value = of.map_or_else(|| whole(value), |of| percent(value, of, goal));
            let year = if is_screen { String::new() } else { format!("{year} ") };
            format!("{year}{} {value}", mark(status))
        };
        let cells: Vec<String> = years().map(cell).collect();
        format!("{} {}\n", TARGETS[at].0, cells.join(" "))
    };
    heads.into_iter().chain((0..5).map(line)).collect()
}

fn term(clerk: &Clerk, year: u64, part: &Part) -> String {
    let term = clerk.term(year, part);
    let names = [("state", "state"), ("non_state", "non-state"), ("fdi", "FDI")];
    let by = names.map(|(word, name)| (term["founded_by"][word].as_u64().unwrap(), name));
    let by: Vec<String> =
        by.iter().filter(|(n, _)| *n > 0).map(|(n, name)| format!("{n} {name}")).collect();
    let by = if by.is_empty() { String::new() } else { format!(" ({})", by.join(", ")) };
    format!(
        "founded {}{by} · admitted {} · owners {} · officers seconded {}",
        term["founded"], term["admitted"], term["admitted_owners"], term["seconded"]
    )
}

/// Lines of the report in text.
pub fn report_lines(clerk: &Clerk, year: u64, part: &Part) -> Vec<String> {
    let mut lines = Vec::new();
    for (m, (name, unit)) in clerk.measures(year, part).into_iter().zip(UNITS) {
        let unrated = format!("{} not rated", whole(m.total - m.of));
        let mark = mark(m.status());
        lines.push(if m.of == 0 {
            format!("{mark} {name} –, {unrated}\n")
        } else {
            let (met, of, line) = (whole(m.met), whole(m.of), m.line);
            let gap = gap(m, unit);
            format!("{mark} {name} {} % ({met}/{of}) Line {line} %, {gap}, {unrated}\n", share(m))
        });
    }
    let [admitted, owners, workers, _] = clerk.sums(year, part).map(whole);
    lines.push(format!("Admitted {admitted}, owners {owners} · Workers {workers}\n"));
    let is_whole = part.zones.is_empty() && part.ownerships.is_empty() && part.districts.is_empty();
    for ((value, of, goal, status), (name, _)) in clerk.targets(year, part).into_iter().zip(TARGETS)
    {
        let needed = of.map_or(goal, |of| (goal * of).div_ceil(100));
        let missing = needed.saturating_sub(value);
        let reached = match of {
            Some(0) => "–".to_owned(),
            Some(of) => format!("{}/{}", whole(value), whole(of)),
            None => whole(value),
        };
        let unit = if of.is_some() { " %" } else { "" };
        let end = match () {
            () if !is_whole => ", a target of the whole".to_owned(),
            () if missing > 0 => format!(", short by {missing}"),
            () => String::new(),
        };
        lines.push(format!("{} {name} {reached} ≥ {goal}{unit}{end}\n", mark(status)));
    }
    for (zone, own) in clerk.zones_of(year, part) {
        let shares = clerk.measures(year, &own).map(|m| match m.of {
            0 => "· –".to_owned(),
            of => format!("{} {} {}/{}", mark(m.status()), share(m), whole(m.met), whole(of)),
        });
        lines.push(format!("{} {}\n", zone_name(&zone), shares.join(" ")));
    }
    let below = clerk.below(&clerk.organisations_of(year, part)).len();
    lines.push(format!("\nBase organisations below the line: {below}\n"));
    let below = clerk.below(&clerk.branches_of(year, part)).len();
    lines.push(format!("\nBranches below the line: {below}\n"));
    for year in YEARS {
        let shares =
            clerk.measures(year, part).map(|m| format!("{} {}", mark(m.status()), share(m)));
        let admitted = whole(clerk.sums(year, part)[0]);
        lines.push(format!("\n{year} {} {admitted}\n", shares.join(" ")));
    }
    lines.extend(years_of_targets(clerk, YEARS[3], part, false));
    let founded = term(clerk, year, part).replacen("founded", "Founded", 1);
    lines.push(format!("\n{founded}\n"));
    let visiting = clerk.visiting(year, part);
    if !visiting.is_empty() {
        lines.push(format!("\n{}", visiting_line(visiting.len())));
    }
    lines
}

/// The dashboard on the sample with a part and year as the command line asks for them.
fn open(loaded: &Loaded, year: u64, part: &Part) -> State {
    let mut state = State::new(Settings::sample(), Lang::En, true);
    let year = Year(u16::try_from(year).unwrap());
    let ownership = |word: &String| OWNERSHIPS.iter().find(|(w, _)| w == word).unwrap().1;
    let ownerships = part.ownerships.iter().map(ownership).collect();
    state.request_start(Some(year), part.zones.clone(), part.districts.clone(), ownerships);
    state.update(Message::Loaded(Box::new(loaded.clone()), "14:02:11".to_owned()));
    // Every column is in sight without the pane.
    state.nav.pane = false;
    state
}

/// A screen without its bars and frames.
fn screen(state: &mut State, key: char, size: (u16, u16)) -> String {
    state.update(Message::Key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE)));
    state.update(Message::Resize(size.0, size.1));
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| draw(frame, state, Theme::new(true))).unwrap();
    let buffer = terminal.backend().buffer();
    let is_bar = |symbol: &str| symbol.chars().all(|c| ('\u{2580}'..='\u{258f}').contains(&c));
    let cell = |x, y| match buffer[(x, y)].symbol() {
        symbol if is_bar(symbol) => " ",
        symbol => symbol,
    };
    let rows = (0..size.1).map(|y| (0..size.0).map(|x| cell(x, y)).collect::<String>() + "\n");
    plain(&rows.collect::<String>())
}

/// What a line of the screen of organisations or of branches must have, from the rating on.
fn row_of_table(clerk: &Clerk, unit: &Unit, before: Option<&Unit>, is_branch: bool) -> String {
    let (needs_rating, needs_branches, needs_members) = clerk.needs(unit);
    let ratings = ["excellent", "good", "▼ satisfactory", "▼ unsatisfactory", "unrated"];
    let part = |n: u64| if n > 0 { " ▼" } else { "" };
    assert_eq!(needs_rating, (2..4).contains(&unit.rating));
    let change = before.map_or_else(
        || "–".to_owned(),
        |b| match (tenths(unit.met(), unit.rated(), 85), tenths(b.met(), b.rated(), 85)) {
            (Some(now), Some(before)) => signed(now, before, |t| format!("{}.{}", t / 10, t % 10)),
            _ => "–".to_owned(),
        },
    );
    let ownership = match unit.ownership.as_str() {
        "non_state" => "non-state",
        "fdi" => "FDI",
        other => other,
    };
    let shown = percent(unit.met(), unit.rated(), 85);
    let parts =
        if unit.rated() > 0 { format!("{}/{} ", unit.met(), unit.rated()) } else { String::new() };
    let shown = format!("{} {parts}{shown}{}", unit.members, part(needs_members));
    let short = match (needs_members, needs_branches) {
        (0, 0) => "–".to_owned(),
        (members, 0) => members.to_string(),
        (members, branches) => format!("{members}+{branches}"),
    };
    let reasons = [
        ("rating", needs_rating),
        ("branches", needs_branches > 0),
        ("members", needs_members > 0),
    ];
    let reasons: Vec<&str> = reasons.iter().filter(|r| r.1).map(|r| r.0).collect();
    let why = if reasons.is_empty() { "–".to_owned() } else { reasons.join(", ") };
    let rating = ratings[unit.rating];
    let zone = zone_name(&unit.zone);
    let (admitted, id) = (unit.admitted, &unit.id);
    if is_branch {
        return format!(
            "{rating} {shown} {short} {why} {change} {admitted} {zone} {ownership} {id}"
        );
    }
    let branches = match clerk.branches_rated(unit) {
        _ if !unit.is_committee => "–".to_owned(),
        (_, 0) => "–".to_owned(),
        (met, of) if met * 100 < of * 90 => format!("▼ {met}/{of}"),
        (met, of) => format!("{met}/{of}"),
    };
    let (kind, workers) =
        (if unit.is_committee { "committee" } else { "cell" }, whole(unit.workers));
    format!(
        "{kind} {rating} {shown} {branches} {short} {why} {admitted} {change} {ownership} {zone} \
         {workers} {} {id}",
        unit.district
    )
}

/// The lines of a screen of units, and its footer.
fn table_lines(clerk: &Clerk, year: u64, part: &Part, is_branch: bool) -> Vec<String> {
    let (all, shown, name) = if is_branch {
        (&clerk.branches, clerk.branches_of(year, part), "branches")
    } else {
        (&clerk.organisations, clerk.organisations_of(year, part), "organisations")
    };
    let line = |unit: &&Unit| {
        let before = all.iter().find(|b| b.year + 1 == unit.year && b.id == unit.id);
        row_of_table(clerk, unit, before, is_branch)
    };
    let mut lines: Vec<String> = shown.iter().map(line).collect();
    let members: u64 = if is_branch {
        shown.iter().map(|b| b.members).sum()
    } else {
        clerk.measures(year, part)[2].total
    };
    let below = clerk.below(&shown);
    let short = [
        (below.iter().map(|(_, needs)| needs.2).sum(), "members"),
        (below.iter().map(|(_, needs)| needs.1).sum(), "branches"),
    ];
    let short: Vec<String> =
        short.iter().filter(|(n, _)| *n > 0).map(|(n, noun)| counted(*n, noun)).collect();
    let end =
        if short.is_empty() { String::new() } else { format!(" · short by {}", short.join(", ")) };
    lines.push(format!(
        "{}/{} · {} below the line · {} members{end}",
        shown.len(),
        counted(shown.len() as u64, name),
        below.len(),
        whole(members)
    ));
    lines
}

fn overview_lines(clerk: &Clerk, year: u64, part: &Part) -> Vec<String> {
    let measures = clerk.measures(year, part);
    let before = year.checked_sub(1).filter(|y| YEARS.contains(y));
    let before = before.map(|year| clerk.measures(year, part));
    let cards = measures.map(|m| match m.of {
        0 => format!("{} –", mark(m.status())),
        of => format!("{} {} % {}/{}", mark(m.status()), share(m), whole(m.met), whole(of)),
    });
    let mut lines: Vec<String> = cards.to_vec();
    for (at, (m, (_, unit))) in measures.into_iter().zip(UNITS).enumerate() {
        lines.push(gap(m, unit));
        let was = before.and_then(|b| tenths(b[at].met, b[at].of, m.line));
        let change = match (tenths(m.met, m.of, m.line), was) {
            (Some(now), Some(was)) => {
                let change = signed(now, was, |t| format!("{}.{}", t / 10, t % 10));
                let change = if now == was { "as in".into() } else { change + " from" };
                Some(format!("{change} {}", year - 1))
            }
            _ => None,
        };
        lines.push(format!("{} not rated", whole(m.total - m.of)));
        lines.extend(change);
    }
    let is_below = |own: &Part| clerk.measures(year, own).iter().any(|m| m.status() == "below");
    let zones = clerk.zones_of(year, part);
    lines.push(tabs::line(clerk, year, part));
    let below = zones.iter().filter(|(_, own)| is_below(own)).map(|(zone, _)| zone_name(zone));
    let (outside, zones): (Vec<&str>, Vec<&str>) = below.partition(|z| z.starts_with("Outside"));
    lines.push(match (zones.len(), outside.len()) {
        (0, 0) => "No zone is below a line".to_owned(),
        (zones, 0) => format!("Zones below a line ({zones})"),
        (zones, _) => format!("Zones below a line ({zones}) · and outside any"),
    });
    let below = clerk.below(&clerk.organisations_of(year, part)).len();
    if below > 0 {
        lines.push(format!("Organisations below a line ({below})"));
    }
    let visiting = clerk.visiting(year, part).len();
    if visiting > 0 {
        lines.push(visiting_line(visiting));
    }
    lines
}

fn zone_lines(clerk: &Clerk, year: u64, part: &Part) -> Vec<String> {
    let number = |n: u64| if n == 0 { "–".to_owned() } else { whole(n) };
    let line = |(zone, own): (String, Part)| {
        let measures = clerk.measures(year, &own);
        let shares = measures.map(|m| match m.status() {
            "unrated" => "–".to_owned(),
            status => {
                let below = if status == "below" { "▼ " } else { "" };
                format!("{below}{} {}/{}", share(m), whole(m.met), whole(m.of))
            }
        });
        let lacks = measures.into_iter().zip(UNITS).filter(|(m, _)| m.status() == "below");
        let lacks: Vec<String> = lacks.map(|(m, (_, unit))| counted(m.shortfall(), unit)).collect();
        let lacks = if lacks.is_empty() { "–".to_owned() } else { lacks.join(", ") };
        let [admitted, _, workers, _] = clerk.sums(year, &own);
        let sums = [number(measures[2].total), whole(workers), whole(admitted)];
        format!("{} {} {lacks} {}", zone_name(&zone), shares.join(" "), sums.join(" "))
    };
    clerk.zones_of(year, part).into_iter().map(line).collect()
}

/// A measure of the first zone through the years and its organisations below, as the pane has them.
fn pane_lines(clerk: &Clerk, year: u64, part: &Part, at: usize) -> Vec<String> {
    let Some((zone, own)) = clerk.zones_of(year, part).into_iter().next() else {
        return Vec::new();
    };
    let years = YEARS.into_iter().filter(|y| *y <= year);
    let measures: Vec<[Counted; 3]> = years.map(|year| clerk.measures(year, &own)).collect();
    let cells = measures.iter().map(|year| match year[at].status() {
        "unrated" => "–".to_owned(),
        "below" => format!("▼ {}", share(year[at])),
        _ => share(year[at]),
    });
    let cells = cells.collect::<Vec<_>>().join(" ");
    let mut lines = vec![format!("{} {cells}", zone_name(&zone))];
    let below = clerk.below(&clerk.organisations_of(year, &own)).len();
    lines.extend((below > 0).then(|| format!("Organisations below a line ({below})")));
    lines
}

fn target_lines(clerk: &Clerk, year: u64, part: &Part) -> Vec<String> {
    let mut lines = years_of_targets(clerk, year, part, true);
    for ((value, of, goal, status), (name, unit)) in
        clerk.targets(year, part).into_iter().zip(TARGETS)
    {
        let reached = match of {
            Some(0) => "–".to_owned(),
            Some(of) => format!("{}/{}", whole(value), whole(of)),
            None => whole(value),
        };
        let goal_shown = if of.is_some() { format!("{goal} %") } else { whole(goal) };
        let result = match status {
            "meets" => "met".to_owned(),
            "below" => {
                let goal = of.map_or(goal, |of| (goal * of).div_ceil(100));
                counted(goal - value, unit)
            }
            _ => "a target of the whole".to_owned(),
        };
        lines.push(format!("{} {name} {reached} {goal_shown} {result}", mark(status)));
    }
    lines.push(term(clerk, year, part));
    lines
}

fn trend_lines(clerk: &Clerk, year: u64, part: &Part) -> Vec<String> {
    let all = clerk.organisations_of(year, part);
    if all.is_empty() {
        return Vec::new();
    }
    let of = |(rating, name): (usize, &str)| {
        let count = all.iter().filter(|o| o.rating == rating).count();
        let mark = if count > 0 && (2..4).contains(&rating) { "▼ " } else { "" };
        format!(" {mark}{name} {count}")
    };
    let names = ["excellent", "good", "satisfactory", "unsatisfactory", "unrated"];
    let ratings: String = names.into_iter().enumerate().map(of).collect();
    let mut lines = vec![format!("Base organisations:{ratings}")];
    for year in YEARS {
        let shares = clerk.measures(year, part).into_iter().filter(|m| m.of > 0);
        lines.extend(shares.map(|m| format!("{} {}", mark(m.status()), share(m))));
    }
    lines
}

/// The lines that a screen must have of a year and part.
type Lines = fn(&Clerk, u64, &Part) -> Vec<String>;

#[test]
fn every_screen_has_the_figures_that_a_clerk_counts() {
    let (clerk, data) = (Clerk::new(), sample());
    let loaded = Loaded::new(data, &Settings::sample().thresholds);
    let all = parts(&clerk);
    // Every zone, ownership and district in each year alone, and a part of the combinations.
    let is_single = |p: &Part| p.zones.len() + p.ownerships.len() + p.districts.len() <= 1;
    let singles = (0..all.len()).filter(|at| is_single(&all[*at]));
    let chosen: BTreeSet<usize> = singles.chain((0..all.len()).step_by(13)).collect();
    for at in chosen {
        let part = &all[at];
        let years = if is_single(part) { &YEARS[..] } else { &YEARS[at % 4..=at % 4] };
        for &year in years {
            let mut state = open(&loaded, year, part);
            let screens: [(char, (u16, u16), Lines); 6] = [
                ('1', (140, 110), overview_lines),
                ('2', (264, 80), |c, y, p| table_lines(c, y, p, false)),
                ('3', (264, 176), |c, y, p| table_lines(c, y, p, true)),
                ('4', (140, 30), zone_lines),
                ('5', (200, 40), target_lines),
                ('t', (140, 60), trend_lines),
            ];
            for (key, size, lines) in screens {
                let shown = screen(&mut state, key, size);
                for line in lines(&clerk, year, part) {
                    assert!(shown.contains(&line), "{year} {part:?}, {key}: no {line:?} in{shown}");
                }
            }
            if part.zones.len() == 1 {
                let mut state = open(&loaded, year, part);
                state.nav.pane = true;
                for (at, key) in ['4', 'm', 'm'].into_iter().enumerate() {
                    let shown = screen(&mut state, key, (200, 60));
                    for line in pane_lines(&clerk, year, part, at) {
                        assert!(shown.contains(&line), "{year} {part:?}: no {line:?} in{shown}");
                    }
                }
            }
        }
    }
}
