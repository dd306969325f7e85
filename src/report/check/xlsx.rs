//! The findings as a workbook.

use super::model::Check;
use crate::report::format::{Sheet, xlsx};
use crate::report::grid::Grid;
use crate::report::model::ReportRequest;
use crate::report::origin::{About, Origin};
use crate::report::tables::findings;
use crate::words::{self, Lang};

/// The findings as a workbook of one sheet.
///
/// # Errors
/// Why the workbook cannot be made.
pub fn check_xlsx(
    lang: Lang,
    request: &ReportRequest,
    origin: Origin,
    check: &Check,
) -> Result<Vec<u8>, String> {
    let about = About::new(lang, request, origin, &[], &[]);
    let (listed, rest) = (check.findings.iter().copied(), check.not_kept.clone());
    checks_xlsx(lang, &about, findings(lang, check.data, listed, rest, words::help))
}

/// A grid about findings as a workbook of one sheet.
pub(super) fn checks_xlsx(lang: Lang, about: &About, grid: Grid) -> Result<Vec<u8>, String> {
    let name = words::checks(lang).to_owned();
    xlsx(lang, about, vec![Sheet { name, limits: String::new(), grids: vec![grid] }])
}
