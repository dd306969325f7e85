//! The fast path for plain rows: it reads chunks on all cores, column by column.
//!
//! ```text
//!  file ─ chunks ─> text of a chunk ─ delimiters ─> ends of cells ─ reader, cells ─> Batch
//!         (each on one of the cores)                                                  │
//!                            columns of rows + lines for the slow path, in order <────┤
//!                                                        texts interned: text_cache <─┘
//! ```
//!
//! A file whose bytes this path cannot read at all (not UTF-8, an old font, cells over several
//! lines) gives [`batch::NotFastReadable`]; then the slow path reads the whole file.

pub mod batch;
mod cells;
pub mod chunks;
mod compose;
mod delimiters;
pub mod reader;
pub mod text_cache;
