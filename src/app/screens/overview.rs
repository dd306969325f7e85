//! How the year stands and where it fails.

use super::spec::ScreenSpec;
use crate::app::screen::Screen;
use crate::words;

/// The screen.
pub const SPEC: ScreenSpec = ScreenSpec {
    screen: Screen::Overview,
    tab: words::overview,
    columns: &[],
    units: None,
    export: None,
};
