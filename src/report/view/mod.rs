//! The view in front as a file of each format, and its selected row for the clipboard.

mod clipboard;
mod export;
mod in_front;
mod items;

pub use clipboard::copy;
pub use export::{Export, about_view, export, export_units};
