//! A chart of a document of Word: a table whose shaded cells are the bars, so that every program
//! shows it alike.
//!
//! ```text
//! name        | 92,4 ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒¦▒▒▒      |
//! name        | ▼ 81,0 ▒▒▒▒▒▒▒▒▒▒▒▒     ¦         |     ¦ the threshold
//! ```

use super::blocks::Bars;
use super::docx_parts::{
    Look, PLAIN, TEXT_WIDTH, Xml, cell_fill, cell_width, paragraph, table_grid, value,
};
use crate::domain::{Share, Status};
use crate::words::{self, Lang};
use std::io;

/// The bars begin at this share, in percent: all others are near the end. Each percent is a column.
const FROM: u64 = 50;
const COLUMNS: u64 = 100 - FROM;

/// The width of a column, and of the names, in twentieths of a point.
const COLUMN: u32 = 128;
const NAMES: u32 = TEXT_WIDTH - COLUMN * 50;

/// A bar of fewer columns has its figure beside it.
const FIGURE: u64 = 9;

/// The size of the text, in half points.
const SIZE: u32 = 18;

const BLUE: &str = "5F7F9E";
const RED: &str = "B03030";

/// The chart below its title.
pub fn write(w: &mut Xml, lang: Lang, chart: &Bars) -> io::Result<()> {
    let title = Look { bold: true, size: 22, before: 120, keeps: true, ..PLAIN };
    let threshold = words::whole(lang, chart.threshold.into());
    let text = format!("{} · {}: {threshold} %", chart.title, words::threshold(lang));
    paragraph(w, title, &text)?;
    let mut widths = vec![COLUMN; 51];
    widths[0] = NAMES;
    w.create_element("w:tbl").write_inner_content(|w| {
        table_grid(w, Some(("24", "FFFFFF")), &widths)?;
        chart.bars.iter().enumerate().try_for_each(|(at, (name, share))| {
            // The bars stay on one page.
            let keeps = at + 1 < chart.bars.len();
            w.create_element("w:tr").write_inner_content(|w| {
                w.create_element("w:trPr").write_inner_content(|w| {
                    w.create_element("w:cantSplit").write_empty()?;
                    Ok(())
                })?;
                let look = Look { size: SIZE, tight: true, keeps, ..PLAIN };
                let of_name = Look { align: "right", ..look };
                cell(w, (NAMES, 1), Side::default(), of_name, name)?;
                row(w, lang, look, (*share, chart.threshold))
            })?;
            Ok(())
        })
    })?;
    Ok(())
}

/// How a cell of a bar looks.
#[derive(Default, Clone, Copy)]
struct Side {
    fill: Option<&'static str>,
    /// Left and right: true where the threshold is, with its line; else there is none.
    is_threshold: [bool; 2],
}

/// The cells of a bar: filled and empty ones, cut at the threshold.
fn row(w: &mut Xml, lang: Lang, look: Look, (share, threshold): (Share, u8)) -> io::Result<()> {
    let is_below = share.status(threshold) == Status::Below;
    let column = |percent: u64| percent.saturating_sub(FROM).min(COLUMNS);
    let end = column(share.tenths(threshold).unwrap_or(0) / 10);
    let line = column(threshold.into());
    let fill = if is_below { RED } else { BLUE };
    let mark = if is_below { "▼ " } else { "" };
    let mut figure = format!("{mark}{}", words::percent(lang, share, threshold));
    let mut cuts = vec![0, end, line, COLUMNS];
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let (from, columns) = (pair[0], pair[1] - pair[0]);
        let is_filled = from < end;
        let has_figure = !figure.is_empty() && (columns >= FIGURE || pair[1] == COLUMNS);
        let text = if has_figure { std::mem::take(&mut figure) } else { String::new() };
        let side =
            Side { fill: is_filled.then_some(fill), is_threshold: [from == line, pair[1] == line] };
        let look = Look { color: if is_filled { "FFFFFF" } else { "" }, ..look };
        let width = COLUMN * u32::try_from(columns).unwrap_or(1);
        cell(w, (width, columns), side, look, &text)?;
    }
    Ok(())
}

/// A cell over some columns of the grid.
fn cell(
    w: &mut Xml,
    (width, columns): (u32, u64),
    side: Side,
    look: Look,
    text: &str,
) -> io::Result<()> {
    w.create_element("w:tc").write_inner_content(|w| {
        w.create_element("w:tcPr").write_inner_content(|w| {
            cell_width(w, width)?;
            value(w, "w:gridSpan", &columns.to_string())?;
            // Both cells have the line: of two unlike borders the wider one is drawn.
            w.create_element("w:tcBorders").write_inner_content(|w| {
                for (name, is_threshold) in ["w:left", "w:right"].into_iter().zip(side.is_threshold)
                {
                    let kind = if is_threshold { "dashed" } else { "nil" };
                    w.create_element(name)
                        .with_attributes([("w:val", kind), ("w:sz", "12"), ("w:color", "000000")])
                        .write_empty()?;
                }
                Ok(())
            })?;
            cell_fill(w, side.fill)?;
            w.create_element("w:noWrap").write_empty()?;
            value(w, "w:vAlign", "center")
        })?;
        paragraph(w, look, text)
    })?;
    Ok(())
}
