//! Texts of the files that are handed on: headings of their tables, what they are made from.

use super::{Lang, ownership_full};
use crate::domain::{Date, Ownership, Year};

texts! {
    rated: "Được xếp loại", "Rated";
    share_percent: "Tỷ lệ (%)", "Share, %";
    threshold_percent: "Ngưỡng (%)", "Line, %";
    verdict: "Kết luận", "Verdict";
    measure: "Nội dung xếp loại", "Measure";
    lacking_rows: "Dòng thiếu số liệu", "Rows that lack a figure";
    share_before: "Tỷ lệ năm trước (%)", "Share in the year before, %";
    in_year_before: "Năm trước", "Year before";
    figure: "Chỉ số", "Figure";
    sums: "Phát triển đảng, tổ chức, lao động", "Members admitted, organisations, workers";
    members_admitted: "Đảng viên kết nạp", "Members admitted";
    owners_among: "Trong đó chủ doanh nghiệp", "Enterprise owners among them";
    leaders_among: "Trong đó lãnh đạo, đoàn thể", "Managers and union leaders among them";
    organisations_founded: "Tổ chức đảng thành lập", "Organisations founded";
    officers_seconded: "Cán bộ tăng cường", "Officers seconded";
    yearly_minimum: "Mức tối thiểu", "Yearly minimum";
    term: "Nhiệm kỳ", "Term";
    below_title: "Dưới ngưỡng", "Below the line";
    short_members: "Thiếu, đảng viên", "Short by, members";
    short_branches: "Thiếu, chi bộ", "Short by, branches";
    severity: "Mức độ", "Severity";
    what_to_do: "Cách sửa", "What to do";
    enterprises_with: "DN có tổ chức đảng", "With a Party organisation";
    enterprises_without: "DN chưa có tổ chức đảng", "Without a Party organisation";
    workers_with: "Lao động ở DN có tổ chức đảng", "Workers with one";
    workers_without: "Lao động ở DN chưa có tổ chức đảng", "Workers without one";
    without_with_trade_union: "Chưa có tổ chức đảng, có công đoàn", "Without one, with a trade union";
    without_with_youth_union: "Chưa có tổ chức đảng, có ĐTN", "Without one, with a youth union";
    enterprise_name: "Doanh nghiệp", "Enterprise";
    has_trade_union: "Có công đoàn", "Trade union";
    has_youth_union: "Có Đoàn thanh niên", "Youth union";
    charts: "Biểu đồ", "Charts";
    shares_by_year: "Tỷ lệ hoàn thành tốt trở lên qua các năm", "Shares good or better through the years";
    in_front: "Đang xem", "In front";
    listed_for: "Mục", "Listed for";
    differences: "Trước → nay", "Before → now";
    changed_since: "Thay đổi so với năm trước", "Changes since the year before";
    years_without_admission: "Số năm không kết nạp", "Years without a member admitted";
    whole_files: "Cả tệp", "Whole files";
    unit_index: "Các đơn vị có lỗi, cảnh báo", "Units with errors and warnings";
    pick_export: "Xuất tệp", "Export";
    exported: "Đã xuất", "Exported";
}

sentences! {
    named_with_id(name, id): "{name} (mã {id})", "{name} (id {id})";
    supposed_changes(count): "Giả định ({count})", "Supposition ({count})";
    supposed_here(changes): "Các giả định: {changes}", "Supposed: {changes}";
    cover_of_files(count): "{count} mục dưới đây thuộc về cả tệp, không của riêng đơn vị nào.", "The {count} entries below are about whole files, not about one unit.";
    unit_cover(unit, count): "Đề nghị {unit} kiểm tra, sửa {count} mục dưới đây rồi gửi lại tệp.", "{unit}: please check and correct the {count} entries below, then send the file again.";
    members_by_zone(threshold): "Đảng viên hoàn thành tốt trở lên theo khu, cụm (ngưỡng {threshold} %)", "Members good or better by zone (line {threshold} %)";
    scale_from(title, percent): "{title}, từ {percent} đến 100 %", "{title}, from {percent} to 100 %";
    marked_rows(count): "{count} dòng đã đánh dấu", "marked rows: {count}";
    filtered_by(filter): "Lọc: {filter}", "Filter: {filter}";
    without_files(files): "KHÔNG có số liệu của tệp: {files}", "WITHOUT the figures of the files: {files}";
    from_files(files): "Từ tệp: {files}", "From files: {files}";
    changed_on(date): "số liệu sửa lần cuối {date}", "data last changed on {date}";
    made_on(date): "lập ngày {date}", "made on {date}";
    searched(text): "tìm “{text}”", "search “{text}”";
}

/// `Năm 2023`
#[must_use]
pub fn year_title(lang: Lang, year: Year) -> String {
    format!("{} {year}", super::year(lang))
}

/// A day: `27/11/2026`, in English `2026-11-27`. None for a missing one.
#[must_use]
pub fn date(lang: Lang, date: Date) -> Option<String> {
    let (year, month, day) = date.parts()?;
    Some(match lang {
        Lang::Vi => format!("{day:02}/{month:02}/{year}"),
        Lang::En => format!("{year}-{month:02}-{day:02}"),
    })
}

/// The scope of the targets in full: `Phạm vi nghị quyết (ngoài Nhà nước, …)`.
#[must_use]
pub fn scope_of(lang: Lang, scope: &[Ownership]) -> String {
    let names: Vec<&str> = scope.iter().map(|o| ownership_full(lang, *o)).collect();
    format!("{} ({})", super::scope(lang), names.join(", "))
}
