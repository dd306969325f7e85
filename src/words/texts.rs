//! The short texts: one table, both languages side by side.

use super::Lang;
use crate::analysis::{BelowReason, TargetKind};
use crate::domain::{Field, Kind, Ownership, Rating, Table};

macro_rules! texts {
    ($($name:ident: $vi:literal, $en:literal;)+) => {
        $(#[doc = $en]
        #[must_use]
        pub const fn $name(lang: Lang) -> &'static str { lang.pick($vi, $en) })+

        /// Every text of the table, for tests: name, Vietnamese, English.
        pub const TEXTS: &[(&str, &str, &str)] = &[$((stringify!($name), $vi, $en)),+];
    };
}

texts! {
    overview: "Tổng quan", "Overview";
    organisations: "Tổ chức", "Organisations";
    branches: "Chi bộ", "Branches";
    zones: "Khu, cụm CN", "Zones";
    targets: "Chỉ tiêu", "Targets";
    checks: "Kiểm tra", "Checks";
    illustrative: "Số liệu minh họa", "Illustrative data";
    all: "tất cả", "all";
    zone: "Khu", "Zone";
    zone_long: "Khu, cụm công nghiệp", "Industrial park or cluster";
    outside: "Ngoài khu, cụm công nghiệp", "Outside any park or cluster";
    ownership: "LHDN", "Ownership";
    ownership_long: "Loại hình doanh nghiệp", "Ownership";
    below_only: "dưới ngưỡng", "below the line";
    live: "trực tiếp", "live";
    loading: "đang đọc…", "reading…";
    sorting: "đang xếp theo tên…", "sorting by name…";
    partial: "mới có những dòng đầu, chưa tính số liệu", "first rows only, no figures yet";
    listing: "đang lập danh sách…", "listing…";
    dirty: "giữ số liệu lần đọc trước", "showing the last good data";
    sample: "số liệu mẫu", "sample";
    base_organisations: "Tổ chức cơ sở", "Base organisations";
    branches_under: "Chi bộ trực thuộc", "Branches";
    members: "Đảng viên", "Members";
    admitted_year: "Kết nạp, năm", "Admitted, year";
    unrated: "chưa xếp loại", "not rated";
    lacking: "dòng thiếu số liệu", "rows lack a figure";
    owners: "chủ doanh nghiệp", "owners";
    founded: "thành lập", "founded";
    scope: "Phạm vi nghị quyết", "Scope of the resolution";
    scope_short: "Ngoài Nhà nước, cả FDI", "Non-state, FDI included";
    zones_below: "Khu, cụm công nghiệp dưới ngưỡng", "Zones below a line";
    organisations_below: "Tổ chức dưới ngưỡng", "Organisations below a line";
    nobody_below: "Không có tổ chức nào dưới ngưỡng", "No organisation is below a line";
    no_zone_below: "Không có khu, cụm nào dưới ngưỡng", "No zone is below a line";
    organisation_name: "Tổ chức cơ sở đảng", "Base organisation";
    branch_name: "Chi bộ", "Branch";
    committee: "Đảng bộ cơ sở", "Base committee";
    kind: "Loại", "Kind";
    rating: "Xếp loại", "Rating";
    good_or_better: "Tốt trở lên", "Good or better";
    admitted: "Kết nạp", "Admitted";
    workers: "Lao động", "Workers";
    district: "Địa bàn", "District";
    year: "Năm", "Year";
    shown: "đang hiện", "shown";
    row: "hàng", "row";
    why_below: "Vì sao dưới ngưỡng", "Why it is below";
    how_it_stands: "So với ngưỡng", "Against the lines";
    over_the_years: "Qua các năm", "Over the years";
    meets_all: "Đạt mọi ngưỡng", "Meets every line";
    need: "cần", "needs";
    nearest: "Gần nhất", "Nearest";
    since: "từ", "since";
    trade_union: "công đoàn", "trade union";
    youth_union: "ĐTN", "youth union";
    target: "Chỉ tiêu", "Target";
    value: "Thực hiện", "Reached";
    line: "Ngưỡng", "Line";
    met: "Đạt", "Met";
    missing: "Thiếu", "Missing";
    errors: "lỗi", "errors";
    warnings: "cảnh báo", "warnings";
    file: "Tệp", "File";
    line_number: "Dòng", "Line";
    column: "Cột", "Column";
    cell: "Ô", "Cell";
    what: "Điều gì", "What";
    no_findings: "Không có lỗi, không có cảnh báo.", "No errors and no warnings.";
    nothing_left: "Không còn dòng nào với điều kiện này. Esc bỏ bớt từng điều kiện.", "Nothing is left under this narrowing. Esc widens it step by step.";
    no_data: "Chưa có số liệu để hiện.", "There is no data to show.";
    search: "Tìm", "Search";
    pick_zone: "Chọn khu, cụm công nghiệp", "Choose zones";
    pick_ownership: "Chọn loại hình doanh nghiệp", "Choose ownerships";
    only: "chỉ", "only";
    trend: "Diễn biến các năm", "Through the years";
    no_data_of_year: "không có số liệu", "no data";
    of_the_whole: "chỉ tiêu của toàn khối", "a target of the whole";
    so_far: "đến nay", "so far";
    term: "Nhiệm kỳ", "Term";
    seconded: "cán bộ tăng cường", "officers seconded";
    nearest_of: "Gần đạt nhất", "Nearest to their line";
    enterprises: "Doanh nghiệp", "Enterprises";
    with_organisation: "có tổ chức đảng", "with a Party organisation";
    without_organisation: "chưa có tổ chức đảng", "without one";
    unit_workers: "lao động", "workers";
    pick_codes: "Chọn mã lỗi, cảnh báo", "Choose codes";
    pick_help: "gõ để lọc · Tab đánh dấu · Enter áp dụng · Esc thôi", "type to narrow · Tab marks · Enter applies · Esc leaves";
    no_match: "Không có mục nào khớp", "Nothing matches";
    help_title: "Trợ giúp", "Help";
    help_close: "Esc đóng", "Esc closes";
    new: "mới", "new";
    yes: "có", "yes";
    no: "không", "no";
    key_screen: "màn hình", "screen";
    key_next: "màn hình sau", "next screen";
    key_previous: "màn hình trước", "previous screen";
    key_move: "chọn dòng", "row";
    key_page: "trang", "page";
    key_ends: "đầu, cuối", "first, last";
    key_columns: "cột", "columns";
    key_open: "mở", "open";
    key_back: "về, bỏ bớt điều kiện", "back, widen";
    key_zone: "khu", "zone";
    key_ownership: "loại hình", "ownership";
    key_below: "dưới ngưỡng", "below only";
    key_search: "tìm", "search";
    broken_rows: "dòng hỏng, không có trong tổng", "broken rows, in no sum";
    wrote: "đã ghi", "wrote";
    not_written: "không ghi được", "not written";
    copied: "đã chép vào bộ nhớ tạm", "copied to the clipboard";
    not_in_the_data: "không có trong số liệu", "not in the data";
    key_district: "huyện", "district";
    pick_district: "Chọn huyện, thành phố", "Choose districts";
    key_what_if: "giả định", "what if";
    key_supposed: "các giả định", "suppositions";
    key_trend: "diễn biến", "trend";
    key_compare: "so sánh", "compare";
    key_changes: "có gì mới", "what changed";
    key_seen: "đã xem", "seen";
    changes: "Thay đổi trong tệp", "Changes in the files";
    news_short: "thay đổi", "changes";
    happened_changed: "Thay đổi", "Changed";
    happened_new: "Thêm mới", "New";
    happened_gone: "Không còn trong tệp", "No longer in the files";
    news_beyond: "đơn vị nữa không liệt kê", "more units, not listed";
    key_enterprises: "doanh nghiệp", "enterprises";
    key_export: "xuất tệp", "export";
    key_copy: "chép", "copy";
    supposition: "Giả định", "Supposition";
    suppositions: "Các giả định", "Suppositions";
    as_it_is: "giữ nguyên", "as it is";
    members_from: "Đảng viên từ mức", "Members from";
    members_to: "lên (xuống) mức", "to";
    how_many: "số đảng viên", "how many";
    form_help: "↑↓ mục · ←→ đổi · số · Enter áp dụng · Esc thôi", "↑↓ line · ←→ change · digits · Enter apply · Esc close";
    nothing_supposed: "Chưa giả định gì: đứng ở một dòng rồi bấm w.", "Nothing is supposed yet: press w on a row.";
    not_in_force: "không áp dụng được", "not in force";
    list_help: "d bỏ dòng này · u bỏ giả định cuối · x bỏ hết · Esc đóng", "d drops this one · u the last one · x all · Esc closes";
    list_goals: "ít thay đổi nhất để đạt ngưỡng: 1 tổ chức · 2 chi bộ · 3 đảng viên", "fewest changes to the line: 1 organisations · 2 branches · 3 members";
    list_file: "s lưu ra gia-dinh.toml · l đọc lại", "s saves to gia-dinh.toml · l loads it";
    compare: "So sánh với", "Beside";
    whole_bloc: "Toàn khối", "The whole";
    difference: "chênh", "change";
    count_organisations: "Số tổ chức cơ sở", "Base organisations, number";
    count_branches: "Số chi bộ trực thuộc", "Branches, number";
    count_members: "Số đảng viên", "Members, number";
    found_next: "Nơi cần phát triển tổ chức đảng", "Where to found next";
    no_enterprises: "Chưa có tệp doanh nghiệp. Tệp này cho biết doanh nghiệp nào đông lao động mà chưa có tổ chức đảng; các cột: Tên doanh nghiệp, Khu công nghiệp, Số lao động, Loại hình doanh nghiệp, Tổ chức đảng, Công đoàn, Đoàn thanh niên.", "There is no enterprises file. It would tell which enterprises have many workers and no Party organisation; its columns: enterprise, zone, workers, ownership, organisation, trade union, youth union.";
    have_trade_union: "có công đoàn", "have a trade union";
    have_youth_union: "có đoàn thanh niên", "have a youth union";
    most_not_reached: "Nhiều lao động chưa có tổ chức đảng nhất", "Most workers not reached";
    largest_without: "Doanh nghiệp chưa có tổ chức đảng, đông lao động trước", "Enterprises without a Party organisation, most workers first";
    fell: "Xuống dưới ngưỡng so với năm trước", "Fell below since the year before";
    rose: "Vượt lên trên ngưỡng so với năm trước", "Rose above since the year before";
    new_units: "Mới", "New";
    gone: "Không còn (giải thể, sáp nhập, chưa báo cáo)", "Gone (dissolved, merged, not reported)";
    largest_falls: "Đảng viên giảm nhiều nhất", "Largest falls of the members' share";
    largest_rises: "Đảng viên tăng nhiều nhất", "Largest rises of the members' share";
    below_here: "Dưới ngưỡng ở bên này", "Below on this side only";
    below_there: "Dưới ngưỡng ở bên kia", "Below on the other side only";
    committees_by_size: "Đảng bộ cơ sở theo số chi bộ, lao động (cán bộ tăng cường)", "Base committees by branches and workers (officers seconded)";
    without_admission: "Không kết nạp đảng viên từ 2 năm trở lên", "No member admitted for 2 years or more";
    years: "năm", "years";
    nothing_differs: "Không có gì khác.", "Nothing differs.";
    trade_union_short: "CĐ", "TU";
    youth_union_short: "ĐTN", "YU";
    members_share_around: "Theo ĐV tốt trở lên, mỗi ô 5 điểm", "By members' share, steps of 5 points";
    out_of: "trên", "of";
    data_note: "Số liệu", "Data";
    pick_compare: "So sánh với", "Compare with";
    key_severity: "lỗi/cảnh báo", "errors/warnings";
    key_codes: "mã", "codes";
    key_sort: "sắp xếp", "sort";
    key_reverse: "đảo chiều", "reverse";
    key_years: "năm", "year";
    key_reload: "đọc lại", "read again";
    key_language: "English", "Tiếng Việt";
    key_help: "trợ giúp", "help";
    key_quit: "thoát", "leave";
    key_suspend: "tạm dừng", "suspend";
    unit_organisations: "tổ chức", "organisations";
    unit_branches: "chi bộ", "branches";
    unit_members: "đảng viên", "members";
    surplus: "dư", "over by";
    still_short: "còn thiếu", "short by";
    more: "thêm", "more needed:";
    others: "mục khác", "others";
    change_heading: "± năm", "± year";
    id: "Mã", "Id";
    good_or_better_members: "Đảng viên đạt", "Members good+";
    code: "Mã lỗi", "Code";
    short_by: "thiếu", "short";
    owners_short: "chủ DN", "owners";
    hidden_columns: "cột nữa, dùng →", "more columns, press →";
    leaders: "lãnh đạo, đoàn thể", "leaders";
    not_in_year: "không có trong năm", "not there in";
    open_unit: "mở tổ chức hoặc chi bộ này", "opens this organisation or branch";
}

/// A rating as a screen shows it.
#[must_use]
pub const fn rating_short(lang: Lang, rating: Rating) -> &'static str {
    match rating {
        Rating::Excellent => lang.pick("HTXSNV", "excellent"),
        Rating::Good => lang.pick("HTTNV", "good"),
        Rating::Satisfactory => lang.pick("HTNV", "satisf."),
        Rating::Unsatisfactory => lang.pick("KHTNV", "unsatisf."),
        Rating::Unrated => lang.pick("chưa XL", "unrated"),
        Rating::Bad => "?",
    }
}

/// A rating in full.
#[must_use]
pub const fn rating_long(lang: Lang, rating: Rating) -> &'static str {
    match rating {
        Rating::Excellent => lang.pick("Hoàn thành xuất sắc nhiệm vụ", "excellent"),
        Rating::Good => lang.pick("Hoàn thành tốt nhiệm vụ", "good"),
        Rating::Satisfactory => lang.pick("Hoàn thành nhiệm vụ", "satisfactory"),
        Rating::Unsatisfactory => lang.pick("Không hoàn thành nhiệm vụ", "unsatisfactory"),
        Rating::Unrated => lang.pick("Chưa xếp loại", "not rated"),
        Rating::Bad => lang.pick("không đọc được", "unreadable"),
    }
}

/// A kind, short.
#[must_use]
pub const fn kind_short(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::BaseCommittee => lang.pick("ĐB", "cttee"),
        Kind::BaseCell => lang.pick("CB", "cell"),
        Kind::Bad => "?",
    }
}

/// A kind in full.
#[must_use]
pub const fn kind_long(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::BaseCommittee => lang.pick("Đảng bộ cơ sở", "base committee"),
        Kind::BaseCell => lang.pick("Chi bộ cơ sở", "base cell"),
        Kind::Bad => "?",
    }
}

/// An ownership, short.
#[must_use]
pub const fn ownership_short(lang: Lang, ownership: Ownership) -> &'static str {
    match ownership {
        Ownership::State => lang.pick("NN", "state"),
        Ownership::NonState => lang.pick("NNN", "non-st."),
        Ownership::Fdi => "FDI",
        Ownership::Missing => "–",
        Ownership::Bad => "?",
    }
}

/// An ownership in full.
#[must_use]
pub const fn ownership_full(lang: Lang, ownership: Ownership) -> &'static str {
    match ownership {
        Ownership::State => lang.pick("Nhà nước", "state"),
        Ownership::NonState => lang.pick("ngoài Nhà nước", "non-state"),
        Ownership::Fdi => lang.pick("có vốn đầu tư nước ngoài (FDI)", "foreign-invested (FDI)"),
        Ownership::Missing => "–",
        Ownership::Bad => "?",
    }
}

/// A table's name in a sentence.
#[must_use]
pub const fn table(lang: Lang, table: Table) -> &'static str {
    match table {
        Table::Organisations => lang.pick("tổ chức cơ sở", "base organisations"),
        Table::Branches => lang.pick("chi bộ trực thuộc", "branches"),
        Table::Enterprises => lang.pick("doanh nghiệp", "enterprises"),
    }
}

/// A reason in a word or two.
#[must_use]
pub const fn reason(lang: Lang, reason: BelowReason) -> &'static str {
    match reason {
        BelowReason::Rating => lang.pick("xếp loại", "rating"),
        BelowReason::Branches => lang.pick("chi bộ", "branches"),
        BelowReason::Members => lang.pick("đảng viên", "members"),
    }
}

/// A target in full.
#[must_use]
pub const fn target_name(lang: Lang, kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Organisations => lang.pick(
            "Tổ chức được xếp loại hoàn thành tốt trở lên",
            "Rated organisations good or better",
        ),
        TargetKind::Members => lang
            .pick("Đảng viên được xếp loại hoàn thành tốt trở lên", "Rated members good or better"),
        TargetKind::Admitted => lang.pick("Kết nạp đảng viên", "Members admitted"),
        TargetKind::Owners => {
            lang.pick("Trong đó: chủ doanh nghiệp", "Enterprise owners among them")
        }
        TargetKind::Founded => lang.pick("Thành lập tổ chức đảng", "Organisations founded"),
    }
}

/// A column as the contract's table calls it, for a sentence.
#[must_use]
pub fn field(lang: Lang, field: Field) -> &'static str {
    match lang {
        Lang::Vi => crate::ingest::usual_headings(field).split("; ").next().unwrap_or_default(),
        Lang::En => field.word(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_filled_in_both_languages() {
        for (name, vi, en) in TEXTS {
            assert!(!vi.is_empty() && !en.is_empty(), "{name}");
        }
    }
}
