//! Reads the files off the screen's thread; requests that come while it reads collapse into one.

use super::Wake;
use crate::analysis::{Index, Judged, Prints};
use crate::app::{Loaded, Message};
use crate::domain::{Code, Dataset, Settings, Year};
use crate::ingest::{self, Progress, source};
use crate::words;
use rustc_hash::FxHashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// How many distinct texts are ranked before the first figures are shown.
const AT_ONCE: usize = 20_000;

/// How often a long reading tells how far it has come.
const TICK: Duration = Duration::from_millis(100);

/// How long a failed reading waits before it is tried again.
const RETRY: Duration = Duration::from_secs(2);

/// The loader thread.
pub struct Loader {
    asked: Sender<()>,
    paths: Vec<PathBuf>,
}

impl Loader {
    /// Starts the thread; it reads when asked.
    pub fn start(paths: Vec<PathBuf>, settings: Settings, fallback_year: Option<Year>, wake: Sender<Wake>) -> Self {
        let (asked, asks) = channel();
        let own = paths.clone();
        let again = asked.clone();
        std::thread::spawn(move || {
            let on_panic = wake.clone();
            let work = std::panic::AssertUnwindSafe(move || serve(&asks, &again, &paths, &settings, fallback_year, &wake));
            if let Err(why) = std::panic::catch_unwind(work) {
                let text = why.downcast_ref::<String>().cloned().or_else(|| why.downcast_ref::<&str>().map(|s| (*s).to_owned()));
                let _ = on_panic.send(Wake::Panicked(text.unwrap_or_default()));
            }
        });
        Self { asked, paths: own }
    }

    /// Reads the rows around a finding, on a thread of its own.
    pub fn excerpt(&self, loaded: &Arc<Loaded>, generation: u64, at: usize, wake: &Sender<Wake>) {
        let (loaded, paths, wake) = (Arc::clone(loaded), self.paths.clone(), wake.clone());
        std::thread::spawn(move || {
            let data = &loaded.data;
            let Some(finding) = data.findings.kept().get(at) else { return };
            let number = usize::from(finding.place.file);
            let sources = source::expand(&paths, no_stdin);
            let named = sources.get(number).zip(data.files.get(number)).filter(|(named, facts)| named.name == facts.name);
            let line = finding.place.line;
            let excerpt = named.and_then(|(named, facts)| ingest::excerpts(named.source.as_ref().ok()?, facts, &[line]).remove(&line));
            let _ = wake.send(Wake::Message(Message::Excerpt(generation, at, excerpt)));
        });
    }

    /// Asks for a reading.
    pub fn load(&self) {
        let _ = self.asked.send(());
    }
}

/// The standard input of a dashboard is its keyboard.
fn no_stdin() -> Result<Vec<u8>, crate::domain::Unreadable> {
    Err(crate::domain::Unreadable::NotAFile)
}

fn serve(
    asks: &Receiver<()>,
    again: &Sender<()>,
    paths: &[PathBuf],
    settings: &Settings,
    fallback_year: Option<Year>,
    wake: &Sender<Wake>,
) {
    let mut last: Option<Kept> = None;
    let mut generation = 0;
    while asks.recv().is_ok() {
        if last.is_some() {
            // Several saves, or one in several writes, are one reading.
            std::thread::sleep(Duration::from_millis(60));
        }
        while asks.try_recv().is_ok() {}
        if wake.send(Wake::Message(Message::Reading)).is_err() {
            return;
        }
        let progress = Arc::new(Progress::default());
        let data = {
            let _ticker = tick(&progress, wake);
            ingest::load_watched(&source::expand(paths, no_stdin), settings, fallback_year, &progress, None)
        };
        let message = match last.as_ref().and_then(|kept| broken(kept, &data)) {
            Some(why) => {
                let again = again.clone();
                std::thread::spawn(move || {
                    std::thread::sleep(RETRY);
                    let _ = again.send(());
                });
                Message::Failed(why)
            }
            None => {
                let changed = last.as_ref().map_or_else(FxHashSet::default, |kept| kept.prints.changed(&data));
                generation += 1;
                // Few texts are ranked at once; of many the figures come first.
                let is_small = data.texts.len() < AT_ONCE;
                let index = Arc::new(if is_small { Index::new(&data) } else { Index::without_ranks(&data) });
                let judged = Arc::new(Judged::new(&data, &settings.lines));
                let data = Arc::new(data);
                let loaded = Loaded { data: Arc::clone(&data), index: Arc::clone(&index), judged, changed };
                if wake.send(Wake::Message(Message::Loaded(Box::new(loaded), now()))).is_err() {
                    return;
                }
                // What makes sorting and searching quick follows the figures.
                last = Some(Kept::new(&data));
                if is_small {
                    continue;
                }
                let index = Arc::new(index.ranked(&data));
                drop(data);
                Message::Indexed(generation, index)
            }
        };
        if wake.send(Wake::Message(message)).is_err() {
            return;
        }
    }
}

/// What is kept of the last good data, against which the next is held.
struct Kept {
    /// The files that gave a table.
    tables: Vec<String>,
    /// Whether there was a row.
    had_rows: bool,
    prints: Prints,
}

impl Kept {
    fn new(data: &Dataset) -> Self {
        let tables = data.files.iter().filter(|f| !f.tables.is_empty()).map(|f| f.name.clone()).collect();
        Self { tables, had_rows: !data.years.is_empty(), prints: Prints::new(data) }
    }
}

/// Tells how far a reading has come, some times a second, until what it gives is dropped. A quick reading is over before the first.
fn tick(progress: &Arc<Progress>, wake: &Sender<Wake>) -> Sender<()> {
    let (over, is_over) = channel::<()>();
    let (progress, wake) = (Arc::clone(progress), wake.clone());
    std::thread::spawn(move || {
        while is_over.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
            if wake.send(Wake::Message(Message::Progress(progress.standing()))).is_err() {
                return;
            }
        }
    });
    over
}

/// Why a new reading is no replacement: a file that gave a table gives none now, or what is left has no rows.
fn broken(kept: &Kept, new: &Dataset) -> Option<[String; 2]> {
    let had_table = |name: &str| kept.tables.iter().any(|table| table == name);
    let lost = new.findings.kept().iter().find(|f| {
        let name = new.files.get(usize::from(f.place.file)).map_or("", |x| x.name.as_str());
        matches!(f.code(), Code::Unreadable | Code::NoTable | Code::MissingColumn) && (had_table(name) || new.years.is_empty())
    });
    let emptied = kept.had_rows && new.years.is_empty();
    let both = [words::Lang::Vi, words::Lang::En];
    lost.map(|f| both.map(|lang| words::sentence_of(lang, new, f)))
        .or_else(|| emptied.then(|| both.map(|lang| words::no_data(lang).to_owned())))
}

/// The time of the day, by the clock on the wall.
fn now() -> String {
    chrono::Local::now().format("%H:%M:%S").to_string()
}
