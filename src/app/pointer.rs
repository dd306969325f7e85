//! What a click and the wheel of the mouse act on. The drawing records where each is.

use super::action::{Action, Mode};
use super::row_filter::Condition;
use crate::domain::{Row, Table};

/// A part of the screen that a click or the wheel acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Does what a key does in a mode.
    Key(Mode, Action),
    /// Selects a row of the list in front, by its position; a double click opens it.
    Row(usize),
    /// Selects an entry of the popup in front, by its position; a double click applies it.
    Entry(usize),
    /// Selects a field of the form in front, by its position, and changes its value by one step, up
    /// if positive.
    Step(usize, isize),
    /// A unit that is listed beside the table: a double click opens it.
    Unit(Table, Row),
    /// Sorts by a column, by its position; again reverses the order.
    Heading(usize),
    /// Takes back a condition of the rows.
    Condition(Condition),
    /// The wheel moves the list in front, or that of the popup.
    Scrolls,
    /// A window that covers what is under it.
    Window,
}
