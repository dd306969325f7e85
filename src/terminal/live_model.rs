//! A model of the live dashboard: random saves, removals, half writes, swaps, faults and keys over
//! a simulated disk and clock. Whatever is done, each file's rows are those of one whole saved
//! version; they are called live only if that version was on the disk a moment ago; and once the
//! disk is quiet, the newest version is shown.
//!
//! ```text
//! plan of writes ─► Sim (disk, clock) ◄── World ── Reader ─► events ─► State ─► check
//!                                                    ▲                   │
//!                                                    └──── requests ◄────┘
//! ```
//!
//! `DANGBO_LIVE_STEPS=1000000 DANGBO_LIVE_SEED=7 cargo test --lib live_model` runs longer.

use super::live_sim::random::Random;
use super::live_sim::{Act, FILES, Sim, SimWorld};
use super::loader::{Loader, Reader};
use super::loop_event::LoopEvent;
use super::world::World;
use crate::app::{Doubt, Effect, Live, Message, Screen, StaleReason, State};
use crate::domain::{Code, CountField, LivePolicy, Settings, Table, Year};
use crate::words::Lang;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::collections::HashMap;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How many steps are done without `DANGBO_LIVE_STEPS`.
const STEPS: u64 = 10_000;

/// For how long a version may be called live after it was replaced: a poll, and what the reader
/// does meanwhile. From then on the files are called being read.
const LIVE_FOR: Duration = Duration::from_secs(3);

/// After a time without writes the newest version is shown.
const QUIET: Duration = Duration::from_secs(12);

const POLICY: LivePolicy = LivePolicy { missing_file: 40, second_look: 3 };

/// The longest pause of a writer in the middle of a file.
const PAUSE: usize = 350;

/// The keys that are pressed; none that ends the dashboard or supposes something.
const KEYS: &str = "123456bsSgGjkhl[]/?zodnmvtcyeLrrr\r\u{1b}\t";

const ZONES: [&str; 2] = ["KCN Đình Trám", "KCN Quang Châu"];

/// A row of a version: year, zone, and the members who are good; as many are not.
type RowOf = (u16, usize, u32);

/// The rows of a version of a file, by their ids.
fn rows(file: usize, version: u32) -> Vec<(String, RowOf)> {
    // The length of a table and its years differ between versions, so that some are equally long.
    let count = 4 + version as usize % 5;
    let newest = if version % 16 == 9 { 2022 } else { 2023 };
    let row = |n: usize| {
        let year = if n.is_multiple_of(2) { newest } else { 2021 };
        (format!("{}{n}", FILES[file].to_uppercase()), (year, n / 2 % 2, version))
    };
    (0..count).map(row).collect()
}

/// The table of a version of a file.
fn table(file: usize, version: u32) -> String {
    let heading = "Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n";
    let row = |(id, (year, zone, good)): (String, RowOf)| {
        let zone = ZONES[zone];
        let all = 2 * good;
        format!("{year};{id};Chi bộ {id};CBCS;{zone};tốt;{all};0;{good};{good};0\n")
    };
    heading.to_owned() + &rows(file, version).into_iter().map(row).collect::<String>()
}

/// The dashboard over the simulated disk.
struct Model {
    random: Random,
    sim: Arc<Mutex<Sim>>,
    reader: Reader,
    loader: Loader,
    requests: Receiver<super::loader::LoadRequest>,
    events: Receiver<LoopEvent>,
    state: State,
    /// The number of the newest version of any file.
    version: u32,
    /// When a person last confirmed, by `r` under a doubt that was shown.
    confirmed: Option<Duration>,
    /// The version of each file that was shown last.
    shown: [Option<u32>; FILES.len()],
    /// What was done, for a failure.
    log: Vec<String>,
}

impl Model {
    fn new(seed: u64) -> Self {
        let sim = Arc::new(Mutex::new(Sim::new(seed)));
        let world: Arc<dyn World> = Arc::new(SimWorld(Arc::clone(&sim)));
        let (loader, requests) = Loader::in_world(&world);
        let (sender, events) = channel();
        let settings = Settings { live: POLICY, ..Settings::default() };
        let reader = Reader::new(world, None, sender).unwrap();
        let state = State::new(settings, Lang::Vi, false);
        let mut model = Self {
            random: Random(seed),
            sim,
            reader,
            loader,
            requests,
            events,
            state,
            version: 1000,
            confirmed: None,
            shown: [None; FILES.len()],
            log: Vec::new(),
        };
        for file in 0..FILES.len() {
            model.save(file, Way::Renamed);
        }
        model.pass(Duration::from_secs(5));
        model.loader.load(&model.state, true);
        model.answer();
        model
    }

    fn now(&self) -> Duration {
        self.sim.lock().unwrap().now
    }

    fn below(&mut self, end: usize) -> usize {
        self.random.below(end)
    }

    fn pause(&mut self, most: usize) -> Duration {
        Duration::from_millis(1 + self.below(most) as u64)
    }

    /// Plans a save of the next version of a file.
    fn save(&mut self, file: usize, way: Way) {
        self.version += 1;
        let (version, mut at) = (self.version, self.now());
        let text: Arc<[u8]> = table(file, version).into_bytes().into();
        self.log.push(format!("{at:?}: {} {way:?} {version}", FILES[file]));
        let mut plan = Vec::new();
        let shown = self.shown[file].map(|version| table(file, version).len());
        let parts = |model: &mut Self, at: &mut Duration, plan: &mut Vec<_>| {
            let mut done = 0;
            for _ in 0..=model.below(3) {
                done += model.below(text.len() - done);
                // A part that is as long as what is shown is taken after a shorter pause.
                done += usize::from(Some(done) == shown);
                plan.push((*at, Act::Write(file, text[..done].into(), None)));
                *at += model.pause(PAUSE);
            }
            plan.push((*at, Act::Write(file, Arc::clone(&text), Some(version))));
        };
        match way {
            Way::Renamed => plan.push((at, Act::Replace(file, text, version))),
            Way::Overwritten => plan.push((at, Act::Write(file, text, Some(version)))),
            Way::InParts => parts(self, &mut at, &mut plan),
            Way::RemovedFirst => {
                plan.push((at, Act::Remove(file)));
                at += if self.below(4) == 0 { self.pause(20_000) } else { self.pause(2000) };
                if self.below(2) == 0 {
                    parts(self, &mut at, &mut plan);
                } else {
                    plan.push((at, Act::Replace(file, text, version)));
                }
            }
            Way::Removed => plan.push((at, Act::Remove(file))),
            Way::FolderAway => {
                plan.push((at, Act::FolderAway));
                at += self.pause(3000);
                plan.push((at, Act::FolderBack));
                plan.push((at, Act::Replace(file, text, version)));
            }
            Way::Denied => {
                plan.push((at, Act::Deny(true)));
                plan.push((at, Act::Write(file, text, Some(version))));
                at += self.pause(5000);
                plan.push((at, Act::Deny(false)));
            }
        }
        self.sim.lock().unwrap().plan(plan);
    }

    /// Lets time pass; requests that become due are answered.
    fn pass(&mut self, time: Duration) {
        let end = self.now() + time;
        loop {
            let due = self.sim.lock().unwrap().advance_to_reading(end);
            if !due {
                return;
            }
            self.loader.load(&self.state, false);
            self.answer();
        }
    }

    /// Answers what was requested, and applies what comes of it.
    fn answer(&mut self) {
        while let Ok(request) = self.requests.try_recv() {
            self.reader.answer(request, &self.requests).unwrap();
            // Now and then the dashboard is slower than the reader.
            if self.below(8) > 0 {
                self.apply_events();
            }
        }
    }

    fn apply_events(&mut self) {
        while let Ok(event) = self.events.try_recv() {
            match event {
                LoopEvent::Message(message) => {
                    self.state.update(message);
                    self.check();
                }
                LoopEvent::ReadFiles { all } => self.loader.load(&self.state, all),
                other => panic!("{other:?}"),
            }
        }
    }

    fn press(&mut self) {
        let key = KEYS.chars().nth(self.random.below(KEYS.chars().count())).unwrap();
        self.press_key(key);
    }

    fn press_key(&mut self, key: char) {
        let code = match key {
            '\r' => KeyCode::Enter,
            '\u{1b}' => KeyCode::Esc,
            '\t' => KeyCode::Tab,
            letter => KeyCode::Char(letter),
        };
        self.log.push(format!("{:?}: {key:?}", self.now()));
        let is_doubtful =
            matches!(self.state.freshness.live, Live::Stale(StaleReason::Doubtful(..)));
        let effects = self.state.update(Message::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        if effects.contains(&Effect::Reload) {
            if is_doubtful {
                self.confirmed = Some(self.now());
            }
            self.loader.load(&self.state, true);
            self.answer();
        }
        self.check();
    }

    fn step(&mut self) {
        match self.below(10) {
            0..3 => {
                let way = Way::ALL[self.below(Way::ALL.len())];
                let file = self.below(FILES.len());
                if !self.sim.lock().unwrap().is_writing(way == Way::FolderAway, file) {
                    self.save(file, way);
                }
            }
            3..6 => self.press(),
            6..9 => {
                let time = self.pause(1500);
                self.pass(time);
            }
            _ => self.apply_events(),
        }
        self.apply_events();
        self.answer();
    }

    /// Lets the disk be quiet: what is shown is the newest, or why not is said.
    fn settle(&mut self) {
        loop {
            self.pass(QUIET);
            self.apply_events();
            self.answer();
            if self.sim.lock().unwrap().is_quiet_for(QUIET) {
                break;
            }
        }
        self.apply_events();
        while let Ok(request) = self.requests.try_recv() {
            self.reader.answer(request, &self.requests).unwrap();
            self.apply_events();
        }
        let shown = self.shown();
        let sim = self.sim.lock().unwrap();
        let missing = (0..FILES.len()).any(|file| sim.current(file).is_none());
        match &self.state.freshness.live {
            Live::Since(_) => {
                assert!(!self.state.freshness.reading, "{}", self.told());
                for (file, version) in shown.iter().enumerate() {
                    assert_eq!(*version, sim.current(file), "{}: {}", FILES[file], self.told());
                }
            }
            Live::Stale(StaleReason::Doubtful(doubts, _)) if missing => {
                assert!(doubts.iter().any(|d| matches!(d, Doubt::Missing(_))), "{}", self.told());
            }
            Live::Stale(_) if missing => {}
            other => panic!("the files are quiet, and it is {other:?}: {}", self.told()),
        }
    }

    /// The version of each file that is shown; None where it has no rows.
    fn shown(&self) -> [Option<u32>; FILES.len()] {
        let data = self.state.data();
        let units = data.units(Table::Organisations);
        let mut rows_of: HashMap<char, Vec<(String, RowOf)>> = HashMap::new();
        for row in 0..u32::try_from(units.len()).unwrap() {
            let id = data.id(Table::Organisations, row).to_owned();
            let zone = &data.zones[units.zone[row as usize].0 as usize].name;
            let zone = ZONES.iter().position(|own| own == zone).unwrap();
            let good = units.count(CountField::Good, row).get().unwrap();
            let year = units.year[row as usize].0;
            rows_of.entry(id.chars().next().unwrap()).or_default().push((id, (year, zone, good)));
        }
        let mut shown = [None; FILES.len()];
        for (file, name) in FILES.iter().enumerate() {
            let Some(mut found) = rows_of.remove(&name.to_uppercase().chars().next().unwrap())
            else {
                continue;
            };
            found.sort();
            let version = found[0].1.2;
            let mut whole = rows(file, version);
            whole.sort();
            assert_eq!(found, whole, "{name} is shown in part: {}", self.told());
            shown[file] = Some(version);
        }
        shown
    }

    /// What must hold after each change of the state.
    fn check(&mut self) {
        if self.state.freshness.generation == 0 {
            return;
        }
        let shown = self.shown();
        self.check_figures(&shown);
        let is_live = matches!(self.state.freshness.live, Live::Since(_));
        if !is_live || self.state.freshness.reading {
            return;
        }
        let before = std::mem::replace(&mut self.shown, shown);
        let findings = self.state.data().findings.kept();
        let is_unreadable = findings.iter().any(|finding| finding.code() == Code::Unreadable);
        let sim = self.sim.lock().unwrap();
        for (file, version) in shown.iter().enumerate() {
            // A file that was given up and is back cannot be read yet, which is a finding.
            if version.is_none() && is_unreadable {
                continue;
            }
            let Some(over) = sim.replaced_at(file, *version) else {
                panic!("{}: {version:?} was never on the disk: {}", FILES[file], self.told())
            };
            let age = sim.now.saturating_sub(over);
            assert!(age < LIVE_FOR, "{} is {age:?} old: {}", FILES[file], self.told());
            // A file that was given up stays so until it is back.
            if version.is_none() && before[file].is_some() {
                let gone = sim.absent_since(file);
                let missing_for = Duration::from_secs(POLICY.missing_file.into());
                let waited = gone.is_none_or(|gone| sim.now.saturating_sub(gone) >= missing_for);
                let confirmed = self.confirmed >= gone;
                let is_said = !self.state.loaded.despite.is_empty();
                let is_right = is_said && (waited || confirmed);
                assert!(is_right, "{} is gone, said: {is_said}: {}", FILES[file], self.told());
            }
        }
    }

    /// The figures of the overview are those of the shown rows, by another count; the rows of the
    /// table in front are of the year. What is not in front is made when it is shown.
    fn check_figures(&self, shown: &[Option<u32>; FILES.len()]) {
        let (year, filter) = (self.state.year, &self.state.filter);
        let years = &self.state.data().units(Table::Organisations).year;
        if self.state.nav.screen == Screen::Organisations {
            let rows = &self.state.tables.screens[Screen::Organisations].rows;
            let is_of_year = rows.iter().all(|row| years.get(*row as usize) == Some(&year));
            assert!(is_of_year, "{}", self.told());
        }
        let is_in_front = matches!(self.state.nav.screen, Screen::Overview | Screen::Targets);
        // No row has an ownership or a district.
        if !is_in_front || !filter.ownerships.is_empty() || !filter.districts.is_empty() {
            return;
        }
        let zones: Vec<&str> =
            filter.zones.iter().map(|z| &*self.state.data().zones[z.0 as usize].name).collect();
        let all =
            shown.iter().enumerate().filter_map(|(file, v)| Some(rows(file, (*v)?))).flatten();
        let is_in = |&(_, (of, zone, _)): &(String, RowOf)| {
            Year(of) == year && (zones.is_empty() || zones.contains(&ZONES[zone]))
        };
        let goods: Vec<u64> = all.filter(is_in).map(|(_, row)| row.2.into()).collect();
        let (measures, _) = &self.state.lists.figures.now;
        let members = measures.members.share;
        let good: u64 = goods.iter().sum();
        assert_eq!((members.met, members.of), (good, 2 * good), "{}", self.told());
        let organisations = measures.organisations.share;
        assert_eq!(organisations.of, goods.len() as u64, "{}", self.told());
    }

    /// The last that was done, for a failure.
    fn told(&self) -> String {
        let last = self.log.iter().rev().take(40).rev();
        format!(
            "at {:?}, {:?}, {}\n{}",
            self.sim.try_lock().map_or(Duration::ZERO, |sim| sim.now),
            self.state.freshness.live,
            self.version,
            last.cloned().collect::<Vec<_>>().join("\n")
        )
    }
}

/// How a file is saved, or what else is done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Under another name, then renamed.
    Renamed,
    /// In place, at once.
    Overwritten,
    /// In place, emptied first, with pauses.
    InParts,
    /// After the file was removed.
    RemovedFirst,
    /// It is removed only.
    Removed,
    /// Its folder is renamed for a while.
    FolderAway,
    /// It can be read by nobody for a while.
    Denied,
}

impl Way {
    const ALL: [Self; 7] = [
        Self::Renamed,
        Self::Overwritten,
        Self::InParts,
        Self::RemovedFirst,
        Self::Removed,
        Self::FolderAway,
        Self::Denied,
    ];
}

#[test]
fn what_is_shown_as_live_is_a_whole_version_that_is_on_the_disk() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let steps = number("DANGBO_LIVE_STEPS").unwrap_or(STEPS);
    let first: u64 = number("DANGBO_LIVE_SEED").unwrap_or(1);
    let runs = steps.div_ceil(200);
    for seed in first..first + runs {
        let mut model = Model::new(seed);
        model.log.push(format!("seed {seed}"));
        for at in 0..200 {
            model.step();
            if at % 50 == 49 {
                model.settle();
            }
        }
    }
}
