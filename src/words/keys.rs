//! What a key does, in a word or two, for the footer and the help.

use super::Lang;

texts! {
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
    key_district: "huyện", "district";
    key_what_if: "giả định", "what if";
    key_supposed: "các giả định", "suppositions";
    key_trend: "diễn biến", "trend";
    key_compare: "so sánh", "compare";
    key_changes: "có gì mới", "what changed";
    key_seen: "đã xem", "seen";
    key_enterprises: "doanh nghiệp", "enterprises";
    key_export: "xuất tệp", "export";
    key_copy: "chép", "copy";
    key_severity: "lỗi/cảnh báo", "errors/warnings";
    key_codes: "mã", "codes";
    key_sort: "sắp xếp", "sort";
    key_reverse: "đảo chiều", "reverse";
    key_years: "năm", "year";
    key_reload: "đọc lại", "read again";
    key_pane: "khung chi tiết", "detail pane";
    key_language: "English", "Tiếng Việt";
    key_help: "trợ giúp", "help";
    key_quit: "thoát", "leave";
    key_narrow: "gõ để lọc", "type to narrow";
    key_mark: "đánh dấu", "marks";
    key_apply: "áp dụng", "applies";
    key_leave: "thôi", "leaves";
    key_erase: "xóa", "erases";
    key_cursor: "dời con trỏ", "moves the cursor";
    key_field: "mục", "line";
    key_change: "đổi", "change";
    key_digits: "số", "digits";
    key_apply_form: "áp dụng", "apply";
    key_close_form: "thôi", "close";
    key_remove: "bỏ dòng này", "drops this one";
    key_remove_last: "bỏ giả định cuối", "the last one";
    key_remove_all: "bỏ hết", "all";
    key_close: "đóng", "closes";
    key_replace: "ghi đè", "replaces it";
    key_keep: "không ghi", "leaves it";
    key_save_suppositions: "lưu ra gia-dinh.toml", "saves to gia-dinh.toml";
    key_load_suppositions: "đọc lại", "loads it";
    key_suspend: "tạm dừng", "suspend";
}
