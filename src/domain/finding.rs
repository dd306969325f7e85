//! One finding: what is wrong or noteworthy in the data, and where. Its sentence is made in
//! `words`.

use super::{Code, Encoding, Field, FileFormat, Rating, Row, Severity, Table, Year};

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no such file or folder.
    NotFound,
    /// Reading is not allowed.
    NoPermission,
    /// A folder without a table file; the name of a folder in it that has some.
    EmptyFolder(Option<String>),
    /// The file has another format than a text of a table.
    Format(FileFormat),
    /// The file is in no known format, and no text: it has zero bytes.
    Binary,
    /// A line is longer than this many bytes.
    LongLine(usize),
    /// The file has more bytes than this.
    TooLarge(u64),
    /// A row has more cells than this.
    TooManyColumns(usize),
    /// The data set has this many files, and can have no more.
    TooManyFiles(usize),
    /// The table would have more rows than a row number can count.
    TooManyRows,
    /// The distinct texts of all files are larger than the text pool.
    TooMuchText,
    /// Not a file: a device, a socket.
    NotAFile,
    /// The file is written while it is read.
    Changing,
    /// Another program has the file open and lets nobody read it.
    InUse,
    /// A symbolic link that leads to itself.
    LinkLoop,
    /// The program wrote it, and it holds no table of units.
    OwnOutput,
    /// A workbook that cannot be read.
    Workbook(WorkbookFault),
    /// The message of the operating system.
    System(String),
}

/// Why a workbook cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkbookFault {
    /// It is encrypted.
    Password,
    /// It is damaged, or a part of it is missing.
    Damaged,
    /// Likewise, of a spreadsheet of `LibreOffice`.
    DamagedOpenDocument,
    /// Its parts have more bytes than this when they are unpacked.
    TooLarge(u64),
    /// A sheet has more cells than this.
    TooManyCells(u64),
    /// A sheet reaches this row and column, from 0, and most of its cells are empty.
    FarCell(u32, u32),
    /// The texts of its cells have more bytes than this.
    TooMuchText(u64),
    /// It has more distinct texts than this, or says so.
    TooManyTexts(u64),
    /// One text, or the room between two cells, has more bytes than this.
    LongText(usize),
    /// Its styles have more bytes than this.
    TooManyStyles(u64),
    /// It has more sheets than this.
    TooManySheets(usize),
    /// All its sheets are hidden or empty.
    NoSheet,
}

/// Why a row does not fit its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields say what they are")]
pub enum Ragged {
    /// More or fewer cells than the header.
    Cells { found: usize, expected: usize },
    /// More cells than the header; a number seems to contain the delimiter.
    CutNumber { found: usize, expected: usize },
    /// A quote is never closed.
    OpenQuote,
    /// Words in columns of words alone: perhaps the rest of the cells above.
    WordsOnly,
    /// The header of another table; a file holds one table.
    OtherTable,
}

/// What a group whose label is misspelt is meant to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupWord {
    /// An industrial park.
    Park,
    /// An industrial cluster.
    Cluster,
    /// A district, commune or ward.
    District,
    /// A base committee.
    Committee,
}

/// What a text that names no committee of its year is probably meant to name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NearCommittee {
    /// Nothing is near.
    Unknown,
    /// A committee of the year: its name or id, as written.
    Like(String),
    /// The organisation that has this very name or id in another year, the nearest one.
    OfYear(Year),
}

/// What was found, with the figures that its sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields say what they are")]
pub enum FindingKind {
    /// The file cannot be read.
    Unreadable(Unreadable),
    /// No header was recognised.
    NoTable,
    /// A form of sums, of which no row is a unit.
    SummaryForm,
    /// A required column is missing, or the year is given nowhere.
    MissingColumn(Field),
    /// Letters were saved as question marks.
    LostLetters,
    /// A row does not fit its header.
    RaggedRow(Ragged),
    /// Not a whole number, or too large.
    NotANumber(Field),
    /// A count below zero.
    Negative,
    /// Not a date.
    BadDate,
    /// Not a rating; the nearest one, if any is near.
    UnknownRating(Option<Rating>),
    /// Not a kind of organisation; the nearest one, as offices write it.
    UnknownKind(Option<&'static str>),
    /// The name of a unit does not tell its kind, and nothing else does.
    NameWithoutKind,
    /// The row of a unit has neither a name nor an id.
    NoName,
    /// A row between units has no number, rating or kind, and no name of a unit: it is no unit.
    NoUnit,
    /// Not an ownership; the nearest one, as offices write it.
    UnknownOwnership(Option<&'static str>),
    /// The label of a group is nearly one that gives the rows below it something.
    UnknownGroup(GroupWord),
    /// A list of enterprises does not say which have a Party organisation.
    NoOrganisationColumn,
    /// Neither yes nor no.
    NotYesOrNo,
    /// No such committee in that year.
    UnknownParent(Year, NearCommittee),
    /// No file gives organisations of the year: so many branches of a file have no committee.
    NoOrganisations { year: Year, rows: u64 },
    /// The data has no such organisation of an enterprise; the nearest one, if any is near.
    UnknownOrganisation(Option<String>),
    /// The organisation named as the committee of a branch is a base cell.
    ParentIsCell,
    /// The year and id occur in another row too, whose place is given; this one counts or not.
    DuplicateKey { year: Year, other_file: u16, other_line: u32, counts: bool },
    /// An error value of a spreadsheet: the cell is missing.
    SpreadsheetError,
    /// A formula has no stored value, like so many others of its sheet: the cells count as empty.
    FormulaWithoutValue { others: u64 },
    /// An id that a spreadsheet shortened to a power of ten: the name serves as the id.
    CollapsedId,
    /// More members are rated than there are.
    RatedOverMembers { rated: u32, members: u32 },
    /// The four levels do not add up to the rated.
    LevelsMismatch { sum: u64, rated: u32 },
    /// More members, or branches, are excellent than are good, though good holds the excellent.
    ExcellentOverGood { excellent: u32, good: u32 },
    /// More branches are rated than the committee has.
    BranchesRatedOver { rated: u32, branches: u32 },
    /// More owners, or leaders, were admitted than members in all.
    OwnersOverAdmitted { part: u32, admitted: u32 },
    /// The members of a committee are not the sum of those of its branches.
    BranchesMismatch { members: u32, branches: u64 },
    /// A count of branches in a committee's row is not that of its branch rows.
    BranchCountMismatch { stated: u32, rows: u64 },
    /// A committee has no branch rows.
    NoBranches,
    /// A count is empty.
    MissingCount,
    /// The count of the rated is empty; the sum of the four levels is used.
    RatedFromLevels(u32),
    /// A unit of the year before is missing in this year.
    MissingReport { table: Table, year: Year },
    /// A unit is in a file of an earlier period of the year alone, and so in no sum.
    OnlyEarlier { table: Table, year: Year, later_file: u16 },
    /// A total stated in the file differs from the sum of its rows.
    TotalMismatch { stated: u64, sum: u64 },
    /// A percentage stated in the file differs from the share of its counts.
    PercentMismatch { part: u64, of: u64 },
    /// Another file gives the same units of the year for a later period, so that the rows of this
    /// file, so many, are in no sum.
    OlderPeriod { year: Year, rows: u64, later_file: u16 },
    /// The title of a file gives one year and its name another; the title's holds.
    YearConflict { title: Year, name: Year },
    /// A row has a year that hardly any row of its file has and that its file is not of: probably
    /// mistyped. The year of the other rows.
    StrayYear { year: Year, usual: Year },
    /// Empty cells below filled ones in a column, so many, that look like parts of merged cells;
    /// they stay empty.
    MergedCells { rows: u64 },
    /// The number of rows is not the one expected by the settings.
    ExpectedCount { table: Table, year: Year, expected: u32, found: usize },
    /// A zone has several spellings; the one that is shown.
    ZoneSpellings { shown: String, spellings: Vec<String> },
    /// A zone is named without its kind, and both a park and a cluster have the name.
    ZoneAmbiguous,
    /// Ticks are in the columns of several zones.
    SeveralZones,
    /// A unit has the name of one of the year before and another id.
    IdChanged { year: Year, before: String },
    /// More are excellent than the cap of the settings allows: those excellent, and those good or
    /// better.
    ExcellentCap { group: CappedGroup, excellent: u64, met: u64, percent: u8 },
    /// A committee is rated excellent against the rule of the settings: branches good or better,
    /// rated, unsatisfactory, and the percentage that the rule requires.
    CommitteeRule { met: u64, of: u64, unsatisfactory: u64, percent: u8 },
    /// A column was ignored; `rival` is the column that already has its meaning, if any.
    UnknownColumn { rival: Option<String> },
    /// A column with personal data was ignored.
    PersonalColumn,
    /// A cell that names a person, where the column has no such cells, is not kept.
    PersonalCell,
    /// The file has an old encoding, which was converted.
    LegacyEncoding(Encoding),
    /// Control characters were replaced.
    ControlCharacters,
    /// So many zero bytes follow the text, as a broken copy leaves them.
    ZerosAtEnd(usize),
    /// A list of people without a column of branches or of ratings.
    PeopleWithoutBranch,
    /// A file is a list of people: so many were counted, in so many branches.
    PeopleListed { people: u64, branches: usize },
    /// A person in a list whose branch is not given: counted nowhere.
    PersonWithoutBranch,
    /// A unit's row states a count that differs from the list of its members.
    PeopleMismatch { stated: u64, listed: u64 },
}

/// What a cap on excellent ratings counts together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CappedGroup {
    /// The members of one organisation, that of the finding's row.
    Members,
    /// The base committees of a year.
    Committees(Year),
    /// The base cells of a year.
    Cells(Year),
    /// The branches of a year.
    Branches(Year),
}

impl FindingKind {
    /// The code of this kind.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::Unreadable(_) => Code::Unreadable,
            Self::NoTable | Self::SummaryForm | Self::PeopleWithoutBranch => Code::NoTable,
            Self::MissingColumn(_) => Code::MissingColumn,
            Self::LostLetters => Code::LostLetters,
            Self::RaggedRow(_) | Self::NoName => Code::RaggedRow,
            Self::NotANumber(_) => Code::NotANumber,
            Self::Negative => Code::Negative,
            Self::BadDate => Code::BadDate,
            Self::UnknownRating(_) => Code::UnknownRating,
            Self::UnknownKind(_) | Self::UnknownGroup(_) | Self::NameWithoutKind | Self::NoUnit => {
                Code::UnknownKind
            }
            Self::UnknownOwnership(_) => Code::UnknownOwnership,
            Self::UnknownParent(..)
            | Self::NoOrganisations { .. }
            | Self::UnknownOrganisation(_) => Code::UnknownParent,
            Self::ParentIsCell => Code::ParentIsCell,
            Self::DuplicateKey { .. } => Code::DuplicateKey,
            Self::SpreadsheetError | Self::CollapsedId | Self::FormulaWithoutValue { .. } => {
                Code::SpreadsheetError
            }
            Self::RatedOverMembers { .. } | Self::BranchesRatedOver { .. } => {
                Code::RatedOverMembers
            }
            Self::LevelsMismatch { .. } | Self::ExcellentOverGood { .. } => Code::LevelsMismatch,
            Self::OwnersOverAdmitted { .. } => Code::OwnersOverAdmitted,
            Self::BranchesMismatch { .. }
            | Self::BranchCountMismatch { .. }
            | Self::PeopleMismatch { .. } => Code::BranchesMismatch,
            Self::NoBranches => Code::NoBranches,
            Self::MissingCount
            | Self::RatedFromLevels(_)
            | Self::PersonWithoutBranch
            | Self::NoOrganisationColumn
            | Self::NotYesOrNo => Code::MissingCount,
            Self::MissingReport { .. } | Self::OnlyEarlier { .. } => Code::MissingReport,
            Self::TotalMismatch { .. } => Code::TotalMismatch,
            Self::PercentMismatch { .. } => Code::PercentMismatch,
            Self::OlderPeriod { .. } => Code::OlderPeriod,
            Self::YearConflict { .. } | Self::StrayYear { .. } => Code::YearConflict,
            Self::MergedCells { .. } => Code::MergedCells,
            Self::ExpectedCount { .. } => Code::ExpectedCount,
            Self::ZoneSpellings { .. } => Code::ZoneSpellings,
            Self::ZoneAmbiguous | Self::SeveralZones => Code::ZoneAmbiguous,
            Self::IdChanged { .. } => Code::IdChanged,
            Self::ExcellentCap { .. } | Self::CommitteeRule { .. } => Code::ExcellentCap,
            Self::UnknownColumn { .. } => Code::UnknownColumn,
            Self::PersonalColumn | Self::PersonalCell | Self::PeopleListed { .. } => {
                Code::PersonalColumn
            }
            Self::LegacyEncoding(_) => Code::LegacyEncoding,
            Self::ControlCharacters | Self::ZerosAtEnd(_) => Code::ControlCharacters,
        }
    }
}

/// Where something was found: a cell, a row, or a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file, by its index in [`super::Dataset::files`].
    pub file: u16,
    /// The line, from 1; 0 for the file as a whole.
    pub line: u32,
    /// The heading of the column as in the file, cleaned; empty for a row or file as a whole.
    pub column: Box<str>,
    /// The cell as written, cleaned; empty if there is none.
    pub cell: Box<str>,
    /// The index of the column, where it is known.
    pub index: Option<u16>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// Where.
    pub place: Place,
    /// The row that it concerns, if it concerns one.
    pub row: Option<(Table, Row)>,
}

impl Finding {
    /// The organisation or branch that it is about. An enterprise has no page and no flags.
    #[must_use]
    pub fn unit(&self) -> Option<(Table, Row)> {
        self.row.filter(|(table, _)| *table != Table::Enterprises)
    }

    /// The code.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.kind.code()
    }

    /// True if it depends on several rows or files, as a stray year does beside the others of its
    /// code.
    #[must_use]
    pub const fn is_across_rows(&self) -> bool {
        matches!(self.kind, FindingKind::StrayYear { .. }) || self.code().is_across_rows()
    }

    /// Error or warning.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.kind.code().severity()
    }
}
