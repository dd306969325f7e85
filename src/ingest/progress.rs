//! How far a reading has come; other threads may look at it.

use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes and rows read so far, and what was found in them.
#[derive(Debug, Default)]
pub struct Progress {
    total: AtomicU64,
    bytes: AtomicU64,
    rows: AtomicU64,
    findings: AtomicU64,
}

/// Where a reading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProgressSnapshot {
    /// Bytes of all files.
    pub total: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Rows of data read.
    pub rows: u64,
    /// Errors and warnings that they show by themselves.
    pub findings: u64,
    /// About how many seconds until all is read, at the pace so far; None while that cannot be
    /// told.
    pub left: Option<u64>,
}

impl ProgressSnapshot {
    /// The same after so many milliseconds of reading, with what is left told.
    #[must_use]
    pub fn after(self, milliseconds: u64) -> Self {
        let to_read = u128::from(self.total.saturating_sub(self.bytes));
        let is_telling = milliseconds >= TELLING && self.bytes > 0;
        let left =
            (to_read * u128::from(milliseconds)).div_ceil(u128::from(self.bytes.max(1)) * 1000);
        Self { left: is_telling.then(|| u64::try_from(left).unwrap_or(u64::MAX)), ..self }
    }
}

/// After how many milliseconds the pace of a reading says something.
const TELLING: u64 = 500;

impl Progress {
    /// Where it stands now.
    #[must_use]
    pub fn progress_snapshot(&self) -> ProgressSnapshot {
        let get = |n: &AtomicU64| n.load(Ordering::Relaxed);
        ProgressSnapshot {
            total: get(&self.total),
            bytes: get(&self.bytes).min(get(&self.total)),
            rows: get(&self.rows),
            findings: get(&self.findings),
            left: None,
        }
    }

    pub(super) fn expect(&self, bytes: u64) {
        self.total.fetch_add(bytes, Ordering::Relaxed);
    }

    /// What was read since is read again.
    pub(super) fn back_to(&self, progress_snapshot: ProgressSnapshot) {
        self.bytes.store(progress_snapshot.bytes, Ordering::Relaxed);
        self.rows.store(progress_snapshot.rows, Ordering::Relaxed);
        self.findings.store(progress_snapshot.findings, Ordering::Relaxed);
    }

    pub(super) fn find(&self) {
        self.findings.fetch_add(1, Ordering::Relaxed);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_goes_by_the_pace_so_far() {
        let progress_snapshot =
            ProgressSnapshot { total: 1000, bytes: 250, rows: 3, findings: 0, left: None };
        assert_eq!(progress_snapshot.after(499).left, None);
        assert_eq!(progress_snapshot.after(2000).left, Some(6));
        assert_eq!(progress_snapshot.after(2001).left, Some(7), "rounded up");
        assert_eq!(ProgressSnapshot { bytes: 0, ..progress_snapshot }.after(9000).left, None);
        assert_eq!(ProgressSnapshot { bytes: 1000, ..progress_snapshot }.after(9000).left, Some(0));
        assert_eq!(
            ProgressSnapshot { total: u64::MAX, bytes: 1, ..progress_snapshot }
                .after(u64::MAX)
                .left,
            Some(u64::MAX)
        );
    }
}
