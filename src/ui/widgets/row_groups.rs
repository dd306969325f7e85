//! Headings between the rows of a table: the findings of each unit below its name.
//!
//! ```text
//!  TC014 Đảng bộ Công ty CP Thép Hòa An
//!  ✖  Không phải là số; ô này không được cộng   chi-bo-2023.csv   118
//!  ✖  Không phải là số; ô này không được cộng   chi-bo-2023.csv   119
//!  Cả tệp
//!  !  Cột không dùng: "Ghi chú"                 chi-bo-2023.csv     1
//! ```

use crate::app::TableState;

/// A line of the body of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyLine {
    /// The heading of the row at this place, which is on the next line.
    Heading(usize),
    /// The row at this place.
    Row(usize),
}

/// The lines of a body of so many rows, the first row below its heading. `begins` is true for a row
/// whose heading is not that of the row before it. Headings take rows, so the first row is not
/// always the one that the table is scrolled to: the selected row is in sight, at the end of the
/// table the last one.
#[must_use]
pub fn lines(table: &TableState, height: usize, begins: impl Fn(usize) -> bool) -> Vec<BodyLine> {
    let count = table.rows.len();
    let is_at_end = table.top + height >= count;
    let to = if is_at_end { count.saturating_sub(1) } else { table.at };
    let from = |to: usize| {
        // From the last row upwards, as many as fit with their headings and that of the first.
        let (mut first, mut used) = (to, 2);
        while first > table.top && used + 1 + usize::from(begins(first)) <= height {
            used += 1 + usize::from(begins(first));
            first -= 1;
        }
        first
    };
    let first = from(to.max(table.top)).min(table.at);
    let mut out = Vec::new();
    for at in first..count {
        if at == first && height > 1 || at > first && begins(at) {
            out.push(BodyLine::Heading(at));
        }
        out.push(BodyLine::Row(at));
        if out.len() >= height {
            break;
        }
    }
    out.truncate(height);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(rows: u32, top: usize, at: usize) -> TableState {
        let mut table = TableState::default();
        (table.rows, table.top, table.at) = ((0..rows).collect(), top, at);
        table
    }

    #[test]
    fn each_group_has_a_heading_and_the_first_row_has_its_own() {
        use BodyLine::{Heading, Row};
        // Groups of three rows.
        let begins = |at: usize| at.is_multiple_of(3);
        let all = [Heading(0), Row(0), Row(1), Row(2), Heading(3), Row(3)];
        assert_eq!(lines(&table(9, 0, 0), 6, begins), all);
        assert_eq!(lines(&table(4, 0, 0), 9, begins), all);
        let scrolled = [Heading(1), Row(1), Row(2), Heading(3), Row(3), Row(4)];
        assert_eq!(lines(&table(9, 1, 2), 6, begins), scrolled);
        // The last rows, where the table ends.
        let last = [Heading(5), Row(5), Heading(6), Row(6), Row(7), Row(8)];
        assert_eq!(lines(&table(9, 3, 8), 6, begins), last);
        assert_eq!(lines(&table(9, 3, 8), 1, begins), [Row(8)]);
        assert_eq!(lines(&table(0, 0, 0), 6, begins), []);
    }

    proptest! {
        #[test]
        fn the_selected_row_is_in_sight(
            rows in 1u32..60, group in 1usize..9, height in 1usize..20, top in 0usize..60,
            offset in 0usize..20,
        ) {
            // The state keeps the selected row within the rows from `top` on.
            let count = rows as usize;
            let top = top.min(count.saturating_sub(height));
            let at = (top + offset.min(height - 1)).min(count - 1);
            let begins = |at: usize| at.is_multiple_of(group);
            let lines = lines(&table(rows, top, at), height, begins);
            prop_assert!(lines.len() <= height);
            prop_assert!(lines.contains(&BodyLine::Row(at)), "{lines:?}");
            let is_row = |line: &BodyLine| matches!(line, BodyLine::Row(_));
            prop_assert!(lines.iter().any(is_row));
        }
    }
}
