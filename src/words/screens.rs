//! Texts of the screens: tabs, states of the data, notices.

use super::{Lang, Noun, counted, more_needed, whole};

texts! {
    overview: "Tổng quan", "Overview";
    organisations: "Tổ chức", "Organisations";
    branches: "Chi bộ", "Branches";
    zones: "Khu", "Zones";
    targets: "Chỉ tiêu", "Targets";
    checks: "Kiểm tra", "Checks";
    checks_of_all: "Kiểm tra (toàn bộ số liệu, không theo bộ lọc)", "Checks (all of the data, not of the filter)";
    live: "trực tiếp", "live";
    loading: "đang đọc…", "reading…";
    sorting: "đang xếp theo tên…", "sorting by name…";
    partial: "mới có những dòng đầu, chưa tính số liệu", "first rows only, no figures yet";
    listing: "đang lập danh sách…", "listing…";
    dirty: "giữ số liệu lần đọc trước", "showing the last good data";
    sample: "số liệu mẫu", "sample";
    zones_below: "Khu dưới ngưỡng", "Zones below a line";
    and_outside: " · và ngoài khu", " · and outside any";
    and_outside_below: " · ngoài khu: dưới ngưỡng", " · outside any: below the line";
    organisations_below: "Tổ chức dưới ngưỡng", "Organisations below a line";
    no_organisations: "Năm này không có số liệu tổ chức cơ sở trong phạm vi đang xem", "No base organisation of this year is in what is shown";
    nobody_below: "Không có tổ chức nào dưới ngưỡng", "No organisation is below a line";
    no_zone_below: "Không có khu nào dưới ngưỡng", "No zone is below a line";
    marked: "đã đánh dấu", "marked";
    row: "dòng", "row";
    no_findings: "Không có lỗi, không có cảnh báo.", "No errors and no warnings.";
    nothing_left: "Không có dòng nào khớp. Esc bỏ bớt từng điều kiện lọc.", "No row matches. Esc takes the filters back, one by one.";
    search: "Tìm", "Search";
    wrote: "đã ghi", "wrote";
    not_written: "không ghi được", "not written";
    taken_despite: "đã đọc theo tệp hiện có", "read as the files are now";
    how_to_open_short: "Mở số liệu: dangbo THƯ_MỤC", "Your files: dangbo FOLDER";
    how_to_open: "Đây là số liệu mẫu; mở số liệu của mình: dangbo THƯ_MỤC", "This is the sample; to open your own files: dangbo FOLDER";
    other_settings: "thiết lập đã đổi theo tệp thiết lập", "the settings have changed with their file";
    copied: "đã chép vào bộ nhớ tạm", "copied to the clipboard";
    not_in_the_data: "không có trong số liệu", "not in the data";
    none_found: "không có", "none";
    in_lists: "trong danh sách", "in lists";
}

sentences! {
    in_a_higher_window(names): "Cửa sổ cao hơn có: {names}", "In a higher window: {names}";
    more_columns_hidden(count): "+{count} cột", "+{count} columns";
    more_room(columns, rows): "Cửa sổ quá nhỏ, cần ít nhất {columns} × {rows}.", "The window is too small: {columns} × {rows} at least.";
    names_taken(last): "tên này và các tên có số đến {last} đều đã có tệp", "this name and those with a number up to {last} are taken";
    wrong_settings(why): "Giữ thiết lập trước · {why}", "The settings before apply · {why}";
    file_missing(file): "{file} không còn", "{file} is gone";
    no_access(name): "không có quyền đọc {name}", "no permission to read {name}";
    file_emptied(file): "{file} không còn dòng nào", "{file} has no rows left";
    file_shrunk(file, before, now): "{file} chỉ còn {now} trong {before} dòng", "{file} has only {now} of {before} rows";
    file_renamed(file): "{file} đã đổi tên", "{file} has another name now";
    file_end_lost(file, lost, now): "{file} mất {lost} dòng, cả dòng cuối; còn {now} dòng", "{file} has lost {lost} rows, the last one among them; {now} are left";
    file_other_table(file): "{file} nay là bảng loại khác", "{file} is a table of another kind now";
    year_gone(year): "không còn năm {year}", "the year {year} is gone";
    file_cut_off(file): "dòng cuối của {file} chưa hết", "the last line of {file} has no end";
    targets_ended(year): "chỉ tiêu chỉ đến năm {year}", "the targets end in {year}";
    file_mid_row(file): "{file} dừng ở giữa dòng cuối", "{file} ends in the middle of its last row";
    not_whole(file): "{file} chưa trọn", "{file} is not whole";
    files_not_whole(files): "{files} tệp chưa trọn", "{files} files are not whole";
    key_elsewhere(key): "Phím {key} không dùng ở màn hình này.", "The key {key} does nothing on this screen.";
    key_is_open(key): "Phím {key}: đang ở trang này.", "The key {key}: its page is open.";
    key_no_changes(key): "Phím {key}: các tệp chưa có gì thay đổi.", "The key {key}: nothing has changed in the files.";
    key_no_room(key): "Phím {key}: cửa sổ không đủ rộng cho khung chi tiết.", "The key {key}: the window has no room for a pane.";
    key_no_data(key): "Phím {key}: chưa có số liệu.", "The key {key}: there is no data.";
    key_no_row(key): "Phím {key}: không có dòng nào để chọn.", "The key {key}: there is no row.";
    no_year_before_this(year): "Số liệu không có năm nào trước {year}.", "The data has no year before {year}.";
    no_year_after_this(year): "Số liệu không có năm nào sau {year}.", "The data has no year after {year}.";
    found_of(heading, found, all, text): "{heading}: {found}/{all} khớp “{text}”", "{heading}: {found} of {all} match “{text}”";
    found_by(heading, text): "{heading}, khớp “{text}”", "{heading}, matching “{text}”";
    whole_reports(limits): "Word, HTML, văn bản là cả báo cáo, không theo: {limits}", "Word, HTML and text are the whole report, not limited by: {limits}";
    of_whole_files(findings): "không kể {findings} của cả tệp", "without {findings} of whole files";
    for_seconds(seconds): "đã {seconds} s", "for {seconds} s";
}

/// How many targets are missed, and the key of their screen.
#[must_use]
pub fn targets_missed(lang: Lang, count: u64) -> String {
    let missed = counted(lang, count, Noun::TargetMissed);
    both!(lang, vi("{missed} (phím 5)"), en("{missed} (key 5)"))
}

/// The title of the strip: how many organisations are drawn, and how many of them a mark is.
#[must_use]
pub fn strip_title(lang: Lang, drawn: u64, unknown: u64, unit: u64) -> String {
    let (n, unit_shown) = (whole(lang, drawn), whole(lang, unit));
    let unknown = match unknown {
        0 => String::new(),
        more => {
            let more = whole(lang, more);
            both!(lang, vi("; {more} chưa có tỷ lệ"), en("; {more} without a share"))
        }
    };
    let organisations = counted(lang, unit, Noun::Organisation);
    both!(
        lang,
        vi("Tỷ lệ đảng viên tốt trở lên của {n} tổ chức (mỗi ▄ là {unit_shown} tổ chức{unknown})"),
        en("Members good or better in {n} organisations (each ▄ is {organisations}{unknown})")
    )
}

/// How many entries of a list are out of sight.
#[must_use]
pub fn more_in_list(lang: Lang, count: u64) -> String {
    let n = whole(lang, count);
    both!(lang, vi("còn {n} nữa"), en("{n} more"))
}

/// Branches that a supposition cannot reach.
#[must_use]
pub fn only_counted(lang: Lang, count: u64) -> String {
    let (n, more) = (whole(lang, count), more_needed(lang, count, Noun::Branch));
    both!(
        lang,
        vi("còn thiếu {n} chi bộ chỉ có trong số đếm ở dòng của đảng bộ"),
        en("{more} needed, only counted in the rows of committees")
    )
}

/// Branches whose members are counted although their committee is in no row.
#[must_use]
pub fn with_loose_branches(lang: Lang, count: u64) -> String {
    let branches = counted(lang, count, Noun::LooseBranch);
    both!(lang, vi("gồm cả {branches}"), en("with {branches}"))
}

/// Committees that are listed for their branches here, in a narrow window.
#[must_use]
pub fn visiting_short(lang: Lang, count: u64) -> String {
    let n = whole(lang, count);
    both!(lang, vi("{n} đảng bộ nơi khác, không tính"), en("{n} from elsewhere, not counted"))
}

/// Committees that are listed for their branches here.
#[must_use]
pub fn visiting(lang: Lang, count: u64) -> String {
    let committees = counted(lang, count, Noun::Visiting);
    both!(
        lang,
        vi("{committees}, không tính vào số tổ chức"),
        en("{committees}, not among the organisations")
    )
}
