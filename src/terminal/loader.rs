//! Reads the files off the screen's thread; requests that come while it reads collapse into one.

use super::Wake;
use crate::analysis::{ChangeLog, Evaluation, Index, Supposition};
use crate::app::{Loaded, Message, StaleReason, State};
use crate::domain::{Code, Dataset, Settings, Year};
use crate::ingest::source::{self, Stamp};
use crate::ingest::{self, LoadOptions, PriorRead, PriorSource, Progress};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SendError, Sender, channel};
use std::time::{Duration, Instant};

/// How many distinct texts are ranked before the first figures are shown.
const AT_ONCE: usize = 20_000;

/// How many bytes are worth a look at their first rows before all are read.
const LONG: u64 = 16 << 20;

/// How often a long reading tells how far it has come.
const TICK: Duration = Duration::from_millis(100);

/// How long after a change the files are read.
const SETTLE: Duration = Duration::from_millis(60);

/// How long a failed reading waits before it is tried again.
const RETRY: Duration = Duration::from_secs(2);

/// What is asked for.
struct Ask {
    /// What is shown, and what is supposed over it.
    shown: Arc<Loaded>,
    /// How many readings were shown.
    generation: u64,
    supposed: Supposition,
    /// Every file is read, changed or not.
    all: bool,
}

/// The loader thread.
pub struct Loader {
    asked: Sender<Ask>,
    paths: Vec<PathBuf>,
}

impl Loader {
    /// Starts the thread; it reads when asked.
    pub fn start(
        paths: Vec<PathBuf>,
        settings: Settings,
        fallback_year: Option<Year>,
        wake: Sender<Wake>,
    ) -> color_eyre::Result<Self> {
        let (asked, asks) = channel();
        let own = paths.clone();
        // Threads of its own: what is worked out for a key never waits for a reading.
        let cores = rayon::ThreadPoolBuilder::new().build()?;
        let all_but_one = rayon::ThreadPoolBuilder::new()
            .num_threads(cores.current_num_threads().saturating_sub(1).max(1))
            .build()?;
        std::thread::spawn(move || {
            let on_panic = wake.clone();
            let reader = Reader { paths, settings, fallback_year, wake, cores, all_but_one };
            let work = std::panic::AssertUnwindSafe(move || reader.serve(&asks));
            if let Err(why) = std::panic::catch_unwind(work) {
                let text = why
                    .downcast_ref::<String>()
                    .cloned()
                    .or_else(|| why.downcast_ref::<&str>().map(|s| (*s).to_owned()));
                let _ = on_panic.send(Wake::Panicked(text.unwrap_or_default()));
            }
        });
        Ok(Self { asked, paths: own })
    }

    /// Reads the rows around a finding, on a thread of its own.
    pub fn excerpt(&self, loaded: &Arc<Loaded>, generation: u64, at: usize, wake: &Sender<Wake>) {
        let (loaded, paths, wake) = (Arc::clone(loaded), self.paths.clone(), wake.clone());
        std::thread::spawn(move || {
            let data = &loaded.data;
            let Some(finding) = data.findings.kept().get(at) else { return };
            let number = usize::from(finding.place.file);
            let sources = source::expand(&paths, no_stdin);
            let named = sources
                .get(number)
                .zip(data.files.get(number))
                .filter(|(named, facts)| named.name == facts.name);
            let line = finding.place.line;
            let excerpt = named.and_then(|(named, facts)| {
                ingest::excerpts(named.source.as_ref().ok()?, facts, &[line]).remove(&line)
            });
            let _ = wake.send(Wake::Message(Message::Excerpt(generation, at, excerpt)));
        });
    }

    /// Asks for a reading; of every file, or of those that have changed.
    pub fn load(&self, state: &State, all: bool) {
        let _ = self.asked.send(Ask {
            // First rows alone are nothing to hold a reading against.
            shown: if state.loaded.is_partial { Arc::default() } else { Arc::clone(&state.loaded) },
            generation: state.freshness.generation,
            supposed: state.supposition.clone(),
            all,
        });
    }
}

/// The standard input of a dashboard is its keyboard.
fn no_stdin() -> Result<Vec<u8>, crate::domain::Unreadable> {
    Err(crate::domain::Unreadable::NotAFile)
}

/// What the thread works with.
struct Reader {
    paths: Vec<PathBuf>,
    settings: Settings,
    fallback_year: Option<Year>,
    wake: Sender<Wake>,
    cores: rayon::ThreadPool,
    /// For work that nobody waits for: one core is left to the keys.
    all_but_one: rayon::ThreadPool,
}

impl Reader {
    fn serve(&self, asks: &Receiver<Ask>) {
        let mut generation = 0;
        while let Ok(mut ask) = asks.recv() {
            if generation > 0 {
                // Several saves, or one in several writes, are one reading.
                std::thread::sleep(SETTLE);
            }
            while let Ok(later) = asks.try_recv() {
                ask = Ask { all: ask.all || later.all, ..later };
            }
            // Asked before the last reading was shown: what is shown now is what the next is held
            // against.
            if ask.generation < generation {
                if self.wake.send(Wake::Read { all: ask.all }).is_err() {
                    return;
                }
                continue;
            }
            if self.send(Message::Reading).is_err() {
                return;
            }
            let Some(loaded) = self.cores.install(|| self.read(&ask)) else {
                drop(ask);
                let wake = self.wake.clone();
                std::thread::spawn(move || {
                    std::thread::sleep(RETRY);
                    let _ = wake.send(Wake::Read { all: false });
                });
                continue;
            };
            // What was shown is not held on to: a supposition would have to copy it.
            drop(ask);
            generation += 1;
            let (data, index) = (Arc::clone(&loaded.data), Arc::clone(&loaded.index));
            if self.send(Message::Loaded(Box::new(loaded), now())).is_err() {
                return;
            }
            // What makes sorting by names quick follows the figures.
            if !index.is_ranked(&data) {
                let ranked = self.all_but_one.install(|| index.ranked(&data));
                drop(data);
                if self.send(Message::Indexed(generation, Arc::new(ranked))).is_err() {
                    return;
                }
            }
        }
    }

    fn send(&self, message: Message) -> Result<(), SendError<Wake>> {
        self.wake.send(Wake::Message(message))
    }

    /// Reads what has changed; None where the files are no replacement for what is shown, which is
    /// said.
    fn read(&self, ask: &Ask) -> Option<Loaded> {
        let sources = source::expand(&self.paths, no_stdin);
        let stamps: Vec<Option<Stamp>> =
            sources.iter().map(|named| named.source.as_ref().ok().and_then(Stamp::now)).collect();
        let shown = &*ask.shown;
        let bytes: u64 =
            sources.iter().filter_map(|named| named.source.as_ref().ok()).map(source::size).sum();
        if shown.data.files.is_empty() && bytes > LONG {
            let first = ingest::preview(&sources, &self.settings, self.fallback_year);
            let _ = self.send(Message::Partial(Box::new(Loaded::partial(first))));
        }
        // Nothing that is only supposed is taken over.
        let mut pristine = None;
        if !ask.supposed.is_empty() {
            let mut data = Dataset::clone(&shown.data);
            ask.supposed.clone().take_back(&mut data);
            pristine = Some(data);
        }
        let old = pristine.as_ref().unwrap_or(&shown.data);
        // Texts of rows that are gone pile up where files are taken over.
        let all = ask.all || shown.data.texts.len() > 2 * shown.texts_when_whole + AT_ONCE;
        let was: Vec<Option<PriorSource>> = stamps
            .iter()
            .map(|stamp| if all { None } else { before(shown, stamp.as_ref()?) })
            .collect();
        let is_taken_over = was.iter().any(Option::is_some);
        let progress = Arc::new(Progress::default());
        let data = {
            let _ticker = tick(&progress, &self.wake);
            let earlier = is_taken_over.then_some(PriorRead { data: old, was: &was });
            let options = LoadOptions {
                fallback_year: self.fallback_year,
                prior: earlier,
                progress: Arc::clone(&progress),
                remember_chunks: true,
                ..LoadOptions::default()
            };
            ingest::load(&sources, &self.settings, &options)
        };
        if let Some(why) = broken(old, &data) {
            let _ = self.send(Message::Failed(why));
            return None;
        }
        let mut old_from = vec![0; old.files.len()];
        let new_from: Vec<u32> = data.files.iter().map(|file| file.read_from).collect();
        for (was, from) in was.iter().zip(&new_from) {
            if let Some(PriorSource::Same(at) | PriorSource::Other(at)) = was {
                old_from[*at] = *from;
            }
        }
        let changes = if old.files.is_empty() {
            ChangeLog::default()
        } else {
            ChangeLog::between(old, &old_from, &data, &new_from)
        };
        // Few texts are ranked at once; of many the figures come first.
        let index = match data.texts.len() {
            0..AT_ONCE => Index::new(&data),
            // The texts of before are there with their numbers.
            _ if is_taken_over => shown.index.grown(&data),
            _ => Index::without_ranks(&data),
        };
        let evaluation = Evaluation::new(&data, &self.settings.thresholds);
        let texts_when_whole =
            if is_taken_over { shown.texts_when_whole } else { data.texts.len() };
        Some(Loaded {
            data: data.into(),
            index: index.into(),
            evaluation: evaluation.into(),
            is_partial: false,
            changes,
            stamps,
            texts_when_whole,
        })
    }
}

/// What a file was when it was read last time; None where it was not.
fn before(shown: &Loaded, now: &Stamp) -> Option<PriorSource> {
    let (at, stamp) = shown
        .stamps
        .iter()
        .enumerate()
        .find_map(|(at, stamp)| Some((at, stamp.as_ref().filter(|stamp| stamp.is_of(now))?)))?;
    // What could not be read may be readable now.
    shown.data.files.get(at).filter(|file| file.encoding.is_some())?;
    Some(if stamp.is_still(now) { PriorSource::Same(at) } else { PriorSource::Other(at) })
}

/// Tells how far a reading has come, some times a second, until what it gives is dropped. A quick
/// reading is over before the first.
fn tick(progress: &Arc<Progress>, wake: &Sender<Wake>) -> Sender<()> {
    let (over, is_over) = channel::<()>();
    let (progress, wake) = (Arc::clone(progress), wake.clone());
    let begun = Instant::now();
    std::thread::spawn(move || {
        while is_over.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
            let progress_snapshot = progress
                .progress_snapshot()
                .after(u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX));
            if wake.send(Wake::Message(Message::Progress(progress_snapshot))).is_err() {
                return;
            }
        }
    });
    over
}

/// Why a new reading is no replacement: a file that gave a table gives none now, or what is left
/// has no rows.
fn broken(old: &Dataset, new: &Dataset) -> Option<StaleReason> {
    if old.files.is_empty() {
        return None;
    }
    let had_table =
        |name: &str| old.files.iter().any(|file| file.name == name && !file.tables.is_empty());
    let lost = new.findings.kept().iter().find(|f| {
        let name = new.files.get(usize::from(f.place.file)).map_or("", |x| x.name.as_str());
        matches!(f.code(), Code::Unreadable | Code::NoTable | Code::MissingColumn)
            && (had_table(name) || new.years.is_empty())
    });
    let emptied = !old.years.is_empty() && new.years.is_empty();
    lost.map(|f| StaleReason::Finding(Arc::new(new.clone()), Box::new(f.clone())))
        .or_else(|| emptied.then_some(StaleReason::NoRows))
}

/// The time of the day, by the clock on the wall.
fn now() -> String {
    chrono::Local::now().format("%H:%M:%S").to_string()
}
