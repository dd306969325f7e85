//! Makes the sample: invented organisations in real parks, with the published totals of the bloc.
//!
//! Seeded and without any outside input: the same bytes on every machine. `tests/sample_data.rs`
//! compares the committed files with it.

#[path = "sample_files.rs"]
mod files;
#[path = "random.rs"]
mod random;

use random::Random;

pub const YEARS: [u16; 4] = [2020, 2021, 2022, 2023];
const LAST: usize = 3;

/// Parks and clusters with their district; the last is outside any.
const ZONES: [(&str, &str); 10] = [
    ("KCN Đình Trám", "Việt Yên"),
    ("KCN Quang Châu", "Việt Yên"),
    ("KCN Vân Trung", "Việt Yên"),
    ("KCN Song Khê - Nội Hoàng", "Thành phố Bắc Giang"),
    ("KCN Hòa Phú", "Hiệp Hòa"),
    ("KCN Việt Hàn", "Việt Yên"),
    ("CCN Nội Hoàng", "Yên Dũng"),
    ("CCN Tân Dĩnh - Phi Mô", "Lạng Giang"),
    ("CCN Đoan Bái", "Hiệp Hòa"),
    ("", "Thành phố Bắc Giang"),
];

/// How many organisations lie in each zone, in turn.
const PLACES: [usize; 16] = [0, 1, 2, 9, 0, 1, 3, 9, 4, 1, 6, 0, 5, 2, 7, 8];

const SECTORS: [&str; 12] = [
    "May",
    "Điện tử",
    "Cơ khí",
    "Nhựa",
    "Bao bì",
    "Dược",
    "Linh kiện",
    "Thực phẩm",
    "Gỗ",
    "Vật liệu",
    "In",
    "Thép",
];
const FIRST: [&str; 11] =
    ["Tân", "Minh", "Hòa", "Vĩnh", "Đại", "Phú", "Kim", "Bảo", "Gia", "Ngọc", "Thuận"];
const SECOND: [&str; 10] =
    ["Việt", "Khang", "Lộc", "Phát", "Long", "Thịnh", "Dương", "Hưng", "Sơn", "An"];
const BRANCHES: [&str; 14] = [
    "Khối Văn phòng",
    "Phân xưởng 1",
    "Phân xưởng 2",
    "Phân xưởng 3",
    "Kỹ thuật",
    "Kho vận",
    "Chất lượng",
    "Kinh doanh",
    "Phân xưởng 4",
    "Cơ điện",
    "Kế hoạch",
    "Phân xưởng 5",
    "Bảo vệ",
    "Phân xưởng 6",
];
/// Branches of the 21 committees in 2023: 160.
const BRANCH_COUNTS: [usize; 21] =
    [14, 12, 11, 10, 9, 9, 8, 8, 8, 8, 7, 7, 7, 6, 6, 6, 5, 5, 5, 5, 4];

const ADMITTED: [usize; 4] = [98, 112, 130, 213];
const ORGANISATIONS_BELOW: [usize; 4] = [9, 7, 7, 8];
const BRANCHES_BELOW: [usize; 4] = [18, 17, 15, 14];
const BRANCHES_UNRATED: usize = 2;
/// Members of 2023 in all, rated, and good or better.
const MEMBERS: [usize; 3] = [3487, 3198, 2914];
const WORKERS: usize = 221_365;

#[derive(Clone, Copy, Default)]
struct Figures {
    members: usize,
    unrated: usize,
    levels: [usize; 4],
    admitted: usize,
    owners: usize,
    leaders: usize,
    /// 0 excellent to 3 unsatisfactory, 4 unrated.
    rating: usize,
}

/// A cell, or a branch of a committee: what members belong to.
struct Leaf {
    organisation: usize,
    name: String,
    zone: Option<usize>,
    years: [bool; 4],
    figures: [Figures; 4],
}

struct Organisation {
    id: String,
    name: String,
    enterprise: String,
    committee: bool,
    zone: usize,
    ownership: &'static str,
    workers: [usize; 4],
    established: String,
    years: [bool; 4],
    rating: [usize; 4],
    seconded: [usize; 4],
    unions: (bool, bool),
    leaves: Vec<usize>,
}

/// The three files of the sample.
pub struct Sample {
    pub organisations: String,
    pub branches: String,
    pub enterprises: String,
}

/// The position in [`YEARS`] of the year in which an organisation was founded, if in the term: 3 in
/// 2020, 4 in each year after.
const fn founded_in(at: usize) -> Option<usize> {
    match at {
        46..49 => Some(0),
        49..53 => Some(1),
        53..57 => Some(2),
        57..61 => Some(3),
        _ => None,
    }
}

/// The years in which an organisation exists.
///
/// 21 committees and 40 cells live on, 15 of the cells founded in the term. Then come 1 committee
/// and 15 cells that were dissolved or merged: 6 after 2020, 5 after 2021, 5 after 2022.
fn years_of(at: usize) -> [bool; 4] {
    match at {
        62..68 => [true, false, false, false],
        61 | 68..72 => [true, true, false, false],
        72..77 => [true, true, true, false],
        _ => std::array::from_fn(|year| year >= founded_in(at).unwrap_or(0)),
    }
}

const fn ownership_of(at: usize, zone: usize) -> &'static str {
    match at {
        50 | 58 => "FDI",
        46..61 => "Ngoài Nhà nước",
        3 | 17 | 24 | 36 | 43 => "Nhà nước",
        _ if zone < 6 && at % 5 == 2 => "FDI",
        _ => "Ngoài Nhà nước",
    }
}

fn established(random: &mut Random, at: usize) -> String {
    let (day, month, year) = match founded_in(at) {
        Some(0) => (3 + random.below(25), 9 + random.below(4), 2020),
        Some(year) => (1 + random.below(28), 1 + random.below(11), usize::from(YEARS[year])),
        None => (1 + random.below(28), 1 + random.below(12), 1996 + random.below(23)),
    };
    format!("{day:02}/{month:02}/{year}")
}

fn organisations(random: &mut Random) -> Vec<Organisation> {
    let mut all = Vec::new();
    for at in 0..77 {
        let committee = at < 21 || at == 61;
        let zone = PLACES[(at * 5 + at / 16) % 16];
        let ownership = ownership_of(at, zone);
        let sector = SECTORS[(at * 7 + 1) % 12];
        let company = match (ownership, at % 2) {
            ("Nhà nước", _) => "Công ty TNHH MTV",
            ("FDI", _) | (_, 0) => "Công ty TNHH",
            _ => "Công ty CP",
        };
        let enterprise = format!("{company} {sector} {} {}", FIRST[at % 11], SECOND[at % 10]);
        let seconded = match at {
            2 => [0, 0, 1, 1],
            5 => [0, 0, 0, 1],
            _ => [0; 4],
        };
        all.push(Organisation {
            id: format!("TC{:03}", at + 1),
            name: format!("{} {enterprise}", if committee { "Đảng bộ" } else { "Chi bộ" }),
            enterprise,
            committee,
            zone,
            ownership,
            workers: [0; 4],
            established: established(random, at),
            years: years_of(at),
            rating: [1; 4],
            seconded,
            unions: (at % 11 != 7, at % 6 != 5),
            leaves: Vec::new(),
        });
    }
    all
}

fn leaves(organisations: &mut [Organisation]) -> Vec<Leaf> {
    let mut all = Vec::new();
    for (at, organisation) in organisations.iter_mut().enumerate() {
        let count =
            if organisation.committee { BRANCH_COUNTS.get(at).copied().unwrap_or(4) } else { 1 };
        for branch in 0..count {
            let mut years = organisation.years;
            // The larger committees have grown: their last branches are younger.
            if count >= 8 && branch + 1 == count {
                years = std::array::from_fn(|y| y > at % 3);
            }
            // One committee spans parks.
            let zone = (at == 0).then_some([0, 0, 1, 2, 1, 0, 5][branch % 7]);
            organisation.leaves.push(all.len());
            let name = if organisation.committee {
                format!("Chi bộ {}", BRANCHES[branch])
            } else {
                String::new()
            };
            all.push(Leaf {
                organisation: at,
                name,
                zone,
                years,
                figures: [Figures::default(); 4],
            });
        }
    }
    all
}

/// Spreads `total` over the leaves of a year, one by one: `give` is false where no more fits.
fn spread(
    random: &mut Random,
    leaves: &mut [Leaf],
    year: usize,
    total: usize,
    mut give: impl FnMut(&mut Figures) -> bool,
) {
    let mut left = total;
    while left > 0 {
        let leaf = random.below(leaves.len());
        if leaves[leaf].years[year] && give(&mut leaves[leaf].figures[year]) {
            left -= 1;
        }
    }
}

fn members(random: &mut Random, leaves: &mut [Leaf]) {
    for (year, admitted) in ADMITTED.into_iter().enumerate() {
        spread(random, leaves, year, admitted, |f| {
            f.admitted += 1;
            true
        });
    }
    // From the last year back: what was admitted was not there before, some who left were.
    let living = leaves.iter().filter(|l| l.years[LAST]).count();
    for leaf in leaves.iter_mut().filter(|l| l.years[LAST]) {
        leaf.figures[LAST].members = 9 + leaf.figures[LAST].admitted;
    }
    let so_far: usize = living * 9 + ADMITTED[LAST];
    spread(random, leaves, LAST, MEMBERS[0] - so_far, |f| {
        let free = f.members < 40;
        f.members += usize::from(free);
        free
    });
    for year in (0..LAST).rev() {
        for leaf in leaves.iter_mut().filter(|l| l.years[year]) {
            let left = random.below(3);
            let next = leaf.figures[year + 1];
            let own = &mut leaf.figures[year];
            own.members = if leaf.years[year + 1] {
                (next.members + left).saturating_sub(next.admitted).max(3 + own.admitted)
            } else {
                5 + random.below(9) + own.admitted
            };
        }
    }
}

fn ratings(random: &mut Random, organisations: &mut [Organisation], leaves: &mut [Leaf]) {
    for year in 0..4 {
        for organisation in organisations.iter_mut() {
            organisation.rating[year] = usize::from(random.below(100) >= 17);
        }
        let mut left = ORGANISATIONS_BELOW[year];
        // The same few fail for years, most recover: the story of the table.
        let count = organisations.len();
        for at in (0..count).map(|i| (i * 13 + 4 + year * 3) % count) {
            if left > 0 && organisations[at].years[year] && organisations[at].rating[year] < 2 {
                organisations[at].rating[year] = if left == 1 && year > 1 { 3 } else { 2 };
                left -= 1;
            }
        }
        let branch_rows: Vec<usize> = (0..leaves.len())
            .filter(|&l| leaves[l].years[year] && organisations[leaves[l].organisation].committee)
            .collect();
        for &leaf in &branch_rows {
            leaves[leaf].figures[year].rating = usize::from(random.below(100) >= 20);
        }
        let mut left = BRANCHES_BELOW[year];
        for step in 0.. {
            let leaf = branch_rows
                [(step * 11 + step / branch_rows.len() + 7 + year * 2) % branch_rows.len()];
            if left == 0 {
                break;
            }
            if leaves[leaf].figures[year].rating < 2 {
                leaves[leaf].figures[year].rating = if left == 3 && year == 1 { 3 } else { 2 };
                left -= 1;
            }
        }
        let mut left = BRANCHES_UNRATED;
        for &leaf in branch_rows.iter().rev().filter(|&&l| l % 3 == 0) {
            if left > 0 && leaves[leaf].figures[year].rating < 2 {
                leaves[leaf].figures[year].rating = 4;
                left -= 1;
            }
        }
        for organisation in organisations.iter().filter(|o| !o.committee) {
            leaves[organisation.leaves[0]].figures[year].rating = organisation.rating[year];
        }
    }
}

fn levels(random: &mut Random, leaves: &mut [Leaf]) {
    for year in 0..4 {
        let members: usize =
            leaves.iter().filter(|l| l.years[year]).map(|l| l.figures[year].members).sum();
        let (rated, met) = if year == LAST {
            (MEMBERS[1], MEMBERS[2])
        } else {
            (members * 917 / 1000, members * 917 / 1000 * (892 + 5 * year) / 1000)
        };
        spread(random, leaves, year, members - rated, |f| {
            let free = f.unrated < f.members / 4;
            f.unrated += usize::from(free);
            free
        });
        for leaf in leaves.iter_mut() {
            let f = &mut leaf.figures[year];
            f.levels = [0, f.members - f.unrated, 0, 0];
        }
        // Those not good or better gather where the branch itself is not.
        spread(random, leaves, year, rated - met, |f| {
            let most = if f.rating >= 2 { 45 } else { 17 };
            let free = f.levels[1] > 1 && (f.levels[2] + 1) * 100 <= (f.members - f.unrated) * most;
            if free {
                f.levels[1] -= 1;
                f.levels[2] += 1;
            }
            free
        });
        let mut unsatisfactory = 6 + year;
        for leaf in leaves.iter_mut() {
            let f = &mut leaf.figures[year];
            if unsatisfactory > 0 && f.levels[2] >= 3 {
                f.levels[2] -= 1;
                f.levels[3] += 1;
                unsatisfactory -= 1;
            }
            let excellent = f.levels[1] * random.below(22) / 100;
            f.levels[1] -= excellent;
            f.levels[0] += excellent;
            f.leaders = f.admitted * random.below(60) / 100;
        }
    }
}

fn workers(random: &mut Random, organisations: &mut [Organisation]) {
    let weight = |o: &Organisation, random: &mut Random| match o.ownership {
        "FDI" => 300 + random.below(900),
        "Nhà nước" => 30 + random.below(60),
        _ if o.committee => 90 + random.below(200),
        _ => 12 + random.below(50),
    };
    let weights: Vec<usize> = organisations.iter().map(|o| weight(o, random)).collect();
    let living: usize =
        organisations.iter().zip(&weights).filter(|(o, _)| o.years[LAST]).map(|(_, w)| w).sum();
    let mut given = 0;
    for (organisation, weight) in organisations.iter_mut().zip(&weights) {
        let last = weight * WORKERS / living;
        organisation.workers = [last * 88 / 100, last * 91 / 100, last * 97 / 100, last];
        if organisation.years[LAST] {
            given += last;
        }
    }
    organisations[0].workers[LAST] += WORKERS - given;
}

/// Makes the sample.
pub fn make() -> Sample {
    let mut random = Random(0x5eed_2023);
    let mut organisations = organisations(&mut random);
    let mut leaves = leaves(&mut organisations);
    members(&mut random, &mut leaves);
    ratings(&mut random, &mut organisations, &mut leaves);
    levels(&mut random, &mut leaves);
    workers(&mut random, &mut organisations);
    // The two owners of private enterprises who were admitted.
    for (year, skip) in [(2, 1), (3, 4)] {
        let leaf = leaves.iter_mut().filter(|l| {
            organisations[l.organisation].ownership == "Ngoài Nhà nước"
                && !organisations[l.organisation].committee
                && l.figures[year].admitted > 0
                && l.years[year]
        });
        leaf.into_iter().nth(skip).unwrap().figures[year].owners = 1;
    }
    files::write(&mut random, &organisations, &leaves)
}
