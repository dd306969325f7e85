//! The sample counted by hand: text is split, rows are added up. Nothing of the program is used.

use super::rows::{Unit, rows, unit};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub const OUTSIDE: &str = "Ngoài khu, cụm công nghiệp";
pub const YEARS: [u64; 4] = [2020, 2021, 2022, 2023];

/// The percentages that organisations, branches and members must reach.
const LINES: [u64; 3] = [90, 90, 85];

/// How many candidates and enterprises the report lists.
const LISTED: usize = 20;

impl Unit {
    pub fn met(&self) -> u64 {
        self.levels[0] + self.levels[1]
    }

    pub fn rated(&self) -> u64 {
        self.levels.iter().sum()
    }

    fn misses_by_members(&self) -> u64 {
        shortfall(self.met(), self.rated(), LINES[2])
    }

    const fn is_rated_low(&self) -> bool {
        self.rating == 2 || self.rating == 3
    }
}

/// What is counted: an empty list is every one.
#[derive(Debug, Clone, Default)]
pub struct Part {
    pub zones: Vec<String>,
    pub ownerships: Vec<String>,
    pub districts: Vec<String>,
}

impl Part {
    pub fn has(&self, unit: &Unit) -> bool {
        let in_list = |list: &[String], word: &String| list.is_empty() || list.contains(word);
        in_list(&self.zones, &unit.zone)
            && in_list(&self.ownerships, &unit.ownership)
            && in_list(&self.districts, &unit.district)
    }

    fn is_whole(&self) -> bool {
        self.zones.is_empty() && self.ownerships.is_empty() && self.districts.is_empty()
    }
}

/// A measure: total, good or better, rated, and the percentage to reach.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    pub total: u64,
    pub met: u64,
    pub of: u64,
    pub line: u64,
}

impl Counted {
    pub fn status(self) -> &'static str {
        match self {
            Self { of: 0, .. } => "unrated",
            Self { met, of, line, .. } if met * 100 >= line * of => "meets",
            _ => "below",
        }
    }

    pub fn shortfall(self) -> u64 {
        shortfall(self.met, self.of, self.line)
    }

    fn json(self) -> Value {
        json!({
            "total": self.total, "met": self.met, "of": self.of, "threshold": self.line,
            "status": self.status(), "shortfall": self.shortfall(),
        })
    }
}

/// Counted up one by one.
fn shortfall(met: u64, of: u64, line: u64) -> u64 {
    (0..).find(|more| (met + more) * 100 >= line * of).unwrap_or(0)
}

/// The sample.
pub struct Clerk {
    pub organisations: Vec<Unit>,
    pub branches: Vec<Unit>,
    enterprises: Vec<Unit>,
}

impl Clerk {
    pub fn new() -> Self {
        let outside = |unit: &mut Unit| {
            if unit.zone.is_empty() {
                OUTSIDE.clone_into(&mut unit.zone);
            }
        };
        let mut organisations: Vec<Unit> = rows("organisations.csv").iter().map(unit).collect();
        organisations.iter_mut().for_each(outside);
        let mut enterprises: Vec<Unit> = rows("enterprises.csv").iter().map(unit).collect();
        enterprises.iter_mut().for_each(outside);
        let branch = |row: &BTreeMap<String, String>| {
            let mut branch = unit(row);
            branch.id.clone_from(&row["Mã chi bộ"]);
            let parent = &row["Mã tổ chức cấp trên"];
            let at = organisations.iter().position(|o| o.year == branch.year && o.id == *parent);
            let committee = &organisations[at.unwrap()];
            // A branch has its committee's zone, district and ownership unless it has its own.
            for (own, inherited) in [
                (&mut branch.zone, &committee.zone),
                (&mut branch.district, &committee.district),
                (&mut branch.ownership, &committee.ownership),
            ] {
                if own.is_empty() {
                    own.clone_from(inherited);
                }
            }
            branch.committee = at;
            branch
        };
        let branches = rows("branches.csv").iter().map(branch).collect();
        Self { organisations, branches, enterprises }
    }

    /// Every zone, or district, of the sample.
    pub fn zones(&self) -> Vec<String> {
        let mut zones: Vec<String> = self.organisations.iter().map(|o| o.zone.clone()).collect();
        zones.sort();
        zones.dedup();
        zones
    }

    pub fn districts(&self) -> Vec<String> {
        let mut all: Vec<String> = self.organisations.iter().map(|o| o.district.clone()).collect();
        all.sort();
        all.dedup();
        all
    }

    pub fn organisations_of(&self, year: u64, part: &Part) -> Vec<&Unit> {
        self.organisations.iter().filter(|o| o.year == year && part.has(o)).collect()
    }

    pub fn branches_of(&self, year: u64, part: &Part) -> Vec<&Unit> {
        self.branches.iter().filter(|b| b.year == year && part.has(b)).collect()
    }

    pub fn enterprises_of(&self, part: &Part) -> Vec<&Unit> {
        self.enterprises.iter().filter(|e| part.has(e)).collect()
    }

    /// Organisations, branches and members of a year and part.
    pub fn measures(&self, year: u64, part: &Part) -> [Counted; 3] {
        let (organisations, branches) =
            (self.organisations_of(year, part), self.branches_of(year, part));
        let by_rating = |units: &[&Unit], line| Counted {
            total: units.len() as u64,
            met: units.iter().filter(|u| u.rating < 2).count() as u64,
            of: units.iter().filter(|u| u.rating < 4).count() as u64,
            line,
        };
        // Members are counted where they are: in base cells and branches. Every committee of the
        // sample has branches.
        let leaves = || branches.iter().chain(organisations.iter().filter(|o| !o.is_committee));
        [
            by_rating(&organisations, LINES[0]),
            by_rating(&branches, LINES[1]),
            Counted {
                total: leaves().map(|u| u.members).sum(),
                met: leaves().map(|u| u.met()).sum(),
                of: leaves().map(|u| u.rated()).sum(),
                line: LINES[2],
            },
        ]
    }

    /// Admitted, owners among them, workers, organisations founded in the year.
    pub fn sums(&self, year: u64, part: &Part) -> [u64; 4] {
        let all = self.organisations_of(year, part);
        let sum = |of: fn(&Unit) -> u64| all.iter().map(|o| of(o)).sum();
        let founded = all.iter().filter(|o| o.established.0 == year).count() as u64;
        [sum(|o| o.admitted), sum(|o| o.owners), sum(|o| o.workers), founded]
    }

    fn of_scope(part: &Part) -> Option<Part> {
        let scope = ["non_state", "fdi"].map(str::to_owned);
        let ownerships: Vec<String> = scope
            .into_iter()
            .filter(|o| part.ownerships.is_empty() || part.ownerships.contains(o))
            .collect();
        // An empty list would be every ownership.
        (!ownerships.is_empty()).then(|| Part { ownerships, ..part.clone() })
    }

    /// The measures and sums on the ownerships that the targets are about.
    pub fn scope(&self, year: u64, part: &Part) -> ([Counted; 3], [u64; 4]) {
        let none = LINES.map(|line| Counted { total: 0, met: 0, of: 0, line });
        Self::of_scope(part)
            .map_or((none, [0; 4]), |part| (self.measures(year, &part), self.sums(year, &part)))
    }

    /// The branches of an organisation that are rated: good or better, and all.
    pub fn branches_rated(&self, organisation: &Unit) -> (u64, u64) {
        let of = |b: &&Unit| {
            b.committee.is_some_and(|at| self.organisations[at].id == organisation.id)
                && b.year == organisation.year
                && b.rating < 4
        };
        let all: Vec<&Unit> = self.branches.iter().filter(of).collect();
        (all.iter().filter(|b| b.rating < 2).count() as u64, all.len() as u64)
    }

    /// What a unit needs to be below no line: its rating, branches, members.
    pub fn needs(&self, unit: &Unit) -> (bool, u64, u64) {
        let (met, of) = if unit.is_committee { self.branches_rated(unit) } else { (0, 0) };
        (unit.is_rated_low(), shortfall(met, of, LINES[1]), unit.misses_by_members())
    }

    /// The units that need something, in the order of the file.
    pub fn below<'a>(&self, units: &[&'a Unit]) -> Vec<(&'a Unit, (bool, u64, u64))> {
        let needing = units.iter().map(|unit| (*unit, self.needs(unit)));
        needing.filter(|(_, needs)| *needs != (false, 0, 0)).collect()
    }

    fn below_json(&self, units: &[&Unit]) -> Value {
        let mut below = self.below(units);
        below.sort_by_key(|(unit, _)| unit.id.clone());
        let entry = |(unit, (rating, branches, members)): &(&Unit, (bool, u64, u64))| {
            let words = [
                rating.then_some("rating"),
                (*branches > 0).then_some("branches"),
                (*members > 0).then_some("members"),
            ];
            let reasons: Vec<&str> = words.into_iter().flatten().collect();
            json!({"id": unit.id, "name": unit.name, "reasons": reasons})
        };
        below.iter().map(entry).collect()
    }

    fn candidates(&self, units: &[&Unit]) -> Value {
        let mut all = self.below(units);
        all.sort_by_key(|(_, (rating, branches, members))| (*members, *branches, *rating));
        let entry = |(unit, (rating, branches, members)): &(&Unit, (bool, u64, u64))| {
            json!({"id": unit.id, "name": unit.name, "rating": rating, "branches": branches,
                "members": members})
        };
        all.iter().take(LISTED).map(entry).collect()
    }

    /// Committees outside the part with branches in it: the position and the number of branches.
    pub fn visiting(&self, year: u64, part: &Part) -> Vec<(usize, u64)> {
        let mut visiting: BTreeMap<usize, u64> = BTreeMap::new();
        for at in self.branches_of(year, part).iter().filter_map(|b| b.committee) {
            if !part.has(&self.organisations[at]) {
                *visiting.entry(at).or_default() += 1;
            }
        }
        visiting.into_iter().collect()
    }

    /// The five targets of a year: what was reached, of how many, what is to be reached.
    pub fn targets(&self, year: u64, part: &Part) -> [(u64, Option<u64>, u64, &'static str); 5] {
        let ([organisations, _, members], [admitted, owners, _, founded]) = self.scope(year, part);
        let judged = |status| if part.is_whole() { status } else { "unrated" };
        let share = |m: Counted| (m.met, Some(m.of), m.line, judged(m.status()));
        let count = |value: u64, goal: u64| {
            (value, None, goal, judged(if value >= goal { "meets" } else { "below" }))
        };
        [
            share(organisations),
            share(members),
            count(admitted, 200),
            count(owners, 5),
            count(founded, 10),
        ]
    }

    fn targets_json(&self, year: u64, part: &Part) -> Value {
        let words = ["organisations", "members", "admitted", "admitted_owners", "founded"];
        let of_year = |year: u64, at: usize| {
            let (value, of, goal, status) = self.targets(year, part)[at];
            let missing = match of {
                _ if !part.is_whole() => 0,
                Some(of) => shortfall(value, of, goal),
                None => goal.saturating_sub(value),
            };
            json!({"value": value, "of": of, "goal": goal, "status": status, "missing": missing,
                "complete": true})
        };
        let entry = |(at, word): (usize, &str)| {
            let mut entry = of_year(year, at);
            entry["target"] = word.into();
            entry["until"] = 2030.into();
            let years = YEARS.iter().map(|&y| {
                let mut of_year = of_year(y, at);
                of_year["year"] = y.into();
                of_year
            });
            entry["years"] = years.collect();
            entry
        };
        words.into_iter().enumerate().map(entry).collect()
    }

    /// What happened from August 2020 to the end of the year.
    pub fn term(&self, year: u64, part: &Part) -> Value {
        let mut founded: BTreeMap<&str, &str> = BTreeMap::new();
        let mut sums = [0; 3];
        for o in self.organisations.iter().filter(|o| o.year <= year && part.has(o)) {
            if ((2020, 8)..=(year, 12)).contains(&o.established) {
                founded.insert(&o.id, &o.ownership);
            }
            for (sum, value) in sums.iter_mut().zip([o.admitted, o.owners, o.leaders]) {
                *sum += value;
            }
        }
        let by = |word: &str| founded.values().filter(|o| **o == word).count();
        let officers = self.organisations_of(year, part);
        let to: Vec<Value> = officers
            .iter()
            .filter(|o| o.seconded > 0)
            .map(|o| json!({"id": o.id, "name": o.name, "seconded": o.seconded}))
            .collect();
        json!({
            "from": "2020-08", "to": "2025-07", "year": year, "partly": [2020], "absent": [],
            "founded": founded.len(),
            "founded_by": {"state": by("state"), "non_state": by("non_state"), "fdi": by("fdi"),
                "unknown": 0},
            "admitted": sums[0], "admitted_owners": sums[1], "admitted_leaders": sums[2],
            "seconded": officers.iter().map(|o| o.seconded).sum::<u64>(), "seconded_to": to,
        })
    }

    fn enterprises_json(&self, part: &Part) -> Value {
        let all: Vec<&Unit> = self.enterprises.iter().filter(|e| part.has(e)).collect();
        let reach = |all: &[&Unit]| {
            let with = |has: bool| {
                let (is_with, mut count, mut workers) = (has, 0, 0);
                for e in all.iter().filter(|e| e.organisation.is_empty() != is_with) {
                    count += 1;
                    workers += e.workers;
                }
                (count, workers)
            };
            let without = || all.iter().filter(|e| e.organisation.is_empty());
            let ((with, workers_with), (others, workers_without)) = (with(true), with(false));
            json!({
                "with": with, "without": others, "workers_with": workers_with,
                "workers_without": workers_without,
                "without_with_trade_union": without().filter(|e| e.trade_union).count(),
                "without_with_youth_union": without().filter(|e| e.youth_union).count(),
            })
        };
        let mut zones = self.zones();
        zones.retain(|zone| all.iter().any(|e| e.zone == *zone));
        let of_zone = |zone: &String| {
            let own: Vec<&Unit> = all.iter().copied().filter(|e| e.zone == *zone).collect();
            json!({"zone": zone, "reach": reach(&own)})
        };
        let mut without: Vec<&&Unit> = all.iter().filter(|e| e.organisation.is_empty()).collect();
        without.sort_by_key(|e| (std::cmp::Reverse(e.workers), e.name.clone()));
        let entry = |e: &&&Unit| json!({"name": e.name, "zone": e.zone, "workers": e.workers});
        json!({
            "whole": reach(&all),
            "zones": zones.iter().map(of_zone).collect::<Vec<_>>(),
            "without": without.iter().take(LISTED).map(entry).collect::<Vec<_>>(),
        })
    }

    /// Units of a year that are not there in the next: the sample's only warnings.
    fn gone(&self) -> usize {
        let gone = |units: &[Unit]| {
            let next = |u: &Unit| units.iter().any(|o| o.year == u.year + 1 && o.id == u.id);
            units.iter().filter(|u| u.year < YEARS[3] && !next(u)).count()
        };
        gone(&self.organisations) + gone(&self.branches)
    }

    /// The zones of a part that have a unit, each with its own part.
    pub fn zones_of(&self, year: u64, part: &Part) -> Vec<(String, Part)> {
        let narrowed = |zone: String| {
            let zones = vec![zone.clone()];
            (zone, Part { zones, ..part.clone() })
        };
        let is_in = |(zone, own): &(String, Part)| {
            (part.zones.is_empty() || part.zones.contains(zone))
                && !(self.organisations_of(year, own).is_empty()
                    && self.branches_of(year, own).is_empty())
        };
        self.zones().into_iter().map(narrowed).filter(is_in).collect()
    }

    /// The report as the contract has it, with the lists of zones in the order of their bytes.
    pub fn report(&self, year: u64, part: &Part) -> Value {
        let measures_json = |[organisations, branches, members]: [Counted; 3]| {
            json!({"organisations": organisations.json(), "branches": branches.json(),
                "members": members.json()})
        };
        let (organisations, branches) =
            (self.organisations_of(year, part), self.branches_of(year, part));
        let [admitted, owners, workers, _] = self.sums(year, part);
        let unrated = |units: &[&Unit]| {
            json!({"not_rated": units.iter().filter(|u| u.rating == 4).count(), "newly_founded": 0,
                "under_six_months": 0, "exempt": 0, "suspended": 0})
        };
        let mut target = measures_json(self.scope(year, part).0);
        if !part.is_whole() {
            for measure in target.as_object_mut().unwrap().values_mut() {
                measure["status"] = "unrated".into();
                measure["shortfall"] = 0.into();
            }
        }
        target["judged"] = part.is_whole().into();
        target["ownerships"] = json!(["non_state", "fdi"]);
        let zone = |(name, own): &(String, Part)| {
            let mut zone = measures_json(self.measures(year, own));
            zone["zone"] = name.as_str().into();
            zone
        };
        let visiting = |(at, branches): &(usize, u64)| {
            let o = &self.organisations[*at];
            json!({"id": o.id, "name": o.name, "branches": branches})
        };
        let point = |&year: &u64| {
            let [admitted, owners, workers, founded] = self.sums(year, part);
            json!({"year": year, "complete": true, "admitted": admitted, "workers": workers,
                "admitted_owners": owners, "founded": founded,
                "measures": measures_json(self.measures(year, part))})
        };
        let mut filters = json!({"zones": part.zones, "ownerships": part.ownerships});
        if !part.districts.is_empty() {
            filters["districts"] = json!(part.districts);
        }
        let term = self.term(year, part);
        let mut report = measures_json(self.measures(year, part));
        let rest = json!({
            "schema": 1, "year": year, "filters": filters, "target": target,
            "unrated": {"organisations": unrated(&organisations), "branches": unrated(&branches)},
            "admitted": admitted, "admitted_owners": owners, "workers": workers,
            "zones": self.zones_of(year, part).iter().map(zone).collect::<Vec<_>>(),
            "visiting": self.visiting(year, part).iter().map(visiting).collect::<Vec<_>>(),
            "below": {"organisations": self.below_json(&organisations),
                "branches": self.below_json(&branches)},
            "findings": {"errors": 0, "warnings": self.gone()},
            "trend": YEARS.iter().map(point).collect::<Vec<_>>(),
            "targets": self.targets_json(year, part),
            "terms": [term], "term": term,
            "candidates": {"organisations": self.candidates(&organisations),
                "branches": self.candidates(&branches)},
            "enterprises": self.enterprises_json(part),
        });
        report.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        report
    }
}
