//! What a column is, told by its heading. One table of synonyms serves every file.

use crate::domain::{Field, Year, fold};

/// Headings, folded, and the column that each names. The names of the contract itself (`members_rated`) are added to them.
const HEADINGS: &[(Field, &[&str])] = &[
    (Field::Year, &["nam", "nam danh gia", "nam xep loai", "nam bao cao"]),
    (
        Field::Id,
        &[
            "ma",
            "ma to chuc",
            "ma tccsd",
            "ma chi bo",
            "ma so",
            "ma to chuc dang",
            "ma don vi",
            "ma dang bo",
            "ma dn",
            "ma doanh nghiep",
            "ma so to chuc",
            "code",
        ],
    ),
    (
        Field::Name,
        &[
            "ten to chuc dang",
            "ten tccsd",
            "ten chi bo",
            "to chuc co so dang",
            "don vi",
            "ten don vi",
            "ten to chuc",
            "ten to chuc co so dang",
            "ten dang bo chi bo",
            "to chuc dang truc thuoc",
            "ten chi bo truc thuoc",
            "ten dang bo",
            "chi bo truc thuoc",
            "tccsd",
            "ten tcd",
            "ten dang bo chi bo co so",
            "dang bo chi bo",
            "ten dang bo chi bo truc thuoc",
            "ten to chuc dang don vi",
            "ten cac to chuc dang",
            "chi bo dang bo",
            "dang bo chi bo co so",
            "ten chi bo dang bo",
            "organisation name",
            "branch",
            "branch name",
            "chi bo",
        ],
    ),
    (
        Field::Kind,
        &[
            "loai hinh to chuc",
            "loai hinh tccsd",
            "loai to chuc",
            "loai hinh to chuc dang",
            "loai to chuc dang",
            "loai tccsd",
            "loai hinh to chuc co so dang",
            "loai hinh tcd",
        ],
    ),
    (
        Field::Parent,
        &[
            "ma to chuc cap tren",
            "dang bo co so",
            "dang uy cap tren",
            "truc thuoc",
            "dang bo cap tren",
            "to chuc dang cap tren",
            "truc thuoc dang bo",
            "truc thuoc dang uy",
            "dang uy co so",
            "ma dang bo co so",
            "to chuc cap tren",
            "thuoc dang bo",
            "ma cap tren",
            "base committee",
            "dang uy cap tren truc tiep",
            "ma tccsd cap tren",
            "thuoc dang bo co so",
            "dang bo",
            "dang uy",
        ],
    ),
    (
        Field::Zone,
        &[
            "khu cum cong nghiep",
            "khu cong nghiep",
            "kcn",
            "kcn ccn",
            "dia ban kcn",
            "ten khu cong nghiep",
            "khu cong nghiep cum cong nghiep",
            "khu cum cn",
            "thuoc kcn",
            "thuoc khu cum cong nghiep",
            "ten kcn",
            "cum cong nghiep",
            "ccn",
            "industrial park",
            "industrial zone",
            "thuoc khu cong nghiep",
            "dia ban kcn ccn",
            "khu cn",
        ],
    ),
    (
        Field::District,
        &[
            "huyen thanh pho",
            "huyen",
            "dia ban",
            "huyen thi xa thanh pho",
            "huyen tx tp",
            "huyen tp",
            "dia ban huyen thanh pho",
            "quan huyen",
        ],
    ),
    (
        Field::Ownership,
        &[
            "loai hinh doanh nghiep",
            "thanh phan kinh te",
            "loai hinh dn",
            "lhdn",
            "loai doanh nghiep",
            "hinh thuc so huu",
            "thanh phan kt",
            "loai hinh so huu",
        ],
    ),
    (
        Field::Workers,
        &[
            "so lao dong",
            "tong so lao dong",
            "cong nhan lao dong",
            "lao dong",
            "tong so cong nhan lao dong",
            "so cong nhan lao dong",
            "tong so cnld",
            "so cnld",
            "cnld",
            "tong lao dong",
            "so nguoi lao dong",
            "tong so nguoi lao dong",
        ],
    ),
    (
        Field::Rating,
        &[
            "xep loai",
            "ket qua xep loai",
            "xep loai tcd",
            "xl",
            "xep loai to chuc dang",
            "ket qua danh gia xep loai",
            "muc xep loai",
            "xep loai tccsd",
            "xep loai chi bo",
            "danh gia xep loai",
            "ket qua xl",
            "xep loai chat luong",
            "ket qua danh gia",
            "ket qua xep loai to chuc dang",
            "ket qua xep loai tccsd",
            "xep loai chat luong to chuc dang",
            "ket qua xep loai chi bo",
            "muc do hoan thanh nhiem vu",
            "muc do hoan thanh",
            "ket qua danh gia xep loai chat luong",
            "xep loai chat luong tcd",
            "xep loai to chuc co so dang",
            "ket qua danh gia xep loai to chuc dang",
            "danh gia xep loai to chuc dang",
            "ket qua xep loai chat luong",
            "xl tcd",
            "xl tccsd",
            "xl chi bo",
        ],
    ),
    (
        Field::Members,
        &[
            "tong so dang vien",
            "so dang vien",
            "tong so dv",
            "tsdv",
            "dang vien",
            "dv",
            "so dv",
            "so luong dang vien",
            "tong dang vien",
            "tong so dang vien cua to chuc dang",
            "tong dv",
            "dang vien tong so",
            "dang vien ts",
            "tong so dang vien hien co",
        ],
    ),
    (
        Field::MembersRated,
        &[
            "dang vien duoc danh gia xep loai",
            "dv duoc xep loai",
            "dang vien duoc xep loai",
            "dang vien duoc danh gia",
            "so dang vien duoc xep loai",
            "so dang vien duoc danh gia xep loai",
            "so dv duoc xep loai",
            "dv duoc danh gia xep loai",
            "tong so dang vien duoc danh gia xep loai",
            "tong so dang vien duoc xep loai",
            "so dv duoc danh gia xep loai",
            "so dang vien duoc danh gia",
            "dv duoc danh gia",
            "so dang vien da xep loai",
            "dang vien da xep loai",
            "dang vien tham gia danh gia xep loai",
            "dv duoc dgxl",
            "so dv duoc dgxl",
            "dang vien duoc dgxl",
            "tong so dv duoc xep loai",
            "tong so dv duoc danh gia xep loai",
        ],
    ),
    (
        Field::Admitted,
        &[
            "ket nap dang vien",
            "ket nap",
            "so dang vien ket nap",
            "dang vien ket nap",
            "so dang vien moi ket nap",
            "ket nap dv",
            "dang vien moi",
            "so dv ket nap",
            "ket nap dang vien moi",
            "dang vien moi ket nap",
            "ket nap tong so",
            "phat trien dang vien",
            "so ket nap",
        ],
    ),
    (
        Field::AdmittedOwners,
        &[
            "ket nap chu doanh nghiep",
            "ket nap chu dn",
            "chu doanh nghiep",
            "chu doanh nghiep ket nap",
            "trong do chu doanh nghiep",
            "ket nap dang vien la chu doanh nghiep",
            "ket nap la chu doanh nghiep",
            "ket nap trong do chu doanh nghiep",
            "so chu doanh nghiep ket nap",
        ],
    ),
    (
        Field::AdmittedLeaders,
        &[
            "ket nap lanh dao chu chot doan the",
            "ket nap lanh dao doan the",
            "lanh dao chu chot doan the",
            "ket nap lanh dao chu chot",
            "ket nap lanh dao quan ly doan the",
            "ket nap can bo chu chot doan the",
            "ket nap lanh dao",
            "trong do lanh dao chu chot doan the",
            "ket nap trong do lanh dao chu chot doan the",
        ],
    ),
    (
        Field::Established,
        &[
            "ngay thanh lap",
            "thanh lap",
            "ngay thang thanh lap",
            "thoi gian thanh lap",
            "ngay thang nam thanh lap",
            "nam thanh lap",
            "thang nam thanh lap",
        ],
    ),
    (Field::Seconded, &["can bo tang cuong", "cb tang cuong", "can bo chuyen trach tang cuong", "so can bo tang cuong"]),
    (Field::TradeUnion, &["cong doan", "to chuc cong doan", "co cong doan", "cong doan co so", "cdcs"]),
    (
        Field::YouthUnion,
        &["doan thanh nien", "to chuc doan thanh nien", "dtn", "doan tn", "co doan thanh nien", "doan tncs ho chi minh", "doan tncs"],
    ),
    (Field::Enterprise, &["ten doanh nghiep", "doanh nghiep", "ten dn", "ten cong ty", "enterprise name"]),
    (Field::Organisation, &["to chuc dang", "co to chuc dang", "thuoc to chuc dang", "party organisation"]),
    (Field::DataNote, &["so lieu"]),
];

/// The four levels as a heading names them without saying of what.
const LEVELS: &[(Field, &[&str])] = &[
    (
        Field::MembersExcellent,
        &[
            "htxsnv",
            "hoan thanh xuat sac nhiem vu",
            "xuat sac",
            "hoan thanh xuat sac",
            "htxs",
            "ht xuat sac",
            "ht xuat sac nhiem vu",
            "hoan thanh xsnv",
            "hoan thanh xuat sac nv",
            "ht xuat sac nv",
        ],
    ),
    (
        Field::MembersGood,
        &[
            "httnv",
            "hoan thanh tot nhiem vu",
            "tot",
            "hoan thanh tot",
            "htt",
            "ht tot",
            "ht tot nhiem vu",
            "hoan thanh tnv",
            "hoan thanh tot nv",
            "ht tot nv",
        ],
    ),
    (Field::MembersSatisfactory, &["htnv", "hoan thanh nhiem vu", "hoan thanh", "ht nhiem vu", "hoan thanh nv"]),
    (
        Field::MembersUnsatisfactory,
        &["khtnv", "khong hoan thanh nhiem vu", "khong hoan thanh", "khong htnv", "kht", "khong ht nhiem vu", "khong hoan thanh nv"],
    ),
];

/// What may stand before a level to say that members are counted.
const OF_MEMBERS: [&str; 12] = [
    "dang vien",
    "dv",
    "so dang vien",
    "so dv",
    "dang vien xep loai",
    "dv xep loai",
    "so dang vien xep loai",
    "tong so dang vien",
    "dang vien duoc xep loai",
    "so dang vien duoc xep loai",
    "ket qua xep loai dang vien",
    "xep loai dang vien",
];

/// Headings over several columns of members, folded.
const MEMBER_GROUPS: [&str; 14] = [
    "dang vien",
    "dv",
    "so dang vien",
    "tong so dang vien",
    "xep loai dang vien",
    "ket qua xep loai dang vien",
    "danh gia xep loai dang vien",
    "ket qua danh gia xep loai dang vien",
    "chat luong dang vien",
    "dang vien duoc danh gia xep loai",
    "ket qua danh gia dang vien",
    "xep loai chat luong dang vien",
    "danh gia dang vien",
    "xep loai dv",
];

/// Headings over several columns of the admitted, folded.
const ADMITTED_GROUPS: [&str; 6] =
    ["ket nap", "ket nap dang vien", "ket nap dang vien moi", "dang vien moi ket nap", "phat trien dang vien", "dang vien ket nap"];

const TOTALS: [&str; 6] = ["tong so", "tong", "ts", "so luong", "cong", "tong cong"];

/// Signs that a column holds data about persons.
const PERSONAL: [&str; 26] = [
    "ho va ten",
    "ho ten",
    "ho dem",
    "cccd",
    "cmnd",
    "cmt",
    "can cuoc",
    "chung minh nhan dan",
    "so dien thoai",
    "dien thoai",
    "sdt",
    "di dong",
    "ngay sinh",
    "ngay thang nam sinh",
    "nam sinh",
    "que quan",
    "noi sinh",
    "email",
    "dia chi thuong tru",
    "noi o",
    "so the dang",
    "gioi tinh",
    "bi thu",
    "nguoi dai dien",
    "ngay vao dang",
    "ho chieu",
];

/// What a heading names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A column of the contract.
    Field(Field),
    /// One of the four levels, not said of what: members' where members were counted before it.
    Level(Field),
    /// A percentage.
    Percent,
    /// The numbering of the rows.
    Numbering,
    /// Personal data.
    Personal,
}

fn find(table: &[(Field, &[&str])], folded: &str) -> Option<Field> {
    table.iter().find(|(_, headings)| headings.contains(&folded)).map(|(field, _)| *field)
}

/// A heading, folded, without what is in brackets and without a year: `Xếp loại năm 2023`, `Số ĐV (người)`.
pub fn fold_heading(heading: &str) -> String {
    let mut depth = 0usize;
    let bare: String = heading
        .chars()
        .filter(|c| match c {
            '(' | '[' => {
                depth += 1;
                false
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect();
    let folded = fold(if bare.trim().is_empty() { heading } else { &bare });
    let words: Vec<&str> = folded.split(' ').collect();
    match words[..] {
        [.., "nam", year] if is_year(year) && words.len() > 2 => words[..words.len() - 2].join(" "),
        [.., year] if is_year(year) && words.len() > 1 => words[..words.len() - 1].join(" "),
        _ => folded,
    }
}

/// The one year that headings name: `Xếp loại năm 2023`.
pub fn year_of(headings: &[String]) -> Option<Year> {
    let mut years = headings.iter().flat_map(|h| h.split(|c: char| !c.is_ascii_digit()).filter(|d| is_year(d)).collect::<Vec<_>>());
    let year = years.next()?;
    years.all(|other| other == year).then(|| year.parse().ok().and_then(Year::new)).flatten()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|y| (1930..=2100).contains(&y))
}

fn level_of_members(folded: &str) -> Option<Field> {
    if let Some(rest) = OF_MEMBERS.iter().find_map(|of| folded.strip_prefix(of)?.strip_prefix(' ')) {
        return find(LEVELS, rest);
    }
    let rest = OF_MEMBERS.iter().find_map(|of| folded.strip_suffix(of)?.strip_suffix(' '))?;
    find(LEVELS, rest)
}

/// What one heading names by itself.
pub fn name(heading: &str) -> Option<Named> {
    let folded = fold_heading(heading);
    if is_percent(heading, &folded) {
        return Some(Named::Percent);
    }
    if matches!(folded.as_str(), "tt" | "stt" | "so tt" | "so thu tu" | "no") {
        return Some(Named::Numbering);
    }
    let spaced = |word: &'static str| word.bytes().map(|b| if b == b'_' { b' ' } else { b });
    let canonical = Field::ALL.iter().find(|field| spaced(field.word()).eq(folded.bytes())).copied();
    if let Some(field) = canonical.or_else(|| find(HEADINGS, &folded)).or_else(|| level_of_members(&folded)) {
        return Some(Named::Field(field));
    }
    if let Some(level) = find(LEVELS, &folded) {
        return Some(Named::Level(level));
    }
    is_personal(&folded).then_some(Named::Personal)
}

fn is_percent(heading: &str, folded: &str) -> bool {
    heading.contains('%')
        || matches!(folded, "tl" | "ty le" | "ti le" | "phan tram")
        || folded.starts_with("ty le ")
        || folded.starts_with("ti le ")
        || folded.starts_with("tl ")
}

/// Whether a folded heading names personal data.
pub fn is_personal(folded: &str) -> bool {
    let stands_alone = |at: usize, sign: &str| {
        (at == 0 || folded.as_bytes()[at - 1] == b' ') && matches!(folded.as_bytes().get(at + sign.len()), None | Some(b' '))
    };
    PERSONAL.iter().any(|sign| folded.match_indices(sign).any(|(at, _)| stands_alone(at, sign)))
}

/// What a heading over several rows names, top first: the group's heading stands over several columns.
pub fn name_under(parts: &[&str]) -> Option<Named> {
    let mut filled: Vec<&str> = parts.iter().copied().filter(|p| !p.trim().is_empty()).collect();
    filled.dedup();
    let (&own, groups) = filled.split_last()?;
    if groups.is_empty() {
        return name(own);
    }
    let folded = fold_heading(own);
    if is_percent(own, &folded) {
        return Some(Named::Percent);
    }
    let groups_folded: Vec<String> = groups.iter().map(|g| fold_heading(g)).collect();
    let level = find(LEVELS, &folded).or_else(|| level_of_members(&folded));
    let total = TOTALS.contains(&folded.as_str());
    for group in groups_folded.iter().rev().map(String::as_str) {
        if MEMBER_GROUPS.contains(&group) {
            let rated = group.contains("xep loai") || group.contains("danh gia");
            let own_field = match () {
                () if level.is_some() => level,
                () if total && rated => Some(Field::MembersRated),
                () if total => Some(Field::Members),
                () if matches!(
                    folded.as_str(),
                    "duoc danh gia xep loai"
                        | "duoc xep loai"
                        | "duoc danh gia"
                        | "da xep loai"
                        | "xep loai"
                        | "so duoc xep loai"
                        | "tham gia danh gia"
                        | "so duoc danh gia xep loai"
                ) =>
                {
                    Some(Field::MembersRated)
                }
                () => None,
            };
            if let Some(field) = own_field {
                return Some(Named::Field(field));
            }
        }
        if ADMITTED_GROUPS.contains(&group) {
            let own_field = match folded.as_str() {
                _ if total => Some(Field::Admitted),
                f if f.contains("chu doanh nghiep") || f.contains("chu dn") => Some(Field::AdmittedOwners),
                f if f.contains("lanh dao") || f.contains("chu chot") || f.contains("doan the") => Some(Field::AdmittedLeaders),
                _ => None,
            };
            if let Some(field) = own_field {
                return Some(Named::Field(field));
            }
        }
    }
    let joined = filled.join(" ");
    let reversed = filled.iter().rev().copied().collect::<Vec<_>>().join(" ");
    [name(own), name(&joined), name(&reversed)].into_iter().flatten().next()
}

/// The headings by which a column is known, as an office writes them, for a sentence.
pub const fn usual(field: Field) -> &'static str {
    match field {
        Field::Year => "Năm; Năm đánh giá",
        Field::Id => "Mã; Mã tổ chức; Mã số",
        Field::Name => "Tên tổ chức đảng; Tên TCCSĐ; Tên chi bộ; Tên đơn vị",
        Field::Kind => "Loại hình tổ chức; Loại hình TCCSĐ; Loại tổ chức",
        Field::Parent => "Mã tổ chức cấp trên; Đảng bộ cơ sở; Trực thuộc",
        Field::Zone => "Khu, cụm công nghiệp; KCN",
        Field::District => "Huyện, thành phố; Địa bàn",
        Field::Ownership => "Loại hình doanh nghiệp; Thành phần kinh tế",
        Field::Workers => "Số lao động; Tổng số lao động",
        Field::Rating => "Xếp loại; Kết quả xếp loại",
        Field::Members => "Tổng số đảng viên; Số đảng viên; Đảng viên",
        Field::MembersRated => "Đảng viên được đánh giá, xếp loại",
        Field::MembersExcellent => "Đảng viên HTXSNV",
        Field::MembersGood => "Đảng viên HTTNV",
        Field::MembersSatisfactory => "Đảng viên HTNV",
        Field::MembersUnsatisfactory => "Đảng viên KHTNV",
        Field::Admitted => "Kết nạp đảng viên; Kết nạp",
        Field::AdmittedOwners => "Kết nạp chủ doanh nghiệp",
        Field::AdmittedLeaders => "Kết nạp lãnh đạo chủ chốt, đoàn thể",
        Field::Established => "Ngày thành lập",
        Field::Seconded => "Cán bộ tăng cường",
        Field::TradeUnion => "Công đoàn",
        Field::YouthUnion => "Đoàn thanh niên",
        Field::Enterprise => "Tên doanh nghiệp; Doanh nghiệp",
        Field::Organisation => "Tổ chức đảng",
        Field::DataNote => "Số liệu",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_names_one_column_in_every_spelling() {
        for (field, headings) in HEADINGS {
            for heading in *headings {
                let spelt = [
                    heading.to_string(),
                    heading.to_uppercase(),
                    heading.replace(' ', "\n"),
                    heading.replace(' ', "_"),
                    format!("{heading} (người)"),
                    format!("{heading} năm 2023"),
                ];
                for spelt in spelt {
                    assert_eq!(name(&spelt), Some(Named::Field(*field)), "{spelt:?}");
                }
            }
        }
        let mut all: Vec<&str> = HEADINGS.iter().flat_map(|(_, h)| h.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a heading stands twice");
        assert!(all.iter().all(|h| fold(h) == *h), "a heading is not folded");
    }

    #[test]
    fn the_headings_that_a_sentence_offers_are_known() {
        for field in Field::ALL {
            for heading in usual(*field).split("; ") {
                assert_eq!(name(heading), Some(Named::Field(*field)), "{heading}");
            }
            assert_eq!(name(field.word()), Some(Named::Field(*field)), "{}", field.word());
        }
    }

    #[test]
    fn levels_of_members() {
        for heading in ["Đảng viên HTXSNV", "ĐV hoàn thành xuất sắc nhiệm vụ", "Số ĐV xuất sắc", "HTXSNV đảng viên"]
        {
            assert_eq!(name(heading), Some(Named::Field(Field::MembersExcellent)), "{heading}");
        }
        assert_eq!(name("HTTNV"), Some(Named::Level(Field::MembersGood)));
        assert_eq!(name_under(&["Đảng viên", "Tổng số"]), Some(Named::Field(Field::Members)));
        assert_eq!(name_under(&["Đảng viên", "HTXSNV"]), Some(Named::Field(Field::MembersExcellent)));
        assert_eq!(name_under(&["Xếp loại đảng viên", "Tổng số"]), Some(Named::Field(Field::MembersRated)));
        assert_eq!(name_under(&["Kết nạp", "Trong đó: chủ doanh nghiệp"]), Some(Named::Field(Field::AdmittedOwners)));
        assert_eq!(name_under(&["Xếp loại", ""]), Some(Named::Field(Field::Rating)));
        assert_eq!(name_under(&["Đảng viên", "TL %"]), Some(Named::Percent));
    }

    #[test]
    fn persons_are_recognised() {
        for heading in ["Họ và tên", "Số CCCD", "CMND", "Số điện thoại liên hệ", "Ngày sinh", "Bí thư chi bộ", "Họ tên bí thư"]
        {
            assert_eq!(name(heading), Some(Named::Personal), "{heading}");
        }
        assert_eq!(name("Ghi chú"), None);
    }
}
