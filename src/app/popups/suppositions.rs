//! The list of what is supposed.

/// The list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SuppositionList {
    /// The selected change.
    pub at: usize,
}

impl SuppositionList {
    /// Selects another change of `count`.
    pub fn move_by(&mut self, by: isize, count: usize) {
        self.at = self.at.saturating_add_signed(by).min(count.saturating_sub(1));
    }
}
