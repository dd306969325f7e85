//! Grids as a workbook: a sheet for each part, which says on top what it is made from.
//!
//! ```text
//! title · year                     the first rows: what it is made from
//! Tổ chức cơ sở | Xếp loại | …     the header: frozen, with a filter, repeated on each page
//! Đảng bộ …     | HTTNV    | …     numbers are numbers, shares are exact fractions as percentages
//! ```
//!
//! A share is the fraction itself, so that sums and sorting are exact; its number format has as
//! many decimals as keep it from being shown rounded across its threshold.
//!
//! On paper each sheet is A4 across, with every column: a wide table is printed on pages beside
//! each other, each with its first column, and above it what it is made from. The charts are on the
//! last sheet, which is one page.

use super::xlsx_chart::{ChartData, charts_sheet};
use super::xlsx_page::{a4_across, lines_of, page_footer, page_header};
use super::xlsx_style::{Styles, percent_format};
use crate::domain::{Share, column_letters};
use crate::ingest::source::KEYWORD;
use crate::report::cell::{harmless, has_formula};
use crate::report::grid::{Cell, Grid, Heading};
use crate::report::origin::About;
use crate::words::{self, Lang};
use rust_xlsxwriter::{
    ConditionalFormatFormula, DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError,
};

/// The last row of a sheet, from 0.
const LAST_ROW: u32 = 1_048_575;

/// The most characters that a cell is written with; a spreadsheet allows 32,767.
const LONGEST_TEXT: usize = 32_000;

/// The least and the widest column, in characters; the widest one of sentences.
const WIDTHS: (usize, usize) = (7, 28);
const SENTENCE_WIDTH: usize = 48;

/// A text with more characters is a sentence.
const SENTENCE: usize = 60;

/// The width of a column whose widest text has so many characters.
const fn column_width(widest: usize) -> usize {
    match widest {
        0..7 => WIDTHS.0,
        7..28 => widest,
        28..=SENTENCE => WIDTHS.1,
        _ => SENTENCE_WIDTH,
    }
}

/// A sheet: its name and its grids.
pub struct Sheet<'a> {
    /// The name on its tab.
    pub name: String,
    /// What its rows are limited by beside the filter; mostly nothing.
    pub limits: String,
    /// The grids below each other. One alone, or several with the same headings, are a table that
    /// is frozen at its header and has a filter.
    pub grids: Vec<Grid<'a>>,
}

/// The sheets as a workbook.
///
/// # Errors
/// What the library says.
pub fn xlsx(lang: Lang, about: &About, sheets: Vec<Sheet>) -> Result<Vec<u8>, String> {
    write(lang, about, sheets).map_err(|error| error.to_string())
}

fn write(lang: Lang, about: &About, sheets: Vec<Sheet>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // As Excel does: a third faster than the library's own, files a twentieth larger.
    workbook.set_zip_compression_level(3);
    let properties = DocProperties::new()
        .set_title(harmless(&about.title))
        .set_keywords(KEYWORD)
        .set_comment(harmless(&about.lines(lang).join(" · ")))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let styles = Styles::new();
    let mut charts = Vec::new();
    for sheet in sheets {
        let rows: usize = sheet.grids.iter().map(|grid| grid.rows.size_hint().0).sum();
        let mut writer = SheetWriter::new(lang, &styles, about, &mut workbook);
        (writer.name, writer.limits) = (sheet.name, sheet.limits);
        if rows > LARGE {
            writer.sheet = large_sheet(writer.workbook);
        }
        if sheet.grids.windows(2).all(|pair| pair[0].headings == pair[1].headings) {
            writer.table(sheet.grids, true)?;
        } else {
            for grid in sheet.grids {
                writer.table(vec![grid], false)?;
            }
        }
        let (worksheets, own) = writer.finish();
        charts.extend(own);
        for worksheet in worksheets {
            workbook.push_worksheet(worksheet);
        }
    }
    if !charts.is_empty() {
        let mut sheet = Worksheet::new();
        let row = top(&mut sheet, &styles, about, &about.lines(lang))? + 1;
        charts_sheet(&mut sheet, lang, row, &charts)?;
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer()
}

/// With more rows a sheet is large.
const LARGE: usize = 10_000;

/// A large sheet: its rows are kept in a file without a name until all are written. 300,000 rows
/// take 0.26 GB of memory instead of 1.65. In memory where the system has no folder for such
/// files, as smaller ones are: only so have their charts a copy of their figures.
fn large_sheet(workbook: &mut Workbook) -> Worksheet {
    workbook.new_worksheet_with_low_memory().unwrap_or_else(|_| Worksheet::new())
}

/// Writes what a sheet is made from into its first rows; returns how many.
fn top(
    sheet: &mut Worksheet,
    styles: &Styles,
    about: &About,
    lines: &[String],
) -> Result<u32, XlsxError> {
    let mut row = 0;
    for line in lines {
        let style = match row {
            0 => &styles.title,
            _ if *line == about.warning => &styles.warning,
            _ => &styles.note,
        };
        sheet.write_string_with_format(row, 0, harmless(line), style)?;
        row += 1;
    }
    Ok(row)
}

/// Consecutive cells of a column with the same threshold.
struct Run {
    column: u16,
    threshold: u8,
    rows: (u32, u32),
}

/// Writes one part. It goes on in a further sheet where one is full.
struct SheetWriter<'a> {
    lang: Lang,
    styles: &'a Styles,
    about: &'a About,
    workbook: &'a mut Workbook,
    name: String,
    limits: String,
    /// The sheets that are full, then the one that is written.
    done: Vec<Worksheet>,
    sheet: Worksheet,
    /// The next free row.
    row: u32,
    /// The widest text of each column.
    widths: Vec<usize>,
    runs: Vec<Run>,
    charts: Vec<ChartData>,
    /// The table of a sheet that has no other.
    printed: Option<Printed>,
}

/// What is printed of a table.
struct Printed {
    /// What it is made from.
    lines: Vec<String>,
    /// Its first and its last row.
    rows: (u32, u32),
    columns: u16,
}

impl<'a> SheetWriter<'a> {
    fn new(lang: Lang, styles: &'a Styles, about: &'a About, workbook: &'a mut Workbook) -> Self {
        Self {
            lang,
            styles,
            about,
            workbook,
            name: String::new(),
            limits: String::new(),
            done: Vec::new(),
            sheet: Worksheet::new(),
            row: 0,
            widths: Vec::new(),
            runs: Vec::new(),
            charts: Vec::new(),
            printed: None,
        }
    }

    /// The name of the sheet that is written: the second is `Chi bộ (2)`.
    fn sheet_name(&self) -> String {
        match self.done.len() {
            0 => self.name.clone(),
            full => format!("{} ({})", self.name, full + 1),
        }
    }

    /// What the sheet is made from.
    fn lines(&self) -> Vec<String> {
        let mut lines = self.about.lines(self.lang);
        if !self.limits.is_empty() {
            lines.push(words::filtered_by(self.lang, &self.limits));
        }
        lines
    }

    /// Writes that on top.
    fn top(&mut self) -> Result<(), XlsxError> {
        let lines = self.lines();
        self.row += top(&mut self.sheet, self.styles, self.about, &lines)? + 1;
        Ok(())
    }

    /// Writes grids with the same headings as one table below what is written; several have their
    /// titles in it. `is_alone` if the part has no other table.
    fn table(&mut self, grids: Vec<Grid>, is_alone: bool) -> Result<(), XlsxError> {
        let Some(headings) = grids.first().map(|grid| grid.headings.clone()) else { return Ok(()) };
        let has_titles = grids.len() > 1;
        if self.row == 0 {
            self.top()?;
        }
        if !is_alone {
            self.title(&grids[0].title)?;
        }
        let mut header = self.header(&headings)?;
        for Grid { title, rows, chart, .. } in grids {
            if has_titles {
                self.title(&title)?;
            }
            let mut chart =
                chart.map(|chart| ChartData::new(self.sheet_name(), chart, self.row - 1));
            for cells in rows {
                if self.row > LAST_ROW {
                    self.close(header, &headings, is_alone)?;
                    self.next_sheet();
                    self.top()?;
                    header = self.header(&headings)?;
                }
                if let Some(chart) = &mut chart {
                    chart.add(&cells);
                }
                self.cells(&cells)?;
            }
            self.charts.extend(chart.filter(|chart| chart.rows() > 0));
        }
        self.close(header, &headings, is_alone)?;
        self.row += 1;
        Ok(())
    }

    fn title(&mut self, title: &str) -> Result<(), XlsxError> {
        let title = harmless(title);
        self.sheet.write_string_with_format(self.row, 0, title, &self.styles.strong)?;
        self.row += 1;
        Ok(())
    }

    /// Writes a row, as high as its longest text needs: a column holds more letters than digits, in
    /// which its width is counted.
    fn cells(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let mut lines = 1;
        for (column, cell) in (0u16..).zip(cells) {
            self.cell(column, cell)?;
            if let Cell::Text(text) | Cell::Word(text, _) = cell {
                let width = column_width(text.chars().count() + INDENT) - INDENT;
                lines = lines.max(lines_of(text, width * 8 / 7));
            }
        }
        if lines > 1 {
            let height = f64::from(LINE_HEIGHT) * f64::from(lines);
            self.sheet.set_row_height(self.row, height.min(HIGHEST_ROW))?;
        }
        self.row += 1;
        Ok(())
    }

    /// Writes the headings; returns their row.
    fn header(&mut self, headings: &[Heading]) -> Result<u32, XlsxError> {
        let row = self.row;
        for (column, heading) in (0u16..).zip(headings) {
            let text = harmless(&heading.shown);
            // A heading wraps; its longest word is the least width.
            let word = text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
            self.widen(column, word.max(text.chars().count().div_ceil(3)) + 2);
            self.sheet.write_string_with_format(row, column, text, &self.styles.header)?;
        }
        self.sheet.set_row_height(row, HEADER_HEIGHT)?;
        self.row += 1;
        Ok(row)
    }

    fn widen(&mut self, column: u16, width: usize) {
        let column = usize::from(column);
        if self.widths.len() <= column {
            self.widths.resize(column + 1, 0);
        }
        self.widths[column] = self.widths[column].max(width);
    }

    fn cell(&mut self, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let (row, styles) = (self.row, self.styles);
        if self.widths.get(usize::from(column)).is_none_or(|width| *width <= SENTENCE) {
            self.widen(column, cell.shown(self.lang).chars().count() + INDENT);
        }
        match cell {
            Cell::Empty => {
                self.sheet.write_blank(row, column, &styles.text)?;
                // One rule for a column is enough: it looks at numbers alone.
                if let Some(run) = self.run_of(column) {
                    run.rows.1 = row;
                }
            }
            Cell::Text(text) | Cell::Word(text, _) => self.text(column, text)?,
            Cell::Number(number) => match exact(*number) {
                Some(exact) => {
                    self.sheet.write_number_with_format(row, column, exact, &styles.number)?;
                }
                // A spreadsheet has 15 digits.
                None => self.text(column, &number.to_string())?,
            },
            Cell::Year(year) => {
                self.sheet.write_number_with_format(row, column, year.0, &styles.year)?;
            }
            Cell::Share(share, threshold) | Cell::Parts(share, threshold) => {
                self.share(column, *share, *threshold)?;
            }
            Cell::Points(now, before, threshold) => {
                let points = now.tenths_from(*before, *threshold);
                if let Some(tenths) = points.and_then(|tenths| i32::try_from(tenths).ok()) {
                    let points = f64::from(tenths) / 10.0;
                    self.sheet.write_number_with_format(row, column, points, &styles.points)?;
                }
            }
            Cell::Difference(now, before) => match exact(*now).zip(exact(*before)) {
                Some((now, before)) => {
                    let style = &styles.difference;
                    self.sheet.write_number_with_format(row, column, now - before, style)?;
                }
                None => self.text(column, &cell.plain(self.lang))?,
            },
            Cell::Date(date) => match date.parts() {
                Some((year, month @ 1.., day @ 1..)) if year.0 >= 1900 => {
                    let date = ExcelDateTime::from_ymd(year.0, month, day)?;
                    self.sheet.write_datetime_with_format(row, column, &date, &styles.date)?;
                }
                _ => self.text(column, &cell.shown(self.lang))?,
            },
        }
        Ok(())
    }

    /// A text is written as such: it is never taken for a formula, even where somebody edits it.
    fn text(&mut self, column: u16, text: &str) -> Result<(), XlsxError> {
        let mut text = harmless(text);
        if text.chars().count() > LONGEST_TEXT {
            text = text.chars().take(LONGEST_TEXT).chain(['…']).collect();
        }
        let style = if has_formula(&text) { &self.styles.quoted } else { &self.styles.text };
        self.sheet.write_string_with_format(self.row, column, text, style)?;
        Ok(())
    }

    fn share(&mut self, column: u16, share: Share, threshold: u8) -> Result<(), XlsxError> {
        let (Some(met), Some(of)) = (exact(share.met), exact(share.of)) else { return Ok(()) };
        if share.of == 0 {
            return Ok(());
        }
        let style = self.styles.percent(percent_format(share, threshold));
        self.sheet.write_number_with_format(self.row, column, met / of, style)?;
        let row = self.row;
        match self.run_of(column) {
            Some(run) if run.threshold == threshold => run.rows.1 = row,
            _ => self.runs.push(Run { column, threshold, rows: (row, row) }),
        }
        Ok(())
    }

    /// The shares of a column that end in the row above.
    fn run_of(&mut self, column: u16) -> Option<&mut Run> {
        let row = self.row;
        let last = self.runs.iter_mut().rev().find(|run| run.column == column);
        last.filter(|run| run.rows.1 + 1 == row)
    }

    /// Freezes the header, sets the filter, marks the shares below their threshold.
    fn close(
        &mut self,
        header: u32,
        headings: &[Heading],
        is_alone: bool,
    ) -> Result<(), XlsxError> {
        let last = self.row.saturating_sub(1);
        let columns = u16::try_from(headings.len()).unwrap_or(u16::MAX);
        for Run { column, threshold, rows } in std::mem::take(&mut self.runs) {
            let cell = format!("{}{}", column_letters(column.into()), rows.0 + 1);
            let rule = format!("=AND(ISNUMBER({cell}),{cell}<{threshold}/100)");
            let format = ConditionalFormatFormula::new()
                .set_rule(rule.as_str())
                .set_format(&self.styles.below);
            self.sheet.add_conditional_format(rows.0, column, rows.1, column, &format)?;
        }
        // Of several tables the last one is a list, which may be longer than a page.
        self.sheet.set_repeat_rows(header, header)?;
        if is_alone && columns > 0 {
            self.sheet.set_freeze_panes(header + 1, 1)?;
            self.sheet.autofilter(header, 0, last.max(header), columns - 1)?;
            self.sheet.set_repeat_columns(0, 0)?;
            let lines = self.lines();
            self.printed = Some(Printed { lines, rows: (header, last.max(header)), columns });
        }
        Ok(())
    }

    fn next_sheet(&mut self) {
        let name = self.sheet_name();
        let mut full = std::mem::replace(&mut self.sheet, large_sheet(self.workbook));
        set_page(&mut full, (&self.widths, &name), self.printed.take(), self.about);
        self.done.push(full);
        self.row = 0;
    }

    /// The sheets, and the charts of their grids.
    fn finish(mut self) -> (Vec<Worksheet>, Vec<ChartData>) {
        let name = self.sheet_name();
        set_page(&mut self.sheet, (&self.widths, &name), self.printed.take(), self.about);
        self.done.push(self.sheet);
        (self.done, self.charts)
    }
}

/// Name, widths, and pages of A4 across.
fn set_page(
    sheet: &mut Worksheet,
    (widths, name): (&[usize], &str),
    printed: Option<Printed>,
    about: &About,
) {
    // The name is short and has no sign that a spreadsheet forbids; else it is "Sheet1".
    let _ = sheet.set_name(name);
    let mut total = 0;
    for (column, width) in (0u16..).zip(widths) {
        let width = column_width(*width);
        total += width;
        let _ = sheet.set_column_width(column, f64::from(u32::try_from(width).unwrap_or(0)));
    }
    a4_across(sheet);
    let whose = [about.title.as_str(), &about.warning].join(" · ");
    page_footer(sheet, whose.trim_end_matches(" · "));
    // Tables below each other have no names of rows to repeat beside them.
    let most = if printed.is_some() { u16::MAX } else { 1 };
    let pages = u16::try_from(pages_of(total)).unwrap_or(u16::MAX).min(most);
    sheet.set_print_fit_to_pages(pages, 0);
    if let Some(Printed { lines, rows: (first, last), columns }) = printed.filter(|_| pages > 1) {
        page_header(sheet, &lines);
        let _ = sheet.set_print_area(first, 0, last, columns.saturating_sub(1));
    }
}

/// The characters of a row of a page that can be read without a glass.
const PAGE_WIDTH: usize = 200;

/// How many pages a row of so many characters has beside each other. One that is little wider than
/// a page is rather written smaller.
const fn pages_of(characters: usize) -> usize {
    if characters <= PAGE_WIDTH * 4 / 3 { 1 } else { characters.div_ceil(PAGE_WIDTH) }
}

/// The characters beside a text in its cell.
const INDENT: usize = 2;

/// The height of a line of text, and of the highest row that a spreadsheet has, in points.
const LINE_HEIGHT: u8 = 15;
const HIGHEST_ROW: f64 = 405.0;

/// The height of a header of three lines, in points.
const HEADER_HEIGHT: u8 = 48;

/// A number that a spreadsheet holds exactly.
pub(super) fn exact(number: u64) -> Option<f64> {
    let [high, low] = [number >> 32, number & 0xffff_ffff].map(u32::try_from);
    (number < 1_000_000_000_000_000)
        .then(|| Some(f64::from(high.ok()?) * 4_294_967_296.0 + f64::from(low.ok()?)))?
}
