//! What is said under a form of the cells that the data cannot fill.

use crate::report::format::{FormRow, FormTable};
use crate::report::grid::Cell;
use crate::words::{Lang, forms as texts};

/// The sentences: whole columns, whole rows, then single cells.
pub fn notes(lang: Lang, table: &FormTable) -> Vec<String> {
    let is_empty = |row: &FormRow, column: usize| row.cells[column] == Cell::Empty;
    let columns: Vec<usize> = (0..table.columns.len())
        .filter(|&column| table.rows.iter().all(|row| is_empty(row, column)))
        .collect();
    let rows: Vec<&FormRow> =
        table.rows.iter().filter(|row| row.cells.iter().all(|cell| *cell == Cell::Empty)).collect();
    let mut cells = Vec::new();
    let mut has_share_of_none = false;
    for row in table.rows.iter().filter(|row| row.cells.iter().any(|cell| *cell != Cell::Empty)) {
        for (column, heading) in table.columns.iter().enumerate() {
            if !is_empty(row, column) || columns.contains(&column) {
                continue;
            }
            if heading.is_share {
                has_share_of_none = true;
            } else {
                cells.push(format!("{} ({})", row.label, column + 1));
            }
        }
    }
    let names: Vec<String> = columns
        .iter()
        .map(|&column| format!("({}) {}", column + 1, table.columns[column].heading))
        .collect();
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    let mut notes = Vec::new();
    if !names.is_empty() {
        notes.push(texts::columns_without_data(lang, names.join("; ")));
    }
    if !labels.is_empty() {
        notes.push(texts::rows_without_data(lang, labels.join("; ")));
    }
    if !cells.is_empty() {
        notes.push(texts::cells_without_data(lang, cells.join("; ")));
    }
    if has_share_of_none {
        notes.push(texts::shares_of_none(lang).to_owned());
    }
    notes
}
