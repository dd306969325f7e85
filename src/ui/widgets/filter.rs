//! What the rows are filtered by, as a text: `KCN Đình Trám +1 · FDI · below the line · “may”`.

use super::text::zone_name;
use super::text_field::with_cursor;
use crate::app::State;
use crate::words;

/// The filter as a text; empty if there is none.
#[must_use]
pub fn filter_text(state: &State) -> String {
    let mut parts = Vec::new();
    match state.filter.zones[..] {
        [] => {}
        [zone] => parts.push(zone_name(state, zone).to_owned()),
        [first, ..] => {
            parts.push(format!("{} +{}", zone_name(state, first), state.filter.zones.len() - 1));
        }
    }
    parts.extend(state.filter.districts.iter().map(|d| state.data().texts.get(*d).to_owned()));
    parts.extend(
        state.filter.ownerships.iter().map(|o| words::ownership_short(state.lang, *o).to_owned()),
    );
    if state.row_filter.below_only {
        parts.push(words::below_only(state.lang).to_owned());
    }
    let search = &state.row_filter.search;
    if state.nav.typing {
        parts.push(format!("“{}”", with_cursor(search)));
    } else if !search.value().is_empty() {
        parts.push(format!("“{search}”"));
    }
    parts.join(" · ")
}
