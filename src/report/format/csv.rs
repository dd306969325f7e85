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
    fn cell(self, lang: Lang, cell: &Cell) -> String {
        let text = match self {
            Self::Words => cell.plain(lang),
            Self::Raw => cell.raw(),
        };
        escape_formula(&text)
    }

    fn heading(self, heading: &Heading) -> String {
        escape_formula(match self {
            Self::Words => &heading.shown,
            Self::Raw => &heading.word,
        })
    }
}

/// One grid as a table that is read back, several below each other.
pub fn csv(lang: Lang, form: Form, about: &About, grids: Vec<Grid>) -> String {
    match <[_; 1]>::try_from(grids) {
        Ok([grid]) => csv_table(lang, form, about, grid),
        Err(grids) => csv_tables(lang, form, about, grids),
    }
}

/// One grid as a table that is read back: what it is made from is in a column of its own, whole in
/// the first row. Invented and supposed figures are named in each row, so that none can be taken
/// for a real one.
fn csv_table(lang: Lang, form: Form, about: &About, grid: Grid) -> String {
    let mut writer = csv_text::writer();
    let note = Heading::new(lang, words::data_note);
    let headings = grid.headings.iter().chain([&note]).map(|heading| form.heading(heading));
    let _ = writer.write_record(headings);
    let whole = about.lines(lang).join(" · ");
    for (at, cells) in grid.rows.enumerate() {
        let note = if at == 0 { &whole } else { &about.warning };
        let cells = cells.iter().map(|cell| form.cell(lang, cell));
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
        let _ = writer.write_record(grid.headings.iter().map(|heading| form.heading(heading)));
        for cells in grid.rows {
            let _ = writer.write_record(cells.iter().map(|cell| form.cell(lang, cell)));
        }
    }
    csv_text::text(writer)
}
