//! Files that are no text of a table: what they are, and how their table could be read.

use super::Lang;
use crate::domain::FileFormat;

/// What a file is that is no text of a table.
pub fn file_format(lang: Lang, format: FileFormat) -> String {
    if let Some(name) = format.archive_name() {
        return both!(
            lang,
            vi("đây là tệp nén ({name}), không phải sổ Excel hay CSV"),
            en("this is a compressed file ({name}), not a workbook or CSV")
        );
    }
    let (vi, en) = match format {
        FileFormat::Pdf => (
            "đây là tệp PDF, không phải sổ Excel hay CSV",
            "this is a PDF document, not a workbook or CSV",
        ),
        FileFormat::Word => (
            "đây là văn bản Word, không phải sổ Excel hay CSV",
            "this is a Word document, not a workbook or CSV",
        ),
        FileFormat::Rtf => (
            "đây là văn bản Word (RTF), không phải sổ Excel hay CSV",
            "this is a Word document (RTF), not a workbook or CSV",
        ),
        FileFormat::Presentation => (
            "đây là tệp trình chiếu, không phải sổ Excel hay CSV",
            "this is a presentation, not a workbook or CSV",
        ),
        FileFormat::Html => (
            "đây là trang web (HTML), không phải sổ Excel hay CSV",
            "this is a web page (HTML), not a workbook or CSV",
        ),
        FileFormat::Xml => (
            "đây là tệp XML, không phải sổ Excel hay CSV",
            "this is an XML document, not a workbook or CSV",
        ),
        FileFormat::Image => (
            "đây là tệp ảnh, không phải sổ Excel hay CSV",
            "this is an image, not a workbook or CSV",
        ),
        FileFormat::Database => (
            "đây là tệp cơ sở dữ liệu, không phải sổ Excel hay CSV",
            "this is a database file, not a workbook or CSV",
        ),
        FileFormat::OpenDocument => (
            "đây là bảng tính LibreOffice dạng XML phẳng (.fods), không phải .ods",
            "this is a spreadsheet of LibreOffice as flat XML (.fods), not .ods",
        ),
        FileFormat::Empty => ("tệp trống, không có chữ nào", "the file is empty"),
        _ => (
            "đây là bảng tính Excel 2003 dạng XML, không phải .xlsx hay .xls",
            "this is a spreadsheet of Excel 2003 as XML, not .xlsx or .xls",
        ),
    };
    lang.pick(vi, en).to_owned()
}

/// How the table in a file of another format could be read.
pub fn help(lang: Lang, format: FileFormat) -> &'static str {
    if format.archive_name().is_some() {
        return lang
            .pick("giải nén rồi mở tệp ở bên trong", "decompress it and open the file inside");
    }
    let (vi, en) = match format {
        FileFormat::Pdf | FileFormat::Image | FileFormat::Presentation => (
            "xin tệp Excel hoặc CSV gốc của bảng này",
            "ask for the Excel or CSV file that it was made from",
        ),
        FileFormat::Word | FileFormat::Rtf => (
            "chép bảng sang một sổ Excel mới, lưu thành Sổ làm việc Excel (.xlsx)",
            "copy the table into a new Excel workbook and save that (.xlsx)",
        ),
        FileFormat::Html => (
            "nếu là trang đăng nhập: đăng nhập rồi xuất lại; nếu là bảng: mở trong Excel, lưu thành Sổ làm việc Excel (.xlsx)",
            "if it is a login page: log in and export again; if it is a table: open it in Excel and save it as an Excel workbook (.xlsx)",
        ),
        FileFormat::Xml | FileFormat::Database | FileFormat::Empty => (
            "xuất lại thành sổ Excel (.xlsx) hoặc CSV từ phần mềm đã tạo ra tệp",
            "export it again as a workbook (.xlsx) or CSV from the program that made it",
        ),
        FileFormat::OpenDocument => (
            "mở trong LibreOffice Calc, lưu thành Bảng tính ODF (.ods) hoặc Sổ làm việc Excel (.xlsx)",
            "open it in LibreOffice Calc and save it as an ODF spreadsheet (.ods) or Excel workbook (.xlsx)",
        ),
        _ => (
            "mở lại trong Excel, lưu thành Sổ làm việc Excel (.xlsx)",
            "open it in Excel and save it as an Excel workbook (.xlsx)",
        ),
    };
    lang.pick(vi, en)
}
