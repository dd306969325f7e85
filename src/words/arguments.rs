//! The help of the command line: what each command, argument and value is, with examples.
//!
//! The tables are looked up by the names that the parser gives: a command by its name, an argument
//! by its id, or by both where the same id means something else in one command (`check year`).

use super::Lang;

/// A text in both languages.
type Text = fn(Lang) -> &'static str;

/// A name and its text.
type Entry = (&'static str, Text);

/// Each command: what it does.
const COMMANDS: &[Entry] = &[
    ("dangbo", about),
    ("report", report),
    ("check", check),
    ("config", config),
    ("sample", sample),
    ("template", template),
    ("completions", completions),
    ("man", man),
    ("help", help_command),
];

/// Each argument: what it is.
const ARGUMENTS: &[Entry] = &[
    ("paths", paths),
    ("config paths", config_paths),
    ("year", year),
    ("check year", check_year),
    ("zone", zone),
    ("ownership", ownership),
    ("district", district),
    ("config", config_file),
    ("lang", lang),
    ("format", format),
    ("report format", report_format),
    ("check format", report_format),
    ("output", output),
    ("table", table),
    ("form", form),
    ("raw", raw),
    ("unit", unit),
    ("per_unit", per_unit),
    ("explain", explain),
    ("edit", edit),
    ("config check", config_check),
    ("dir", dir),
    ("file", template_file),
    ("csv", template_csv),
    ("shell", shell),
    ("help command", command_of_help),
    ("help", help),
    ("version", version),
    ("dark", dark),
    ("light", light),
    ("no_state", no_state),
];

/// Each argument that has a value: the name of the value.
const VALUES: &[Entry] = &[
    ("paths", value_path),
    ("year", value_year),
    ("zone", value_zone),
    ("ownership", value_ownership),
    ("district", value_district),
    ("config", value_file),
    ("lang", value_lang),
    ("format", value_format),
    ("output", value_file),
    ("table", value_table),
    ("form", value_form),
    ("unit", value_unit),
    ("per_unit", value_folder),
    ("dir", value_folder),
    ("file", value_workbook),
    ("csv", value_folder),
    ("shell", value_shell),
    ("command", value_command),
];

/// Each example: its command, the line, and what it does.
pub const EXAMPLES: &[(&str, &str, Text)] = &[
    ("dangbo", "dangbo", example_sample),
    ("dangbo", "dangbo xuat/", example_folder),
    ("dangbo", "dangbo to-chuc.csv chi-bo.csv --year 2023", example_files),
    ("dangbo", "dangbo check xuat/", example_check),
    ("report", "dangbo report xuat/", example_report),
    ("report", "dangbo report --zone \"KCN Quang Châu\" --format json xuat/", example_zone),
    ("report", "dangbo report xuat/ -o bao-cao.xlsx", example_workbook),
    ("report", "dangbo report xuat/ -o bao-cao.docx", example_meeting),
    ("report", "dangbo report --form 7-tctw xuat/ -o 7.xlsx", example_form),
    ("report", "dangbo report --ownership fdi --year 2023 xuat/", example_ownership),
    ("check", "dangbo check xuat/", example_check),
    ("check", "dangbo check --unit TC001 xuat/", example_unit),
    ("check", "dangbo check --per-unit loi/ xuat/", example_per_unit),
    ("check", "dangbo check --explain xuat/to-chuc.csv", example_explain),
    ("config", "dangbo config xuat/", example_config),
    ("config", "dangbo config --edit", example_edit),
    ("config", "dangbo config --check xuat/", example_check_settings),
    ("sample", "dangbo sample mau/", example_write_sample),
    ("template", "dangbo template mau.xlsx", example_template),
    ("template", "dangbo template --csv mau/", example_template_csv),
    ("completions", "dangbo completions bash > ~/.bash_completion.d/dangbo", example_bash),
    ("completions", "dangbo completions powershell >> $PROFILE", example_powershell),
    ("man", "dangbo man > dangbo.1", example_man),
];

/// Each exit code and its meaning.
pub const EXIT_CODES: &[Entry] = &[
    ("0", exit_fine),
    ("1", exit_errors),
    ("2", exit_wrong),
    ("3", exit_not_written),
    ("101", exit_fault),
    ("128+n", exit_signal),
];

/// What a command does.
#[must_use]
pub fn of_command(lang: Lang, command: &str) -> Option<&'static str> {
    find(COMMANDS, lang, command)
}

/// What an argument of a command is.
#[must_use]
pub fn of_argument(lang: Lang, command: &str, id: &str) -> Option<&'static str> {
    find(ARGUMENTS, lang, &format!("{command} {id}")).or_else(|| find(ARGUMENTS, lang, id))
}

/// The name of the value of an argument.
#[must_use]
pub fn value_name(lang: Lang, id: &str) -> Option<&'static str> {
    find(VALUES, lang, id)
}

fn find(table: &[Entry], lang: Lang, name: &str) -> Option<&'static str> {
    table.iter().find(|entry| entry.0 == name).map(|entry| entry.1(lang))
}

texts! {
    dark: "Màu cho nền tối", "Colours for a dark background";
    light: "Màu cho nền sáng", "Colours for a light background";
    no_state: "Không đọc, không ghi tệp ghi nhớ của người dùng", "Neither read nor write the user's state file";
    heading_usage: "Cách dùng", "Usage";
    heading_commands: "Lệnh", "Commands";
    heading_arguments: "Đối số", "Arguments";
    heading_options: "Tùy chọn", "Options";
    heading_examples: "Ví dụ", "Examples";
    heading_exit_codes: "Mã thoát", "Exit codes";
    heading_name: "Tên", "Name";
    options_placeholder: "TÙY CHỌN", "OPTIONS";
    command_placeholder: "LỆNH", "COMMAND";

    about: "Bảng theo dõi xếp loại tổ chức đảng và đảng viên; không có TỆP thì mở số liệu mẫu", "A dashboard of the ratings of Party organisations and members; with no PATH it opens the sample";
    report: "In các số liệu của một năm", "Print the figures of a year";
    check: "Kiểm tra các tệp, in lỗi và cảnh báo", "Check the files; print errors and warnings";
    config: "In các thiết lập đang dùng và nơi đặt", "Print the settings that apply and where each was set";
    sample: "Ghi các tệp mẫu vào một thư mục", "Write the sample's files into a folder";
    template: "Ghi sổ Excel trống để điền số liệu", "Write an empty workbook to be filled in";
    completions: "In tệp để phím Tab hoàn thành lệnh: tùy chọn, khu, huyện, năm của số liệu", "Print the file with which a shell completes commands: options, and the zones, districts and years of the data";
    man: "In trang hướng dẫn, dạng của lệnh man", "Print the manual page, in the form that the command man reads";
    help_command: "In hướng dẫn của một lệnh", "Print the help of a command";

    paths: "Tệp, thư mục, hoặc - là đầu vào chuẩn", "Files, folders, or - for standard input";
    config_paths: "Tệp hoặc thư mục số liệu", "Files or folders of data";
    year: "Năm cần xem; cũng là năm của tệp không ghi năm", "The year to show; also that of files that do not give theirs";
    check_year: "Năm của tệp không ghi năm", "The year of files that do not give theirs";
    zone: "Chỉ khu, cụm công nghiệp này; dùng được nhiều lần", "Only this industrial zone; may be repeated";
    ownership: "Chỉ loại hình này: state, non_state, fdi; dùng được nhiều lần", "Only this ownership: state, non_state, fdi; may be repeated";
    district: "Chỉ địa bàn này (huyện, thành phố, xã, phường); dùng được nhiều lần", "Only this district, commune or ward; may be repeated";
    config_file: "Tệp thiết lập, thay cho tệp cạnh số liệu và tệp của người dùng", "Settings file, in place of the one beside the data and the user's own";
    lang: "Ngôn ngữ của chữ in ra và màn hình", "Language of the output and the screens";
    format: "Dạng in", "Form of the output";
    report_format: "Dạng in; nếu không ghi thì theo đuôi của tệp -o, không có thì là text", "Form of the output; by default that of the extension of -o, else text";
    output: "Ghi vào tệp mới này, - là đầu ra chuẩn; không ghi đè tệp nào", "Write into this new file, - is the standard output; no file is overwritten";
    table: "Chỉ bảng này, với csv, markdown, xlsx", "Only this table, for csv, markdown, xlsx";
    form: "Biểu thống kê với số liệu đã có, với xlsx: loại hình doanh nghiệp, kết quả xếp loại", "An official summary filled in with the data, for xlsx: by ownership, by rating";
    raw: "CSV cho máy đọc: mã thay cho chữ, dấu chấm thập phân", "CSV for programs: codes, decimal points";
    unit: "Chỉ của một đơn vị: mã hoặc tên, hoặc mọi đơn vị có các chữ này nếu không có đơn vị tên đúng như vậy", "Only those of one unit: id or name, or all units with these words if none is called so";
    per_unit: "Ghi vào thư mục này mỗi đơn vị một tệp lỗi để gửi lại, và mục lục; dạng xlsx hoặc text", "Write into this folder a file of findings for each unit, to send back, and an index; as xlsx or text";
    explain: "In cách đọc từng tệp, dòng nào không phải số liệu và vì sao", "Print how each file was read, and which rows are no data and why";
    edit: "Mở tệp thiết lập bằng trình soạn thảo ($VISUAL, $EDITOR); tạo tệp có chú thích nếu chưa có", "Open the settings file in an editor ($VISUAL, $EDITOR); make one with comments if there is none";
    config_check: "Chỉ kiểm tra tệp thiết lập", "Only check the settings file";
    dir: "Thư mục; được tạo nếu chưa có, không ghi đè tệp nào", "Folder; made if it is not there, no file is overwritten";
    shell: "Chương trình dòng lệnh đang dùng", "The shell";
    command_of_help: "Lệnh cần xem hướng dẫn", "The command";
    help: "In hướng dẫn này", "Print this help";
    version: "In số phiên bản", "Print the version";

    value_path: "TỆP", "PATH";
    value_year: "NĂM", "YEAR";
    value_zone: "KHU", "ZONE";
    value_ownership: "LOẠI_HÌNH", "OWNERSHIP";
    value_district: "HUYỆN", "DISTRICT";
    value_file: "TỆP", "FILE";
    value_lang: "NGÔN_NGỮ", "LANGUAGE";
    value_format: "DẠNG", "FORMAT";
    value_table: "BẢNG", "TABLE";
    value_form: "BIỂU", "FORM";
    value_unit: "ĐƠN_VỊ", "UNIT";
    value_folder: "THƯ_MỤC", "FOLDER";
    value_workbook: "TỆP.xlsx", "FILE.xlsx";
    template_file: "Sổ Excel; không ghi đè tệp nào", "The workbook; no file is overwritten";
    template_csv: "Ghi các tệp CSV vào thư mục này thay cho sổ Excel", "Write CSV files into this folder in place of a workbook";
    value_shell: "SHELL", "SHELL";
    value_command: "LỆNH", "COMMAND";

    example_sample: "mở số liệu mẫu", "open the sample";
    example_folder: "mở mọi tệp số liệu trong một thư mục", "open all files of data in a folder";
    example_files: "mở hai tệp; năm của tệp không ghi năm là 2023", "open two files; 2023 is the year of files that do not give theirs";
    example_check: "lỗi và cảnh báo của các tệp", "the errors and warnings of the files";
    example_report: "số liệu của năm mới nhất", "the figures of the newest year";
    example_zone: "một khu công nghiệp, dạng JSON", "one industrial park, as JSON";
    example_workbook: "cả báo cáo, trong một sổ tính Excel", "the whole report as a workbook";
    example_form: "biểu 7-TCTW, với số liệu đã có", "form 7-TCTW, filled in with the data";
    example_meeting: "báo cáo trình hội nghị, để sửa trong Word", "the report for a meeting, to edit in Word";
    example_ownership: "doanh nghiệp có vốn nước ngoài, năm 2023", "foreign-invested enterprises in 2023";
    example_unit: "lỗi của một tổ chức, để gửi lại tổ chức đó", "the errors of one organisation, to send back to it";
    example_per_unit: "mỗi đơn vị một tệp lỗi, để gửi lại", "a file of errors for each unit, to send back";
    example_explain: "tệp được hiểu thế nào", "how a file was understood";
    example_config: "thiết lập nào đang áp dụng cho thư mục này", "which settings apply to this folder";
    example_edit: "sửa tệp thiết lập của người dùng", "edit your own settings file";
    example_check_settings: "tệp thiết lập nào được dùng, có đúng không", "which settings file applies, and whether it is right";
    example_template: "sổ trống để điền", "an empty workbook to be filled in";
    example_template_csv: "cũng như vậy, dạng CSV", "the same as CSV";
    example_write_sample: "ghi tệp mẫu để xem cách điền", "write the sample's files, to see how they are filled in";
    example_bash: "cho bash; mở lại cửa sổ để dùng", "for bash; open a new window to use it";
    example_powershell: "cho PowerShell", "for PowerShell";
    example_man: "ghi trang hướng dẫn ra tệp", "write the manual page to a file";

    exit_fine: "không có lỗi (cảnh báo không tính)", "no errors (warnings do not count)";
    exit_errors: "có lỗi trong số liệu; kết quả vẫn được in", "errors in the data; the output is printed all the same";
    exit_wrong: "lệnh hoặc thiết lập sai, hoặc có bảng không đọc được", "the arguments or settings are wrong, or a table cannot be read";
    exit_not_written: "không ghi được kết quả", "the output cannot be written";
    exit_fault: "lỗi của chương trình", "a fault of the program";
    exit_signal: "kết thúc do tín hiệu n", "ended by signal n";
}

sentences! {
    default_is(value): "mặc định: {value}", "default: {value}";
    unknown_argument(argument): "không có tùy chọn {argument}", "there is no option {argument}";
    unknown_command(command): "không có lệnh {command}", "there is no command {command}";
    wrong_value(argument, value, values): "{argument}: \"{value}\" không dùng được; có: {values}", "{argument}: \"{value}\" does not do; there are: {values}";
    wrong_number(argument, value): "{argument}: \"{value}\" không phải là số dùng được", "{argument}: \"{value}\" is no number that does";
    value_missing(argument): "{argument}: thiếu giá trị", "{argument}: the value is missing";
    value_not_wanted(argument): "{argument}: không nhận giá trị", "{argument}: takes no value";
    given_twice(argument): "{argument}: chỉ dùng được một lần", "{argument}: may be given only once";
    conflict(argument, other): "{argument} không dùng được cùng {other}", "{argument} cannot be used with {other}";
    argument_missing(arguments): "thiếu {arguments}", "missing: {arguments}";
    argument_not_text(argument): "{argument}: không phải là chữ UTF-8", "{argument}: this is no UTF-8 text";
    arguments_wrong(why): "lệnh sai: {why}", "wrong arguments: {why}";
    is_it(name): "có phải {name}?", "is it {name}?";
    see_help(command): "Xem: {command} --help", "See: {command} --help";
}
