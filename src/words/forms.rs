//! Texts of the official summaries, as the forms of basic statistics on the building of the Party
//! have them.

use super::Lang;
use crate::domain::Year;

texts! {
    form_5: "Biểu số 5-BTCTW", "Form 5-BTCTW";
    form_7: "Biểu số 7-TCTW", "Form 7-TCTW";
    form_5_title: "TỔ CHỨC CƠ SỞ ĐẢNG VÀ ĐẢNG VIÊN TRONG CÁC LOẠI HÌNH DOANH NGHIỆP", "BASE ORGANISATIONS AND MEMBERS BY OWNERSHIP OF THE ENTERPRISE";
    form_7_title: "ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG TỔ CHỨC ĐẢNG VÀ ĐẢNG VIÊN", "RATING OF PARTY ORGANISATIONS AND MEMBERS";
    unit_of_form: "Đơn vị báo cáo:", "Reporting unit:";
    of_ownership: "Loại hình doanh nghiệp", "Ownership";
    of_kind: "Loại tổ chức đảng, đảng viên", "Kind of organisation, members";

    enterprises: "Doanh nghiệp", "Enterprises";
    enterprises_of_today: "Danh sách doanh nghiệp là danh sách hiện có, không ghi năm: cột (1), (2) chỉ có ở năm mới nhất.", "The list of enterprises is the present one and has no year: columns (1) and (2) are filled in for the newest year only.";
    organisations: "Tổ chức cơ sở đảng", "Base organisations";
    below_them: "Tổ chức đảng trực thuộc", "Organisations under them";
    members: "Đảng viên", "Members";
    admitted: "Kết nạp trong năm", "Admitted in the year";
    total: "Tổng số", "In all";
    with_organisation: "Có tổ chức đảng", "With a Party organisation";
    workers: "Lao động của DN có tổ chức đảng", "Workers of those with one";
    committees: "Đảng bộ cơ sở", "Base committees";
    cells: "Chi bộ cơ sở", "Base cells";
    founded: "Thành lập trong năm", "Founded in the year";
    sub_committees: "Đảng bộ bộ phận", "Sub-committees";
    branches: "Chi bộ trực thuộc", "Branches";
    women: "Nữ", "Women";
    minorities: "Dân tộc thiểu số", "Ethnic minorities";
    on_probation: "Dự bị", "On probation";
    owners: "Chủ doanh nghiệp", "Enterprise owners";
    leaders: "Lãnh đạo chủ chốt, đoàn thể", "Key managers, union leaders";

    state: "Doanh nghiệp Nhà nước", "State enterprises";
    outside_state: "Doanh nghiệp ngoài khu vực Nhà nước", "Enterprises outside the state sector";
    domestic: "Doanh nghiệp ngoài Nhà nước trong nước", "Domestic non-state enterprises";
    joint_stock: "Công ty cổ phần", "Joint-stock companies";
    limited: "Công ty trách nhiệm hữu hạn", "Limited companies";
    private: "Doanh nghiệp tư nhân", "Private enterprises";
    cooperatives: "Hợp tác xã", "Cooperatives";
    foreign: "Doanh nghiệp có vốn đầu tư nước ngoài", "Foreign-invested enterprises";
    ownership_unknown: "Chưa rõ loại hình", "Ownership not known";
    kind_unknown: "Chưa rõ loại tổ chức", "Kind not known";
    branches_of_committees: "Chi bộ trực thuộc đảng ủy cơ sở", "Branches under base committees";

    rated: "Được đánh giá, xếp loại", "Rated";
    excellent: "Hoàn thành xuất sắc nhiệm vụ", "Excellent";
    good: "Hoàn thành tốt nhiệm vụ", "Good";
    satisfactory: "Hoàn thành nhiệm vụ", "Satisfactory";
    unsatisfactory: "Không hoàn thành nhiệm vụ", "Unsatisfactory";
    unrated: "Chưa xếp loại", "Not rated";
    number: "Số lượng", "Number";
    share: "Tỷ lệ (%)", "Share (%)";

    made_by: "NGƯỜI LẬP BIỂU", "MADE BY";
    shares_of_none: "Tỷ lệ để trống: không có ai, đơn vị nào được xếp loại.", "A share is empty where none is rated.";
    reading: "Dòng và cột là cách chương trình hiểu biểu này trong bộ biểu thống kê cơ bản (Hướng dẫn 11-HD/BTCTW ngày 13/12/2021); hãy đối chiếu với mẫu đang dùng trước khi gửi.", "Rows and columns are how the program reads this form of the set of basic statistics (guidance 11-HD/BTCTW of 13 December 2021); compare them with the form in use before you send it.";
}

sentences! {
    columns_without_data(columns): "Cột để trống vì chương trình không có số liệu: {columns}.", "Columns left empty, for which the program has no data: {columns}.";
    rows_without_data(rows): "Dòng để trống vì chương trình không có số liệu: {rows}.", "Rows left empty, for which the program has no data: {rows}.";
    cells_without_data(cells): "Ô để trống vì chương trình không có số liệu: {cells}.", "Cells left empty, for which the program has no data: {cells}.";
    not_in_sums(row, lacking): "{row}: {lacking} dòng số liệu thiếu ô hoặc mâu thuẫn, không có trong các cột xếp loại.", "{row}: {lacking} rows of the data lack a cell or contradict themselves and are not in the columns of ratings.";
    lacking_in_column(column, lacking): "Cột {column}: {lacking} dòng số liệu thiếu ô này.", "Column {column}: {lacking} rows of the data lack this cell.";
}

/// The title with its year.
#[must_use]
pub fn title_of_year(lang: Lang, title: &str, year: Year) -> String {
    format!("{title} {} {year}", lang.pick("NĂM", "IN"))
}
