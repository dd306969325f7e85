//! Organisations by the names and ids that branches have for them.

use super::fold_cache::FoldCache;
use super::index::ByYear;
use super::lost_zeros::number_of;
use crate::domain::{Flags, Kind, Organisations, Row, Text, TextPool, Year, fold};
use crate::ingest::cells::numbering::bare_name;
use crate::ingest::cells::person_name::{Likeness, likeness};
use crate::ingest::cells::unit_name::{self, Prefix, without_committee};
use rustc_hash::FxHashMap;

/// Organisations by the texts that a branch may have for its committee.
#[derive(Default)]
pub struct Names {
    /// By folded name and id.
    whole: FxHashMap<(Year, Text), Row>,
    /// Committees by the name of their enterprise; None where several have it.
    bare: FxHashMap<(Year, Text), Option<Row>>,
    /// Likewise those with brackets in their names, by what is before: a title ends there.
    unbracketed: FxHashMap<(Year, Text), Option<Row>>,
    /// By ids of digits without their leading zeros; None where several are left with the same.
    without_zeros: FxHashMap<(Year, Text), Option<Row>>,
}

impl Names {
    /// The organisation that a branch names as its committee.
    pub fn find(
        &self,
        texts: &mut TextPool,
        fold_cache: &mut FoldCache,
        year: Year,
        parent: Text,
    ) -> Option<Row> {
        let folded = fold_cache.get(texts, parent);
        if folded.is_empty() {
            return None;
        }
        let name = without_number(texts, parent);
        let folded_name = fold_cache.get(texts, name);
        let by_bare_name = |texts: &mut TextPool| {
            let bare = without_committee(texts.get(folded_name)).to_owned();
            let bare = texts.intern(&bare);
            self.bare.get(&(year, bare)).copied().flatten()
        };
        let by_number = |texts: &mut TextPool| {
            let number = number_of(texts, parent)?;
            self.without_zeros.get(&(year, number)).copied().flatten()
        };
        let by_other_form = |texts: &mut TextPool| {
            let whole = texts.get(name);
            let (unit, names) = match without_person(whole) {
                Some(unit) => (unit, &self.bare),
                None if whole.contains('(') => return None,
                None => (whole, &self.unbracketed),
            };
            let bare = without_committee(&fold(unit)).to_owned();
            let bare = texts.intern(&bare);
            names.get(&(year, bare)).copied().flatten()
        };
        let whole = self.whole.get(&(year, folded)).copied();
        whole
            .or_else(|| by_bare_name(texts))
            .or_else(|| by_number(texts))
            .or_else(|| by_other_form(texts))
    }
}

/// A committee's name without a person behind it: `Đảng bộ Công ty A - Hoàng Văn Giả`.
fn without_person(name: &str) -> Option<&str> {
    const LEAST_WORDS: usize = 3;
    let signs = [" - ", " – ", " / ", " ("];
    let (unit, person) = signs.iter().find_map(|sign| name.rsplit_once(*sign))?;
    let person = person.trim_end_matches(')');
    let is_long = person.split(' ').count() >= LEAST_WORDS;
    (is_long && likeness(person) > Likeness::Form).then_some(unit)
}

/// A committee's name without its number in a list: `1. Đảng bộ Công ty A`. Any other text as it
/// is.
fn without_number(texts: &mut TextPool, name: Text) -> Text {
    let whole = texts.get(name);
    let bare = bare_name(whole);
    if bare.len() == whole.len() || unit_name::prefix(&fold(bare)) != Some(Prefix::Committee) {
        return name;
    }
    let bare = bare.to_owned();
    texts.intern(&bare)
}

/// The organisations of all years by name.
pub fn by_name(
    organisations: &Organisations,
    organisations_of: &ByYear,
    texts: &mut TextPool,
    fold_cache: &mut FoldCache,
) -> Names {
    let mut names = Names::default();
    let units = &organisations.units;
    // A row that counts goes before another of the same name.
    let rows = |is_counted: bool| {
        let all = organisations_of.values().flatten().copied();
        all.filter(move |&row| units.counts_in(row) == is_counted)
    };
    for row in rows(true).chain(rows(false)) {
        let at = row as usize;
        let year = units.year[at];
        if let Some(number) = number_of(texts, units.id[at])
            && units.counts_in(row)
        {
            let rows = names.without_zeros.entry((year, number));
            rows.and_modify(|other| *other = None).or_insert(Some(row));
        }
        // An id written in another case is the id all the same.
        for text in [units.name[at], units.id[at]] {
            let folded = fold_cache.get(texts, text);
            names.whole.entry((year, folded)).or_insert(row);
        }
        let name = without_number(texts, units.name[at]);
        if organisations.kind[at] == Kind::BaseCommittee && !units.flags[at].has(Flags::DUPLICATE) {
            let folded = fold_cache.get(texts, name);
            let bare = without_committee(texts.get(folded)).to_owned();
            let bare = texts.intern(&bare);
            names.bare.entry((year, bare)).and_modify(|other| *other = None).or_insert(Some(row));
            if let Some((before, _)) = texts.get(name).split_once('(') {
                let bare = without_committee(&fold(before)).to_owned();
                let rows = names.unbracketed.entry((year, texts.intern(&bare)));
                rows.and_modify(|other| *other = None).or_insert(Some(row));
            }
        }
    }
    names
}
