//! The closed lists of words: ratings, kinds, ownerships, years.

/// A year of assessment, 1930 to 2100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Year(pub u16);

impl Year {
    /// The year of a row whose year cannot be read: it is in no year's view.
    pub const UNKNOWN: Self = Self(0);

    /// A year in the range that an assessment can have.
    #[must_use]
    pub fn new(year: u64) -> Option<Self> {
        u16::try_from(year).ok().filter(|y| (1930..=2100).contains(y)).map(Self)
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
    /// Not rated (yet): in neither part of a share.
    Unrated,
    /// A word that is no rating; the text as written is in [`super::Units::odd`].
    Bad,
}

impl Rating {
    /// The four levels, best first.
    pub const LEVELS: [Self; 4] =
        [Self::Excellent, Self::Good, Self::Satisfactory, Self::Unsatisfactory];

    /// Good or better.
    #[must_use]
    pub const fn is_met(self) -> bool {
        matches!(self, Self::Excellent | Self::Good)
    }

    /// One of the four levels.
    #[must_use]
    pub const fn is_rated(self) -> bool {
        !matches!(self, Self::Unrated | Self::Bad)
    }

    /// Rated, and not good or better.
    #[must_use]
    pub const fn is_below(self) -> bool {
        self.is_rated() && !self.is_met()
    }
}

/// What kind of base organisation (tổ chức cơ sở đảng) it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Đảng bộ cơ sở: has branches.
    BaseCommittee,
    /// Chi bộ cơ sở: has none.
    BaseCell,
    /// A word that is no kind.
    Bad,
}

/// Whose the enterprise is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ownership {
    /// Nhà nước.
    State,
    /// Ngoài Nhà nước.
    NonState,
    /// Có vốn đầu tư nước ngoài.
    Fdi,
    /// Not told.
    Missing,
    /// A word that is no ownership.
    Bad,
}

impl Ownership {
    /// Those that a row can be told to have.
    pub const KNOWN: [Self; 3] = [Self::State, Self::NonState, Self::Fdi];

    /// The word of the data and of the JSON.
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
    /// The table has no such column, or the cell says something else.
    Unknown,
}
