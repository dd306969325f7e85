//! Texts of the report for a meeting, as a Party office writes it.

use super::{Lang, Noun, counted, lacking, percent, whole};
use crate::analysis::{Measures, Totals};
use crate::domain::{Date, Measure, Status, Year};

texts! {
    party: "ĐẢNG CỘNG SẢN VIỆT NAM", "COMMUNIST PARTY OF VIETNAM";
    number_of_report: "Số …… - BC/……", "No. …… - BC/……";
    report_title: "BÁO CÁO", "REPORT";
    draft: "Số liệu minh họa, không phải số liệu thật", "Illustrative data, not real figures";
    results: "Kết quả chung", "Results";
    results_against_targets: "Kết quả thực hiện chỉ tiêu", "Results against the targets";
    results_by_zone: "Kết quả theo khu, cụm công nghiệp", "Results by industrial zone";
    organisations_to_watch: "Tổ chức cơ sở đảng dưới ngưỡng", "Base organisations below a line";
    branches_to_watch: "Chi bộ trực thuộc dưới ngưỡng", "Branches below a line";
    compared_with_before: "So với năm trước", "Compared with the year before";
    none_below: "Không có.", "None.";
    total: "Tổng số", "In all";
    rated_short: "Được xếp loại", "Rated";
    good_short: "Tốt trở lên", "Good or better";
    before_short: "Năm trước (%)", "Year before (%)";
    change_short: "Tăng, giảm", "Change";
    recipients: "Nơi nhận:", "To:";
    signer: "T/M BAN THƯỜNG VỤ", "FOR THE STANDING COMMITTEE";
    signature_note: "(ký tên, đóng dấu)", "(signature, seal)";
    ordinal: "TT", "No.";
    share_short: "Tỷ lệ (%)", "Share (%)";
    no_owner_among_them: ", không có chủ doanh nghiệp", ", no owner of an enterprise among them";
    none_founded: "Không thành lập mới tổ chức đảng nào.", "No organisation was founded.";
    head_signs: "TRƯỞNG BAN", "HEAD";
}

sentences! {
    by_years(start): "Tổ chức cơ sở hoàn thành tốt trở lên, từng năm (%, từ {start} đến 100)", "Base organisations good or better by year (%, from {start} to 100)";
    members_by_zones(start): "Đảng viên hoàn thành tốt trở lên, từng khu, cụm (%, từ {start} đến 100)", "Members good or better by zone (%, from {start} to 100)";
    report_subject(year): "kết quả đánh giá, xếp loại tổ chức đảng và đảng viên năm {year}", "on the rating of Party organisations and members in {year}";
    report_subject_of(year, part): "kết quả đánh giá, xếp loại tổ chức đảng và đảng viên năm {year} – {part}", "on the rating of Party organisations and members in {year} – {part}";
    zones_lacking(zones): "Số liệu của khu chưa kể dòng thiếu số liệu: {zones}.", "The figures of zones are without rows that lack one: {zones}.";
    targets_are_of(names): "Các chỉ tiêu tính trong phạm vi của nghị quyết: {names}.", "The targets are those of the resolution, for: {names}.";
    abbreviations(list): "Chữ viết tắt: {list}.", "Abbreviations: {list}.";
    why_below(all, rated, others, branches, members, unrated): "Có {all} tổ chức dưới ngưỡng: {rated} tổ chức xếp loại dưới mức hoàn thành tốt nhiệm vụ; {others} tổ chức xếp loại từ tốt trở lên nhưng tỷ lệ chi bộ tốt trở lên dưới {branches} %, hoặc tỷ lệ đảng viên tốt trở lên dưới {members} %{unrated}.", "Organisations below a line: {all}. Rated below good: {rated}. Good or better, but with less than {branches} % of their branches or {members} % of their members so: {others}{unrated}.";
    and_unrated(unrated): "; {unrated} tổ chức chưa có xếp loại, có tỷ lệ thấp như vậy", ". Without a rating, with as few: {unrated}";
    incomplete(what): "Số liệu chưa đầy đủ, cần kiểm tra trước khi sử dụng ({what}).", "The figures are not complete; check them before use ({what}).";
    admitted_in_year(count): "Trong năm kết nạp {count} đảng viên", "Members admitted in the year: {count}";
    owners_among_them(count): ", trong đó có {count} chủ doanh nghiệp", ", owners of enterprises among them: {count}";
    founded_in_year(count): "Thành lập mới {count} tổ chức đảng.", "Organisations founded: {count}.";
    and_more(more): " và {more} khác", " and {more} more";
    in_year(year, what): "Năm {year}, có {what}.", "In {year} there are {what}.";
    in_year_and_place(year, place, what): "Năm {year}, {place} có {what}.", "In {year}, {place} has {what}.";
    more_in_workbook(more): "… và {more} đơn vị khác; danh sách đầy đủ trong sổ tính.", "… and {more} more; the workbook has them all.";
    fell_since(year, count, names): "Xuống dưới ngưỡng so với năm {year}: {count} tổ chức{names}.", "Fell below since {year}: {count}{names}.";
    rose_since(year, count, names): "Vượt lên trên ngưỡng so với năm {year}: {count} tổ chức{names}.", "Rose above since {year}: {count}{names}.";
}

/// The row of the zones that are not listed: how many, and how many of them are below a threshold.
#[must_use]
pub fn other_zones(lang: Lang, count: usize, below: usize) -> String {
    let below = match below {
        0 => String::new(),
        below => both!(
            lang,
            vi(", trong đó {} dưới ngưỡng", below),
            en(", of them {} below a line", below)
        ),
    };
    both!(
        lang,
        vi("Các khu, cụm khác ({}{})", count, below),
        en("Other zones ({}{})", count, below)
    )
}

/// The committees that have a name of their own: the Party organisation, its committee.
const COMMITTEES: [(&str, &str); 4] = [
    ("Đảng bộ tỉnh ", "Tỉnh ủy "),
    ("Đảng bộ thành phố ", "Thành ủy "),
    ("Đảng bộ huyện ", "Huyện ủy "),
    ("Đảng bộ ", "Đảng ủy "),
];

/// Who sends the report of a Party organisation: its committee.
#[must_use]
pub fn sender(organisation: &str) -> String {
    let of = |(name, committee): &(&str, &str)| {
        organisation.strip_prefix(name).map(|rest| format!("{committee}{rest}"))
    };
    let committee = COMMITTEES.iter().find_map(of);
    committee.unwrap_or_else(|| organisation.to_owned()).to_uppercase()
}

/// For whom the report is signed: a board's head signs himself.
#[must_use]
pub fn signer_of(lang: Lang, organisation: &str) -> &'static str {
    if organisation.starts_with("Ban ") { head_signs(lang) } else { signer(lang) }
}

/// The line of place and date: `……, ngày 27 tháng 11 năm 2026`.
#[must_use]
pub fn place_and_date(lang: Lang, date: Date) -> String {
    match (lang, date.parts()) {
        (Lang::Vi, Some((year, month, day))) => {
            format!("…………, ngày {day:02} tháng {month:02} năm {year}")
        }
        (Lang::Vi, None) => "…………, ngày …… tháng …… năm ……".to_owned(),
        (Lang::En, Some((year, month, day))) => format!("…………, {year}-{month:02}-{day:02}"),
        (Lang::En, None) => "…………, ……".to_owned(),
    }
}

/// The year in figures, as one paragraph.
#[must_use]
pub fn summary(
    lang: Lang,
    year: Year,
    place: &str,
    (measures, totals): (&Measures, &Totals),
) -> String {
    let [organisations, branches, members] = measures.all();
    let parts = [
        Some(counted(lang, organisations.total, Noun::CountedOrganisation)),
        (branches.total > 0).then(|| counted(lang, branches.total, Noun::BranchUnder)),
        Some(counted(lang, members.total, Noun::Member)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let (last, first) =
        parts.split_last().map_or((String::new(), &[][..]), |(l, f)| (l.clone(), f));
    let all = format!("{} {} {last}", first.join(", "), lang.pick("và", "and"));
    let mut text = match place {
        "" => in_year(lang, year, all),
        place => in_year_and_place(lang, year, place, all),
    };
    text.push(' ');
    for (measure, noun) in [
        (organisations, Noun::BaseOrganisation),
        (branches, Noun::BranchUnder),
        (members, Noun::Member),
    ] {
        text += &sentence(lang, measure, noun);
    }
    text += &events(lang, totals);
    text.trim_end().to_owned()
}

/// The members admitted and the organisations founded in the year, with how many rows lack the
/// figure; nothing where no row has it.
fn events(lang: Lang, totals: &Totals) -> String {
    let mut text = String::new();
    if let Some(admitted) = totals.known(totals.admitted) {
        text += &admitted_in_year(lang, whole(lang, admitted));
        text += &lacking(lang, totals.admitted.lacking);
        let owners = totals.known(totals.owners);
        match owners {
            Some(0) => text += no_owner_among_them(lang),
            Some(owners) => text += &owners_among_them(lang, whole(lang, owners)),
            None => {}
        }
        // Rows without both figures are named once.
        if owners.is_some() && totals.owners.lacking != totals.admitted.lacking {
            text += &lacking(lang, totals.owners.lacking);
        }
        text += ". ";
    }
    match totals.known(totals.founded) {
        Some(0) => text += none_founded(lang),
        Some(founded) => text += &founded_in_year(lang, whole(lang, founded)),
        None => {}
    }
    text
}

/// A measure as a sentence.
fn sentence(lang: Lang, m: &Measure, noun: Noun) -> String {
    let n = |value| whole(lang, value);
    let (met, of) = (n(m.share.met), n(m.share.of));
    let unrated = match m.unrated {
        0 => String::new(),
        unrated => {
            both!(lang, vi(" ({} chưa xếp loại)", n(unrated)), en(" ({} not rated)", n(unrated)))
        }
    };
    let what = noun.form(lang, m.share.of);
    let share = percent(lang, m.share, m.threshold);
    let threshold = m.threshold;
    let short = counted(lang, m.shortfall(), noun);
    match m.status() {
        Status::Unrated => {
            both!(lang, vi("Chưa có {what} nào được xếp loại. "), en("No {what} are rated yet. "))
        }
        Status::Meets => both!(
            lang,
            vi(
                "Trong {of} {what} được xếp loại{unrated}, {met} hoàn thành tốt nhiệm vụ trở lên, bằng {share} %, đạt ngưỡng {threshold} %. "
            ),
            en(
                "Of {of} rated {what}{unrated}, {met} are good or better: {share} %, which meets the line of {threshold} %. "
            )
        ),
        Status::Below => both!(
            lang,
            vi(
                "Trong {of} {what} được xếp loại{unrated}, {met} hoàn thành tốt nhiệm vụ trở lên, bằng {share} %, dưới ngưỡng {threshold} %, còn thiếu {short}. "
            ),
            en(
                "Of {of} rated {what}{unrated}, {met} are good or better: {share} %, below the line of {threshold} %, short by {short}. "
            )
        ),
    }
}
