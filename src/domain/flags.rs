//! Marks of a row.

/// What is known of a row beside its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(pub u8);

impl Flags {
    /// An earlier row has the same year and id, or it is registered elsewhere: it is in no sum.
    pub const DUPLICATE: u8 = 1;
    /// The row has a finding of severity error.
    pub const ERROR: u8 = 2;
    /// The row has a finding of severity warning.
    pub const WARNING: u8 = 4;
    /// The row has an error that its own file shows, without the other files.
    pub const OWN_ERROR: u8 = 8;
    /// The row has a warning that its own file shows, without the other files.
    pub const OWN_WARNING: u8 = 16;
    /// The id was made from the name.
    pub const GIVEN_ID: u8 = 32;
    /// The district was copied from the committee.
    pub const GIVEN_DISTRICT: u8 = 64;
    /// The ownership was copied from the committee.
    pub const GIVEN_OWNERSHIP: u8 = 128;

    /// Whether a flag is set.
    #[must_use]
    pub const fn has(self, flag: u8) -> bool {
        self.0 & flag != 0
    }
}
