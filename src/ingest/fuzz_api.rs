//! The steps of the reader, one function each, for the fuzz targets. Each asserts what must hold
//! for any input.

use super::cells::{self, group, numbering, zone_name};
use super::decode;
use super::header::{self, heading};
use super::row::{classify, total};
use crate::domain::{Count, Field, clean, has_control};
use crate::ingest::header::layout::{HeadRow, OfFile};
use crate::ingest::row::records::{DELIMITERS, Rows};
use csv::StringRecord;
use unicode_normalization::UnicodeNormalization;

/// Bytes to text: a text in its canonical form, or a reason.
///
/// # Panics
/// Where correct UTF-8 Vietnamese was decoded as an old font.
pub fn decoding(bytes: &[u8]) {
    let _ = decode::decode(bytes);
    // Good Vietnamese in front: what follows may be pasted, the file is what it is.
    let good = "Tên tổ chức đảng;Loại hình tổ chức;Xếp loại;Tổng số đảng viên\nĐảng bộ Công ty Cổ phần Sông Thương;Đảng bộ cơ sở;Hoàn thành tốt nhiệm vụ;12\n";
    if let Ok(text) = std::str::from_utf8(bytes)
        && text.is_ascii()
        && !text.contains('\0')
        && let Ok(decoded) = decode::decode(format!("{good}{text}").as_bytes())
    {
        assert!(decoded.text.starts_with(good.nfc().collect::<String>().as_str()));
        assert_eq!(decoded.encoding, crate::domain::Encoding::Utf8);
    }
}

/// Text to rows: lines rise, and no letter is lost, whatever the delimiter and the width.
///
/// # Panics
/// Where that does not hold.
pub fn splitting(text: &str) {
    for (at, delimiter) in DELIMITERS.into_iter().enumerate() {
        let mut rows = Rows::from_line(text, delimiter, 1);
        if at % 2 == 0 {
            rows.expect_width(3);
        }
        let mut record = StringRecord::new();
        let (mut last, mut letters) = (0, 0);
        while let Some((line, _)) = rows.next(&mut record) {
            assert!(line > last, "lines rise");
            last = line;
            letters += record.iter().flat_map(str::chars).filter(|c| c.is_alphanumeric()).count();
        }
        assert_eq!(
            letters,
            text.chars().filter(|c| c.is_alphanumeric()).count(),
            "no letter is lost"
        );
    }
}

/// The head of a table: a layout whose parts agree, and a class for each row.
///
/// # Panics
/// Where the parts of the layout are not as many as its columns.
pub fn heading(text: &str) {
    for heading in text.split(['\n', ';']) {
        let _ = heading::meaning(heading);
    }
    let head: Vec<HeadRow> = (1..)
        .zip(text.lines())
        .map(|(line, row)| HeadRow {
            line,
            cells: row.split(';').map(|c| clean(c).into_owned()).collect(),
        })
        .collect();
    if let Some(layout) = header::find(&head, OfFile::default()) {
        let width = layout.columns.len();
        assert!(
            layout.headings.len() == width
                && layout.percents.len() == width
                && layout.at + layout.height <= head.len()
        );
        for row in &head {
            let _ = classify::classify(&layout, &row.cells);
        }
    }
}

/// One cell, read as everything that it could be.
///
/// # Panics
/// Where a cleaned cell can still speak to a terminal, or a count is larger than one can be.
pub fn cell(text: &str) {
    let cell = clean(text);
    assert!(!has_control(&cell), "harmless");
    assert_eq!(clean(&cell), cell, "cleaning once is enough");
    if let Ok(count) = cells::count(&cell, Field::Members) {
        assert!(count.get().is_none_or(|n| n <= Count::MAX));
    }
    let _ = (
        cells::date(&cell),
        cells::rating(&cell),
        cells::kind(&cell),
        cells::ownership(&cell),
        cells::yes_no(&cell),
    );
    let _ = (
        cells::has_lost_letters(&cell),
        cells::percentage(&cell),
        cells::year(&cell),
        zone_name::parse(&cell),
    );
    let _ = (numbering::split_number(&cell), group::group_of(&cell), total::total_label(&cell));
}
