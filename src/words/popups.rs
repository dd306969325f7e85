//! Texts of the popups: titles, hints and labels of forms.

use super::Lang;

texts! {
    pick_zone: "Chọn khu, cụm công nghiệp", "Choose zones";
    pick_ownership: "Chọn loại hình doanh nghiệp", "Choose ownerships";
    pick_codes: "Chọn mã lỗi, cảnh báo", "Choose codes";
    no_match: "Không có mục nào khớp", "Nothing matches";
    help_title: "Trợ giúp", "Help";
    pick_district: "Chọn huyện, thành phố", "Choose districts";
    suppositions: "Các giả định", "Suppositions";
    as_it_is: "giữ nguyên", "as it is";
    members_from: "Đảng viên từ mức", "Members from";
    members_to: "lên (xuống) mức", "to";
    how_many: "số đảng viên", "how many";
    nothing_supposed: "Chưa giả định gì: đứng ở một dòng rồi bấm w.", "Nothing is supposed yet: press w on a row.";
    not_in_force: "không áp dụng được", "not in force";
    list_goals: "ít thay đổi nhất để đạt ngưỡng", "fewest changes to the line";
    pick_compare: "So sánh với", "Compare with";
    others: "mục khác", "others";
    open_unit: "mở tổ chức hoặc chi bộ này", "opens this organisation or branch";
}
