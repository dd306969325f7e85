//! The terms of the subject, used on screens and in reports: units, ratings, ownerships, targets.

use super::{Lang, Noun};
use crate::analysis::{BelowReason, TargetKind};
use crate::domain::{
    Dataset, Field, Kind, Meaning, Ownership, Rating, Table, UnratedReason, Year, Zone,
};
use std::borrow::Cow;

texts! {
    illustrative: "Số liệu minh họa", "Illustrative data";
    zone: "Khu", "Zone";
    zone_long: "Khu, cụm công nghiệp", "Industrial park or cluster";
    ownership: "LHDN", "Ownership";
    ownership_long: "Loại hình doanh nghiệp", "Ownership";
    below_only: "dưới ngưỡng", "below the line";
    base_organisations: "Tổ chức cơ sở", "Base organisations";
    branches_under: "Chi bộ trực thuộc", "Branches";
    members: "Đảng viên", "Members";
    unrated: "chưa xếp loại", "not rated";
    figure_lacking: "thiếu số liệu", "a figure is missing";
    owners: "chủ doanh nghiệp", "owners";
    founded: "thành lập", "founded";
    scope: "Phạm vi nghị quyết", "Scope of the resolution";
    organisation_name: "Tổ chức cơ sở đảng", "Base organisation";
    branch_name: "Chi bộ", "Branch";
    committee: "Đảng bộ cơ sở", "Base committee";
    kind: "Loại", "Kind";
    rating: "Xếp loại", "Rating";
    good_or_better: "Tốt trở lên", "Good or better";
    admitted_short: "Kết nạp", "Adm.";
    good_share: "Tốt trở lên", "Good+ share";
    admitted: "Kết nạp", "Admitted";
    workers: "Lao động", "Workers";
    district: "Địa bàn", "District";
    year: "Năm", "Year";
    need: "cần", "needs";
    nearest: "Gần nhất", "Nearest";
    trade_union: "công đoàn", "trade union";
    youth_union: "ĐTN", "youth union";
    target: "Chỉ tiêu", "Target";
    value: "Thực hiện", "Reached";
    threshold: "Ngưỡng", "Line";
    met: "Đạt", "Met";
    missed: "Chưa đạt", "Missed";
    missing: "Thiếu", "Missing";
    errors: "lỗi", "errors";
    warnings: "cảnh báo", "warnings";
    file: "Tệp", "File";
    line_number: "Dòng", "Line";
    column: "Cột", "Column";
    cell: "Ô", "Cell";
    cell_content: "Nội dung ô", "Cell content";
    what: "Nội dung", "What";
    no_data: "Chưa có số liệu để hiện.", "There is no data to show.";
    trend: "Diễn biến các năm", "Through the years";
    of_the_whole: "chỉ tiêu của toàn khối", "a target of the whole";
    so_far: "đến nay", "so far";
    all_ownerships: "toàn khối", "all";
    in_all: "tất cả", "in all";
    every_ownership: "mọi loại hình", "in all";
    by_year: "Từng năm", "Each year";
    every_year_to: "mỗi năm đến", "every year to";
    any_ownership: "mọi loại hình", "any ownership";
    seconded: "cán bộ tăng cường", "officers seconded";
    outside_scope: "ngoài phạm vi", "outside the scope";
    threshold_is_reached: "Đã đạt ngưỡng, không cần thay đổi nào", "The line is met: nothing needs to change";
    nearest_of: "Gần đạt nhất", "Nearest to their line";
    enterprises: "Doanh nghiệp", "Enterprises";
    with_organisation: "có tổ chức đảng", "with a Party organisation";
    without_organisation: "chưa có tổ chức đảng", "without one";
    yes: "có", "yes";
    no: "không", "no";
    supposition: "Giả định", "Supposition";
    trade_union_short: "CĐ", "TU";
    youth_union_short: "ĐTN", "YU";
    out_of: "trên", "of";
    out_of_all: "trong số", "of";
    data_note: "Số liệu", "Data note";
    unit: "Đơn vị", "Unit";
    still_short: "còn thiếu", "short by";
    distance: "So ngưỡng", "vs. line";
    last_years: "5 năm", "Years";
    why: "Vì sao", "Why";
    change_heading: "± năm trước", "± year before";
    id: "Mã", "Id";
    exported_committee: "Đảng bộ cơ sở (tên)", "Name of its committee";
    exported_kind: "Loại hình tổ chức", "Kind";
    exported_zone: "Khu, cụm công nghiệp", "Zone";
    exported_share: "Tỷ lệ tốt trở lên (%)", "Good or better, %";
    exported_branches: "Chi bộ tốt trở lên trên số được xếp loại", "Branches good or better, of those rated";
    exported_distance: "Chênh lệch so với ngưỡng (điểm)", "Distance to the line, points";
    exported_missing: "Còn thiếu, đảng viên", "Short by, members";
    exported_missing_branches: "Còn thiếu, chi bộ", "Short by, branches";
    exported_change: "Tăng, giảm so với năm trước (điểm)", "Change since the year before, points";
    note: "Ghi chú", "Note";
    good_or_better_members: "Đảng viên đạt", "Members good+";
    code: "Loại", "Kind";
    short_by: "thiếu", "short by";
    owners_short: "chủ DN", "owners";
}

/// A heading of a table; that of the change since the year before names that year, that of the
/// districts is the word of the data.
#[must_use]
pub fn column_heading(
    lang: Lang,
    heading: &'static str,
    data: &Dataset,
    year: Year,
) -> Cow<'static, str> {
    if heading == change_heading(lang) {
        format!("± {}", year.before()).into()
    } else if heading == district(lang) {
        district_of_data(lang, data)
    } else {
        heading.into()
    }
}

/// The heading of a column in a few letters; None if it has no shorter one.
#[must_use]
pub fn short_heading(lang: Lang, heading: &str) -> Option<&'static str> {
    let shorter = [
        (good_share(lang), lang.pick("≥ tốt", "≥ good")),
        (distance(lang), lang.pick("ngưỡng", "vs line")),
        (missing(lang), lang.pick("Thiếu", "Short")),
    ];
    shorter.into_iter().find(|(long, _)| *long == heading).map(|(_, short)| short)
}

/// The most letters of the data's own words for a district.
const LONGEST_DISTRICT: usize = 24;

/// What the data calls a district: the headings of its files, `Huyện / Xã, phường`; where they are
/// too long the first of them.
#[must_use]
pub fn district_of_data(lang: Lang, data: &Dataset) -> Cow<'static, str> {
    if lang == Lang::En {
        return district(lang).into();
    }
    let columns = data.files.iter().flat_map(|file| &file.columns);
    let own = columns.filter(|(_, meaning)| *meaning == Meaning::Field(Field::District));
    let mut words: Vec<String> = Vec::new();
    for (heading, _) in own {
        let word = heading.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let word = super::capital(&word);
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    let length = |text: &str| text.chars().count();
    let all = words.join(" / ");
    match words.into_iter().next() {
        Some(_) if length(&all) <= LONGEST_DISTRICT => all.into(),
        Some(first) if length(&first) <= LONGEST_DISTRICT => first.into(),
        _ => district(lang).into(),
    }
}

/// The group outside any zone.
#[must_use]
pub const fn outside(lang: Lang) -> &'static str {
    lang.pick(Zone::OUTSIDE_NAME, "Outside any park or cluster")
}

/// The title of the table of zones and years.
#[must_use]
pub fn measure_through_years(lang: Lang, measure: &str) -> String {
    both!(lang, vi("{measure} tốt trở lên, %"), en("{measure} good or better, %"))
}

/// Why a unit was not rated.
#[must_use]
pub const fn unrated_reason(lang: Lang, reason: UnratedReason) -> &'static str {
    match reason {
        UnratedReason::NotRated => lang.pick("không ghi lý do", "without a reason"),
        UnratedReason::NewlyFounded => lang.pick("mới thành lập", "newly founded"),
        UnratedReason::UnderSixMonths => lang.pick("chưa đủ 6 tháng", "under 6 months"),
        UnratedReason::Exempt => lang.pick("được miễn", "exempt"),
        UnratedReason::Suspended => lang.pick("bị đình chỉ", "suspended"),
    }
}

/// The rating of a unit that was not rated, with the reason, as it is read back.
#[must_use]
pub const fn unrated_rating(lang: Lang, reason: UnratedReason) -> &'static str {
    match reason {
        UnratedReason::NotRated => rating_long(lang, Rating::Unrated),
        UnratedReason::NewlyFounded => lang.pick("Mới thành lập", "newly founded"),
        UnratedReason::UnderSixMonths => lang.pick("Chưa đủ 6 tháng", "under 6 months"),
        UnratedReason::Exempt => lang.pick("Miễn đánh giá", "exempt"),
        UnratedReason::Suspended => lang.pick("Đình chỉ", "suspended"),
    }
}

/// A rating as a screen shows it.
#[must_use]
pub const fn rating_short(lang: Lang, rating: Rating) -> &'static str {
    match rating {
        Rating::Excellent => lang.pick("HTXSNV", "excellent"),
        Rating::Good => lang.pick("HTTNV", "good"),
        Rating::Satisfactory => lang.pick("HTNV", "satisfactory"),
        Rating::Unsatisfactory => lang.pick("KHTNV", "unsatisfactory"),
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
        Kind::BaseCommittee => lang.pick("ĐB", "committee"),
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
        Ownership::NonState => lang.pick("NNN", "non-state"),
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

/// The ownerships of the targets' scope, short: `NNN, FDI`.
#[must_use]
pub fn scope_list(lang: Lang, scope: &[Ownership]) -> String {
    if Ownership::KNOWN.iter().all(|known| scope.contains(known)) {
        return any_ownership(lang).to_owned();
    }
    let names: Vec<&str> = scope.iter().map(|o| ownership_short(lang, *o)).collect();
    names.join(", ")
}

/// A table's name in a sentence.
#[must_use]
pub const fn table(lang: Lang, table: Table) -> &'static str {
    Noun::of_table(table).form(lang, 2)
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

/// A target's name for so many columns: the longest that fits, else the shortest.
#[must_use]
pub fn target_name_in(lang: Lang, kind: TargetKind, columns: usize) -> &'static str {
    let [short, shortest] = match kind {
        TargetKind::Organisations => [
            lang.pick("Tổ chức hoàn thành tốt trở lên", "Organisations good or better"),
            lang.pick("Tổ chức tốt", "Organisations"),
        ],
        TargetKind::Members => [
            lang.pick("Đảng viên hoàn thành tốt trở lên", "Members good or better"),
            lang.pick("Đảng viên tốt", "Members"),
        ],
        TargetKind::Admitted => {
            [lang.pick("Kết nạp đảng viên", "Members admitted"), lang.pick("Kết nạp", "Admitted")]
        }
        TargetKind::Owners => [
            lang.pick("Trong đó: chủ doanh nghiệp", "Owners among them"),
            lang.pick("Chủ DN", "Owners"),
        ],
        TargetKind::Founded => [
            lang.pick("Thành lập tổ chức đảng", "Organisations founded"),
            lang.pick("Thành lập", "Founded"),
        ],
    };
    let names = [target_name(lang, kind), short];
    names.into_iter().find(|name| name.chars().count() <= columns).unwrap_or(shortest)
}

/// A column as the contract's table calls it, for a sentence.
#[must_use]
pub fn field(lang: Lang, field: Field) -> &'static str {
    match lang {
        Lang::Vi => crate::ingest::usual_headings(field).split("; ").next().unwrap_or_default(),
        Lang::En => field.word(),
    }
}
