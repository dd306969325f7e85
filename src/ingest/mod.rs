//! From the bytes of exports to a [`Dataset`](crate::domain::Dataset) and its findings. Pure but
//! for reading the files.
//!
//! ```text
//!  paths ─ source ─> bytes ─┬─ workbook: each sheet as a text ─────────┐
//!                           ├─ fast: chunks on all cores ──> batches of rows ─┐
//!                           │       └ lines it cannot read ─┐                 │
//!                           └─ decode ─> text ─ row::records ─> cells ────────┤
//!                                                                             v
//!            header: layout, headings, years ───────────────────> table_reader ─> FileDraft
//!            row: classify, cells ──────────────────────────────────^             │ merge
//!                                                                                 v
//!  Dataset <─ finish <─ link: committees, zones, checks across rows <────────── Builder
//! ```
//!
//! `load` reads one source after the other. `table_reader` parses a file into a `draft` of its own,
//! which `builder` merges when it is complete. `reload` copies into a draft what a prior read has
//! of an unchanged file. `people` counts the members of each branch in lists with one person a row.
//! `finish` links and checks the rows of all files. `preview` reads the first rows of long files
//! while the rest is read; `excerpt` reads single rows again to show them. `byte_search` finds the
//! bytes that are frequent in a text.

mod bare_row;
mod builder;
mod byte_search;
mod cells;
mod decode;
mod draft;
mod excerpt;
mod fast;
mod finish;
mod flagged_rows;
#[cfg(fuzzing)]
pub mod fuzz_api;
mod header;
mod link;
mod listed_row;
mod load;
mod options;
mod people;
mod preview;
mod progress;
mod reload;
mod row;
mod sheets;
pub mod source;
mod stack;
mod table_reader;
mod workbook;

pub use cells::ownership as read_ownership;
pub use excerpt::{Excerpt, ExcerptRow, Window, excerpts};
pub use header::usual as usual_headings;
pub use link::zones::find as find_zone;
pub use load::load;
pub use options::LoadOptions;
pub use preview::preview;
pub use progress::{Progress, ProgressSnapshot};
pub use reload::{PriorRead, PriorSource};
pub use stack::clear_stack;
pub use workbook::is_guarded as is_workbook_guarded;

use crate::domain::Ownership;

/// The ownership that a person means by a word, Vietnamese or the contract's.
///
/// # Errors
/// The nearest ownership, if any is near.
pub fn find_ownership(word: &str) -> Result<Ownership, Option<Ownership>> {
    let word = crate::domain::clean(word);
    match cells::ownership(&word) {
        Ok(Ownership::Missing) => Err(None),
        Ok(ownership) => Ok(ownership),
        Err(_) => Err(cells::nearest_ownership(&word)),
    }
}
