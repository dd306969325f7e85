//! The encodings of table files.

/// An encoding that text can be converted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// Windows-1258.
    Windows1258,
    /// TCVN3 (ABC), as used by the `.VnTime` fonts.
    Tcvn3,
    /// VNI, as used by the `VNI-` fonts.
    Vni,
    /// UTF-8 that was read in Windows-1252, Windows-1258 or Latin-1 and saved again.
    Misread,
}

impl Encoding {
    /// Its usual name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1258 => "Windows-1258",
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
            Self::Misread => "UTF-8 (Windows-1252)",
        }
    }

    /// True for UTF-16, whose characters have two bytes.
    #[must_use]
    pub const fn is_wide(self) -> bool {
        matches!(self, Self::Utf16Le | Self::Utf16Be)
    }

    /// Whether text in it is converted with a finding: it is not a form of Unicode.
    #[must_use]
    pub const fn is_legacy(self) -> bool {
        !matches!(self, Self::Utf8 | Self::Utf16Le | Self::Utf16Be)
    }
}
