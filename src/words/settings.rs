//! Texts of the settings file and of the file of suppositions: what each key means, and what is
//! wrong with a key or a value.

use super::Lang;

/// The first line of a file of suppositions, in both languages.
pub const SUPPOSITIONS_NOTE: &str = "dangbo: giả định, không phải số liệu / suppositions, no data";

texts! {
    title: "tên đảng bộ, ở đầu màn hình", "the Party organisation's name, at the top of the screen";
    language: "ngôn ngữ", "language";
    mouse: "dùng chuột", "the mouse is used";
    theme: "giao diện: auto (theo nền cửa sổ dòng lệnh), dark, light, contrast, plain, own (các màu dưới đây)", "theme: auto (as the terminal's background), dark, light, contrast, plain, own (the colours below)";
    colour_text: "màu chữ", "text";
    colour_background: "màu nền", "background";
    colour_faint: "màu chữ phụ", "secondary text";
    colour_accent: "màu nhấn", "accent";
    colour_below: "màu của mục dưới ngưỡng và của lỗi", "below a line, and errors";
    colour_warning: "màu cảnh báo", "warnings";
    colour_selected_text: "màu chữ của dòng đang chọn", "text of the selected row";
    colour_selected_background: "màu nền của dòng đang chọn", "background of the selected row";
    threshold_organisations: "ngưỡng của tổ chức cơ sở, %", "line of base organisations, %";
    threshold_branches: "ngưỡng của chi bộ trực thuộc, %", "line of branches, %";
    threshold_members: "ngưỡng của đảng viên, %", "line of members, %";
    targets_scope: "phạm vi của chỉ tiêu nghị quyết", "what the resolution's targets count";
    targets_admitted: "kết nạp đảng viên mỗi năm", "members admitted a year";
    targets_owners: "trong đó chủ doanh nghiệp", "enterprise owners among them";
    targets_founded: "tổ chức đảng thành lập mỗi năm", "organisations founded a year";
    targets_until: "năm cuối của chỉ tiêu", "last year of the targets";
    terms: "các nhiệm kỳ, tháng đầu và tháng cuối; sau đó mỗi nhiệm kỳ năm năm", "the terms, first and last month; then five years each";
    expected_organisations: "số tổ chức cơ sở phải có; không đặt: không kiểm", "base organisations expected; unset: not compared";
    expected_branches: "số chi bộ trực thuộc phải có; không đặt: không kiểm", "branches expected; unset: not compared";
    excellent_cap: "xuất sắc tối đa, % của số tốt trở lên trong từng loại (đảng bộ cơ sở, chi bộ cơ sở, chi bộ trực thuộc) và trong đảng viên của từng tổ chức", "excellent at most, % of good or better in each kind (base committees, base cells, branches) and among the members of each organisation";
    committee_rule: "đảng bộ xuất sắc: mọi chi bộ hoàn thành trở lên và % chi bộ tốt trở lên", "an excellent committee: all branches satisfactory or better, and % of them good or better";

    missing_file: "giây chờ khi một tệp không còn, rồi mới bỏ khỏi số liệu; 0: chờ phím r", "seconds to wait where a file is gone before its figures are dropped; 0: until the key r";
    second_look: "giây chờ xem lại khi một tệp mất hơn nửa số dòng, năm mới nhất, phần cuối hoặc thành bảng khác; 0: chờ phím r", "seconds until the second look where a file has lost more than half of its rows, the newest year or its end, or is another table; 0: until the key r";

    needs_text: "một dòng chữ trong ngoặc kép", "a text in quotes";
    needs_percent: "một số nguyên từ 1 đến 100", "a whole number from 1 to 100";
    needs_count: "một số nguyên từ 0 đến 1000000", "a whole number from 0 to 1000000";
    needs_year: "một năm từ 1930 đến 2100", "a year from 1930 to 2100";
    needs_terms: "các nhiệm kỳ theo thứ tự, không trùng tháng, mỗi nhiệm kỳ dạng { from = \"2020-08\", to = \"2025-07\" }", "terms in order without a common month, each as { from = \"2020-08\", to = \"2025-07\" }";
    needs_ownerships: "danh sách từ \"state\", \"non_state\", \"fdi\"", "a list of \"state\", \"non_state\", \"fdi\"";
    needs_language: "\"vi\" hoặc \"en\"", "\"vi\" or \"en\"";
    needs_switch: "true hoặc false", "true or false";
    needs_key: "một phím: một chữ hoặc dấu, \"Space\", hoặc dạng \"Ctrl-X\"", "a key: a letter or sign, \"Space\", or as \"Ctrl-X\"";
    needs_theme: "một trong \"auto\", \"dark\", \"light\", \"contrast\", \"plain\", \"own\"", "one of \"auto\", \"dark\", \"light\", \"contrast\", \"plain\", \"own\"";
    needs_colour: "một màu dạng \"#rrggbb\"", "a colour as \"#rrggbb\"";

    default_value: "của chương trình", "the program's own";
    not_set: "không đặt", "not set";
}

sentences! {
    not_toml(message): "không phải là TOML: {message}", "this is no TOML: {message}";
    wrong_value(key, needs): "`{key}`: giá trị không dùng được; cần {needs}", "`{key}`: the value does not do; wanted is {needs}";
    key_taken(path, key, other): "`{path}`: phím {key} đã dùng cho `{other}`", "`{path}`: the key {key} is that of `{other}`";
    hard_to_read(key, ratio): "`{key}`: khó đọc trên nền của nó (tương phản {ratio} : 1); cần ít nhất 4,5 : 1", "`{key}`: hard to read on its background (contrast {ratio} : 1); at least 4.5 : 1 is needed";
    wrong_year_target(key, needs): "`{key}`: cần một năm và {needs}", "`{key}`: wanted are a year and {needs}";
    unknown_key_like(key, near): "không có thiết lập `{key}`; có phải `{near}`?", "there is no key `{key}`; is it `{near}`?";
    unknown_key(key, keys): "không có thiết lập `{key}`; có: {keys}", "there is no key `{key}`; there are: {keys}";
    not_toml_at(line, message): "dòng {line}: {message}", "line {line}: {message}";
    wrong_supposition(number): "giả định thứ {number} không đọc được: cần table, year, id và rating, hoặc from, to, members", "change {number} cannot be read: it needs table, year, id and rating, or from, to, members";
}

/// A message of the TOML parser, which is English, in the language.
#[must_use]
pub fn toml_fault(lang: Lang, message: &str) -> String {
    let vi = match message {
        _ if message.contains("duplicate") => "thiết lập hoặc bảng này đã có ở trên",
        _ if message.contains("unclosed") => "thiếu dấu đóng ngoặc hoặc nháy",
        _ if message.contains("missing field") => "thiếu một mục",
        _ if message.contains("invalid type") => "giá trị không đúng kiểu",
        _ if message.contains("value") => "giá trị viết không đúng",
        _ => "dòng viết không đúng",
    };
    if lang == Lang::Vi { vi.to_owned() } else { message.to_owned() }
}
