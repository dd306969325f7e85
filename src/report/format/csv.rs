//! Grids as CSV (UTF-8 with a mark), in words or in the machine form.

use crate::report::cell::escape_formula;
use crate::report::csv_text;
use crate::report::grid::{Cell, Grid, Heading};
use crate::report::origin::About;
use crate::words::{self, Lang};

/// How cells and headings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In the language of the reader.
    Words,
    /// Codes, English headings of one word, decimal points.
    Raw,
}

impl Form {
    /// The cells of a row.
    fn cells(self, lang: Lang, headings: &[Heading], row: &[Cell]) -> Vec<String> {
        let mut texts = Vec::with_capacity(row.len());
        for (heading, cell) in headings.iter().zip(row) {
            match (self, cell) {
                (Self::Words, cell) => texts.push(cell.plain(lang)),
                (Self::Raw, Cell::Parts(share, _)) if heading.has_parts => {
                    texts.extend([share.met, share.of].map(|part| part.to_string()));
                }
                (Self::Raw, cell) if heading.has_parts => {
                    texts.extend([cell.raw(), String::new()]);
                }
                (Self::Raw, cell) => texts.push(cell.raw()),
            }
        }
        texts.iter().map(|text| escape_formula(text)).collect()
    }

    /// The headings of a table.
    fn headings(self, headings: &[Heading]) -> Vec<String> {
        let of = |heading: &Heading| match self {
            Self::Words => vec![heading.shown.clone()],
            Self::Raw if heading.has_parts => {
                ["met", "of"].map(|part| format!("{}_{part}", heading.word)).into()
            }
            Self::Raw => vec![heading.word.clone()],
        };
        headings.iter().flat_map(of).map(|text| escape_formula(&text)).collect()
    }
}

/// One grid as a table that is read back, several below each other.
pub fn csv(lang: Lang, form: Form, about: &About, grids: Vec<Grid>) -> String {
    match <[_; 1]>::try_from(grids) {
        Ok([grid]) => csv_table(lang, form, about, grid),
        Err(grids) if form == Form::Raw => csv_blocks(lang, about, grids),
        Err(grids) => csv_tables(lang, form, about, grids),
    }
}

/// Several grids in the machine form: each is a table with its name in the first column, a blank
/// line between two.
fn csv_blocks(lang: Lang, about: &About, grids: Vec<Grid>) -> String {
    let mut text = String::new();
    for (at, grid) in grids.into_iter().enumerate() {
        let Grid { code, mut headings, rows, .. } = grid;
        headings.insert(0, Heading::of(["Table", "Table"]));
        let rows = rows.map(move |mut cells| {
            cells.insert(0, Cell::text(code));
            cells
        });
        let table = csv_table(lang, Form::Raw, about, Grid::lazy("", headings, rows));
        // The mark is at the beginning alone.
        text += if at == 0 { &table } else { table.trim_start_matches('\u{feff}') };
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// One grid as a table that is read back: what it is made from is in a column of its own, whole in
/// the first row. Invented and supposed figures are named in each row, so that none can be taken
/// for a real one.
fn csv_table(lang: Lang, form: Form, about: &About, grid: Grid) -> String {
    let mut writer = csv_text::writer();
    let note = Heading::new(lang, words::data_note);
    let of_note = form.headings(&[note]);
    let _ = writer.write_record(form.headings(&grid.headings).into_iter().chain(of_note));
    let whole = about.lines(lang).join(" · ");
    for (at, cells) in grid.rows.enumerate() {
        let note = if at == 0 { &whole } else { &about.warning };
        let cells = form.cells(lang, &grid.headings, &cells).into_iter();
        let _ = writer.write_record(cells.chain([escape_formula(note)]));
    }
    csv_text::text(writer)
}

/// Several grids below each other, each with its title, below what they are made from.
fn csv_tables(lang: Lang, form: Form, about: &About, grids: Vec<Grid>) -> String {
    let mut writer = csv_text::writer();
    for line in about.lines(lang) {
        let _ = writer.write_record([escape_formula(&line)]);
    }
    for grid in grids {
        let _ = writer.write_record([""]);
        let _ = writer.write_record([escape_formula(&grid.title)]);
        let _ = writer.write_record(form.headings(&grid.headings));
        for cells in grid.rows {
            let _ = writer.write_record(form.cells(lang, &grid.headings, &cells));
        }
    }
    csv_text::text(writer)
}
