//! What if: the banner, the form, the list of what is supposed.

use super::cells::{fit, pad};
use super::theme::Theme;
use crate::analysis::{Change, Supposed};
use crate::app::{Form, List, SUPPOSED_RATINGS, State};
use crate::domain::{Rating, Table};
use crate::words;
use ratatui::text::{Line, Span};

/// The name of a change's unit, its id where the data of now has no such unit.
fn name(state: &State, change: &Change) -> String {
    let data = state.data();
    let row = data.row_of(change.table, change.year, &change.id);
    row.map_or_else(|| change.id.clone(), |row| data.name(change.table, row).to_owned())
}

/// The line that marks every screen while something is supposed; it names the changes.
#[must_use]
pub fn banner(state: &State, theme: Theme, width: usize) -> Line<'static> {
    let lang = state.lang;
    let changes = state.supposition.changes();
    let told: Vec<String> = changes
        .iter()
        .rev()
        .map(|c| format!("{} {}", name(state, c), words::supposed(lang, c.what)))
        .collect();
    let text = format!(" ◆ {} ({}): {}", words::supposition(lang), changes.len(), told.join("; "));
    Line::styled(
        pad(&fit(&text, width), width, false),
        theme.near().add_modifier(ratatui::style::Modifier::REVERSED),
    )
}

/// The form's lines.
#[must_use]
pub fn form(state: &State, theme: Theme, form: &Form) -> Vec<Line<'static>> {
    let lang = state.lang;
    let row = state.row_of(form.table, &form.id);
    let unit =
        row.map_or_else(|| form.id.clone(), |row| state.data().name(form.table, row).to_owned());
    let level = |at: usize| {
        format!(
            "{} ({})",
            words::rating_short(lang, Rating::LEVELS[at]),
            words::count(lang, State::level_count(form.levels[at]))
        )
    };
    let rating = form.rating.map_or_else(
        || format!("{} ({})", words::rating_short(lang, form.was), words::as_it_is(lang)),
        |r| words::rating_short(lang, SUPPOSED_RATINGS[r]).to_owned(),
    );
    let fields = [
        (words::rating(lang), rating),
        (words::members_from(lang), level(form.from)),
        (words::members_to(lang), level(form.to)),
        (words::how_many(lang), words::whole(lang, form.count.into())),
    ];
    let mut lines = vec![Line::styled(format!(" {unit}"), theme.strong()), Line::raw("")];
    for (at, (name, value)) in fields.into_iter().enumerate() {
        let line = Line::from(vec![
            Span::styled(format!(" {}", pad(name, 22, false)), theme.faint()),
            Span::raw(format!("‹ {value} ›")),
        ]);
        lines.push(if at == form.at { theme.select(line) } else { line });
    }
    lines.push(Line::raw(""));
    if let Some(share) = row.and_then(|row| state.data().units(form.table).member_share(row)) {
        let short = share.shortfall(state.settings.thresholds.members);
        if short > 0 {
            lines.push(Line::styled(
                format!(" {}", words::needs(lang, false, 0, short)),
                theme.below(),
            ));
        }
    }
    if let Some(why) = form.refused {
        lines.push(Line::styled(format!(" {}", words::refused(lang, why)), theme.near()));
    }
    lines.push(Line::styled(format!(" {}", words::form_help(lang)), theme.faint()));
    lines
}

/// The list's lines, as many as `room`.
#[must_use]
pub fn list(state: &State, theme: Theme, list: &List, room: usize) -> Vec<Line<'static>> {
    let lang = state.lang;
    let changes = state.supposition.changes();
    let mut lines = Vec::new();
    if changes.is_empty() {
        lines.push(Line::styled(format!(" {}", words::nothing_supposed(lang)), theme.faint()));
    }
    let shown = room.saturating_sub(8).max(1);
    let from = (list.at + 1).saturating_sub(shown);
    for (at, change) in changes.iter().enumerate().skip(from).take(shown) {
        let holds = state.supposition.holds(at);
        let kind = if matches!(change.what, Supposed::Rating(_)) { "◆" } else { "◇" };
        let table = if change.table == Table::Branches {
            words::unit_branches(lang)
        } else {
            words::unit_organisations(lang)
        };
        let text = format!(
            " {kind} {} · {} {} · {} ({table}){}",
            name(state, change),
            words::year(lang).to_lowercase(),
            change.year,
            words::supposed(lang, change.what),
            if holds { String::new() } else { format!(" · {}", words::not_in_force(lang)) }
        );
        let line = Line::styled(text, if holds { theme.plain() } else { theme.faint() });
        lines.push(if at == list.at { theme.select(line) } else { line });
    }
    lines.push(Line::raw(""));
    for help in [words::list_help(lang), words::list_goals(lang), words::list_file(lang)] {
        lines.push(Line::styled(format!(" {help}"), theme.faint()));
    }
    lines
}
