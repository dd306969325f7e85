//! A file of suppositions to changes, back, and over a small data set and off again.
#![no_main]

use dangbo::analysis::Supposition;
use dangbo::config::suppositions::{print, read};
use dangbo::domain::{Settings, has_control};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};

libfuzzer_sys::fuzz_target!(|text: &str| run(text));

const TABLE: &str = "Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n\
    2023;A;Chi bộ A;CBCS;tốt;9;1;5;2;1\n2023;B;Chi bộ B;CBCS;;7;;;;\n2022;A;Chi bộ A;CBCS;khá;9;1;5;2;1\n";

fn run(text: &str) {
    let Ok(changes) = read(text) else { return };
    assert!(changes.iter().all(|change| !has_control(&change.id)));
    assert_eq!(read(&print(&changes)).as_ref(), Ok(&changes));
    let files = in_memory(&[("o.csv", TABLE.as_bytes())]);
    let mut data = load(&files, &Settings::default(), &LoadOptions::default());
    let before = data.clone();
    let mut supposition = Supposition::apply_all(&mut data, changes);
    supposition.undo_all(&mut data);
    assert_eq!(format!("{:?}", data.organisations), format!("{:?}", before.organisations));
}
