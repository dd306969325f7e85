//! A workbook to figures and findings. The first byte says how the others make it: as cells of a
//! table, as XML, as records, or as bytes of a part of a good one; each gets past the container.
#![no_main]

#[path = "../common/mod.rs"]
mod common;
mod container;
mod records;
mod splice;
mod table;
mod xml;

use dangbo::domain::{Settings, has_control};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, is_workbook_guarded, load};
use dangbo::report::{Check, check_json};
use dangbo::words::Lang;
use std::sync::Once;

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
    let Some((&way, rest)) = bytes.split_first() else { return };
    match way % 8 {
        0 => table::check(rest),
        1 => read("a.xlsx", &xml::excel(rest)),
        2 => read("a.ods", &xml::open_document(rest)),
        3 => read("a.xls", &records::xls(rest)),
        4 => read("a.xlsb", &records::xlsb(rest)),
        5 => read("a.xls", rest),
        _ => {
            let (name, book) = splice::spliced(rest);
            read(name, &book);
        }
    }
}

/// Reads a workbook: no finding holds a control character.
fn read(name: &str, book: &[u8]) {
    let files = in_memory(&[(name, book)]);
    let data = load(&files, &Settings::sample(), &LoadOptions::default());
    let json = check_json(Lang::Vi, &Check::new(&data, None));
    assert!(!has_control(&json.replace('\n', "")));
}
