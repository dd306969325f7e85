//! Why a small file of the user was not written or read.

/// Why a file was not written or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// There is no such file.
    NotFound,
    /// The folder that it was to be written into is not there.
    NoFolder,
    /// The user may not read or write it.
    NotAllowed,
    /// The operating system refused, with this message.
    System(String),
    /// The file is no UTF-8.
    NotUtf8,
    /// Not a regular file: a folder, a device, a pipe.
    NotAFile,
    /// The file has more bytes than this.
    TooLarge(u64),
    /// The file exists, and so do its names with a number up to this one.
    NamesTaken(usize),
    /// The file is not TOML.
    NotToml {
        /// The line with the error, from 1.
        line: usize,
        /// The parser's message.
        message: String,
    },
    /// This change of a file of suppositions, counted from 1, has a wrong or missing field.
    WrongChange(usize),
}
