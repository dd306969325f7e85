//! Industrial parks and clusters.

/// A zone of [`super::Dataset::zones`]; 0 is outside any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ZoneId(pub u32);

impl ZoneId {
    /// Outside any park or cluster.
    pub const OUTSIDE: Self = Self(0);
    /// A branch that names no zone and has no committee to take it from yet; never left in a
    /// finished data set.
    pub const INHERIT: Self = Self(u32::MAX);
}

/// Which kind of zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ZoneKind {
    /// Khu công nghiệp (KCN).
    Park,
    /// Cụm công nghiệp (CCN).
    Cluster,
    /// The data does not tell.
    Bare,
    /// Outside any: one group, not a place.
    Outside,
}

/// One zone, all its spellings together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// As it is shown and printed: the short kind and the most frequent spelling of the name.
    pub name: String,
    /// The folded name without its kind.
    pub folded: String,
    /// Park, cluster, not told, or outside any.
    pub kind: ZoneKind,
}

impl Zone {
    /// What the data and the JSON call the group outside any zone.
    pub const OUTSIDE_NAME: &'static str = "Ngoài khu, cụm công nghiệp";

    /// The group outside any zone.
    #[must_use]
    pub fn outside() -> Self {
        Self { name: Self::OUTSIDE_NAME.to_owned(), folded: String::new(), kind: ZoneKind::Outside }
    }
}
