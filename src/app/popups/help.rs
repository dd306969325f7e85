//! The keys of the screen in front.

/// The help.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HelpPopup {
    /// The first row shown.
    pub top: usize,
}

impl HelpPopup {
    /// Scrolls by rows; the help has at most `count`.
    pub fn move_by(&mut self, by: isize, count: usize) {
        self.top = self.top.saturating_add_signed(by).min(count.saturating_sub(1));
    }
}
