//! Names of districts, communes and wards: the words of their kind, and the name itself.

/// The kind of a district, commune or ward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DistrictKind {
    /// Huyện.
    Rural,
    /// Quận.
    Urban,
    /// Thị xã.
    Town,
    /// Thành phố.
    City,
    /// Thị trấn.
    Township,
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Đặc khu.
    SpecialZone,
}

/// The words of each kind, folded: in full, and short.
const WORDS: [(&str, &str, DistrictKind); 8] = [
    ("huyen", "h", DistrictKind::Rural),
    ("quan", "q", DistrictKind::Urban),
    ("thi xa", "tx", DistrictKind::Town),
    ("thanh pho", "tp", DistrictKind::City),
    ("thi tran", "tt", DistrictKind::Township),
    ("xa", "x", DistrictKind::Commune),
    ("phuong", "p", DistrictKind::Ward),
    ("dac khu", "dk", DistrictKind::SpecialZone),
];

/// A folded name, split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DistrictName<'n> {
    /// The kind; None where the name has no word of one.
    pub kind: Option<DistrictKind>,
    /// The name without the word of its kind.
    pub bare: &'n str,
}

impl<'n> DistrictName<'n> {
    /// Splits a folded name: `thanh pho bac giang` and `tp bac giang` are both the city `bac
    /// giang`.
    #[must_use]
    pub fn parse(folded: &'n str) -> Self {
        let after = |word: &str| folded.strip_prefix(word)?.strip_prefix(' ');
        WORDS
            .iter()
            .find_map(|(long, short, kind)| {
                let bare = after(long).or_else(|| after(short))?;
                Some(Self { kind: Some(*kind), bare })
            })
            .unwrap_or(Self { kind: None, bare: folded })
    }

    /// True if two names may be of one district: one may lack the kind of the other.
    #[must_use]
    pub fn may_be(self, other: Self) -> bool {
        let kinds = self.kind.zip(other.kind);
        self.bare == other.bare && kinds.is_none_or(|(own, other)| own == other)
    }

    /// The name with its kind in full and short, folded, for a search.
    #[must_use]
    pub fn spellings(self) -> String {
        WORDS.iter().find(|(.., kind)| Some(*kind) == self.kind).map_or_else(
            || self.bare.to_owned(),
            |(long, short, _)| format!("{long} {short} {}", self.bare),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold;

    #[test]
    fn the_kind_of_a_district_is_split_from_its_name() {
        for (name, kind, bare) in [
            ("Huyện Việt Yên", Some(DistrictKind::Rural), "viet yen"),
            ("TP. Bắc Giang", Some(DistrictKind::City), "bac giang"),
            ("Thành phố Bắc Giang", Some(DistrictKind::City), "bac giang"),
            ("TX Việt Yên", Some(DistrictKind::Town), "viet yen"),
            ("P. Nếnh", Some(DistrictKind::Ward), "nenh"),
            ("Đặc khu Vân Đồn", Some(DistrictKind::SpecialZone), "van don"),
            ("Việt Yên", None, "viet yen"),
            ("Xã", None, "xa"),
            ("Phường", None, "phuong"),
        ] {
            let folded = fold(name);
            assert_eq!(DistrictName::parse(&folded), DistrictName { kind, bare }, "{name}");
        }
        assert_eq!(DistrictName::parse("tp bac giang").spellings(), "thanh pho tp bac giang");
    }
    #[test]
    fn a_name_without_a_kind_may_be_of_any() {
        let may_be = |one: &str, other: &str| {
            let (one, other) = (fold(one), fold(other));
            DistrictName::parse(&one).may_be(DistrictName::parse(&other))
        };
        for (one, other, expected) in [
            ("Lạng Giang", "Huyện Lạng Giang", true),
            ("H. Lạng Giang", "Lạng Giang", true),
            ("Huyện Lạng Giang", "H. Lạng Giang", true),
            ("Phường Nếnh", "Xã Nếnh", false),
            ("Huyện Lạng Giang", "Huyện Việt Yên", false),
            ("Lạng Giang", "Việt Yên", false),
        ] {
            assert_eq!(may_be(one, other), expected, "{one}, {other}");
        }
    }
}
