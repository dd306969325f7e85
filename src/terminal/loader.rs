//! Reads the files on a thread of its own. Requests that arrive during a reading become one.
//!
//! ```text
//! request ─► still? ─► missing? ─► read ─► readable? doubtful? ─► Message::Loaded
//!                         └─────────────────────┴──► Message::Failed, and a look each second
//! ```
//!
//! [`live_check`] decides what is doubtful.

use super::cores;
use super::faults::{self, Point};
use super::loop_event::LoopEvent;
use super::progress;
use super::threads;
use super::world::{RealWorld, World};
use crate::analysis::{ChangeLog, Evaluation, Index, Supposition};
use crate::app::{Decision, Doubt, LiveCheck, Loaded, Message, StaleReason, State, live_check};
use crate::domain::{
    Code, CopiedLines, Dataset, FileFacts, FindingKind, Settings, Unreadable, Year,
};
use crate::ingest::source::{self, Named, Stamp};
use crate::ingest::{self, LoadOptions, PriorRead, PriorSource, Progress};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SendError, Sender, channel};
use std::time::Duration;

/// Up to so many distinct texts are ranked before the figures are shown.
const RANKED_AT_ONCE: usize = 20_000;

/// From so many bytes on, the first rows are shown before all is read.
const PREVIEW_FROM: u64 = 16 << 20;

/// The longest time that is waited for files to be still: one that is written all the time is read
/// as it is.
const MAX_WAIT_FOR_STILL: Duration = Duration::from_secs(2);

/// The time after which a failed reading is tried again.
const RETRY_AFTER: Duration = Duration::from_secs(2);

/// A request to read the files.
pub struct LoadRequest {
    /// The data that is shown.
    shown: Arc<Loaded>,
    /// The number of readings that were shown.
    generation: u64,
    /// What is supposed over the data that is shown.
    supposed: Supposition,
    /// The settings with which they are read.
    settings: Settings,
    /// True if every file is read, changed or not.
    all: bool,
}

/// The handle of the loader thread.
pub struct Loader {
    requests: Sender<LoadRequest>,
    world: Arc<dyn World>,
}

impl Loader {
    /// Starts the thread.
    ///
    /// # Errors
    /// If the threads that parse files cannot be started.
    pub fn start(
        paths: Vec<PathBuf>,
        fallback_year: Option<Year>,
        events: Sender<LoopEvent>,
    ) -> color_eyre::Result<Self> {
        let world: Arc<dyn World> = Arc::new(RealWorld::new(paths));
        let (loader, requests) = Self::in_world(&world);
        let mut reader = Reader::new(world, fallback_year, events)?;
        threads::spawn(move || reader.serve(&requests))?;
        Ok(loader)
    }

    /// A loader whose requests somebody else answers.
    pub fn in_world(world: &Arc<dyn World>) -> (Self, Receiver<LoadRequest>) {
        let (requests, received) = channel();
        (Self { requests, world: Arc::clone(world) }, received)
    }

    /// Reads the rows around a finding, on a thread of its own.
    pub fn excerpt(
        &self,
        loaded: &Arc<Loaded>,
        generation: u64,
        at: usize,
        events: &Sender<LoopEvent>,
    ) {
        let (loaded, world, events) = (Arc::clone(loaded), Arc::clone(&self.world), events.clone());
        // Without a thread there is none.
        let _ = threads::spawn(move || {
            faults::reach(Point::Excerpt);
            let data = &loaded.data;
            let Some(finding) = data.findings.kept().get(at) else { return };
            let facts = data.files.get(usize::from(finding.place.file));
            let sources = world.sources();
            let named = facts
                .and_then(|facts| Some((sources.get(usize::from(facts.source))?, facts)))
                .filter(|(named, facts)| named.name == facts.name);
            let line = finding.place.line;
            let excerpt = named.and_then(|(named, facts)| {
                let stamp = loaded.stamps.get(usize::from(facts.source))?;
                let source = named.source.as_ref().ok()?;
                ingest::excerpts(source, stamp.as_ref(), facts, &[line]).remove(&line)
            });
            ingest::clear_stack();
            let _ = events.send(LoopEvent::Message(Message::Excerpt(generation, at, excerpt)));
        });
    }

    /// Requests a reading of all files, or of those that have changed.
    pub fn load(&self, state: &State, all: bool) {
        let _ = self.requests.send(LoadRequest {
            // A reading is not compared with first rows alone.
            shown: if state.loaded.is_partial { Arc::default() } else { Arc::clone(&state.loaded) },
            generation: state.freshness.generation,
            supposed: state.supposition.clone(),
            settings: state.next_settings.as_ref().unwrap_or(&state.settings).clone(),
            all,
        });
    }
}

/// What the loader thread works with.
pub struct Reader {
    world: Arc<dyn World>,
    /// Those of the last request.
    settings: Settings,
    fallback_year: Option<Year>,
    events: Sender<LoopEvent>,
    cores: rayon::ThreadPool,
    /// For work that nobody waits for. One core is left for the keys.
    all_but_one: rayon::ThreadPool,
    checks: Checks,
    /// The number of readings that were sent.
    generation: u64,
}

/// What is doubted about the files.
#[derive(Default)]
struct Checks {
    /// The files that are missing.
    missing: LiveCheck,
    /// What was read of the others.
    content: LiveCheck,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// Its bytes. They are read again when they change, which the watcher notices.
    Content,
    /// The system, which may soon allow what it refused.
    System,
}

/// What became of a reading.
enum Outcome {
    /// The data to be shown.
    Loaded(Box<Loaded>),
    /// A file could not be read; the state was told why.
    Unreadable(Cause),
    /// The files are doubtful; the state was told why.
    Doubtful,
}

impl Reader {
    /// A reader that has read nothing.
    ///
    /// # Errors
    /// If the threads that parse files cannot be started.
    pub fn new(
        world: Arc<dyn World>,
        fallback_year: Option<Year>,
        events: Sender<LoopEvent>,
    ) -> color_eyre::Result<Self> {
        Ok(Self {
            world,
            settings: Settings::default(),
            fallback_year,
            events,
            // Threads of its own: the lists that a key asks for never wait for a reading.
            cores: cores::pool(0)?,
            all_but_one: cores::pool(1)?,
            checks: Checks::default(),
            generation: 0,
        })
    }

    /// Answers requests until the dashboard ends.
    fn serve(&mut self, requests: &Receiver<LoadRequest>) {
        while let Ok(request) = requests.recv() {
            if self.answer(request, requests).is_err() {
                return;
            }
        }
    }

    /// Answers a request together with those that came meanwhile.
    ///
    /// # Errors
    /// The dashboard has ended.
    pub fn answer(
        &mut self,
        mut request: LoadRequest,
        requests: &Receiver<LoadRequest>,
    ) -> Result<(), SendError<LoopEvent>> {
        self.wait_until_still(&request.shown.stamps);
        while let Ok(later) = requests.try_recv() {
            request = LoadRequest { all: request.all || later.all, ..later };
        }
        // The request is older than the last reading: ask again, to compare the next reading with
        // what is shown now.
        if request.generation < self.generation {
            return self.events.send(LoopEvent::ReadFiles { all: request.all });
        }
        faults::reach(Point::Loader);
        self.settings.clone_from(&request.settings);
        let loaded = match self.read(&request) {
            Outcome::Loaded(loaded) => loaded,
            Outcome::Unreadable(Cause::Content) => return Ok(()),
            Outcome::Unreadable(Cause::System) => {
                self.world.read_again_after(RETRY_AFTER, &self.events);
                return Ok(());
            }
            Outcome::Doubtful => {
                let now = self.world.now();
                let wait = self.checks.content.until_next_look(now, request.settings.live);
                self.world.read_again_after(wait, &self.events);
                return Ok(());
            }
        };
        self.checks = Checks::default();
        // Drop what was shown, or a supposition would have to copy it.
        drop(request);
        self.generation += 1;
        let (data, index) = (Arc::clone(&loaded.data), Arc::clone(&loaded.index));
        self.send(Message::Loaded(loaded, time_of_day()))?;
        // The ranks, which make sorting by names quick, follow the figures.
        if !index.is_ranked(&data) {
            let ranked = self.all_but_one.install(|| index.with_ranks(&data));
            drop(data);
            self.send(Message::Indexed(self.generation, Arc::new(ranked)))?;
        }
        Ok(())
    }

    fn send(&self, message: Message) -> Result<(), SendError<LoopEvent>> {
        self.events.send(LoopEvent::Message(message))
    }

    /// Waits until the files have not changed for a while. Before the first reading that is needed
    /// only if one was written just before.
    fn wait_until_still(&self, shown: &[Option<Stamp>]) {
        let begun = self.world.now();
        let mut before = self.world.stamps(&self.world.sources());
        if self.generation == 0 && before.iter().flatten().all(Stamp::is_settled) {
            return;
        }
        if before != shown {
            let _ = self.send(Message::Changed);
        }
        // They have been still since they were looked at.
        if self.checks.content.is_doubted(&before) {
            return;
        }
        loop {
            self.world.sleep(live_check::still_time(shown, &before));
            let now = self.world.stamps(&self.world.sources());
            if now == before || self.world.now().saturating_sub(begun) > MAX_WAIT_FOR_STILL {
                return;
            }
            before = now;
        }
    }

    /// Reads what has changed, unless it is doubtful.
    fn read(&mut self, request: &LoadRequest) -> Outcome {
        let sources = self.world.sources();
        let stamps = self.world.stamps(&sources);
        let shown = &*request.shown;
        let (now, policy) = (self.world.now(), self.settings.live);
        let missing = live_check::missing(&shown.data, &shown.stamps, &stamps);
        let missing = live_check::named(missing, &sources);
        let check = &mut self.checks.missing;
        if let Decision::Keep(time) = check.decide(&missing, &stamps, request.all, now, policy) {
            return self.doubtful(missing, time);
        }
        let check = &mut self.checks.content;
        if check.is_doubted(&stamps) {
            let doubts = check.doubts();
            if let Decision::Keep(time) = check.decide(&doubts, &stamps, request.all, now, policy) {
                return self.doubtful(doubts, time);
            }
        }
        let _ = self.send(Message::Reading);
        let loaded = self.cores.install(|| self.load_changed(request, &sources, stamps));
        cores::clear_stacks(&self.cores);
        let mut loaded = match loaded {
            Ok(loaded) => loaded,
            Err(cause) => return Outcome::Unreadable(cause),
        };
        let before = (&*shown.data, &shown.stamps[..]);
        let mut doubts = live_check::content(before, (&loaded.data, &loaded.stamps));
        // The newest year may be that of a file whose absence was accepted.
        let is_accepted = missing.iter().any(Doubt::is_absence);
        doubts.retain(|doubt| !is_accepted || !matches!(doubt, Doubt::YearGone(_)));
        let check = &mut self.checks.content;
        let decision = check.decide(&doubts, &loaded.stamps, request.all, now, policy);
        if let Decision::Keep(time) = decision {
            return self.doubtful(doubts, time);
        }
        loaded.despite = missing.into_iter().chain(doubts).collect();
        Outcome::Loaded(Box::new(loaded))
    }

    /// Tells the state why it keeps what it shows.
    fn doubtful(&self, doubts: Vec<Doubt>, time: Duration) -> Outcome {
        let _ = self.send(Message::Failed(StaleReason::Doubtful(doubts, time.as_secs())));
        Outcome::Doubtful
    }

    /// Reads what has changed.
    ///
    /// # Errors
    /// The files cannot replace what is shown; the state is told why.
    fn load_changed(
        &self,
        request: &LoadRequest,
        sources: &[Named],
        stamps: Vec<Option<Stamp>>,
    ) -> Result<Loaded, Cause> {
        let shown = &*request.shown;
        if shown.data.files.is_empty() {
            self.preview(sources);
        }
        let pristine = without_supposition(request);
        let old = pristine.as_ref().unwrap_or(&shown.data);
        // Texts that no row refers to any more accumulate where files are reused.
        let all = request.all
            || shown.settings.as_ref().is_some_and(|settings| *settings != self.settings)
            || shown.data.texts.len() > 2 * shown.texts_when_whole + RANKED_AT_ONCE;
        let prior = if all { vec![None; stamps.len()] } else { prior_sources(shown, &stamps) };
        let is_reused = prior.iter().any(Option::is_some);
        let data =
            self.load(sources, is_reused.then_some(PriorRead { data: old, sources: &prior }));
        if let Some(reason) = stale_reason(old, &data) {
            let cause = cause(&reason);
            let _ = self.send(Message::Failed(reason));
            return Err(cause);
        }
        let changes = changes_between(old, &data, &prior);
        // Few texts are ranked at once; with many texts the figures come first.
        let index = match data.texts.len() {
            0..RANKED_AT_ONCE => Index::new(&data),
            // Reused texts keep their numbers, so only new texts are added to the index.
            _ if is_reused => shown.index.extended(&data),
            _ => Index::without_ranks(&data),
        };
        let evaluation = Evaluation::new(&data, &self.settings.thresholds);
        let texts_when_whole = if is_reused { shown.texts_when_whole } else { data.texts.len() };
        Ok(Loaded {
            not_whole: live_check::not_whole(&data, &stamps),
            data: data.into(),
            index: index.into(),
            evaluation: evaluation.into(),
            is_partial: false,
            settings: Some(self.settings.clone()),
            changes,
            despite: Vec::new(),
            unread: self.world.unread(),
            stamps,
            texts_when_whole,
        })
    }

    /// Sends the first rows of long files, to be looked at while the whole is read.
    fn preview(&self, sources: &[Named]) {
        let bytes: u64 =
            sources.iter().filter_map(|named| named.source.as_ref().ok()).map(source::size).sum();
        if bytes > PREVIEW_FROM {
            let first = ingest::preview(sources, &self.settings, self.fallback_year);
            let _ = self.send(Message::Partial(Box::new(Loaded::partial(first))));
        }
    }

    /// Reads the files, reusing what `prior` names, and reports the progress meanwhile.
    fn load(&self, sources: &[Named], prior: Option<PriorRead>) -> Dataset {
        let progress = Arc::new(Progress::default());
        let _reports = progress::report(&progress, &self.events);
        let options = LoadOptions {
            fallback_year: self.fallback_year,
            prior,
            progress: Arc::clone(&progress),
            remember_chunks: true,
            files: self.world.files(),
            ..LoadOptions::default()
        };
        ingest::load(sources, &self.settings, &options)
    }
}

/// The data as it was read, if something is supposed over it.
fn without_supposition(request: &LoadRequest) -> Option<Dataset> {
    if request.supposed.is_empty() {
        return None;
    }
    let mut data = Dataset::clone(&request.shown.data);
    request.supposed.clone().undo_all(&mut data);
    Some(data)
}

/// What changed since the last reading, beside the rows that were reused.
fn changes_between(old: &Dataset, new: &Dataset, prior: &[Option<PriorSource>]) -> ChangeLog {
    if old.files.is_empty() {
        return ChangeLog::default();
    }
    let mut old_same = vec![Vec::new(); old.files.len()];
    let lines = |copied: &CopiedLines| copied.lines.clone();
    let new_same: Vec<Vec<_>> =
        new.files.iter().map(|file| file.copied.iter().map(lines).collect()).collect();
    for (source, prior) in prior.iter().enumerate() {
        if let Some(PriorSource::Same(at) | PriorSource::Other(at)) = prior {
            for (was, is) in old.files_of(*at).zip(new.files_of(source)) {
                let copied = new.files[is].copied.iter();
                old_same[was] = copied.map(CopiedLines::lines_before).collect();
            }
        }
    }
    ChangeLog::between(old, &old_same, new, &new_same)
}

/// What each file was when it was read last time; None for one that was not read.
fn prior_sources(shown: &Loaded, now: &[Option<Stamp>]) -> Vec<Option<PriorSource>> {
    let paths = live_check::by_path(&shown.stamps);
    let prior = |now: &Stamp| {
        let &(at, stamp) = paths.get(now.path())?;
        // A file that could not be read may be readable now.
        let files = &shown.data.files[shown.data.files_of(at)];
        if files.is_empty() || files.iter().any(|file| file.encoding.is_none()) {
            return None;
        }
        Some(if stamp.is_still(now) { PriorSource::Same(at) } else { PriorSource::Other(at) })
    };
    now.iter().map(|now| prior(now.as_ref()?)).collect()
}

/// Why a new reading cannot replace the old one: a file that had a table has none now, or no rows
/// are left.
fn stale_reason(old: &Dataset, new: &Dataset) -> Option<StaleReason> {
    if old.files.is_empty() {
        return None;
    }
    // A sheet that is added to a workbook takes nothing from the others.
    let has_tables = |now: &FileFacts| {
        let files = &new.files[new.files_of(usize::from(now.source))];
        files.iter().any(|file| !file.tables.is_empty())
    };
    let had_table = |now: &FileFacts| {
        let is_same = |was: &&FileFacts| {
            was.name == now.name && (!has_tables(now) || was.title() == now.title())
        };
        old.files.iter().filter(is_same).any(|file| !file.tables.is_empty())
    };
    let lost = new.findings.kept().iter().find(|f| {
        let had_table = || new.files.get(usize::from(f.place.file)).is_some_and(had_table);
        matches!(f.code(), Code::Unreadable | Code::NoTable | Code::MissingColumn)
            && (new.years.is_empty() || had_table())
    });
    let emptied = !old.years.is_empty() && new.years.is_empty();
    lost.map(|f| StaleReason::Finding(Arc::new(new.clone()), Box::new(f.clone())))
        .or_else(|| emptied.then_some(StaleReason::NoRows))
}

/// Whether the bytes of a file are why it cannot be read, or the system.
fn cause(reason: &StaleReason) -> Cause {
    let StaleReason::Finding(_, finding) = reason else { return Cause::Content };
    match &finding.kind {
        FindingKind::Unreadable(
            Unreadable::NotFound
            | Unreadable::NoPermission
            | Unreadable::InUse
            | Unreadable::Changing
            | Unreadable::System(_),
        ) => Cause::System,
        _ => Cause::Content,
    }
}

/// The local time of the day, `14:02:11`.
fn time_of_day() -> String {
    chrono::Local::now().format("%H:%M:%S").to_string()
}
