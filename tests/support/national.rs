//! Makes tables of any size: seeded, streamed, the same bytes on every machine. All of it is
//! invented; nothing of it is committed.

use super::random::Random;
use std::io::{self, Write};

/// How large the tables are.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Base organisations a year.
    pub organisations: usize,
    /// Branches a year.
    pub branches: usize,
    /// Years, up to 2023.
    pub years: u16,
    /// One cell in so many is a mistake; none where 0.
    pub mistakes: usize,
    /// Whether units change from year to year as real ones do.
    pub content: Content,
}

/// What the tables hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The same units in the same order each year, all rated.
    #[allow(dead_code, reason = "not every user of this file writes them")]
    Plain,
    /// Founding dates; some units unrated, some of other years only, some with another zone or
    /// ownership later; names with commas; each year in another order.
    Real,
}

impl Size {
    fn is_real(self) -> bool {
        self.content == Content::Real
    }

    /// Whether a unit is there in a year: of forty one came and one went in the middle year.
    /// Committees stay.
    fn has(self, at: usize, year: u16) -> bool {
        let middle = 2024 - self.years.div_ceil(2);
        !self.is_real()
            || match at % 40 {
                7 => year >= middle,
                11 => year <= middle,
                _ => true,
            }
    }

    /// The units of a year in their order: of `count` units those that are there.
    fn order(self, count: usize, year: u16) -> impl Iterator<Item = usize> {
        let turn = if self.is_real() { usize::from(year) * 7919 % count.max(1) } else { 0 };
        (0..count).map(move |at| (at + turn) % count).filter(move |at| self.has(*at, year))
    }

    /// The unit whose zone and ownership a unit has in a year: one in fifty changes once.
    fn place_of(self, at: usize, year: u16) -> usize {
        let changed = self.is_real() && at % 50 == 3 && year > 2024 - self.years.div_ceil(2);
        at + usize::from(changed)
    }
}

/// The whole country: about 52,000 base organisations and 300,000 branches over five years.
pub const COUNTRY: Size = Size {
    organisations: 52_000,
    branches: 300_000,
    years: 5,
    mistakes: 0,
    content: Content::Real,
};

const RATINGS: [&str; 12] = [
    "good",
    "good",
    "good",
    "excellent",
    "good",
    "good",
    "excellent",
    "good",
    "good",
    "satisfactory",
    "good",
    "excellent",
];
const OWNERSHIPS: [&str; 4] = ["state", "non_state", "non_state", "fdi"];
const PLACES: [&str; 20] = [
    "Đình Trám",
    "Quang Châu",
    "Vân Trung",
    "Song Khê",
    "Hòa Phú",
    "Việt Hàn",
    "Tân Dĩnh",
    "Đoan Bái",
    "Yên Phong",
    "Quế Võ",
    "Thăng Long",
    "Nội Bài",
    "Phú Nghĩa",
    "Sóng Thần",
    "Mỹ Phước",
    "Long Hậu",
    "Trảng Bàng",
    "Vũng Áng",
    "Hòa Khánh",
    "Điện Nam",
];
const SECTORS: [&str; 10] =
    ["May", "Điện tử", "Cơ khí", "Nhựa", "Bao bì", "Dược", "Linh kiện", "Thực phẩm", "Gỗ", "Thép"];

/// The members at four levels, few of them below good.
fn levels(random: &mut Random, scale: usize) -> [usize; 4] {
    let good = 3 + random.below(scale);
    [random.below(3), good, random.below(2 + good / 8), usize::from(random.below(9) == 0)]
}

/// Which organisation a branch belongs to: every fourth is a committee.
const fn committee_of(branch: usize, size: Size) -> usize {
    let committees = size.organisations.div_ceil(4);
    (branch % committees) * 4
}

/// The branches' levels of a year, and from them each committee's.
fn year_levels(size: Size, year: u16) -> (Vec<[u16; 4]>, Vec<[u16; 4]>) {
    let mut random = Random(u64::from(year));
    let small = |l: [usize; 4]| l.map(|n| u16::try_from(n).unwrap());
    let branches: Vec<[u16; 4]> =
        (0..size.branches).map(|_| small(levels(&mut random, 20))).collect();
    let mut organisations: Vec<[u16; 4]> =
        (0..size.organisations).map(|_| small(levels(&mut random, 30))).collect();
    for at in (0..size.organisations).step_by(4) {
        organisations[at] = [0; 4];
    }
    for (at, own) in branches.iter().enumerate().filter(|(at, _)| size.has(*at, year)) {
        for (sum, n) in organisations[committee_of(at, size)].iter_mut().zip(own) {
            *sum += n;
        }
    }
    (organisations, branches)
}

const COUNTS: &str = "rating,members,members_rated,members_excellent,members_good,members_satisfactory,members_unsatisfactory,admitted";

fn counts(random: &mut Random, size: Size, levels: [u16; 4]) -> String {
    let [e, g, s, u] = levels;
    let rated: u16 = levels.iter().sum();
    let good = if size.mistakes > 0 && random.below(size.mistakes) == 0 {
        "mười hai".to_owned()
    } else {
        g.to_string()
    };
    let rating = match random.below(100) {
        0 if size.is_real() => "",
        1 if size.is_real() => "Chưa xếp loại",
        _ => RATINGS[random.below(RATINGS.len())],
    };
    format!("{rating},{rated},{rated},{e},{good},{s},{u},{}", random.below(3))
}

/// The founding date of a unit and its delimiter, or nothing in plain tables.
fn established(size: Size, at: usize) -> String {
    if !size.is_real() {
        return String::new();
    }
    format!("{:02}/{:02}/{},", at % 28 + 1, at % 12 + 1, 1960 + at * 31 % 60)
}

/// The name of a unit; in real tables some have a comma and quotes.
fn name(size: Size, called: &str, what: &str, at: usize) -> String {
    if size.is_real() && at % 30 == 4 {
        format!("\"{called} {what}, Thêu {at}\"")
    } else {
        format!("{called} {what} {at}")
    }
}

fn zone(at: usize) -> String {
    // Some hundreds of parks, and every ninth outside any.
    if at % 9 == 8 {
        String::new()
    } else {
        format!("KCN {} {}", PLACES[at % PLACES.len()], at % 17 + 1)
    }
}

/// The column of founding dates, with its delimiter.
fn date_heading(size: Size) -> &'static str {
    if size.is_real() { "established," } else { "" }
}

/// Writes the organisations.
pub fn organisations(out: &mut impl Write, size: Size) -> io::Result<()> {
    writeln!(out, "year,id,name,kind,zone,ownership,{}workers,{COUNTS}", date_heading(size))?;
    for year in 2024 - size.years..2024 {
        let (own, _) = year_levels(size, year);
        let mut random = Random(u64::from(year) << 20);
        for at in size.order(own.len(), year) {
            let is_committee = at % 4 == 0;
            let kind = if is_committee { "base_committee" } else { "base_cell" };
            let called = if is_committee { "Đảng bộ" } else { "Chi bộ" };
            let what = format!("Công ty {} {}", SECTORS[at % 10], PLACES[at % 20]);
            let place = size.place_of(at, year);
            writeln!(
                out,
                "{year},TC{at:05},{},{kind},{},{},{}{},{}",
                name(size, called, &what, at),
                zone(place),
                OWNERSHIPS[place % 4],
                established(size, at),
                50 + random.below(3000),
                counts(&mut random, size, own[at])
            )?;
        }
    }
    Ok(())
}

/// Writes the branches.
pub fn branches(out: &mut impl Write, size: Size) -> io::Result<()> {
    writeln!(out, "year,id,name,parent,zone,{}{COUNTS}", date_heading(size))?;
    for year in 2024 - size.years..2024 {
        let (_, own) = year_levels(size, year);
        let mut random = Random(u64::from(year) << 21);
        for at in size.order(own.len(), year) {
            let committee = committee_of(at, size);
            let place = size.place_of(at, year);
            let zone = if at % 5 == 0 { zone(place) } else { String::new() };
            let what = format!("Phân xưởng {}", SECTORS[at % 10]);
            writeln!(
                out,
                "{year},CB{at:06},{},TC{committee:05},{zone},{}{}",
                name(size, "Chi bộ", &what, at),
                established(size, at),
                counts(&mut random, size, own[at])
            )?;
        }
    }
    Ok(())
}

/// Writes both tables into a folder.
pub fn write(folder: &std::path::Path, size: Size) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut out = io::BufWriter::with_capacity(
        1 << 20,
        std::fs::File::create(folder.join("organisations.csv"))?,
    );
    organisations(&mut out, size)?;
    out.flush()?;
    let mut out =
        io::BufWriter::with_capacity(1 << 20, std::fs::File::create(folder.join("branches.csv"))?);
    branches(&mut out, size)?;
    out.flush()
}
