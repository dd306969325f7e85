//! Texts of the popups: titles, hints and labels of forms.

use super::Lang;

texts! {
    pick_zone: "Chọn khu, cụm công nghiệp", "Choose zones";
    pick_ownership: "Chọn loại hình doanh nghiệp", "Choose ownerships";
    pick_codes: "Chọn mã lỗi, cảnh báo", "Choose codes";
    pick_help: "gõ để lọc · Tab đánh dấu · Enter áp dụng · Esc thôi", "type to narrow · Tab marks · Enter applies · Esc leaves";
    no_match: "Không có mục nào khớp", "Nothing matches";
    help_title: "Trợ giúp", "Help";
    help_close: "Esc đóng", "Esc closes";
    pick_district: "Chọn huyện, thành phố", "Choose districts";
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
    pick_compare: "So sánh với", "Compare with";
    others: "mục khác", "others";
    open_unit: "mở tổ chức hoặc chi bộ này", "opens this organisation or branch";
}
