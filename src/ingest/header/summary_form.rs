//! Forms of sums, of which a row is a superior unit, a kind of organisation or a level, and no
//! unit.

use super::column_cells::are_choices;
use super::folding::fold_heading;
use super::layout::{HeadRow, Layout};
use super::levels::LEVELS;
use super::synonyms::find;
use crate::domain::{Field, Meaning, begins_with_words, fold};
use crate::ingest::cells;
use crate::ingest::cells::numbering::split_number;
use crate::ingest::cells::unit_name;

/// Words of a heading of a number of organisations: `Số TCCSĐ được đánh giá, xếp loại`.
const OF_ORGANISATIONS: [&str; 20] = [
    "so", "ts", "tong", "tccsd", "tcd", "to", "chuc", "co", "so", "dang", "bo", "chi", "duoc",
    "dg", "xl", "da", "cong", "va", "chat", "luong",
];

/// Titles of forms of sums.
const TITLES: [&str; 4] = ["tong hop", "7a tctw", "7b tctw", "thong ke"];

/// True if the first rows of a file are those of a form of sums. `layout` is what was recognised of
/// its header; a table that has its names, kinds and ratings is a list whatever its title.
pub fn is_summary_form(head: &[HeadRow], layout: Option<&Layout>) -> bool {
    // Below persons there may be how many have each level.
    if layout.is_some_and(|layout| layout.is_people_list) {
        return false;
    }
    let is_list = layout.is_some_and(|layout| is_list(layout, head));
    if has_rows_of_levels(head, true) && !(is_list && has_rated_rows(head)) {
        return true;
    }
    if is_list {
        return false;
    }
    counts_organisations(head)
        || has_rows_of_levels(head, false)
        || has_rows_of_sums(head)
        || has_title(head) && !layout.is_some_and(has_kind_or_rating)
}

/// True if a layout has a column that only a list of units has.
fn has_kind_or_rating(layout: &Layout) -> bool {
    let fields = [Field::Rating, Field::Kind, Field::Parent];
    fields.into_iter().any(|field| layout.column(field).is_some())
}

/// True if a layout has what a list of units has.
fn is_list(layout: &Layout, head: &[HeadRow]) -> bool {
    let has = |field| layout.column(field).is_some();
    let columns = layout.columns.iter().enumerate();
    let ticks: Vec<usize> = columns
        .filter(|(_, meaning)| matches!(meaning, Meaning::Tick(_)))
        .map(|(column, _)| column)
        .collect();
    let is_enterprises = has(Field::Enterprise);
    let names_kind = has(Field::Kind) || has(Field::Parent);
    is_enterprises
        || has(Field::Name)
            && (has(Field::Rating)
                || !ticks.is_empty() && (names_kind || are_choices(head, &ticks)))
}

/// True if a heading is that of a number of organisations, alone or over `Tổng số`.
fn counts_organisations(head: &[HeadRow]) -> bool {
    let is_number_of = |folded: &str| {
        let words: Vec<&str> = folded.split(' ').collect();
        words.iter().all(|word| OF_ORGANISATIONS.contains(word))
            && ["tccsd", "tcd", "dang"].iter().any(|word| words.contains(word))
            && matches!(words[0], "so" | "ts" | "tong")
    };
    let is_group = |folded: &str| {
        matches!(folded, "tccsd" | "tcd" | "dang bo co so" | "chi bo co so" | "dbcs" | "cbcs")
    };
    let is_total = |folded: &str| matches!(folded, "ts" | "tong" | "so" | "tong cong");
    let folded: Vec<Vec<String>> =
        head.iter().map(|row| row.cells.iter().map(|cell| fold_heading(cell)).collect()).collect();
    folded.iter().enumerate().any(|(at, row)| {
        row.iter().enumerate().any(|(column, heading)| {
            let below = folded.get(at + 1).and_then(|next| next.get(column));
            is_number_of(heading) || is_group(heading) && below.is_some_and(|own| is_total(own))
        })
    })
}

/// True if the first texts of the rows are the levels: at least three of them, each once. With
/// `are_alone` they have no other text.
fn has_rows_of_levels(head: &[HeadRow], are_alone: bool) -> bool {
    let mut levels: Vec<Field> = head
        .iter()
        .filter_map(|row| {
            let is_text = |cell: &&String| cell.chars().any(char::is_alphabetic);
            let mut texts = row.cells.iter().filter(is_text);
            let first = texts.next()?;
            if are_alone && texts.next().is_some() {
                return None;
            }
            let others = row.cells.iter().filter(|cell| cells::whole_number(cell).is_some());
            let level = find(LEVELS, &fold_heading(first))?;
            (others.count() > 0).then_some(level)
        })
        .collect();
    let all = levels.len();
    levels.sort_unstable();
    levels.dedup();
    all >= 3 && levels.len() == all
}

/// True if a row with figures has a text and its level behind it: a list may have a breakdown by
/// level below its rows.
fn has_rated_rows(head: &[HeadRow]) -> bool {
    let is_level = |text: &str| find(LEVELS, &fold_heading(text)).is_some();
    head.iter().any(|row| {
        let is_text = |cell: &&String| cell.chars().any(char::is_alphabetic);
        let mut texts = row.cells.iter().filter(is_text);
        texts.next().is_some_and(|first| !is_level(first))
            && texts.any(|text| is_level(text))
            && row.cells.iter().any(|cell| cells::whole_number(cell).is_some())
    })
}

/// True if most rows with figures are kinds of organisations or superior units.
fn has_rows_of_sums(head: &[HeadRow]) -> bool {
    const SUPERIORS: [&str; 14] = [
        "huyen uy",
        "thanh uy",
        "thi uy",
        "tinh uy",
        "dang bo huyen",
        "dang bo thanh pho",
        "dang bo thi xa",
        "dang bo xa",
        "dang bo phuong",
        "dang uy xa",
        "dang uy phuong",
        "dang uy khoi",
        "dang bo khoi",
        "dang uy cac khu",
    ];
    let (mut sums, mut all) = (0, 0);
    for row in head {
        let is_text = |cell: &&String| cell.chars().any(char::is_alphabetic);
        let mut texts = row.cells.iter().filter(is_text);
        let Some(first) = texts.next() else { continue };
        if row.cells.iter().filter(|cell| cells::whole_number(cell).is_some()).count() < 2 {
            continue;
        }
        let folded = fold(first);
        let bare = first.trim_start_matches(['-', '+', ' ']);
        if matches!(fold(bare).split(' ').next(), Some("tong" | "cong")) {
            continue;
        }
        let is_kind = |text: &&str| {
            cells::kind(text).is_ok()
                || cells::is_branch_kind(text)
                || cells::is_sub_committee_kind(text)
        };
        // The kind of a unit stands before its name: `CBCS | Chi bộ Công ty A`.
        let names_unit = |text: &String| unit_name::prefix(&fold(text)).is_some();
        let is_sum = [bare, split_number(bare).1].iter().any(is_kind) && !texts.any(names_unit)
            || SUPERIORS.iter().any(|unit| begins_with_words(&folded, unit));
        all += 1;
        sums += usize::from(is_sum);
    }
    sums >= 2 && sums * 2 > all
}

fn has_title(head: &[HeadRow]) -> bool {
    let titles = head
        .iter()
        .take(8)
        .filter(|row| row.cells.iter().filter(|cell| !cell.is_empty()).count() <= 2);
    titles.flat_map(|row| &row.cells).any(|cell| {
        let folded = fold(cell);
        TITLES.iter().any(|title| folded.contains(title))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Vec<HeadRow> {
        let row = |(line, cells): (u32, &str)| HeadRow {
            line,
            cells: cells.split(';').map(str::to_owned).collect(),
        };
        (1..).zip(text.lines()).map(row).collect()
    }

    #[test]
    fn a_form_of_sums_is_no_list() {
        for text in [
            "TT;Đơn vị;Tổng số TCCSĐ;Số TCCSĐ được đánh giá;HTXSNV\n1;Huyện ủy Việt Yên;30;29;5",
            "TT;Đảng bộ;Tổ chức cơ sở đảng;;\n;;Tổng số;HTXSNV;HTTNV\n1;Huyện ủy A;32;6;22",
            "TT;Mức;Số lượng\n1;HTXSNV;4\n2;HTTNV;14\n3;HTNV;3\n4;KHTNV;0",
            "BIỂU TỔNG HỢP;;\nTT;Đơn vị;HTXSNV\n1;A;5",
        ] {
            assert!(is_summary_form(&head(text), None), "{text}");
        }
        for text in [
            "Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại TCCSĐ;TSĐV\nA;CBCS;HTTNV;5",
            "TT;Họ và tên;Xếp loại\n1;A;HTXSNV\n2;B;HTTNV\n3;C;HTNV",
        ] {
            assert!(!is_summary_form(&head(text), None), "{text}");
        }
    }
}
