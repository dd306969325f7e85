//! Binary workbooks, made of records: the kind is one that readers know, the length is right.

use crate::common::{GOOD, HEADINGS};
use crate::container::{XLSB, compound};
use crate::table::number;

/// Kinds of Excel 97: cells, sizes, formulas, merged ranges, texts, ends, and what goes on.
const XLS_KINDS: [u16; 24] = [
    0x0203, 0x0204, 0x00d6, 0x0205, 0x0207, 0x027e, 0x00fd, 0x00bd, 0x0006, 0x00e5, 0x0200, 0x0201,
    0x000a, 0x0809, 0x003c, 0x00fc, 0x041e, 0x00e0, 0x0085, 0x0018, 0x0017, 0x0042, 0x0022, 0x002f,
];

/// Kinds of a sheet of a binary workbook: rows, cells, formulas, short cells, merged ranges, ends.
const XLSB_KINDS: [u16; 24] = [
    0x0000, 0x0001, 0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x0007, 0x0008, 0x0009, 0x000a, 0x000b,
    0x000c, 0x000d, 0x000e, 0x000f, 0x0010, 0x0011, 0x0012, 0x00b0, 0x00b1, 0x0092, 0x0091, 0x0094,
];

/// The records that bytes give: a byte for the kind, one for the length, the data.
fn records(bytes: &[u8], kinds: &[u16]) -> Vec<(u16, Vec<u8>)> {
    let (mut rest, mut all) = (bytes, Vec::new());
    while let Some((&[kind, length], after)) = rest.split_first_chunk() {
        let (data, after) = after.split_at(usize::from(length).min(after.len()));
        all.push((kinds[usize::from(kind) % kinds.len()], data.to_vec()));
        rest = after;
    }
    all
}

fn record((kind, data): &(u16, Vec<u8>)) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// The stream of a workbook of Excel 97 with one sheet: rows, and further records.
pub fn sheet(rows: &[Vec<&str>], others: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let begin = |kind: u8| (0x0809, vec![0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let end = (0x000a, Vec::new());
    // Behind the three records of the workbook, whose lengths are known.
    let name = [37u32.to_le_bytes().to_vec(), vec![0, 0, 1, 0, b'S']].concat();
    let mut all = vec![begin(5), (0x0085, name), end.clone(), begin(0x10)];
    for (row, cells) in (0u16..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            let mut data = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
            if let Some(number) = number(cell) {
                data.extend(f64::from(number).to_le_bytes());
                all.push((0x0203, data));
                continue;
            }
            let units: Vec<u16> = cell.encode_utf16().collect();
            data.extend(u16::try_from(units.len()).unwrap().to_le_bytes());
            data.push(1);
            data.extend(units.into_iter().flat_map(u16::to_le_bytes));
            all.push((0x0204, data));
        }
    }
    all.extend_from_slice(others);
    all.push(end);
    all.iter().flat_map(record).collect()
}

/// A workbook of Excel 97: a good table, and records.
pub fn xls(bytes: &[u8]) -> Vec<u8> {
    compound(&sheet(&[HEADINGS.to_vec(), GOOD.to_vec()], &records(bytes, &XLS_KINDS)))
}

/// A binary workbook: records before those that end the cells of its first sheet.
pub fn xlsb(bytes: &[u8]) -> Vec<u8> {
    let added: Vec<u8> = records(bytes, &XLSB_KINDS).iter().flat_map(binary).collect();
    XLSB.with(|name, content| {
        let end = [0x92, 0x01, 0];
        let at = content.windows(end.len()).rposition(|window| window == end);
        if let ("xl/worksheets/sheet1.bin", Some(at)) = (name, at) {
            content.splice(at..at, added.iter().copied());
        }
    })
}

/// A record with a kind of one or two bytes and a length likewise.
fn binary((kind, data): &(u16, Vec<u8>)) -> Vec<u8> {
    let low = |n: usize| u8::try_from(n & 0x7f).unwrap();
    let mut bytes = Vec::new();
    match usize::from(*kind) {
        kind @ 0..0x80 => bytes.push(low(kind)),
        kind => bytes.extend([low(kind) | 0x80, low(kind >> 7)]),
    }
    match data.len() {
        length @ 0..0x80 => bytes.push(low(length)),
        length => bytes.extend([low(length) | 0x80, low(length >> 7)]),
    }
    bytes.extend_from_slice(data);
    bytes
}
