//! Blocks of counts that are not of members: `Tập thể lãnh đạo, quản lý`, `Cấp ủy viên` or `Đoàn
//! viên` over `Tổng số | Được xếp loại | HTXSNV | …`.

use super::branch_counts::is_branch_group;
use super::folding::fold_heading;
use super::heading::{HeadingMeaning, meaning};
use super::heading_path::{is_admitted_group, is_member_group};
use crate::domain::{Field, has_words};

/// Words of those who are rated beside the members, folded and shortened.
pub const OTHERS: [&str; 18] = [
    "chinh quyen",
    "chuyen mon",
    "tap the",
    "can bo",
    "lanh dao",
    "quan ly",
    "cap uy",
    "uy vien",
    "bch",
    "doan vien",
    "cong doan",
    "doan thanh nien",
    "hoi vien",
    "cong chuc",
    "vien chuc",
    "quan chung",
    "nguoi ld",
    "cong nhan",
];

/// What the headings over a column say that it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Block {
    /// Members alone: `Đảng viên`.
    Members,
    /// Branches or admitted members, or no heading is above.
    Known,
    /// Others than members: `Cán bộ lãnh đạo`.
    Others,
    /// `Cán bộ, đảng viên`.
    Mixed,
    /// The words tell nothing: `Kết quả xếp loại`.
    Unstated,
    /// Likewise, over a heading that names the members: `Khen thưởng` over `Đảng viên`.
    Named,
}

/// Takes their meaning from the columns that would count members but are in a block of others. The
/// counts of members are those of one block. `is_of_numbers` is true for a column of numbers.
pub fn leave_out_other_blocks(
    meanings: &mut [Option<HeadingMeaning>],
    paths: &[Vec<&str>],
    is_of_numbers: impl Fn(usize) -> bool,
) {
    let blocks: Vec<Block> = paths.iter().map(|path| block_of(path)).collect();
    let is_of_members = |(meaning, block): (&Option<HeadingMeaning>, &Block)| {
        *block == Block::Members && meaning.is_some_and(counts_members)
    };
    let has_members = meanings.iter().zip(&blocks).any(is_of_members);
    let is_level = |(meaning, block): (&Option<HeadingMeaning>, &Block)| {
        *block == Block::Members && meaning.is_some_and(HeadingMeaning::is_level)
    };
    let has_levels = meanings.iter().zip(&blocks).any(is_level);
    let is_total = |(meaning, block): (&Option<HeadingMeaning>, &Block)| {
        matches!(block, Block::Members | Block::Known)
            && *meaning == Some(HeadingMeaning::Field(Field::Members))
    };
    let has_total = meanings.iter().zip(&blocks).any(is_total);
    for (column, (meaning, block)) in meanings.iter_mut().zip(&blocks).enumerate() {
        let Some(named) = meaning.filter(|named| counts_members(*named)) else { continue };
        let is_other = match block {
            Block::Members | Block::Known => false,
            Block::Others => true,
            Block::Mixed => has_members,
            Block::Unstated => has_levels,
            Block::Named => has_total && named == HeadingMeaning::Field(Field::Members),
        };
        // A tick below the heading of a level is the rating of the unit.
        let is_tick = matches!(named, HeadingMeaning::Level(_)) && !is_of_numbers(column);
        if is_other && !is_tick {
            *meaning = None;
        }
    }
}

fn block_of(path: &[&str]) -> Block {
    let own = path.iter().rposition(|heading| !heading.trim().is_empty()).unwrap_or(0);
    let groups: Vec<String> = path[..own]
        .iter()
        .filter(|heading| !heading.trim().is_empty() && **heading != path[own])
        .map(|heading| fold_heading(heading))
        .collect();
    let any = |is: fn(&str) -> bool| groups.iter().any(|group| is(group));
    if groups.is_empty() || any(is_branch_group) || any(is_admitted_group) {
        return Block::Known;
    }
    // `ĐV HTXSNV` over `Năm 2023 | Năm 2024`.
    let is_level = |heading: &&str| meaning(heading).is_some_and(HeadingMeaning::is_level);
    let is_level_of_members =
        |heading: &&str| is_level(heading) && has_words(&fold_heading(heading), "dv");
    if any(is_member_group) || path[..own].iter().any(is_level_of_members) {
        return Block::Members;
    }
    let names_members = any(|group| has_words(group, "dv"));
    let names_others = any(|group| OTHERS.iter().any(|other| has_words(group, other)));
    // A heading broken over two rows: `Tổng số` over `đảng viên`.
    let is_named = has_words(&fold_heading(path[own]), "dv");
    match (names_others, names_members) {
        (false, false) if is_named => Block::Named,
        (true, false) => Block::Others,
        (_, true) => Block::Mixed,
        (false, false) => Block::Unstated,
    }
}

/// True for a count of members, of which the heading alone may not say that it is one.
fn counts_members(meaning: HeadingMeaning) -> bool {
    match meaning {
        HeadingMeaning::Level(_) => true,
        HeadingMeaning::Field(field) => {
            matches!(field, Field::Members | Field::MembersRated) || meaning.is_level()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::heading_path::meaning_of_path;
    use super::*;

    #[test]
    fn the_counts_of_members_are_those_of_their_block() {
        for (group, is_kept) in [
            ("Tập thể lãnh đạo, quản lý", false),
            ("Cán bộ lãnh đạo, quản lý", false),
            ("Cấp ủy viên", false),
            ("Đoàn viên công đoàn", false),
            ("Đảng viên là cấp ủy viên", false),
            ("Người lao động", false),
            ("Kết quả", false),
            ("Xếp loại chất lượng đảng viên", true),
        ] {
            let headings = ["Được xếp loại", "HTXSNV"];
            let paths: Vec<Vec<&str>> = [group, "Đảng viên"]
                .iter()
                .flat_map(|group| headings.map(|own| vec![*group, own]))
                .collect();
            let mut meanings: Vec<_> = paths.iter().map(|path| meaning_of_path(path)).collect();
            leave_out_other_blocks(&mut meanings, &paths, |_| true);
            let kept: Vec<bool> = meanings.iter().map(Option::is_some).collect();
            assert_eq!(kept, [is_kept, is_kept, true, true], "{group}");
        }
        // Without a block of members, members may be counted beside others; ticks rate the unit.
        let paths = vec![vec!["Cán bộ, đảng viên", "HTXSNV"], vec!["Tập thể", "HTXSNV"]];
        let mut meanings: Vec<_> = paths.iter().map(|path| meaning_of_path(path)).collect();
        leave_out_other_blocks(&mut meanings, &paths, |column| column == 0);
        assert!(meanings.iter().all(Option::is_some));
    }
}
