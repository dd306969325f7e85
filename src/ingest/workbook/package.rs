//! The parts of a workbook that is a zip archive. All that will be read of them is unpacked once to
//! see how much it is: the sizes that an archive states may be false.

use super::fault::{MAX_TEXT, damaged, fault};
use super::formulas::{FormulaScan, Unstored};
use super::hidden::{Hidden, HiddenScan};
use super::merges::MergeScan;
use crate::domain::{FileFormat, Unreadable, WorkbookFault};
use crate::ingest::decode::file_format;
use crate::ingest::progress::Progress;
use crate::ingest::source::{MAX_LINE, ProgressReader};
use calamine::Dimensions;
use quick_xml::events::Event;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::io::{BufReader, Cursor, Read, Write as _};
use std::sync::Arc;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most bytes that the parts of a workbook have when they are unpacked.
pub const MAX_UNPACKED: u64 = 2 << 30;

/// The most distinct texts of a workbook. Each takes more memory than its shortest element.
const MAX_TEXTS: u64 = 10_000_000;

/// The part of the shared texts, in small letters.
const SHARED_TEXTS: &str = "xl/sharedstrings.xml";

/// The bytes of the elements around a shared text: `<si><t>…</t></si>`.
const AROUND_TEXT: u64 = 17;

/// A text of more bytes is long, and the most bytes of long texts: a list of units has hardly any.
const LONG: usize = 512;
const MAX_LONG: u64 = 64 << 20;

/// The most bytes of a part of a binary workbook, which is looked at in memory.
const MAX_BINARY: u64 = 512 << 20;

/// The most bytes before the first element of the shared texts.
const MAX_HEAD: u64 = 1 << 20;

/// The most bytes of the styles, likewise.
const MAX_STYLES: u64 = 16 << 20;

/// The format of a workbook that is a zip archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Xlsb,
    Ods,
}

/// What the library does not give of a sheet.
#[derive(Debug, Default)]
pub struct SheetScan {
    /// Its merged ranges.
    pub merges: Vec<Dimensions>,
    /// Its formulas without a stored value.
    pub unstored: Unstored,
    /// Its hidden rows and columns.
    pub hidden: Hidden,
}

/// How much of the work on a workbook it is to unpack all of it once, in tenths.
const TENTHS: usize = 2;

/// An archive whose parts were looked at.
pub struct Package<'a> {
    archive: ZipArchive<ProgressReader<'a>>,
    pub format: Format,
    /// How many bytes its parts have when they are unpacked, once they were checked.
    pub unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// It is damaged, or no workbook.
    pub fn open(bytes: &'a [u8], progress: Option<&Arc<Progress>>) -> Result<Self, Unreadable> {
        let no_workbook = || Unreadable::Format(FileFormat::Zip);
        let source = ProgressReader::counted(Cow::Borrowed(bytes), progress.cloned(), TENTHS);
        let mut archive =
            ZipArchive::new(source).map_err(|error| match file_format::recognise(bytes) {
                Some(FileFormat::Zip) => no_workbook(),
                _ => damaged(error),
            })?;
        let names: Vec<String> = archive.file_names().flatten().map(|name| plain(&name)).collect();
        let has = |start: &str, end: &str| {
            names.iter().any(|name| name.starts_with(start) && name.ends_with(end))
        };
        let format = if has("xl/workbook", ".xml") {
            Format::Xlsx
        } else if has("xl/workbook", ".bin") {
            Format::Xlsb
        } else if has("content.xml", "") && is_spreadsheet(&mut archive) {
            Format::Ods
        } else {
            return Err(no_workbook());
        };
        Ok(Self { archive, format, unpacked: 0 })
    }

    /// The text of a part; None where there is none.
    ///
    /// # Errors
    /// It is damaged.
    pub fn text(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        let part = self.archive.by_index(index).map_err(damaged)?;
        part.take(MAX_UNPACKED).read_to_end(&mut bytes).map_err(damaged)?;
        Ok(Some(bytes))
    }

    /// The text of a part, which is unpacked while it is read; empty where there is none.
    ///
    /// # Errors
    /// It is damaged.
    pub fn reader(&mut self, name: &str) -> Result<BufReader<Box<dyn Read + '_>>, Unreadable> {
        let part = match self.index(name) {
            Some(index) => Some(self.archive.by_index(index).map_err(damaged)?),
            None => None,
        };
        Ok(match part {
            Some(part) => buffered(part.take(MAX_UNPACKED)),
            None => buffered(std::io::empty()),
        })
    }

    /// The index of a part, whatever the case of its letters.
    fn index(&self, name: &str) -> Option<usize> {
        let name = plain(name);
        self.archive.file_names().position(|own| own.is_ok_and(|own| plain(&own) == name))
    }

    /// The archive with other bytes for some of its parts.
    ///
    /// # Errors
    /// It is damaged.
    pub fn with_parts(
        &mut self,
        parts: &FxHashMap<String, Vec<u8>>,
    ) -> Result<Vec<u8>, Unreadable> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_raw(index).map_err(damaged)?;
            let name = part.name().map_err(damaged)?.into_owned();
            match parts.get(&plain(&name)) {
                Some(bytes) => {
                    out.start_file(name, stored).map_err(damaged)?;
                    out.write_all(bytes).map_err(damaged)?;
                }
                None => out.raw_copy_file(part).map_err(damaged)?,
            }
        }
        Ok(out.finish().map_err(damaged)?.into_inner())
    }

    /// Unpacks every part that will be read. Gives what is known of each sheet of an Excel
    /// workbook, by the name of its part.
    ///
    /// # Errors
    /// There is too much of it, or it is damaged.
    pub fn check(&mut self) -> Result<FxHashMap<String, SheetScan>, Unreadable> {
        let mut left = MAX_UNPACKED;
        let mut sheets = FxHashMap::default();
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_raw(index).map_err(damaged)?;
            let name = plain(&part.name().map_err(damaged)?);
            if !is_read(&name) {
                continue;
            }
            // Most false sizes are seen before anything is unpacked.
            if part.size() > left {
                return Err(fault(WorkbookFault::TooLarge(MAX_UNPACKED)));
            }
            let is_too_long = |bytes| has_ending(&name, ".bin") && bytes > MAX_BINARY;
            if is_too_long(part.size()) {
                return Err(fault(WorkbookFault::TooMuchText(MAX_BINARY)));
            }
            if name == "xl/styles.xml" && part.size() > MAX_STYLES {
                return Err(fault(WorkbookFault::TooManyStyles(MAX_STYLES)));
            }
            drop(part);
            // The library reserves room for as many as are stated.
            if name == SHARED_TEXTS
                && stated_texts(self.archive.by_index(index).map_err(damaged)?)
                    .is_some_and(|texts| texts > MAX_TEXTS)
            {
                return Err(fault(WorkbookFault::TooManyTexts(MAX_TEXTS)));
            }
            let part = self.archive.by_index(index).map_err(damaged)?;
            let mut scan = PartScan::new(&name);
            let unpacked = scan.all(part.take(left + 1))?;
            if is_too_long(unpacked) {
                return Err(fault(WorkbookFault::TooMuchText(MAX_BINARY)));
            }
            left =
                left.checked_sub(unpacked).ok_or(fault(WorkbookFault::TooLarge(MAX_UNPACKED)))?;
            if let Some((merges, formulas, hidden)) = scan.sheet {
                let (merges, unstored) = (merges.ranges(), formulas.found);
                sheets.insert(name, SheetScan { merges, unstored, hidden: hidden.found });
            }
        }
        self.unpacked = MAX_UNPACKED - left;
        Ok(sheets)
    }
}

/// Any part in one type: the parser is compiled once.
fn buffered<'p>(part: impl Read + 'p) -> BufReader<Box<dyn Read + 'p>> {
    BufReader::with_capacity(1 << 16, Box::new(part))
}

/// How many shared texts their part states to have.
fn stated_texts(part: impl Read) -> Option<u64> {
    let mut reader = quick_xml::Reader::from_reader(buffered(part.take(MAX_HEAD)));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(list) | Event::Empty(list) => {
                let stated = list.try_get_attribute("uniqueCount").ok()??;
                // Digits that are no number are more than any.
                return Some(stated.value.trim().parse().unwrap_or(u64::MAX));
            }
            Event::Eof => return None,
            _ => {}
        }
        buffer.clear();
    }
}

/// A name of a part as it is compared.
pub fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// True if a name, in small letters, ends so.
fn has_ending(name: &str, end: &str) -> bool {
    name.ends_with(end)
}

/// True for a part that is read: not a picture or a macro.
fn is_read(name: &str) -> bool {
    let is_content = [".xml", ".rels", ".bin"].into_iter().any(|end| has_ending(name, end));
    is_content && !has_ending(name, "vbaproject.bin") && !name.contains("/printersettings/")
}

/// True if an archive states the type of a spreadsheet of `LibreOffice`.
fn is_spreadsheet(archive: &mut ZipArchive<ProgressReader>) -> bool {
    let mut stated = Vec::new();
    let part = archive.by_name("mimetype");
    part.is_ok_and(|part| part.take(64).read_to_end(&mut stated).is_ok())
        && stated.starts_with(b"application/vnd.oasis.opendocument.spreadsheet")
}

/// The root element of a part without whose end figures would be lost in silence: the library reads
/// a sheet that ends before its cells as an empty one.
fn root_of(name: &str) -> Option<&'static str> {
    match name {
        SHARED_TEXTS => Some("sst"),
        "xl/workbook.xml" => Some("workbook"),
        _ if name.starts_with("xl/worksheets/sheet") && has_ending(name, ".xml") => {
            Some("worksheet")
        }
        _ => None,
    }
}

/// The bytes at the end of a part in which its root ends, with blanks and comments behind.
const END: usize = 4096;

/// True if the last element of some bytes is the end of this root, or all of it; its name may have
/// a prefix.
fn ends_with_root(last: &[u8], root: &str) -> bool {
    let starts: Vec<usize> = memchr::memchr_iter(b'<', last).collect();
    let elements = starts.iter().rev().map(|at| &last[at + 1..]);
    let mut own = elements.skip_while(|element| element.starts_with(b"!"));
    let Some(element) = own.next() else { return false };
    let Some(end) = memchr::memchr(b'>', element) else { return false };
    let element = &element[..end];
    let name = match element.strip_prefix(b"/").or(element.strip_suffix(b"/")) {
        Some(name) => name.split(u8::is_ascii_whitespace).next().unwrap_or_default(),
        None => return false,
    };
    name.rsplit(|byte| *byte == b':').next() == Some(root.as_bytes())
}

/// What is looked for in a part while it is unpacked.
struct PartScan {
    /// Bytes since the last `<`, in XML.
    gap: Option<usize>,
    /// The bytes of long texts, in XML.
    long: u64,
    /// How many texts were begun, in the part of the shared texts.
    texts: Option<u64>,
    /// The root of a part that must be whole, and the last bytes of the part.
    root: Option<&'static str>,
    last: Vec<u8>,
    /// Of a sheet.
    sheet: Option<(MergeScan, FormulaScan, HiddenScan)>,
}

impl PartScan {
    fn new(name: &str) -> Self {
        let is_xml = has_ending(name, ".xml");
        let is_sheet = is_xml && name.starts_with("xl/worksheets/");
        Self {
            gap: is_xml.then_some(0),
            long: 0,
            root: root_of(name),
            last: Vec::new(),
            texts: (name == SHARED_TEXTS).then_some(0),
            sheet: is_sheet.then(Default::default),
        }
    }

    /// Looks at all of a part. How many bytes it has.
    fn all(&mut self, mut part: impl Read) -> Result<u64, Unreadable> {
        let mut chunk = vec![0; 1 << 17];
        let mut total = 0;
        loop {
            let got = part.read(&mut chunk).map_err(damaged)?;
            if got == 0 {
                break;
            }
            total += got as u64;
            self.chunk(&chunk[..got])?;
        }
        if self.texts.is_some_and(|texts| total > MAX_TEXT + texts * AROUND_TEXT) {
            return Err(fault(WorkbookFault::TooMuchText(MAX_TEXT)));
        }
        if self.root.is_some_and(|root| !ends_with_root(&self.last, root)) {
            return Err(fault(WorkbookFault::Damaged));
        }
        Ok(total)
    }

    fn chunk(&mut self, chunk: &[u8]) -> Result<(), Unreadable> {
        if let Some(gap) = &mut self.gap {
            let first = memchr::memchr(b'<', chunk).unwrap_or(chunk.len());
            if *gap + first > MAX_LINE {
                return Err(fault(WorkbookFault::LongText(MAX_LINE)));
            }
            let last = memchr::memrchr(b'<', chunk);
            *gap = last.map_or(*gap + chunk.len(), |last| chunk.len() - last);
            let is_long = |bytes: &&[u8]| memchr::memchr(b'<', bytes).is_none();
            self.long += chunk.chunks_exact(LONG).filter(is_long).count() as u64 * LONG as u64;
            if self.long > MAX_LONG {
                return Err(fault(WorkbookFault::TooMuchText(MAX_LONG)));
            }
        }
        if self.root.is_some() {
            self.last.extend_from_slice(&chunk[chunk.len().saturating_sub(END)..]);
            self.last.drain(..self.last.len().saturating_sub(END));
        }
        if let Some(texts) = &mut self.texts {
            *texts += memchr::memmem::find_iter(chunk, b"<si").count() as u64;
            if *texts > MAX_TEXTS {
                return Err(fault(WorkbookFault::TooManyTexts(MAX_TEXTS)));
            }
        }
        if let Some((merges, formulas, hidden)) = &mut self.sheet {
            merges.chunk(chunk);
            formulas.chunk(chunk);
            hidden.chunk(chunk);
        }
        Ok(())
    }
}
