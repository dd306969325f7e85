//! The report for a meeting: what it holds, and a file for each format.

mod document;
mod docx;
mod html;

pub use document::document;
pub use docx::docx;
pub use html::html;
