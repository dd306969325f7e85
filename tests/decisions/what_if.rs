//! What-if against a file edited by hand, and the fewest changes against all others.

use super::sample;
use super::tables::{LEVELS, Organisation, Unit, figures, load, organisations, tables};
use dangbo::analysis::{
    Change, Evaluation, Filter, MeasureKind, Refused, Supposed, Supposition, Tallies,
    fewest_changes, measure,
};
use dangbo::domain::{Dataset, Rating, Settings, Table, Year};
use proptest::prelude::*;

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
    Change { table, year: Year(2023), id, supposed: what }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

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
        evaluation.update_rows(&data, &lines, &supposition.rows().collect::<Vec<_>>());
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
                (0..made.len()).map(|n| supposition.is_applied(n)).collect::<Vec<_>>(),
                held
            );
            prop_assert_eq!(figures(&data, 2023), figures(&load(&tables(&[(2023, &hand)])), 2023));
        }
        // All taken back: the data is as it was read.
        let year_changes = supposition.undo_all(&mut data);
        prop_assert_eq!(year_changes.len(), made.len());
        prop_assert_eq!(figures(&data, 2023), figures(&plain, 2023));
    }

    #[test]
    fn the_fewest_changes_reach_the_line_and_fewer_do_not(
        all in organisations(7),
        goal in 0usize..3,
    ) {
        let goal = [MeasureKind::Organisations, MeasureKind::Branches, MeasureKind::Members][goal];
        let mut data = load(&tables(&[(2023, &all)]));
        let (lines, filter) = (Settings::default().thresholds, Filter::default());
        let found = fewest_changes(&data, &Tallies::new(&data), &lines, goal, Year(2023), &filter);
        let is_short = |data: &Dataset| {
            let measures = measure(&Tallies::new(data), &lines, Year(2023), &filter, None);
            match goal {
                MeasureKind::Organisations => measures.organisations,
                MeasureKind::Branches => measures.branches,
                MeasureKind::Members => measures.members,
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
            MeasureKind::Members => {
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
                    .map(|c| match c.supposed {
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
                let ratings: Vec<usize> = if goal == MeasureKind::Organisations {
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
}

/// All choices of `size` of the numbers below `of`.
fn subsets(of: usize, size: usize) -> impl Iterator<Item = Vec<usize>> {
    (0u32..1 << of)
        .filter(move |bits| bits.count_ones() as usize == size)
        .map(move |bits| (0..of).filter(|at| bits & (1 << at) != 0).collect())
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
        supposed: what,
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
