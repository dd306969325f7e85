//! dangbo: a terminal dashboard for the office that supervises an enterprise bloc's Party
//! organisations.
//!
//! It opens the CSV exports that the office already has and answers at a glance who is under the
//! line, where, by how much, and what would lift them over it. It counts people and never holds a
//! person's data.
//!
//! # The floors
//!
//! Data flows one way, upwards; each floor imports only from those below (`tests/layers.rs` reads
//! that off the source).
//!
//! | floor | what it does | knows of the world |
//! | --- | --- | --- |
//! | [`cli`] | arguments, exit codes, the error and panic report | arguments, environment, standard streams |
//! | [`terminal`] | raw mode, the event loop, threads, file watching, signals | everything: the only place with time and a screen |
//! | [`ui`], [`report`], [`config`] | state to frame; state to text, JSON, CSV; settings and suppositions to text and back | nothing |
//! | [`app`] | [`app::State`] and its `update`: a message in, new state and perhaps an effect out | key events as values |
//! | [`words`] | every text in both languages, numbers as a reader writes them | nothing |
//! | [`analysis`] | measures, who is below and why, groups, targets; filter, sort and search over row numbers | nothing |
//! | [`ingest`] | bytes to text to rows to typed records to a [`domain::Dataset`] with its findings | files, in `ingest::source` alone |
//! | [`domain`] | ratings, counts, shares against lines, the data set | nothing |
//!
//! A [`domain::Dataset`] holds columns, one vector a column of small types; texts are stored once
//! and a row is a number. It is immutable: a reload swaps it whole, with the files that have not
//! changed taken over as their rows alone said it, and where the new files cannot be read the last
//! good one stays. Views are lists of row numbers, worked out in `update`, so that drawing only
//! reads. The loop draws after a message and at no other time.
//!
//! What a long table lists (narrowed, searched, sorted) is a question, [`app::RowQuery`], that the
//! terminal has another thread answer; the next question makes it void. Of a short table the answer
//! is worked out at once, by the same code. While long files are read for the first time their
//! first rows can be looked at ([`ingest::preview()`]): nothing is judged on a part.
//!
//! A row is read in one of two ways that give one result: [`ingest`] goes through a file in parts
//! on all cores and parses the tidy rows there, column by column; every other row, and every row of
//! a file in an old encoding or with cells over several lines, is read with care. [`analysis`] adds
//! the rows up by group once after a reading ([`analysis::Tallies`]); every sum on a screen is put
//! together from them. What is supposed (what if) lies over the data set as a list of changes that
//! can be taken back.
//!
//! A share is judged by integers in [`domain::Share`]; nothing above makes a figure of its own.
//!
//! # How to add
//!
//! - **A column of the data**: a line in `domain/field.rs`, its headings in
//!   `ingest/header/synonyms.rs`, its reading in `ingest/file/row.rs`.
//! - **A column of a table**: one entry in the columns of its screen in `app/screens`. Header, sort,
//!   drawing and export follow from it.
//! - **A screen**: a variant of [`app::Screen`], its [`app::ScreenSpec`] in a file in `app/screens`,
//!   a file in `ui/screens` with a line in its `mod.rs`, and its lists in `app/update`.
//! - **A page**: a variant of [`app::Detail`], a file in `app/pages` and one in `ui/pages`.
//! - **A popup**: a variant of [`app::Popup`], a file in `app/popups` and one in `ui/popups`, its
//!   [`app::Mode`] with keys in `app/keys.rs`, and what they do in `app/update`.
//! - **A key**: one row in `app/keys.rs` with the modes it works in (dispatch, help, footer and the
//!   keys in popups are made from it) and its action in `app/update`.
//! - **A text**: one entry in the file of its topic in `words`, both languages side by side; one
//!   language alone does not compile. `tests/words.rs` finds texts elsewhere.
//! - **A setting**: one entry in `config/keys.rs`, its field in `domain/settings.rs`, and its
//!   meaning in `words/settings.rs`. Reading, printing and errors follow from the entry.
//! - **A figure of the report**: a field of `report/model.rs`, then a line in each format.
//! - **A format of the report**: a file in `report` (or `report/check`) that writes the model, and a
//!   variant in `cli/args.rs`.
//! - **A subcommand**: a file in `cli` and a variant in `cli/args.rs`.
//! - **A check**: a code and a variant of [`domain::FindingKind`] in `domain/finding.rs`, the rule
//!   in `ingest/checks.rs` (across rows) or `ingest/file/row.rs` (within one; one across rows is
//!   named in `Code::is_across`, or it would be taken over with an unchanged file or the start of
//!   one), its sentence in `words/findings.rs`, its case in `tests/findings.rs`.

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
