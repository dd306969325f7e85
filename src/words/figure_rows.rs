//! Words of the arithmetic of a unit, and the narrow headings of its figures through the years.

use super::Lang;

/// Between a part and its whole: `91 of 116`.
#[must_use]
pub const fn among(lang: Lang) -> &'static str {
    lang.pick("trong", "of")
}

/// The rating.
#[must_use]
pub const fn rating_row(lang: Lang) -> &'static str {
    lang.pick("XL", "rtg")
}

/// The share of the branches.
#[must_use]
pub const fn branches_row(lang: Lang) -> &'static str {
    lang.pick("CB", "br.")
}

/// The share of the members.
#[must_use]
pub const fn members_row(lang: Lang) -> &'static str {
    lang.pick("ĐV", "mem")
}

/// The number of members.
#[must_use]
pub const fn total_row(lang: Lang) -> &'static str {
    lang.pick("TS", "all")
}

/// The number of members admitted.
#[must_use]
pub const fn admitted_row(lang: Lang) -> &'static str {
    lang.pick("KN", "adm")
}
