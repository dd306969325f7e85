//! A form of an office as a workbook of one sheet, laid out as forms are printed.
//!
//! ```text
//! Đơn vị báo cáo: …                                  Biểu số 5-BTCTW
//!                 TITLE NĂM 2023
//!                 what the figures are made from
//!  TT | Loại hình |     Doanh nghiệp      | …       a group over its columns
//!     |           | Tổng số | Có tổ chức  | …
//!   A |     B     |   (1)   |     (2)     | …       the numbers of the columns
//!     | Tổng số   |         |             |
//! notes: the cells without data
//!   NGƯỜI LẬP BIỂU                     T/M BAN THƯỜNG VỤ
//! ```

use super::xlsx::exact;
use super::xlsx_page::a4_across;
use super::xlsx_style::Styles;
use crate::ingest::source::KEYWORD;
use crate::report::cell::harmless;
use crate::report::grid::Cell;
use crate::report::origin::About;
use crate::words::{Lang, meeting};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

/// The widths of the ordinal, the labels and the other columns, in characters.
const WIDTHS: [u8; 3] = [5, 36, 10];

/// The height of a line of text, in points.
const LINE: u16 = 16;

/// The columns before the figures.
const BEFORE: u16 = 2;

/// A column of figures.
pub struct FormColumn {
    /// What is above it and its neighbours; empty for a column of its own.
    pub group: String,
    /// Its heading.
    pub heading: String,
    /// True if it is a share of its neighbours.
    pub is_share: bool,
}

/// A row of figures.
pub struct FormRow {
    /// Its number; mostly empty.
    pub number: String,
    /// What it counts.
    pub label: String,
    /// How far it is indented.
    pub depth: u8,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// The table of a form.
pub struct FormTable {
    /// The heading of the labels.
    pub label: String,
    /// The columns.
    pub columns: Vec<FormColumn>,
    /// The rows.
    pub rows: Vec<FormRow>,
    /// What is said of its figures.
    pub notes: Vec<String>,
}

/// A form.
pub struct FormSheet {
    /// Its official number.
    pub number: String,
    /// Who reports.
    pub unit: String,
    /// Its title.
    pub title: String,
    /// What its figures are made from.
    pub about: Vec<String>,
    /// Its table.
    pub table: FormTable,
    /// What is below the table.
    pub notes: Vec<String>,
    /// Place and date.
    pub date: String,
    /// Who signs, left and right.
    pub signatures: [String; 2],
}

/// The form as a workbook.
///
/// # Errors
/// What the library says.
pub fn form_xlsx(lang: Lang, about: &About, form: &FormSheet) -> Result<Vec<u8>, String> {
    write(lang, about, form).map_err(|error| error.to_string())
}

fn write(lang: Lang, about: &About, form: &FormSheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(harmless(&form.title))
        .set_keywords(KEYWORD)
        .set_comment(harmless(&about.lines(lang).join(" · ")))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let mut writer = FormWriter {
        styles: Styles::new(),
        sheet: Worksheet::new(),
        row: 0,
        last: BEFORE - 1 + u16::try_from(form.table.columns.len()).unwrap_or(0),
    };
    writer.top(form)?;
    let header = writer.header(lang, &form.table)?;
    writer.rows(lang, &form.table)?;
    writer.bottom(form)?;
    let FormWriter { mut sheet, last, .. } = writer;
    sheet.set_name(form.number.replace(['/', ':'], "-"))?;
    sheet.set_freeze_panes(header, BEFORE)?;
    for column in 0..=last {
        sheet.set_column_width(column, WIDTHS[usize::from(column.min(BEFORE))])?;
    }
    a4_across(&mut sheet);
    sheet.set_print_fit_to_pages(1, 0);
    workbook.push_worksheet(sheet);
    workbook.save_to_buffer()
}

struct FormWriter {
    styles: Styles,
    sheet: Worksheet,
    /// The next free row.
    row: u32,
    /// The last column.
    last: u16,
}

impl FormWriter {
    /// Writes a text over all columns from `first` to `last`.
    fn across(
        &mut self,
        (first, last): (u16, u16),
        text: &str,
        style: &Format,
    ) -> Result<(), XlsxError> {
        let text = harmless(text);
        if first == last {
            self.sheet.write_string_with_format(self.row, first, text, style)?;
        } else {
            self.sheet.merge_range(self.row, first, self.row, last, &text, style)?;
        }
        Ok(())
    }

    fn top(&mut self, form: &FormSheet) -> Result<(), XlsxError> {
        let centred = |style: &Format| style.clone().set_align(FormatAlign::Center);
        let (strong, title) = (self.styles.strong.clone(), centred(&self.styles.title));
        let note = centred(&self.styles.note).set_text_wrap();
        let half = self.last / 2;
        self.across((0, half), &form.unit, &strong)?;
        let right = strong.clone().set_align(FormatAlign::Right);
        self.across((half + 1, self.last), &form.number, &right)?;
        self.row += 2;
        self.across((0, self.last), &form.title, &title)?;
        self.row += 1;
        for line in &form.about {
            self.across((0, self.last), line, &note)?;
            self.row += 1;
        }
        self.row += 1;
        Ok(())
    }

    /// Writes the headings in two rows and the numbers of the columns; returns the row below.
    fn header(&mut self, lang: Lang, table: &FormTable) -> Result<u32, XlsxError> {
        let style = self.styles.header.clone();
        let (upper, lower) = (self.row, self.row + 1);
        for (column, text) in [(0, meeting::ordinal(lang)), (1, table.label.as_str())] {
            self.sheet.merge_range(upper, column, lower, column, &harmless(text), &style)?;
        }
        let mut column = BEFORE;
        for group in table.columns.chunk_by(|a, b| !a.group.is_empty() && a.group == b.group) {
            let last = column + u16::try_from(group.len()).unwrap_or(1) - 1;
            if group[0].group.is_empty() {
                let heading = harmless(&group[0].heading);
                self.sheet.merge_range(upper, column, lower, column, &heading, &style)?;
            } else {
                self.across((column, last), &group[0].group, &style)?;
                for (at, part) in (column..).zip(group) {
                    let heading = harmless(&part.heading);
                    self.sheet.write_string_with_format(lower, at, heading, &style)?;
                }
            }
            column = last + 1;
        }
        self.sheet.set_row_height(upper, LINE * 2)?;
        self.sheet.set_row_height(lower, LINE * 4)?;
        self.row = lower + 1;
        for column in 0..=self.last {
            let number = match column {
                0 => "A".to_owned(),
                1 => "B".to_owned(),
                column => format!("({})", column - 1),
            };
            self.sheet.write_string_with_format(self.row, column, number, &style)?;
        }
        self.row += 1;
        Ok(self.row)
    }

    fn rows(&mut self, lang: Lang, table: &FormTable) -> Result<(), XlsxError> {
        for row in &table.rows {
            let (mut label, mut number) = (self.styles.text.clone(), self.styles.number.clone());
            let mut share = self.styles.percent(1).clone();
            if row.depth == 0 {
                (label, number, share) = (label.set_bold(), number.set_bold(), share.set_bold());
            }
            let label = label.set_align(FormatAlign::Left).set_indent(row.depth);
            let ordinal = self.styles.text.clone().set_align(FormatAlign::Center);
            let text = harmless(&row.number);
            self.sheet.write_string_with_format(self.row, 0, text, &ordinal)?;
            let text = harmless(&row.label);
            self.sheet.write_string_with_format(self.row, 1, text, &label)?;
            for (column, cell) in (BEFORE..).zip(&row.cells) {
                let value = match cell {
                    Cell::Number(value) => exact(*value).map(|value| (value, &number)),
                    Cell::Share(part, _) => {
                        exact(part.met).zip(exact(part.of)).map(|(met, of)| (met / of, &share))
                    }
                    _ => None,
                };
                match (value, cell) {
                    (Some((value, style)), _) => {
                        self.sheet.write_number_with_format(self.row, column, value, style)?;
                    }
                    (None, Cell::Empty) => {
                        self.sheet.write_blank(self.row, column, &number)?;
                    }
                    (None, other) => {
                        let text = harmless(&other.shown(lang));
                        self.sheet.write_string_with_format(self.row, column, text, &number)?;
                    }
                }
            }
            self.row += 1;
        }
        Ok(())
    }

    fn bottom(&mut self, form: &FormSheet) -> Result<(), XlsxError> {
        let note = self.styles.note.clone().set_text_wrap().set_align(FormatAlign::Top);
        self.row += 1;
        let width = usize::from(WIDTHS[0] + WIDTHS[1])
            + usize::from(WIDTHS[2]) * usize::from(self.last - 1);
        for text in &form.notes {
            self.across((0, self.last), text, &note)?;
            let lines = u16::try_from(text.chars().count() / width + 1).unwrap_or(u16::MAX);
            self.sheet.set_row_height(self.row, LINE.saturating_mul(lines))?;
            self.row += 1;
        }
        self.row += 1;
        let half = self.last / 2;
        let centred = Format::new().set_align(FormatAlign::Center);
        let [note, strong] =
            [&self.styles.note, &self.styles.strong].map(|style| style.clone().merge(&centred));
        self.across((half + 1, self.last), &form.date, &note)?;
        self.row += 1;
        self.across((0, half), &form.signatures[0], &strong)?;
        self.across((half + 1, self.last), &form.signatures[1], &strong)?;
        Ok(())
    }
}
