//! Trend, changes, candidates, term, enterprises and what-if, against an independent recount;
//! what-if against an edited file.

mod support;

use dangbo::analysis::{
    Change, Evaluation, Filter, Goal, Refused, Supposed, Supposition, Tallies, candidates,
    distribution, enterprises, is_below, measure, pace, reach, term, trend, year_changes,
};
use dangbo::domain::{Dataset, Rating, Settings, Table, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{self, LoadOptions};
use dangbo::report::{Report, ReportRequest, report_json};
use proptest::prelude::*;
use serde_json::Value;

const RATINGS: [&str; 5] = ["HTXSNV", "HTTNV", "HTNV", "KHTNV", "Chưa xếp loại"];
const LEVELS: [Rating; 4] = Rating::LEVELS;

/// A unit: rating, members at the four levels, unrated members, admitted.
type Unit = (usize, [u64; 4], u64, u64);

/// A base cell, or a committee with its branches.
#[derive(Debug, Clone)]
struct Organisation {
    own: Unit,
    branches: Vec<Unit>,
}

fn unit() -> impl Strategy<Value = Unit> {
    (0usize..5, [0u64..3, 0..12, 0..4, 0..3], 0u64..3, 0u64..3)
}

fn organisations(most: usize) -> impl Strategy<Value = Vec<Organisation>> {
    let one = (unit(), prop::collection::vec(unit(), 0..4)).prop_map(|(own, branches)| {
        // A committee's members are those of its branches.
        let mut own = own;
        if !branches.is_empty() {
            own.1 = std::array::from_fn(|level| branches.iter().map(|b| b.1[level]).sum());
            own.2 = branches.iter().map(|b| b.2).sum();
        }
        Organisation { own, branches }
    });
    prop::collection::vec(one, 1..most)
}

fn cells((rating, levels, unrated, admitted): &Unit) -> String {
    let rated: u64 = levels.iter().sum();
    let [e, g, s, u] = levels;
    format!("{};{};{e};{g};{s};{u};{admitted}", RATINGS[*rating], rated + unrated)
}

/// The two tables, a year's organisations from `of` each; an organisation's number is its id.
fn tables(years: &[(u16, &[Organisation])]) -> (String, String) {
    let counts = "Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;ĐV KHTNV;Kết nạp";
    let mut o = format!("Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;{counts}\n");
    let mut b = format!("Năm;Mã;Tên chi bộ;Trực thuộc;{counts}\n");
    for (year, all) in years {
        for (at, organisation) in all.iter().enumerate() {
            let kind = if organisation.branches.is_empty() { "CBCS" } else { "ĐBCS" };
            o += &format!("{year};T{at};Đơn vị {at};{kind};{}\n", cells(&organisation.own));
            for (number, branch) in organisation.branches.iter().enumerate() {
                b += &format!("{year};B{at}-{number};Chi bộ {number};T{at};{}\n", cells(branch));
            }
        }
    }
    (o, b)
}

fn load((o, b): &(String, String)) -> Dataset {
    ingest::load(
        &in_memory(&[("o.csv", o.as_bytes()), ("b.csv", b.as_bytes())]),
        &Settings::default(),
        &LoadOptions::default(),
    )
}

/// Every figure of the report but the findings.
fn figures(data: &Dataset, year: u16) -> Value {
    let (settings, filter) = (Settings::default(), Filter::default());
    let request = ReportRequest {
        data,
        settings: &settings,
        year: Year(year),
        filter: &filter,
        today: Year(2026),
    };
    let mut value: Value = serde_json::from_str(&report_json(&Report::new(request))).unwrap();
    value["findings"] = Value::Null;
    value
}

fn below(organisation: &Organisation) -> bool {
    let [e, g, s, u] = organisation.own.1;
    let rated = organisation.branches.iter().filter(|b| b.0 < 4).count();
    let met = organisation.branches.iter().filter(|b| b.0 < 2).count();
    matches!(organisation.own.0, 2 | 3)
        || met * 100 < rated * 90
        || (e + g) * 100 < (e + g + s + u) * 85
}

#[derive(Debug, Clone)]
enum Edit {
    Rating(usize, Option<usize>, usize),
    Members(usize, Option<usize>, usize, usize, u64),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0usize..6, prop::option::of(0usize..3), 0usize..4)
            .prop_map(|(o, b, r)| Edit::Rating(o, b, r)),
        (0usize..6, prop::option::of(0usize..3), 0usize..4, 0usize..4, 1u64..4)
            .prop_map(|(o, b, f, t, n)| Edit::Members(o, b, f, t, n)),
    ]
}

/// The edit made by hand in the tables; false where it cannot be.
fn by_hand(all: &mut [Organisation], edit: &Edit) -> bool {
    let (at, branch) = match edit {
        Edit::Rating(at, branch, _) | Edit::Members(at, branch, ..) => (*at, *branch),
    };
    let Some(organisation) = all.get_mut(at) else { return false };
    if branch.is_some_and(|b| b >= organisation.branches.len()) {
        return false;
    }
    match *edit {
        Edit::Rating(_, branch, to) => {
            let unit = branch.map_or(&mut organisation.own, |b| &mut organisation.branches[b]);
            let year_changes = unit.0 != to;
            unit.0 = to;
            year_changes
        }
        Edit::Members(_, branch, from, to, n) => {
            let has_branches = !organisation.branches.is_empty();
            if from == to || (branch.is_none() && has_branches) {
                return false;
            }
            let unit = branch.map_or(&mut organisation.own, |b| &mut organisation.branches[b]);
            if unit.1[from] < n {
                return false;
            }
            unit.1[from] -= n;
            unit.1[to] += n;
            if branch.is_some() {
                organisation.own.1[from] -= n;
                organisation.own.1[to] += n;
            }
            true
        }
    }
}

fn as_change(edit: &Edit) -> Change {
    let unit = |at: usize, branch: Option<usize>| match branch {
        None => (Table::Organisations, format!("T{at}")),
        Some(b) => (Table::Branches, format!("B{at}-{b}")),
    };
    let ((table, id), what) = match *edit {
        Edit::Rating(at, branch, to) => (unit(at, branch), Supposed::Rating(LEVELS[to])),
        Edit::Members(at, branch, from, to, n) => (
            unit(at, branch),
            Supposed::Members {
                from: LEVELS[from],
                to: LEVELS[to],
                count: u32::try_from(n).unwrap(),
            },
        ),
    };
    Change { table, year: Year(2023), id, what }
}

#[derive(Debug, Clone)]
struct Enterprise {
    name: &'static str,
    workers: Option<u64>,
    has_organisation: bool,
    has_union: bool,
}

/// A list of enterprises as an office prints it.
#[derive(Debug, Clone)]
struct EnterpriseList {
    rows: Vec<Enterprise>,
    is_numbered: bool,
    is_grouped: bool,
    is_signed: bool,
    /// What stands where there is none.
    none: &'static str,
}

/// Names that say what they are, then those that could be a total's or a group's, or anything.
const PLAIN: [&str; 4] =
    ["Công ty TNHH May", "Cty CP Gỗ", "Hợp tác xã Nhựa", "Doanh nghiệp tư nhân Thép"];
const ODD: [&str; 5] =
    ["Tổng kho Xăng dầu", "TL Group", "Cộng Hưởng Việt", "Samsung", "Tổng công ty Điện"];

fn enterprise_list() -> impl Strategy<Value = EnterpriseList> {
    let names: Vec<&str> = PLAIN.into_iter().chain(ODD).collect();
    let one = (
        prop::sample::select(names),
        prop::option::weighted(0.8, 1u64..5000),
        any::<bool>(),
        any::<bool>(),
    );
    let one = one.prop_map(|(name, workers, has_organisation, has_union)| Enterprise {
        name,
        workers,
        has_organisation,
        has_union,
    });
    (
        prop::collection::vec(one, 1..12),
        any::<[bool; 3]>(),
        prop::sample::select(vec!["", "-", "chưa có"]),
    )
        .prop_map(|(mut rows, [is_numbered, is_grouped, is_signed], none)| {
            // Without a number, and with nothing that only an enterprise has, an odd name is a
            // total's or a note.
            rows.retain(|e| {
                is_numbered || e.has_organisation || e.has_union || PLAIN.contains(&e.name)
            });
            EnterpriseList { rows, is_numbered, is_grouped, is_signed, none }
        })
}

impl EnterpriseList {
    fn text(&self) -> String {
        let mut out = String::from(
            "DANH SÁCH DOANH NGHIỆP;;;;\nTT;Tên doanh nghiệp;Số lao động;Tổ chức đảng;Công đoàn\n",
        );
        for (at, e) in self.rows.iter().enumerate() {
            if self.is_grouped && at % 4 == 0 {
                out += &format!("{};KCN Số {at};;;\n", ["I", "II", "III"][at / 4]);
            }
            let number = if self.is_numbered { (at + 1).to_string() } else { String::new() };
            let workers = e.workers.map_or_else(String::new, |n| n.to_string());
            let organisation = if e.has_organisation { "Chi bộ cơ sở" } else { self.none };
            out += &format!(
                "{number};{} {at};{workers};{organisation};{}\n",
                e.name,
                if e.has_union { "x" } else { "" }
            );
        }
        out +=
            &format!(";Tổng cộng;{};;\n", self.rows.iter().filter_map(|e| e.workers).sum::<u64>());
        if self.is_signed {
            out += ";Người lập biểu;;Thủ trưởng;\n;Lê Văn Tám;;Hoàng Thị Chín;\n";
        }
        out
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn enterprises_are_counted_from_any_list(list in enterprise_list()) {
        let text = list.text();
        let data = ingest::load(
            &in_memory(&[("dn.csv", text.as_bytes())]),
            &Settings::default(),
            &LoadOptions::default(),
        );
        let whole = enterprises(&data, &Filter::default()).whole;
        let sum = |takes: &dyn Fn(&Enterprise) -> u64| list.rows.iter().map(takes).sum::<u64>();
        let workers = |with: bool| {
            sum(&|e| if e.has_organisation == with { e.workers.unwrap_or(0) } else { 0 })
        };
        let count = |takes: fn(&Enterprise) -> bool| sum(&|e| u64::from(takes(e)));
        prop_assert_eq!(
            (whole.workers_with, whole.workers_without),
            (workers(true), workers(false)),
            "{}",
            text
        );
        prop_assert_eq!(
            (whole.with, whole.without),
            (count(|e| e.has_organisation), count(|e| !e.has_organisation)),
            "{}",
            text
        );
        prop_assert_eq!(
            (whole.trade_union, whole.lacking),
            (count(|e| !e.has_organisation && e.has_union), count(|e| e.workers.is_none()))
        );
        // Nothing else is said: the total is right.
        let codes: Vec<&str> = data.findings.kept().iter().map(|f| f.code().word()).collect();
        prop_assert_eq!(
            codes,
            vec!["missing-count"; usize::try_from(whole.lacking).unwrap()],
            "{}",
            text
        );
    }

    #[test]
    fn a_supposition_is_an_edited_file(
        all in organisations(6),
        edits in prop::collection::vec(edit(), 0..8),
        removed in any::<prop::sample::Index>(),
    ) {
        let plain = load(&tables(&[(2023, &all)]));
        let mut data = plain.clone();
        let mut supposition = Supposition::default();
        let mut hand = all.clone();
        let mut made = Vec::new();
        for edit in &edits {
            let mut tried = hand.clone();
            let done = by_hand(&mut tried, edit);
            prop_assert_eq!(
                supposition.add(&mut data, as_change(edit)).is_ok(),
                done,
                "{:?}",
                edit
            );
            if done {
                hand = tried;
                made.push(edit.clone());
            }
        }
        prop_assert_eq!(figures(&data, 2023), figures(&load(&tables(&[(2023, &hand)])), 2023));
        // What is kept of the rows and worked out again for the year is what all of them give.
        let lines = Settings::default().thresholds;
        let mut evaluation = Evaluation::new(&plain, &lines);
        evaluation.renew(&data, &lines, &supposition.rows().collect::<Vec<_>>());
        let anew = Evaluation::new(&data, &lines);
        prop_assert_eq!(&evaluation.tallies, &anew.tallies);
        prop_assert_eq!(
            (&evaluation.organisations_below, &evaluation.branches_below),
            (&anew.organisations_below, &anew.branches_below)
        );
        // One taken back: as if it had never been; what then cannot be is not in force.
        if !made.is_empty() {
            let at = removed.index(made.len());
            supposition.remove(&mut data, at);
            made.remove(at);
            let mut hand = all.clone();
            let held: Vec<bool> = made
                .iter()
                .map(|edit| {
                    let mut tried = hand.clone();
                    let done = by_hand(&mut tried, edit);
                    if done {
                        hand = tried;
                    }
                    done
                })
                .collect();
            prop_assert_eq!(
                (0..made.len()).map(|n| supposition.holds(n)).collect::<Vec<_>>(),
                held
            );
            prop_assert_eq!(figures(&data, 2023), figures(&load(&tables(&[(2023, &hand)])), 2023));
        }
        // All taken back: the data is as it was read.
        let year_changes = supposition.take_back(&mut data);
        prop_assert_eq!(year_changes.len(), made.len());
        prop_assert_eq!(figures(&data, 2023), figures(&plain, 2023));
    }

    #[test]
    fn the_fewest_changes_reach_the_line_and_fewer_do_not(
        all in organisations(7),
        goal in 0usize..3,
    ) {
        let goal = [Goal::Organisations, Goal::Branches, Goal::Members][goal];
        let mut data = load(&tables(&[(2023, &all)]));
        let (lines, filter) = (Settings::default().thresholds, Filter::default());
        let found = reach(&data, &Tallies::new(&data), &lines, goal, Year(2023), &filter);
        let is_short = |data: &Dataset| {
            let measures = measure(&Tallies::new(data), &lines, Year(2023), &filter, None);
            match goal {
                Goal::Organisations => measures.organisations,
                Goal::Branches => measures.branches,
                Goal::Members => measures.members,
            }
            .shortfall()
                > 0
        };
        prop_assert!(found.is_empty() != is_short(&data));
        for change in found.clone() {
            let mut supposition = Supposition::default();
            prop_assert_eq!(supposition.add(&mut data, change), Ok(()));
        }
        prop_assert!(!is_short(&data));
        // Every other choice of as many changes less one falls short: all are tried.
        let least = match goal {
            Goal::Members => {
                // Levels below good, at the leaves: the fewest whose members suffice.
                let leaves: Vec<&Unit> = all
                    .iter()
                    .flat_map(|o| {
                        if o.branches.is_empty() {
                            vec![&o.own]
                        } else {
                            o.branches.iter().collect()
                        }
                    })
                    .collect();
                let (met, of) = leaves
                    .iter()
                    .fold((0, 0), |(m, r), l| (m + l.1[0] + l.1[1], r + l.1.iter().sum::<u64>()));
                let heads = (of * 85).div_ceil(100).saturating_sub(met);
                let moved: u64 = found
                    .iter()
                    .map(|c| match c.what {
                        Supposed::Members { count, .. } => u64::from(count),
                        Supposed::Rating(_) => 0,
                    })
                    .sum();
                prop_assert_eq!(moved, heads);
                let places: Vec<u64> =
                    leaves.iter().flat_map(|l| [l.1[2], l.1[3]]).filter(|n| *n > 0).collect();
                (0..=places.len())
                    .find(|&size| {
                        subsets(places.len(), size)
                            .any(|s| s.iter().map(|&p| places[p]).sum::<u64>() >= heads)
                    })
                    .unwrap()
            }
            _ => {
                let ratings: Vec<usize> = if goal == Goal::Organisations {
                    all.iter().map(|o| o.own.0).collect()
                } else {
                    all.iter().flat_map(|o| o.branches.iter().map(|b| b.0)).collect()
                };
                let reaches = |chosen: &[usize]| {
                    let after = |at: usize| if chosen.contains(&at) { 1 } else { ratings[at] };
                    let met = (0..ratings.len()).filter(|&at| after(at) < 2).count();
                    let of = (0..ratings.len()).filter(|&at| after(at) < 4).count();
                    met * 100 >= of * 90
                };
                (0..=ratings.len())
                    .find(|&size| subsets(ratings.len(), size).any(|s| reaches(&s)))
                    .unwrap()
            }
        };
        prop_assert_eq!(found.len(), least);
    }

    #[test]
    fn what_changed_since_the_year_before_is_what_a_clerk_finds(
        before in organisations(8),
        now in organisations(8),
    ) {
        let data = load(&tables(&[(2022, &before), (2023, &now)]));
        let lines = Settings::default().thresholds;
        let found = year_changes(&data, Year(2023), &Filter::default(), |row| {
            is_below(&data, &lines, Table::Organisations, row)
        });
        let ids = |rows: &[u32]| {
            rows.iter().map(|&r| data.id(Table::Organisations, r).to_owned()).collect::<Vec<_>>()
        };
        let both = before.len().min(now.len());
        let of = |takes: &dyn Fn(usize) -> bool| {
            (0..both).filter(|&at| takes(at)).map(|at| format!("T{at}")).collect::<Vec<_>>()
        };
        prop_assert_eq!(ids(&found.fell), of(&|at| !below(&before[at]) && below(&now[at])));
        prop_assert_eq!(ids(&found.rose), of(&|at| below(&before[at]) && !below(&now[at])));
        prop_assert_eq!(
            ids(&found.new),
            (both..now.len()).map(|at| format!("T{at}")).collect::<Vec<_>>()
        );
        prop_assert_eq!(
            ids(&found.gone),
            (both..before.len()).map(|at| format!("T{at}")).collect::<Vec<_>>()
        );
        // The largest fall is no smaller than any other.
        let share = |o: &Organisation| {
            let [e, g, s, u] = o.own.1.map(|n| i64::try_from(n).unwrap());
            (e + g, e + g + s + u)
        };
        let fall = |at: usize| {
            let ((m0, o0), (m1, o1)) = (share(&before[at]), share(&now[at]));
            (o0 > 0 && o1 > 0).then(|| (m1 * o0 - m0 * o1) * 1_000_000 / (o0 * o1))
        };
        let least = (0..both).filter_map(fall).min();
        match found.falls.first() {
            Some(&row) => {
                let at: usize = data.id(Table::Organisations, row)[1..].parse().unwrap();
                prop_assert_eq!(fall(at), least);
            }
            None => prop_assert!(least.is_none_or(|l| l >= 0)),
        }
        // The trend has both years, each as its own report has it.
        let points = trend(&data, &Tallies::new(&data), &lines, &Filter::default());
        prop_assert_eq!(points.len(), 2);
        for point in points {
            let measures = point.figures.unwrap().0;
            prop_assert_eq!(
                measures,
                measure(&Tallies::new(&data), &lines, point.year, &Filter::default(), None)
            );
        }
    }

    #[test]
    fn candidates_and_the_spread_are_what_a_clerk_finds(all in organisations(10)) {
        let data = load(&tables(&[(2023, &all)]));
        let lines = Settings::default().thresholds;
        let found = candidates(
            &data,
            &lines,
            Table::Organisations,
            Year(2023),
            &Filter::default(),
            usize::MAX,
        );
        let need = |o: &Organisation| {
            let [e, g, s, u] = o.own.1;
            let rated = o.branches.iter().filter(|b| b.0 < 4).count() as u64;
            let met = o.branches.iter().filter(|b| b.0 < 2).count() as u64;
            (
                ((e + g + s + u) * 85).div_ceil(100).saturating_sub(e + g),
                (rated * 90).div_ceil(100).saturating_sub(met),
                matches!(o.own.0, 2 | 3),
            )
        };
        let mut expected: Vec<_> =
            (0..all.len()).filter(|&at| below(&all[at])).map(|at| (need(&all[at]), at)).collect();
        expected.sort_unstable();
        let got: Vec<_> =
            found.iter().map(|c| ((c.members, c.branches, c.rating), c.row as usize)).collect();
        prop_assert_eq!(&got, &expected);
        // Fewer are the first of them.
        for most in 0..expected.len() {
            let few = candidates(
                &data,
                &lines,
                Table::Organisations,
                Year(2023),
                &Filter::default(),
                most,
            );
            prop_assert_eq!(
                few.iter().map(|c| c.row as usize).collect::<Vec<_>>(),
                expected[..most].iter().map(|e| e.1).collect::<Vec<_>>()
            );
        }
        let spread =
            distribution(&data, &lines, Table::Organisations, Year(2023), &Filter::default());
        for (rating, count) in spread.ratings.iter().enumerate() {
            prop_assert_eq!(*count, all.iter().filter(|o| o.own.0 == rating).count() as u64);
        }
        let near = |from: u64, to: u64| {
            all.iter()
                .filter(|o| {
                    let [e, g, s, u] = o.own.1;
                    let of = e + g + s + u;
                    of > 0 && (e + g) * 100 >= from * of && (e + g) * 100 < to * of
                })
                .count() as u64
        };
        prop_assert_eq!((spread.steps[3], spread.steps[4]), (near(80, 85), near(85, 90)));
        prop_assert_eq!(spread.steps.iter().sum::<u64>(), near(0, 101));
    }
}

/// All choices of `size` of the numbers below `of`.
fn subsets(of: usize, size: usize) -> impl Iterator<Item = Vec<usize>> {
    (0u32..1 << of)
        .filter(move |bits| bits.count_ones() as usize == size)
        .map(move |bits| (0..of).filter(|at| bits & (1 << at) != 0).collect())
}

fn sample() -> Dataset {
    use dangbo::ingest::{LoadOptions, load, source};
    load(&source::expand(&[], || Ok(Vec::new())), &Settings::sample(), &LoadOptions::default())
}

#[test]
fn the_term_has_its_published_record() {
    let (data, settings) = (sample(), Settings::sample());
    let record = term(&data, &Tallies::new(&data), &settings, Year(2023), &Filter::default());
    assert_eq!(record.founded, [0, 13, 2, 0]);
    assert_eq!(
        (
            record.admitted.value,
            record.owners.value,
            record.seconded.value,
            record.seconded_to.len()
        ),
        (553, 2, 2, 2)
    );
    // Up to 2030 seven years remain: 200 a year from 2020 on are 2,200; 507 of them are reached on
    // the targets' scope.
    let paces = pace(&data, &Tallies::new(&data), &settings, Year(2023), &Filter::default());
    let admitted = csv_sum("organisations.csv", "Kết nạp đảng viên", |row| {
        row["Loại hình doanh nghiệp"] != "Nhà nước"
    });
    assert_eq!((paces[0].reached, paces[0].due, paces[0].years), (admitted, 800, 7));
    assert_eq!(paces[0].a_year, Some((2200 - admitted).div_ceil(7)));
}

/// A column's sum in a file of the sample, over rows that `takes` takes.
fn csv_sum(
    file: &str,
    column: &str,
    takes: impl Fn(&std::collections::BTreeMap<String, String>) -> bool,
) -> u64 {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(file);
    let rows = csv::Reader::from_path(path)
        .unwrap()
        .into_deserialize::<std::collections::BTreeMap<String, String>>();
    rows.map(|row| row.unwrap())
        .filter(|row| takes(row))
        .map(|row| {
            row.get(column)
                .or_else(|| row.get(&format!("\u{feff}{column}")))
                .unwrap()
                .parse::<u64>()
                .unwrap()
        })
        .sum()
}

#[test]
fn enterprises_without_an_organisation_come_by_their_workers() {
    let data = sample();
    let all = enterprises(&data, &Filter::default());
    let column = "Số lao động";
    let own = data.enterprises.workers.iter().filter_map(|c| c.wide()).sum::<u64>();
    assert_eq!(all.whole.workers_with + all.whole.workers_without, own);
    assert_eq!(own, csv_sum("enterprises.csv", column, |_| true));
    assert_eq!(
        all.whole.workers_without,
        csv_sum("enterprises.csv", column, |row| row["Tổ chức đảng"].is_empty())
    );
    let workers: Vec<_> =
        all.without.iter().map(|&r| data.enterprises.workers[r as usize].wide().unwrap()).collect();
    assert!(workers.windows(2).all(|w| w[0] >= w[1]) && workers.len() as u64 == all.whole.without);
    let by_zone: u64 = all.zones.iter().map(|(_, reach)| reach.workers_without).sum();
    assert_eq!(by_zone, all.whole.workers_without);
}

#[test]
fn a_change_that_cannot_be_leaves_the_data_alone() {
    let mut data = sample();
    let plain = figures(&data, 2023);
    let mut supposition = Supposition::default();
    let change = |id: &str, what| Change {
        table: Table::Organisations,
        year: Year(2023),
        id: id.to_owned(),
        what,
    };
    let moved = |count| Supposed::Members { from: Rating::Satisfactory, to: Rating::Good, count };
    let committee = data
        .id(
            Table::Organisations,
            (0..)
                .find(|&r| {
                    !data.branches_of(r).is_empty()
                        && data.organisations.units.year[r as usize] == Year(2023)
                })
                .unwrap(),
        )
        .to_owned();
    for (id, what, why) in [
        ("no such", Supposed::Rating(Rating::Good), Refused::NoUnit),
        (committee.as_str(), moved(1), Refused::InBranches),
        ("TC027", moved(10_000), Refused::TooFew),
        ("TC027", moved(0), Refused::Nothing),
    ] {
        assert_eq!(supposition.add(&mut data, change(id, what)), Err(why), "{id}");
    }
    assert!(supposition.is_empty());
    assert_eq!(figures(&data, 2023), plain);
}

#[test]
fn a_district_is_that_part_alone() {
    let report =
        support::json(&support::dangbo(&["report", "--format", "json", "--district", "VIET YEN"]));
    assert_eq!(report["filters"]["districts"], serde_json::json!(["Việt Yên"]));
    let here = |row: &std::collections::BTreeMap<String, String>| {
        row["Huyện, thành phố"] == "Việt Yên" && row.values().any(|v| v == "2023")
    };
    assert_eq!(
        report["workers"].as_u64().unwrap(),
        csv_sum("organisations.csv", "Tổng số lao động", here)
    );
    assert_eq!(
        report["admitted"].as_u64().unwrap(),
        csv_sum("organisations.csv", "Kết nạp đảng viên", here)
    );
    let wrong = support::dangbo(&["report", "--lang", "en", "--district", "x"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("Việt Yên"));
}
