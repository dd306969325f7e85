//! The screens, a file for each tab: a table with its marks and summary, or a drawing of its own.

mod branches;
mod checks;
mod no_data;
mod organisations;
mod overview;
mod overview_cards;
mod overview_lists;
mod targets;
mod units;
mod view;
mod zone_pane;
mod zones;

use super::theme::Theme;
use super::widgets::tabs;
use crate::app::{Screen, State};
use crate::ui::canvas::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use view::View;

pub use units::{branches_of_committee, branches_of_organisation, organisations_of_zone};

/// How each screen is drawn, in the order of the tabs.
const VIEWS: [(Screen, View); Screen::COUNT] = [
    (Screen::Overview, View::Drawn(overview::draw)),
    (Screen::Organisations, View::Table(organisations::TABLE)),
    (Screen::Branches, View::Table(branches::TABLE)),
    (Screen::Zones, View::Table(zones::TABLE)),
    (Screen::Targets, View::Drawn(targets::draw)),
    (Screen::Checks, View::Table(checks::TABLE)),
];

/// Draws the tabs and the screen in front.
pub fn draw(frame: &mut Frame, area: Rect, state: &State, theme: Theme) {
    let gap = u16::from(frame.area().height >= State::TALL || state.has_condition_line());
    let [top, body] =
        Layout::vertical([Constraint::Length(2 + gap), Constraint::Min(0)]).areas(area);
    tabs::draw(frame, top, state, theme);
    if no_data::is_final(state) {
        return no_data::draw(frame, body, state, theme);
    }
    VIEWS[state.nav.screen as usize].1.draw(frame, body, state, theme);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::spec;

    #[test]
    fn every_screen_has_its_own_view_and_a_table_where_it_has_columns() {
        for (&screen, (of, view)) in Screen::ALL.iter().zip(&VIEWS) {
            assert_eq!(*of, screen);
            let is_table = matches!(view, View::Table(_));
            assert_eq!(is_table, !spec(screen).columns.is_empty(), "{screen:?}");
        }
    }
}
