//! Generated organisations with their branches, and their measures counted anew.

use proptest::prelude::*;

pub const ZONES: [&str; 4] = ["", "KCN Đình Trám", "KCN Quang Châu", "CCN Nội Hoàng"];

/// The number of the year that is the newest.
pub const NEWEST: u16 = 2023;

const COMPANIES: [&str; 7] = [
    "Công ty TNHH Hải Âu",
    "Công ty CP Cầu Vồng",
    "Công ty Bạch Đằng",
    "Công ty CP Dệt Sông Cầu",
    "Công ty TNHH Điện tử Ngọc Thiện",
    "Công ty TNHH MTV Nhựa 27/7",
    "Công ty CP May Bắc Giang - LNG",
];

const BRANCHES: [&str; 6] =
    ["Văn phòng", "Xưởng 1", "Xưởng 2", "Kho vận", "Kỹ thuật - Cơ điện", "Kinh doanh"];

/// The figures of a unit in a year. The rating is 0 for excellent to 3 for unsatisfactory, 4 for
/// unrated.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    pub rating: usize,
    pub levels: [u64; 4],
    pub unrated: u64,
}

/// A branch under a committee, perhaps of one of its sub-committees.
#[derive(Debug, Clone)]
pub struct Branch {
    pub name: String,
    pub figures: Figures,
    pub sub_committee: Option<usize>,
    /// Its own zone; None for that of its committee.
    pub zone: Option<usize>,
}

#[derive(Debug, Clone)]
pub struct Organisation {
    pub id: String,
    pub name: String,
    pub is_committee: bool,
    pub zone: usize,
    /// 0 for state, 1 for non-state, 2 for foreign-invested.
    pub ownership: usize,
    pub figures: Figures,
    pub branches: Vec<Branch>,
}

#[derive(Debug, Clone)]
pub struct Year {
    pub number: u16,
    pub organisations: Vec<Organisation>,
}

/// Met, of and total: of organisations, branches and members.
pub type Measures = [[u64; 3]; 3];

impl Figures {
    pub fn rated(&self) -> u64 {
        self.levels.iter().sum()
    }

    pub fn members(&self) -> u64 {
        self.rated() + self.unrated
    }

    /// The members of some units.
    pub fn sum<'f>(all: impl IntoIterator<Item = &'f Self>) -> Self {
        let mut sum = Self { rating: 4, ..Self::default() };
        for figures in all {
            sum.unrated += figures.unrated;
            for (level, count) in figures.levels.iter().enumerate() {
                sum.levels[level] += count;
            }
        }
        sum
    }
}

fn figures() -> impl Strategy<Value = Figures> {
    (0usize..5, [0u64..4, 0..20, 0..4, 0..2], 0u64..4)
        .prop_map(|(rating, levels, unrated)| Figures { rating, levels, unrated })
}

fn branch() -> impl Strategy<Value = Branch> {
    let sub_committee = prop_oneof![2 => Just(None), 1 => (0usize..2).prop_map(Some)];
    let zone = prop_oneof![3 => Just(None), 1 => (0usize..4).prop_map(Some)];
    (figures(), sub_committee, zone).prop_map(|(figures, sub_committee, zone)| Branch {
        name: String::new(),
        figures,
        sub_committee,
        zone,
    })
}

fn organisation() -> impl Strategy<Value = Organisation> {
    let branches = prop::collection::vec(branch(), 0..5);
    (any::<bool>(), 0usize..4, 0usize..3, figures(), branches).prop_map(
        |(is_committee, zone, ownership, figures, branches)| Organisation {
            id: String::new(),
            name: String::new(),
            is_committee,
            zone,
            ownership,
            figures,
            branches: if is_committee { branches } else { Vec::new() },
        },
    )
}

/// One or two years of organisations.
pub fn years() -> impl Strategy<Value = Vec<Year>> {
    let organisations = prop::collection::vec(organisation(), 1..COMPANIES.len());
    prop::collection::vec(organisations, 1..3).prop_map(|years| {
        let first = NEWEST + 1 - u16::try_from(years.len()).unwrap();
        (first..)
            .zip(years)
            .map(|(number, organisations)| {
                let mut year = Year { number, organisations };
                year.organisations.iter_mut().enumerate().for_each(|(at, own)| name(own, at));
                year
            })
            .collect()
    })
}

/// Gives an organisation and its branches their names, and a committee the members of its branches.
fn name(organisation: &mut Organisation, at: usize) {
    let kind = if organisation.is_committee { "Đảng bộ" } else { "Chi bộ" };
    organisation.id = format!("TC{:03}", at + 1);
    organisation.name = format!("{kind} {}", COMPANIES[at]);
    // The branches of a sub-committee follow each other.
    organisation.branches.sort_by_key(|branch| branch.sub_committee.map_or(9, |sub| sub));
    for (branch, name) in organisation.branches.iter_mut().zip(BRANCHES) {
        branch.name = format!("Chi bộ {name}");
    }
    if !organisation.branches.is_empty() {
        let sum = Figures::sum(organisation.branches.iter().map(|branch| &branch.figures));
        organisation.figures = Figures { rating: organisation.figures.rating, ..sum };
    }
}

/// The measures of the units whose zone and ownership `contains` accepts.
pub fn recount(year: &Year, contains: &dyn Fn(usize, usize) -> bool) -> Measures {
    let mut measures = Measures::default();
    let mut add_rating = |at: usize, rating: usize| {
        measures[at][0] += u64::from(rating < 2);
        measures[at][1] += u64::from(rating < 4);
        measures[at][2] += 1;
    };
    let mut leaves: Vec<&Figures> = Vec::new();
    for organisation in &year.organisations {
        let is_in = contains(organisation.zone, organisation.ownership);
        if is_in {
            add_rating(0, organisation.figures.rating);
        }
        if is_in && organisation.branches.is_empty() {
            leaves.push(&organisation.figures);
        }
        for branch in &organisation.branches {
            let zone = branch.zone.unwrap_or(organisation.zone);
            if contains(zone, organisation.ownership) {
                add_rating(1, branch.figures.rating);
                leaves.push(&branch.figures);
            }
        }
    }
    for figures in leaves {
        measures[2][0] += figures.levels[0] + figures.levels[1];
        measures[2][1] += figures.rated();
        measures[2][2] += figures.members();
    }
    measures
}
