//! Tables of typed cells, which every format writes in its own way.
//!
//! ```text
//! model::Report, app::State ──► tables, view ──► Grid ──► format::{csv, markdown, xlsx, …}
//! ```

use crate::domain::{Date, Share, Status, Year, fold};
use crate::words::{self, Lang};

/// A cell, typed until it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known, or nothing applies.
    Empty,
    /// A text of the data or of the program.
    Text(String),
    /// A word of a list, with its code in the machine form.
    Word(String, String),
    /// A count or a sum.
    Number(u64),
    /// A year, which has no thousands.
    Year(Year),
    /// A share with its threshold in percent.
    Share(Share, u8),
    /// A share shown by its parts, with its threshold in percent.
    Parts(Share, u8),
    /// The difference of two shares as they are shown beside this threshold, in points.
    Points(Share, Share, u8),
    /// How much more a number is than another.
    Difference(u64, u64),
    /// A date, as precise as it is known.
    Date(Date),
}

impl Cell {
    /// A text; nothing for an empty one.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A number; nothing for an unknown one.
    pub fn number(number: Option<u64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    /// A share; nothing where none is rated.
    pub const fn share(share: Share, threshold: u8) -> Self {
        if share.of == 0 { Self::Empty } else { Self::Share(share, threshold) }
    }

    /// The text in a table file: numbers as digits alone, so that every program reads them.
    pub fn plain(&self, lang: Lang) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            // A spreadsheet would read "3/4" as a date.
            Self::Parts(share, _) if share.of > 0 => {
                format!("{} {} {}", share.met, words::out_of(lang), share.of)
            }
            Self::Difference(now, before) if now > before => format!("+{}", now - before),
            Self::Difference(now, before) if now < before => format!("−{}", before - now),
            _ => self.shown(lang),
        }
    }

    /// The text for a reader.
    pub fn shown(&self, lang: Lang) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Word(text, _) => text.clone(),
            Self::Number(number) => words::whole(lang, *number),
            Self::Year(year) => year.to_string(),
            Self::Share(share, _) | Self::Parts(share, _) if share.of == 0 => String::new(),
            Self::Share(share, threshold) => words::percent(lang, *share, *threshold),
            Self::Parts(share, _) => {
                format!("{}/{}", words::whole(lang, share.met), words::whole(lang, share.of))
            }
            Self::Points(now, before, threshold) => {
                words::share_change(lang, *now, *before, *threshold).unwrap_or_default()
            }
            Self::Difference(now, before) => words::change(lang, *now, *before),
            Self::Date(date) => date_text(*date),
        }
    }

    /// The text in the machine form: codes, decimal points, ASCII signs, shares not rounded to what
    /// is shown. Parts have two cells: see [`Heading::with_parts`].
    pub fn raw(&self) -> String {
        match self {
            Self::Word(_, code) => code.clone(),
            Self::Number(number) => number.to_string(),
            Self::Share(share, _) if share.of > 0 => share_text(millionths(*share)),
            Self::Difference(now, before) => (i128::from(*now) - i128::from(*before)).to_string(),
            Self::Date(date) => match date.parts() {
                Some((year, month @ 1.., day @ 1..)) => format!("{year}-{month:02}-{day:02}"),
                Some((year, month @ 1.., _)) => format!("{year}-{month:02}"),
                _ => date_text(*date),
            },
            Self::Points(now, before, _) if now.of > 0 && before.of > 0 => {
                share_text(millionths(*now) - millionths(*before))
            }
            _ => self.shown(Lang::En),
        }
    }

    /// True for what is aligned right.
    pub const fn is_number(&self) -> bool {
        matches!(
            self,
            Self::Number(_)
                | Self::Share(..)
                | Self::Parts(..)
                | Self::Points(..)
                | Self::Difference(..)
        )
    }
}

/// A share in millionths of a percent, cut off, so that it never reaches a threshold.
fn millionths(share: Share) -> i128 {
    i128::from(share.met) * 100_000_000 / i128::from(share.of.max(1))
}

/// Millionths as a decimal number without zeros at its end.
fn share_text(millionths: i128) -> String {
    let (sign, of) = (if millionths < 0 { "-" } else { "" }, millionths.unsigned_abs());
    let text = format!("{sign}{}.{:06}", of / 1_000_000, of % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `12/03/2004`, `03/2004` or `2004`, as far as it is known.
pub fn date_text(date: Date) -> String {
    match date.parts() {
        None => String::new(),
        Some((year, 0, _)) => year.to_string(),
        Some((year, month, 0)) => format!("{month:02}/{year}"),
        Some((year, month, day)) => format!("{day:02}/{month:02}/{year}"),
    }
}

/// The heading of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// In words.
    pub shown: String,
    /// In the machine form: `good_or_better`.
    pub word: String,
    /// True if the cells are [`Cell::Parts`], which are two columns in the machine form.
    pub has_parts: bool,
}

impl Heading {
    /// A heading of a text.
    pub fn new(lang: Lang, text: fn(Lang) -> &'static str) -> Self {
        Self::of([text(lang), text(Lang::En)])
    }

    /// The heading of a text in the language and in English. It begins with a capital letter; the
    /// machine form of a name is without its diacritics.
    pub fn of([shown, english]: [&str; 2]) -> Self {
        let folded = fold(english);
        let word = folded.split(|c: char| !c.is_ascii_alphanumeric());
        let word: Vec<&str> = word.filter(|part| !part.is_empty()).collect();
        Self { shown: words::capital(shown), word: word.join("_"), has_parts: false }
    }

    /// The heading of a column of [`Cell::Parts`].
    #[must_use]
    pub fn with_parts(self) -> Self {
        Self { has_parts: true, ..self }
    }

    /// The headings of some texts.
    pub fn all(lang: Lang, texts: &[fn(Lang) -> &'static str]) -> Vec<Self> {
        texts.iter().map(|text| Self::new(lang, *text)).collect()
    }
}

/// The rows of a grid, made while they are written: a table may have a million.
pub type Rows<'a> = Box<dyn Iterator<Item = Vec<Cell>> + 'a>;

/// A table of typed cells; each row has a cell for each heading.
pub struct Grid<'a> {
    /// What is above it.
    pub title: String,
    /// What it is called in the machine form.
    pub code: &'static str,
    /// The headings.
    pub headings: Vec<Heading>,
    /// The rows.
    pub rows: Rows<'a>,
    /// A picture of some of its columns, for the formats that have one.
    pub chart: Option<Chart>,
}

/// A chart of columns of a grid, by their positions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// Its form.
    pub kind: ChartKind,
    /// What is above it.
    pub title: String,
    /// The columns of the shares.
    pub series: Vec<u16>,
}

/// The form of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// A line for each column of shares.
    Line,
    /// A bar for each row.
    Bars,
}

/// Where the scale of bars begins, in percent: shares are near its end.
pub const BARS_FROM: u8 = 50;

/// Where the scale of a chart with these shares begins, in percent: at 0 where one of them is left
/// of where it mostly does.
pub fn scale_start(mut shares: impl Iterator<Item = Share>, usual: u8) -> u8 {
    if shares.any(|share| share.status(usual) == Status::Below) { 0 } else { usual }
}

impl<'a> Grid<'a> {
    /// A grid of rows that are made.
    pub fn new(title: &str, headings: Vec<Heading>, rows: Vec<Vec<Cell>>) -> Self {
        Self::lazy(title, headings, rows.into_iter())
    }

    /// A grid of rows that are made while they are written.
    pub fn lazy(
        title: &str,
        headings: Vec<Heading>,
        rows: impl Iterator<Item = Vec<Cell>> + 'a,
    ) -> Self {
        Self { title: title.to_owned(), code: "", headings, rows: Box::new(rows), chart: None }
    }

    /// The grid with its name in the machine form.
    pub fn coded(self, code: &'static str) -> Self {
        Self { code, ..self }
    }

    /// The grid with a chart of it.
    pub fn with_chart(self, chart: Chart) -> Self {
        Self { chart: Some(chart), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_written_for_a_table_for_a_reader_and_for_a_machine() {
        let share = Share { met: 8996, of: 10_000 };
        let date = |month, day| Cell::Date(Date::new(Year(2004), month, day).unwrap());
        for (cell, plain, shown, raw) in [
            (Cell::Number(221_365), "221365", "221.365", "221365"),
            (Cell::Share(share, 90), "89,9", "89,9", "89.96"),
            (Cell::Share(Share { met: 2, of: 3 }, 90), "66,7", "66,7", "66.666666"),
            (Cell::Share(Share { met: 4, of: 4 }, 90), "100,0", "100,0", "100"),
            (Cell::Parts(share, 90), "8996 trên 10000", "8.996/10.000", "8,996/10,000"),
            (Cell::Points(share, Share { met: 91, of: 100 }, 90), "−1,1", "−1,1", "-1.04"),
            (Cell::Difference(45_295, 24_381), "+20914", "+20.914", "20914"),
            (Cell::Difference(1, 3_001), "−3000", "−3.000", "-3000"),
            (Cell::Word("Nhà nước".into(), "state".into()), "Nhà nước", "Nhà nước", "state"),
            (date(3, 12), "12/03/2004", "12/03/2004", "2004-03-12"),
            (date(3, 0), "03/2004", "03/2004", "2004-03"),
            (date(0, 0), "2004", "2004", "2004"),
            (Cell::share(Share::default(), 85), "", "", ""),
        ] {
            assert_eq!((cell.plain(Lang::Vi), cell.shown(Lang::Vi)), (plain.into(), shown.into()));
            assert_eq!(cell.raw(), raw);
        }
    }

    #[test]
    fn the_machine_form_of_a_heading_is_one_word() {
        let heading = Heading::of(["Tỷ lệ (%)", "Good or better, %"]);
        assert_eq!(
            (heading.shown.as_str(), heading.word.as_str()),
            ("Tỷ lệ (%)", "good_or_better")
        );
    }
}
