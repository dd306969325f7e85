//! What the event loop waits for.

use crate::app::{Message, Rgb};

/// What was done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button was pressed.
    Click,
    /// The wheel was turned up by a notch.
    WheelUp,
    /// The wheel was turned down by a notch.
    WheelDown,
}

/// A use of the mouse over a cell of the screen; the first is 0, 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MouseInput {
    /// What was done.
    pub kind: MouseKind,
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
}

/// An event of the loop.
#[derive(Debug)]
pub enum LoopEvent {
    /// A message for the state.
    Message(Message),
    /// The mouse was used.
    Mouse(MouseInput),
    /// The terminal's background.
    #[cfg_attr(windows, expect(dead_code, reason = "a console is not asked"))]
    Background(Rgb),
    /// Read the files.
    ReadFiles {
        /// True for all files, false for those that have changed.
        all: bool,
    },
    /// Exit with this code, after a signal or without a terminal.
    Exit(u8),
    /// Stop with the terminal restored, until the shell continues the process.
    #[cfg(unix)]
    Suspend,
    /// The shell continued the process: set the terminal up and draw the whole screen.
    #[cfg(unix)]
    Resumed,
}
