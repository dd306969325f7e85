//! The usual Vietnamese headings of each column, for messages.

use crate::domain::Field;

/// The usual Vietnamese headings of a column, for messages. Several are separated by `; `.
pub const fn usual(field: Field) -> &'static str {
    match field {
        Field::Year => "Năm; Năm đánh giá",
        Field::Period => "Kỳ số liệu",
        Field::Id => "Mã; Mã tổ chức; Mã số",
        Field::Name => "Tên tổ chức đảng; Tên TCCSĐ; Tên chi bộ; Tên đơn vị",
        Field::Kind => "Loại hình tổ chức; Loại hình TCCSĐ; Loại tổ chức",
        Field::Parent => "Mã tổ chức cấp trên; Đảng bộ cơ sở; Trực thuộc",
        Field::Zone => "Khu, cụm công nghiệp; KCN",
        Field::District => "Huyện, thành phố; Địa bàn",
        Field::Ownership => "Loại hình doanh nghiệp; Thành phần kinh tế",
        Field::Workers => "Số lao động; Tổng số lao động",
        Field::Rating => "Xếp loại; Kết quả xếp loại",
        Field::Members => "Tổng số đảng viên; Số đảng viên; Đảng viên",
        Field::MembersRated => "Đảng viên được đánh giá, xếp loại",
        Field::MembersExcellent => "Đảng viên HTXSNV",
        Field::MembersGood => "Đảng viên HTTNV",
        Field::MembersSatisfactory => "Đảng viên HTNV",
        Field::MembersUnsatisfactory => "Đảng viên KHTNV",
        Field::Admitted => "Kết nạp đảng viên; Kết nạp",
        Field::AdmittedOwners => "Kết nạp chủ doanh nghiệp",
        Field::AdmittedLeaders => "Kết nạp lãnh đạo chủ chốt, đoàn thể",
        Field::Established => "Ngày thành lập",
        Field::Seconded => "Cán bộ tăng cường",
        Field::Branches => "Số chi bộ trực thuộc",
        Field::BranchesRated => "Số chi bộ được xếp loại",
        Field::BranchesExcellent => "Số chi bộ HTXSNV",
        Field::BranchesGood => "Số chi bộ HTTNV",
        Field::BranchesSatisfactory => "Số chi bộ HTNV",
        Field::BranchesUnsatisfactory => "Số chi bộ KHTNV",
        Field::TradeUnion => "Công đoàn",
        Field::YouthUnion => "Đoàn thanh niên",
        Field::Elsewhere => "Đăng ký ở nơi khác",
        Field::Enterprise => "Tên doanh nghiệp; Doanh nghiệp",
        Field::Organisation => "Tổ chức đảng",
        Field::DataNote => "Số liệu",
    }
}
