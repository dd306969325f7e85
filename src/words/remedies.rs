//! How a finding could be corrected, in one sentence.

use super::{Lang, file_formats, groups, ragged, workbooks};
use crate::domain::{Field, Finding, FindingKind, NearCommittee, Unreadable};
use crate::ingest::usual_headings;

/// How the unit that a finding is about could correct it: [`help`], with nobody to ask.
#[must_use]
pub fn help_to_unit(lang: Lang, finding: &Finding) -> Option<String> {
    let text = match &finding.kind {
        kind if is_asked_of_unit(kind) => lang.pick(
            "kiểm tra lại số liệu của đơn vị, báo lại số đúng",
            "check the unit's own figures and report the right ones",
        ),
        FindingKind::MissingReport { .. } | FindingKind::OnlyEarlier { .. } => lang.pick(
            "gửi báo cáo năm này; nếu đơn vị đã giải thể hoặc sáp nhập thì báo lại",
            "send the report of this year; if the unit is dissolved or merged, say so",
        ),
        _ => return help(lang, finding),
    };
    Some(text.to_owned())
}

/// True if only the unit knows which figure is wrong.
const fn is_asked_of_unit(kind: &FindingKind) -> bool {
    matches!(
        kind,
        FindingKind::RatedOverMembers { .. }
            | FindingKind::LevelsMismatch { .. }
            | FindingKind::OwnersOverAdmitted { .. }
            | FindingKind::ExcellentOverGood { .. }
            | FindingKind::BranchesRatedOver { .. }
            | FindingKind::BranchCountMismatch { .. }
            | FindingKind::BranchesMismatch { .. }
    )
}

/// How a finding could be corrected; None if the sentence itself says so.
#[must_use]
#[expect(clippy::too_many_lines, reason = "a table: one sentence for each kind")]
pub fn help(lang: Lang, finding: &Finding) -> Option<String> {
    Some(match &finding.kind {
        FindingKind::Unreadable(Unreadable::Format(format)) => {
            file_formats::help(lang, *format).to_owned()
        }
        FindingKind::LostLetters => lang
            .pick(
                "mở thẳng sổ Excel gốc bằng chương trình này, hoặc trong Excel lưu lại thành \"CSV UTF-8 (phân tách bằng dấu phẩy)\"",
                "open the original workbook with this program, or save it in Excel as \"CSV UTF-8 (Comma delimited)\"",
            )
            .to_owned(),
        FindingKind::Unreadable(Unreadable::NotAFile) => {
            lang.pick("đưa số liệu qua đầu vào chuẩn: dangbo check - < ống", "pass it by standard input: dangbo check - < pipe").to_owned()
        }
        FindingKind::Unreadable(Unreadable::OwnOutput) => lang.pick(
            "mở các tệp gốc; muốn đọc lại thì xuất bảng tổ chức và bảng chi bộ (--table organisations, branches)",
            "open the files that it was made from; tables that are read back: --table organisations, branches",
        ).to_owned(),
        FindingKind::Unreadable(Unreadable::Workbook(fault)) => {
            workbooks::help(lang, *fault)?.to_owned()
        }
        FindingKind::Unreadable(_) => return None,
        FindingKind::PeopleWithoutBranch => lang
            .pick(
                "dùng danh sách chi bộ (mỗi dòng một chi bộ, có số đảng viên theo từng mức), hoặc thêm cột \"Chi bộ\" và \"Xếp loại\" vào danh sách này",
                "use the list of branches (one a row, with members by level), or add the columns \"Chi bộ\" and \"Xếp loại\" to this list",
            )
            .to_owned(),
        FindingKind::NoTable => lang
            .pick(
                "dangbo sample THƯ_MỤC ghi ra tệp mẫu với các tiêu đề được hiểu",
                "dangbo sample DIR writes a template with headings that are understood",
            )
            .to_owned(),
        FindingKind::SummaryForm => lang
            .pick(
                "cần danh sách tổ chức cơ sở đảng, mỗi dòng một tổ chức: tên, loại hình, xếp loại, số đảng viên theo từng mức",
                "the list of base organisations is needed, one organisation a row: name, kind, rating, members by level",
            )
            .to_owned(),
        FindingKind::MissingColumn(Field::Year) => lang
            .pick(
                "thêm cột \"Năm\", ghi năm vào tên tệp (chi-bo-2023.csv) hoặc dùng --year",
                "add a column \"Năm\", put the year into the file's name (branches-2023.csv) or give --year",
            )
            .to_owned(),
        FindingKind::MissingColumn(f) => both!(
            lang,
            vi("thêm một cột có tiêu đề: {}", usual_headings(*f)),
            en("add a column with one of the headings: {}", usual_headings(*f))
        ),
        FindingKind::RaggedRow(what) => ragged::help(lang, *what).to_owned(),
        FindingKind::NotANumber(Field::Year) | FindingKind::StrayYear { .. } => lang
            .pick("sửa năm ở ô này (bốn chữ số, ví dụ 2023) rồi lưu lại", "correct the year in this cell (four digits, as 2023) and save again")
            .to_owned(),
        FindingKind::NotANumber(_) | FindingKind::Negative => {
            lang.pick("sửa thành số nguyên rồi lưu lại", "make it a whole number and save again").to_owned()
        }
        FindingKind::BadDate => lang.pick("ghi theo dạng 12/03/2004, 03/2004 hoặc 2004", "write it as 12/03/2004, 03/2004 or 2004").to_owned(),
        FindingKind::UnknownRating(_) => {
            lang.pick("ghi HTXSNV, HTTNV, HTNV, KHTNV hoặc Chưa xếp loại", "write HTXSNV, HTTNV, HTNV, KHTNV or Chưa xếp loại").to_owned()
        }
        FindingKind::UnknownKind(_) => lang.pick("ghi Đảng bộ cơ sở hoặc Chi bộ cơ sở", "write Đảng bộ cơ sở or Chi bộ cơ sở").to_owned(),
        FindingKind::NameWithoutKind => lang
            .pick("ghi Đảng bộ hoặc Chi bộ trước tên, hoặc thêm cột Loại hình", "write Đảng bộ or Chi bộ before the name, or add a column of kinds")
            .to_owned(),
        FindingKind::NoName => lang
            .pick("ghi tên đơn vị; nếu là dòng cộng, ghi Cộng ở cột tên", "write the unit's name; of a row of sums, write Cộng in the column of names")
            .to_owned(),
        FindingKind::NoUnit => lang
            .pick("nếu là một tổ chức đảng, ghi loại hình và xếp loại của đơn vị; nếu không, bỏ dòng này", "if it is an organisation, write its kind and rating; if not, remove the row")
            .to_owned(),
        FindingKind::UnknownGroup(_) => groups::help(lang),
        FindingKind::UnknownOwnership(_) => lang.pick("ghi Nhà nước, Ngoài Nhà nước hoặc FDI", "write Nhà nước, Ngoài Nhà nước or FDI").to_owned(),
        FindingKind::NoOrganisationColumn => lang
            .pick("thêm cột Tổ chức đảng, để trống nếu chưa có", "add a column Tổ chức đảng, empty where there is none")
            .to_owned(),
        FindingKind::NotYesOrNo => lang.pick("ghi Có hoặc Không", "write Có or Không").to_owned(),
        FindingKind::UnknownOrganisation(_) => {
            lang.pick("ghi đúng mã hoặc tên của tổ chức cơ sở đảng", "give the id or the name of a base organisation").to_owned()
        }
        FindingKind::NoOrganisations { .. } => lang
            .pick(
                "để tệp tổ chức cơ sở đảng của năm đó vào cùng thư mục",
                "put the file of the base organisations of that year into the same folder",
            )
            .to_owned(),
        FindingKind::UnknownParent(_, NearCommittee::OfYear(_)) => lang
            .pick(
                "thêm dòng của đảng bộ này vào tệp tổ chức của năm đó; nếu đảng bộ không còn, ghi đảng bộ cấp trên hiện nay",
                "add the committee's row to the organisations of that year; if it is no more, give the committee of today",
            )
            .to_owned(),
        FindingKind::UnknownParent(..) => lang
            .pick(
                "ghi đúng mã hoặc tên của đảng bộ cơ sở; khi chưa sửa, chi bộ vẫn được tính nhưng không thuộc đảng bộ nào",
                "give the id or the name of a base committee; until then the branch counts, but under no committee",
            )
            .to_owned(),
        FindingKind::ParentIsCell => lang
            .pick(
                "ghi đúng mã hoặc tên của đảng bộ cơ sở; đến lúc đó đảng viên chỉ tính ở dòng của chi bộ cơ sở",
                "give the id or the name of a base committee; until then the members count in the base cell's row alone",
            )
            .to_owned(),
        // A list of persons is there twice as a whole.
        FindingKind::DuplicateKey { .. } if finding.row.is_none() => lang
            .pick(
                "bỏ một trong hai danh sách ra khỏi thư mục",
                "take one of the two lists out of the folder",
            )
            .to_owned(),
        FindingKind::DuplicateKey { other_file, .. } if *other_file != finding.place.file => lang
            .pick(
                "nếu cả tệp có hai lần thì bỏ một tệp ra khỏi thư mục; nếu không thì xóa một dòng hoặc sửa mã, tên",
                "if the whole file is there twice, take one of them out of the folder; else delete one of the rows or correct the id or name",
            )
            .to_owned(),
        FindingKind::DuplicateKey { .. } => {
            lang.pick("xóa một dòng hoặc sửa mã, tên", "delete one of the rows or correct the id or name").to_owned()
        }
        kind if is_asked_of_unit(kind) => {
            lang.pick("hỏi lại đơn vị rồi sửa số sai", "ask the unit and correct the figure that is wrong").to_owned()
        }
        FindingKind::MissingReport { .. } | FindingKind::OnlyEarlier { .. } => {
            lang.pick("hỏi đơn vị: chưa báo cáo, giải thể hay sáp nhập?", "ask the unit: not reported, dissolved or merged?").to_owned()
        }
        FindingKind::SpreadsheetError => {
            lang.pick("sửa công thức của ô trong bảng tính rồi lưu lại", "correct the formula in the spreadsheet and save again").to_owned()
        }
        FindingKind::FormulaWithoutValue { .. } => {
            lang.pick("mở tệp bằng Excel hoặc LibreOffice rồi lưu lại để có kết quả", "open the file in Excel or LibreOffice and save it, so that the values are stored").to_owned()
        }
        FindingKind::CollapsedId => {
            lang.pick("định dạng cột mã là Văn bản (Text), nhập lại mã rồi lưu lại", "format the ids as text, enter them again and save").to_owned()
        }
        FindingKind::YearConflict { .. } => {
            lang.pick("sửa năm trong tiêu đề hoặc đổi tên tệp", "correct the year in the title or rename the file").to_owned()
        }
        FindingKind::MergedCells { .. } => {
            lang.pick("bỏ gộp ô và điền vào từng dòng rồi lưu lại", "unmerge the cells, fill in each row and save again").to_owned()
        }
        FindingKind::SeveralZones => lang
            .pick("chỉ ghi một khu hoặc cụm công nghiệp", "name one park or cluster alone")
            .to_owned(),
        FindingKind::ZoneAmbiguous => lang.pick("ghi rõ KCN hoặc CCN trước tên", "write KCN or CCN before the name").to_owned(),
        FindingKind::IdChanged { .. } => lang
            .pick("ghi cùng một mã ở mọi năm nếu vẫn là đơn vị đó", "write one id in all years if it is the same unit")
            .to_owned(),
        FindingKind::ZoneSpellings { .. } => {
            lang.pick("viết thống nhất một cách", "write it in one way").to_owned()
        }
        FindingKind::MissingCount => lang
            .pick("điền số vào ô; không có ai thì ghi 0", "fill in the count; where there is none, write 0")
            .to_owned(),
        FindingKind::NoBranches => lang
            .pick(
                "thêm tệp chi bộ của năm đó vào cùng thư mục, hoặc sửa cột đảng bộ cấp trên của các chi bộ",
                "add the branches of that year to the same folder, or correct the committee in their rows",
            )
            .to_owned(),
        FindingKind::UnknownColumn { rival: None } => lang
            .pick(
                "nếu cần cột này, đặt tiêu đề như tệp mẫu (dangbo template TỆP.xlsx); nếu không thì để nguyên",
                "if the column is needed, give it a heading of the template (dangbo template FILE.xlsx); else leave it",
            )
            .to_owned(),
        _ => return None,
    })
}
