//! A reader of the bytes of a workbook that says how far it has come.

use crate::ingest::progress::Progress;
use std::io::{Read, Result, Seek, SeekFrom};
use std::sync::Arc;

/// Reads on, and counts the bytes as a part of the work on the file.
pub struct Counted<R> {
    inner: R,
    progress: Option<Arc<Progress>>,
    /// How many tenths of the work on each byte this reading is, and those not yet passed on.
    tenths: usize,
    rest: usize,
}

impl<R> Counted<R> {
    /// A reader whose bytes are so many tenths of the work; `progress` is told.
    pub const fn new(inner: R, progress: Option<Arc<Progress>>, tenths: usize) -> Self {
        Self { inner, progress, tenths, rest: 0 }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let bytes = self.inner.read(buffer)?;
        if let Some(progress) = &self.progress {
            let done = self.rest + bytes * self.tenths;
            progress.unpack(done / 10);
            self.rest = done % 10;
        }
        Ok(bytes)
    }
}

impl<R: Seek> Seek for Counted<R> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.inner.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn passes_over_a_file_add_up_to_its_bytes() {
        let progress = Arc::new(Progress::default());
        progress.expect(1000);
        for tenths in [2, 8] {
            let mut reader =
                Counted::new(Cursor::new(vec![0; 999]), Some(Arc::clone(&progress)), tenths);
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
