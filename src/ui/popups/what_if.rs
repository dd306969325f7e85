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

use crate::app::{Form, FormField, Mode, State};
use crate::domain::Rating;
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::hints::hints;
use crate::ui::widgets::text::pad;
use crate::ui::widgets::text_field::with_cursor;
use crate::ui::widgets::window;
use crate::words;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme, form: &Form) {
    let lines = lines(state, theme, form);
    let inner = window::draw(frame, area, theme, 64, words::supposition(state.lang), lines);
    let fields = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    window::record_entries(frame, fields, 0, FormField::ALL.len());
}

/// The form's lines.
fn lines(state: &State, theme: Theme, form: &Form) -> Vec<Line<'static>> {
    let lang = state.lang;
    let row = state.row_of(form.table, &form.id);
    let unit =
        row.map_or_else(|| form.id.clone(), |row| state.data().name(form.table, row).to_owned());
    let level = |level: Rating| {
        format!("{} ({})", words::rating_short(lang, level), words::count(lang, form.level(level)))
    };
    let rating = form.rating.map_or_else(
        || format!("{} ({})", words::rating_short(lang, form.was), words::as_it_is(lang)),
        |r| words::rating_short(lang, r).to_owned(),
    );
    let count = if form.field == FormField::Count {
        with_cursor(&form.typed)
    } else {
        words::whole(lang, form.count().into())
    };
    let fields = [
        (words::rating(lang), rating),
        (words::members_from(lang), level(form.from)),
        (words::members_to(lang), level(form.to)),
        (words::how_many(lang), count),
    ];
    let others = match form.others.len() {
        0 => String::new(),
        more => format!(" +{more}"),
    };
    let mut lines = vec![Line::styled(format!(" {unit}{others}"), theme.strong()), Line::raw("")];
    for (field, (name, value)) in FormField::ALL.iter().zip(fields) {
        let line = Line::from(vec![
            Span::styled(format!(" {}", pad(name, 22, false)), theme.faint()),
            Span::raw(format!("‹ {value} ›")),
        ]);
        lines.push(if *field == form.field { theme.select(line) } else { line });
    }
    lines.push(Line::raw(""));
    if let Some(share) = row.and_then(|row| state.data().units(form.table).member_share(row)) {
        let short = share.shortfall(state.settings.thresholds.members);
        if short > 0 {
            lines.push(Line::styled(
                format!(" {}", words::capital(&words::needs(lang, false, 0, short))),
                theme.below(),
            ));
        }
    }
    if let Some(why) = form.refused {
        lines.push(Line::styled(
            format!(" {}", words::capital(words::refused(lang, why))),
            theme.warning(),
        ));
    }
    lines.push(Line::styled(format!(" {}", hints(state, Mode::Form, |_| true)), theme.faint()));
    lines
}
