//! The palette of commands: everything that can be done and gone to, found by its name.

use crate::app::action::Action;
use crate::app::colours::ThemeChoice;
use crate::domain::{Row, Table, ZoneId};
use tui_input::Input;

/// What an entry does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// What a key of the main mode does.
    Do(Action),
    /// Uses other colours.
    Theme(ThemeChoice),
    /// Turns the mouse on or off.
    Mouse,
    /// Opens an organisation or a branch.
    Unit(Table, Row),
    /// Shows the organisations of a zone.
    Zone(ZoneId),
}

/// An entry.
#[derive(Debug, Clone)]
pub struct PaletteEntry {
    /// What it does.
    pub command: Command,
    /// Its name.
    pub name: String,
    /// Its key, or what kind of thing it goes to.
    pub note: String,
}

/// An open palette.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What was typed, with its cursor.
    pub typed: Input,
    /// The entries that what was typed leaves, the best first.
    pub entries: Vec<PaletteEntry>,
    /// The highlighted one.
    pub at: usize,
}

impl Palette {
    /// Moves the highlight.
    pub fn move_by(&mut self, by: isize) {
        let last = self.entries.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }
}
