//! The three files of the sample, written from its organisations.

use super::random::Random;
use super::{
    FIRST, Figures, LAST, Leaf, Organisation, PLACES, SECOND, SECTORS, Sample, YEARS, ZONES,
};
use std::fmt::Write as _;

const RATINGS: [&str; 5] = [
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
    "Chưa xếp loại",
];
const COUNTS: &str = "Tổng số đảng viên,\"Đảng viên được đánh giá, xếp loại\",Đảng viên HTXSNV,Đảng viên HTTNV,Đảng viên HTNV,Đảng viên KHTNV,Kết nạp đảng viên,Kết nạp chủ doanh nghiệp,\"Kết nạp lãnh đạo chủ chốt, đoàn thể\"";
const NOTE: &str = "Số liệu minh họa";

fn counts(f: &Figures) -> String {
    let [excellent, good, satisfactory, unsatisfactory] = f.levels;
    format!(
        "{},{},{excellent},{good},{satisfactory},{unsatisfactory},{},{},{}",
        f.members,
        f.members - f.unrated,
        f.admitted,
        f.owners,
        f.leaders
    )
}

fn yes(value: bool) -> &'static str {
    if value { "Có" } else { "Không" }
}

pub fn write(random: &mut Random, organisations: &[Organisation], leaves: &[Leaf]) -> Sample {
    let mut o = format!(
        "\u{feff}Năm,Mã tổ chức,Tên tổ chức đảng,Loại hình tổ chức,\"Khu, cụm công nghiệp\",\"Huyện, thành phố\",Loại hình doanh nghiệp,Tổng số lao động,Xếp loại,{COUNTS},Ngày thành lập,Cán bộ tăng cường,Công đoàn,Đoàn thanh niên,Số liệu\r\n"
    );
    let mut b = format!(
        "\u{feff}Năm,Mã chi bộ,Tên chi bộ,Mã tổ chức cấp trên,\"Khu, cụm công nghiệp\",Xếp loại,{COUNTS},Số liệu\r\n"
    );
    for year in 0..YEARS.len() {
        write_organisations(&mut o, year, organisations, leaves);
        write_branches(&mut b, year, organisations, leaves);
    }
    Sample { organisations: o, branches: b, enterprises: enterprises(random, organisations) }
}

/// What the leaves of an organisation add up to in a year.
fn sum(organisation: &Organisation, leaves: &[Leaf], year: usize) -> Figures {
    let mut sum = Figures::default();
    for leaf in organisation.leaves.iter().map(|&l| &leaves[l]).filter(|l| l.years[year]) {
        let f = &leaf.figures[year];
        sum.members += f.members;
        sum.unrated += f.unrated;
        sum.admitted += f.admitted;
        sum.owners += f.owners;
        sum.leaders += f.leaders;
        for level in 0..4 {
            sum.levels[level] += f.levels[level];
        }
    }
    sum
}

fn write_organisations(
    out: &mut String,
    year: usize,
    organisations: &[Organisation],
    leaves: &[Leaf],
) {
    for organisation in organisations.iter().filter(|o| o.years[year]) {
        let (zone, district) = ZONES[organisation.zone];
        let kind =
            if organisation.committee { "Đảng bộ cơ sở" } else { "Chi bộ cơ sở" };
        let _ = write!(
            out,
            "{},{},{},{kind},{zone},{district},{},{},{},{},{},{},{},{},{NOTE}\r\n",
            YEARS[year],
            organisation.id,
            organisation.name,
            organisation.ownership,
            organisation.workers[year],
            RATINGS[organisation.rating[year]],
            counts(&sum(organisation, leaves, year)),
            organisation.established,
            organisation.seconded[year],
            yes(organisation.unions.0),
            yes(organisation.unions.1)
        );
    }
}

fn write_branches(out: &mut String, year: usize, organisations: &[Organisation], leaves: &[Leaf]) {
    let rows = leaves
        .iter()
        .enumerate()
        .filter(|(_, l)| l.years[year] && organisations[l.organisation].committee);
    for (at, leaf) in rows {
        let organisation = &organisations[leaf.organisation];
        let zone = leaf.zone.map_or("", |z| ZONES[z].0);
        let f = &leaf.figures[year];
        let _ = write!(
            out,
            "{},CB{:03},{},{},{zone},{},{},{NOTE}\r\n",
            YEARS[year],
            at + 1,
            leaf.name,
            organisation.id,
            RATINGS[f.rating],
            counts(f)
        );
    }
}

/// The enterprises of the organisations that live on, and 96 without an organisation.
fn enterprises(random: &mut Random, organisations: &[Organisation]) -> String {
    let mut out = "\u{feff}Tên doanh nghiệp,\"Khu, cụm công nghiệp\",\"Huyện, thành phố\",Loại hình doanh nghiệp,Số lao động,Tổ chức đảng,Công đoàn,Đoàn thanh niên,Số liệu\r\n".to_owned();
    for organisation in organisations.iter().filter(|o| o.years[LAST]) {
        let (zone, district) = ZONES[organisation.zone];
        let _ = write!(
            out,
            "{},{zone},{district},{},{},{},{},{},{NOTE}\r\n",
            organisation.enterprise,
            organisation.ownership,
            organisation.workers[LAST],
            organisation.id,
            yes(organisation.unions.0),
            yes(organisation.unions.1)
        );
    }
    for at in 0..96 {
        let zone = PLACES[(at * 3 + at / 16) % 16];
        let ownership = if zone < 6 && at % 3 != 0 { "FDI" } else { "Ngoài Nhà nước" };
        let name = format!(
            "Công ty TNHH {} {} {}",
            SECTORS[(at * 5 + 2) % 12],
            SECOND[(at * 3) % 10],
            FIRST[(at * 7 + 3) % 11]
        );
        let workers =
            if ownership == "FDI" { 400 + random.below(6000) } else { 30 + random.below(700) };
        let _ = write!(
            out,
            "{name},{},{},{ownership},{workers},,{},{},{NOTE}\r\n",
            ZONES[zone].0,
            ZONES[zone].1,
            yes(at % 3 != 1),
            yes(at % 4 == 0)
        );
    }
    out
}
