//! What changed in the files since the changes were last looked through, in every zone.
//!
//! ```text
//!  Changed (2)
//!  ●  Chi bộ Công ty A · Đảng bộ Công ty B     2023  CB0123      rating HTTNV → HTNV
//! ```

use super::list_page::{self, Top};
use crate::analysis::{ChangeKind, UnitFigures};
use crate::app::{PageItem, State};
use crate::ui::canvas::Frame;
use crate::ui::theme::Theme;
use crate::ui::widgets::text::pad;
use crate::words::{self, Noun};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws it.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let (lang, changes) = (state.lang, &state.freshness.changes);
    let top = Top {
        title: format!("{} ({})", words::changes(lang), words::whole(lang, changes.count())),
        // The filter has no effect here.
        filter: match state.search().value() {
            "" => String::new(),
            text => format!("“{text}”"),
        },
        figures: 0,
    };
    let [_, rest] = list_page::draw_top(frame, area, state, theme, &top);
    let note = (changes.beyond() > 0).then(|| {
        let more = words::counted(lang, changes.beyond(), Noun::MoreUnit);
        Line::styled(format!(" … {more}"), theme.warning())
    });
    list_page::draw_items(frame, rest, state, theme, note, |item, _| match item {
        PageItem::Change(at) => change_line(state, theme, at),
        PageItem::Organisation(..) | PageItem::Enterprise(_) => Line::default(),
    });
}

/// A changed unit: its name and committee, year and id, and its figures before and now.
fn change_line(state: &State, theme: Theme, at: usize) -> Line<'static> {
    let (data, lang, width) = (state.data(), state.lang, usize::from(state.size.0));
    let Some(event) = state.freshness.changes.events().get(at) else { return Line::default() };
    let name = [event.name.as_str(), event.committee.as_str()]
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let name_width = match width {
        130.. => 64,
        110..130 => 54,
        _ => (width / 2).saturating_sub(4),
    };
    let mut spans = vec![
        Span::styled(" ●  ", theme.accent()),
        Span::raw(pad(&name, name_width, false)),
        Span::raw(format!(" {}", event.year)),
    ];
    if width >= 130 {
        spans.push(Span::raw(format!("  {}", pad(&event.id, 10, false))));
    }
    let row = data.row_of(event.table, event.year, &event.id);
    let now = row.filter(|_| event.kind != ChangeKind::Gone);
    let now = now.map(|row| UnitFigures::of(data, event.table, row));
    let threshold = state.settings.thresholds.members;
    let what = words::figures_changed(lang, event.before.as_ref(), now.as_ref(), threshold);
    spans.push(Span::raw(format!("  {what}")));
    Line::from(spans)
}
