//! A reader of the bytes of a workbook that reports its progress.

use crate::ingest::progress::Progress;
use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Result, Seek, SeekFrom};
use std::sync::Arc;

/// Reads on, and counts the bytes as a part of the work on the file. It is one type wherever the
/// bytes are: what reads archives and workbooks is compiled once.
pub struct ProgressReader<'a> {
    source: Source<'a>,
    progress: Option<Arc<Progress>>,
    /// How many tenths of the work on each byte this reading is, and those not yet passed on.
    tenths: usize,
    rest: usize,
}

enum Source<'a> {
    Memory(Cursor<Cow<'a, [u8]>>),
    File(BufReader<File>),
}

impl<'a> ProgressReader<'a> {
    /// A reader whose bytes are so many tenths of the work; `progress` is updated.
    pub const fn counted(
        bytes: Cow<'a, [u8]>,
        progress: Option<Arc<Progress>>,
        tenths: usize,
    ) -> Self {
        Self { source: Source::Memory(Cursor::new(bytes)), progress, tenths, rest: 0 }
    }

    /// A reader of bytes in memory, without progress.
    pub const fn uncounted(bytes: Cow<'a, [u8]>) -> Self {
        Self::counted(bytes, None, 0)
    }

    /// A reader of a file, without progress.
    pub fn of_file(file: File) -> Self {
        Self { source: Source::File(BufReader::new(file)), progress: None, tenths: 0, rest: 0 }
    }
}

impl Read for ProgressReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let bytes = match &mut self.source {
            Source::Memory(bytes) => bytes.read(buffer)?,
            Source::File(file) => file.read(buffer)?,
        };
        if let Some(progress) = &self.progress {
            let done = self.rest + bytes * self.tenths;
            progress.unpack(done / 10);
            self.rest = done % 10;
        }
        Ok(bytes)
    }
}

impl Seek for ProgressReader<'_> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        match &mut self.source {
            Source::Memory(bytes) => bytes.seek(to),
            Source::File(file) => file.seek(to),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_over_a_file_add_up_to_its_bytes() {
        let progress = Arc::new(Progress::default());
        progress.expect(1000);
        for tenths in [2, 8] {
            let mut reader =
                ProgressReader::counted(vec![0; 999].into(), Some(Arc::clone(&progress)), tenths);
            let mut buffer = [0; 7];
            while reader.read(&mut buffer).unwrap() > 0 {}
        }
        assert!((997..=999).contains(&progress.progress_snapshot().bytes));
        // The lines that a sheet becomes are other bytes.
        progress.read(500, 3);
        let snapshot = progress.progress_snapshot();
        assert!(snapshot.bytes < 1000 && snapshot.rows == 3);
    }
}
