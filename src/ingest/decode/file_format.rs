//! Recognises files that are no text of a table by their first bytes.

use crate::domain::FileFormat;
use memchr::memmem;

/// How many first bytes are enough to recognise a format.
pub const HEAD: usize = 1 << 16;

/// Signatures at the start of a file.
const SIGNATURES: &[(&[u8], FileFormat)] = &[
    (b"\x1f\x8b", FileFormat::Gzip),
    (b"BZh", FileFormat::Bzip2),
    (b"\xfd7zXZ\0", FileFormat::Xz),
    (b"7z\xbc\xaf\x27\x1c", FileFormat::SevenZip),
    (b"\x28\xb5\x2f\xfd", FileFormat::Zstd),
    (b"Rar!\x1a\x07", FileFormat::Rar),
    (b"PK\x05\x06", FileFormat::Zip),
    (b"{\\rtf", FileFormat::Rtf),
    (b"\x89PNG\r\n\x1a\n", FileFormat::Image),
    (b"\xff\xd8\xff", FileFormat::Image),
    (b"GIF87a", FileFormat::Image),
    (b"GIF89a", FileFormat::Image),
    (b"II*\0", FileFormat::Image),
    (b"MM\0*", FileFormat::Image),
    (b"SQLite format 3\0", FileFormat::Database),
    (b"\0\x01\0\0Standard Jet DB", FileFormat::Database),
    (b"\0\x01\0\0Standard ACE DB", FileFormat::Database),
];

/// The first bytes of a member of a zip archive.
const ZIP: &[u8] = b"PK\x03\x04";

/// The first bytes of the files of Office before 2007.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The format of a file with these first bytes; None for text, and for bytes of no known format.
pub fn recognise(bytes: &[u8]) -> Option<FileFormat> {
    let bytes = &bytes[..bytes.len().min(HEAD)];
    if bytes.starts_with(ZIP) {
        return Some(zipped(bytes));
    }
    if bytes.starts_with(COMPOUND) {
        return Some(compound(bytes));
    }
    if let Some((_, format)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(*format);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
        || bytes.get(4..8) == Some(b"ftyp")
        || bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4])
    {
        return Some(FileFormat::Image);
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(FileFormat::Tar);
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if start.starts_with(b"%PDF-") {
        return Some(FileFormat::Pdf);
    }
    markup(start)
}

/// True if a file with these first bytes is a zip archive or a compound file, as workbooks are.
pub fn starts_as_package(head: &[u8]) -> bool {
    head.starts_with(ZIP) || head.starts_with(COMPOUND)
}

/// The format of a text that begins like a web page or another XML document.
pub fn markup(text: &[u8]) -> Option<FileFormat> {
    let head = text.trim_ascii_start();
    let head = head[..head.len().min(4096)].to_ascii_lowercase();
    let has = |part: &str| memmem::find(&head, part.as_bytes()).is_some();
    if head.starts_with(b"mime-version:") && has("multipart/related") {
        return Some(FileFormat::Html);
    }
    if !head.starts_with(b"<") {
        return None;
    }
    [
        ("<html", FileFormat::Html),
        ("<!doctype html", FileFormat::Html),
        // Such workbooks have elements of the names below.
        ("schemas-microsoft-com:office:spreadsheet", FileFormat::Workbook),
        ("opendocument.spreadsheet", FileFormat::OpenDocument),
        ("<head", FileFormat::Html),
        ("<body", FileFormat::Html),
        ("<table", FileFormat::Html),
        ("<meta", FileFormat::Html),
        ("<?xml", FileFormat::Xml),
    ]
    .into_iter()
    .find(|(part, _)| has(part))
    .map(|(_, format)| format)
}

/// What a zip archive is: documents of Office and of `LibreOffice` are such archives too.
fn zipped(bytes: &[u8]) -> FileFormat {
    let name_length = bytes.get(26).copied().unwrap_or(0);
    let first = bytes.get(30..30 + usize::from(name_length)).unwrap_or_default();
    let is_document = [&b"[Content_Types].xml"[..], b"mimetype", b"_rels/", b"docProps/", b"xl/"]
        .into_iter()
        .chain([&b"word/"[..], b"ppt/", b"customXml/"])
        .any(|part| first.starts_with(part));
    if !is_document {
        return FileFormat::Zip;
    }
    [
        (&b"opendocument.spreadsheet"[..], FileFormat::OpenDocument),
        (b"opendocument.text", FileFormat::Word),
        (b"opendocument.presentation", FileFormat::Presentation),
        (b"xl/", FileFormat::Workbook),
        (b"word/", FileFormat::Word),
        (b"ppt/", FileFormat::Presentation),
    ]
    .into_iter()
    .find(|(part, _)| memmem::find(bytes, part).is_some())
    .map_or(FileFormat::Zip, |(_, format)| format)
}

/// What a file of Office before 2007 is, by the names of its streams in UTF-16.
fn compound(bytes: &[u8]) -> FileFormat {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    if has("WordDocument") {
        FileFormat::Word
    } else if has("PowerPoint Document") {
        FileFormat::Presentation
    } else {
        FileFormat::Workbook
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip_of(name: &str, more: &str) -> Vec<u8> {
        let mut bytes = [ZIP, &[0; 22]].concat();
        bytes.extend([u8::try_from(name.len()).unwrap(), 0, 0, 0]);
        bytes.extend(name.as_bytes());
        bytes.extend(more.as_bytes());
        bytes
    }

    #[test]
    fn each_format_is_recognised() {
        let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        for (bytes, format) in [
            (zip_of("to-chuc.csv", "Năm;Mã"), FileFormat::Zip),
            (zip_of("xl.csv", "xl/"), FileFormat::Zip),
            (
                zip_of("[Content_Types].xml", "<Types/>PK\x03\x04xl/workbook.xml"),
                FileFormat::Workbook,
            ),
            (
                zip_of("[Content_Types].xml", "<Types/>PK\x03\x04word/document.xml"),
                FileFormat::Word,
            ),
            (
                zip_of("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                FileFormat::OpenDocument,
            ),
            (zip_of("mimetype", "application/vnd.oasis.opendocument.text"), FileFormat::Word),
            ([COMPOUND, &wide("WordDocument")].concat(), FileFormat::Word),
            ([COMPOUND, &wide("Workbook")].concat(), FileFormat::Workbook),
            (b"\x1f\x8b\x08\0".to_vec(), FileFormat::Gzip),
            (b"%PDF-1.7\n%\xe2\xe3".to_vec(), FileFormat::Pdf),
            (b"\xef\xbb\xbf\r\n%PDF-1.4".to_vec(), FileFormat::Pdf),
            (b"{\\rtf1\\ansi".to_vec(), FileFormat::Rtf),
            (b"\n<!DOCTYPE html><p>".to_vec(), FileFormat::Html),
            (b"<?xml version=\"1.0\"?><html>".to_vec(), FileFormat::Html),
            (b"<TABLE border=1><tr>".to_vec(), FileFormat::Html),
            (b"<?xml version=\"1.0\"?><rows/>".to_vec(), FileFormat::Xml),
            (
                b"<?xml?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">".to_vec(),
                FileFormat::OpenDocument,
            ),
            (
                b"<?xml?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:meta><meta:date/>".to_vec(),
                FileFormat::OpenDocument,
            ),
            (
                b"<?xml?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Table>".to_vec(),
                FileFormat::Workbook,
            ),
            (
                b"<html xmlns:s=\"urn:schemas-microsoft-com:office:spreadsheet\"><table>".to_vec(),
                FileFormat::Html,
            ),
        ] {
            assert_eq!(recognise(&bytes), Some(format), "{bytes:?}");
        }
    }

    #[test]
    fn text_is_no_other_format() {
        for text in
            ["", "Năm;Mã\n", "<b>;Mã\n", "BMI;Mã\n", "PK;Mã\n", "BM;2;3;4;5;6\n", "< 30;x\n"]
        {
            assert_eq!(recognise(text.as_bytes()), None, "{text}");
        }
    }
}
