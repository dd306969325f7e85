//! The codes of findings in words, for the screens; `check` prints the codes themselves.

use super::Lang;
use crate::domain::Code;

/// A code in words.
#[must_use]
pub const fn code_name(lang: Lang, code: Code) -> &'static str {
    let (vi, en) = match code {
        Code::Unreadable => ("không đọc được tệp", "file cannot be read"),
        Code::NoTable => ("không thấy bảng", "no table found"),
        Code::MissingColumn => ("thiếu cột", "column missing"),
        Code::LostLetters => ("mất dấu tiếng Việt", "letters lost"),
        Code::RaggedRow => ("dòng lệch cột", "row does not fit its header"),
        Code::NotANumber => ("không phải là số", "not a number"),
        Code::Negative => ("số âm", "negative number"),
        Code::BadDate => ("ngày không đúng", "wrong date"),
        Code::UnknownRating => ("không rõ xếp loại", "unknown rating"),
        Code::UnknownKind => ("không rõ loại tổ chức", "unknown kind"),
        Code::UnknownOwnership => ("không rõ loại hình", "unknown ownership"),
        Code::UnknownParent => ("không rõ đảng bộ cấp trên", "unknown committee"),
        Code::ParentIsCell => ("cấp trên là chi bộ cơ sở", "committee is a base cell"),
        Code::DuplicateKey => ("trùng đơn vị", "unit given twice"),
        Code::SpreadsheetError => ("lỗi công thức", "formula error"),
        Code::RatedOverMembers => ("xếp loại nhiều hơn đảng viên", "more rated than members"),
        Code::LevelsMismatch => ("các mức cộng lại không khớp", "levels do not add up"),
        Code::OwnersOverAdmitted => {
            ("chủ doanh nghiệp nhiều hơn kết nạp", "more owners than admitted")
        }
        Code::BranchesMismatch => ("chi bộ không khớp đảng bộ", "branches do not match committee"),
        Code::NoBranches => ("đảng bộ không có chi bộ", "committee without branches"),
        Code::MissingCount => ("thiếu số liệu", "figure missing"),
        Code::MissingReport => ("không còn báo cáo", "no longer reported"),
        Code::TotalMismatch => ("dòng tổng không khớp", "total does not match"),
        Code::PercentMismatch => ("tỷ lệ không khớp", "percentage does not match"),
        Code::OlderPeriod => ("số liệu của kỳ trước", "earlier period"),
        Code::YearConflict => ("năm không khớp", "years disagree"),
        Code::MergedCells => ("ô gộp", "merged cells"),
        Code::ExpectedCount => ("số đơn vị khác dự kiến", "unexpected number of units"),
        Code::ZoneSpellings => ("tên khu viết nhiều cách", "zone spelt in several ways"),
        Code::ZoneAmbiguous => ("không rõ khu hay cụm", "park or cluster unclear"),
        Code::IdChanged => ("mã thay đổi", "id changed"),
        Code::ExcellentCap => ("xuất sắc vượt mức", "too many excellent"),
        Code::UnknownColumn => ("cột không dùng đến", "unknown column"),
        Code::PersonalColumn => ("dữ liệu cá nhân", "personal data"),
        Code::LegacyEncoding => ("bảng mã cũ", "legacy encoding"),
        Code::ControlCharacters => ("ký tự điều khiển", "control characters"),
    };
    lang.pick(vi, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_own_words_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            let mut names: Vec<&str> =
                Code::ALL.iter().map(|code| code_name(lang, *code)).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), Code::ALL.len());
        }
    }
}
