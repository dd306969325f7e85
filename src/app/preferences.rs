//! What a user chose for the interface itself, whatever the data are.

/// The choices of a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// True if the terminal reports the mouse.
    pub mouse: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { mouse: true }
    }
}
