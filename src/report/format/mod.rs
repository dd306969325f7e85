//! The formats, a file each: each writes grids and adds no figure.

mod csv;
mod form_xlsx;
mod markdown;
mod xlsx;
mod xlsx_chart;
mod xlsx_page;
mod xlsx_style;

pub use csv::{Form, csv};
pub use form_xlsx::{FormColumn, FormRow, FormSheet, FormTable, form_xlsx};
pub use markdown::markdown;
pub use xlsx::{Sheet, xlsx};
pub use xlsx_page::lines_of;
