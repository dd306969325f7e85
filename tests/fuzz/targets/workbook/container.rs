//! Archives and compound files, made of their parts.

use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The unpacked parts of a good archive.
pub struct Parts(Vec<(String, Vec<u8>)>);

impl Parts {
    pub fn of(archive: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
        let parts = (0..archive.len()).map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (name, content)
        });
        // The folders of an archive have no content.
        Self(parts.filter(|(name, _)| !name.ends_with('/')).collect())
    }

    /// An archive of other parts: each is passed with its name, to be changed.
    pub fn with(&self, mut change: impl FnMut(&str, &mut Vec<u8>)) -> Vec<u8> {
        let mut new = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (name, content) in &self.0 {
            let mut content = content.clone();
            change(name, &mut content);
            new.start_file(name.as_str(), stored).unwrap();
            new.write_all(&content).unwrap();
        }
        new.finish().unwrap().into_inner()
    }
}

macro_rules! good {
    ($name:ident, $file:literal) => {
        pub static $name: LazyLock<Parts> =
            LazyLock::new(|| Parts::of(include_bytes!(concat!("../../../workbooks/", $file))));
    };
}

good!(XLSX, "nho.xlsx");
good!(XLSB, "nho.xlsb");
good!(ODS, "nho.ods");

const SECTOR: usize = 512;
const FREE: u32 = 0xffff_ffff;
const END: u32 = 0xffff_fffe;
const OF_TABLE: u32 = 0xffff_fffd;

/// A compound file with a stream `Workbook`, which is padded so that it is in large sectors.
pub fn compound(stream: &[u8]) -> Vec<u8> {
    let length = stream.len().max(4096).next_multiple_of(SECTOR);
    let sectors = length / SECTOR;
    // The stream, the folder, and the table, which has a number for each of all.
    let tables = (sectors + 1).div_ceil(SECTOR / 4 - 1);
    let number = |n: usize| u32::try_from(n).unwrap();
    let mut table: Vec<u32> = (1..number(sectors)).chain([END, END]).collect();
    table.resize(table.len() + tables, OF_TABLE);
    table.resize(tables * SECTOR / 4, FREE);
    let mut head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    head.resize(24, 0);
    for half in [0x3e, 3, 0xfffe, 9, 6, 0, 0, 0u16] {
        head.extend(half.to_le_bytes());
    }
    for whole in [0, number(tables), number(sectors), 0, 4096, END, 0, END, 0] {
        head.extend(whole.to_le_bytes());
    }
    head.extend((0..tables.min(109)).flat_map(|at| number(sectors + 1 + at).to_le_bytes()));
    head.resize(SECTOR, 0xff);
    head.extend_from_slice(stream);
    head.resize(SECTOR + length, 0);
    let root = entry("Root Entry", 5, 1, END, 0);
    let folder = [root, entry("Workbook", 2, FREE, 0, number(length))].concat();
    head.extend_from_slice(&folder);
    head.resize(SECTOR * (sectors + 2), 0);
    head.extend(table.into_iter().flat_map(u32::to_le_bytes));
    head
}

/// An entry of the folder.
fn entry(name: &str, kind: u8, child: u32, start: u32, length: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry.resize(64, 0);
    entry.extend(u16::try_from(2 * name.len() + 2).unwrap().to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend([FREE, FREE, child].into_iter().flat_map(u32::to_le_bytes));
    entry.resize(116, 0);
    entry.extend([start, length, 0].into_iter().flat_map(u32::to_le_bytes));
    entry
}
