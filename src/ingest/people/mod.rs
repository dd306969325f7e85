//! Lists with one person a row. The rows are counted by branch as they are read. Nothing of a
//! person is kept but a part of the sum by which `copies` knows a list that is there twice.
//!
//! ```text
//! rows of a list -> tally   members of each branch, by level
//! all files      -> file_committee  committees that names of sheets and files give
//!                -> copies  lists that are there twice are left out
//!                -> settle  branches that no other file gives; others are compared
//! ```

mod copies;
mod file_committee;
mod key;
pub mod settle;
pub mod tally;
