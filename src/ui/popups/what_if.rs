//! What if: the form that supposes another rating or other ratings of members for a unit.
//!
//! ```text
//! ┌ Supposition ───────────────────────────┐
//! │ Chi bộ Công ty A                       │
//! │                                        │
//! │ Rating                ‹ HTTNV ›        │
//! │ Members from          ‹ HTNV (4) ›     │
//! │ to                    ‹ HTTNV (8) ›    │
//! │ how many              ‹ 2 ›            │
//! └────────────────────────────────────────┘
//! ```

use crate::analysis::Refused;
use crate::app::{Form, FormField, Mode, State, Target};
use crate::domain::Rating;
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hint_lines;
use crate::ui::widgets::text::{fit, pad};
use crate::ui::widgets::text_field::with_cursor;
use crate::ui::widgets::window::{self, WindowLine};
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

/// The columns of the window.
const WIDTH: u16 = 64;
/// The columns of the name of a field.
const NAME: usize = 18;

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, form: &Form) {
    let lang = state.lang;
    let width = window::columns(area, WIDTH);
    let row = state.row_of(form.table, &form.id);
    let unit = row.map_or_else(
        || form.id.clone(),
        |row| words::name_in_committee(state.data(), form.table, row),
    );
    let others = match form.others.len() {
        0 => String::new(),
        more => format!(" +{more}"),
    };
    let mut lines = window::sentence(&format!("{unit}{others}"), theme.strong(), width);
    lines.push(WindowLine::default());
    lines.extend(fields(state, theme, form, width));
    lines.push(WindowLine::default());
    if form.in_branches {
        let text = words::capital(words::refused(lang, Refused::InBranches));
        lines.extend(window::sentence(&text, theme.faint(), width));
    }
    let share = row.and_then(|row| state.data().units(form.table).member_share(row));
    let short = share.map_or(0, |share| share.shortfall(state.settings.thresholds.members));
    if short > 0 {
        let text = words::capital(&words::needs(lang, false, 0, short));
        lines.extend(window::sentence(&text, theme.below(), width));
    }
    if let Some(why) = form.refused {
        let text = words::capital(words::refused(lang, why));
        lines.extend(window::sentence(&text, theme.warning(), width));
    }
    lines.extend(hint_lines(state, theme, (Mode::Form, ""), width, |_| true));
    window::draw(frame, area, theme, WIDTH, words::supposition(lang), lines);
}

/// The fields: a click on an arrow changes the value as the key does.
fn fields(state: &State, theme: Theme, form: &Form, width: usize) -> Vec<WindowLine> {
    let lang = state.lang;
    let level = |level: Rating| {
        format!("{} ({})", words::rating_short(lang, level), words::count(lang, form.level(level)))
    };
    let room = width.saturating_sub(NAME + 5);
    let rating = form.rating.map_or_else(
        || {
            let was = words::rating_short(lang, form.was);
            let whole = format!("{was} ({})", words::as_it_is(lang));
            if whole.width() <= room { whole } else { words::as_it_is(lang).to_owned() }
        },
        |r| words::rating_short(lang, r).to_owned(),
    );
    let count = if form.field == FormField::Count {
        with_cursor(&form.typed)
    } else {
        words::whole(lang, form.count().into())
    };
    let values = [
        (words::rating(lang), rating),
        (words::members_from(lang), level(form.from)),
        (words::members_to(lang), level(form.to)),
        (words::how_many(lang), count),
    ];
    let line = |(at, (field, (name, value))): (usize, (&FormField, (&'static str, String)))| {
        let value = fit(&value, room);
        let line = Line::from(vec![
            Span::styled(format!(" {}", pad(name, NAME, false)), theme.faint()),
            Span::raw(format!("‹ {value} ›")),
        ]);
        let is_selected = *field == form.field;
        let line = if is_selected { theme.select_over(line, width) } else { line };
        let column = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        let before = column(NAME + 1);
        let after = before + column(value.width()) + 3;
        WindowLine::entry(line, at, is_selected)
            .with_hit(before..before + 2, Target::Step(at, -1))
            .with_hit(after - 1..after + 1, Target::Step(at, 1))
    };
    form.fields().iter().zip(values).enumerate().map(line).collect()
}
