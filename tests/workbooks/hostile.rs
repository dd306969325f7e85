//! Workbooks that are cut, changed, locked, vast or something else: a sentence or the figures,
//! never a panic, and soon.

use super::made::{bytes, put_table, with_part};
use super::support::ORGANISATIONS;
use dangbo::domain::{Dataset, FileFormat, FindingKind, Settings, Unreadable, WorkbookFault};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use std::time::{Duration, Instant};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const TEXTS: &str = "xl/sharedStrings.xml";

fn read(name: &str, bytes: &[u8]) -> Dataset {
    let begun = Instant::now();
    let data = load(&in_memory(&[(name, bytes)]), &Settings::default(), &LoadOptions::default());
    let time = begun.elapsed();
    // Not optimised, beside other tests.
    assert!(time < Duration::from_mins(1), "{name}: {time:?}");
    data
}

fn why(data: &Dataset) -> Option<Unreadable> {
    data.findings.kept().iter().find_map(|finding| match &finding.kind {
        FindingKind::Unreadable(why) => Some(why.clone()),
        _ => None,
    })
}

fn small() -> Vec<u8> {
    bytes(|book| put_table(book.add_worksheet().set_name("A").unwrap(), ORGANISATIONS))
}

fn quietly(test: impl FnOnce()) {
    // The reader of workbooks may panic; its panics are caught.
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !dangbo::ingest::is_workbook_guarded() {
            before(info);
        }
    }));
    test();
}

#[test]
fn a_workbook_that_is_cut_anywhere_is_a_sentence() {
    quietly(|| {
        let whole = small();
        for length in (60..whole.len() - 1).step_by(41) {
            let data = read("a.xlsx", &whole[..length]);
            // Before the name of its first part under xl/ it is an archive like any other.
            let is_workbook = whole[..length].windows(3).any(|part| part == b"xl/");
            let expected = if is_workbook {
                Unreadable::Workbook(WorkbookFault::Damaged)
            } else {
                Unreadable::Format(FileFormat::Zip)
            };
            assert_eq!(why(&data), Some(expected), "{length} of {}", whole.len());
            assert!(data.organisations.units.is_empty());
        }
        for (name, whole) in [
            ("nho.xls", &include_bytes!("nho.xls")[..]),
            ("nho.ods", include_bytes!("nho.ods")),
            ("nho.xlsb", include_bytes!("nho.xlsb")),
        ] {
            for length in (600..whole.len() - 1).step_by(977) {
                let _ = read(name, &whole[..length]);
            }
        }
    });
}

#[test]
fn changed_bytes_never_end_the_program() {
    quietly(|| {
        let mut state = 11u64;
        let mut next = |most: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % most
        };
        for (name, whole) in [
            ("nho.xlsx", &include_bytes!("nho.xlsx")[..]),
            ("nho.xls", include_bytes!("nho.xls")),
            ("nho.ods", include_bytes!("nho.ods")),
            ("nho.xlsb", include_bytes!("nho.xlsb")),
        ] {
            for _ in 0..120 {
                let mut bytes = whole.to_vec();
                for _ in 0..=next(6) {
                    let at = next(bytes.len());
                    bytes[at] = u8::try_from(next(256)).unwrap();
                }
                let _ = read(name, &bytes);
            }
        }
        // Parts are stored, so that the changes reach what is behind the checks of the archive.
        let sheet = String::from_utf8(super::made::part(&small(), SHEET)).unwrap();
        for _ in 0..150 {
            let mut changed = sheet.clone().into_bytes();
            let at = next(changed.len());
            changed[at] = u8::try_from(32 + next(90)).unwrap();
            let _ = read("a.xlsx", &with_part(&small(), SHEET, &changed));
        }
    });
}

#[test]
fn a_password_is_said() {
    let data = read("mat-khau.xlsx", include_bytes!("mat-khau.xlsx"));
    assert_eq!(why(&data), Some(Unreadable::Workbook(WorkbookFault::Password)));
}

#[test]
fn the_ending_of_the_name_decides_nothing() {
    for name in ["a.csv", "a.xls", "a.ods", "a"] {
        assert_eq!(read(name, &small()).organisations.units.len(), 2, "{name}");
    }
    for name in ["a.xlsx", "a.xls", "a.ods"] {
        assert_eq!(read(name, ORGANISATIONS.as_bytes()).organisations.units.len(), 2, "{name}");
    }
}

#[test]
fn all_rows_of_a_sheet_may_be_formatted_and_empty() {
    let sheet = String::from_utf8(super::made::part(&small(), SHEET)).unwrap();
    let rows =
        (4..=1_048_576).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"0\"/></row>"));
    let vast = sheet.replace("</sheetData>", &(rows.collect::<String>() + "</sheetData>"));
    let data = read("a.xlsx", &with_part(&small(), SHEET, vast.as_bytes()));
    assert_eq!((why(&data), data.organisations.units.len()), (None, 2));
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
    let data =
        read("a.xlsx", &with_part(&small(), SHEET, sheet.replace("</sheetData>", far).as_bytes()));
    assert_eq!((why(&data), data.organisations.units.len()), (None, 2));
}

#[test]
fn sectors_that_lead_back_to_themselves_are_damage() {
    let book = include_bytes!("nho.xls");
    let number = |at: usize| u32::from_le_bytes(book[at..at + 4].try_into().unwrap());
    let table = 512 * (number(76) as usize + 1);
    // The sectors of the folder, of the table of small sectors, of the root and of the workbook.
    let folder = 512 * (number(48) as usize + 1);
    let (root, workbook) = (folder, folder + 128);
    for start in [number(48), number(60), number(root + 116), number(workbook + 116)] {
        let mut looping = book.to_vec();
        let entry = table + 4 * start as usize;
        looping[entry..entry + 4].copy_from_slice(&start.to_le_bytes());
        // As long as a length can be.
        for length in [root + 120, workbook + 120] {
            looping[length..length + 4].copy_from_slice(&[0xff; 4]);
        }
        let data = read("a.xls", &looping);
        assert_eq!(why(&data), Some(Unreadable::Workbook(WorkbookFault::Damaged)), "{start}");
    }
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let sheet = String::from_utf8(super::made::part(&small(), SHEET)).unwrap();
    let refused = |fault| Some(Unreadable::Workbook(fault));
    // One text of 16 MB.
    let long = format!("<sheetData>{}", " ".repeat(16 << 20));
    let data =
        read("a.xlsx", &with_part(&small(), SHEET, sheet.replace("<sheetData>", &long).as_bytes()));
    assert_eq!(why(&data), refused(WorkbookFault::LongText(4 << 20)));
    // A cell far to the right in many rows: 32 MB of empty cells.
    let far =
        (4..2_052).map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>"));
    let far = sheet.replace("</sheetData>", &(far.collect::<String>() + "</sheetData>"));
    let data = read("a.xlsx", &with_part(&small(), SHEET, far.as_bytes()));
    let why_far = why(&data);
    assert!(
        matches!(why_far, Some(Unreadable::Workbook(WorkbookFault::FarCell(1_000..2_000, 16_383)))),
        "{why_far:?}"
    );
    // A long text in many cells: 64 MB of one that is stored once.
    let text = format!("<si><t>{}</t></si>", "x".repeat(32_000));
    let texts = String::from_utf8(super::made::part(&small(), TEXTS)).unwrap();
    let number = texts.matches("<si>").count();
    let texts = texts.replace("</sst>", &(text + "</sst>"));
    let cell = |row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>{number}</v></c></row>");
    let shared = (4..2_004).map(cell).collect::<String>() + "</sheetData>";
    let book = with_part(&small(), TEXTS, texts.as_bytes());
    let shared = sheet.replace("</sheetData>", &shared);
    let data = read("a.xlsx", &with_part(&book, SHEET, shared.as_bytes()));
    assert_eq!(why(&data), refused(WorkbookFault::TooMuchText(16 << 20)));
    // A size that the archive states of its sheet.
    let mut lying = with_part(&small(), SHEET, sheet.as_bytes());
    let entry = lying.windows(SHEET.len()).rposition(|name| name == SHEET.as_bytes()).unwrap();
    lying[entry - 46 + 24..entry - 46 + 28].copy_from_slice(&0xf000_0000u32.to_le_bytes());
    let data = read("a.xlsx", &lying);
    assert!(matches!(why(&data), Some(Unreadable::Workbook(_))), "{:?}", why(&data));
    // Cells that repeat without end.
    let content =
        String::from_utf8(super::made::part(include_bytes!("nho.ods"), "content.xml")).unwrap();
    let bomb = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16000\"/></table:table-row></table:table>";
    let content = content.replacen("</table:table>", bomb, 1);
    let data =
        read("a.ods", &with_part(include_bytes!("nho.ods"), "content.xml", content.as_bytes()));
    assert!(
        matches!(why(&data), Some(Unreadable::Workbook(WorkbookFault::FarCell(1_048_575, 15_999)))),
        "{:?}",
        why(&data)
    );
    // So many shared texts as the library would make room for.
    let book = small();
    let texts = String::from_utf8(super::made::part(&book, "xl/sharedStrings.xml")).unwrap();
    for count in ["99999999999999999999", "4000000000", "10000001"] {
        let at = texts.find("uniqueCount=\"").unwrap() + "uniqueCount=\"".len();
        let end = at + texts[at..].find('"').unwrap();
        let lying = format!("<!-- x -->{}{count}{}", &texts[..at], &texts[end..]);
        let lying = lying.replacen("<!-- x --><?xml", "<?xml", 1);
        let data = read("a.xlsx", &with_part(&book, "xl/sharedStrings.xml", lying.as_bytes()));
        assert_eq!(why(&data), refused(WorkbookFault::TooManyTexts(10_000_000)), "{count}");
    }
}

/// The library looks for the end of an element until it finds it.
#[test]
fn a_spreadsheet_whose_content_ends_early_is_damaged() {
    let book = include_bytes!("nho.ods");
    let content = super::made::part(book, "content.xml");
    let starts = (1..content.len()).filter(|at| content[*at] == b'<');
    // Without the declaration nothing is open.
    let cuts: Vec<usize> = starts.skip(2).collect();
    assert!(cuts.len() > 100);
    for at in cuts {
        let data = read("a.ods", &with_part(book, "content.xml", &content[..at]));
        assert!(matches!(why(&data), Some(Unreadable::Workbook(_))), "{at}: {:?}", why(&data));
    }
    // An element that ends under another name.
    let text = String::from_utf8(content).unwrap();
    let other = text.replacen("</table:table>", "</table:tables>", 1);
    let data = read("a.ods", &with_part(book, "content.xml", other.as_bytes()));
    assert!(matches!(why(&data), Some(Unreadable::Workbook(_))), "{:?}", why(&data));
}

/// Many long texts are known as such before they are in memory.
#[test]
fn long_texts_of_many_cells_are_refused() {
    let refused = Some(Unreadable::Workbook(WorkbookFault::TooMuchText(64 << 20)));
    let text = "chữ ".repeat(6_000);
    let cells = 65 * (1 << 20) / text.len();
    let inline: String = (4..4 + cells)
        .map(|row| {
            format!(
                "<row r=\"{row}\"><c r=\"A{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>"
            )
        })
        .collect();
    let sheet = String::from_utf8(super::made::part(&small(), SHEET)).unwrap();
    let sheet = sheet.replace("</sheetData>", &(inline + "</sheetData>"));
    let data = read("a.xlsx", &with_part(&small(), SHEET, sheet.as_bytes()));
    assert_eq!(why(&data), refused);
    let texts = String::from_utf8(super::made::part(&small(), TEXTS)).unwrap();
    let shared = format!("<si><t>{text}</t></si>").repeat(cells) + "</sst>";
    let texts = texts.replace("</sst>", &shared);
    let data = read("a.xlsx", &with_part(&small(), TEXTS, texts.as_bytes()));
    assert_eq!(why(&data), refused);
    let book = include_bytes!("nho.ods");
    let content = String::from_utf8(super::made::part(book, "content.xml")).unwrap();
    let cell = format!(
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell></table:table-row>"
    );
    let bomb = cell.repeat(cells) + "</table:table>";
    let content = content.replacen("</table:table>", &bomb, 1);
    let data = read("a.ods", &with_part(book, "content.xml", content.as_bytes()));
    assert_eq!(why(&data), refused);
}

/// The library reads a sheet that ends before its cells as one without any.
#[test]
fn a_sheet_that_ends_early_is_damaged() {
    for part in [SHEET, TEXTS, "xl/workbook.xml"] {
        let whole = super::made::part(&small(), part);
        let starts = (1..whole.len()).filter(|at| whole[*at] == b'<' || whole[*at - 1] == b'>');
        for at in starts {
            let data = read("a.xlsx", &with_part(&small(), part, &whole[..at]));
            assert_eq!(
                why(&data),
                Some(Unreadable::Workbook(WorkbookFault::Damaged)),
                "{part} {at}"
            );
        }
        // Blanks and comments behind the end are none of it.
        let behind = [&whole[..], b"\n<!-- saved twice -->\n"].concat();
        let data = read("a.xlsx", &with_part(&small(), part, &behind));
        assert_eq!(why(&data), None, "{part}");
    }
}
