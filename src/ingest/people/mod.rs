//! Lists with one person a row. The rows are counted by branch as they are read, and nothing of a
//! person is kept.
//!
//! ```text
//! rows of a list -> tally   members of each branch, by level
//! all files      -> copies  lists that are there twice are left out
//!                -> settle  branches that no other file gives; others are compared
//! ```

mod copies;
mod key;
pub mod settle;
pub mod tally;
