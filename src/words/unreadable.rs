//! Why a file cannot be read, as sentences.

use super::{Lang, file_formats, workbooks};
use crate::domain::Unreadable;

#[expect(clippy::too_many_lines, reason = "a table: one sentence for each kind")]
pub(super) fn unreadable(lang: Lang, why: &Unreadable) -> String {
    match why {
        Unreadable::NotFound => {
            lang.pick("không có tệp hay thư mục này", "there is no such file or folder").to_owned()
        }
        Unreadable::NoPermission => {
            lang.pick("không có quyền đọc", "reading it is not allowed").to_owned()
        }
        Unreadable::EmptyFolder(Some(below)) => both!(
            lang,
            vi(
                "thư mục không có tệp .csv, .tsv, .txt hay sổ Excel nào; thư mục con \"{below}\" thì có: mở thư mục ấy"
            ),
            en(
                "the folder has no .csv, .tsv or .txt file and no workbook; the folder \"{below}\" in it has some: open that"
            )
        ),
        Unreadable::EmptyFolder(None) => lang
            .pick(
                "thư mục không có tệp .csv, .tsv, .txt hay sổ Excel nào",
                "the folder has no .csv, .tsv or .txt file and no workbook",
            )
            .to_owned(),
        Unreadable::Format(format) => file_formats::file_format(lang, *format),
        Unreadable::Binary => {
            lang.pick("tệp không phải văn bản", "the file is not text").to_owned()
        }
        Unreadable::LongLine(most) => both!(
            lang,
            vi("có dòng dài hơn {} MB; đây không phải là bảng", most >> 20),
            en("a line is longer than {} MB; this is no table", most >> 20)
        ),
        Unreadable::TooLarge(most) => both!(
            lang,
            vi("tệp lớn hơn {} GB", most >> 30),
            en("the file is larger than {} GB", most >> 30)
        ),
        Unreadable::TooManyColumns(most) => both!(
            lang,
            vi("có dòng nhiều hơn {most} ô; Excel cũng không có nhiều cột như thế"),
            en("a row has more than {most} cells, more than Excel has columns")
        ),
        Unreadable::TooManyFiles(most) => both!(
            lang,
            vi("đã đọc {most} tệp, không đọc được nhiều hơn; từ tệp này trở đi bị bỏ qua"),
            en("{most} files are read at most; this one and those after it are left out")
        ),
        Unreadable::TooManyRows => lang
            .pick(
                "bảng có quá nhiều dòng; tệp này bị bỏ qua",
                "the table has too many rows; this file is left out",
            )
            .to_owned(),
        Unreadable::TooMuchText => lang
            .pick(
                "các tệp có quá 4 GB chữ khác nhau; tệp này bị bỏ qua",
                "the files have more than 4 GB of distinct text; this file is left out",
            )
            .to_owned(),
        Unreadable::NotAFile => lang
            .pick(
                "đây không phải là tệp thường (ống dẫn, thiết bị)",
                "this is not a regular file (a pipe, a device)",
            )
            .to_owned(),
        Unreadable::Changing => lang
            .pick(
                "tệp đang được ghi trong lúc đọc; đọc lại khi ghi xong",
                "the file is written while it is read; read it again when that is over",
            )
            .to_owned(),
        Unreadable::InUse => lang
            .pick(
                "tệp đang được một chương trình khác giữ; hãy đóng tệp ở đó rồi thử lại",
                "another program keeps the file to itself; close it there and try again",
            )
            .to_owned(),
        Unreadable::LinkLoop => lang
            .pick("liên kết vòng: nó dẫn về chính nó", "a link that leads back to itself")
            .to_owned(),
        Unreadable::OwnOutput => lang
            .pick(
                "tệp này do chương trình xuất ra và không có bảng đọc lại được",
                "this program wrote the file, and it holds no table that can be read back",
            )
            .to_owned(),
        Unreadable::Workbook(fault) => workbooks::fault(lang, *fault),
        Unreadable::System(said) => {
            let said = super::system_error(lang, said);
            both!(lang, vi("hệ thống báo: {said}"), en("the system says: {said}"))
        }
    }
}
