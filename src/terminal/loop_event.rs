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
    /// Stop with the terminal restored, until the shell continues the process.
    Suspend,
    /// The shell continued the process: set the terminal up and draw the whole screen.
    Resumed,
}
