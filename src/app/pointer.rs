//! What a click and the wheel of the mouse act on. The drawing records where each is.

use super::action::{Action, Mode};
use super::row_filter::Condition;

/// A part of the screen that a click or the wheel acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Does what a key does in a mode.
    Key(Mode, Action),
    /// Selects a row of the list in front, by its position; a double click opens it.
    Row(usize),
    /// Selects an entry of the popup in front, by its position; a double click applies it.
    Entry(usize),
    /// Sorts by a column, by its position; again reverses the order.
    Heading(usize),
    /// Takes back a condition of the rows.
    Condition(Condition),
    /// The wheel moves the list in front, or that of the popup.
    Scrolls,
    /// A window that covers what is under it.
    Window,
}
