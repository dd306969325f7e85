//! The resolution's targets.

use super::spec::ScreenSpec;
use crate::app::screen::Screen;
use crate::words;

/// The screen.
pub const SPEC: ScreenSpec = ScreenSpec {
    screen: Screen::Targets,
    tab: words::targets,
    columns: &[],
    units: None,
    export: None,
};
