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

/// The steps of the scale: `LibreOffice` has no narrower cell.
const STEPS: u64 = 250;

/// The width of a step, and of the names, in twentieths of a point.
const WIDTH: u32 = 26;
const NAMES: u32 = TEXT_WIDTH - WIDTH * 250;

/// A bar of fewer steps has its figure beside it.
const FIGURE: u64 = 45;

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
    let columns = columns(chart);
    let widths = columns.windows(2).map(|pair| width(pair[1] - pair[0]));
    let widths: Vec<u32> = [NAMES].into_iter().chain(widths).collect();
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
                row(w, lang, look, (*share, chart), &columns)
            })?;
            Ok(())
        })
    })?;
    Ok(())
}

/// The step at which a share ends.
fn end_of(share: Share, chart: &Bars) -> u64 {
    chart.part(share.tenths(chart.threshold).unwrap_or(0), STEPS)
}

/// The step of the threshold.
fn line_of(chart: &Bars) -> u64 {
    chart.part(u64::from(chart.threshold) * 10, STEPS)
}

/// The steps at which some bar ends, in order, with the threshold and both ends of the scale: the
/// columns of the table are between them.
fn columns(chart: &Bars) -> Vec<u64> {
    let ends = chart.bars.iter().map(|(_, share)| end_of(*share, chart));
    let mut steps: Vec<u64> = ends.collect();
    steps.extend([0, line_of(chart), STEPS]);
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// The width of some steps.
fn width(steps: u64) -> u32 {
    WIDTH * u32::try_from(steps).unwrap_or(1)
}

/// How a cell of a bar looks.
#[derive(Default, Clone, Copy)]
struct Side {
    fill: Option<&'static str>,
    /// Left and right: true where the threshold is, with its line; else there is none.
    is_threshold: [bool; 2],
}

/// The cells of a bar: filled and empty ones, cut at the threshold.
fn row(
    w: &mut Xml,
    lang: Lang,
    look: Look,
    (share, chart): (Share, &Bars),
    columns: &[u64],
) -> io::Result<()> {
    let threshold = chart.threshold;
    let is_below = share.status(threshold) == Status::Below;
    let (end, line) = (end_of(share, chart), line_of(chart));
    let fill = if is_below { RED } else { BLUE };
    let mark = if is_below { "▼ " } else { "" };
    let mut figure = format!("{mark}{}", words::percent(lang, share, threshold));
    let mut cuts = vec![0, end, line, STEPS];
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let (from, steps) = (pair[0], pair[1] - pair[0]);
        let is_filled = from < end;
        let has_figure = !figure.is_empty() && (steps >= FIGURE || pair[1] == STEPS);
        let text = if has_figure { std::mem::take(&mut figure) } else { String::new() };
        let side =
            Side { fill: is_filled.then_some(fill), is_threshold: [from == line, pair[1] == line] };
        let look = Look { color: if is_filled { "FFFFFF" } else { "" }, ..look };
        let span = columns.iter().filter(|column| (from..pair[1]).contains(*column)).count();
        cell(w, (width(steps), span), side, look, &text)?;
    }
    Ok(())
}

/// A cell over some columns of the grid.
fn cell(
    w: &mut Xml,
    (width, columns): (u32, usize),
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
            if text.is_empty() {
                no_margins(w)?;
            }
            value(w, "w:vAlign", "center")
        })?;
        paragraph(w, look, text)
    })?;
    Ok(())
}

/// A cell may be narrower than the margins of a text.
fn no_margins(w: &mut Xml) -> io::Result<()> {
    w.create_element("w:tcMar").write_inner_content(|w| {
        for side in ["w:left", "w:right"] {
            w.create_element(side)
                .with_attributes([("w:w", "0"), ("w:type", "dxa")])
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns are between the ends of the bars: 89.4 and 89.1 % are not equally long, and a
    /// share below its line ends before it. Word has 63 columns at most.
    #[test]
    fn bars_end_where_their_shares_do() {
        let columns = |shares: &[(u64, u64)], threshold| {
            let bars = shares.iter().map(|&(met, of)| (String::new(), Share { met, of }));
            let chart = Bars::new(bars.collect(), threshold, |start| start.to_string());
            (chart.title.clone(), columns(&chart))
        };
        let near = [(894, 1000), (891, 1000), (8_999, 10_000), (1, 2), (9, 10)];
        assert_eq!(columns(&near, 90), ("50".to_owned(), vec![0, 195, 197, 199, 200, 250]));
        // One share below 50 %: the scale begins at 0, and 45 and 10 % are not equally long.
        let far = [(894, 1000), (45, 100), (1, 10), (9, 10), (0, 4)];
        assert_eq!(columns(&far, 90), ("0".to_owned(), vec![0, 25, 112, 223, 225, 250]));
        // A threshold below 50 % is on the scale.
        assert_eq!(columns(&[(6, 10)], 40), ("0".to_owned(), vec![0, 100, 150, 250]));
        assert_eq!(columns(&[(1, 1)], 100), ("50".to_owned(), vec![0, 250]));
    }
}
