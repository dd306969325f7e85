//! Texts of the pages that open over a screen: a unit, trend, comparison, enterprises, changes.

use super::Lang;

texts! {
    why_below: "Vì sao dưới ngưỡng", "Why it is below";
    how_it_stands: "So với ngưỡng", "Against the lines";
    judged_on_all: "Xét trên tất cả chi bộ của đảng bộ, không theo bộ lọc", "Judged on all of its branches, filtered or not";
    over_the_years: "Qua các năm", "Over the years";
    undated: "tệp không ghi năm", "a file without years";
    not_judged: "chưa đủ số liệu để xét", "cannot be judged yet";
    meets_all: "Đạt mọi ngưỡng", "Meets every line";
    since: "thành lập", "since";
    no_data_of_year: "không có số liệu", "no data";
    changes: "Thay đổi trong tệp", "Changes in the files";
    happened_changed: "Thay đổi", "Changed";
    happened_new: "Thêm mới", "New";
    happened_gone: "Không còn trong tệp", "No longer in the files";
    compare: "So sánh với", "Compared with";
    whole_bloc: "Toàn khối", "The whole";
    trend_organisations: "Tổ chức", "Orgs";
    trend_branches: "Chi bộ", "Branches";
    trend_branches_short: "Chi bộ", "Branch";
    trend_members: "Đ.viên", "Members";
    difference: "Chênh", "Change";
    count_organisations: "Số tổ chức cơ sở", "Base organisations, number";
    count_branches: "Số chi bộ trực thuộc", "Branches, number";
    count_members: "Số đảng viên", "Members, number";
    found_next: "Nơi cần phát triển tổ chức đảng", "Where to found next";
    no_enterprises: "Chưa có tệp doanh nghiệp. Tệp này cho biết doanh nghiệp nào đông lao động mà chưa có tổ chức đảng; các cột: Tên doanh nghiệp, Khu công nghiệp, Số lao động, Loại hình doanh nghiệp, Tổ chức đảng, Công đoàn, Đoàn thanh niên.", "There is no enterprises file. It would tell which enterprises have many workers and no Party organisation; its columns: enterprise, zone, workers, ownership, organisation, trade union, youth union.";
    most_not_reached: "Nhiều lao động chưa có tổ chức đảng nhất", "Most workers not reached";
    largest_without: "Doanh nghiệp chưa có tổ chức đảng, đông lao động trước", "Enterprises without a Party organisation, most workers first";
    fell: "Xuống dưới ngưỡng so với năm trước", "Fell below since the year before";
    rose: "Vượt lên trên ngưỡng so với năm trước", "Rose above since the year before";
    new_units: "Mới", "New";
    gone: "Không còn (giải thể, sáp nhập, chưa báo cáo)", "Gone (dissolved, merged, not reported)";
    largest_falls: "Tỷ lệ đảng viên tốt trở lên giảm nhiều nhất", "Largest falls of the members' share";
    largest_rises: "Tỷ lệ đảng viên tốt trở lên tăng nhiều nhất", "Largest rises of the members' share";
    below_here: "Chỉ dưới ngưỡng ở cột bên trái", "Below in the left column only";
    below_there: "Chỉ dưới ngưỡng ở cột bên phải", "Below in the right column only";
    committees_by_size: "Đảng bộ cơ sở theo số chi bộ, lao động (cán bộ tăng cường)", "Base committees by branches and workers (officers seconded)";
    without_admission: "Không kết nạp đảng viên từ 2 năm trở lên", "No member admitted for 2 years or more";
    nothing_to_found: "Mọi doanh nghiệp ở đây đã có tổ chức đảng.", "Every enterprise here has a Party organisation.";
    is_in_years: "Có trong các năm:", "It is in the years:";
    nothing_differs: "Không có gì khác.", "Nothing differs.";
    no_year_before: "Không có số liệu năm trước để so sánh.", "There is no year before to compare with.";
    leaders: "lãnh đạo, đoàn thể", "leaders";
    not_in_year: "không có trong năm", "not there in";
}
