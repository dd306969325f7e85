//! How far a read has come; other threads may watch it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What was read and found.
#[derive(Debug, Default)]
struct Counters {
    bytes: AtomicU64,
    rows: AtomicU64,
    findings: AtomicU64,
}

impl Counters {
    /// The bytes, rows and findings, which are 0 from then on.
    fn take(&self) -> (u64, u64, u64) {
        let take = |counter: &AtomicU64| counter.swap(0, Ordering::Relaxed);
        (take(&self.bytes), take(&self.rows), take(&self.findings))
    }
}

/// How far a read has come.
#[derive(Debug, Default)]
pub struct Progress {
    /// The bytes of all files.
    total: AtomicU64,
    /// The files that were read.
    before: Counters,
    /// The file in hand.
    file: Counters,
    /// It is a workbook: its own bytes are counted, not those of the lines that it becomes.
    is_unpacked: AtomicBool,
}

/// How far a read has come at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProgressSnapshot {
    /// Bytes of all files.
    pub total: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Rows of data read.
    pub rows: u64,
    /// Errors and warnings found.
    pub findings: u64,
    /// About how many seconds are left at the pace so far; None while that is not known.
    pub left: Option<u64>,
}

impl ProgressSnapshot {
    /// The same with the seconds left, after so many milliseconds of reading.
    #[must_use]
    pub fn after(self, milliseconds: u64) -> Self {
        let to_read = u128::from(self.total.saturating_sub(self.bytes));
        let is_known = milliseconds >= STEADY_AFTER && self.bytes > 0;
        let left =
            (to_read * u128::from(milliseconds)).div_ceil(u128::from(self.bytes.max(1)) * 1000);
        Self { left: is_known.then(|| u64::try_from(left).unwrap_or(u64::MAX)), ..self }
    }
}

/// After how many milliseconds the pace is steady enough to extrapolate.
const STEADY_AFTER: u64 = 500;

impl Progress {
    /// The counters now.
    #[must_use]
    pub fn progress_snapshot(&self) -> ProgressSnapshot {
        let get = |n: &AtomicU64| n.load(Ordering::Relaxed);
        let sum = |of: fn(&Counters) -> &AtomicU64| get(of(&self.before)) + get(of(&self.file));
        let total = get(&self.total);
        ProgressSnapshot {
            total,
            bytes: sum(|counters| &counters.bytes).min(total),
            rows: sum(|counters| &counters.rows),
            findings: sum(|counters| &counters.findings),
            left: None,
        }
    }

    pub(super) fn expect(&self, bytes: u64) {
        self.total.fetch_add(bytes, Ordering::Relaxed);
    }

    pub(super) fn find(&self) {
        self.file.findings.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn read(&self, bytes: usize, rows: usize) {
        if !self.is_unpacked.load(Ordering::Relaxed) {
            self.file.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        }
        self.file.rows.fetch_add(rows as u64, Ordering::Relaxed);
    }

    /// So many bytes of a workbook were unpacked.
    pub(super) fn unpack(&self, bytes: usize) {
        self.is_unpacked.store(true, Ordering::Relaxed);
        self.file.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// The file in hand is read again from its start.
    pub(super) fn restart_file(&self) {
        self.file.take();
        self.is_unpacked.store(false, Ordering::Relaxed);
    }

    /// The file in hand, of so many bytes, was read.
    pub(super) fn finish_file(&self, bytes: u64) {
        let (_, rows, findings) = self.file.take();
        self.is_unpacked.store(false, Ordering::Relaxed);
        self.before.bytes.fetch_add(bytes, Ordering::Relaxed);
        self.before.rows.fetch_add(rows, Ordering::Relaxed);
        self.before.findings.fetch_add(findings, Ordering::Relaxed);
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
