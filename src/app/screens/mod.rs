//! The screens, one file each: the text of its tab, its columns, its rows, what Enter opens.
//!
//! [`SCREENS`] is the table of all screens; tabs, tables, sorting and exports are made from it.

pub mod branches;
pub mod checks;
pub mod organisations;
pub mod overview;
pub mod targets;
mod unit_columns;
pub mod zones;

mod spec;

pub use spec::{Listing, Opened, ScreenSpec};

use super::columns::Column;
use super::screen::Screen;

/// Every screen, in the order of the tabs.
pub const SCREENS: [&ScreenSpec; Screen::COUNT] = [
    &overview::SPEC,
    &organisations::SPEC,
    &branches::SPEC,
    &zones::SPEC,
    &targets::SPEC,
    &checks::SPEC,
];

/// What a screen is.
#[must_use]
pub const fn spec(screen: Screen) -> &'static ScreenSpec {
    SCREENS[screen as usize]
}

/// The columns of a screen's table.
#[must_use]
pub const fn columns(screen: Screen) -> &'static [Column] {
    spec(screen).columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_has_its_own_place_in_the_table() {
        for (at, &screen) in Screen::ALL.iter().enumerate() {
            assert_eq!(screen as usize, at);
            let spec = spec(screen);
            assert_eq!(spec.screen, screen);
            assert!(spec.export.is_none() == spec.columns.is_empty(), "{screen:?}");
            assert_eq!(screen.is_table(), !spec.columns.is_empty(), "{screen:?}");
        }
    }
}
