//! Workbooks that cannot be read, and sheets that are not.

use super::Lang;
use crate::domain::WorkbookFault;

texts! {
    sheet: "trang tính", "sheet";
    unread_sheets: "các trang không có bảng, không đọc", "sheets without a table, not read";
    hidden_sheets: "các trang bị ẩn, không đọc", "hidden sheets, not read";
}

/// Why a workbook cannot be read.
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
        WorkbookFault::TooLarge(_)
        | WorkbookFault::TooManyCells(_)
        | WorkbookFault::TooMuchText(_)
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
