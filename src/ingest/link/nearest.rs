//! The text that a cell which names nothing known is nearest to, to be offered for it.

use crate::domain::{Kind, NearCommittee, Text, TextPool, Year, fold};
use crate::ingest::builder::Builder;
use rustc_hash::FxHashMap;

/// For how many cells that name no known unit the nearest text is looked for. The search is over
/// all units of the year, or of all years.
const MOST: usize = 200;

/// Texts that cells may have meant, in the order of their letters, and folded.
pub struct Nearest(Vec<(Text, String, Letters)>);

impl Nearest {
    pub fn new(texts: &TextPool, own: impl Iterator<Item = Text>) -> Self {
        let mut own: Vec<Text> = own.collect();
        own.sort_unstable_by_key(|text| texts.get(*text));
        own.dedup();
        let folded = own.into_iter().map(|text| {
            let folded = fold(texts.get(text));
            let letters = letters(&folded);
            (text, folded, letters)
        });
        Self(folded.collect())
    }

    /// The text that differs by the fewest letters from a cell, if by at most a quarter of the
    /// cell's; of several the first in the order of their letters.
    pub fn find(&self, cell: &str) -> Option<Text> {
        let wanted = fold(cell);
        let own = letters(&wanted);
        let most = wanted.chars().count() / 4;
        let near = self.0.iter().filter(|(_, _, letters)| least_distance(&own, letters) <= most);
        near.map(|(text, folded, _)| (strsim::damerau_levenshtein(folded, &wanted), *text))
            .min_by_key(|(distance, _)| *distance)
            .filter(|(distance, _)| *distance <= most)
            .map(|(_, text)| text)
    }
}

/// The committees that cells may have meant, by year; of each its name and its id.
#[derive(Default)]
pub struct NearestCommittees {
    of: FxHashMap<Year, Nearest>,
    asked: usize,
}

impl NearestCommittees {
    /// What the parent of a branch of a year is meant to name, where too many were not asked for:
    /// an organisation of another year that has this name or id, else the nearest one of the year.
    pub fn find(&mut self, builder: &Builder, year: Year, parent: Text) -> NearCommittee {
        self.asked += 1;
        if self.asked > MOST || parent.is_empty() {
            return NearCommittee::Unknown;
        }
        let organisations = &builder.organisations;
        let units = &organisations.units;
        let of_years = units.year.iter().zip(units.id.iter().zip(&units.name));
        let same = of_years.filter(|(_, (id, name))| **id == parent || **name == parent);
        let other = same.map(|(other, _)| *other).filter(|other| *other != Year::UNKNOWN);
        if let Some(other) = other.min_by_key(|other| other.0.abs_diff(year.0)) {
            return NearCommittee::OfYear(other);
        }
        let nearest = self.of.entry(year).or_insert_with(|| {
            let is_committee = |row: &usize| {
                units.year[*row] == year && organisations.kind[*row] == Kind::BaseCommittee
            };
            let committees = (0..units.len()).filter(is_committee);
            let texts = committees.flat_map(|row| [units.name[row], units.id[row]]);
            Nearest::new(&builder.texts, texts)
        });
        let near = nearest.find(builder.texts.get(parent));
        near.map_or(NearCommittee::Unknown, |text| {
            NearCommittee::Like(builder.texts.get(text).to_owned())
        })
    }
}

/// The organisations that cells may have meant: of each its name and its id.
#[derive(Default)]
pub struct NearestOrganisations {
    all: Option<Nearest>,
    asked: usize,
}

impl NearestOrganisations {
    /// The name or id of the organisation that is nearest to a text, if any is near and not too
    /// many were asked for.
    pub fn find(&mut self, builder: &Builder, cell: &str) -> Option<String> {
        self.asked += 1;
        if self.asked > MOST {
            return None;
        }
        let units = &builder.organisations.units;
        let texts = || units.name.iter().chain(&units.id).copied();
        let nearest = self.all.get_or_insert_with(|| Nearest::new(&builder.texts, texts()));
        nearest.find(cell).map(|text| builder.texts.get(text).to_owned())
    }
}

/// How often each letter is in a folded text, by the low bits of its bytes.
type Letters = [u8; 32];

fn letters(folded: &str) -> Letters {
    let mut letters = Letters::default();
    // A letter of several bytes is counted once, by its first one.
    for byte in folded.bytes().filter(|byte| !matches!(byte, 0x80..=0xbf)) {
        let count = &mut letters[usize::from(byte % 32)];
        *count = count.saturating_add(1);
    }
    letters
}

/// How many letters two texts differ by at least: a change of one letter takes one away and gives
/// another, and a swap changes none.
fn least_distance(one: &Letters, other: &Letters) -> usize {
    let (mut more, mut less) = (0, 0);
    for (one, other) in one.iter().zip(other) {
        more += usize::from(one.saturating_sub(*other));
        less += usize::from(other.saturating_sub(*one));
    }
    more.max(less)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_nearest_text_is_found_whatever_their_order() {
        for texts in
            [["Đảng bộ Kho A", "Đảng bộ Kho B", "TC01"], ["TC01", "Đảng bộ Kho B", "Đảng bộ Kho A"]]
        {
            let mut pool = TextPool::default();
            let own: Vec<Text> = texts.iter().map(|text| pool.intern(text)).collect();
            let nearest = Nearest::new(&pool, own.into_iter());
            let find = |cell| nearest.find(cell).map(|text| pool.get(text));
            assert_eq!(find("Dang bo Kho"), Some("Đảng bộ Kho A"));
            assert_eq!(find("đảng bộ Kho b"), Some("Đảng bộ Kho B"));
            assert_eq!(find("TC10"), Some("TC01"));
            assert_eq!((find("Kho"), find("")), (None, None));
        }
    }

    proptest! {
        #[test]
        fn no_near_text_is_passed_over(a in "[a-dđế ]{0,12}", b in "[a-dđế ]{0,12}") {
            let (a, b) = (fold(&a), fold(&b));
            let least = least_distance(&letters(&a), &letters(&b));
            prop_assert!(least <= strsim::damerau_levenshtein(&a, &b));
        }
    }
}
