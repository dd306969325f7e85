//! The streams of a compound file, as Office before 2007 saves it: a small file system in sectors,
//! whose chains are in a table.

use super::little_endian::{u16_at, u32_at};

/// From here on a number of a sector is a mark.
const MARKS: u32 = 0xffff_fffa;

/// Streams of fewer bytes are in small sectors.
const SMALL: usize = 4096;

const SMALL_SECTOR: usize = 64;

/// A compound file.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The number of the sector behind each sector.
    next: Vec<u32>,
    small_next: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

/// A stream or a folder; the first one is the root, which holds the small sectors.
struct Entry {
    name: String,
    start: u32,
    length: usize,
}

impl<'a> Compound<'a> {
    /// Reads the tables; None where they are damaged. A chain that leads back into itself is
    /// damage: the library would follow it until the memory is full.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        let sector = match shift {
            9 | 12 => 1usize << shift,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            small_next: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        file.next = file.table(u32_at(bytes, 68)?)?;
        let entries = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
        // Only files of large sectors have lengths of eight bytes.
        let entries = entries.chunks_exact(128).filter_map(|bytes| entry(bytes, shift == 12));
        file.entries = entries.collect();
        let root = file.entries.first()?;
        file.small = file.chain(root.start, root.length)?;
        file.small_next = numbers(&file.chain(u32_at(bytes, 60)?, usize::MAX)?).collect();
        Some(file)
    }

    /// The table of sectors: the numbers of its own sectors are in the header and in a chain from
    /// `more` on.
    fn table(&self, mut more: u32) -> Option<Vec<u32>> {
        let mut own: Vec<u32> = numbers(self.bytes.get(76..512)?).collect();
        for _ in 0..self.bytes.len() / self.sector {
            if more >= MARKS {
                break;
            }
            own.extend(numbers(self.at(more)?));
            more = own.pop()?;
        }
        let sectors = own.into_iter().filter(|id| *id < MARKS).filter_map(|id| self.at(id));
        Some(sectors.take(self.bytes.len() / self.sector).flat_map(numbers).collect())
    }

    fn at(&self, id: u32) -> Option<&'a [u8]> {
        let from = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(from..(from + self.sector).min(self.bytes.len()))
    }

    /// The bytes of a chain of sectors, `length` at most; None where it has no end.
    fn chain(&self, id: u32, length: usize) -> Option<Vec<u8>> {
        follow(id, length, &self.next, |id| self.at(id))
    }

    /// The bytes of a chain of small sectors, likewise.
    fn small_chain(&self, id: u32, length: usize) -> Option<Vec<u8>> {
        follow(id, length, &self.small_next, |id| {
            let from = (id as usize).saturating_mul(SMALL_SECTOR);
            self.small.get(from..from.saturating_add(SMALL_SECTOR))
        })
    }

    /// True if there is a stream or folder of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream; None where there is none, or it has no end.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        if entry.length < SMALL {
            self.small_chain(entry.start, entry.length)
        } else {
            self.chain(entry.start, entry.length)
        }
    }
}

/// The bytes of the sectors from `id` on, each the one behind which `next` names the following;
/// `length` bytes at most. None where there are more sectors before that than the file has.
fn follow<'s>(
    mut id: u32,
    length: usize,
    next: &[u32],
    sector: impl Fn(u32) -> Option<&'s [u8]>,
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for _ in 0..=next.len() {
        let Some(own) = sector(id).filter(|_| id < MARKS && bytes.len() < length) else {
            bytes.truncate(length);
            return Some(bytes);
        };
        bytes.extend_from_slice(own);
        id = next.get(id as usize).copied().unwrap_or(MARKS);
    }
    None
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

fn entry(bytes: &[u8], is_wide: bool) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).min(64);
    let units = bytes[..length].chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
    let high = u32_at(bytes, 124).filter(|_| is_wide).map_or(0, u64::from);
    let size = high << 32 | u64::from(u32_at(bytes, 120)?);
    let name: String = char::decode_utf16(units).filter_map(Result::ok).collect();
    Some(Entry {
        name: name.trim_end_matches('\0').to_owned(),
        start: u32_at(bytes, 116)?,
        length: usize::try_from(size).unwrap_or(usize::MAX),
    })
}
