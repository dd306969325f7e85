//! What one row is: a unit, a group, a total, a note, or the header of the next page.
//!
//! ```text
//! record -> classify -> Data | Section(Group) | Total | Rates | TextOnly | …
//!             uses own_column, total, signature, page, repeated_header, unit, without_rating
//! ```

pub mod begun_above;
pub mod classify;
pub mod figures;
pub mod label;
pub mod note;
pub mod own_column;
pub mod page;
pub mod paired_lines;
pub mod quote_blanks;
pub mod records;
pub mod repeated_header;
pub mod signature;
pub mod total;
pub mod unit;
mod without_rating;
pub mod wrapped;
mod wrapped_group;
