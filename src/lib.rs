//! dangbo: a terminal dashboard for the office that supervises an enterprise bloc's Party
//! organisations.
//!
//! It opens the CSV exports that the office already has and answers at a glance who is below the
//! threshold, where, by how much, and what would change that. It counts people and never holds a
//! person's data.
//!
//! # Architecture
//!
//! Data flows upwards. Each layer imports only from those below it, and no two entries of a folder
//! import each other (`tests/layers.rs` reads both off the source).
//!
//! ```text
//!   cli         arguments, exit codes, error and panic report
//!    |
//!   terminal    raw mode, event loop, threads, file watching, signals: knows time and the screen
//!    |
//!   ui ──── report ──── config      state to frame; figures to text, JSON, CSV; settings to values
//!    |
//!   app         State + Message -> new State + effects: keys and loaded data in        (pure)
//!    |
//!   words       every text in both languages, numbers as a person writes them          (pure)
//!    |
//!   analysis    measures, targets, trend, what-if; filter, sort, search over rows      (pure)
//!    |
//!   ingest      bytes -> text -> rows -> units -> Dataset and findings; reads files in `source`
//!    |
//!   domain      ratings, counts, shares, thresholds, settings, the Dataset             (pure)
//! ```
//!
//! - A [`domain::Dataset`] holds columns: one vector of a small type for each. Texts are stored
//!   once; a row is a number. It is immutable: a reload replaces it whole and reuses what it can of
//!   the files that have not changed. If the new files cannot be read, the last data stay.
//! - [`ingest`] reads a row on one of two paths with the same result. The fast path parses tidy
//!   rows in chunks on all cores, column by column. The slow path parses every other row.
//! - [`analysis::Tallies`] adds the rows up by group once after a read; each sum on a screen is
//!   made from them. What-if is a list of changes over the data, which can be undone.
//! - Lists of rows are made in [`app::State`]'s `update`, so that drawing only reads. The rows of a
//!   long table are an [`app::RowQuery`] that another thread answers; the next query cancels it.
//! - [`ingest::preview()`] shows the first rows of long files while they are read for the first
//!   time.
//! - A share is compared with its threshold in whole numbers by [`domain::Share`], and nowhere
//!   else.
//! - The event loop draws after a message and at no other time.
//!
//! # How to add
//!
//! The compiler names what is missing in most of these; tests walk each table whole.
//!
//! - **A column of the data**: its field in `domain/field.rs`, its place in the columns of a unit
//!   in `domain/unit.rs`, its headings in `ingest/header/synonyms.rs`, its reading in
//!   `ingest/table_reader/unit_cells.rs`. Until the fast path knows it (`ingest/fast`), such files
//!   take the slow path.
//! - **A heading's synonym**: a word of its field in `ingest/header/synonyms.rs`.
//! - **A column of a table**: one entry in the columns of its screen in `app/screens`. Header,
//!   sort, drawing and export follow from it.
//! - **A screen**: a variant of [`app::Screen`]; a file in `app/screens` with its
//!   [`app::ScreenSpec`] (tab, columns, listing, what Enter opens); a file in `ui/screens` with its
//!   marks and summary, or its drawing; one entry in the table of each folder's `mod.rs`.
//! - **A page**: a variant of [`app::Page`], a file in `app/pages` and one in `ui/pages`.
//! - **A popup**: a variant of [`app::Popup`], a file in `app/popups` and one in `ui/popups`, its
//!   [`app::Mode`] with keys in `app/keys/table.rs`, and what they do in `app/update`.
//! - **A key**: one entry in `app/keys/table.rs` with the modes it works in (dispatch, help, footer
//!   and the keys in popups are made from it) and its action in `app/update`.
//! - **A text**: one entry in the file of its topic in `words`, both languages side by side; one
//!   language alone does not compile. `tests/words.rs` finds texts elsewhere.
//! - **A setting**: one entry in `config/keys.rs`, its field in `domain/settings.rs`, and its
//!   meaning in `words/settings.rs`. Reading, printing and errors follow from the entry.
//! - **A figure of the report**: a field of `report/model.rs`, then a line in each format.
//! - **A format of the report**: a file in `report` (or `report/check`) that writes the model, and
//!   a variant in `cli/args.rs`.
//! - **A subcommand**: a file in `cli` and a variant in `cli/args.rs`.
//! - **A check**: a code and a variant of [`domain::FindingKind`] in `domain/finding.rs`; its rule
//!   in `ingest/table_reader` (`unit_cells.rs` for one cell, `counts.rs` for the counts of a row)
//!   or in `ingest/link/checks.rs` (across rows); its sentence in `words/findings.rs`; its case in
//!   `tests/findings/main.rs`. A code across rows is listed in `Code::is_across_rows`, so that a
//!   reload finds it anew.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod ingest;
pub mod report;
pub mod terminal;
pub mod ui;
pub mod words;
