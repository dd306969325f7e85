//! The official summaries: forms of basic statistics, filled in with what the data has.
//!
//! Source: the set of forms of guidance 11-HD/BTCTW of 13 December 2021 (*Hướng dẫn thực hiện biểu
//! mẫu thống kê cơ bản về công tác tổ chức xây dựng Đảng*), and forms 7A-TCTW that offices publish
//! with their figures. The sheets of the guidance itself are not public as text, so that the rows
//! and columns are our reading of them, which each form says below its table. Official statistics
//! count foreign-invested enterprises within those outside the state sector.
//!
//! A cell that the data cannot fill is left empty; [`empty`] lists these under the table.

mod by_ownership;
mod by_rating;
mod empty;

use super::format::{FormSheet, form_xlsx};
use super::model::Report;
use super::origin::{About, Origin};
use crate::words::{Lang, forms as texts, meeting};

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficialForm {
    /// 5-BTCTW: organisations and members by ownership.
    ByOwnership,
    /// 7-TCTW: ratings by kind of organisation, and of members.
    ByRating,
}

/// A form as a workbook.
///
/// # Errors
/// Why the workbook cannot be made.
pub fn report_form(
    lang: Lang,
    report: &Report,
    origin: Origin,
    form: OfficialForm,
) -> Result<Vec<u8>, String> {
    let (number, title, table) = match form {
        OfficialForm::ByOwnership => {
            (texts::form_5(lang), texts::form_5_title(lang), by_ownership::table(lang, report))
        }
        OfficialForm::ByRating => {
            (texts::form_7(lang), texts::form_7_title(lang), by_rating::table(lang, report))
        }
    };
    let request = &report.request;
    let about = About::new(lang, request, origin, &[], &[]);
    let mut lines = about.lines(lang);
    lines.remove(0);
    let mut notes = empty::notes(lang, &table);
    notes.extend_from_slice(&table.notes);
    notes.push(texts::reading(lang).to_owned());
    let sheet = FormSheet {
        number: number.to_owned(),
        unit: format!("{} {}", texts::unit_of_form(lang), request.settings.title),
        title: texts::title_of_year(lang, title, request.year),
        about: lines,
        table,
        notes,
        date: meeting::place_and_date(lang, origin.made),
        signatures: [texts::made_by(lang), meeting::signer_of(lang, &request.settings.title)]
            .map(str::to_owned),
    };
    form_xlsx(lang, &about, &sheet)
}
