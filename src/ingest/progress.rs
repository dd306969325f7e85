//! How far a reading has come; other threads may look at it.

use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes and rows read so far.
#[derive(Debug, Default)]
pub struct Progress {
    total: AtomicU64,
    bytes: AtomicU64,
    rows: AtomicU64,
}

/// Where a reading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Bytes of all files.
    pub total: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Rows of data read.
    pub rows: u64,
}

impl Progress {
    /// Where it stands now.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let get = |n: &AtomicU64| n.load(Ordering::Relaxed);
        Standing { total: get(&self.total), bytes: get(&self.bytes).min(get(&self.total)), rows: get(&self.rows) }
    }

    pub(super) fn expect(&self, bytes: u64) {
        self.total.fetch_add(bytes, Ordering::Relaxed);
    }

    /// What was read since is read again.
    pub(super) fn back_to(&self, standing: Standing) {
        self.bytes.store(standing.bytes, Ordering::Relaxed);
        self.rows.store(standing.rows, Ordering::Relaxed);
    }

    pub(super) fn read(&self, bytes: usize, rows: usize) {
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        self.rows.fetch_add(rows as u64, Ordering::Relaxed);
    }

    /// A file was read whole: of its bytes so many were not counted yet.
    pub(super) fn settle(&self, upto: u64) {
        self.bytes.fetch_max(upto, Ordering::Relaxed);
    }
}
