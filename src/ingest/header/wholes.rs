//! The whole beside its parts: `Đảng viên` over `Tổng số | Chính thức | Dự bị`, each over the
//! levels; `Số lao động` over `Công nhân | Quản lý | Tổng số`. The whole is read, in whatever order
//! they are.

use super::branch_counts::{self, is_branch_group};
use super::choice::{self, Standing};
use super::column_numbers::is_column_numbers;
use super::column_time;
use super::folding::fold_heading;
use super::heading::HeadingMeaning;
use super::heading_path::{is_admitted_group, is_member_group, is_total};
use super::layout::HeadRow;
use crate::domain::{CountField, Field, begins_with_words, is_dash};
use crate::ingest::cells;
use rustc_hash::FxHashMap;

/// A block of columns below one title.
struct Block {
    /// The title, folded.
    title: String,
    columns: Vec<usize>,
}

/// Takes their meaning from the columns of a part beside the whole, and returns each with its
/// field. `paths` has the headings of each column, from top to bottom, and `data` the rows below.
pub fn leave_out_parts_of_wholes(
    meanings: &mut [Option<HeadingMeaning>],
    paths: &[Vec<&str>],
    data: &[HeadRow],
) -> Vec<(usize, Field)> {
    let mut parts = Vec::new();
    for blocks in blocks_of_one_form(meanings, paths) {
        let Some(whole) = whole_of(&blocks, data) else { continue };
        let of_whole: Vec<_> = blocks[whole].columns.iter().map(|at| meanings[*at]).collect();
        let others = blocks.iter().enumerate().filter(|(at, _)| *at != whole);
        for (column, whole) in others.flat_map(|(_, block)| block.columns.iter().zip(&of_whole)) {
            let same = [meanings[*column], *whole].map(|named| named.and_then(counted));
            if same[0].is_some() && same[0] == same[1] {
                parts.push(*column);
            }
        }
        // `Chung` over `Tổng số | HTXSNV | …`.
        let first = blocks[whole].columns[0];
        let has_levels = of_whole.iter().flatten().any(|named| named.is_level());
        if meanings[first].is_none() && has_levels {
            meanings[first] = Some(HeadingMeaning::Field(Field::Members));
        }
    }
    parts.extend(parts_below_one_heading(meanings, paths));
    let named = parts.iter().filter_map(|column| Some((*column, counted(meanings[*column]?)?)));
    let named = named.collect();
    for column in parts {
        meanings[column] = None;
    }
    named
}

/// The field of a count; that of a level of branches is theirs.
fn counted(meaning: HeadingMeaning) -> Option<Field> {
    let field = meaning.figure().filter(|_| meaning.is_count())?;
    let is_of_branches = matches!(meaning, HeadingMeaning::BranchLevel(_));
    Some(if is_of_branches { branch_counts::of_level(field) } else { field })
}

/// The blocks that have the same headings, one of them a level, below titles that are next to each
/// other below the same headings, and name no body of their own.
fn blocks_of_one_form(meanings: &[Option<HeadingMeaning>], paths: &[Vec<&str>]) -> Vec<Vec<Block>> {
    let mut forms: FxHashMap<(&[&str], Vec<String>), Vec<Block>> = FxHashMap::default();
    let mut from = 0;
    while from < paths.len() {
        let whole = &paths[from][..];
        let titles = match whole.split_last() {
            _ if is_first_of_whole(paths, from) => whole,
            Some((_, titles)) => titles,
            None => &[],
        };
        let is_own = |column: &usize| {
            let of = paths[*column].split_last().map(|(_, of)| of);
            of == Some(titles) && !is_first_of_whole(paths, *column)
        };
        let to = (from + 1..paths.len()).find(|column| !is_own(column)).unwrap_or(paths.len());
        let own = from;
        from = to;
        let Some((title, above)) = titles.split_last() else { continue };
        let title = fold_heading(title);
        let is_body = is_member_group(&title) && !is_whole(&title)
            || is_branch_group(&title)
            || is_admitted_group(&title);
        let has_level = meanings[own..to]
            .iter()
            .flatten()
            .any(|named| named.is_level() || matches!(named, HeadingMeaning::BranchLevel(_)));
        if to - own < 3 || is_body || !has_level {
            continue;
        }
        let heading = |column: usize| {
            let folded = paths[column].last().map_or_else(String::new, |own| fold_heading(own));
            if is_total(&folded) { "ts".to_owned() } else { folded }
        };
        let form = (own..to).map(heading).collect();
        let block = Block { title, columns: (own..to).collect() };
        forms.entry((above, form)).or_default().push(block);
    }
    let mut forms: Vec<_> = forms.into_values().filter(|blocks| blocks.len() > 1).collect();
    forms.sort_unstable_by_key(|blocks| blocks[0].columns[0]);
    forms
}

/// True for the total right below a title of the same words, which is in its path once.
fn is_first_of_whole(paths: &[Vec<&str>], column: usize) -> bool {
    let own = &paths[column];
    let is_below =
        |next: &Vec<&str>| next.len() == own.len() + 1 && next.starts_with(own.as_slice());
    paths.get(column + 1).is_some_and(is_below)
        && own.last().is_some_and(|own| is_total(&fold_heading(own)))
}

/// True for a folded title of the whole: `Tổng số`, `Chung`, `Tổng số đảng viên`.
fn is_whole(folded: &str) -> bool {
    const WORDS: [&str; 12] =
        ["ts", "tong", "so", "cong", "chung", "toan", "bo", "dv", "tat", "ca", "chi", "dang"];
    const STARTS: [&str; 6] = ["ts", "tong", "cong", "chung", "toan bo", "tat ca"];
    STARTS.iter().any(|start| begins_with_words(folded, start))
        && folded.split(' ').all(|word| WORDS.contains(&word))
}

/// Which of the blocks is the whole: the only one with such a title, else the one whose counts are
/// the sums of the others' in each row and column.
fn whole_of(blocks: &[Block], data: &[HeadRow]) -> Option<usize> {
    let mut named = (0..blocks.len()).filter(|at| is_whole(&blocks[*at].title));
    match (named.next(), named.next()) {
        (Some(whole), None) => return Some(whole),
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    let mut may_be = vec![blocks.len() > 2; blocks.len()];
    let mut has_parts = 0;
    for row in data.iter().filter(|row| !is_column_numbers(&row.cells, |_| false)) {
        for at in 0..blocks[0].columns.len() {
            let count = |block: &Block| match row.cells.get(block.columns[at]) {
                Some(cell) if !cell.is_empty() && !is_dash(cell) => cells::whole_number(cell),
                _ => Some(0),
            };
            let counts: Option<Vec<u64>> = blocks.iter().map(count).collect();
            // Words are those of a title or a group.
            let Some(counts) = counts else { continue };
            let sum = counts.iter().fold(0_u64, |sum, count| sum.saturating_add(*count));
            has_parts += usize::from(counts.iter().filter(|count| **count > 0).count() > 2);
            for (may_be, count) in may_be.iter_mut().zip(&counts) {
                *may_be &= count.saturating_mul(2) == sum;
            }
        }
    }
    let mut wholes = (0..blocks.len()).filter(|at| may_be[*at] && has_parts > 1);
    wholes.next().filter(|_| wholes.next().is_none())
}

/// The columns of one field below the same headings as another of that field whose own heading says
/// nothing but that it is the total or of which time: `Công nhân` beside `Tổng số`.
fn parts_below_one_heading(meanings: &[Option<HeadingMeaning>], paths: &[Vec<&str>]) -> Vec<usize> {
    let mut with_whole: FxHashMap<(&[&str], Field), bool> = FxHashMap::default();
    let mut others: Vec<(usize, (&[&str], Field))> = Vec::new();
    for (column, path) in paths.iter().enumerate() {
        let (Some(HeadingMeaning::Field(field)), Some((own, groups))) =
            (meanings[column], path.split_last())
        else {
            continue;
        };
        if groups.is_empty() || CountField::of(field).is_none() {
            continue;
        }
        let folded = fold_heading(own);
        let says_no_part = is_whole(&folded)
            || is_total(&folded)
            || matches!(folded.as_str(), "s luong" | "sl" | "trong nam" | "hien co")
            || folded == fold_heading(groups[groups.len() - 1]);
        let is_chosen = column_time::is_time(own)
            || choice::standing(field, &[own]) != Standing::Plain
            || choice::chooses(field, own);
        if says_no_part || column_time::is_time(own) && !column_time::names_part(&[own]) {
            with_whole.insert((groups, field), true);
        } else if !is_chosen {
            others.push((column, (groups, field)));
        }
    }
    others.retain(|(_, of)| with_whole.contains_key(of));
    others.into_iter().map(|(column, _)| column).collect()
}

/// For each column whether it is one of the levels that a mark in each row chooses from, and counts
/// nothing: every cell is a mark, and some are no number, or another column counts a level.
pub fn marked_levels(
    meanings: &[Option<HeadingMeaning>],
    paths: &[Vec<&str>],
    is_choice: impl Fn(&[usize]) -> Option<bool>,
) -> Vec<bool> {
    let mut blocks: FxHashMap<&[&str], Vec<usize>> = FxHashMap::default();
    for (column, path) in paths.iter().enumerate() {
        if matches!(meanings[column], Some(HeadingMeaning::Level(_)))
            && let Some((_, groups)) = path.split_last()
        {
            blocks.entry(groups).or_default().push(column);
        }
    }
    let mut marked = vec![false; paths.len()];
    // `HTNV` over `Năm trước | Năm nay` has one level twice.
    let has_one_level_twice = |block: &[usize]| {
        (1..block.len()).any(|at| block[..at].iter().any(|of| meanings[*of] == meanings[block[at]]))
    };
    let is_of_levels = |block: &Vec<usize>| block.len() <= 4 && !has_one_level_twice(block);
    for block in blocks.into_values().filter(is_of_levels) {
        let is_other = |(at, named): (usize, &Option<HeadingMeaning>)| {
            named.is_some_and(HeadingMeaning::is_level) && !block.contains(&at)
        };
        match is_choice(&block) {
            Some(true) => {}
            Some(false) if meanings.iter().enumerate().any(is_other) => {}
            _ => continue,
        }
        for column in block {
            marked[column] = true;
        }
    }
    marked
}
