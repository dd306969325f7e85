//! Branches of a list with columns of kinds and of committees whose committee's cell was merged
//! with that of the row above.
//!
//! ```text
//! 1;Đảng bộ Công ty A;Đảng bộ cơ sở;
//! 2;Chi bộ Kho;Chi bộ;Đảng bộ Công ty A
//! 3;Chi bộ Xưởng;Chi bộ;                   branch
//! 4;Chi bộ Công ty B;Chi bộ cơ sở;         base cell
//! ```

use super::numbered_branches::{MOST_ROWS, agree};
use crate::ingest::draft::FileDraft;
use crate::ingest::listed_row::ListedKind;

/// The lines of the branches whose committee's cell is merged. `is_cut` tells whether a group or a
/// total is between two lines.
pub fn find(draft: &FileDraft, is_cut: impl Fn(u32, u32) -> bool) -> Vec<u32> {
    let rows = &draft.committee_cells;
    let has_committee = |at: usize| !rows[at].1.is_empty();
    let may_be_branch = |at: usize| {
        let row = &rows[at].0;
        matches!(row.kind, ListedKind::BareCell | ListedKind::Open) && row.names_cell
    };
    // Each cell has its committee, or the word is that of base cells too.
    let repeats = |at: usize| {
        has_committee(at)
            && rows[at].1 == rows[at - 1].1
            && may_be_branch(at)
            && may_be_branch(at - 1)
    };
    let is_bare_enterprise = |at: usize| {
        let row = &rows[at].0;
        row.kind == ListedKind::BareCell && row.names_enterprise && !has_committee(at)
    };
    let has_base_cells =
        rows.iter().any(|(row, _)| row.kind == ListedKind::BaseCell && row.names_cell);
    if !has_base_cells
        || rows.len() >= MOST_ROWS
        || (1..rows.len()).any(repeats)
        || (0..rows.len()).any(is_bare_enterprise)
    {
        return Vec::new();
    }
    let (mut found, mut with, mut against) = (Vec::new(), 0, 0);
    let mut at = 0;
    while at < rows.len() {
        let committee = at;
        at += 1;
        if rows[committee].0.kind != ListedKind::Committee {
            continue;
        }
        let (mut sum, mut merged) = (0, 0);
        while at < rows.len()
            && may_be_branch(at)
            && (has_committee(at) || !is_cut(rows[at - 1].0.line, rows[at].0.line))
        {
            sum += rows[at].0.members;
            if !has_committee(at) && !rows[at].0.names_enterprise {
                found.push(rows[at].0.line);
                merged += 1;
            }
            at += 1;
        }
        match agree(rows[committee].0.members, sum) {
            Some(true) if merged > 0 => with += 1,
            Some(false) if merged > 0 => against += 1,
            _ => {}
        }
    }
    if against > with { Vec::new() } else { found }
}
