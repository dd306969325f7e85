//! What the pages of an organisation and of a branch have in common: heading and panels.
//!
//! ```text
//!  ‹ Đảng bộ Công ty A  ▼ below the line                  ‹ 2023 ›  ● live 14:02:11
//!  base committee · TC01 · KCN Đình Trám · FDI · 2.400 workers · since 03/02/2012
//! ┌ Why it is below ─────────────────────┐┌ Over the years ──────────────┐
//! │▼ Members: 91 of 116 good or better … ││          2021     2022       │
//! └──────────────────────────────────────┘└──────────────────────────────┘
//! ```

use super::unit_panels::{why, years};
use crate::app::State;
use crate::domain::{CountField, Date, Row, Table, YesNo};
use crate::ui::layout::draw_right;
use crate::ui::theme::Theme;
use crate::ui::widgets::status::year_and_live;
use crate::ui::widgets::text::{fit, zone_name};
use crate::words::{self, Lang};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

/// Width from which both panels are side by side; below it the years follow in the rest.
const TWO_PANELS: u16 = 90;

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
        draw_right(frame, first, year_and_live(state, theme));
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

fn heading(frame: &mut Frame, area: Rect, state: &State, theme: Theme, table: Table, row: Row) {
    let (data, lang) = (state.data(), state.lang);
    let units = data.units(table);
    let below = state.is_below(table, row);
    let first = Rect { height: 1, ..area };
    let name = fit(
        data.name(table, row),
        usize::from(area.width).saturating_sub(if area.width >= 100 { 66 } else { 45 }).max(8),
    );
    let verdict = if below {
        Span::styled(format!("  ▼ {}", words::below_only(lang)), theme.below())
    } else {
        Span::styled(format!("  ✓ {}", words::meets_all(lang).to_lowercase()), theme.faint())
    };
    frame.render_widget(
        Line::from(vec![
            Span::styled(" ‹ ", theme.faint()),
            Span::styled(name, theme.strong()),
            verdict,
        ]),
        first,
    );
    let mut right = year_and_live(state, theme);
    if area.width < 100 {
        right.truncate(3);
    }
    if data.illustrative {
        right.insert(0, Span::styled(format!(" {}  ", words::illustrative(lang)), theme.near()));
    }
    draw_right(frame, first, right);
    let mut parts = Vec::new();
    if table == Table::Organisations {
        parts.push(words::kind_long(lang, data.organisations.kind[row as usize]).to_owned());
    } else {
        parts.push(
            data.committee_of(row).map_or("?", |c| data.name(Table::Organisations, c)).to_owned(),
        );
    }
    parts.push(data.id(table, row).to_owned());
    parts.push(zone_name(state, units.zone[row as usize]).to_owned());
    let district = data.texts.get(units.district[row as usize]);
    if !district.is_empty() {
        parts.push(district.to_owned());
    }
    parts.push(words::ownership_full(lang, units.ownership[row as usize]).to_owned());
    if let Some(workers) = units.count(CountField::Workers, row).wide() {
        parts.push(format!(
            "{} {}",
            words::whole(lang, workers),
            words::workers(lang).to_lowercase()
        ));
    }
    parts.extend(date(lang, units.established[row as usize]));
    if table == Table::Organisations {
        for (name, value) in [
            (words::trade_union(lang), data.organisations.trade_union[row as usize]),
            (words::youth_union(lang), data.organisations.youth_union[row as usize]),
        ] {
            match value {
                YesNo::Yes => parts.push(format!("{name} ✓")),
                YesNo::No => parts.push(format!("{name} –")),
                YesNo::Unknown => {}
            }
        }
        if let Some(seconded) = units.count(CountField::Seconded, row).get().filter(|n| *n > 0) {
            parts.push(format!("{} {seconded}", words::seconded(lang)));
        }
    }
    frame.render_widget(
        Line::styled(
            format!(" {}", fit(&parts.join(" · "), usize::from(area.width).saturating_sub(2))),
            theme.faint(),
        ),
        Rect { y: area.y + 1, height: 1, ..area },
    );
}

fn date(lang: Lang, date: Date) -> Option<String> {
    let (year, month, day) = date.parts()?;
    Some(match (month, day) {
        (0, _) => year.to_string(),
        (_, 0) => format!("{month:02}/{year}"),
        _ => format!("{} {day:02}/{month:02}/{year}", words::since(lang)),
    })
}
