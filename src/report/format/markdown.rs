//! Grids as Markdown.

use crate::report::cell::escape_formula;
use crate::report::grid::{Cell, Grid};
use crate::report::origin::About;
use crate::words::Lang;

/// Grids below each other, each with its title, below what they are made from.
pub fn markdown(lang: Lang, about: &About, grids: Vec<Grid>) -> String {
    let mut out = String::new();
    for (at, line) in about.lines(lang).iter().enumerate() {
        out += &format!("{}{}\n\n", if at == 0 { "# " } else { "" }, escaped(line));
    }
    for grid in grids {
        out += &format!("## {}\n\n", escaped(&grid.title));
        let mut rows = grid.rows.peekable();
        let is_number: Vec<bool> = match rows.peek() {
            Some(first) => first.iter().map(Cell::is_number).collect(),
            None => vec![false; grid.headings.len()],
        };
        line(&mut out, grid.headings.iter().map(|heading| escaped(&heading.shown)));
        let rulers = is_number.iter().map(|right| if *right { "---:" } else { "---" });
        line(&mut out, rulers.map(str::to_owned));
        for cells in rows {
            line(&mut out, cells.iter().map(|cell| escaped(&cell.shown(lang))));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        *out += &format!(" {cell} |");
    }
    out.push('\n');
}

/// The text without a sign that Markdown, HTML or a spreadsheet would take for its own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in escape_formula(text).chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '!' | '&' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}
