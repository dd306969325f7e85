//! Texts of the command line: what is wrong with an argument, a file or the terminal.

use super::Lang;

/// Printed under a panic, in both languages: the language is not known there.
pub const PANIC_SECTION: &str = "dangbo: lỗi của chương trình; xin gửi đoạn này cho người phát \
    triển / a fault of the program; please send this text to its developers";

texts! {
    aborted: "chương trình phải dừng, thường vì hết bộ nhớ; hãy đóng bớt chương trình khác hoặc mở ít tệp hơn", "the program had to stop, mostly because no memory is left; close other programs or open fewer files";
    settings_unreadable: "không đọc được tệp thiết lập", "the settings file cannot be read";
    no_settings_file: "không có tệp thiết lập; dùng thiết lập của chương trình (dangbo config --edit tạo một tệp)", "there is no settings file; the program's own settings apply (dangbo config --edit makes a file)";
    no_settings_folder: "không rõ thư mục thiết lập của người dùng; hãy dùng --config TỆP", "the user's folder of settings is not known; use --config FILE";
    no_such_path: "không có tệp hay thư mục này", "there is no such file or folder";
    keyboard_needed: "bảng theo dõi cần bàn phím ở đầu vào chuẩn; với \"-\" hãy dùng dangbo report hoặc dangbo check", "the dashboard needs the keyboard on standard input; with \"-\" use dangbo report or dangbo check";
    dumb_terminal: "cửa sổ dòng lệnh này (TERM=dumb) không vẽ được bảng theo dõi; hãy dùng: dangbo report [TỆP]…", "this terminal (TERM=dumb) cannot show the dashboard; use: dangbo report [PATH]…";
    terminal_needed: "đầu ra không phải là màn hình; hãy dùng: dangbo report [--format json] [TỆP]…", "the output is no terminal; use: dangbo report [--format json] [PATH]…";
}

sentences! {
    cannot_start(why): "hệ thống không cho chạy bảng theo dõi: {why}", "the system does not let the dashboard run: {why}";
    settings_right(file): "{file}: đúng", "{file}: right";
    settings_made(file): "đã tạo {file}", "made {file}";
    editor_failed(editor): "không mở được trình soạn thảo {editor}; hãy đặt biến EDITOR", "the editor {editor} cannot be run; set the variable EDITOR";
    state_not_written(path, why): "không ghi được tệp ghi nhớ {path}: {why}", "the state file {path} was not written: {why}";
    year_out_of_range(year): "--year {year}: năm phải từ 1930 đến 2100", "--year {year}: a year is from 1930 to 2100";
    output_unwritable(error): "không ghi được kết quả: {error}", "the output cannot be written: {error}";
    year_not_in_data(year, years): "--year {year}: không có số liệu năm này; có: {years}", "--year {year}: there is no such year in the data; there are: {years}";
    zone_unknown(word, zones): "--zone \"{word}\": không rõ khu nào; {zones}", "--zone \"{word}\": not one zone; {zones}";
    ownership_unknown(word, near): "--ownership \"{word}\": chỉ có state (Nhà nước), non_state (ngoài Nhà nước), fdi (có vốn nước ngoài){near}", "--ownership \"{word}\": there are state, non_state, fdi{near}";
    district_unknown(word, districts): "--district \"{word}\": không rõ nơi nào; {districts}", "--district \"{word}\": not one place; {districts}";
    is_it(names): "có phải: {names}?", "is it: {names}?";
    there_are(names): "có: {names}", "there are: {names}";
    unit_unknown(word): "--unit \"{word}\": không có tổ chức hay chi bộ nào có mã hoặc tên như vậy", "--unit \"{word}\": no organisation or branch has such an id or name";
    output_exists(file): "-o {file}: tệp đã có; không ghi đè, hãy chọn tên khác", "-o {file} exists; nothing is overwritten, choose another name";
    output_folder(folder): "không có thư mục {folder}", "there is no folder {folder}";
    output_needed(format): "--format {format} cần -o TỆP, hoặc chuyển hướng đầu ra", "--format {format} needs -o FILE, or an output that is no screen";
    raw_is_for_csv(format): "--raw chỉ dùng với --format csv, không với {format}", "--raw is for --format csv, not for {format}";
    table_is_for_tables(format): "--table chỉ dùng với --format csv, markdown và xlsx, không với {format}", "--table is for --format csv, markdown and xlsx, not for {format}";
    form_is_for_workbooks(format): "--form chỉ dùng với --format xlsx, không với {format}", "--form is for --format xlsx, not for {format}";
    files_written(folder, count): "đã ghi {count} tệp vào {folder}", "wrote {count} files into {folder}";
    ending_unknown(file, endings): "-o {file}: không rõ dạng theo đuôi tệp; dùng --format, hoặc một đuôi trong: {endings}", "-o {file}: the extension gives no form; use --format, or one of: {endings}";
    ending_differs(file, format): "-o {file}: đuôi tệp là của dạng khác với --format {format}; hãy bỏ --format hoặc đổi đuôi tệp", "-o {file}: the extension is that of another form than --format {format}; leave out --format or change the extension";
    explain_is_text(format): "--explain chỉ in văn bản, không có dạng {format}", "--explain prints text, not {format}";
    per_unit_forms(format): "--per-unit chỉ có dạng xlsx và text, không có {format}", "--per-unit has the forms xlsx and text, not {format}";
    template_is_xlsx(file): "{file}: tệp mẫu là sổ Excel, tên cần đuôi .xlsx; muốn có tệp CSV, hãy dùng --csv THƯ_MỤC", "{file}: the template is a workbook and its name needs .xlsx; for CSV use --csv FOLDER";
    written(file): "đã ghi {file}", "wrote {file}";
    file_exists(file): "{file} đã có; không ghi đè, hãy chọn tên khác", "{file} exists already; nothing is overwritten, choose another name";
    sample_exists(folder, file): "{folder} đã có {file}; không ghi đè, hãy chọn thư mục khác", "{folder} has {file} already; nothing is overwritten, choose another folder";
}
