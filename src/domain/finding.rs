//! What is wrong or noteworthy in the data, and where; the sentences are made further up.

use super::{Field, Rating, Row, Table, Year};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A figure cannot be trusted or a table cannot be read.
    Error,
    /// Worth a look.
    Warning,
}

macro_rules! codes {
    ($($name:ident $severity:ident $word:literal;)+) => {
        /// The code of a finding; codes never change.
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

            /// Whether it comes from what stands in several rows or files; the others a file shows by itself.
            #[must_use]
            pub const fn is_across(self) -> bool {
                matches!(
                    self,
                    Self::DuplicateKey
                        | Self::UnknownParent
                        | Self::ParentIsCell
                        | Self::BranchesMismatch
                        | Self::NoBranches
                        | Self::MissingReport
                        | Self::ExpectedCount
                        | Self::ZoneSpellings
                        | Self::ZoneAmbiguous
                        | Self::IdChanged
                        | Self::ExcellentCap
                )
            }
        }
    };
}

codes! {
    Unreadable Error "unreadable";
    NoTable Error "no-table";
    MissingColumn Error "missing-column";
    LostLetters Error "lost-letters";
    RaggedRow Error "ragged-row";
    NotANumber Error "not-a-number";
    Negative Error "negative";
    BadDate Error "bad-date";
    UnknownRating Error "unknown-rating";
    UnknownKind Error "unknown-kind";
    UnknownOwnership Error "unknown-ownership";
    UnknownParent Error "unknown-parent";
    ParentIsCell Error "parent-is-cell";
    DuplicateKey Error "duplicate-key";
    RatedOverMembers Error "rated-over-members";
    LevelsMismatch Error "levels-mismatch";
    OwnersOverAdmitted Error "owners-over-admitted";
    BranchesMismatch Warning "branches-mismatch";
    NoBranches Warning "no-branches";
    MissingCount Warning "missing-count";
    MissingReport Warning "missing-report";
    TotalMismatch Warning "total-mismatch";
    PercentMismatch Warning "percent-mismatch";
    ExpectedCount Warning "expected-count";
    ZoneSpellings Warning "zone-spellings";
    ZoneAmbiguous Warning "zone-ambiguous";
    IdChanged Warning "id-changed";
    ExcellentCap Warning "excellent-cap";
    UnknownColumn Warning "unknown-column";
    PersonalColumn Warning "personal-column";
    LegacyEncoding Warning "legacy-encoding";
    ControlCharacters Warning "control-characters";
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no such file or folder.
    NotFound,
    /// Reading is not allowed.
    NoPermission,
    /// A folder without any table file in it.
    EmptyFolder,
    /// An Excel workbook or another zip archive under a table's name.
    Workbook,
    /// Neither text nor a workbook: a zero byte where none can be.
    Binary,
    /// A line longer than this many bytes.
    LongLine(usize),
    /// More bytes than this.
    TooLarge(u64),
    /// A row of more cells than this.
    TooManyColumns(usize),
    /// The data set has this many files, and can have no more.
    TooManyFiles(usize),
    /// The table would have more rows than a row number can count.
    TooManyRows,
    /// The distinct texts of all files are larger than the text pool.
    TooMuchText,
    /// Not a file: a device, a socket.
    NotAFile,
    /// A link that leads to itself.
    LinkLoop,
    /// What the system said.
    System(String),
}

/// What is wrong with a row's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields say what they are")]
pub enum Ragged {
    /// More or fewer cells than the header: found, expected.
    Cells { found: usize, expected: usize },
    /// More cells, and one of the numbers looks cut in two by the delimiter.
    CutNumber { found: usize, expected: usize },
    /// A quote that is opened and never closed.
    OpenQuote,
    /// The header of another table: a file is one.
    OtherTable,
}

/// The encodings that are converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// Windows-1258.
    Windows1258,
    /// TCVN3 (ABC), the `.VnTime` fonts.
    Tcvn3,
    /// VNI fonts.
    Vni,
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
        }
    }
}

/// What was found, with what its sentence needs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields say what they are")]
pub enum FindingKind {
    /// A file that cannot be read.
    Unreadable(Unreadable),
    /// No known header.
    NoTable,
    /// A needed column is not there, or the year is told nowhere.
    MissingColumn(Field),
    /// Letters that were saved as question marks.
    LostLetters,
    /// A row that does not fit its header.
    RaggedRow(Ragged),
    /// Not a whole number, or too large.
    NotANumber(Field),
    /// A count below zero.
    Negative,
    /// Not a date.
    BadDate,
    /// Not a rating; the nearest.
    UnknownRating(Option<Rating>),
    /// Not a kind; the nearest, as an office writes it.
    UnknownKind(Option<&'static str>),
    /// Not an ownership; the nearest, as an office writes it.
    UnknownOwnership(Option<&'static str>),
    /// No such committee that year; the nearest.
    UnknownParent(Year, Option<String>),
    /// The organisation named as parent is a base cell.
    ParentIsCell,
    /// The same year and id at two places; the first.
    DuplicateKey { year: Year, first_file: u16, first_line: u32 },
    /// More rated than there are.
    RatedOverMembers { rated: u32, members: u32 },
    /// The four levels do not add up.
    LevelsMismatch { sum: u64, rated: u32 },
    /// More owners (or leaders) admitted than admitted in all.
    OwnersOverAdmitted { part: u32, admitted: u32 },
    /// A committee's members are not the sum of its branches'.
    BranchesMismatch { members: u32, branches: u64 },
    /// A committee without branch rows.
    NoBranches,
    /// An empty count.
    MissingCount,
    /// An empty count of the rated, which is what the four levels add up to.
    RatedFromLevels(u32),
    /// A unit of the year before that is not there in this year.
    MissingReport { table: Table, year: Year },
    /// A total that the report states, and what its rows give.
    TotalMismatch { stated: u64, sum: u64 },
    /// A percentage that the report states, and the tenths that its counts give.
    PercentMismatch { part: u64, of: u64, hundredths: u64 },
    /// Not the expected number of rows.
    ExpectedCount { table: Table, year: Year, expected: u32, found: usize },
    /// One zone in several spellings: how it is shown.
    ZoneSpellings { shown: String, spellings: Vec<String> },
    /// A bare name that a park and a cluster bear.
    ZoneAmbiguous,
    /// The id of a name changed: the id before.
    IdChanged { year: Year, before: String },
    /// More excellent than the cap allows.
    ExcellentCap { excellent: u64, met: u64, percent: u8 },
    /// A committee rated excellent against its own rule: branches good or better of those rated,
    /// how many unsatisfactory, the rule's percent.
    CommitteeRule { met: u64, of: u64, unsatisfactory: u64, percent: u8 },
    /// A column that was left out; told why where two claim one meaning.
    UnknownColumn { rival: Option<String> },
    /// A column that was refused.
    PersonalColumn,
    /// An old encoding, converted.
    LegacyEncoding(Encoding),
    /// Controls made harmless.
    ControlCharacters,
}

impl FindingKind {
    /// The code.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::Unreadable(_) => Code::Unreadable,
            Self::NoTable => Code::NoTable,
            Self::MissingColumn(_) => Code::MissingColumn,
            Self::LostLetters => Code::LostLetters,
            Self::RaggedRow(_) => Code::RaggedRow,
            Self::NotANumber(_) => Code::NotANumber,
            Self::Negative => Code::Negative,
            Self::BadDate => Code::BadDate,
            Self::UnknownRating(_) => Code::UnknownRating,
            Self::UnknownKind(_) => Code::UnknownKind,
            Self::UnknownOwnership(_) => Code::UnknownOwnership,
            Self::UnknownParent(..) => Code::UnknownParent,
            Self::ParentIsCell => Code::ParentIsCell,
            Self::DuplicateKey { .. } => Code::DuplicateKey,
            Self::RatedOverMembers { .. } => Code::RatedOverMembers,
            Self::LevelsMismatch { .. } => Code::LevelsMismatch,
            Self::OwnersOverAdmitted { .. } => Code::OwnersOverAdmitted,
            Self::BranchesMismatch { .. } => Code::BranchesMismatch,
            Self::NoBranches => Code::NoBranches,
            Self::MissingCount | Self::RatedFromLevels(_) => Code::MissingCount,
            Self::MissingReport { .. } => Code::MissingReport,
            Self::TotalMismatch { .. } => Code::TotalMismatch,
            Self::PercentMismatch { .. } => Code::PercentMismatch,
            Self::ExpectedCount { .. } => Code::ExpectedCount,
            Self::ZoneSpellings { .. } => Code::ZoneSpellings,
            Self::ZoneAmbiguous => Code::ZoneAmbiguous,
            Self::IdChanged { .. } => Code::IdChanged,
            Self::ExcellentCap { .. } | Self::CommitteeRule { .. } => Code::ExcellentCap,
            Self::UnknownColumn { .. } => Code::UnknownColumn,
            Self::PersonalColumn => Code::PersonalColumn,
            Self::LegacyEncoding(_) => Code::LegacyEncoding,
            Self::ControlCharacters => Code::ControlCharacters,
        }
    }
}

/// Where something was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file, by its number in [`super::Dataset::files`].
    pub file: u16,
    /// The line, from 1; 0 for the file as a whole.
    pub line: u32,
    /// The column's heading as the file has it, cleaned; empty for a row or file as a whole.
    pub column: Box<str>,
    /// The cell as written, cleaned; empty where there is none.
    pub cell: Box<str>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub what: FindingKind,
    /// Where.
    pub place: Place,
    /// The row that it concerns, where it concerns one.
    pub row: Option<(Table, Row)>,
}

impl Finding {
    /// The code.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.what.code()
    }

    /// Error or warning.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.what.code().severity()
    }
}

/// All findings, in the order of files and lines, and how many there are.
///
/// Of one code in one file no more than [`Findings::KEPT`] are kept; the others are counted.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    kept: Vec<Finding>,
    errors: u64,
    warnings: u64,
    counts: rustc_hash::FxHashMap<(u16, Code), u64>,
}

impl Findings {
    /// How many of one code in one file are kept with their place.
    pub const KEPT: u64 = 5000;

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        match finding.severity() {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
        let count = self.counts.entry((finding.place.file, finding.code())).or_default();
        *count += 1;
        if *count <= Self::KEPT {
            self.kept.push(finding);
        }
    }

    /// Adds those that a file shows by itself from other findings, under its number of now; `moved`
    /// says where its rows stand now.
    pub fn take_over(
        &mut self,
        old: &Self,
        old_file: u16,
        file: u16,
        moved: impl Fn(super::Table, super::Row) -> super::Row,
    ) {
        let own = old
            .kept
            .iter()
            .filter(|finding| finding.place.file == old_file && !finding.code().is_across());
        self.kept.extend(own.cloned().map(|mut finding| {
            finding.place.file = file;
            finding.row = finding.row.map(|(table, row)| (table, moved(table, row)));
            finding
        }));
        for ((_, code), count) in
            old.counts.iter().filter(|((of, code), _)| *of == old_file && !code.is_across())
        {
            *if code.severity() == Severity::Error {
                &mut self.errors
            } else {
                &mut self.warnings
            } += count;
            *self.counts.entry((file, *code)).or_default() += count;
        }
    }

    /// Adds those that some lines of a file show by themselves, all of which are kept.
    pub fn take_lines_over(
        &mut self,
        old: &Self,
        old_file: u16,
        lines: &std::ops::Range<u32>,
        file: u16,
        moved: impl Fn(super::Table, super::Row) -> super::Row,
    ) {
        let own = old.kept.iter().filter(|f| {
            f.place.file == old_file && !f.code().is_across() && lines.contains(&f.place.line)
        });
        for finding in own {
            let place = Place { file, ..finding.place.clone() };
            self.push(Finding {
                what: finding.what.clone(),
                place,
                row: finding.row.map(|(table, row)| (table, moved(table, row))),
            });
        }
    }

    /// Whether every finding of a file is kept.
    #[must_use]
    pub fn keeps_all_of(&self, file: u16) -> bool {
        self.counts.iter().all(|((of, _), count)| *of != file || *count <= Self::KEPT)
    }

    /// Puts them in the order of files and lines.
    pub fn sort(&mut self) {
        self.kept.sort_by_key(|f| (f.place.file, f.place.line));
    }

    /// Those kept.
    #[must_use]
    pub fn kept(&self) -> &[Finding] {
        &self.kept
    }

    /// How many errors there are, kept or not.
    #[must_use]
    pub const fn errors(&self) -> u64 {
        self.errors
    }

    /// How many warnings there are, kept or not.
    #[must_use]
    pub const fn warnings(&self) -> u64 {
        self.warnings
    }

    /// How many of one code in one file there are, kept or not.
    #[must_use]
    pub fn count(&self, file: u16, code: Code) -> u64 {
        self.counts.get(&(file, code)).copied().unwrap_or(0)
    }

    /// How many are counted only.
    #[must_use]
    pub fn beyond(&self) -> u64 {
        self.errors + self.warnings - self.kept.len() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_past_the_kept_are_counted() {
        let mut findings = Findings::default();
        for line in 0..6000 {
            let place = Place { line, ..Place::default() };
            findings.push(Finding { what: FindingKind::Negative, place, row: None });
        }
        assert_eq!(
            (findings.errors(), findings.kept().len(), findings.beyond()),
            (6000, 5000, 1000)
        );
        assert_eq!(findings.count(0, Code::Negative), 6000);
    }
}
