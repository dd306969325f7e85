//! A workbook: any bytes as a file, or as a part of a good archive, to figures and findings.
#![no_main]

use dangbo::domain::{Settings, has_control};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, is_workbook_guarded, load};
use dangbo::report::{Check, check_json};
use dangbo::words::Lang;
use std::io::{Cursor, Read, Write};
use std::sync::Once;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const BOOKS: [(&str, &[u8]); 3] = [
    ("a.xlsx", include_bytes!("../../workbooks/nho.xlsx")),
    ("a.xlsb", include_bytes!("../../workbooks/nho.xlsb")),
    ("a.ods", include_bytes!("../../workbooks/nho.ods")),
];

/// The parts that are replaced.
const PARTS: [&str; 9] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/worksheets/sheet1.bin",
    "xl/sharedStrings.bin",
    "xl/workbook.bin",
    "xl/styles.bin",
    "content.xml",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| run(bytes));

fn run(bytes: &[u8]) {
    static HOOK: Once = Once::new();
    // A panic of the library that reads workbooks is caught.
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !is_workbook_guarded() {
                before(info);
            }
        }));
    });
    let Some((&choice, rest)) = bytes.split_first() else { return };
    let choice = usize::from(choice);
    let (name, file) = match BOOKS.get(choice % 4) {
        Some((name, book)) => (*name, with_part(book, PARTS[choice / 4 % PARTS.len()], rest)),
        None => ("a.xls", rest.to_vec()),
    };
    let files = in_memory(&[(name, &file)]);
    let data = load(&files, &Settings::sample(), &LoadOptions::default());
    let json = check_json(Lang::Vi, &Check::new(&data, None));
    assert!(!has_control(&json.replace('\n', "")));
}

/// The archive with another part in the place of one; that begins with what was there, and changes
/// it from a place on.
fn with_part(archive: &[u8], name: &str, other: &[u8]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for index in 0..old.len() {
        let mut part = old.by_index(index).unwrap();
        let own = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if let (true, Some((place, other))) = (own == name, other.split_first_chunk::<2>()) {
            let from = usize::from(u16::from_le_bytes(*place)) % (content.len() + 1);
            let upto = (from + other.len()).min(content.len());
            content.splice(from..upto, other.iter().copied());
        }
        new.start_file(own.as_str(), stored).unwrap();
        new.write_all(&content).unwrap();
    }
    new.finish().unwrap().into_inner()
}
