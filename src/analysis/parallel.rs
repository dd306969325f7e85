//! How work over many rows is divided among threads.

/// The fewest rows or texts that are given to a thread: work on fewer costs less than handing it
/// over.
pub(super) const MIN_ROWS_PER_THREAD: usize = 1 << 15;
