//! Workbooks of Excel and `LibreOffice`: each sheet as a text of lines, which the code for texts
//! reads as a file of its own.
//!
//! ```text
//! bytes ─ package, xls_scan, ods_scan ─ calamine ─ typed cells ─ cell ─┐
//!         (how much it is, merged ranges) ─────────────────────────────┴─ sheet_text ─> lines
//! ```
//!
//! Formulas count by their stored values; macros and links to other files are not looked at.

mod binary;
mod cell;
mod compound;
mod fault;
mod formulas;
mod guard;
mod hidden;
mod little_endian;
mod merges;
mod ods_scan;
mod package;
mod sheet_parts;
mod sheet_text;
mod xls_scan;

pub use guard::is_guarded;

use crate::domain::{FileFormat, Unreadable, WorkbookFault};
use crate::ingest::decode::file_format::{recognise, starts_as_package};
use crate::ingest::progress::Progress;
use crate::ingest::source::{Bytes, ProgressReader};
use calamine::{Data, Ods, Range, Reader as _, Sheet, SheetType, SheetVisible, Xls, Xlsb, Xlsx};
use cell::{NumberForm, Value};
use fault::{MAX_TEXT, damaged, fault};
use formulas::Unstored;
use guard::guarded;
use hidden::Hidden;
use package::{Format, Package, SheetScan};
use rustc_hash::{FxHashMap, FxHashSet};
use sheet_text::SheetText;
use std::borrow::Cow;
use std::sync::Arc;

/// The most sheets of a workbook.
const MAX_SHEETS: usize = 500;

/// How many bytes the text of a sheet has at most for each byte of the unpacked workbook; the least
/// of such bounds. A few bytes may stand for many, where cells share a text or are far apart.
const TEXT_OF_UNPACKED: u64 = 8;
const LEAST_TEXT: u64 = 16 << 20;

/// How much of the work on a workbook the library does while it reads the bytes, in tenths.
const TENTHS: usize = 8;

/// The library's reader of a format.
enum Reader<'a> {
    Xlsx(Box<Xlsx<ProgressReader<'a>>>),
    Xlsb(Box<Xlsb<ProgressReader<'a>>>),
    Xls(Box<Xls<ProgressReader<'a>>>),
    Ods(Box<Ods<ProgressReader<'a>>>),
}

/// An opened workbook.
pub struct Workbook<'a> {
    reader: Reader<'a>,
    /// The names of the sheets of cells that are not hidden, in their order.
    sheets: Vec<String>,
    /// The names of the hidden sheets.
    hidden: Vec<String>,
    /// What the library does not give of the sheets, by their names.
    scans: FxHashMap<String, SheetScan>,
    /// The most bytes of the text of a sheet.
    most_text: u64,
}

/// True if a file is a zip archive or a compound file, as workbooks are.
pub fn may_be_workbook(bytes: &Bytes) -> bool {
    let mut head = [0; 8];
    let head = &mut head[..usize::try_from(bytes.len()).unwrap_or(8).min(8)];
    bytes.read_at(0, head).is_ok() && starts_as_package(head)
}

impl<'a> Workbook<'a> {
    /// Opens a workbook; `progress` is told how much of it was read.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open(bytes: &'a [u8], progress: Option<&Arc<Progress>>) -> Result<Self, Unreadable> {
        guarded(|| Self::parse(bytes, progress)).map_err(|why| {
            let is_of_libre_office = recognise(bytes) == Some(FileFormat::OpenDocument);
            match why {
                Unreadable::Workbook(WorkbookFault::Damaged) if is_of_libre_office => {
                    fault(WorkbookFault::DamagedOpenDocument)
                }
                why => why,
            }
        })
    }

    fn parse(bytes: &'a [u8], progress: Option<&Arc<Progress>>) -> Result<Self, Unreadable> {
        let counted = |bytes| ProgressReader::counted(bytes, progress.cloned(), TENTHS);
        let input = counted(Cow::Borrowed(bytes));
        let is_other = |format: &FileFormat| {
            !matches!(format, FileFormat::Workbook | FileFormat::OpenDocument | FileFormat::Zip)
        };
        if let Some(format) = recognise(bytes).filter(is_other) {
            return Err(Unreadable::Format(format));
        }
        if !bytes.starts_with(b"PK") {
            return Self::parse_xls(bytes, input);
        }
        let mut package = Package::open(bytes, progress)?;
        let mut of_parts = package.check()?;
        let book = match package.format {
            Format::Ods => Self::parse_ods(&mut package, input),
            Format::Xlsb => Self::parse_xlsb(&mut package, input),
            Format::Xlsx => {
                let parts = distinct(sheet_parts::sheet_parts(&mut package)?)?.into_iter();
                let mut scan = |part: String| of_parts.remove(&part).unwrap_or_default();
                let scans = parts.map(|(name, part)| (name, scan(part))).collect();
                let xlsx = Xlsx::new(input).map_err(damaged)?;
                Self::new(Reader::Xlsx(Box::new(xlsx)), scans)
            }
        }?;
        let most_text = (package.unpacked * TEXT_OF_UNPACKED).clamp(LEAST_TEXT, MAX_TEXT);
        Ok(Self { most_text, ..book })
    }

    fn parse_xls(bytes: &[u8], input: ProgressReader<'a>) -> Result<Self, Unreadable> {
        let hidden = xls_scan::check(bytes)?;
        let xls = Xls::new(input).map_err(damaged)?;
        let names = xls.sheets_metadata().iter().map(|sheet| sheet.name.clone());
        let scan = |(name, hidden): (String, Hidden)| {
            let merges = xls.merge_cells_by_sheet_name(&name).unwrap_or_default();
            (name, SheetScan { merges, hidden, ..SheetScan::default() })
        };
        let hidden = hidden.into_iter().chain(std::iter::repeat_with(Hidden::default));
        let scans = names.zip(hidden).map(scan).collect();
        Self::new(Reader::Xls(Box::new(xls)), scans)
    }

    fn parse_xlsb(
        package: &mut Package,
        mut input: ProgressReader<'a>,
    ) -> Result<Self, Unreadable> {
        let (mut scans, mut long) = <(FxHashMap<_, _>, FxHashMap<_, _>)>::default();
        for (name, part) in distinct(sheet_parts::binary_parts(package)?)? {
            let records = package.text(&part)?.unwrap_or_default();
            scans.insert(name, binary::scan(&records));
            long.extend(binary::with_long_cells(&records).map(|records| (part, records)));
        }
        if !long.is_empty() {
            input = ProgressReader::uncounted(package.with_parts(&long)?.into());
        }
        let xlsb = Xlsb::new(input).map_err(damaged)?;
        Self::new(Reader::Xlsb(Box::new(xlsb)), scans)
    }

    fn parse_ods(package: &mut Package, input: ProgressReader<'a>) -> Result<Self, Unreadable> {
        // The library makes room for every repeated cell: nothing is left to it before the scan.
        let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
        if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
            return Err(fault(WorkbookFault::Password));
        }
        let scans = ods_scan::scan(package.reader("content.xml")?)?;
        let ods = match Ods::new(input) {
            Err(calamine::OdsError::Password) => return Err(fault(WorkbookFault::Password)),
            // The library takes a blank between two cells for a fault.
            Err(calamine::OdsError::Mismatch { .. }) => {
                let content = package.text("content.xml")?.unwrap_or_default();
                let content = ods_scan::without_blanks(&content);
                let parts = FxHashMap::from_iter([("content.xml".to_owned(), content)]);
                Ods::new(ProgressReader::uncounted(package.with_parts(&parts)?.into()))
                    .map_err(damaged)?
            }
            ods => ods.map_err(damaged)?,
        };
        let names = ods.sheets_metadata().iter().map(|sheet| sheet.name.clone());
        let scans = names.zip(scans).collect();
        Self::new(Reader::Ods(Box::new(ods)), scans)
    }

    fn new(reader: Reader<'a>, scans: FxHashMap<String, SheetScan>) -> Result<Self, Unreadable> {
        let all = match &reader {
            Reader::Xlsx(reader) => reader.sheets_metadata(),
            Reader::Xlsb(reader) => reader.sheets_metadata(),
            Reader::Xls(reader) => reader.sheets_metadata(),
            Reader::Ods(reader) => reader.sheets_metadata(),
        };
        let is_sheet = |sheet: &&Sheet| sheet.typ == SheetType::WorkSheet;
        if all.len() > MAX_SHEETS {
            return Err(fault(WorkbookFault::TooManySheets(MAX_SHEETS)));
        }
        let (shown, hidden): (Vec<&Sheet>, Vec<&Sheet>) =
            all.iter().filter(is_sheet).partition(|sheet| sheet.visible == SheetVisible::Visible);
        let names = |sheets: Vec<&Sheet>| sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let (sheets, hidden) = (names(shown), names(hidden));
        Ok(Self { sheets, hidden, reader, scans, most_text: MAX_TEXT })
    }

    /// The names of the sheets that are not hidden.
    pub fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// The names of the hidden sheets.
    pub fn hidden(&self) -> &[String] {
        &self.hidden
    }

    /// The formulas of a sheet without a stored value; those of binary workbooks always have one.
    pub fn unstored(&self, name: &str) -> Unstored {
        self.scans.get(name).map(|scan| scan.unstored).unwrap_or_default()
    }

    /// The hidden rows and columns of a sheet, as far as its text has them.
    pub fn hidden_within(&self, name: &str, text: &str) -> Hidden {
        self.scans.get(name).map(|scan| scan.hidden.within(text)).unwrap_or_default()
    }

    /// The text of a sheet, up to row `last`, from 1: its rows as lines, the cells between tabs.
    ///
    /// # Errors
    /// It is damaged or too large.
    pub fn text(&mut self, name: &str, last: u32) -> Result<String, Unreadable> {
        let scan = self.scans.get_mut(name);
        let merges = scan.map(|scan| std::mem::take(&mut scan.merges)).unwrap_or_default();
        let mut text = SheetText::new(merges, self.most_text);
        guarded(|| {
            match &mut self.reader {
                Reader::Xlsx(reader) => xlsx_cells(reader, name, last, &mut text)?,
                Reader::Xlsb(reader) => {
                    let mut cells = reader.worksheet_cells_reader(name).map_err(damaged)?;
                    while let Some(cell) = cells.next_cell().map_err(damaged)?
                        && cell.get_position().0 < last
                    {
                        let value = Value::of_ref(cell.get_value());
                        text.push(cell.get_position(), value, NumberForm::Plain)?;
                    }
                }
                Reader::Xls(reader) => {
                    cells_of(&reader.worksheet_range(name).map_err(damaged)?, last, &mut text)?;
                }
                Reader::Ods(reader) => {
                    cells_of(&reader.worksheet_range(name).map_err(damaged)?, last, &mut text)?;
                }
            }
            Ok(())
        })?;
        text.finish()
    }
}

/// The part of each sheet, where no two have the same: many sheets of one part would take the time
/// of as many parts.
fn distinct(parts: FxHashMap<String, String>) -> Result<FxHashMap<String, String>, Unreadable> {
    let distinct: FxHashSet<&String> = parts.values().collect();
    if distinct.len() < parts.len() {
        return Err(fault(WorkbookFault::Damaged));
    }
    Ok(parts)
}

/// Reads the cells of a sheet as it is parsed, each with its format.
fn xlsx_cells(
    reader: &mut Xlsx<ProgressReader>,
    name: &str,
    last: u32,
    text: &mut SheetText,
) -> Result<(), Unreadable> {
    let mut cells = match reader.worksheet_cells_reader(name) {
        // A chart, or a dialogue, in the place of a sheet.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(()),
        cells => cells.map_err(damaged)?,
    };
    let form = |style: &calamine::Style| {
        style.number_format.as_ref().map_or(NumberForm::Plain, |f| NumberForm::of(&f.format_code))
    };
    let forms: Vec<NumberForm> = cells.styles().iter().map(form).collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)?
        && cell.get_position().0 < last
    {
        let form = forms.get(style).copied().unwrap_or_default();
        text.push(cell.get_position(), Value::of_ref(cell.get_value()), form)?;
    }
    Ok(())
}

/// Reads the cells of a sheet in memory.
fn cells_of(range: &Range<Data>, last: u32, text: &mut SheetText) -> Result<(), Unreadable> {
    let (first, left) = range.start().unwrap_or_default();
    for (row, cells) in (first..last).zip(range.rows()) {
        for (column, cell) in (left..).zip(cells) {
            text.push((row, column), Value::of(cell), NumberForm::Plain)?;
        }
    }
    Ok(())
}
