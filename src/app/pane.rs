//! Where the selected row of a table is shown beside it.

/// Where the selected row is shown beside a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// At the right, so many columns wide.
    Right(u16),
    /// Below, so many rows high.
    Below(u16),
}

/// The columns that a list needs beside a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListWidth {
    /// So many.
    pub needs: u16,
    /// The columns that the pane beside it has use for, however wide the window is.
    pub pane: u16,
}

impl Pane {
    /// The least columns of a window with a pane at the right.
    const COLUMNS: u16 = 150;
    /// The least rows of a window with a pane below.
    const ROWS: u16 = 45;

    /// The rows around a table: title, tabs, a blank line, headings, summary, keys, and one more
    /// while something is supposed.
    const AROUND: u16 = 7;
    /// The least rows below a short list that a pane takes.
    const FREE: u16 = 11;

    /// The least columns of a pane at the right.
    const NARROWEST: u16 = 45;

    /// Where a window of this size has room for a pane beside a list of so many rows, which needs
    /// so many columns. A pane at the right leaves the list those that it needs.
    #[must_use]
    pub fn of_size((columns, rows): (u16, u16), listed: usize, list: ListWidth) -> Option<Self> {
        let listed = u16::try_from(listed).unwrap_or(u16::MAX);
        let free = rows.saturating_sub(Self::AROUND).saturating_sub(listed);
        if columns >= Self::COLUMNS {
            let most = list.pane.max(56 + (columns - Self::COLUMNS) / 4);
            Some(Self::Right(columns.saturating_sub(list.needs).clamp(Self::NARROWEST, most)))
        } else if rows >= Self::ROWS {
            Some(Self::Below(free.max(14 + (rows - Self::ROWS) / 3)))
        } else if free >= Self::FREE {
            Some(Self::Below(free))
        } else {
            None
        }
    }

    /// The least rows of a pane.
    const LEAST: u16 = 5;

    /// Half of a window that has no room for both, below the table.
    pub(super) fn half_of((_, rows): (u16, u16)) -> Self {
        let free = rows.saturating_sub(Self::AROUND);
        Self::Below((free / 2 + 1).max(Self::LEAST).min(free))
    }
}
