//! The codes of findings: one table of their severity, extent and printed word.

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A figure cannot be trusted, or a table cannot be read.
    Error,
    /// Worth a look.
    Warning,
}

impl Severity {
    /// The word of the output format.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// What a finding depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// One row, or the file that contains it; a reload may copy it with an unchanged file.
    OneRow,
    /// All rows of the file that contains it; it is checked again whenever a part of the file is
    /// read.
    OneFile,
    /// Several rows or files; it is checked again whenever one of them is read.
    AcrossRows,
}

macro_rules! codes {
    ($($name:ident $severity:ident $extent:ident $word:literal;)+) => {
        /// The code of a finding. Codes are part of the output format and never change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $(#[doc = concat!("`", $word, "`")] $name,)+ }

        impl Code {
            /// Every code, errors first.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code as it is printed.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// Error or warning.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            const fn extent(self) -> Extent {
                match self { $(Self::$name => Extent::$extent,)+ }
            }
        }
    };
}

codes! {
    Unreadable Error OneRow "unreadable";
    NoTable Error OneRow "no-table";
    MissingColumn Error OneRow "missing-column";
    LostLetters Error OneRow "lost-letters";
    RaggedRow Error OneRow "ragged-row";
    NotANumber Error OneRow "not-a-number";
    Negative Error OneRow "negative";
    BadDate Error OneRow "bad-date";
    UnknownRating Error OneRow "unknown-rating";
    UnknownKind Error OneRow "unknown-kind";
    UnknownOwnership Error OneRow "unknown-ownership";
    UnknownParent Error AcrossRows "unknown-parent";
    ParentIsCell Error AcrossRows "parent-is-cell";
    DuplicateKey Error AcrossRows "duplicate-key";
    SpreadsheetError Error OneRow "spreadsheet-error";
    RatedOverMembers Error OneRow "rated-over-members";
    LevelsMismatch Error OneRow "levels-mismatch";
    OwnersOverAdmitted Error OneRow "owners-over-admitted";
    BranchesMismatch Warning AcrossRows "branches-mismatch";
    NoBranches Warning AcrossRows "no-branches";
    MissingCount Warning OneRow "missing-count";
    MissingReport Warning AcrossRows "missing-report";
    TotalMismatch Warning OneRow "total-mismatch";
    PercentMismatch Warning OneRow "percent-mismatch";
    OlderPeriod Warning AcrossRows "older-period";
    YearConflict Warning OneRow "year-conflict";
    MergedCells Warning OneFile "merged-cells";
    ExpectedCount Warning AcrossRows "expected-count";
    ZoneSpellings Warning AcrossRows "zone-spellings";
    ZoneAmbiguous Warning AcrossRows "zone-ambiguous";
    IdChanged Warning AcrossRows "id-changed";
    ExcellentCap Warning AcrossRows "excellent-cap";
    UnknownColumn Warning OneRow "unknown-column";
    PersonalColumn Warning OneRow "personal-column";
    LegacyEncoding Warning OneRow "legacy-encoding";
    ControlCharacters Warning OneRow "control-characters";
}

impl Code {
    /// True if the finding depends on several rows or files.
    #[must_use]
    pub const fn is_across_rows(self) -> bool {
        matches!(self.extent(), Extent::AcrossRows)
    }

    /// True if the finding depends on all rows of its file.
    #[must_use]
    pub const fn is_of_one_file(self) -> bool {
        matches!(self.extent(), Extent::OneFile)
    }

    /// True if the finding depends on one row.
    #[must_use]
    pub const fn is_of_one_row(self) -> bool {
        matches!(self.extent(), Extent::OneRow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_words_and_errors_come_first() {
        let mut words: Vec<&str> = Code::ALL.iter().map(|code| code.word()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Code::ALL.len());
        assert!(Code::ALL.is_sorted_by_key(|code| code.severity()));
        let is_word = |w: &str| w.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        assert!(words.iter().all(|word| is_word(word)));
    }
}
