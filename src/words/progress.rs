//! Texts on how far the reading of files is.

use super::numbers::tenths;
use super::{Lang, Noun, counted, whole};
use crate::ingest::ProgressSnapshot;

/// The progress of reading files: percent, megabytes, rows, findings.
#[must_use]
pub fn read_so_far(lang: Lang, progress_snapshot: ProgressSnapshot) -> String {
    let ProgressSnapshot { total, bytes, rows, findings, .. } = progress_snapshot;
    let percent = u128::from(bytes) * 100 / u128::from(total.max(1));
    let megabytes = |bytes: u64| tenths(lang, bytes / 100_000);
    // The rows of a workbook are known once all of its cells are.
    let known = [(rows, Noun::Row), (findings, Noun::Finding)].into_iter();
    let known = known.filter(|(count, _)| *count > 0);
    let known: String = known.map(|(n, noun)| format!(" · {}", counted(lang, n, noun))).collect();
    both!(
        lang,
        vi("{percent} % · {} trong {} MB{known}", megabytes(bytes), megabytes(total)),
        en("{percent} % · {} of {} MB{known}", megabytes(bytes), megabytes(total))
    )
}

/// The estimated time until all files are read.
#[must_use]
pub fn time_left(lang: Lang, seconds: u64) -> String {
    let seconds = whole(lang, seconds.max(1));
    both!(lang, vi("còn khoảng {seconds} giây"), en("about {seconds} s left"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_in_both_languages() {
        let mut progress_snapshot = ProgressSnapshot {
            total: 2_000_000,
            bytes: 1_000_000,
            rows: 12_000,
            ..ProgressSnapshot::default()
        };
        assert_eq!(
            read_so_far(Lang::Vi, progress_snapshot),
            "50 % · 1,0 trong 2,0 MB · 12.000 dòng"
        );
        let no_rows = ProgressSnapshot { rows: 0, ..progress_snapshot };
        assert_eq!(read_so_far(Lang::Vi, no_rows), "50 % · 1,0 trong 2,0 MB");
        progress_snapshot.findings = 3;
        assert_eq!(
            read_so_far(Lang::En, progress_snapshot),
            "50 % · 1.0 of 2.0 MB · 12,000 rows · 3 errors and warnings"
        );
    }
}
