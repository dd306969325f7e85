//! The template: what its columns are, how they are filled in, and an invented row.

use super::{Lang, kind_long, rating_long};
use crate::domain::{Field, Kind, Ownership, Rating, Table};
use crate::ingest::usual_headings;

texts! {
    explanations: "Hướng dẫn", "Explanations";
    explanations_file: "huong-dan.md", "explanations.md";
    of_sheet: "Trang", "Sheet";
    of_column: "Cột", "Column";
    is_needed: "Bắt buộc", "Required";
    how_to_fill: "Cách ghi", "How to fill it in";
    yes: "Có", "Yes";
    no: "Không", "No";
    expected: "Nên có", "Expected";
    wrong_word: "Chọn một mục trong danh sách", "Choose an entry of the list";
    first_line: "Mỗi dòng là một đơn vị trong một năm. Dòng \"Ví dụ\" là số liệu tự đặt, không được tính; có thể xóa. Ô trống là chưa có số liệu, không phải số 0; cột \"Nên có\" để trống thì có cảnh báo.", "A row is a unit in a year. The row \"Example\" is invented and is not counted; it may be deleted. An empty cell is a figure that is not known, not 0; where a column is \"Expected\", it gives a warning.";
}

/// The mark of the invented row, in its first cell.
#[must_use]
pub const fn example_mark(lang: Lang) -> &'static str {
    lang.pick("Ví dụ", "Example")
}

/// A column: what it is, and its cell in the invented row, where that is not the mark.
pub type Column = (Field, &'static str);

const YEAR: Column = (Field::Year, "");
const ZONE: Column = (Field::Zone, "KCN Mẫu");
const DISTRICT: Column = (Field::District, "Phường Mẫu");
const RATING: Column = (Field::Rating, "Hoàn thành tốt nhiệm vụ");
const WORKERS: Column = (Field::Workers, "500");
const TRADE_UNION: Column = (Field::TradeUnion, "Có");
const YOUTH_UNION: Column = (Field::YouthUnion, "Có");
const OWNERSHIP: Column = (Field::Ownership, ownership_word(Ownership::NonState));

/// The columns of a table.
#[must_use]
pub const fn columns(table: Table) -> &'static [Column] {
    match table {
        Table::Organisations => &[
            YEAR,
            (Field::Id, "TC001"),
            (Field::Name, "Đảng bộ Công ty Mẫu"),
            (Field::Kind, "Đảng bộ cơ sở"),
            ZONE,
            DISTRICT,
            OWNERSHIP,
            WORKERS,
            RATING,
            (Field::Members, "30"),
            (Field::MembersRated, "28"),
            (Field::MembersExcellent, "5"),
            (Field::MembersGood, "20"),
            (Field::MembersSatisfactory, "3"),
            (Field::MembersUnsatisfactory, "0"),
            (Field::Admitted, "2"),
            (Field::AdmittedOwners, "0"),
            (Field::AdmittedLeaders, "1"),
            (Field::Established, "01/08/2015"),
            (Field::Seconded, "0"),
            TRADE_UNION,
            YOUTH_UNION,
        ],
        Table::Branches => &[
            YEAR,
            (Field::Id, "CB001"),
            (Field::Name, "Chi bộ Phân xưởng 1"),
            (Field::Parent, "TC001"),
            ZONE,
            RATING,
            (Field::Members, "12"),
            (Field::MembersRated, "12"),
            (Field::MembersExcellent, "2"),
            (Field::MembersGood, "9"),
            (Field::MembersSatisfactory, "1"),
            (Field::MembersUnsatisfactory, "0"),
            (Field::Admitted, "1"),
        ],
        Table::Enterprises => &[
            (Field::Enterprise, ""),
            ZONE,
            DISTRICT,
            OWNERSHIP,
            WORKERS,
            (Field::Organisation, "TC001"),
            TRADE_UNION,
            YOUTH_UNION,
        ],
    }
}

/// The name of a table's sheet.
#[must_use]
pub const fn sheet(lang: Lang, table: Table) -> &'static str {
    match table {
        Table::Organisations => lang.pick("Tổ chức cơ sở", "Organisations"),
        Table::Branches => lang.pick("Chi bộ", "Branches"),
        Table::Enterprises => lang.pick("Doanh nghiệp", "Enterprises"),
    }
}

/// The name of a table's file.
#[must_use]
pub const fn file(lang: Lang, table: Table) -> &'static str {
    match table {
        Table::Organisations => lang.pick("to-chuc.csv", "organisations.csv"),
        Table::Branches => lang.pick("chi-bo.csv", "branches.csv"),
        Table::Enterprises => lang.pick("doanh-nghiep.csv", "enterprises.csv"),
    }
}

/// The heading of a column, which is understood when the file is read.
#[must_use]
pub fn heading(lang: Lang, table: Table, field: Field) -> String {
    match (lang, table, field) {
        (Lang::En, ..) => field.word().to_owned(),
        (Lang::Vi, Table::Branches, Field::Id) => "Mã chi bộ".to_owned(),
        (Lang::Vi, Table::Branches, Field::Name) => "Tên chi bộ".to_owned(),
        (Lang::Vi, ..) => usual_headings(field).split(';').next().unwrap_or_default().to_owned(),
    }
}

/// An ownership as a cell of the data has it.
const fn ownership_word(ownership: Ownership) -> &'static str {
    match ownership {
        Ownership::State => "Nhà nước",
        Ownership::NonState => "Ngoài Nhà nước",
        Ownership::Fdi => "Có vốn đầu tư nước ngoài",
        Ownership::Missing | Ownership::Bad => "",
    }
}

/// The words that a cell may have; empty for any text or number.
#[must_use]
pub fn choices(field: Field) -> Vec<&'static str> {
    match field {
        Field::Kind => {
            [Kind::BaseCommittee, Kind::BaseCell].map(|kind| kind_long(Lang::Vi, kind)).to_vec()
        }
        Field::Ownership => {
            [Ownership::State, Ownership::NonState, Ownership::Fdi].map(ownership_word).to_vec()
        }
        Field::Rating => [
            Rating::Excellent,
            Rating::Good,
            Rating::Satisfactory,
            Rating::Unsatisfactory,
            Rating::Unrated,
        ]
        .map(|rating| rating_long(Lang::Vi, rating))
        .to_vec(),
        Field::TradeUnion | Field::YouthUnion => vec![yes(Lang::Vi), no(Lang::Vi)],
        _ => Vec::new(),
    }
}

/// How a column is filled in.
#[must_use]
pub const fn explanation(lang: Lang, table: Table, field: Field) -> &'static str {
    match (field, table) {
        (Field::Year, _) => {
            lang.pick("Năm đánh giá, bốn chữ số", "Year of the review, four digits")
        }
        (Field::Id, Table::Branches) => lang.pick(
            "Mã riêng của chi bộ, giữ nguyên qua các năm",
            "The branch's own id, the same in every year",
        ),
        (Field::Id, _) => lang.pick(
            "Mã riêng của tổ chức, giữ nguyên qua các năm",
            "The organisation's own id, the same in every year",
        ),
        (Field::Name | Field::Enterprise, _) => lang.pick("Tên đầy đủ", "Full name"),
        (Field::Parent, _) => lang.pick(
            "Mã của đảng bộ ở trang Tổ chức cơ sở",
            "The committee's id on the sheet Organisations",
        ),
        (Field::Organisation, _) => lang.pick(
            "Mã của tổ chức ở trang Tổ chức cơ sở; doanh nghiệp chưa có thì để trống",
            "The id on the sheet Organisations; empty for an enterprise that has none",
        ),
        (Field::Zone, _) => lang.pick(
            "Ví dụ KCN Quang Châu; ngoài khu, cụm thì ghi Ngoài KCN",
            "Such as KCN Quang Châu; Ngoài KCN outside any zone",
        ),
        (Field::District, _) => lang.pick(
            "Xã, phường, đặc khu; trước tháng 7/2025 là huyện, thành phố",
            "Commune or ward; before July 2025 the district",
        ),
        (Field::Kind | Field::Ownership | Field::Rating, _) => {
            lang.pick("Chọn trong danh sách", "Choose from the list")
        }
        (Field::TradeUnion | Field::YouthUnion, _) => {
            lang.pick("Chọn trong danh sách", "Có (yes) or Không (no)")
        }
        (Field::Established, _) => lang.pick(
            "Ngày/tháng/năm, hoặc tháng/năm, hoặc năm",
            "Day/month/year, month/year or a year",
        ),
        (Field::MembersRated, _) => lang.pick(
            "Số nguyên, bằng tổng bốn mức xếp loại",
            "Whole number, the sum of the four levels",
        ),
        (Field::AdmittedOwners | Field::AdmittedLeaders, _) => {
            lang.pick("Số nguyên, nằm trong số kết nạp", "Whole number, a part of the admitted")
        }
        _ => lang.pick("Số nguyên", "Whole number"),
    }
}
