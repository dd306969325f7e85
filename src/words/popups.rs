//! Texts of the popups: titles, hints and labels of forms.

use super::{Lang, settings};
use crate::domain::FileError;

texts! {
    pick_zone: "Chọn khu, cụm công nghiệp", "Choose zones";
    pick_ownership: "Chọn loại hình doanh nghiệp", "Choose ownerships";
    pick_codes: "Chọn loại lỗi, cảnh báo", "Choose kinds of findings";
    pick_sort: "Sắp xếp theo", "Sort by";
    file_order: "Thứ tự trong tệp", "The order of the files";
    palette: "Lệnh: gõ một phần tên, không cần dấu", "Commands: type a part of a name";
    choose_columns: "Các cột", "Columns";
    language: "Ngôn ngữ", "Language";
    theme: "Giao diện", "Theme";
    theme_auto: "theo nền cửa sổ dòng lệnh", "as the terminal's background";
    theme_dark: "tối", "dark";
    theme_light: "sáng", "light";
    theme_contrast: "tương phản cao", "high contrast";
    theme_plain: "không màu", "without colours";
    theme_own: "riêng", "own";
    no_match: "Không có mục nào khớp", "Nothing matches";
    help_title: "Trợ giúp", "Help";
    start_title: "Mở số liệu", "Open data";
    start_sample: "Xem số liệu mẫu", "See the sample";
    start_above: "Thư mục ở trên", "The folder above";
    start_how: "Cũng có thể chạy: dangbo THƯ_MỤC", "Or run: dangbo FOLDER";
    suppositions: "Các giả định", "Suppositions";
    as_it_is: "giữ nguyên", "as it is";
    members_from: "Đảng viên từ mức", "Members from";
    members_to: "Sang mức", "To";
    how_many: "Số đảng viên", "How many";
    nothing_supposed: "Chưa có giả định nào: chọn một dòng rồi bấm w.", "Nothing is supposed yet: press w on a row.";
    not_in_force: "không áp dụng được", "not in force";
    list_goals: "Ít thay đổi nhất", "Fewest changes";
    pick_compare: "So sánh với", "Compare with";
    others: "mục khác", "others";
    no_such_file: "chưa có tệp này", "there is no such file";
    folder_gone: "thư mục để ghi không còn", "the folder to write into is gone";
    not_utf8: "tệp không phải UTF-8; hãy lưu lại với mã hóa UTF-8", "the file is not UTF-8; save it in UTF-8";
    not_allowed: "không có quyền với tệp này", "you may not use this file";
    not_a_regular_file: "không phải là tệp thường, không mở", "this is no regular file and is not opened";
    open_unit: "mở đơn vị này", "opens this unit";
}

sentences! {
    pick_district(word): "Chọn {word}", "Choose districts";
    unsaved_suppositions(changes): "Có {changes} giả định chưa lưu ra tệp. Thoát?", "Suppositions that are in no file: {changes}. Leave?";
    suppositions_lost(changes): "Có {changes} giả định chưa lưu ra tệp. Thay bằng các giả định trong tệp?", "Suppositions that are in no file: {changes}. Replace them by those of the file?";
    gone_from_data(name): "{name} không còn trong số liệu mới", "{name} is not in the new data";
    start_last(folder, exports): "Mở lại {folder} ({exports})", "Open {folder} again ({exports})";
    start_this(exports): "Mở thư mục này ({exports})", "Open this folder ({exports})";
    file_exists(path): "Đã có {path}. Ghi đè?", "{path} exists. Replace it?";
    old_file_kept(path): "Tệp cũ được giữ lại: {path}", "The old file is kept: {path}";
    not_a_small_file(limit): "tệp lớn hơn {limit} KiB, không mở", "the file has more than {limit} KiB and is not opened";
}

/// Why a small file of the user was not written or read.
#[must_use]
pub fn file_error(lang: Lang, error: &FileError) -> String {
    match error {
        FileError::NotFound => no_such_file(lang).to_owned(),
        FileError::NoFolder => folder_gone(lang).to_owned(),
        FileError::NotAllowed => not_allowed(lang).to_owned(),
        FileError::System(message) => super::system_error(lang, message),
        FileError::NotUtf8 => not_utf8(lang).to_owned(),
        FileError::NotAFile => not_a_regular_file(lang).to_owned(),
        FileError::TooLarge(limit) => not_a_small_file(lang, limit / 1024),
        FileError::NamesTaken(last) => super::names_taken(lang, last),
        FileError::NotToml { line, message } => {
            settings::not_toml_at(lang, line, settings::toml_fault(lang, message))
        }
        FileError::WrongChange(number) => settings::wrong_supposition(lang, number),
    }
}
