//! One zone for all of its spellings.

use crate::domain::{Text, TextPool, Zone, ZoneId, ZoneKind, clean};
use crate::ingest::cells::zone_name::{Spelling, parse, with_kind, without_place};
use rustc_hash::{FxHashMap, FxHashSet};

/// The zones of a data set and which spelling is which.
pub struct Zones {
    /// The zones; 0 is the group outside any.
    pub zones: Vec<Zone>,
    /// The zone of each spelling.
    pub of: FxHashMap<Text, ZoneId>,
    /// The spellings of each zone with their number of rows, most frequent first; empty for the
    /// group outside any zone.
    pub spellings: Vec<Vec<(Text, u32)>>,
    /// Bare names that both a park and a cluster have.
    pub ambiguous: Vec<Text>,
    /// Cells that name several zones, each with its kind; their rows are outside any.
    pub several: Vec<Text>,
}

/// A spelling with its number of rows, parsed.
type Counted = (Text, u32, Spelling);

/// Groups spellings into zones.
///
/// `counted` is each spelling with its number of rows, in the order of their first rows. `headed`
/// has the kinds that the headings of columns (`KCN`) give to a spelling below them. They decide
/// for a name without a kind (`Đình Trám`) that no cell gives one either.
pub fn group_spellings(
    texts: &TextPool,
    counted: &[(Text, u32)],
    headed: &FxHashMap<Text, Vec<ZoneKind>>,
) -> Zones {
    let mut parsed: Vec<Counted> =
        counted.iter().map(|&(text, count)| (text, count, parse(texts.get(text)))).collect();
    leave_out_places(texts, &mut parsed);
    let kinds = kinds_of_names(&parsed, headed);
    let mut gathered = Zones {
        zones: vec![Zone::outside()],
        of: FxHashMap::default(),
        spellings: vec![Vec::new()],
        ambiguous: Vec::new(),
        several: Vec::new(),
    };
    let mut index: FxHashMap<(ZoneKind, &str), usize> = FxHashMap::default();
    for (text, count, spelling) in &parsed {
        if spelling.kind == ZoneKind::Outside {
            gathered.of.insert(*text, ZoneId::OUTSIDE);
            continue;
        }
        if names_several(texts.get(*text)) {
            gathered.several.push(*text);
            gathered.of.insert(*text, ZoneId::OUTSIDE);
            continue;
        }
        let kind = match (spelling.kind, kinds.get(spelling.folded.as_str()).map(Vec::as_slice)) {
            (ZoneKind::Bare, Some(&[kind])) => kind,
            (ZoneKind::Bare, Some(_)) => {
                gathered.ambiguous.push(*text);
                ZoneKind::Bare
            }
            (kind, _) => kind,
        };
        let number = *index.entry((kind, &spelling.folded)).or_insert_with(|| {
            gathered.zones.push(Zone {
                name: String::new(),
                folded: spelling.folded.clone(),
                kind,
            });
            gathered.spellings.push(Vec::new());
            gathered.zones.len() - 1
        });
        gathered.spellings[number].push((*text, *count));
        gathered.of.insert(*text, ZoneId(u32::try_from(number).unwrap_or(0)));
    }
    let names: FxHashMap<Text, &str> =
        parsed.iter().map(|(text, _, spelling)| (*text, spelling.name.as_str())).collect();
    for (zone, spellings) in gathered.zones.iter_mut().zip(&mut gathered.spellings).skip(1) {
        spellings.sort_by_key(|(text, count)| (std::cmp::Reverse(*count), texts.get(*text)));
        zone.name = with_kind(zone.kind, &most_frequent_name(&names, spellings));
        // Of equally rare spellings the one that is shown is least likely the wrong one.
        let is_other = |text: &Text| texts.get(*text) != zone.name;
        spellings.sort_by_key(|(text, count)| (std::cmp::Reverse(*count), is_other(text)));
    }
    gathered
}

/// Leaves out what is around a zone in its spellings: `KCN Quang Châu, thị xã Việt Yên`.
fn leave_out_places(texts: &TextPool, parsed: &mut [Counted]) {
    let plain = parsed.iter().filter(|(text, ..)| !texts.get(*text).contains([',', '(']));
    let known: FxHashSet<String> = plain.map(|(.., spelling)| spelling.folded.clone()).collect();
    for (text, _, spelling) in parsed {
        let is_known = |zone: &Spelling| known.contains(&zone.folded);
        if let Some(zone) = without_place(texts.get(*text), is_known) {
            *spelling = zone;
        }
    }
}

/// True if a cell names several zones, each with its kind: `KCN Quang Châu, KCN Vân Trung`.
fn names_several(cell: &str) -> bool {
    let parts = cell.split([',', ';', '/', '+', '&']).flat_map(|part| part.split(" và "));
    let spellings: Vec<Spelling> = parts.map(|part| parse(part.trim())).collect();
    let is_named = |spelling: &Spelling| {
        matches!(spelling.kind, ZoneKind::Park | ZoneKind::Cluster) && !spelling.name.is_empty()
    };
    let is_other = |pair: &[Spelling]| pair[0].folded != pair[1].folded;
    spellings.len() > 1 && spellings.iter().all(is_named) && spellings.windows(2).any(is_other)
}

/// The kinds that each folded name has: those that its cells give, else those of the headings.
fn kinds_of_names<'s>(
    parsed: &'s [Counted],
    headed: &FxHashMap<Text, Vec<ZoneKind>>,
) -> FxHashMap<&'s str, Vec<ZoneKind>> {
    let with_kind = parsed
        .iter()
        .filter(|(.., spelling)| matches!(spelling.kind, ZoneKind::Park | ZoneKind::Cluster));
    let by_cells = group_kinds(with_kind.map(|(.., s)| (s.folded.as_str(), s.kind)));
    let bare = parsed.iter().filter(|(.., spelling)| spelling.kind == ZoneKind::Bare);
    let of_headings = bare.flat_map(|(text, _, spelling)| {
        let kinds = headed.get(text).map_or(&[][..], Vec::as_slice);
        kinds.iter().map(|kind| (spelling.folded.as_str(), *kind))
    });
    let mut kinds = group_kinds(of_headings);
    kinds.extend(by_cells);
    kinds
}

/// The kinds of each name, each once.
fn group_kinds<'s>(
    pairs: impl Iterator<Item = (&'s str, ZoneKind)>,
) -> FxHashMap<&'s str, Vec<ZoneKind>> {
    let mut kinds: FxHashMap<&str, Vec<ZoneKind>> = FxHashMap::default();
    for (name, kind) in pairs {
        let kinds = kinds.entry(name).or_default();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// The most frequent spelling of the name, without its kind. Of equally frequent ones the one with
/// the most Vietnamese letters, then the first by its text.
fn most_frequent_name(parsed: &FxHashMap<Text, &str>, spellings: &[(Text, u32)]) -> String {
    let mut names: Vec<(String, u32)> = Vec::new();
    for (text, count) in spellings {
        let name = parsed.get(text).copied().unwrap_or_default();
        match names.iter_mut().find(|(n, _)| *n == name) {
            Some((_, sum)) => *sum += count,
            None => names.push((name.to_owned(), *count)),
        }
    }
    let rank = |name: &str| {
        (
            name.chars().any(char::is_lowercase),
            name.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count(),
        )
    };
    names.reverse();
    names
        .into_iter()
        .max_by_key(|(name, count)| (*count, rank(name)))
        .map(|(name, _)| name)
        .unwrap_or_default()
}

/// The zone that a word means: any spelling, or a bare name that exactly one zone has.
///
/// # Errors
/// The names of the zones that it could be: several for an ambiguous name, the nearest for an
/// unknown one.
pub fn find(zones: &[Zone], word: &str) -> Result<ZoneId, Vec<String>> {
    let wanted = parse(&clean(word));
    let id = |at: usize| ZoneId(u32::try_from(at).unwrap_or(0));
    if wanted.kind == ZoneKind::Outside {
        return Ok(ZoneId::OUTSIDE);
    }
    if let Some(at) = zones.iter().position(|z| z.kind == wanted.kind && z.folded == wanted.folded)
    {
        return Ok(id(at));
    }
    let same: Vec<usize> = (0..zones.len())
        .filter(|&i| {
            zones[i].folded == wanted.folded
                && (wanted.kind == ZoneKind::Bare || zones[i].kind == ZoneKind::Bare)
        })
        .collect();
    match same[..] {
        [one] => Ok(id(one)),
        [] => {
            let near = |z: &&Zone| {
                z.kind != ZoneKind::Outside
                    && strsim::damerau_levenshtein(&z.folded, &wanted.folded) * 3
                        <= wanted.folded.chars().count().max(3)
            };
            Err(zones.iter().filter(near).map(|z| z.name.clone()).collect())
        }
        ref several => Err(several.iter().map(|&i| zones[i].name.clone()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered(spellings: &[(&str, u32)]) -> (TextPool, Zones) {
        let mut texts = TextPool::default();
        let counted: Vec<(Text, u32)> =
            spellings.iter().map(|(s, n)| (texts.intern(s), *n)).collect();
        let zones = group_spellings(&texts, &counted, &FxHashMap::default());
        (texts, zones)
    }

    #[test]
    fn a_cell_that_names_several_zones_is_none_of_them() {
        for cell in [
            "KCN Quang Châu, KCN Vân Trung",
            "KCN Quang Châu và CCN Nội Hoàng",
            "KCN Quang Châu + KCN Vân Trung",
            "KCN Quang Châu / Cụm công nghiệp Đồng Đình",
        ] {
            assert!(names_several(cell), "{cell}");
        }
        for cell in [
            "KCN Song Khê - Nội Hoàng",
            "Khu, cụm công nghiệp Nội Hoàng",
            "KCN Quang Châu, Vân Trung",
            "KCN Quang Châu, phường Nếnh",
            "KCN Quang Châu, KCN Quang Châu",
            "KCN",
        ] {
            assert!(!names_several(cell), "{cell}");
        }
    }

    #[test]
    fn spellings_of_one_zone_are_one() {
        let (_, zones) = gathered(&[
            ("Khu công nghiệp Song Khê – Nội Hoàng", 1),
            ("KCN Song Khê - Nội Hoàng", 3),
            ("kcn song khe noi hoang", 1),
            ("Song Khê—Nội Hoàng", 2),
        ]);
        assert_eq!(zones.zones.len(), 2);
        assert_eq!(zones.zones[1].name, "KCN Song Khê - Nội Hoàng");
    }

    #[test]
    fn a_zone_with_its_place_is_that_zone() {
        let (_, zones) = gathered(&[
            ("KCN Quang Châu", 1),
            ("KCN Quang Châu, thị xã Việt Yên", 2),
            ("Lô B, KCN Quang Châu", 1),
            ("KCN Quang Châu (Việt Yên)", 2),
            ("KCN Quang Châu (giai đoạn 2)", 1),
        ]);
        let names: Vec<&str> = zones.zones.iter().map(|z| z.name.as_str()).collect();
        assert_eq!(names, [Zone::OUTSIDE_NAME, "KCN Quang Châu", "KCN Quang Châu (giai đoạn 2)"]);
    }

    #[test]
    fn a_bare_name_has_the_kind_of_its_heading() {
        let mut texts = TextPool::default();
        let [bare, other, cluster] =
            ["Quang Châu", "Nội Hoàng", "CCN Nội Hoàng"].map(|name| texts.intern(name));
        let headed =
            [(bare, vec![ZoneKind::Park]), (other, vec![ZoneKind::Park])].into_iter().collect();
        let zones = group_spellings(&texts, &[(bare, 1), (other, 1), (cluster, 1)], &headed);
        let names: Vec<&str> = zones.zones.iter().map(|z| z.name.as_str()).collect();
        // Exactly one zone has the name Nội Hoàng, whatever the heading.
        assert_eq!(names, [Zone::OUTSIDE_NAME, "KCN Quang Châu", "CCN Nội Hoàng"]);
    }

    #[test]
    fn a_bare_name_of_two_is_left_apart() {
        let (texts, zones) =
            gathered(&[("KCN Nội Hoàng", 1), ("CCN Nội Hoàng", 1), ("Nội Hoàng", 1)]);
        let names: Vec<&str> = zones.zones.iter().map(|z| z.name.as_str()).collect();
        assert_eq!(names, [Zone::OUTSIDE_NAME, "KCN Nội Hoàng", "CCN Nội Hoàng", "Nội Hoàng"]);
        assert_eq!(
            zones.ambiguous.iter().map(|t| texts.get(*t)).collect::<Vec<_>>(),
            ["Nội Hoàng"]
        );
        assert_eq!(find(&zones.zones, "ccn noi hoang"), Ok(ZoneId(2)));
    }

    #[test]
    fn a_word_finds_its_zone_or_says_which_it_could_be() {
        let (_, zones) =
            gathered(&[("KCN Đình Trám", 1), ("KCN Nội Hoàng", 1), ("CCN Nội Hoàng", 1)]);
        assert_eq!(find(&zones.zones, "dinh tram"), Ok(ZoneId(1)));
        assert_eq!(
            find(&zones.zones, "noi hoang"),
            Err(vec!["KCN Nội Hoàng".to_owned(), "CCN Nội Hoàng".to_owned()])
        );
        assert_eq!(find(&zones.zones, "dinh trem"), Err(vec!["KCN Đình Trám".to_owned()]));
        assert_eq!(find(&zones.zones, "x"), Err(Vec::new()));
    }

    #[test]
    fn a_zone_of_no_kind_is_found_under_any() {
        let zone = |name: &str| {
            let spelling = parse(name);
            Zone { name: name.to_owned(), folded: spelling.folded, kind: spelling.kind }
        };
        let zones = [Zone::outside(), zone("Nội Hoàng"), zone("KCN Quang Châu"), zone("CCN Vôi")];
        for (word, found) in [
            ("KCN Nội Hoàng", 1),
            ("cụm công nghiệp nội hoàng", 1),
            ("quang chau", 2),
            ("Vôi", 3),
            ("Ngoài KCN", 0),
        ] {
            assert_eq!(find(&zones, word), Ok(ZoneId(found)), "{word}");
        }
        assert!(find(&zones, "CCN Quang Châu").is_err());
    }
}
