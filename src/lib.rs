//! dangbo: a terminal dashboard for the office that supervises an enterprise bloc's Party
//! organisations.
//!
//! It opens the workbooks and CSV exports that the office already has and answers at a glance who
//! is below the threshold, where, by how much, and what would change that. It counts people and
//! never holds a person's data.
//!
//! # Architecture
//!
//! Data flows upwards. Each layer imports only from those below it, and no two entries of a folder
//! import each other, not even through others (`tests/layers.rs` reads both off the source).
//!
//! ```text
//!   cli         arguments, exit codes, error and panic report
//!    |
//!   terminal    raw mode, event loop, threads, file watching, signals: knows time and the screen
//!    |
//!   ui ──── report ──── config      state -> frame; figures -> text, JSON, CSV;        (pure)
//!    |                              text of settings and suppositions -> values
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
//! - A share is compared with its threshold or cap in whole numbers by [`domain::Share`], and
//!   nowhere else.
//! - The event loop draws after a message and at no other time.
//!
//! # Where is
//!
//! - **A part of the screen**: the file of its name: what it does in `app/{screens,pages,popups}`,
//!   how it looks in `ui/{screens,pages,popups,widgets}`.
//! - **The columns of a table, what each needs**: `app/screens/*.rs`, `COLUMNS`; how the room of a
//!   window is divided among them: `ui/widgets/widths.rs`.
//! - **The pane of the selected row**: where it is: `app/pane.rs`; what it shows:
//!   `ui/screens/{units,zone_pane,checks}.rs`.
//! - **The conditions of the rows, as chips**: `ui/widgets/{filter,tabs}.rs`.
//! - **The order "worst first"**: `analysis/worst.rs`; **the strip of the overview**:
//!   `analysis/strip.rs`, `ui/widgets/strip.rs`.
//! - **The legend of the help**: `words/legend.rs`; **codes of findings in words**:
//!   `words/codes.rs`.
//! - **What is offered where no path is given**: `cli/dashboard.rs`, `app/popups/start.rs`,
//!   `terminal/folders.rs`.
//! - **What a key does**: `app/keys/table.rs`; the way of a key is in the documentation of [`app`].
//! - **A text**: `words`: search for the text.
//! - **The thresholds of 90 and 85 % and every other default**: `domain/settings.rs`,
//!   `Settings::default`.
//! - **What is below a threshold, and why**: `analysis/below.rs`, compared in [`domain::Share`].
//! - **Why a member is counted once**: `analysis/measures.rs`, `counts_members`: base cells,
//!   branches, and committees without branch rows.
//! - **What a heading means**: `ingest/header/synonyms.rs`; which of several columns of one meaning
//!   is read: `ingest/header/choice.rs`; below the title of a block of another body:
//!   `ingest/header/block_titles.rs`; of a year before the report's: `earlier_years.rs`;
//!   differences and periods that are not filled in: `set_aside.rs`; where the headings tell
//!   nothing, or each row fills another one: `rivals.rs`.
//! - **What the word of a cell means: rating, ownership, date, number**: `ingest/cells/*.rs`, a
//!   file a kind.
//! - **What stands above or below a table and is no part of its header**: titles, letterheads,
//!   signatures: `ingest/header/first_rows.rs`; a table of units that cannot be read:
//!   `ingest/table_reader/unread_above.rs`.
//! - **What one row is: unit, group, total, note**: by its words, `ingest/row/classify.rs`; by its
//!   sums, once all rows were read, `ingest/table_reader/row_roles.rs`; which rows of one list are
//!   branches, by their numbers and kinds: `numbered_branches.rs`.
//! - **What is there twice**: units of one id: `ingest/link/duplicates.rs`; of which one file gives
//!   no id, or one in another form: `ids_by_name.rs`; lists of persons: `ingest/people/copies.rs`.
//! - **What the titles and groups of a list of persons give to those below**:
//!   `ingest/table_reader/person_titles.rs`; the branch in a title: `header/title_committee.rs`.
//! - **Tables beside each other on one sheet**: `ingest/table_reader/beside.rs`; the parts of one
//!   list: `ingest/header/parts.rs`.
//! - **How a workbook becomes lines of text**: `ingest/workbook`; which of its sheets are tables:
//!   `ingest/sheets.rs`.
//! - **What counts as a person's data, and how it is kept out**: a column by its heading or cells:
//!   `ingest/header/personal.rs`; a cell or a part of it: `ingest/cells/person_name.rs`,
//!   `person_in_name.rs`, `person_role.rs` and `person_behind.rs`; a name alone in a column of
//!   places, once all files are read: `ingest/link/persons_in_places.rs`; a list of persons that is
//!   only counted: `ingest/people`; the number made of names by which a copy of it is known:
//!   `ingest/table_reader/person_cells.rs`. What outputs must not show is tested in
//!   `tests/persons.rs`.
//! - **Watching and reading the files while the dashboard runs**: `terminal/watch.rs`,
//!   `terminal/loader.rs`; whether what they show now is shown, kept back or asked about:
//!   `app/live_check.rs`; what is said while the last figures are held: `app/held.rs`.
//! - **What a click does**: the drawing records what is where (`ui/canvas.rs`, `hit`);
//!   `app/update/pointer.rs` does what the key would do.
//! - **The colours**: the themes as numbers in `app/colours.rs`, the styles in `ui/theme.rs`, what
//!   the terminal shows in `terminal/look.rs`.
//! - **A workbook that is written**: `report/format/xlsx.rs`; how it is printed: `xlsx_page.rs`;
//!   its charts: `xlsx_chart.rs`.
//! - **The official summaries**: `report/forms`, a file a form; their figures:
//!   `analysis/levels.rs`.
//! - **What the palette offers**: `app/update/palette.rs`: every key of the main mode, by itself.
//! - **What is kept for the next time**: `config/remembered.rs`; where: `cli/state_file.rs`.
//! - **What the bytes of a terminal mean**: `terminal/keyboard/decoder.rs`, `sequences.rs` there.
//! - **How a text of the user or of a file is made harmless for a terminal**: `clean` and
//!   `neutralise` of `domain/text.rs`; for a spreadsheet: `report/cell.rs`.
//! - **How a file is written whole or not at all**: `terminal/new_file.rs`; several, all
//!   or none: `write_all` there; their users: `terminal/files.rs`, `cli/new_file.rs` and
//!   `cli/new_files.rs`.
//! - **How the terminal is given back**: `terminal/guard.rs`, `terminal/forced_exit.rs`; faults for
//!   its tests: `terminal/faults.rs`.
//!
//! # How to add
//!
//! Each entry names every place. The compiler or a test names those that are forgotten: variants
//! that no `match` covers, arrays as long as an enum, tests that walk each table.
//!
//! - **A column of the data**: a line of `fields!` in `domain/field.rs`; its headings in `HEADINGS`
//!   of `ingest/header/synonyms.rs`, folded as its documentation says, and the usual one in
//!   `usual_headings.rs` there; a figure also in the lists of `report/tables/units.rs`, for the
//!   exported tables. A count also needs a line of `count_fields!` in `domain/field.rs`: storing,
//!   reading on both paths and reloading follow from it. A column of another type needs a line of
//!   `unit_tables!` in `domain/unit.rs` and its parsing in `ingest/table_reader/unit_cells.rs`;
//!   until `ingest/fast/reader.rs` parses it, such files take the slow path.
//! - **A heading's synonym**: a word of its field in `HEADINGS` of `ingest/header/synonyms.rs`.
//! - **A column of a table**: an entry of `COLUMNS` of its screen in `app/screens` and the text of
//!   its heading in `words/terms.rs`. Header, sort, drawing and export follow.
//! - **A screen**: a variant of [`app::Screen`] and its place in `ALL` (`app/screen.rs`); a file in
//!   `app/screens` with its [`app::ScreenSpec`] (tab, columns, listing, what Enter opens, what its
//!   keys can do) and a line of `SCREENS` in that folder's `mod.rs`; a file in `ui/screens` with
//!   its marks and summary, or its drawing, and a line of `VIEWS` in that folder's `mod.rs`; the
//!   text of its tab in `words/screens.rs`. The keys `1`, `2`, … follow; their text `1 … 6` is in
//!   `app/keys/table.rs` and in both READMEs. Snapshots of all screens change with the tabs.
//! - **A page** over a screen: a variant of [`app::Page`] (`app/page.rs`); a file in `app/pages`
//!   and its arms in that folder's `mod.rs`; a file in `ui/pages` and its arm in that `mod.rs`;
//!   what opens it: mostly a key.
//! - **A popup**: a variant of [`app::Popup`] with a file in `app/popups`; a file in `ui/popups`
//!   and its arm in that folder's `mod.rs`; an [`app::Mode`] in `app/action.rs` (variant,
//!   `ALL`; `of` in `app/keys/binding.rs`); its keys in `app/keys/table.rs`, with Esc; what they
//!   do, an arm of `act` in `app/update/mod.rs`; what opens it: mostly a key.
//! - **A key**: an entry of `BINDINGS` in `app/keys/table.rs` with its modes and its text in
//!   `words/keys.rs`. Dispatch, help, footer and the keys in popups follow. A new action is a
//!   variant of [`app::Action`] in `app/action.rs` and an arm of the mode's function in
//!   `app/update`; a new condition is a function in `app/keys/conditions.rs`. A key of the main
//!   mode is named in both READMEs. In a picker, the search or a form a letter is text for the
//!   field: only control and named keys can be keys there.
//! - **A text**: an entry of `texts!` or `sentences!` in the file of its topic in `words`, both
//!   languages side by side; one language alone does not compile. `tests/words.rs` finds texts
//!   elsewhere.
//! - **A setting**: a field and its default in `domain/settings.rs`; an entry of `KEYS` in
//!   `config/keys.rs`; its meaning in `words/settings.rs`; a value in the test of `config/read.rs`.
//!   Parsing, printing and errors follow from the entry.
//! - **A figure of the report**: a field of `report/model.rs`, a line in `report/text.rs` and
//!   `report/json.rs`, its key in `tests/schema` and in both READMEs.
//! - **A format of the report**: a file in `report` (or `report/check`) that writes the model, its
//!   lines in that folder's `mod.rs`; a variant of the format in `cli/args.rs` and its arm in
//!   `cli/report.rs` (or `cli/check.rs`). **A format of the export** of a
//!   screen (key `e`) is a file in `report/format` that writes grids, a variant of
//!   [`app::ExportFormat`] with its key in `app/keys/table.rs`, and its arm in
//!   `report/view/export.rs`.
//! - **A subcommand**: a file in `cli`, a variant in `cli/args.rs` and its arm in `cli/mod.rs`.
//! - **A check**: a line of `codes!` in `domain/code.rs` (severity, whether it depends on several
//!   rows, word) unless it has a code that exists; a variant of [`domain::FindingKind`] and its arm
//!   of `code` in `domain/finding.rs`; its sentence in `body` of `words/findings.rs`, its code in
//!   words in `words/codes.rs`, its advice in `help` of `words/remedies.rs`; its rule in
//!   `ingest/table_reader/unit_cells.rs` (a cell), `counts.rs` beside it (the counts of a row, and
//!   then also in `check` of `ingest/fast/reader.rs`, which leaves such rows to the slow path) or
//!   `ingest/link/checks.rs` (across rows); its case, and a new code, in `tests/findings/main.rs`.

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
