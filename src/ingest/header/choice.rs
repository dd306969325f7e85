//! Columns of one meaning of which a form wants one read: the superior's rating rather than the
//! organisation's own, the Party organisation's rather than the government's, the result rather
//! than the plan, the whole year rather than a half.

use super::folding::fold_with_brackets;
use crate::domain::{CountField, Field};

/// How a heading relates to others of its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Never read: the organisation's own rating, a plan.
    LeftOut,
    /// Read only where there is no other: a part of the year, the year before.
    Secondary,
    /// Nothing tells it from others.
    Plain,
    /// Read before plain ones: the superior's rating, a result.
    Preferred,
}

/// What a column of the meaning can be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Ratings, and counts by level.
    Assessments,
    Ratings,
    Counts,
    Both,
}

/// Words, folded and shortened, that tell columns of one meaning apart.
struct Axis {
    scope: Scope,
    preferred: &'static [&'static str],
    /// Words of what goes behind, and where it stands then.
    others: (Standing, &'static [&'static str]),
}

const AXES: &[Axis] = &[
    // Who rated.
    Axis {
        scope: Scope::Assessments,
        preferred: &[
            "cap tren",
            "tham quyen",
            "cap uy cap tren",
            "ban thuong vu",
            "btv",
            // `Công nhận`, as it is shortened.
            "cn",
            "quyet dinh",
            "huyen uy",
            "thanh uy",
            "thi uy",
            "tinh uy",
            "dang uy khoi",
            "dang uy xl",
            "dang uy dg",
            "duyet",
            "chuan y",
        ],
        others: (
            Standing::LeftOut,
            &[
                "tu xl",
                "tu xep",
                "tu dg",
                "tu phan loai",
                "tu nhan",
                "tu cham",
                "tu kiem diem",
                "tu binh xet",
                "de nghi",
                "de xuat",
            ],
        ),
    },
    // Who was rated.
    Axis {
        scope: Scope::Ratings,
        preferred: &["tcd", "tccsd", "dang bo", "dang"],
        others: (
            Standing::LeftOut,
            &[
                "chinh quyen",
                "chuyen mon",
                "cong chuc",
                "vien chuc",
                "doan the",
                "cong doan",
                "doan tn",
                "doan thanh nien",
                "dtn",
                "mat tran",
                "cuu chien binh",
                "phu nu",
                "nguoi ld",
                "dn",
            ],
        ),
    },
    // The committee as a body, or a branch by itself, rated beside the organisation.
    Axis {
        scope: Scope::Ratings,
        preferred: &[
            "cap uy cap tren",
            "cap uy co tham quyen",
            "cap uy xl",
            "cap uy dg",
            "cap uy cn",
            "cap uy quyet dinh",
            "chi bo dang bo",
            "dang bo chi bo",
        ],
        others: (
            Standing::Secondary,
            &[
                COLLECTIVE,
                INDIVIDUALS,
                LEADERS[0],
                LEADERS[1],
                LEADERS[2],
                LEADERS[3],
                LEADERS[4],
                "chi bo",
            ],
        ),
    },
    // Who looked through it before it was decided.
    Axis {
        scope: Scope::Both,
        preferred: &APPRAISED,
        others: (Standing::Secondary, &["theo bao cao", "don vi bao cao", "tu bao cao"]),
    },
    // A rating that was aimed at.
    Axis {
        scope: Scope::Ratings,
        preferred: &["thuc hien nam"],
        others: (
            Standing::LeftOut,
            &["dang ky", "ke hoach", "chi tieu", "phan dau", "du kien", "muc tieu"],
        ),
    },
    Axis {
        scope: Scope::Counts,
        preferred: &["thuc hien", "ket qua", "dat", "dat duoc", "da ket nap", "th"],
        others: (
            Standing::LeftOut,
            &["chi tieu", "ke hoach", "kh", "giao", "phan dau", "du kien", "muc tieu", "dang ky"],
        ),
    },
    Axis {
        scope: Scope::Both,
        preferred: &[
            "ca nam",
            "nam nay",
            "ky nay",
            "ky bao cao",
            "nam bao cao",
            "quy nay",
            "thang nay",
            "cuoi ky",
            "cuoi nam",
            "cuoi cung",
            "chinh thuc",
            "sau dieu chinh",
            "so lieu moi",
        ],
        others: (
            Standing::Secondary,
            &[
                "6 thang",
                "9 thang",
                "nam truoc",
                "lien ke",
                "cung ky",
                "ky truoc",
                "quy truoc",
                "thang truoc",
                "dau ky",
                "dau nam",
                "so bo",
                "lan 1",
                "lan dau",
                "ban dau",
                "truoc dieu chinh",
                "so lieu cu",
            ],
        ),
    },
];

/// What is done with a rating before it is decided.
const APPRAISED: [&str; 3] = ["tham dinh", "tham muu", "ra soat"];

/// What the superior does when the rating is decided.
const DECIDED: [&str; 4] = ["quyet dinh", "cn", "duyet", "chuan y"];

/// The unit as a whole, rated beside its members.
const COLLECTIVE: &str = "tap the";

/// The committee as a body, rated beside its unit.
const LEADERS: [&str; 5] = ["cap uy", "lanh dao", "ban chap hanh", "bch", "chi uy"];

/// Persons, rated beside the collective of their unit.
const INDIVIDUALS: &str = "ca nhan";

/// Words of a heading that says nothing but that it is the plan or the result.
const COUNT_FILLERS: [&str; 36] = [
    "thuc", "hien", "ket", "qua", "dat", "duoc", "chi", "tieu", "ke", "hoach", "kh", "th", "giao",
    "da", "so", "ts", "tong", "nam", "ca", "nay", "truoc", "cung", "ky", "thang", "dau", "dang",
    "den", "tinh", "ngay", "trong", "cuoi", "sau", "dieu", "chinh", "bo", "moi",
];

impl Axis {
    const fn is_of_raters(&self) -> bool {
        matches!(self.scope, Scope::Assessments)
    }

    fn is_for(&self, field: Field) -> bool {
        match self.scope {
            Scope::Assessments => field == Field::Rating || is_of_levels(field),
            Scope::Ratings => field == Field::Rating,
            Scope::Counts => CountField::of(field).is_some(),
            Scope::Both => field == Field::Rating || CountField::of(field).is_some(),
        }
    }

    /// What one heading says on this axis: its first phrase decides. None if it has none.
    fn standing(&self, folded: &str) -> Option<Standing> {
        let first = |phrases: &[&str]| phrases.iter().filter_map(|p| place_of(folded, p)).min();
        let (behind, others) = self.others;
        match (first(self.preferred), first(others)) {
            (None, None) => None,
            (Some(preferred), Some(other)) if other < preferred => Some(behind),
            (Some(_), _) => Some(Standing::Preferred),
            (None, Some(_)) => Some(behind),
        }
    }
}

/// True for the counts by level and of the rated, of members or branches.
fn is_of_levels(field: Field) -> bool {
    CountField::of(field).is_some_and(|count| {
        count.is_level()
            || count.is_level_of_branches()
            || matches!(count, CountField::MembersRated | CountField::BranchesRated)
    })
}

/// Where a phrase of whole words is in a folded text.
fn place_of(folded: &str, phrase: &str) -> Option<usize> {
    let is_whole = |at: &usize| {
        (*at == 0 || folded.as_bytes()[at - 1] == b' ')
            && matches!(folded.as_bytes().get(at + phrase.len()), None | Some(b' '))
    };
    folded.match_indices(phrase).map(|(at, _)| at).find(is_whole)
}

/// How a column of a field relates to others of that field, by its headings from top to bottom. On
/// each axis the lowest heading with one of the words decides.
pub fn standing(field: Field, path: &[&str]) -> Standing {
    let folded: Vec<String> =
        path.iter().rev().map(|heading| fold_with_brackets(heading)).collect();
    let said = AXES
        .iter()
        .filter(|axis| {
            // Of two blocks of one form the total is read from that of the levels.
            axis.is_for(field) || field == Field::Members && path.len() > 1 && axis.is_of_raters()
        })
        .filter_map(|axis| folded.iter().find_map(|heading| axis.standing(heading)));
    said.min().unwrap_or(Standing::Plain)
}

/// True if the headings say that the rating is the one decided by the superior: it goes before
/// another that is preferred for other words.
pub fn is_decided(field: Field, path: &[&str]) -> bool {
    let axis = &AXES[0];
    axis.is_for(field)
        && path.iter().rev().find_map(|heading| axis.standing(&fold_with_brackets(heading)))
            == Some(Standing::Preferred)
}

/// True if the headings say that somebody looked through the rating, be it the superior, and not
/// that it was decided.
pub fn is_appraised(path: &[&str]) -> bool {
    path.last().is_some_and(|own| {
        let folded = fold_with_brackets(own);
        let has = |phrases: &[&str]| phrases.iter().any(|words| place_of(&folded, words).is_some());
        has(&APPRAISED) && !has(&DECIDED)
    })
}

/// True if the headings say that the rating is one of persons.
pub fn is_of_individuals(path: &[&str]) -> bool {
    path.iter().any(|heading| place_of(&fold_with_brackets(heading), INDIVIDUALS).is_some())
}

/// True if the headings say that the rating is one of the unit's committee as a body, not of the
/// unit: `Xếp loại chi ủy` beside `Xếp loại chi bộ`.
pub fn is_of_leaders(path: &[&str]) -> bool {
    standing(Field::Rating, path) == Standing::Secondary
        && path.iter().any(|heading| {
            let folded = fold_with_brackets(heading);
            LEADERS.iter().any(|leaders| place_of(&folded, leaders).is_some())
        })
}

/// True if the headings say that the rating is one of the unit as a whole.
pub fn is_of_collective(path: &[&str]) -> bool {
    path.iter().any(|heading| place_of(&fold_with_brackets(heading), COLLECTIVE).is_some())
}

/// True if a heading below one of a field only says which of several columns of the field it is.
pub fn chooses(field: Field, own: &str) -> bool {
    let folded = fold_with_brackets(own);
    let has_word = AXES.iter().any(|axis| axis.is_for(field) && axis.standing(&folded).is_some());
    let is_filler = |word: &str| {
        COUNT_FILLERS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit())
    };
    has_word && (field == Field::Rating || folded.split(' ').all(is_filler))
}

/// The field that a heading without a known meaning would give, were it not left out: `Tự đánh
/// giá`, `Chỉ tiêu kết nạp`.
pub fn left_out_field(path: &[&str]) -> Option<Field> {
    let all = fold_with_brackets(&path.join(" "));
    let has = |phrase: &str| place_of(&all, phrase).is_some();
    let field = match () {
        () if has("ket nap") && !has("chu dn") && !has("lanh dao") => Field::Admitted,
        () if has("xl") || has("dg") || has("phan loai") && !has("dn") => Field::Rating,
        () => return None,
    };
    let is_of_members = field == Field::Rating && has("dv");
    (standing(field, path) == Standing::LeftOut && !is_of_members).then_some(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_of_several_columns_of_one_meaning() {
        use Standing::{LeftOut, Plain, Preferred, Secondary};
        for (field, path, expected) in [
            (Field::Rating, &["Xếp loại", "Tự xếp loại"][..], LeftOut),
            (Field::Rating, &["Xếp loại", "Cấp trên xếp loại"], Preferred),
            (Field::Rating, &["Kết quả xếp loại", "Tổ chức đảng"], Preferred),
            (Field::Rating, &["Kết quả xếp loại", "Chính quyền"], LeftOut),
            (Field::Rating, &["Kết quả xếp loại", "Đoàn thể"], LeftOut),
            (Field::Rating, &["Chính quyền", "Cấp trên xếp loại"], LeftOut),
            (Field::Rating, &["Tổ chức đảng", "Tự đánh giá"], LeftOut),
            (Field::Rating, &["Xếp loại (tự đánh giá)"], LeftOut),
            (Field::Rating, &["Cấp có thẩm quyền xếp loại"], Preferred),
            (Field::Rating, &["Xếp loại"], Plain),
            (Field::Rating, &["Kết quả xếp loại", "Tập thể đảng ủy, chi ủy"], Secondary),
            (Field::Rating, &["Xếp loại tập thể cấp ủy"], Secondary),
            (Field::Rating, &["Xếp loại cấp ủy"], Secondary),
            (Field::Rating, &["Cấp ủy cấp trên xếp loại"], Preferred),
            (Field::Rating, &["Xếp loại lần 1"], Secondary),
            (Field::Rating, &["Xếp loại của chi bộ"], Secondary),
            (Field::Rating, &["Xếp loại", "Chi bộ, đảng bộ"], Preferred),
            (Field::Rating, &["Xếp loại", "Năm báo cáo"], Preferred),
            (Field::Rating, &["Xếp loại TCCSĐ"], Preferred),
            (Field::Rating, &["Ban Tổ chức thẩm định"], Preferred),
            (Field::Rating, &["BTV quyết định"], Preferred),
            (Field::Rating, &["Kết quả xếp loại"], Plain),
            (Field::Rating, &["Xếp loại thực hiện nhiệm vụ chính trị"], Plain),
            (Field::Rating, &["Kết quả xếp loại", "Thực hiện năm 2025"], Preferred),
            (Field::Admitted, &["Kết nạp đảng viên", "Chỉ tiêu"], LeftOut),
            (Field::Admitted, &["Kết nạp đảng viên", "Thực hiện"], Preferred),
            (Field::Admitted, &["Kết quả thực hiện kế hoạch kết nạp", "Kế hoạch"], LeftOut),
            (Field::Admitted, &["Kết nạp", "6 tháng đầu năm"], Secondary),
            (Field::Rating, &["Xếp loại của tổ chức đảng trong doanh nghiệp"], Preferred),
            (Field::AdmittedLeaders, &["Kết nạp lãnh đạo chủ chốt, đoàn thể"], Plain),
        ] {
            assert_eq!(standing(field, path), expected, "{field:?} {path:?}");
        }
        assert!(!chooses(Field::Members, "Kết quả xếp loại"));
        assert_eq!(left_out_field(&["Tự đánh giá"]), Some(Field::Rating));
        assert_eq!(left_out_field(&["Chỉ tiêu kết nạp đảng viên"]), Some(Field::Admitted));
        assert_eq!(left_out_field(&["Ghi chú"]), None);
    }
}
