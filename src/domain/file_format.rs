//! Formats of files that hold no table as text.

/// A format that is recognised and not read as a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileFormat {
    /// A workbook of Excel.
    Workbook,
    /// A spreadsheet of `LibreOffice` or `OpenOffice`.
    OpenDocument,
    /// Compressed data or an archive: gzip.
    Gzip,
    /// A zip archive.
    Zip,
    /// A 7z archive.
    SevenZip,
    /// bzip2.
    Bzip2,
    /// xz.
    Xz,
    /// Zstandard.
    Zstd,
    /// A RAR archive.
    Rar,
    /// A tar archive.
    Tar,
    /// A PDF document.
    Pdf,
    /// A document of Word or of a similar program.
    Word,
    /// A document in the Rich Text Format.
    Rtf,
    /// A presentation.
    Presentation,
    /// A web page, as HTML or as a web archive.
    Html,
    /// An XML document that is no web page.
    Xml,
    /// An image.
    Image,
    /// A database file: `SQLite` or Access.
    Database,
    /// A file without any text.
    Empty,
}

impl FileFormat {
    /// The usual name of a format of compressed files; None for any other format.
    #[must_use]
    pub const fn archive_name(self) -> Option<&'static str> {
        Some(match self {
            Self::Gzip => "gzip",
            Self::Zip => "zip",
            Self::SevenZip => "7-Zip",
            Self::Bzip2 => "bzip2",
            Self::Xz => "xz",
            Self::Zstd => "zstd",
            Self::Rar => "RAR",
            Self::Tar => "tar",
            _ => return None,
        })
    }
}
