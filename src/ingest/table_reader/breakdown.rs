//! A total above all rows with its parts below it: they are no groups of the rows.
//!
//! ```text
//!  ;TỔNG SỐ;;;56;4;52;…             total of all rows
//!  ;Trong đó:
//!  ;Doanh nghiệp Nhà nước;;;24;2;22;…   parts: together they have the counts of the total, and
//!  ;Doanh nghiệp FDI;;;32;2;30;…        none has a row of its own
//! 1;Chi bộ A;…
//! ```

use super::groups::OpenGroups;
use crate::domain::{CountField, Meaning};
use crate::ingest::cells;
use crate::ingest::cells::group::Group;
use crate::ingest::header::layout::Layout;
use crate::ingest::link::stated_totals::StatedTotals;
use std::borrow::Cow;

type Counts = [Option<u64>; CountField::LEN];

/// The fewest counts that are not 0 by which the parts of a total are known.
const LEAST_COUNTS: usize = 2;

/// A total above all rows, the groups that follow it, and what was open before them.
#[derive(Debug)]
pub struct Breakdown {
    total: Counts,
    parts: Vec<Counts>,
    groups: OpenGroups,
    stated: StatedTotals,
}

impl Breakdown {
    /// Starts below a total, where these groups and totals are open.
    pub fn new(
        layout: &Layout,
        total: &[Cow<'_, str>],
        (groups, stated): (OpenGroups, StatedTotals),
    ) -> Self {
        Self { total: counts_of(layout, total), parts: Vec::new(), groups, stated }
    }

    /// Adds a group to the parts; false where it is none of a total.
    pub fn add(&mut self, layout: &Layout, group: &Group, row: &[Cow<'_, str>]) -> bool {
        self.parts.push(counts_of(layout, row));
        matches!(
            group,
            Group::Kind(_)
                | Group::Ownership(_)
                | Group::Zone(_)
                | Group::Both(_)
                | Group::District(_)
                | Group::Rest
                | Group::Nothing
        )
    }

    /// What was open before the parts, if they are those of the total.
    pub fn before_parts(self) -> Option<(OpenGroups, StatedTotals)> {
        self.is_whole().then_some((self.groups, self.stated))
    }

    /// True if the counts of the parts add up to those of the total.
    fn is_whole(&self) -> bool {
        let filled = self.total.iter().flatten().filter(|count| **count > 0).count();
        let sum = |at: usize| self.parts.iter().filter_map(|part| part[at]).sum::<u64>();
        let is_same = |(at, total): (usize, &Option<u64>)| total.is_none_or(|own| own == sum(at));
        self.parts.len() > 1 && filled >= LEAST_COUNTS && self.total.iter().enumerate().all(is_same)
    }
}

fn counts_of(layout: &Layout, row: &[Cow<'_, str>]) -> Counts {
    let mut counts = [None; CountField::LEN];
    for (meaning, cell) in layout.columns.iter().zip(row) {
        if let Meaning::Field(field) = meaning
            && let Some(count) = CountField::of(*field)
        {
            counts[count as usize] = cells::figure(cell, *field);
        }
    }
    counts
}
