//! The committee of a list of persons by the enterprise that the name of its sheet or file is:
//! `Công ty TNHH A.csv`, where nothing else names one.

use super::key::{Key, key_of};
use crate::domain::{Kind, ListedBranch, Row, Table, Text, Year, fold};
use crate::ingest::builder::Builder;
use crate::ingest::cells::numbering::bare_name;
use crate::ingest::cells::plain_name::{plain_name, without_legal_form};
use crate::ingest::cells::unit_name::begins_with_enterprise;
use crate::ingest::header::title_committee::words_of_name;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many characters Excel keeps of a sheet's name.
const MOST_OF_SHEET: usize = 31;

/// Committees by the plain names of their enterprises, with and without the legal form; None where
/// another organisation has it too.
type Committees = FxHashMap<(Year, String), Option<Text>>;

/// The committee that each listed branch gets. `may_be` is true where a branch may be of it.
pub fn find(
    builder: &mut Builder,
    may_be: &dyn Fn(&Builder, &ListedBranch, Text) -> bool,
) -> Vec<(usize, Text)> {
    let mut found = Vec::new();
    let lists = lists_without_committee(&builder.people);
    if lists.is_empty() {
        return found;
    }
    let committees = committees(builder);
    let mut unknown: Vec<(Range<usize>, String)> = Vec::new();
    for list in lists {
        let first = builder.people[list.start];
        let facts = &builder.files[usize::from(first.file)];
        let names: Vec<Vec<String>> = facts.names().map(spellings).collect();
        let sheet = facts.sheet.as_ref().map_or("", |sheet| sheet.name.as_str());
        let is_cut = sheet.chars().count() >= MOST_OF_SHEET;
        let known = names.iter().enumerate().find_map(|(at, names)| {
            let is_cut = is_cut && at == 0;
            names.iter().find_map(|name| committee(&committees, first.year, name, is_cut))
        });
        match known {
            Some(parent) => {
                let is_of = |at: &usize| may_be(builder, &builder.people[*at], parent);
                found.extend(list.filter(is_of).map(|at| (at, parent)));
            }
            None => {
                let name = names.into_iter().filter_map(|mut names| names.pop());
                let is_enterprise = |name: &String| begins_with_enterprise(&fold(name));
                unknown.extend(name.into_iter().find(is_enterprise).map(|name| (list, name)));
            }
        }
    }
    for (list, name) in of_different_enterprises(builder, unknown) {
        let parent = builder.texts.intern(&name);
        let is_of = |at: &usize| may_be(builder, &builder.people[*at], parent);
        found.extend(list.filter(is_of).map(|at| (at, parent)));
    }
    found
}

/// The branches of each file that names the committee of none.
fn lists_without_committee(people: &[ListedBranch]) -> Vec<Range<usize>> {
    let mut at = 0;
    let lists = people.chunk_by(|one, other| one.file == other.file).map(|list| {
        at += list.len();
        (at - list.len()..at, list.iter().all(|branch| branch.parent.is_empty()))
    });
    lists.filter(|(_, is_without)| *is_without).map(|(list, _)| list).collect()
}

fn committees(builder: &Builder) -> Committees {
    let mut committees = Committees::default();
    let (organisations, units) = (&builder.organisations, &builder.organisations.units);
    for row in (0..builder.next_row(Table::Organisations)).filter(|row: &Row| units.counts_in(*row))
    {
        let at = row as usize;
        let name = units.name[at];
        let plain = plain_name(builder.texts.get(name));
        let bare = without_legal_form(&plain);
        let own = Some(name).filter(|_| organisations.kind[at] == Kind::BaseCommittee);
        for key in [Some(plain), Some(bare)].into_iter().flatten().filter(|key| !key.is_empty()) {
            let other = committees.entry((units.year[at], key)).or_insert(own);
            *other = other.filter(|other| Some(*other) == own);
        }
    }
    committees
}

/// The committee of a name. Where Excel cut the name of a sheet its beginning is that of one.
fn committee(committees: &Committees, year: Year, name: &str, is_cut: bool) -> Option<Text> {
    let plain = plain_name(name);
    if let Some(known) = committees.get(&(year, plain.clone())) {
        return *known;
    }
    if !is_cut || !begins_with_enterprise(&fold(name)) {
        return None;
    }
    let is_begun =
        |((of, key), _): &(&(Year, String), &Option<Text>)| *of == year && key.starts_with(&plain);
    let mut begun = committees.iter().filter(is_begun).map(|(_, known)| *known);
    let first = begun.next()?;
    first.filter(|_| begun.all(|other| other == first))
}

/// The spellings of the enterprise in the name of a sheet or a file, the last the shortest.
fn spellings(name: &str) -> Vec<String> {
    const OF_LISTS: [&str; 6] = ["danh sach ", "dang vien ", "dsdv ", "ds ", "dv ", "xep loai "];
    let name = words_of_name(name);
    let mut rest = bare_name(&name);
    let skip =
        |text: &str, count: usize| text.split(' ').skip(count).collect::<Vec<_>>().join(" ").len();
    while let Some(words) = OF_LISTS.iter().find(|words| fold(rest).starts_with(**words)) {
        rest = &rest[rest.len() - skip(rest, words.trim_end().split(' ').count())..];
        rest = rest.trim_start_matches(['-', '–', ' ']);
    }
    let begins = (0..rest.split(' ').count())
        .map(|count| &rest[rest.len() - skip(rest, count)..])
        .find(|rest| begins_with_enterprise(&fold(rest)));
    let whole = begins.unwrap_or(rest);
    let end = [" - ", " – ", " ("].iter().filter_map(|sign| whole.find(sign)).min();
    let first = &whole[..end.unwrap_or(whole.len())];
    let mut spellings = vec![rest.to_owned(), whole.to_owned(), first.to_owned()];
    spellings.dedup();
    spellings
}

/// The lists of one enterprise each that have a branch of one name with a list of another one: they
/// are no parts of one list.
fn of_different_enterprises(
    builder: &Builder,
    lists: Vec<(Range<usize>, String)>,
) -> Vec<(Range<usize>, String)> {
    // `Công ty A 1` and `Công ty A 2` may be two parts.
    let enterprise = |name: &str| {
        let plain = plain_name(name);
        plain.trim_end_matches(|c: char| c == ' ' || c.is_ascii_digit()).to_owned()
    };
    let keys = |list: &Range<usize>| -> Vec<Key> {
        builder.people[list.clone()].iter().map(|branch| key_of(&builder.texts, branch)).collect()
    };
    let mut of_branches: FxHashMap<Key, (String, bool)> = FxHashMap::default();
    for (list, name) in &lists {
        let name = enterprise(name);
        for key in keys(list) {
            let (other, is_shared) = of_branches.entry(key).or_insert((name.clone(), false));
            *is_shared |= *other != name;
        }
    }
    let is_shared = |key: &Key| of_branches.get(key).is_some_and(|(_, is_shared)| *is_shared);
    lists.into_iter().filter(|(list, _)| keys(list).iter().any(is_shared)).collect()
}
