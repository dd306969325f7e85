//! What a column is, told by its heading. One table of synonyms serves every file.

use crate::domain::{CountField, Field, Rating, fold};

/// What offices abbreviate in headings, folded: each is brought to the one form in which headings
/// are compared.
const SHORT: [(&str, &str); 35] = [
    ("to chuc co so dang", "tccsd"),
    ("tccs dang", "tccsd"),
    ("to chuc dang", "tcd"),
    ("dang vien", "dv"),
    ("doanh nghiep", "dn"),
    ("khu cum cong nghiep", "kcn ccn"),
    ("khu cum cn", "kcn ccn"),
    ("khu cong nghiep", "kcn"),
    ("khu cn", "kcn"),
    ("cum cong nghiep", "ccn"),
    ("cum cn", "ccn"),
    ("cong nhan", "cn"),
    ("lao dong", "ld"),
    ("cnld", "cn ld"),
    ("tong so", "ts"),
    ("so luong", "so"),
    ("sl", "so"),
    ("tsdv", "ts dv"),
    ("xep loai", "xl"),
    ("danh gia", "dg"),
    ("dgxl", "dg xl"),
    ("hoan thanh", "ht"),
    ("xuat sac", "xs"),
    ("nhiem vu", "nv"),
    ("htxsnv", "ht xs nv"),
    ("xsnv", "xs nv"),
    ("tnv", "tot nv"),
    ("htxs", "ht xs"),
    ("httnv", "ht tot nv"),
    ("htt", "ht tot"),
    ("khtnv", "khong ht nv"),
    ("kht", "khong ht"),
    ("htnv", "ht nv"),
    ("kinh te", "kt"),
    ("lhdn", "loai hinh dn"),
];

/// Headings, as [`fold_heading`] gives them, and the column that each names. The names of the
/// contract itself (`members_rated`) are added to them.
const HEADINGS: &[(Field, &[&str])] = &[
    (Field::Year, &["nam", "nam dg", "nam xl", "nam bao cao"]),
    (
        Field::Id,
        &[
            "ma",
            "ma to chuc",
            "ma tccsd",
            "ma chi bo",
            "ma so",
            "ma tcd",
            "ma don vi",
            "ma dang bo",
            "ma dn",
            "ma so to chuc",
            "code",
            "ma cb",
            "ma cbcs",
            "ma dbcs",
            "ma dinh danh",
            "ma dang uy",
            "ma so tccsd",
            "ma so tcd",
            "ma so chi bo",
            "ma so dang bo",
            "so hieu",
            "ma chi bo truc thuoc",
            "ma chi bo co so",
        ],
    ),
    (
        Field::Name,
        &[
            "tccsd",
            "don vi",
            "tcd truc thuoc",
            "chi bo truc thuoc",
            "dang bo chi bo",
            "chi bo dang bo",
            "dang bo chi bo co so",
            "organisation name",
            "branch",
            "branch name",
            "chi bo",
            "ten",
            "co so dang",
            "tccsd truc thuoc",
        ],
    ),
    (
        Field::Kind,
        &[
            "loai hinh to chuc",
            "loai hinh tccsd",
            "loai to chuc",
            "loai hinh tcd",
            "loai tcd",
            "loai tccsd",
            "loai hinh co so",
            "loai to chuc co so",
            "loai hinh to chuc co so",
            "hinh thuc to chuc",
            "loai hinh dang bo chi bo",
            "dbcs cbcs",
            "phan loai to chuc",
        ],
    ),
    (
        Field::Parent,
        &[
            "dang bo co so",
            "truc thuoc",
            "truc thuoc dang bo",
            "truc thuoc dang uy",
            "dang uy co so",
            "ma dang bo co so",
            "thuoc dang bo",
            "base committee",
            "thuoc dang bo co so",
            "dang bo",
            "dang uy",
            "truc thuoc dang bo co so",
            "truc thuoc tccsd",
            "dang uy co so truc thuoc",
            "thuoc dang uy",
            "thuoc tccsd",
        ],
    ),
    (
        Field::Zone,
        &[
            "kcn ccn",
            "kcn",
            "dia ban kcn",
            "ten kcn",
            "thuoc kcn",
            "thuoc kcn ccn",
            "ccn",
            "industrial park",
            "industrial zone",
            "dia ban kcn ccn",
            "ten kcn ccn",
            "thuoc ccn",
            "ten ccn",
            "dia ban ccn",
            "khu vuc kcn",
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
            "dia phuong",
            "thi xa thanh pho",
            "dia ban huyen",
            "huyen thi thanh pho",
            "thanh pho huyen",
        ],
    ),
    (
        Field::Ownership,
        &[
            "loai hinh dn",
            "thanh phan kt",
            "loai dn",
            "hinh thuc so huu",
            "loai hinh so huu",
            "loai hinh kt",
            "khu vuc kt",
            "khoi dn",
            "so huu",
            "hinh thuc so huu von",
            "loai hinh dn so huu",
        ],
    ),
    (
        Field::Workers,
        &[
            "so ld",
            "ts ld",
            "cn ld",
            "ld",
            "ts cn ld",
            "so cn ld",
            "tong ld",
            "so nguoi ld",
            "ts nguoi ld",
            "so cn",
            "cn",
            "ts cn",
        ],
    ),
    (
        Field::Rating,
        &[
            "xl",
            "ket qua xl",
            "xl tcd",
            "ket qua dg xl",
            "muc xl",
            "xl tccsd",
            "xl chi bo",
            "dg xl",
            "xl chat luong",
            "ket qua dg",
            "ket qua xl tcd",
            "ket qua xl tccsd",
            "xl chat luong tcd",
            "ket qua xl chi bo",
            "muc do ht nv",
            "muc do ht",
            "ket qua dg xl chat luong",
            "ket qua dg xl tcd",
            "dg xl tcd",
            "ket qua xl chat luong",
            "xl to chuc",
            "xl tap the",
            "ket qua phan loai",
            "xl don vi",
            "ket qua xl to chuc",
        ],
    ),
    (
        Field::Members,
        &["ts dv", "so dv", "dv", "tong dv", "ts dv cua tcd", "dv ts", "ts dv cua don vi"],
    ),
    (Field::MembersRated, &["so dv xl", "dv xl", "so dv dg", "so dv dg xl", "dv dg xl"]),
    (
        Field::Admitted,
        &[
            "ket nap dv",
            "ket nap",
            "so dv ket nap",
            "dv ket nap",
            "so dv moi ket nap",
            "dv moi",
            "ket nap dv moi",
            "dv moi ket nap",
            "ket nap ts",
            "phat trien dv",
            "so ket nap",
            "ket nap moi",
            "so dv ket nap moi",
            "da ket nap",
            "ts ket nap",
        ],
    ),
    (
        Field::AdmittedOwners,
        &[
            "ket nap chu dn",
            "chu dn",
            "chu dn ket nap",
            "trong do chu dn",
            "ket nap dv la chu dn",
            "ket nap la chu dn",
            "ket nap trong do chu dn",
            "so chu dn ket nap",
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
    (
        Field::Seconded,
        &[
            "can bo tang cuong",
            "cb tang cuong",
            "can bo chuyen trach tang cuong",
            "so can bo tang cuong",
        ],
    ),
    (
        Field::TradeUnion,
        &["cong doan", "to chuc cong doan", "co cong doan", "cong doan co so", "cdcs"],
    ),
    (
        Field::YouthUnion,
        &[
            "doan thanh nien",
            "to chuc doan thanh nien",
            "dtn",
            "doan tn",
            "co doan thanh nien",
            "doan tncs ho chi minh",
            "doan tncs",
        ],
    ),
    (Field::Enterprise, &["ten dn", "dn", "ten cong ty", "enterprise name"]),
    (Field::Organisation, &["tcd", "co tcd", "thuoc tcd", "party organisation"]),
    (Field::DataNote, &["so lieu"]),
];

/// The four levels as a heading names them without saying of what.
const LEVELS: &[(Field, &[&str])] = &[
    (Field::MembersExcellent, &["ht xs nv", "xs", "ht xs"]),
    (Field::MembersGood, &["ht tot nv", "tot", "ht tot"]),
    (Field::MembersSatisfactory, &["ht nv", "ht"]),
    (Field::MembersUnsatisfactory, &["khong ht nv", "khong ht"]),
];

/// What may stand before a level to say that members are counted.
const OF_MEMBERS: [&str; 9] = [
    "dv",
    "so dv",
    "dv xl",
    "so dv xl",
    "ts dv",
    "dv duoc xl",
    "so dv duoc xl",
    "ket qua xl dv",
    "xl dv",
];

/// The words of headings over several columns of members: `Kết quả đánh giá, xếp loại chất lượng
/// đảng viên`.
const OF_MEMBER_GROUPS: [&str; 16] = [
    "dv", "so", "ts", "tong", "ket", "qua", "dg", "xl", "chat", "luong", "duoc", "phan", "loai",
    "muc", "ve", "trong",
];

const TOTALS: [&str; 5] = ["ts", "tong", "so", "cong", "tong cong"];

/// Signs that a column holds data about persons.
const PERSONAL: [&str; 57] = [
    "ho va ten",
    "ho ten",
    "ho dem",
    "cccd",
    "cmnd",
    "cmt",
    "can cuoc",
    "chung minh nhan dan",
    "dien thoai",
    "so dt",
    "lien he",
    "zalo",
    "nguoi dung dau",
    "nguoi phu trach",
    "cmtnd",
    "facebook",
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
    "the dang",
    "the dv",
    "ten dang vien",
    "ma dang vien",
    "danh sach dang vien",
    "thu dien tu",
    "ho khau",
    "thuong tru",
    "tam tru",
    "cu tru",
    "ly lich",
    "so tai khoan",
    "quoc tich",
    "giam doc",
    "chu tich",
    "chuc vu",
    "chuc danh",
    "can bo phu trach",
    "full name",
    "phone",
    "mobile",
    "date of birth",
    "birthday",
    "id card",
    "passport",
];

/// Headings that name personal data where they say nothing else: `Dân tộc`, and not `Đảng viên dân
/// tộc thiểu số`.
const PERSONAL_ALONE: [&str; 9] = [
    "dan toc",
    "ton giao",
    "tuoi",
    "anh",
    "suc khoe",
    "trinh do",
    "hoc van",
    "trinh do hoc van",
    "trinh do chuyen mon",
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

/// The rating of the members that a level's column counts.
pub fn rating_of(level: Field) -> Rating {
    match level {
        Field::MembersExcellent => Rating::Excellent,
        Field::MembersGood => Rating::Good,
        Field::MembersSatisfactory => Rating::Satisfactory,
        _ => Rating::Unsatisfactory,
    }
}

/// A folded text in the form in which headings are compared.
pub fn shorten(folded: &str) -> String {
    let mut words = format!(" {folded} ");
    for (long, short) in SHORT {
        if words.contains(long) {
            words = words.replace(&format!(" {long} "), &format!(" {short} "));
        }
    }
    words.trim().to_owned()
}

/// What a heading may name that says too little by itself, as [`fold_heading`] gives it: the cells
/// below tell which.
pub fn may_name(folded: &str) -> &'static [Field] {
    match folded {
        "loai hinh" => &[Field::Kind, Field::Ownership],
        "loai" | "phan loai" => &[Field::Rating, Field::Kind, Field::Ownership],
        "ket qua" | "dg" | "dg chung" => &[Field::Rating],
        "khu" | "thuoc khu" => &[Field::Zone],
        _ => &[],
    }
}

fn find(table: &[(Field, &[&str])], folded: &str) -> Option<Field> {
    table.iter().find(|(_, headings)| headings.contains(&folded)).map(|(field, _)| *field)
}

/// A heading, folded, abbreviated as all are, without what is in brackets and without a time: `Xếp
/// loại năm 2023`, `Số ĐV (người)`, `TSĐV đến 31/12/2023`.
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
    let is_number = |word: &str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let kept = match words[..] {
        [.., "tinh", "den" | "ngay", day, month, year]
            if is_number(day) && is_number(month) && is_year(year) =>
        {
            words.len() - 5
        }
        [.., "den" | "ngay", day, month, year]
            if is_number(day) && is_number(month) && is_year(year) =>
        {
            words.len() - 4
        }
        [.., "nam", year] if is_year(year) => words.len() - 2,
        [.., year] if is_year(year) => words.len() - 1,
        [.., "trong", "nam"] | [.., "hien", "co"] => words.len() - 2,
        _ => words.len(),
    };
    if kept == 0 { folded } else { shorten(&words[..kept].join(" ")) }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|y| (1930..=2100).contains(&y))
}

fn level_of_members(folded: &str) -> Option<Field> {
    let before = |of: &&str| find(LEVELS, folded.strip_prefix(*of)?.strip_prefix(' ')?);
    let after = |of: &&str| find(LEVELS, folded.strip_suffix(*of)?.strip_suffix(' ')?);
    OF_MEMBERS.iter().find_map(before).or_else(|| OF_MEMBERS.iter().find_map(after))
}

/// Whether a heading says that members were rated: `Tổng số ĐV được đánh giá, xếp loại`, `Số đã xếp
/// loại`.
fn is_rated(folded: &str) -> bool {
    const HOW: [&str; 6] = ["da duoc", "duoc", "da", "tham gia", "du dieu kien", "thuoc dien"];
    const RATED: [&str; 6] =
        ["dg xl", "xl", "dg", "dg xl chat luong", "xl chat luong", "dg chat luong"];
    let mut what = folded;
    while let Some(rest) =
        ["so ", "ts ", "tong ", "dv "].iter().find_map(|of| what.strip_prefix(of))
    {
        what = rest;
    }
    HOW.iter().any(|how| {
        what.strip_prefix(how)
            .and_then(|rest| rest.strip_prefix(' '))
            .is_some_and(|rest| RATED.contains(&rest))
    })
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
    let canonical =
        Field::ALL.iter().find(|field| spaced(field.word()).eq(folded.bytes())).copied();
    let rated = || is_rated(&folded).then_some(Field::MembersRated);
    let listed = canonical
        .or_else(|| find(HEADINGS, &folded))
        .or_else(|| level_of_members(&folded))
        .or_else(rated);
    if let Some(field) = listed.or_else(|| named_unit(&folded)).or_else(|| by_words(&folded)) {
        return Some(Named::Field(field));
    }
    if let Some(level) = find(LEVELS, folded.strip_prefix("so ").unwrap_or(&folded)) {
        return Some(Named::Level(level));
    }
    // A member in full; in short it may be a unit (ĐV).
    (is_personal(&folded) || is_personal(&fold(heading))).then_some(Named::Personal)
}

fn is_percent(heading: &str, folded: &str) -> bool {
    heading.contains('%')
        || matches!(folded, "tl" | "ty le" | "ti le" | "phan tram")
        || folded.starts_with("ty le ")
        || folded.starts_with("ti le ")
        || folded.starts_with("tl ")
}

/// Whether a folded heading stands over several columns of members.
fn is_member_group(folded: &str) -> bool {
    folded.split(' ').any(|word| word == "dv")
        && folded.split(' ').all(|word| OF_MEMBER_GROUPS.contains(&word))
}

/// Whether a folded heading stands over several columns of the admitted.
fn is_admitted_group(folded: &str) -> bool {
    folded.contains("ket nap") || folded.contains("phat trien dv")
}

/// Whether a folded heading is one of names, or of those above: `Tên TCCSĐ, chi bộ trực thuộc`,
/// `Tên đảng ủy cấp trên`.
fn named_unit(folded: &str) -> Option<Field> {
    const WORDS: [&str; 23] = [
        "ten", "ma", "tccsd", "tcd", "dang", "bo", "db", "uy", "chi", "cb", "cap", "tren", "to",
        "chuc", "don", "vi", "co", "so", "truc", "thuoc", "tiep", "cac", "va",
    ];
    if !folded.split(' ').all(|word| WORDS.contains(&word)) {
        return None;
    }
    if folded.contains("cap tren") {
        return Some(Field::Parent);
    }
    folded.starts_with("ten ").then_some(Field::Name)
}

/// What a folded heading names by its words, whatever their order: `Kết quả đánh giá, xếp loại của
/// cấp trên`, `Đảng viên toàn đảng bộ`, `ĐV mới kết nạp là chủ DN`.
fn by_words(folded: &str) -> Option<Field> {
    const RATING: [&str; 29] = [
        "ket", "qua", "dg", "xl", "chat", "luong", "muc", "do", "ht", "nv", "tcd", "tccsd", "to",
        "chuc", "dang", "chi", "bo", "don", "vi", "tap", "the", "cap", "tren", "uy", "cua", "ve",
        "va", "luan", "chung",
    ];
    const MEMBERS: [&str; 23] = [
        "ts", "so", "tong", "dv", "toan", "dang", "bo", "chi", "tcd", "tccsd", "don", "vi", "cua",
        "hien", "co", "cuoi", "nam", "den", "ky", "sinh", "hoat", "tinh", "trong",
    ];
    let has = |word: &str| folded.split(' ').any(|own| own == word);
    let are_all = |words: &[&str]| folded.split(' ').all(|word| words.contains(&word));
    if folded.contains("ket nap") {
        return match () {
            () if folded.contains("chu dn") => Some(Field::AdmittedOwners),
            () if ["lanh dao", "chu chot", "doan the"].iter().any(|of| folded.contains(of)) => {
                Some(Field::AdmittedLeaders)
            }
            () => None,
        };
    }
    let is_rating =
        (has("xl") || has("dg") && folded.contains(' ') || folded.starts_with("muc do ht"))
            && are_all(&RATING);
    let is_members = has("dv") && are_all(&MEMBERS);
    is_rating.then_some(Field::Rating).or(is_members.then_some(Field::Members))
}

/// Whether a folded heading names personal data.
pub fn is_personal(folded: &str) -> bool {
    if PERSONAL_ALONE.contains(&folded) {
        return true;
    }
    let stands_alone = |at: usize, sign: &str| {
        (at == 0 || folded.as_bytes()[at - 1] == b' ')
            && matches!(folded.as_bytes().get(at + sign.len()), None | Some(b' '))
    };
    PERSONAL.iter().any(|sign| folded.match_indices(sign).any(|(at, _)| stands_alone(at, sign)))
}

/// Whether a folded heading of names or ids is that of branches.
pub fn is_of_branch(folded: &str) -> bool {
    folded.contains("chi bo") || folded.ends_with(" cb")
}

/// What a heading over several rows names, top first: the group's heading stands over several
/// columns.
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
    // The number of what stands above, beside its percentage.
    if total
        && let Some(counted @ (Named::Level(_) | Named::Field(_))) = name_under(groups)
        && matches!(counted, Named::Level(field) | Named::Field(field) if CountField::of(field).is_some())
        && !groups_folded
            .last()
            .is_some_and(|group| is_member_group(group) || is_admitted_group(group))
    {
        return Some(counted);
    }
    let rated = groups_folded
        .iter()
        .any(|group| ["xl", "dg", "phan loai"].iter().any(|word| group.contains(word)));
    for group in groups_folded.iter().rev().map(String::as_str) {
        if is_member_group(group) {
            let own_field = match () {
                () if level.is_some() => level,
                () if total && rated => Some(Field::MembersRated),
                () if total => Some(Field::Members),
                () if folded == "xl" => Some(Field::MembersRated),
                () => None,
            };
            if let Some(field) = own_field {
                return Some(Named::Field(field));
            }
        }
        if is_admitted_group(group) {
            let own_field = match folded.as_str() {
                _ if total => Some(Field::Admitted),
                f if f.contains("chu dn") => Some(Field::AdmittedOwners),
                f if f.contains("lanh dao") || f.contains("chu chot") || f.contains("doan the") => {
                    Some(Field::AdmittedLeaders)
                }
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
                assert_eq!(fold_heading(heading), *heading);
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
        for heading in [
            "Đảng viên HTXSNV",
            "ĐV hoàn thành xuất sắc nhiệm vụ",
            "Số ĐV xuất sắc",
            "HTXSNV đảng viên",
            "Đảng viên xếp loại HT xuất sắc NV",
        ] {
            assert_eq!(name(heading), Some(Named::Field(Field::MembersExcellent)), "{heading}");
        }
        assert_eq!(name("HTTNV"), Some(Named::Level(Field::MembersGood)));
        assert_eq!(name("Số lượng HTTNV"), Some(Named::Level(Field::MembersGood)));
        assert_eq!(name_under(&["Đảng viên", "Tổng số"]), Some(Named::Field(Field::Members)));
        assert_eq!(
            name_under(&["Đảng viên", "HTXSNV"]),
            Some(Named::Field(Field::MembersExcellent))
        );
        for number in ["SL", "Số lượng", "Tổng số"] {
            assert_eq!(
                name_under(&["Đảng viên", "HTXSNV", number]),
                Some(Named::Field(Field::MembersExcellent))
            );
            assert_eq!(
                name_under(&["HTXSNV", number]),
                Some(Named::Level(Field::MembersExcellent))
            );
            assert_eq!(
                name_under(&["Đảng viên được xếp loại", number]),
                Some(Named::Field(Field::MembersRated))
            );
            assert_eq!(name_under(&["Kết quả xếp loại", number]), None);
        }
        assert_eq!(
            name_under(&["Xếp loại đảng viên", "Tổng số"]),
            Some(Named::Field(Field::MembersRated))
        );
        assert_eq!(
            name_under(&["Kết nạp", "Trong đó: chủ doanh nghiệp"]),
            Some(Named::Field(Field::AdmittedOwners))
        );
        assert_eq!(name_under(&["Xếp loại", ""]), Some(Named::Field(Field::Rating)));
        assert_eq!(name_under(&["Đảng viên", "TL %"]), Some(Named::Percent));
    }

    #[test]
    fn what_names_a_unit_and_what_says_rated() {
        for (field, headings) in [
            (
                Field::Name,
                "Tên TCCSĐ, chi bộ trực thuộc; Tên các tổ chức đảng; Tên đảng bộ, chi bộ; Tên cấp ủy; Tên CB",
            ),
            (
                Field::Parent,
                "Mã tổ chức cấp trên; Đảng ủy cấp trên trực tiếp; Tên đảng bộ cấp trên; Cấp ủy cấp trên",
            ),
            (
                Field::MembersRated,
                "Tổng số được đánh giá, xếp loại; Số ĐV đã xếp loại; ĐV tham gia đánh giá; Số ĐV đủ điều kiện xếp loại",
            ),
            (Field::MembersRated, "ĐV được ĐGXL; TSĐV được đánh giá xếp loại chất lượng"),
        ] {
            for heading in headings.split("; ") {
                assert_eq!(name(heading), Some(Named::Field(field)), "{heading}");
            }
        }
        assert_eq!(name("Số ĐV chưa được xếp loại"), None);
        for (heading, field) in [
            ("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI TCCSĐ NĂM 2023", Field::Rating),
            ("Cấp trên đánh giá, xếp loại", Field::Rating),
            ("Mức độ hoàn thành nhiệm vụ của tổ chức đảng", Field::Rating),
            ("Đảng viên toàn đảng bộ", Field::Members),
            ("TSĐV cuối năm", Field::Members),
            ("ĐV mới kết nạp là chủ DN", Field::AdmittedOwners),
            ("Số kết nạp là lãnh đạo đoàn thể", Field::AdmittedLeaders),
        ] {
            assert_eq!(name(heading), Some(Named::Field(field)), "{heading}");
        }
        for heading in [
            "Tự xếp loại",
            "TSĐV đầu năm",
            "Đảng viên nữ",
            "Kết nạp nữ",
            "Đánh giá",
            "Số tổ chức được xếp loại",
        ] {
            assert_eq!(name(heading), None, "{heading}");
        }
        for (group, field) in [
            ("Kết quả đánh giá, xếp loại chất lượng đảng viên năm 2023", Field::MembersRated),
            ("Phân loại chất lượng đảng viên", Field::MembersRated),
            ("Kết quả kết nạp đảng viên", Field::Admitted),
        ] {
            assert_eq!(name_under(&[group, "Tổng số"]), Some(Named::Field(field)), "{group}");
        }
        assert_eq!(name_under(&["Kết quả xếp loại tổ chức đảng", "Tổng số"]), None);
    }

    #[test]
    fn persons_are_recognised() {
        for heading in [
            "Họ và tên",
            "Số CCCD",
            "CMND",
            "Số điện thoại liên hệ",
            "Ngày sinh",
            "Bí thư chi bộ",
            "Họ tên bí thư",
            "Dân tộc",
            "Tên đảng viên",
            "Số thẻ ĐV",
        ] {
            assert_eq!(name(heading), Some(Named::Personal), "{heading}");
        }
        for heading in
            ["Ghi chú", "Đảng viên dân tộc thiểu số", "Tên ĐV phụ thuộc", "Độ tuổi bình quân"]
        {
            assert_eq!(name(heading), None, "{heading}");
        }
    }
}
