//! Texts of the command line: what is wrong with an argument, a file or the terminal.

use super::Lang;

/// Printed under a panic, in both languages: the language is not known there.
pub const PANIC_SECTION: &str = "dangbo: lỗi của chương trình; xin gửi đoạn này cho người phát \
    triển / a fault of the program; please send this text to its developers";

/// The help of the arguments, in both languages at once: the language is not known when it is
/// printed.
pub mod help {
    /// What the program is.
    pub const ABOUT: &str = "Bảng theo dõi xếp loại tổ chức đảng và đảng viên, từ các tệp CSV / \
        A terminal dashboard of Party organisations' ratings";
    /// What it is and what it opens.
    pub const LONG_ABOUT: &str = "Bảng theo dõi xếp loại tổ chức đảng và đảng viên, từ các tệp CSV / \
        A terminal dashboard of Party organisations' ratings.\n\nKhông có PATH thì mở số liệu mẫu / \
        With no PATH the sample is opened.";
    /// The exit codes.
    pub const EXIT_CODES: &str = "Mã thoát / Exit codes:\n  \
        0  không có lỗi / no errors\n  \
        1  có lỗi trong số liệu / errors in the data\n  \
        2  lệnh hoặc thiết lập sai, hoặc có bảng không đọc được / wrong arguments or settings, or a table that cannot be read\n  \
        3  không ghi được kết quả / the output cannot be written\n  \
        101  lỗi của chương trình / a fault of the program\n  \
        128 + n  kết thúc do tín hiệu n / ended by signal n";
    /// Print the figures.
    pub const REPORT: &str = "In các số liệu / Print the figures";
    /// Form.
    pub const FORMAT: &str = "Dạng in / Form";
    /// Check the files.
    pub const CHECK: &str = "Kiểm tra các tệp / Check the files";
    /// Print the present settings and where each comes from.
    pub const CONFIG: &str = "In các thiết lập đang dùng và nơi đặt / Print the present settings and where each comes from";
    /// Write the sample into a folder.
    pub const SAMPLE: &str = "Ghi các tệp mẫu vào một thư mục / Write the sample into a folder";
    /// Files, folders or `-` (standard input).
    pub const PATHS: &str =
        "Tệp, thư mục hoặc \"-\" (đầu vào chuẩn) / Files, folders or \"-\" (standard input)";
    /// The year, also of files that do not tell theirs.
    pub const YEAR: &str =
        "Năm; cũng là năm của tệp không ghi năm / The year, also of files that do not tell theirs";
    /// Only this zone; may be repeated.
    pub const ZONE: &str =
        "Chỉ khu, cụm công nghiệp này; nhiều lần được / Only this zone; may be repeated";
    /// Only this ownership.
    pub const OWNERSHIP: &str = "Chỉ loại hình này: state, non_state, fdi / Only this ownership";
    /// Only this district.
    pub const DISTRICT: &str = "Chỉ huyện, thành phố này / Only this district";
    /// Settings file.
    pub const CONFIG_FILE: &str = "Tệp thiết lập / Settings file";
    /// Language.
    pub const LANG: &str = "Ngôn ngữ / Language";
    /// Files, folders or `-`.
    pub const CHECK_PATHS: &str = "Tệp, thư mục hoặc \"-\" / Files, folders or \"-\"";
    /// Only one unit's: id or name.
    pub const UNIT: &str = "Chỉ của một đơn vị: mã hoặc tên / Only one unit's: id or name";
    /// Say what was taken for what.
    pub const EXPLAIN: &str = "In cách đọc từng tệp / Say what was taken for what";
    /// The year, where files do not tell.
    pub const CHECK_YEAR: &str = "Năm, khi tệp không ghi / The year, where files do not tell";
    /// Files or folders of data.
    pub const CONFIG_PATHS: &str = "Tệp hoặc thư mục số liệu / Files or folders of data";
    /// Folder.
    pub const DIR: &str = "Thư mục / Folder";
}

texts! {
    settings_unreadable: "không đọc được tệp thiết lập", "the settings file cannot be read";
    no_such_path: "không có tệp hay thư mục này", "there is no such file or folder";
    keyboard_needed: "bảng theo dõi cần bàn phím ở đầu vào chuẩn; với \"-\" hãy dùng dangbo report hoặc dangbo check", "the dashboard needs the keyboard on standard input; with \"-\" use dangbo report or dangbo check";
    terminal_needed: "đầu ra không phải là màn hình; hãy dùng: dangbo report [--format json] [PATH]…", "the output is no terminal; use: dangbo report [--format json] [PATH]…";
}

sentences! {
    year_out_of_range(year): "--year {year}: năm phải từ 1930 đến 2100", "--year {year}: a year is from 1930 to 2100";
    output_unwritable(error): "không ghi được kết quả: {error}", "the output cannot be written: {error}";
    year_not_in_data(year, years): "--year {year}: không có số liệu năm này; có: {years}", "--year {year}: there is no such year in the data; there are: {years}";
    zone_unknown(word, zones): "--zone \"{word}\": không rõ khu nào; {zones}", "--zone \"{word}\": not one zone; {zones}";
    ownership_unknown(word, near): "--ownership \"{word}\": chỉ có state (Nhà nước), non_state (ngoài Nhà nước), fdi (có vốn nước ngoài){near}", "--ownership \"{word}\": there are state, non_state, fdi{near}";
    district_unknown(word, districts): "--district \"{word}\": không rõ nơi nào; {districts}", "--district \"{word}\": not one place; {districts}";
    is_it(names): "có phải: {names}?", "is it: {names}?";
    there_are(names): "có: {names}", "there are: {names}";
    unit_unknown(word): "--unit \"{word}\": không có tổ chức hay chi bộ nào có mã hoặc tên như vậy", "--unit \"{word}\": no organisation or branch has such an id or name";
    sample_exists(folder, file): "{folder} đã có {file}; không ghi đè, hãy chọn thư mục khác", "{folder} has {file} already; nothing is overwritten, choose another folder";
}
