//! The table in front as a file, and its selected row for the clipboard.

mod clipboard;
mod complete;
mod export;
mod sheet;

pub use clipboard::copy;
pub use export::{Export, export};
