//! The report for a meeting: what it holds, and a file for each format.

mod below;
mod blocks;
mod document;
mod docx;
mod docx_chart;
mod docx_parts;
mod html;
mod zones;

pub use document::document;
pub use docx::docx;
pub use html::html;
