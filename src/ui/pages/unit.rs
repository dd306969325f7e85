//! What the pages of an organisation and of a branch have in common: heading and panels.
//!
//! ```text
//!  ‹ Đảng bộ Công ty A  ▼ below the line                  ‹ 2023 ›  ● live 14:02:11
//!  base committee · TC01 · KCN Đình Trám · FDI · 2.400 workers · since 03/02/2012
//! ┌ Why it is below ─────────────────────┐┌ Over the years ──────────────┐
//! │▼ Members: 91 of 116 good or better … ││          2021     2022       │
//! └──────────────────────────────────────┘└──────────────────────────────┘
//! ```

use crate::analysis::verdict;
use crate::app::State;
use crate::domain::{CountField, Date, Row, Status, Table, YesNo};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::status::{draw_status, year_and_live};
use crate::ui::widgets::text::{fit, zone_name};
use crate::ui::widgets::unit_panels::{why, years};
use crate::words::{self, Lang};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

/// Width from which both panels are side by side; below it the years follow in the rest.
const TWO_PANELS: u16 = 90;

/// The fewest columns of a name that a verdict stands beside.
const MIN_NAME: usize = 12;

/// Draws heading and panels of a unit. Returns its row and the area that is left.
pub fn draw(
    frame: &mut Frame,
    area: Rect,
    state: &State,
    theme: Theme,
    table: Table,
    id: &str,
) -> Option<(Row, Rect)> {
    let first = Rect { height: 1, ..area };
    let Some(row) = state.row_of(table, id) else {
        // The year has no such unit, or the last reading removed it.
        frame.render_widget(
            Line::raw(format!(" ‹ {id}: {} {}", words::not_in_year(state.lang), state.year)),
            first,
        );
        draw_status(frame, first, year_and_live(state, theme));
        return None;
    };
    let [head, panels, rest] = Layout::vertical([
        Constraint::Length(2),
        Constraint::Length(state.panels_height()),
        Constraint::Min(0),
    ])
    .areas(area);
    heading(frame, head, state, theme, table, row);
    if area.width >= TWO_PANELS {
        let [left, right] =
            Layout::horizontal([Constraint::Percentage(56), Constraint::Percentage(44)])
                .areas(panels);
        why(frame, left, state, theme, table, row);
        years(frame, right, state, theme, table, row);
    } else {
        why(frame, panels, state, theme, table, row);
    }
    Some((row, rest))
}

/// Draws the years in the rest of a window that is too narrow for two panels.
pub fn draw_years_below(
    frame: &mut Frame,
    rest: Rect,
    state: &State,
    theme: Theme,
    (table, row): (Table, Row),
) {
    if rest.width < TWO_PANELS {
        years(frame, rest, state, theme, table, row);
    }
}

/// Draws the name with its verdict, and the facts of the unit.
fn heading(frame: &mut Frame, area: Rect, state: &State, theme: Theme, table: Table, row: Row) {
    let (data, lang) = (state.data(), state.lang);
    let first = Rect { height: 1, ..area };
    let is_wide = area.width >= 100;
    let verdict = match verdict(data, &state.settings.thresholds, table, row) {
        Status::Below => Span::styled(format!("  ▼ {}", words::below_only(lang)), theme.below()),
        Status::Meets => {
            Span::styled(format!("  ✓ {}", words::meets_all(lang).to_lowercase()), theme.faint())
        }
        Status::Unrated => Span::styled(format!("  · {}", words::not_judged(lang)), theme.faint()),
    };
    let mut right = year_and_live(state, theme);
    if !is_wide {
        right.truncate(3);
    }
    if data.illustrative {
        right.insert(0, Span::styled(format!(" {}  ", words::illustrative(lang)), theme.warning()));
    }
    let beside = 4 + right.iter().map(Span::width).sum::<usize>();
    let room = usize::from(area.width).saturating_sub(beside + verdict.width());
    let mut name = vec![Span::styled(" ‹ ", theme.faint())];
    // In a narrow window the panel's title alone has the verdict.
    if room >= MIN_NAME {
        name.push(Span::styled(fit(data.name(table, row), room), theme.strong()));
        name.push(verdict);
    } else {
        let room = usize::from(area.width).saturating_sub(beside);
        name.push(Span::styled(fit(data.name(table, row), room), theme.strong()));
    }
    frame.render_widget(Line::from(name), first);
    draw_status(frame, first, right);
    let facts = facts(state, table, row).join(" · ");
    let facts = format!(" {}", fit(&facts, usize::from(area.width).saturating_sub(2)));
    let second = Rect { y: area.y + 1, height: 1, ..area };
    frame.render_widget(Line::styled(facts, theme.faint()), second);
}

/// What is known of a unit beside its ratings: kind or committee, id, zone, ownership, …
fn facts(state: &State, table: Table, row: Row) -> Vec<String> {
    let (data, lang, at) = (state.data(), state.lang, row as usize);
    let units = data.units(table);
    let mut facts = vec![match table {
        Table::Organisations => words::kind_long(lang, data.organisations.kind[at]).to_owned(),
        _ => data.committee_of(row).map_or("?", |c| data.name(Table::Organisations, c)).to_owned(),
    }];
    facts.push(data.id(table, row).to_owned());
    facts.push(zone_name(state, units.zone[at]).to_owned());
    let district = data.texts.get(units.district[at]);
    if !district.is_empty() {
        facts.push(district.to_owned());
    }
    facts.push(words::ownership_full(lang, units.ownership[at]).to_owned());
    if let Some(workers) = units.count(CountField::Workers, row).wide() {
        let workers = words::whole(lang, workers);
        facts.push(format!("{workers} {}", words::workers(lang).to_lowercase()));
    }
    facts.extend(date(lang, units.established[at]));
    if table != Table::Organisations {
        return facts;
    }
    let unions = [
        (words::trade_union(lang), data.organisations.trade_union[at]),
        (words::youth_union(lang), data.organisations.youth_union[at]),
    ];
    facts.extend(unions.into_iter().filter_map(|(name, has)| match has {
        YesNo::Yes => Some(format!("{name} ✓")),
        YesNo::No => Some(format!("{name} –")),
        YesNo::Unknown => None,
    }));
    if let Some(seconded) = units.count(CountField::Seconded, row).get().filter(|n| *n > 0) {
        facts.push(format!("{} {seconded}", words::seconded(lang)));
    }
    facts
}

/// The day, month or year of a foundation, as far as it is known.
fn date(lang: Lang, date: Date) -> Option<String> {
    let (year, month, day) = date.parts()?;
    Some(match (month, day) {
        (0, _) => year.to_string(),
        (_, 0) => format!("{month:02}/{year}"),
        _ => format!("{} {day:02}/{month:02}/{year}", words::since(lang)),
    })
}
