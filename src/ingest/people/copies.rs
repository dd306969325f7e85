//! A list of people that is in the folder twice: a copy, another format, an older state.
//!
//! Persons are not compared, since nothing of them is kept but a sum over their names and marks
//! that they share. A copy lists branches of another file, most of them with the same members and
//! mostly the same ratings. An extract lists some of the members of another file: those of one
//! level, those to be commended. Other lists of one branch are parts of it and add up: another
//! page, the women.

use super::key::{Key, key_of};
use crate::domain::{Field, Finding, FindingKind, ListedBranch};
use crate::ingest::builder::Builder;
use rustc_hash::FxHashMap;

/// The branches without those that are in a list and, before, in one of which it is a copy. Adds a
/// finding at each of the two.
pub fn leave_out(builder: &mut Builder, listed: &[ListedBranch]) -> Vec<ListedBranch> {
    let listed = &leave_out_extracts(builder, listed);
    let mut kept: Vec<ListedBranch> = Vec::with_capacity(listed.len());
    let mut earlier: FxHashMap<Key, Vec<ListedBranch>> = FxHashMap::default();
    for list in listed.chunk_by(|one, other| one.file == other.file) {
        let keys: Vec<Key> = list.iter().map(|branch| key_of(&builder.texts, branch)).collect();
        let original = original(list, &keys, &earlier);
        for (branch, key) in list.iter().zip(keys) {
            let others = earlier.entry(key).or_default();
            if let Some(first) = others.iter().find(|other| Some(other.file) == original) {
                report(builder, first, branch, true);
                report(builder, branch, first, false);
            } else {
                others.push(*branch);
                kept.push(*branch);
            }
        }
    }
    kept
}

/// A list of one file: its branches by their keys.
type List = FxHashMap<Key, ListedBranch>;

/// The branches without those of lists whose members another list has too. Adds a finding at each
/// of the two.
fn leave_out_extracts(builder: &mut Builder, listed: &[ListedBranch]) -> Vec<ListedBranch> {
    /// More lists are not compared, each with all others.
    const MOST: usize = 500;
    let files: Vec<&[ListedBranch]> = listed.chunk_by(|a, b| a.file == b.file).collect();
    if files.len() < 2 || files.len() > MOST {
        return listed.to_vec();
    }
    let keyed = |branch: &ListedBranch| (key_of(&builder.texts, branch), *branch);
    let lists: Vec<List> = files.iter().map(|list| list.iter().map(keyed).collect()).collect();
    let mut kept = Vec::with_capacity(listed.len());
    for (at, list) in lists.iter().enumerate() {
        let whole = lists.iter().enumerate().find(|(other_at, other)| {
            let members = |list: &List| list.values().map(|b| u64::from(b.members)).sum::<u64>();
            // Of two lists of the same members the first counts.
            let is_more = members(other) > members(list) || *other_at < at;
            *other_at != at && is_more && is_extract(list, other)
        });
        let Some((_, whole)) = whole else {
            kept.extend_from_slice(files[at]);
            continue;
        };
        for branch in files[at] {
            let other = whole[&key_of(&builder.texts, branch)];
            report(builder, &other, branch, true);
            report(builder, branch, &other, false);
        }
    }
    kept
}

/// True if all members of a list are in another one.
fn is_extract(list: &List, whole: &List) -> bool {
    list.len() <= whole.len()
        && list.iter().all(|(key, branch)| {
            whole.get(key).is_some_and(|other| {
                branch.marks.tell(branch.members)
                    && branch.period == other.period
                    && branch.members <= other.members
                    && branch.marks.are_in(&other.marks)
            })
        })
}

/// The first file of which a list is a copy: it has at least half of the branches of the list, and
/// at least half of those alike.
fn original(
    list: &[ListedBranch],
    keys: &[Key],
    earlier: &FxHashMap<Key, Vec<ListedBranch>>,
) -> Option<u16> {
    /// How many branches of a list another file has, and how many of them alike.
    #[derive(Default)]
    struct Shared {
        all: usize,
        alike: usize,
    }
    let mut files: FxHashMap<u16, Shared> = FxHashMap::default();
    for (branch, key) in list.iter().zip(keys) {
        for other in earlier.get(key).into_iter().flatten() {
            let shared = files.entry(other.file).or_default();
            shared.all += 1;
            shared.alike += usize::from(are_alike(branch, other));
        }
    }
    let is_original =
        |shared: &Shared| shared.all * 2 >= list.len() && shared.alike * 2 >= shared.all;
    files.into_iter().filter(|(_, shared)| is_original(shared)).map(|(file, _)| file).min()
}

/// True if two lists of a branch have the same members, and more than half of them with the same
/// ratings.
fn are_alike(one: &ListedBranch, other: &ListedBranch) -> bool {
    let parts = |branch: &ListedBranch| {
        let rated: u32 = branch.levels.iter().sum();
        let unrated = branch.members.saturating_sub(rated + branch.unread);
        branch.levels.into_iter().chain([branch.unread, unrated])
    };
    let same: u32 = parts(one).zip(parts(other)).map(|(one, other)| one.min(other)).sum();
    one.members == other.members && one.names == other.names && same * 2 > one.members
}

/// Adds a finding at the first member of a branch, which another list gives too.
fn report(builder: &mut Builder, branch: &ListedBranch, other: &ListedBranch, counts: bool) {
    let name = builder.texts.get(branch.name).to_owned();
    let place = builder.place((branch.file, branch.line), Some(Field::Name), &name);
    let kind = FindingKind::DuplicateKey {
        year: branch.year,
        other_file: other.file,
        other_line: other.line,
        counts,
    };
    builder.find(Finding { kind, place, row: None });
}
