//! Group rows whose labels are misspelt, and cells that name a person.

use super::Lang;
use crate::domain::GroupWord;

/// The sentence of a label that is meant to be a group and is none.
pub fn unknown(lang: Lang, meant: GroupWord, cell: &str) -> String {
    let (vi, en) = match meant {
        GroupWord::Park => ("KCN …", "KCN … (an industrial park)"),
        GroupWord::Cluster => ("CCN …", "CCN … (an industrial cluster)"),
        GroupWord::District => ("Huyện, Xã, Phường …", "Huyện, Xã, Phường … (a district)"),
        GroupWord::Committee => ("Đảng bộ …", "Đảng bộ … (a committee)"),
    };
    both!(
        lang,
        vi(
            "\"{cell}\" giống dòng nhóm \"{vi}\" nhưng viết sai; các dòng dưới không thuộc nhóm này"
        ),
        en(
            "\"{cell}\" looks like the group \"{en}\" and is misspelt; the rows below are not in it"
        )
    )
}

/// What to do about it.
pub fn help(lang: Lang) -> String {
    lang.pick("sửa chữ ở đầu dòng nhóm", "correct the first words of the group row").to_owned()
}

/// The sentence of a cell that names a person.
pub fn personal_cell(lang: Lang) -> String {
    lang.pick(
        "có ô ghi tên người: không giữ, không hiện",
        "a cell names a person: not kept, not shown",
    )
    .to_owned()
}
