//! The findings of a data set.

use super::{Code, Finding, Place, Row, Severity, Table};

/// All findings of a data set, with their number. At most [`Findings::KEPT`] of one code in one
/// file are kept; the others are only counted.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    kept: Vec<Finding>,
    errors: u64,
    warnings: u64,
    /// The number of findings by file and code, kept or not.
    counts: rustc_hash::FxHashMap<(u16, Code), u64>,
}

impl Findings {
    /// The most findings of one code in one file that are kept.
    pub const KEPT: u64 = 5000;

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        *self.total(finding.severity()) += 1;
        let count = self.counts.entry((finding.place.file, finding.code())).or_default();
        *count += 1;
        if *count <= Self::KEPT {
            self.kept.push(finding);
        }
    }

    /// The counter of a severity.
    const fn total(&mut self, severity: Severity) -> &mut u64 {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        }
    }

    /// Copies the findings of an unchanged file from an earlier reading, except those that depend
    /// on other rows. The file had index `old_file` and now has index `file`; `moved` maps its rows
    /// to their new numbers.
    pub fn take_over(
        &mut self,
        old: &Self,
        old_file: u16,
        file: u16,
        moved: impl Fn(Table, Row) -> Row,
    ) {
        let own = old
            .kept
            .iter()
            .filter(|finding| finding.place.file == old_file && !finding.is_across_rows());
        self.kept.extend(own.cloned().map(|mut finding| {
            finding.place.file = file;
            finding.row = finding.row.map(|(table, row)| (table, moved(table, row)));
            finding
        }));
        for ((_, code), count) in
            old.counts.iter().filter(|((of, code), _)| *of == old_file && !code.is_across_rows())
        {
            let is_across = |finding: &&Finding| {
                finding.place.file == old_file
                    && finding.code() == *code
                    && finding.is_across_rows()
            };
            let count = count.saturating_sub(old.kept.iter().filter(is_across).count() as u64);
            if count == 0 {
                continue;
            }
            *self.total(code.severity()) += count;
            *self.counts.entry((file, *code)).or_default() += count;
        }
    }

    /// Like [`Self::take_over`], for some lines of a file whose findings are all kept, the first of
    /// which is line `first` now. Findings that depend on all of its rows are left out.
    pub fn take_lines_over(
        &mut self,
        old: &Self,
        old_file: u16,
        lines: &std::ops::Range<u32>,
        first: u32,
        moved: impl Fn(Table, Row) -> Row,
    ) {
        let own = old.kept.iter().filter(|f| {
            f.place.file == old_file
                && f.code().is_of_one_row()
                && !f.is_across_rows()
                && lines.contains(&f.place.line)
        });
        for finding in own {
            let line = finding.place.line - lines.start + first;
            let place = Place { file: 0, line, ..finding.place.clone() };
            self.push(Finding {
                kind: finding.kind.clone(),
                place,
                row: finding.row.map(|(table, row)| (table, moved(table, row))),
            });
        }
    }

    /// True if every finding of a file that depends on one row is kept.
    #[must_use]
    pub fn keeps_all_of(&self, file: u16) -> bool {
        self.counts
            .iter()
            .all(|((of, code), count)| *of != file || !code.is_of_one_row() || *count <= Self::KEPT)
    }

    /// Sorts the findings by file and line.
    pub fn sort(&mut self) {
        self.kept.sort_by_key(|f| (f.place.file, f.place.line));
    }

    /// The findings that are kept.
    #[must_use]
    pub fn kept(&self) -> &[Finding] {
        &self.kept
    }

    /// The number of errors, kept or not.
    #[must_use]
    pub const fn errors(&self) -> u64 {
        self.errors
    }

    /// The number of warnings, kept or not.
    #[must_use]
    pub const fn warnings(&self) -> u64 {
        self.warnings
    }

    /// The number of findings of one code in one file, kept or not.
    #[must_use]
    pub fn count(&self, file: u16, code: Code) -> u64 {
        self.counts.get(&(file, code)).copied().unwrap_or(0)
    }

    /// The number of findings that are counted but not kept.
    #[must_use]
    pub fn beyond(&self) -> u64 {
        self.errors + self.warnings - self.kept.len() as u64
    }

    /// How many findings of a code in a file are counted but not kept, by file and code.
    #[must_use]
    pub fn not_kept(&self) -> Vec<(u16, Code, u64)> {
        let over = |(&(file, code), &count): (&(u16, Code), &u64)| {
            (count > Self::KEPT).then(|| (file, code, count - Self::KEPT))
        };
        let mut all: Vec<_> = self.counts.iter().filter_map(over).collect();
        all.sort_unstable();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FindingKind;

    #[test]
    fn findings_beyond_the_limit_are_counted() {
        let mut findings = Findings::default();
        for line in 0..6000 {
            let place = Place { line, ..Place::default() };
            findings.push(Finding { kind: FindingKind::Negative, place, row: None });
        }
        assert_eq!(
            (findings.errors(), findings.kept().len(), findings.beyond()),
            (6000, 5000, 1000)
        );
        assert_eq!(findings.count(0, Code::Negative), 6000);
    }
}
