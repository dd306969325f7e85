//! Parses one file into a [`FileDraft`]: finds its delimiter and header, then reads the rows below.
//!
//! ```text
//! bytes ─> read_fast ─> open ─> header, titles        batches of rows ─> fast_rows ───────┐
//!              │                                      single lines ─> row                 │
//!              │ not fast-readable                                                        v
//!              └─> read_slow ─> open ─> header, titles        every line ─> row ─────> FileReader
//!                                                                                         │
//! row ─┬─ unit_row, enterprise_row   a row of a table                                     │
//!      ├─ person                     a row of a list of people, counted by branch         │
//!      ├─ groups, sub_committee      what the rows below it inherit                       │
//!      ├─ above                      the rest of the name above, its percentages          │
//!      └─ text_rows                  titles of groups, or the footer                      │
//!                                                                                         v
//!                      merged_cells, stated totals (finish) ────────────────────────> FileDraft
//! ```
//!
//! A file is read by the fast path first: its chunks on all cores, merged in their order, with
//! single lines left to the slow path. Where that is not possible, the draft is dropped and the
//! slow path reads the whole file. So it does where a file has several tables (`next_table`): each
//! is read by a reader and into a draft of its own, and the drafts are appended.
//! `breakdown` tells the parts of a total above all rows from the groups of the rows.
//! `open` takes the table that `find_table` finds among the first rows, or the one that
//! `known_headers` remembers of other files.
//! [`file_reader::FileReader`] holds the state of both; each file here adds the methods of one kind
//! of row to it.

mod above;
mod bare_rows;
mod beside;
mod branch_list;
mod breakdown;
mod chunk_ends;
mod committee_row;
mod counts;
mod doubtful_groups;
mod enterprise_row;
mod error_cells;
mod fast_rows;
mod file_reader;
mod find_table;
mod groups;
mod header;
mod held_row;
mod known_headers;
mod list_of_both;
mod merged_branches;
mod merged_cells;
mod merged_committees;
mod next_table;
mod numbered_branches;
mod open;
mod people_list;
mod person;
mod person_cells;
mod person_rest;
mod person_titles;
mod personal_cells;
mod ragged;
mod read_fast;
mod read_slow;
mod row;
mod row_roles;
mod shared;
mod stated_sums;
mod sub_committee;
mod table_above;
mod text_rows;
mod ticks;
mod titles;
mod unheaded;
mod unit_cells;
mod unit_row;
mod unread_above;
mod wrapped_group;

pub use known_headers::KnownHeaders;
pub use read_slow::read_sheet;
pub use row_roles::RowRoles;
pub use shared::Shared;

use crate::domain::Dataset;
use crate::ingest::draft::FileDraft;
use crate::ingest::source::Bytes;

/// Reads one file. `prior` is the data set and the index that the file had in it before it changed.
pub fn read(
    shared: &mut Shared,
    name: &str,
    bytes: &Bytes,
    prior: Option<(&Dataset, usize)>,
) -> FileDraft {
    if !shared.options.slow_path_only {
        if let Ok(draft) = read_fast::read_fast(shared, name, bytes, prior) {
            return draft;
        }
        shared.options.progress.restart_file();
    }
    read_slow::read_slow(shared, name, bytes)
        .unwrap_or_else(|why| FileDraft::unreadable(name, why, &shared.options.progress))
}
