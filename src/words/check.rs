//! Texts of `check`: its list of findings, and how each file was read (`--explain`).

use super::{
    Lang, Noun, counted, field as field_name, file_formats, rating_short, whole, workbooks,
};
use crate::domain::{Field, FileFormat, LeftOut, Meaning, Severity};

texts! {
    error: "lỗi", "error";
    warning: "cảnh báo", "warning";
    more_of: "mục khác nữa ", "more of ";
    data_rows: "dòng số liệu", "rows of data";
    encoding: "bảng mã", "encoding";
    delimiter: "dấu phân cách", "delimiter";
    table: "bảng", "table";
    one_list_split: "(một danh sách, tách làm hai)", "(one list, split into the two)";
    header_lines: "tiêu đề, dòng", "header, lines";
    year_without_column: "năm (không có cột)", "year (no column)";
    line: "dòng", "line";
    good_holds_excellent: "cột HTTNV gồm cả HTXSNV: đã trừ ra", "the good hold the excellent, which were subtracted";
    chosen_instead: "đã chọn cột", "read instead:";
    people_list: "(danh sách đảng viên, đếm theo chi bộ, không giữ thông tin của ai)", "(a list of members, counted by branch, nothing of a person is kept)";
    filled_from_above: "ô gộp: ô trống lấy giá trị ở dòng trên", "merged cells: an empty cell takes the value of the row above";
}

/// The same finding on other lines.
#[must_use]
pub fn same_of_others(lang: Lang, count: u64, lines: &str) -> String {
    let more = counted(lang, count, Noun::MoreLine);
    both!(lang, vi("và {more} như vậy: {lines}"), en("and the same of {more}: {lines}"))
}

/// Findings of one code in one file that no output lists, since there are so many.
#[must_use]
pub fn not_listed(lang: Lang, count: u64) -> String {
    let count = whole(lang, count);
    both!(
        lang,
        vi("còn {count} mục như vậy không liệt kê; sửa các mục đã liệt kê rồi kiểm tra lại"),
        en("{count} more of these are not listed; correct the listed ones, then check again")
    )
}

/// The files of a folder that are not read.
#[must_use]
pub fn unread_files(lang: Lang, files: &[String]) -> String {
    let named = some_of(lang, files);
    both!(
        lang,
        vi("các tệp không đọc (không phải bảng, hoặc do chương trình này xuất ra): {named}"),
        en("files that are not read (no tables, or written by this program): {named}")
    )
}

/// A spreadsheet in a format that is not read: what it is, and what would do.
#[must_use]
pub fn unread_spreadsheet(lang: Lang, name: &str, format: FileFormat) -> String {
    let (what, help) = (file_formats::file_format(lang, format), file_formats::help(lang, format));
    format!("{name}: {what} – {help}")
}

/// The outputs of the program in a folder, which are not read.
#[must_use]
pub fn own_outputs(lang: Lang, files: &[String]) -> String {
    let named = some_of(lang, files);
    both!(
        lang,
        vi("các tệp do chương trình này xuất ra, không đọc làm số liệu: {named}"),
        en("files that this program wrote, not read as data: {named}")
    )
}

/// The sheets of workbooks that hold no table.
#[must_use]
pub fn unread_sheets(lang: Lang, sheets: &[String]) -> String {
    format!("{}: {}", workbooks::unread_sheets(lang), some_of(lang, sheets))
}

/// Some names, and how many others there are.
fn some_of(lang: Lang, names: &[String]) -> String {
    /// How many are named.
    const MOST: usize = 10;
    let first = names[..names.len().min(MOST)].join(", ");
    match names.len().saturating_sub(MOST) {
        0 => first,
        more => both!(lang, vi("{first} và {more} mục khác"), en("{first} and {more} more")),
    }
}

/// A severity in one word.
#[must_use]
pub const fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => error(lang),
        Severity::Warning => warning(lang),
    }
}

/// What a column was read as; None for an empty column.
#[must_use]
pub fn column_meaning(lang: Lang, meaning: &Meaning) -> Option<String> {
    Some(match meaning {
        Meaning::Field(field) => field_name(lang, *field).replace('_', " "),
        Meaning::Tick(rating) => {
            let name = field_name(lang, Field::Rating);
            format!("{name}: {}", rating_short(lang, *rating))
        }
        Meaning::Percent => lang
            .pick("tỷ lệ, tính lại và so sánh", "percentage, recomputed and compared")
            .to_owned(),
        Meaning::Numbering => lang.pick("số thứ tự", "numbering").to_owned(),
        Meaning::Personal => {
            lang.pick("dữ liệu cá nhân, không đọc", "personal data, not read").to_owned()
        }
        Meaning::Blank => return None,
        Meaning::Unused => lang.pick("không dùng", "not used").to_owned(),
        Meaning::Unknown => lang.pick("bỏ qua", "left out").to_owned(),
    })
}

/// Why a row is not data.
#[must_use]
pub const fn left_out(lang: Lang, why: LeftOut) -> &'static str {
    match why {
        LeftOut::Separator => lang.pick("dòng sep=", "sep= line"),
        LeftOut::Title => lang.pick("đề mục phía trên bảng", "title above the table"),
        LeftOut::Header => lang.pick("tiêu đề lặp lại", "header again"),
        LeftOut::ColumnNumbers => lang.pick("số thứ tự cột", "column numbers"),
        LeftOut::Section => lang.pick("dòng nhóm", "group row"),
        LeftOut::Total => lang.pick("dòng tổng, đã so sánh", "total, compared"),
        LeftOut::Rates => lang.pick("dòng tỷ lệ, đã so sánh", "percentages, compared"),
        LeftOut::Carried => {
            lang.pick("dòng chuyển trang, đã so sánh", "carried over a page, compared")
        }
        LeftOut::SumOfRows => lang.pick(
            "số liệu bằng tổng hoặc bình quân các dòng trên: dòng tổng, không tính",
            "figures are the sums or means of the rows above: a total, not counted",
        ),
        LeftOut::Mean => lang.pick("dòng bình quân, không tính", "means, not counted"),
        LeftOut::Note => lang.pick("ghi chú giữa bảng, không tính", "note, not counted"),
        LeftOut::Example => {
            lang.pick("dòng ví dụ của mẫu, không tính", "example of the template, not counted")
        }
        LeftOut::Comparison => lang.pick(
            "dòng so với năm khác hoặc chỉ tiêu, không tính",
            "sums beside those of other years or targets, not counted",
        ),
        LeftOut::PartOfMembers => lang.pick(
            "một phần đảng viên của dòng trên (nữ, dự bị, …), không tính",
            "some of the members of the row above (women, probationary, …), not counted",
        ),
        LeftOut::Blank => lang.pick("dòng trống", "blank"),
        LeftOut::Page => lang.pick("số trang, đường kẻ", "page number or ruler"),
        LeftOut::Continuation => {
            lang.pick("nối tiếp các ô ở dòng trên", "goes on with the cells above")
        }
        LeftOut::OtherLine => lang.pick(
            "dòng tự xếp loại, kế hoạch hoặc kỳ trước của đơn vị: lấy dòng kia",
            "the unit's own rating, plan or earlier period: its other line is read",
        ),
        LeftOut::SubCommittee => lang.pick(
            "đảng bộ bộ phận, chi bộ tính vào đảng bộ cơ sở",
            "sub-committee, its branches are the base committee's",
        ),
        LeftOut::Footer => lang.pick("ghi chú, chữ ký phía dưới", "notes and signatures below"),
        LeftOut::OtherTable => {
            lang.pick("dòng của bảng khác, không tính", "a row of another table, not counted")
        }
        LeftOut::BehindEnd => {
            lang.pick("sau dấu hết tệp (0x1A), không đọc", "behind the end-of-file mark (0x1A)")
        }
        LeftOut::Broken => lang.pick("dòng hỏng, xem lỗi", "broken, see the error"),
    }
}
