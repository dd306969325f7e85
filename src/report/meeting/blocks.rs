//! What the report for a meeting is made of: paragraphs, tables and charts.

use crate::domain::{Share, Status};
use crate::report::cell::harmless;
use crate::report::grid::{BARS_FROM, Cell, scale_start};
use crate::words::Lang;

/// True for a share below its threshold.
pub(super) fn shows_below(cell: &Cell) -> bool {
    matches!(cell, Cell::Share(share, threshold) if share.status(*threshold) == Status::Below)
}

/// A text as it is printed: without control characters, a number and its sign on one line.
pub(super) fn on_paper(text: &str) -> String {
    harmless(text).replace(" %", "\u{a0}%")
}

/// The report for a meeting.
pub struct Document {
    /// The heading at the left: the Party organisation, the number.
    pub left: [String; 2],
    /// The heading at the right: the Party, place and date.
    pub right: [String; 2],
    /// Title and subject.
    pub title: [String; 2],
    /// What the figures are made from: filter, illustrative data, files.
    pub notes: Vec<String>,
    /// The parts.
    pub blocks: Vec<Block>,
    /// The last lines: recipients at the left, signature at the right.
    pub signature: [Vec<String>; 2],
}

/// A part of the report.
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A table.
    Table(DocTable),
    /// A chart, for the formats that have pictures.
    Chart(Bars),
}

/// The blocks, each with whether it is on the page of the next one: what is said before a table.
pub(super) fn with_next(blocks: &[Block]) -> impl Iterator<Item = (&Block, bool)> {
    let next = blocks.iter().skip(1).map(Some).chain([None]);
    blocks.iter().zip(next.map(|next| matches!(next, Some(Block::Table(_)))))
}

/// A table of typed cells.
pub struct DocTable {
    /// The columns.
    pub columns: Vec<DocColumn>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl DocTable {
    /// The size of its letters in half points: smaller where a figure would not have room for its
    /// digits on one line of its column.
    pub(super) fn letters(&self, lang: Lang) -> u32 {
        let figures = self.rows.iter().flat_map(|row| row.iter().zip(&self.columns));
        let figures = figures.filter(|(_, column)| column.is_figure);
        let fitting = figures.map(|(cell, column)| {
            let room = (PAGE * u32::from(column.width) / 100).saturating_sub(MARGINS);
            room * 8 / quarters(&column.shown(lang, cell)).max(1)
        });
        fitting.min().unwrap_or(LETTERS).clamp(SMALLEST, LETTERS)
    }

    /// True for a table that is on one page as a whole.
    pub(super) fn is_short(&self) -> bool {
        self.rows.len() <= 8
    }

    /// True for a row, from 1, that is on the page of the next one: neither the first nor the last
    /// row is alone.
    pub(super) fn keeps_next(&self, row: usize) -> bool {
        let count = self.rows.len();
        row < count && (self.is_short() || row == 1 || row + 1 == count)
    }
}

/// The letters of a table, and the smallest that can be read, in half points.
const LETTERS: u32 = 20;
const SMALLEST: u32 = 12;

/// The width of the text on the page, and what a cell has beside its text, in points.
const PAGE: u32 = 482;
const MARGINS: u32 = 12;

/// The width of a figure in quarters of the height of its letters: a digit has half of it.
fn quarters(figure: &str) -> u32 {
    let wide = |c: char| match c {
        '.' | ',' | ' ' | '\u{a0}' => 1,
        '+' | '−' => 3,
        _ => 2,
    };
    figure.chars().map(wide).sum()
}

/// A column of a table.
pub struct DocColumn {
    /// What is above it.
    pub heading: &'static str,
    /// Its width in parts of a hundred.
    pub width: u16,
    /// True for figures, which are aligned right.
    pub is_figure: bool,
}

impl DocColumn {
    /// What a cell of it shows: a dash for a figure that is not known.
    pub(super) fn shown(&self, lang: Lang, cell: &Cell) -> String {
        match cell.shown(lang) {
            text if text.is_empty() && self.is_figure => "–".to_owned(),
            text => text,
        }
    }
}

/// A column of words.
pub(super) const fn words_in(heading: &'static str, width: u16) -> DocColumn {
    DocColumn { heading, width, is_figure: false }
}

/// A column of figures.
pub(super) const fn figures(heading: &'static str, width: u16) -> DocColumn {
    DocColumn { heading, width, is_figure: true }
}

/// Shares as bars, with their threshold.
pub struct Bars {
    /// What is above it.
    pub title: String,
    /// In percent.
    pub threshold: u8,
    /// Where the scale begins, in percent; it ends at 100.
    pub start: u8,
    /// Name and share.
    pub bars: Vec<(String, Share)>,
}

impl Bars {
    /// Bars of shares below a title, which names where their scale begins.
    pub fn new(
        bars: Vec<(String, Share)>,
        threshold: u8,
        title: impl FnOnce(u8) -> String,
    ) -> Self {
        // The threshold is on the scale too.
        let threshold_alone = Share { met: threshold.into(), of: 100 };
        let shares = bars.iter().map(|(_, share)| *share).chain([threshold_alone]);
        let start = scale_start(shares, BARS_FROM);
        Self { title: title(start), threshold, start, bars }
    }

    /// How much of the scale is up to a share, of `length` for all of it.
    pub fn part(&self, tenths: u64, length: u64) -> u64 {
        let start = u64::from(self.start) * 10;
        tenths.min(1000).saturating_sub(start) * length / (1000 - start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tenth of the page has 48 points, less 12 beside the text: a digit is half as wide as its
    /// letters are high, a point a quarter.
    #[test]
    fn the_letters_of_a_table_are_as_small_as_its_longest_figure_needs() {
        for (number, half_points) in [
            (61, 20),
            (221_365, 20),
            // 7 digits and two points are 4 times as wide as they are high: 36 / 4 points.
            (4_353_127, 18),
            (12_345_678, 16),
            (123_456_789_012_345, 12),
        ] {
            let rows = vec![vec![Cell::text("Đảng viên"), Cell::Number(number)]];
            let columns = vec![words_in("", 90), figures("", 10)];
            assert_eq!(DocTable { columns, rows }.letters(Lang::Vi), half_points, "{number}");
        }
    }

    #[test]
    fn no_row_of_a_table_is_alone_on_a_page() {
        for (rows, keeping) in [
            (1, vec![]),
            (2, vec![1]),
            (8, vec![1, 2, 3, 4, 5, 6, 7]),
            (9, vec![1, 8]),
            (40, vec![1, 39]),
        ] {
            let table = DocTable { columns: Vec::new(), rows: vec![Vec::new(); rows] };
            let keeps: Vec<usize> = (1..=rows).filter(|row| table.keeps_next(*row)).collect();
            assert_eq!(keeps, keeping, "{rows} rows");
        }
    }
}
