//! The fast path for plain rows: it reads chunks on all cores, column by column.
//!
//! ```text
//!  file ─ chunks, compose ─> text ─ delimiters ─> ends of cells ─ reader, cells ─> Batch
//!         (each on one of the cores)                                              │
//!                        columns of rows + lines for the slow path, in order <────┤
//!                                                    texts interned: text_cache <─┘
//! ```
//!
//! `text_cache` finds the texts of a row that was seen before in `seen_rows`, all at once.
//!
//! It reads UTF-8, and texts in another encoding, which are decoded chunk by chunk or before. The
//! quotes around a cell are left out where the cells are found (`delimiters`), decomposed letters
//! are composed before (`compose`). A line is left to the slow path where that path might read
//! something else from it or find something in it:
//!
//! - it has other quotes, too few or too many cells, or an escape of a converter;
//! - a count, date or word is not written plainly, a needed one is empty, or counts contradict each
//!   other;
//! - it is unrated and its name might be a total's or a group's, or the reason is to be kept;
//! - a text has control characters, lost letters or another character that is not shown as it is,
//!   reads as a person's name, or names a sub-committee.
//!
//! Lines of another encoding than the others and cells over several lines give
//! [`batch::NotFastReadable`]; then the slow path reads the whole file.

pub mod batch;
mod cells;
pub mod chunks;
mod compose;
mod delimiters;
mod read_alike;
pub mod reader;
mod seen_rows;
pub mod text_cache;
