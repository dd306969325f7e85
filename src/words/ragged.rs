//! Findings about rows that do not fit their header, as sentences.

use super::{Lang, Noun, counted};
use crate::domain::Ragged;

/// What is wrong with a row.
pub fn body(lang: Lang, what: Ragged) -> String {
    let cells = |found: usize| counted(lang, found as u64, Noun::Cell);
    match what {
        Ragged::OpenQuote => lang
            .pick(
                "dấu ngoặc kép mở mà không đóng; dòng này không được tính",
                "a quote is opened and never closed; the row is in no sum",
            )
            .to_owned(),
        Ragged::OtherTable => lang
            .pick(
                "tiêu đề của một bảng khác không đọc được (không rõ là bảng nào, hoặc thiếu cột); các dòng của bảng đó không được tính",
                "the header of another table that cannot be read (its kind is not known, or it lacks a column); the rows of that table are in no sum",
            )
            .to_owned(),
        Ragged::WordsOnly => lang
            .pick(
                "dòng chỉ có chữ, không có số liệu: có thể là phần còn lại của các ô ở dòng trên, nhưng không chắc; dòng này không được tính",
                "the row has words alone, no figures: perhaps the rest of the cells above, which is not certain; the row is in no sum",
            )
            .to_owned(),
        Ragged::Cells { found, expected } => both!(
            lang,
            vi("dòng có {found} ô, tiêu đề có {expected}; dòng này không được tính"),
            en("the row has {}, the header {expected}; the row is in no sum", cells(found))
        ),
        Ragged::CutNumber { found, expected } => both!(
            lang,
            vi("dòng có {found} ô, tiêu đề có {expected}: có lẽ một số như 3,500 bị dấu phân cách cắt đôi; dòng này không được tính"),
            en("the row has {}, the header {expected}: a number like 3,500 is probably cut in two by the delimiter; the row is in no sum", cells(found))
        ),
    }
}

/// How such a row could be corrected.
pub const fn help(lang: Lang, what: Ragged) -> &'static str {
    match what {
        Ragged::OpenQuote => lang.pick(
            "đóng hoặc xóa dấu ngoặc kép rồi lưu lại",
            "close or delete the quote and save again",
        ),
        Ragged::OtherTable => {
            lang.pick("lưu mỗi bảng thành một tệp riêng", "save each table to a file of its own")
        }
        Ragged::WordsOnly => lang.pick(
            "ghi mỗi tổ chức trên một dòng rồi lưu lại",
            "write each unit in one row and save again",
        ),
        Ragged::Cells { .. } | Ragged::CutNumber { .. } => lang
            .pick("sửa cho đủ số ô rồi lưu lại", "make the number of cells right and save again"),
    }
}
