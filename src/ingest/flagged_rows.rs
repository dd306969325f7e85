//! The rows that have findings, with the flag that each finding sets.

use crate::domain::{Finding, Flags, Row, Severity, Table};

/// The flag of each finding about a row of units, also where the finding itself is only counted.
#[derive(Debug, Default)]
pub struct FlaggedRows(Vec<(Table, Row, u8)>);

impl FlaggedRows {
    /// Adds the row of a finding, if it has one. Enterprises have no flags.
    pub fn add(&mut self, finding: &Finding) {
        if let Some((table, row)) = finding.unit() {
            let flag =
                if finding.severity() == Severity::Error { Flags::ERROR } else { Flags::WARNING };
            if self.0.last() != Some(&(table, row, flag)) {
                self.0.push((table, row, flag));
            }
        }
    }

    /// Removes and returns all rows with their flags, in the order of the findings.
    pub fn take(&mut self) -> Vec<(Table, Row, u8)> {
        std::mem::take(&mut self.0)
    }
}
