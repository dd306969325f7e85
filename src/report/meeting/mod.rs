//! The report for a meeting: what it holds, and a file for each format.

mod below;
mod document;
mod docx;
mod docx_chart;
mod html;
mod zones;

pub use document::document;
pub use docx::docx;
pub use html::html;
