//! Industrial parks and clusters.

/// The index of a zone in [`super::Dataset::zones`]; 0 is the group outside any zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ZoneId(pub u32);

impl ZoneId {
    /// Outside any park or cluster.
    pub const OUTSIDE: Self = Self(0);
    /// A branch that names no zone and will inherit its committee's; never in a finished data set.
    pub const INHERIT: Self = Self(u32::MAX);
}

/// The kind of a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ZoneKind {
    /// Khu công nghiệp (KCN).
    Park,
    /// Cụm công nghiệp (CCN).
    Cluster,
    /// Not known.
    Bare,
    /// Outside any zone: a group, not a place.
    Outside,
}

/// One zone; its spellings are known where the zones are found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// The displayed name: the short kind and the most frequent spelling.
    pub name: String,
    /// The folded name without the kind.
    pub folded: String,
    /// Its kind.
    pub kind: ZoneKind,
}

impl Zone {
    /// The name of the group outside any zone, as a key in JSON and among the zones of the data. A
    /// screen shows the text of its language.
    pub const OUTSIDE_NAME: &'static str = "Ngoài khu, cụm công nghiệp";

    /// The group outside any zone.
    #[must_use]
    pub fn outside() -> Self {
        Self { name: Self::OUTSIDE_NAME.to_owned(), folded: String::new(), kind: ZoneKind::Outside }
    }
}
