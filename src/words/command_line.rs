//! Texts of the command line: what is wrong with an argument, a file or the terminal.

use super::Lang;

/// Printed under a panic, in both languages: the language is not known there.
pub const PANIC_SECTION: &str = "dangbo: lỗi của chương trình; xin gửi đoạn này cho người phát \
    triển / a fault of the program; please send this text to its developers";

texts! {
    settings_unreadable: "không đọc được tệp thiết lập", "the settings file cannot be read";
    no_such_path: "không có tệp hay thư mục này", "there is no such file or folder";
    keyboard_needed: "bảng theo dõi cần bàn phím ở đầu vào chuẩn; với \"-\" hãy dùng dangbo report hoặc dangbo check", "the dashboard needs the keyboard on standard input; with \"-\" use dangbo report or dangbo check";
    terminal_needed: "đầu ra không phải là màn hình; hãy dùng: dangbo report [--format json] [PATH]…", "the output is no terminal; use: dangbo report [--format json] [PATH]…";
}

sentences! {
    year_out_of_range(year): "--year {year}: năm phải từ 1930 đến 2100", "--year {year}: a year is from 1930 to 2100";
    year_not_in_data(year, years): "--year {year}: không có số liệu năm này; có: {years}", "--year {year}: there is no such year in the data; there are: {years}";
    zone_unknown(word, zones): "--zone \"{word}\": không rõ khu nào; có: {zones}", "--zone \"{word}\": not one zone; there are: {zones}";
    ownership_unknown(word): "--ownership \"{word}\": chỉ có state, non_state, fdi", "--ownership \"{word}\": there are state, non_state, fdi";
    district_unknown(word, districts): "--district \"{word}\": không có; có: {districts}", "--district \"{word}\": there is none; there are: {districts}";
    unit_unknown(word): "--unit \"{word}\": không có tổ chức hay chi bộ nào có mã hoặc tên như vậy", "--unit \"{word}\": no organisation or branch has such an id or name";
    sample_exists(folder, file): "{folder} đã có {file}; không ghi đè, hãy chọn thư mục khác", "{folder} has {file} already; nothing is overwritten, choose another folder";
}
