//! Workbooks that cannot be read, and sheets that are not.

use super::Lang;
use crate::domain::{WorkbookFault, column_letters};

texts! {
    sheet: "trang tính", "sheet";
    unread_sheets: "các trang không có bảng, không đọc", "sheets without a table, not read";
    hidden_sheets: "các trang bị ẩn, không đọc", "hidden sheets, not read";
    hidden_rows: "hàng bị ẩn, vẫn đọc", "hidden rows, read";
    hidden_columns: "cột bị ẩn, vẫn đọc", "hidden columns, read";
}

/// Why a workbook cannot be read.
#[expect(clippy::too_many_lines, reason = "a table: one sentence for each fault")]
pub fn fault(lang: Lang, fault: WorkbookFault) -> String {
    match fault {
        WorkbookFault::Password => {
            lang.pick("sổ có mật khẩu nên không mở được", "the workbook has a password").to_owned()
        }
        WorkbookFault::Damaged => lang
            .pick(
                "sổ bị hỏng hoặc chưa lưu xong",
                "the workbook is damaged, or was not saved to its end",
            )
            .to_owned(),
        WorkbookFault::DamagedOpenDocument => lang
            .pick(
                "bảng tính OpenDocument (.ods) bị hỏng hoặc chưa lưu xong",
                "the OpenDocument spreadsheet (.ods) is damaged, or was not saved to its end",
            )
            .to_owned(),
        WorkbookFault::TooLarge(most) => both!(
            lang,
            vi("sổ giải nén ra lớn hơn {} GB", most >> 30),
            en("the workbook is larger than {} GB when it is unpacked", most >> 30)
        ),
        WorkbookFault::TooManyCells(most) => both!(
            lang,
            vi("một trang tính trải rộng hơn {} triệu ô", most / 1_000_000),
            en("a sheet spans more than {} million cells", most / 1_000_000)
        ),
        WorkbookFault::FarCell(row, column) => {
            let cell = format!("{}{}", column_letters(column as usize), row + 1);
            both!(
                lang,
                vi("trang tính trải tới ô {cell} mà hầu hết các ô là trống: quá lớn để đọc"),
                en(
                    "a sheet reaches cell {cell} and most of its cells are empty: too large to read"
                )
            )
        }
        WorkbookFault::TooManyTexts(most) => both!(
            lang,
            vi("sổ có (hoặc ghi là có) hơn {} triệu đoạn chữ khác nhau", most / 1_000_000),
            en(
                "the workbook has, or states, more than {} million distinct texts",
                most / 1_000_000
            )
        ),
        WorkbookFault::LongText(most) => both!(
            lang,
            vi("giải nén ra, sổ có một đoạn chữ (hoặc khoảng trống) dài hơn {} MB", most >> 20),
            en("unpacked, the workbook has a text (or blanks) of more than {} MB", most >> 20)
        ),
        WorkbookFault::TooManyStyles(most) => both!(
            lang,
            vi("phần định dạng (kiểu ô) của sổ lớn hơn {} MB", most >> 20),
            en("the cell styles of the workbook have more than {} MB", most >> 20)
        ),
        WorkbookFault::TooMuchText(most) => both!(
            lang,
            vi("chữ trong các ô của sổ nhiều hơn {} MB", most >> 20),
            en("the texts of the cells have more than {} MB", most >> 20)
        ),
        WorkbookFault::TooManySheets(most) => both!(
            lang,
            vi("sổ có hơn {most} trang tính"),
            en("the workbook has more than {most} sheets")
        ),
        WorkbookFault::NoSheet => lang
            .pick(
                "sổ không có trang tính nào có chữ (trang trống hoặc bị ẩn)",
                "no sheet of the workbook has any text (they are empty or hidden)",
            )
            .to_owned(),
    }
}

/// How a workbook could be read; None where its fault says so.
pub fn help(lang: Lang, fault: WorkbookFault) -> Option<&'static str> {
    Some(match fault {
        WorkbookFault::Password => lang.pick(
            "mở trong Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ Sổ làm việc, Mã hóa bằng Mật khẩu) rồi lưu lại",
            "open it in Excel, remove the password (File, Info, Protect Workbook, Encrypt with Password) and save it",
        ),
        WorkbookFault::Damaged => lang.pick(
            "mở lại trong Excel và lưu thành Sổ làm việc Excel (.xlsx)",
            "open it in Excel and save it as an Excel workbook (.xlsx)",
        ),
        WorkbookFault::DamagedOpenDocument => lang.pick(
            "mở lại trong LibreOffice Calc và lưu lại",
            "open it in LibreOffice Calc and save it again",
        ),
        WorkbookFault::FarCell(..) => lang.pick(
            "xóa các hàng và cột từ dưới và bên phải bảng đến ô đó, hoặc chép bảng sang một sổ mới, rồi lưu lại",
            "delete the rows and columns between the table and that cell, or copy the table into a new workbook, and save",
        ),
        WorkbookFault::TooManyStyles(_) => lang.pick(
            "dán bảng (chỉ giá trị) sang một sổ mới rồi lưu lại",
            "paste the table (values only) into a new workbook and save that",
        ),
        WorkbookFault::TooLarge(_)
        | WorkbookFault::TooManyCells(_)
        | WorkbookFault::TooMuchText(_)
        | WorkbookFault::TooManyTexts(_)
        | WorkbookFault::LongText(_)
        | WorkbookFault::TooManySheets(_) => lang.pick(
            "chép bảng sang một sổ mới rồi lưu lại",
            "copy the table into a new workbook and save that",
        ),
        WorkbookFault::NoSheet => lang.pick(
            "bỏ ẩn trang tính có bảng rồi lưu lại",
            "unhide the sheet that holds the table and save",
        ),
    })
}
