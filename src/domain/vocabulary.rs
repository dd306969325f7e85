//! Years, and the columns with a closed list of words: ratings, kinds, ownerships, yes or no.

/// A year of assessment, 1930 to 2100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Year(pub u16);

impl Year {
    /// The year of a row whose year cannot be read; such a row belongs to no year.
    pub const UNKNOWN: Self = Self(0);

    /// The years that a row may have.
    pub const ALL: std::ops::RangeInclusive<u16> = 1930..=2100;

    /// A year; None if it is none of [`Self::ALL`].
    #[must_use]
    pub fn new(year: u64) -> Option<Self> {
        u16::try_from(year).ok().filter(|year| Self::ALL.contains(year)).map(Self)
    }

    /// The year before.
    #[must_use]
    pub const fn before(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

impl std::fmt::Display for Year {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The annual rating of an organisation or a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rating {
    /// Hoàn thành xuất sắc nhiệm vụ.
    Excellent,
    /// Hoàn thành tốt nhiệm vụ.
    Good,
    /// Hoàn thành nhiệm vụ.
    Satisfactory,
    /// Không hoàn thành nhiệm vụ.
    Unsatisfactory,
    /// Not rated: in neither part of a share.
    Unrated,
    /// A word that is not a rating; its text is in [`super::Units::odd`].
    Bad,
}

impl Rating {
    /// The four levels, best first.
    pub const LEVELS: [Self; 4] =
        [Self::Excellent, Self::Good, Self::Satisfactory, Self::Unsatisfactory];

    /// Its index in [`Self::LEVELS`], which is that of its counts in
    /// [`super::CountField::LEVELS`]; None for no level.
    #[must_use]
    pub fn level(self) -> Option<usize> {
        Self::LEVELS.iter().position(|level| *level == self)
    }

    /// The word of the output format; empty for a word that is not a rating.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Excellent => "excellent",
            Self::Good => "good",
            Self::Satisfactory => "satisfactory",
            Self::Unsatisfactory => "unsatisfactory",
            Self::Unrated => "unrated",
            Self::Bad => "",
        }
    }

    /// True if good or better.
    #[must_use]
    pub const fn is_met(self) -> bool {
        matches!(self, Self::Excellent | Self::Good)
    }

    /// True if one of the four levels.
    #[must_use]
    pub const fn is_rated(self) -> bool {
        !matches!(self, Self::Unrated | Self::Bad)
    }

    /// True if rated and not good or better.
    #[must_use]
    pub const fn is_below(self) -> bool {
        self.is_rated() && !self.is_met()
    }
}

/// Why a unit was not rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum UnratedReason {
    /// No reason is given: `Chưa xếp loại`, `Không đánh giá`, an empty cell.
    #[default]
    NotRated,
    /// Mới thành lập.
    NewlyFounded,
    /// Chưa đủ 6 tháng.
    UnderSixMonths,
    /// Miễn đánh giá, miễn sinh hoạt.
    Exempt,
    /// Đình chỉ.
    Suspended,
}

impl UnratedReason {
    /// All reasons.
    pub const ALL: [Self; 5] =
        [Self::NotRated, Self::NewlyFounded, Self::UnderSixMonths, Self::Exempt, Self::Suspended];

    /// The key in the JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotRated => "not_rated",
            Self::NewlyFounded => "newly_founded",
            Self::UnderSixMonths => "under_six_months",
            Self::Exempt => "exempt",
            Self::Suspended => "suspended",
        }
    }
}

/// The kind of a base organisation (tổ chức cơ sở đảng).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Đảng bộ cơ sở: has branches.
    BaseCommittee,
    /// Chi bộ cơ sở: has none.
    BaseCell,
    /// A word that is not a kind.
    Bad,
}

/// The ownership of an enterprise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ownership {
    /// Nhà nước.
    State,
    /// Ngoài Nhà nước.
    NonState,
    /// Có vốn đầu tư nước ngoài.
    Fdi,
    /// An empty cell.
    Missing,
    /// A word that is not an ownership.
    Bad,
}

impl Ownership {
    /// The three ownerships.
    pub const KNOWN: [Self; 3] = [Self::State, Self::NonState, Self::Fdi];

    /// The word used in data files and JSON; empty if missing or bad.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::NonState => "non_state",
            Self::Fdi => "fdi",
            Self::Missing | Self::Bad => "",
        }
    }
}

/// A yes/no cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum YesNo {
    /// có, x, 1, true, yes.
    Yes,
    /// không, 0, empty, false, no.
    No,
    /// The table has no such column, or the cell is another word.
    Unknown,
}
