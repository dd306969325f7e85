//! What a user chose for the interface itself, whatever the data are.

use super::colours::{Colours, ThemeChoice};
use super::rebound::Rebound;
use super::screen::ByScreen;

/// The choices of a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// True if the terminal reports the mouse.
    pub mouse: bool,
    /// The keys of the main mode that the user chose.
    pub keys: Rebound,
    /// Which colours are used.
    pub theme: ThemeChoice,
    /// The colours of the settings, if there are any.
    pub own_colours: Option<Colours>,
    /// The columns of each table behind the first, by their positions, in the order in which they
    /// are shown; empty for all in their own order.
    pub columns: ByScreen<Vec<usize>>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            mouse: true,
            keys: Rebound::default(),
            theme: ThemeChoice::Auto,
            own_colours: None,
            columns: ByScreen::default(),
        }
    }
}
