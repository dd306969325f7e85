//! Findings as sentences: what is wrong.

use super::unreadable::unreadable;
use super::{
    Lang, Noun, counted, field, groups, percent, ragged, rating_long, rules, table, whole,
};
use crate::domain::{
    Dataset, Encoding, Field, Finding, FindingKind, HIDDEN_CELL, NearCommittee, Share, Year,
};

/// A finding as one sentence with its place: `file:line: column "…": …`.
#[must_use]
pub fn sentence_of(lang: Lang, data: &Dataset, finding: &Finding) -> String {
    let file = data.files.get(usize::from(finding.place.file));
    let place = file.map_or_else(String::new, |file| file.place(&finding.place));
    format!("{place}: {}", message(lang, data, finding))
}

/// The sentence of a finding without its column, for a table that has a column for that.
#[must_use]
pub fn bare_message(lang: Lang, data: &Dataset, finding: &Finding) -> String {
    let body = body(lang, data, &finding.kind, &finding.place.cell);
    body + hidden_note(lang, &finding.place.cell)
}

/// The sentence of a finding for a table that has columns for its unit and its column.
#[must_use]
pub fn message_in_table(lang: Lang, data: &Dataset, finding: &Finding) -> String {
    match finding.kind {
        FindingKind::MissingReport { year, .. } => missing_report(lang, year),
        FindingKind::OnlyEarlier { year, later_file, .. } => {
            only_earlier(lang, year, &data.file_title(later_file))
        }
        _ => bare_message(lang, data, finding),
    }
}

/// What is wrong with a unit that a year lacks.
fn missing_report(lang: Lang, year: Year) -> String {
    both!(
        lang,
        vi("có năm {} mà không có năm {year}", year.before()),
        en("is there in {} and not in {year}", year.before())
    )
}

/// What is wrong with a unit that only an earlier period has.
fn only_earlier(lang: Lang, year: Year, later: &str) -> String {
    both!(
        lang,
        vi("chỉ có ở kỳ trước của năm {year}, không có trong {later}: không được tính"),
        en("is only in an earlier period of {year} and not in {later}: it is in no sum")
    )
}

/// What is added where the cell is not shown.
fn hidden_note(lang: Lang, cell: &str) -> &'static str {
    if cell == HIDDEN_CELL {
        lang.pick(
            " (ô có thể là tên người hoặc dữ liệu cá nhân nên không hiện)",
            " (the cell may be a person's name or personal data, so it is not shown)",
        )
    } else {
        ""
    }
}

/// The sentence of a finding, its cell and column quoted where it has them.
#[must_use]
pub fn message(lang: Lang, data: &Dataset, finding: &Finding) -> String {
    let (column, cell) = (&*finding.place.column, &*finding.place.cell);
    let body = body(lang, data, &finding.kind, cell) + hidden_note(lang, cell);
    if column.is_empty() && matches!(finding.kind, FindingKind::UnknownColumn { .. }) {
        let heading = lang.pick("cột không có tiêu đề", "a column without a heading");
        return format!("{heading}: {body}");
    }
    if column.is_empty() || matches!(finding.kind, FindingKind::MissingColumn(_)) {
        return body;
    }
    format!("{} \"{column}\": {body}", lang.pick("cột", "column"))
}

/// The heading of a finding's column as in its file; of a column that is missing, its name.
#[must_use]
pub fn column_of(lang: Lang, finding: &Finding) -> String {
    match finding.kind {
        FindingKind::MissingColumn(missing) => field(lang, missing).to_owned(),
        _ => finding.place.column.to_string(),
    }
}

#[expect(clippy::too_many_lines, reason = "a table: one sentence for each kind")]
fn body(lang: Lang, data: &Dataset, what: &FindingKind, cell: &str) -> String {
    let n = |value: u64| whole(lang, value);
    let of = |value: u64, noun| counted(lang, value, noun);
    match what {
        FindingKind::Unreadable(why) => unreadable(lang, why),
        FindingKind::NoTable => lang
            .pick(
                "không thấy dòng tiêu đề của bảng tổ chức, bảng chi bộ hay bảng doanh nghiệp",
                "no header of organisations, branches or enterprises was found",
            )
            .to_owned(),
        FindingKind::SummaryForm => lang
            .pick(
                "đây là biểu tổng hợp: mỗi dòng là số cộng của một cấp, một loại hình hay một mức xếp loại, không phải một tổ chức đảng",
                "this is a form of sums: a row is the sum of a superior unit, a kind or a level, not a Party organisation",
            )
            .to_owned(),
        FindingKind::MissingColumn(f) => both!(
            lang,
            vi("thiếu cột \"{}\"", field(lang, *f)),
            en("the column `{}` is missing", f.word())
        ),
        FindingKind::LostLetters => both!(
            lang,
            vi("\"{cell}\": các chữ có dấu đã bị thay bằng \"?\" hoặc \"_\" khi lưu tệp"),
            en("\"{cell}\": letters were replaced by \"?\" or \"_\" when the file was saved")
        ),
        FindingKind::RaggedRow(what) => ragged::body(lang, *what),
        FindingKind::NotANumber(Field::Year) if cell.is_empty() => lang
            .pick("chưa ghi năm; dòng này không thuộc năm nào", "no year is told; the row is in no year")
            .to_owned(),
        FindingKind::NotANumber(Field::Year) => both!(
            lang,
            vi("\"{cell}\" không phải là một năm từ 1930 đến 2100; dòng này không thuộc năm nào"),
            en("\"{cell}\" is no year from 1930 to 2100; the row is in no year")
        ),
        FindingKind::NotANumber(_) => both!(
            lang,
            vi("\"{cell}\" không phải là số nguyên; ô này không vào tổng"),
            en("\"{cell}\" is not a whole number; the cell is in no sum")
        ),
        FindingKind::Negative => both!(
            lang,
            vi("\"{cell}\" là số âm; ô này không vào tổng"),
            en("\"{cell}\" is below zero; the cell is in no sum")
        ),
        FindingKind::BadDate => both!(
            lang,
            vi("\"{cell}\" không phải là ngày tháng"),
            en("\"{cell}\" is not a date")
        ),
        FindingKind::SpreadsheetError => both!(
            lang,
            vi("\"{cell}\" là giá trị lỗi của bảng tính; ô này coi như trống"),
            en("\"{cell}\" is an error value of the spreadsheet; the cell counts as empty")
        ),
        FindingKind::FormulaWithoutValue { others: 0 } => lang
            .pick(
                "công thức ở ô này chưa có kết quả lưu trong tệp; ô này coi như trống",
                "the formula of this cell has no stored value; the cell counts as empty",
            )
            .to_owned(),
        FindingKind::FormulaWithoutValue { others } => both!(
            lang,
            vi("công thức ở ô này và {} ô khác của trang chưa có kết quả lưu trong tệp; các ô này coi như trống", n(*others)),
            en("the formulas of this cell and of {} of the sheet have no stored value; the cells count as empty", of(*others, Noun::OtherCell))
        ),
        FindingKind::CollapsedId => both!(
            lang,
            vi("\"{cell}\" là mã đã bị bảng tính rút gọn thành số mũ; dùng tên thay cho mã"),
            en("\"{cell}\" is an id that the spreadsheet turned into a power of ten; the name serves as the id")
        ),
        FindingKind::OlderPeriod { year, rows, later_file } => {
            let later = data.file_title(*later_file);
            both!(
                lang,
                vi("có kỳ số liệu cũ hơn của năm {year}: {later} có số liệu mới hơn; {} dòng của tệp này không được tính", n(*rows)),
                en("has an earlier period of {year}: {later} has later figures; {} of this file not in any sum", of(*rows, Noun::Row))
            )
        }
        FindingKind::YearConflict { title, name } => both!(
            lang,
            vi("tiêu đề ghi năm {title}, tên tệp ghi năm {name}; lấy năm {title}"),
            en("the title gives the year {title}, the file's name {name}; {title} is used")
        ),
        FindingKind::StrayYear { year, usual } => both!(
            lang,
            vi("dòng này ghi năm {year}, các dòng khác của tệp ghi năm {usual}; dòng vẫn tính vào năm {year}"),
            en("the row has the year {year}, the other rows of the file {usual}; it counts in {year}")
        ),
        FindingKind::MergedCells { rows } => both!(
            lang,
            vi("{} ô trống dưới ô có nội dung, có lẽ trước đây là ô gộp; các ô này coi như trống", n(*rows)),
            en("{} below filled ones, probably of merged cells; counted as empty", of(*rows, Noun::EmptyCell))
        ),
        FindingKind::UnknownRating(near) => both!(
            lang,
            vi("\"{cell}\" không phải là mức xếp loại{}", near.map_or_else(String::new, |r| format!("; có phải \"{}\"?", rating_long(lang, r)))),
            en("\"{cell}\" is no rating{}", near.map_or_else(String::new, |r| format!("; is it \"{}\"?", rating_long(Lang::Vi, r))))
        ),
        FindingKind::UnknownKind(_) if cell.is_empty() => {
            lang.pick("chưa ghi loại hình tổ chức", "the kind of organisation is not told").to_owned()
        }
        FindingKind::UnknownKind(near) => both!(
            lang,
            vi("\"{cell}\" không phải là loại hình tổ chức{}", offer(lang, *near)),
            en("\"{cell}\" is no kind of organisation{}", offer(lang, *near))
        ),
        FindingKind::NameWithoutKind => both!(
            lang,
            vi("tên \"{cell}\" không cho biết là đảng bộ hay chi bộ cơ sở"),
            en("the name \"{cell}\" does not tell a committee from a cell")
        ),
        FindingKind::NoName => lang
            .pick(
                "dòng có số liệu nhưng không có tên đơn vị; số liệu vẫn được tính",
                "the row has figures but no name of a unit; its figures count",
            )
            .to_owned(),
        FindingKind::NoUnit => both!(
            lang,
            vi("dòng \"{cell}\" không có số thứ tự, loại hình và xếp loại như các đơn vị: không tính là đơn vị"),
            en("the row \"{cell}\" has no number, kind or rating as the units have: it is not counted as one")
        ),
        FindingKind::UnknownGroup(meant) => groups::unknown(lang, *meant, cell),
        FindingKind::UnknownOwnership(near) => both!(
            lang,
            vi("\"{cell}\" không phải là loại hình doanh nghiệp{}", offer(lang, *near)),
            en("\"{cell}\" is no ownership{}", offer(lang, *near))
        ),
        FindingKind::NoOrganisationColumn => lang
            .pick(
                "không có cột Tổ chức đảng: mọi doanh nghiệp trong tệp được coi là chưa có",
                "no column of Party organisations: all enterprises of the file count as without one",
            )
            .to_owned(),
        FindingKind::NotYesOrNo => both!(
            lang,
            vi("\"{cell}\" không cho biết là có hay không: không tính"),
            en("\"{cell}\" is neither yes nor no: it is not counted")
        ),
        FindingKind::UnknownParent(..) if cell.is_empty() => {
            lang.pick("chưa ghi đảng bộ cơ sở cấp trên", "the base committee is not told").to_owned()
        }
        FindingKind::UnknownParent(year, near) => both!(
            lang,
            vi("năm {year} không có đảng bộ cơ sở \"{cell}\"{}", near_committee(lang, near)),
            en("there is no base committee \"{cell}\" in {year}{}", near_committee(lang, near))
        ),
        FindingKind::NoOrganisations { year, rows } => both!(
            lang,
            vi("không có bảng tổ chức cơ sở đảng năm {year}, nên không rõ đảng bộ cấp trên của {} chi bộ", n(*rows)),
            en("there is no table of base organisations of {year}, so the committees of {} are not known", of(*rows, Noun::Branch))
        ),
        FindingKind::UnknownOrganisation(near) => both!(
            lang,
            vi("không có tổ chức đảng \"{cell}\" trong số liệu; doanh nghiệp vẫn tính là đã có tổ chức đảng{}", offer(lang, near.as_deref())),
            en("there is no organisation \"{cell}\" in the data; the enterprise counts as one with an organisation{}", offer(lang, near.as_deref()))
        ),
        FindingKind::ParentIsCell => both!(
            lang,
            vi("\"{cell}\" là chi bộ cơ sở, không có chi bộ trực thuộc"),
            en("\"{cell}\" is a base cell, which has no branches")
        ),
        FindingKind::DuplicateKey { year, other_file, other_line, counts } => {
            let file = data.file_title(*other_file);
            // An enterprise has no year.
            let of_year = Some(year).filter(|year| **year != Year::UNKNOWN);
            let in_year = of_year.map_or_else(String::new, |year| format!(" {} {year}", lang.pick("năm", "in")));
            both!(
                lang,
                vi("\"{cell}\"{in_year} có hai lần: còn ở {file}, dòng {other_line}; {}", if *counts { "dòng này được tính, dòng kia không" } else { "dòng kia được tính, dòng này không" }),
                en("\"{cell}\" stands twice{in_year}: also in {file}, line {other_line}; {}", if *counts { "this one counts, the other does not" } else { "the other counts, this one does not" })
            )
        }
        FindingKind::RatedOverMembers { rated, members } => both!(
            lang,
            vi("{} đảng viên được xếp loại, trong khi tổng số đảng viên chỉ là {}", n((*rated).into()), n((*members).into())),
            en("{} rated, but there are only {} in all", of((*rated).into(), Noun::MemberIs), n((*members).into()))
        ),
        FindingKind::LevelsMismatch { sum, rated } => both!(
            lang,
            vi("bốn mức cộng lại là {}, số được xếp loại là {}", n(*sum), n((*rated).into())),
            en("the four levels add up to {}, but {} rated", n(*sum), of((*rated).into(), Noun::MemberIs))
        ),
        FindingKind::ExcellentOverGood { excellent, good } => both!(
            lang,
            vi("xuất sắc là {}, cột tốt (gồm cả xuất sắc) chỉ là {}", n((*excellent).into()), n((*good).into())),
            en("{} excellent, more than the {} good, though that column holds the excellent", n((*excellent).into()), n((*good).into()))
        ),
        FindingKind::BranchesRatedOver { rated, branches } => both!(
            lang,
            vi("{} chi bộ được xếp loại, trong khi tổng số chi bộ chỉ là {}", n((*rated).into()), n((*branches).into())),
            en("{} rated, but there are only {} in all", of((*rated).into(), Noun::BranchIs), n((*branches).into()))
        ),
        FindingKind::OwnersOverAdmitted { part, admitted } => both!(
            lang,
            vi("{} người, trong khi tổng số kết nạp chỉ là {}", n((*part).into()), n((*admitted).into())),
            en("{}, but only {} were admitted in all", n((*part).into()), n((*admitted).into()))
        ),
        FindingKind::BranchesMismatch { members, branches } => both!(
            lang,
            vi("đảng bộ ghi {} đảng viên, các chi bộ cộng lại là {}", n((*members).into()), n(*branches)),
            en("the committee states {}, its branches add up to {}", of((*members).into(), Noun::Member), n(*branches))
        ),
        FindingKind::BranchCountMismatch { stated, rows } => both!(
            lang,
            vi("đảng bộ ghi {} chi bộ, bảng chi bộ có {}", n((*stated).into()), n(*rows)),
            en("the committee states {}, the branch rows give {}", of((*stated).into(), Noun::Branch), n(*rows))
        ),
        FindingKind::NoBranches => both!(
            lang,
            vi("đảng bộ \"{cell}\" không có chi bộ nào trong số liệu"),
            en("the committee \"{cell}\" has no branch in the data")
        ),
        FindingKind::MissingCount => {
            lang.pick("ô trống: không phải số 0, tổng thiếu dòng này", "an empty count: not zero, the sum lacks this row").to_owned()
        }
        FindingKind::RatedFromLevels(rated) => both!(
            lang,
            vi("ô trống: lấy tổng bốn mức xếp loại, {}", n((*rated).into())),
            en("an empty count: taken as the sum of the four levels, {}", n((*rated).into()))
        ),
        FindingKind::MissingReport { table: of, year } => {
            format!("\"{cell}\" ({}) {}", table(lang, *of), missing_report(lang, *year))
        }
        FindingKind::OnlyEarlier { table: of, year, later_file } => {
            let text = only_earlier(lang, *year, &data.file_title(*later_file));
            format!("\"{cell}\" ({}) {text}", table(lang, *of))
        }
        FindingKind::TotalMismatch { stated, sum } => both!(
            lang,
            vi("dòng tổng ghi {}, các dòng cộng lại là {}", n(*stated), n(*sum)),
            en("the total states {}, its rows add up to {}", n(*stated), n(*sum))
        ),
        FindingKind::PercentMismatch { part, of, .. } => {
            let shown = percent(lang, Share { met: *part, of: *of }, 0);
            both!(
                lang,
                vi("ghi {cell}, tính lại {}/{} = {shown} %", n(*part), n(*of)),
                en("states {cell}, recomputed {}/{} = {shown} %", n(*part), n(*of))
            )
        }
        FindingKind::ExpectedCount { table, year, expected, found } => both!(
            lang,
            vi("năm {year} có {}, cần có {}", of(*found as u64, Noun::of_table(*table)), n((*expected).into())),
            en("{year} has {}, expected: {}", of(*found as u64, Noun::of_table(*table)), n((*expected).into()))
        ),
        FindingKind::ZoneSpellings { shown, spellings } => {
            let list = spellings.iter().map(|s| format!("\"{s}\"")).collect::<Vec<_>>().join(", ");
            both!(
                lang,
                vi("một khu viết nhiều cách: {list}; hiện là \"{shown}\""),
                en("one zone in several spellings: {list}; shown as \"{shown}\"")
            )
        }
        FindingKind::ZoneAmbiguous => both!(
            lang,
            vi("\"{cell}\" có thể là khu công nghiệp hoặc cụm công nghiệp cùng tên; để riêng"),
            en("\"{cell}\" may be the park or the cluster of that name; it is left apart")
        ),
        FindingKind::SeveralZones => both!(
            lang,
            vi("ghi hoặc đánh dấu nhiều khu, cụm công nghiệp: \"{cell}\"; tính ngoài khu, cụm công nghiệp"),
            en("several parks or clusters are named or marked: \"{cell}\"; counted outside any zone")
        ),
        FindingKind::IdChanged { year, before } if cell.is_empty() => both!(
            lang,
            vi("mã năm {} là \"{before}\", năm {year} không ghi mã", year.before()),
            en("the id was \"{before}\" in {} and is not told in {year}", year.before())
        ),
        FindingKind::IdChanged { year, before } if before.is_empty() => both!(
            lang,
            vi("năm {} không ghi mã, mã năm {year} là \"{cell}\"", year.before()),
            en("the id was not told in {} and is \"{cell}\" in {year}", year.before())
        ),
        FindingKind::IdChanged { year, before } => both!(
            lang,
            vi("mã năm {} là \"{before}\", năm {year} là \"{cell}\"", year.before()),
            en("the id was \"{before}\" in {} and is \"{cell}\" in {year}", year.before())
        ),
        FindingKind::ExcellentCap { group, excellent, met, percent } => {
            rules::over_cap(lang, *group, *excellent, *met, *percent)
        }
        FindingKind::CommitteeRule { met, of, unsatisfactory, percent } => {
            rules::committee(lang, (*met, *of), *unsatisfactory, *percent)
        }
        FindingKind::UnknownColumn { rival: Some(rival) } => {
            both!(
                lang,
                vi("trùng nghĩa với cột \"{rival}\" đã chọn; bỏ qua"),
                en("it means the same as \"{rival}\", which was taken; it is left out")
            )
        }
        FindingKind::UnknownColumn { rival: None } => lang.pick("không rõ là cột gì, bỏ qua", "not a known column, left out").to_owned(),
        FindingKind::PersonalCell => groups::personal_cell(lang),
        FindingKind::PersonalColumn => lang.pick("dữ liệu cá nhân: không đọc, không giữ", "personal data: not read, not kept").to_owned(),
        FindingKind::LegacyEncoding(Encoding::Misread) => lang
            .pick(
                "chữ tiếng Việt bị đọc nhầm bảng mã rồi lưu lại (Äáº£ng bá»™), đã chuyển lại thành chữ đúng",
                "Vietnamese text was read in a wrong encoding and saved again (Äáº£ng bá»™), restored",
            )
            .to_owned(),
        FindingKind::PeopleListed { people, branches } => both!(
            lang,
            vi("danh sách đảng viên: đã đếm {} người theo {} chi bộ, không giữ thông tin của ai", n(*people), n(*branches as u64)),
            en("a list of members: counted {} in {}, nothing of a person is kept", of(*people, Noun::Person), of(*branches as u64, Noun::Branch))
        ),
        FindingKind::PeopleWithoutBranch => lang
            .pick(
                "đây là danh sách người, mỗi dòng một người, mà không có đủ cột chi bộ và cột xếp loại; chương trình đếm theo tổ chức, chi bộ",
                "this is a list of people, one a row, without both a column of branches and one of ratings; the program counts units",
            )
            .to_owned(),
        FindingKind::PersonWithoutBranch => lang
            .pick(
                "dòng này không ghi chi bộ; người này không được đếm vào đâu",
                "the row names no branch; the person is counted nowhere",
            )
            .to_owned(),
        FindingKind::PeopleMismatch { stated, listed } => both!(
            lang,
            vi("bảng ghi {}, danh sách đảng viên có {}", n(*stated), n(*listed)),
            en("the row states {}, the list of members has {}", n(*stated), n(*listed))
        ),
        FindingKind::LegacyEncoding(encoding) => both!(
            lang,
            vi("tệp dùng bảng mã {}, đã chuyển sang Unicode", encoding.name()),
            en("the text is in {}, converted to Unicode", encoding.name())
        ),
        FindingKind::ZerosAtEnd(zeros) => both!(
            lang,
            vi("sau dòng này là {} byte 0: tệp có thể chưa chép xong hoặc bị hỏng", whole(lang, *zeros as u64)),
            en("{} zero bytes follow this line: the file may be copied in part or broken", whole(lang, *zeros as u64))
        ),
        FindingKind::ControlCharacters => {
            lang.pick("ô có ký tự điều khiển, đã thay bằng □", "the cell has control characters, replaced by □").to_owned()
        }
    }
}

fn near_committee(lang: Lang, near: &NearCommittee) -> String {
    match near {
        NearCommittee::Unknown => String::new(),
        NearCommittee::Like(near) => offer(lang, Some(near)),
        NearCommittee::OfYear(year) => {
            both!(lang, vi("; năm {year} thì có"), en("; there is one in {year}"))
        }
    }
}

fn offer(lang: Lang, near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("; {} \"{near}\"?", lang.pick("có phải", "is it")))
}
