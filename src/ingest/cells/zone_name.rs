//! The name of an industrial park or cluster, split into its kind and its name.

use crate::domain::{ZoneKind, begins_with_words, clean, fold, is_dash};

/// One spelling of a zone, split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// Park, cluster, not given, or outside any zone.
    pub kind: ZoneKind,
    /// The folded name without its kind.
    pub folded: String,
    /// The name as spelt without its kind.
    pub name: String,
}

const PARK: [&str; 6] =
    ["khu cong nghiep", "kcn", "khu cn", "k c n", "cum kcn", "cum khu cong nghiep"];

const CLUSTER: [&str; 4] = ["cum cong nghiep", "ccn", "cum cn", "c c n"];

const EITHER: [&str; 2] = ["khu cum cong nghiep", "kcn ccn"];

/// Cells that mean outside any zone, folded.
const OUTSIDE: [&str; 11] = [
    "ngoai",
    "ben ngoai",
    "o ngoai",
    "nkcn",
    "khong",
    "khong co",
    "khong thuoc",
    "ko",
    "ko co",
    "ko thuoc",
    "k",
];

/// How longer ones begin.
const OUTSIDE_STARTS: [&str; 19] = [
    "ngoai k",
    "ngoai c",
    "nam ngoai ",
    "o ngoai ",
    "dn ngoai k",
    "doanh nghiep ngoai k",
    "ngoai hang rao",
    "ngoai dia ban",
    "ngoai pham vi",
    "ngoai ranh gioi",
    "ben ngoai k",
    "ben ngoai c",
    "khong thuoc ",
    "khong nam trong ",
    "khong o ",
    "khong trong ",
    "ko thuoc ",
    "ko trong ",
    "outside any ",
];

/// The kind of all zones in a column, where its heading names one: `KCN`, `Khu công nghiệp`.
pub fn kind_of_heading(heading: &str) -> Option<ZoneKind> {
    let folded = format!(" {} ", fold(heading));
    let names = |words: &[&str]| words.iter().any(|word| folded.contains(&format!(" {word} ")));
    match (names(&PARK), names(&CLUSTER) || names(&EITHER)) {
        (true, false) => Some(ZoneKind::Park),
        (false, true) if names(&CLUSTER) && !names(&EITHER) => Some(ZoneKind::Cluster),
        _ => None,
    }
}

/// The kind of a zone that a cell gives and nothing else: `KCN`.
pub fn kind_alone(cell: &str) -> Option<ZoneKind> {
    let folded = fold(cell);
    match folded.as_str() {
        own if PARK.contains(&own) => Some(ZoneKind::Park),
        own if CLUSTER.contains(&own) => Some(ZoneKind::Cluster),
        _ => None,
    }
}

/// True for a cell that says that the unit is outside any zone.
pub fn is_outside(cell: &str) -> bool {
    parse(cell).kind == ZoneKind::Outside
}

/// A name with the short form of a kind before it: `KCN Vân Trung`; as it is where there is none.
pub fn with_kind(kind: ZoneKind, name: &str) -> String {
    match kind {
        ZoneKind::Park => format!("KCN {name}"),
        ZoneKind::Cluster => format!("CCN {name}"),
        ZoneKind::Bare | ZoneKind::Outside => name.to_owned(),
    }
}

/// Splits a cleaned spelling into kind and name.
pub fn parse(spelling: &str) -> Spelling {
    let folded = fold(spelling);
    let is_outside = spelling.is_empty()
        || is_dash(spelling)
        || OUTSIDE.contains(&folded.as_str())
        || OUTSIDE_STARTS.iter().any(|start| folded.starts_with(start));
    if is_outside {
        return Spelling { kind: ZoneKind::Outside, folded: String::new(), name: String::new() };
    }
    let kinds = [
        (ZoneKind::Bare, &EITHER[..]),
        (ZoneKind::Park, &PARK[..]),
        (ZoneKind::Cluster, &CLUSTER[..]),
    ];
    for (kind, prefixes) in kinds {
        for prefix in prefixes {
            if let Some(rest) = folded.strip_prefix(prefix)
                && let Some(rest) = rest.strip_prefix(' ')
            {
                // `Khu công nghiệp (KCN) Quang Châu` has its kind twice.
                let again = ["kcn ", "ccn "].iter().find_map(|short| rest.strip_prefix(short));
                let words = prefix.split(' ').count() + usize::from(again.is_some());
                return Spelling {
                    kind,
                    folded: again.unwrap_or(rest).to_owned(),
                    name: after_words(spelling, words),
                };
            }
        }
    }
    // `Tại KCN Vân Trung`: where the unit is.
    if ["tai ", "trong ", "thuoc "].iter().any(|lead| folded.starts_with(lead)) {
        let zone = parse(&after_words(spelling, 1));
        if matches!(zone.kind, ZoneKind::Park | ZoneKind::Cluster) {
            return zone;
        }
    }
    if let Some((kind, name)) = glued(spelling) {
        return Spelling { kind, folded: fold(name), name: name.to_owned() };
    }
    Spelling { kind: ZoneKind::Bare, name: clean(spelling).into_owned(), folded }
}

/// The zone of a spelling that also has an address or the place around: `Lô B, KCN Vân Trung`, `KCN
/// Quang Châu, thị xã Việt Yên`. Words that do not say what they are count as a place where
/// `is_known` knows the zone without them: `KCN Đình Trám (Việt Yên)`.
pub fn without_place(spelling: &str, is_known: impl Fn(&Spelling) -> bool) -> Option<Spelling> {
    const STAGES: [&str; 4] = ["giai doan", "mo rong", "phase", "gd "];
    // `Khu, cụm công nghiệp Quang Châu` may be either.
    let is_either = || {
        let folded = fold(spelling);
        EITHER.iter().any(|either| begins_with_words(&folded, either))
    };
    if !spelling.contains([',', '(']) || is_either() {
        return zone_among_words(spelling);
    }
    if let Some((name, kind)) = spelling.strip_suffix(')').and_then(|of| of.split_once('('))
        && let Some(kind) = kind_alone(kind)
        && parse(name.trim()).kind == ZoneKind::Bare
    {
        let name = name.trim().to_owned();
        return Some(Spelling { kind, folded: fold(&name), name });
    }
    let parts = spelling.split([',', '(', ')']).map(str::trim).filter(|part| !part.is_empty());
    let is_zone = |zone: &Spelling| {
        matches!(zone.kind, ZoneKind::Park | ZoneKind::Cluster) && !zone.name.is_empty()
    };
    let (mut zones, others): (Vec<_>, Vec<_>) = parts.map(parse).partition(is_zone);
    let Some(zone) = zones.pop().filter(|_| zones.is_empty() && !others.is_empty()) else {
        return zone_among_words(spelling);
    };
    let is_place = |other: &Spelling| is_place(&other.folded);
    let may_be_place = |other: &Spelling| {
        !other.folded.contains(|c: char| c.is_ascii_digit())
            && !STAGES.iter().any(|stage| other.folded.starts_with(stage))
    };
    let is_part = |other: &Spelling| is_place(other) || may_be_place(other) && is_known(&zone);
    others.iter().all(is_part).then_some(zone)
}

/// True for the folded words of a place that is no zone: `thi xa viet yen`, `lo cn 05`.
fn is_place(folded: &str) -> bool {
    const PLACES: [&str; 20] = [
        "huyen",
        "thi xa",
        "tx",
        "thanh pho",
        "tp",
        "tinh",
        "xa",
        "phuong",
        "thi tran",
        "dac khu",
        "quan",
        "lo",
        "duong",
        "so",
        "o",
        "thon",
        "km",
        "ban ql",
        "ban qly",
        "ban quan ly",
    ];
    PLACES.iter().any(|place| begins_with_words(folded, place))
}

/// The zone of a spelling with a number, or with a place before it or behind a dash, which the
/// words of places show: `1. KCN Vân Trung`, `Lô CN-05 KCN Vân Trung`, `KCN Vân Trung - phường
/// Nếnh`.
fn zone_among_words(spelling: &str) -> Option<Spelling> {
    /// It bounds the time that a long cell takes.
    const MOST_BYTES: usize = 120;
    if spelling.len() > MOST_BYTES || !spelling.contains(' ') {
        return None;
    }
    let is_zone = |text: &str| matches!(parse(text).kind, ZoneKind::Park | ZoneKind::Cluster);
    let starts = [0].into_iter().chain(spelling.match_indices(' ').map(|(at, _)| at + 1));
    let at = starts.into_iter().find(|at| is_zone(&spelling[*at..]))?;
    let before = fold(&spelling[..at]);
    let is_number = before.len() < 3 && before.bytes().all(|b| b.is_ascii_digit());
    if !(before.is_empty() || is_number || is_place(&before)) {
        return None;
    }
    let zone = &spelling[at..];
    let behind = [" - ", " – ", ", "].iter().filter_map(|sign| zone.find(sign)).min();
    let (zone, behind) = behind.map_or((zone, ""), |end| zone.split_at(end));
    let (zone, behind) =
        if is_place(&fold(behind)) { (zone, "") } else { (&spelling[at..], behind) };
    (at > 0 || zone.len() < spelling.len() && behind.is_empty()).then(|| parse(zone))
}

/// A zone whose name follows its kind without a blank: `KCNQuang Châu`.
fn glued(spelling: &str) -> Option<(ZoneKind, &str)> {
    let kinds = [("KCN", ZoneKind::Park), ("CCN", ZoneKind::Cluster)];
    let (name, kind) =
        kinds.into_iter().find_map(|(short, kind)| Some((spelling.strip_prefix(short)?, kind)))?;
    let mut letters = name.chars();
    let is_word = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase);
    is_word.then_some((kind, name))
}

/// The words `from..to` of a text as spelt, with what is between them. Words are counted as in the
/// folded text.
pub fn words_between(text: &str, from: usize, to: usize) -> String {
    let start = after_words(text, from);
    let rest = after_words(&start, to.saturating_sub(from));
    let kept = &start[..start.len() - rest.len()];
    kept.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '?').to_owned()
}

/// A text without its first `words` words. Words are counted as in the folded text.
pub fn after_words(spelling: &str, words: usize) -> String {
    let mut left = words;
    let mut inside = false;
    for (at, c) in spelling.char_indices() {
        // A question mark may be a letter that was lost when the file was saved.
        if c.is_alphanumeric() || c == '?' || unicode_normalization::char::is_combining_mark(c) {
            if left == 0 && !inside {
                return spelling[at..].to_owned();
            }
            inside = true;
        } else if inside {
            inside = false;
            left = left.saturating_sub(1);
        }
    }
    String::new()
}

/// What a title or a label says behind a word for zones as its heading: `Khu công nghiệp: KCN Vân
/// Trung`.
pub fn behind_heading(title: &str) -> &str {
    const WORDS: [&str; 7] = ["khu", "cum", "cong", "nghiep", "cn", "kcn", "ccn"];
    let Some((heading, zone)) = title.split_once(':') else { return title };
    let is_of_zones = fold(heading).split(' ').all(|word| WORDS.contains(&word));
    if is_of_zones && parse(zone).kind != ZoneKind::Bare { zone } else { title }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_gives_the_kind_of_its_zones() {
        for (heading, kind) in [
            ("KCN", Some(ZoneKind::Park)),
            ("Địa bàn KCN", Some(ZoneKind::Park)),
            ("Khu công nghiệp", Some(ZoneKind::Park)),
            ("CCN", Some(ZoneKind::Cluster)),
            ("Cụm công nghiệp", Some(ZoneKind::Cluster)),
            ("KCN, CCN", None),
            ("Khu, cụm công nghiệp", None),
            ("Khu", None),
        ] {
            assert_eq!(kind_of_heading(heading), kind, "{heading}");
        }
    }

    #[test]
    fn the_place_around_a_zone_is_no_part_of_its_name() {
        for cell in [
            "KCN Vân Trung, thị xã Việt Yên",
            "Lô B, KCN Vân Trung",
            "Lô CN-05, đường số 2, KCN Vân Trung, tỉnh Bắc Giang",
            "KCN Vân Trung (phường Vân Trung)",
        ] {
            assert_eq!(without_place(cell, |_| false), Some(parse("KCN Vân Trung")), "{cell}");
        }
        let cell = "KCN Vân Trung (Việt Yên)";
        assert_eq!(without_place(cell, |_| false), None);
        assert_eq!(without_place(cell, |_| true), Some(parse("KCN Vân Trung")));
        for cell in [
            "KCN Vân Trung",
            "KCN Vân Trung (giai đoạn 2)",
            "KCN Vân Trung, KCN Đình Trám",
            "Lô B, phường Vân Trung",
        ] {
            assert_eq!(without_place(cell, |_| true), None, "{cell}");
        }
    }

    #[test]
    fn outside_any_zone_is_one_group() {
        for word in [
            "",
            "-",
            "Ngoài KCN",
            "Ngoài khu, cụm công nghiệp",
            "Ngoài khu công nghiệp",
            "ngoai kcn",
            "Không",
            "Không thuộc KCN, CCN",
            "Không thuộc",
            "Không trong KCN",
            "K",
            "Ngoài hàng rào KCN",
            "Bên ngoài",
            "NKCN",
            "Ko",
        ] {
            assert_eq!(parse(word).kind, ZoneKind::Outside, "{word}");
        }
        assert_eq!(parse("Cụm công nghiệp Nội Hoàng").kind, ZoneKind::Cluster);
        assert_eq!(parse("KCNQuang Châu"), parse("KCN Quang Châu"));
        assert_eq!(parse("Cụm KCN Quang Châu"), parse("KCN Quang Châu"));
        assert_eq!(parse("Khu công nghiệp (KCN) Quang Châu"), parse("KCN Quang Châu"));
        assert_eq!(parse("Ngoại thương").kind, ZoneKind::Bare);
        assert_eq!(parse("KCNC Hòa Lạc").kind, ZoneKind::Bare);
    }
}
