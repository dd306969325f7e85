//! What the event loop waits for.

use crate::app::Message;

/// An event of the loop.
#[derive(Debug)]
pub enum LoopEvent {
    /// A message for the state.
    Message(Message),
    /// Read the files.
    ReadFiles {
        /// True for all files, false for those that have changed.
        all: bool,
    },
    /// Exit with this code, after a signal or without a terminal.
    Exit(u8),
    /// The shell continued the process: draw the whole screen.
    Resumed,
    /// A thread panicked while it did this. The message of the panic may quote a cell.
    Panicked(&'static str),
}
