//! The event loop: raw mode, threads, file watching, signals. The only layer with a clock and a
//! screen.
//!
//! ```text
//! keyboard ────── keys, paste, mouse ─┐             ┌───────────── the loop ────────────┐
//! signals ─────── exit, stop, size ───┤             │                                   │
//! watch ───────── read the files ─────┼─ channel ──►│ State::update(Message) ─► effects │
//! loader ──────── data, progress ─────┤             │ guard.draw(ui::draw)              │
//! query_worker ── rows of a table ────┘             └───┬────────────────┬──────────────┘
//!                                                       │ LoadRequest    │ RowQuery
//!                                                       ▼                ▼
//!                                                     loader        query_worker
//! ```
//!
//! All threads send `LoopEvent`s into one channel. The loop handles every event that is there,
//! then draws once; it sleeps while the channel is empty.
//!
//! A panic in any thread ends the program from its hook, which calls [`close`]. A signal or Ctrl-C
//! that the loop does not obey within a second ends it from `forced_exit`.

mod aborted;
pub(crate) mod cores;
mod desktop;
mod faults;
mod files;
mod folders;
mod forced_exit;
mod foreground;
#[cfg(fuzzing)]
pub mod fuzz_api;
mod guard;
mod keyboard;
#[cfg(test)]
mod live_model;
#[cfg(test)]
mod live_sim;
mod loader;
mod look;
mod loop_event;
mod new_file;
mod pointer;
mod progress;
mod query_worker;
mod settings_file;
mod signals;
mod threads;
mod watch;
mod world;

use crate::analysis::Change;
use crate::app::{Effect, Message, Notice, StartChoice, State};
use crate::config::suppositions;
use crate::domain::{FileError, Settings};
use crate::ingest::source::{EXPORTED, Stamp};
use crate::report;
use crate::ui::{draw_and_record, picture};
use faults::Point;
use guard::Guard;
use loader::Loader;
use look::Look;
use loop_event::LoopEvent;
use pointer::Pointer;
use query_worker::QueryWorker;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant, SystemTime};

pub(crate) use aborted::watch as watch_for_abort;
pub(crate) use files::{read as read_small, shown as shown_path, shown_whole as shown_whole_path};
pub use folders::list as list_folder;
pub use guard::{close, restore};
pub(crate) use new_file::{NewFile, folder_of, write_all};
pub(crate) use settings_file::SettingsFile;
pub(crate) use signals::refuse_large_files;

/// How long the loop waits for the rows of a table before it draws the table as under way: with the
/// drawing, less than a frame at 60 frames a second.
const ROWS_WAIT: Duration = Duration::from_millis(8);

/// The current year of the local clock.
#[must_use]
pub fn this_year() -> crate::domain::Year {
    use chrono::Datelike;
    u64::try_from(chrono::Local::now().year())
        .ok()
        .and_then(crate::domain::Year::new)
        .unwrap_or(crate::domain::Year::UNKNOWN)
}

/// When a file is made from sources: today, and the day of their last change.
#[must_use]
pub fn origin(changed: Option<SystemTime>) -> report::Origin<'static> {
    let day = |time: chrono::DateTime<chrono::Local>| {
        use chrono::Datelike;
        let part = |n: u32| u8::try_from(n).unwrap_or(0);
        let year = crate::domain::Year::new(u64::try_from(time.year()).unwrap_or(0))?;
        crate::domain::Date::new(year, part(time.month()), part(time.day()))
    };
    report::Origin {
        made: day(chrono::Local::now()).unwrap_or_default(),
        changed: changed.and_then(|time| day(time.into())).unwrap_or_default(),
        held: "",
    }
}

/// How long a process that is continued in the background waits for a signal that ends it: the
/// shell's `kill` sends that together with SIGCONT.
const ENDING_WAIT: Duration = Duration::from_millis(200);

/// The exit code where the terminal is gone: that of SIGHUP.
const TERMINAL_GONE: u8 = 129;

/// Shows the dashboard of `paths` until the user quits; returns the exit code. `settings_of` gives
/// the settings of a folder that is chosen at the start.
///
/// # Errors
/// If the terminal cannot be set up.
pub fn run(
    state: &mut State,
    paths: &[PathBuf],
    fallback_year: Option<crate::domain::Year>,
    settings: Option<SettingsFile>,
    settings_of: &dyn Fn(&Path) -> Result<Settings, String>,
) -> color_eyre::Result<u8> {
    let (events, received) = channel();
    let signals = signals::listen(&events)?;
    let guard = Guard::enter(state.preferences.mouse)?;
    state.today = this_year();
    state.has_desktop = desktop::is_there();
    state.days_left = origin(None).made.days_left().unwrap_or(state.days_left);
    if let Ok((columns, rows)) = crossterm::terminal::size() {
        state.update(Message::Resize(columns, rows));
    }
    let mut screen = Screen { guard, pointer: Pointer::default(), look: Look::of_environment() };
    // The first frame is drawn before anything is read.
    let mut alive = screen.draw(state);
    let mut reading = Reading::start(paths, state, fallback_year, &events)?;
    if let Some(settings) = settings {
        settings_file::watch(settings, events.clone())?;
    }
    keyboard::read(events.clone())?;
    let mut query_worker = QueryWorker::start(events.clone())?;
    let mut code = TERMINAL_GONE;
    'events: while alive {
        let Ok(first) = received.recv() else { break };
        let draw_at = Instant::now() + ROWS_WAIT;
        let mut next = Some(first);
        while let Some(event) = next {
            if let Some(exit_code) = handle(event, state, &reading.loader, &mut screen, &events)? {
                code = exit_code;
                break 'events;
            }
            if let Some(choice) = state.take_choice()
                && let Some(paths) = chosen_path(state, choice, settings_of)
            {
                reading = Reading::start(&paths, state, fallback_year, &events)?;
            }
            next = received.try_recv().ok();
            if next.is_none() {
                if let Some(query) = state.take_query() {
                    query_worker.ask(query);
                }
                // Rows that arrive in time are drawn without a frame of the table under way.
                if state.is_listing() {
                    next = received
                        .recv_timeout(draw_at.saturating_duration_since(Instant::now()))
                        .ok();
                }
            }
        }
        alive = screen.draw(state);
    }
    #[cfg_attr(windows, expect(clippy::drop_non_drop, reason = "signals are those of Unix"))]
    drop(signals);
    Ok(code)
}

/// The terminal with what is on it.
struct Screen {
    guard: Guard,
    pointer: Pointer,
    look: Look,
}

impl Screen {
    /// Draws a frame and keeps what is where in it; false if the terminal is gone.
    fn draw(&mut self, state: &State) -> bool {
        let theme = self.look.theme(&state.preferences);
        let (guard, pointer) = (&mut self.guard, &mut self.pointer);
        guard.set_mouse(state.preferences.mouse).is_ok()
            && guard.draw(|frame| pointer.hits = draw_and_record(frame, state, theme)).is_ok()
            && (!self.look.asks(&state.preferences) || guard.ask_background().is_ok())
    }
}

/// What reads the files and watches them.
struct Reading {
    loader: Loader,
    _watcher: watch::FileWatcher,
}

impl Reading {
    /// Starts it, with a first reading unless it is not chosen yet what to open.
    fn start(
        paths: &[PathBuf],
        state: &State,
        fallback_year: Option<crate::domain::Year>,
        events: &Sender<LoopEvent>,
    ) -> color_eyre::Result<Self> {
        let loader = Loader::start(paths.to_vec(), fallback_year, events.clone())?;
        if !state.is_choosing() {
            loader.load(state, true);
        }
        Ok(Self { loader, _watcher: watch::watch(paths, events)? })
    }
}

/// Prepares the state for what was chosen at the start. Returns what to read: no path for the
/// sample; None if the settings of the folder cannot be read.
fn chosen_path(
    state: &mut State,
    choice: StartChoice,
    settings_of: &dyn Fn(&Path) -> Result<Settings, String>,
) -> Option<Vec<PathBuf>> {
    let StartChoice::Folder(path) = choice else {
        state.end_choosing(true);
        return Some(Vec::new());
    };
    match settings_of(&path) {
        Ok(settings) => {
            state.settings = settings;
            state.end_choosing(false);
            Some(vec![path])
        }
        Err(why) => {
            state.refuse_choice(why);
            None
        }
    }
}

/// Handles one event; returns an exit code if it is the last.
fn handle(
    event: LoopEvent,
    state: &mut State,
    loader: &Loader,
    screen: &mut Screen,
    events: &Sender<LoopEvent>,
) -> color_eyre::Result<Option<u8>> {
    let message = match event {
        LoopEvent::Message(message) => message,
        LoopEvent::Mouse(input) => match screen.pointer.message(input) {
            Some(message) => message,
            None => return Ok(None),
        },
        LoopEvent::Background(ground) => {
            screen.look.answer(ground);
            return Ok(None);
        }
        LoopEvent::ReadFiles { all } => {
            loader.load(state, all);
            return Ok(None);
        }
        LoopEvent::Exit(code) => return Ok(Some(code)),
        #[cfg(unix)]
        LoopEvent::Suspend => {
            let is_there = suspend(&mut screen.guard).is_ok();
            return Ok((!is_there).then_some(TERMINAL_GONE));
        }
        #[cfg(unix)]
        LoopEvent::Resumed => {
            if resume(&mut screen.guard).is_err() {
                return Ok(Some(TERMINAL_GONE));
            }
            let (columns, rows) = crossterm::terminal::size().unwrap_or(state.size);
            Message::Resize(columns, rows)
        }
    };
    if matches!(message, Message::Key(_)) {
        faults::reach(Point::EventLoop);
    }
    // To drop replaced data takes longer than a frame, because their memory is overwritten.
    let is_replaced = matches!(message, Message::Loaded(..));
    let replaced = is_replaced.then(|| Arc::clone(&state.loaded));
    let mut effects = VecDeque::from(state.update(message));
    if let Some(replaced) = replaced {
        // Without a thread they are dropped here.
        let _ = threads::spawn(move || drop(replaced));
    }
    while let Some(effect) = effects.pop_front() {
        if effect == Effect::Quit && !is_gone(state) {
            return Ok(Some(0));
        }
        if effect == Effect::Quit {
            effects.extend(state.update(Message::SuppositionsGone));
            continue;
        }
        let outcome = perform(effect, state, loader, screen, events)?;
        // Keys that waited for the outcome may have effects of their own.
        effects.extend(outcome.into_iter().flat_map(|message| state.update(message)));
    }
    Ok(None)
}

/// Performs an effect; returns its outcome if the state has to know it.
fn perform(
    effect: Effect,
    state: &State,
    loader: &Loader,
    screen: &mut Screen,
    events: &Sender<LoopEvent>,
) -> color_eyre::Result<Option<Message>> {
    Ok(match effect {
        Effect::Quit => None,
        Effect::Reload | Effect::ReadChanged => {
            loader.load(state, effect == Effect::Reload);
            None
        }
        Effect::Suspend => {
            suspend(&mut screen.guard)?;
            None
        }
        Effect::Excerpt(generation, at) => {
            loader.excerpt(&state.loaded, generation, at, events);
            None
        }
        Effect::SaveSupposition => Some(save(state, files::Mode::New)),
        Effect::ReplaceSupposition => Some(save(state, files::Mode::Replace)),
        Effect::LoadSupposition => Some(saved_suppositions().map_or_else(
            |error| {
                let path = files::SUPPOSITIONS.to_owned();
                Message::Notice(Notice::NotRead { path, error })
            },
            Message::Suppositions,
        )),
        Effect::Export(format) => {
            let origin = origin(Stamp::last_change(&state.loaded.stamps));
            Some(match report::export(state, format, origin) {
                Ok(report::Export { name, ending, bytes }) => {
                    files::exported(files::write_new(&name, ending, &bytes))
                }
                Err(error) => {
                    let (path, error) = (String::new(), FileError::System(error));
                    Message::Notice(Notice::NotWritten { path, error })
                }
            })
        }
        Effect::ExportPicture => {
            let (theme, background) = screen.look.of_picture(&state.preferences);
            let about = report::about_view(state, origin(Stamp::last_change(&state.loaded.stamps)));
            let svg = picture(state, theme, background, &about);
            let name = format!("{EXPORTED}man-hinh-{}", state.year);
            Some(files::exported(files::write_new(&name, "svg", svg.as_bytes())))
        }
        Effect::ExportUnits => Some(export_units(state)),
        Effect::OpenFolder => {
            desktop::open_folder();
            None
        }
        Effect::ListFolder => {
            state.wanted_folder().map(|path| Message::Folder(folders::list(&path)))
        }
        Effect::Copy => {
            screen.guard.copy(&report::copy(state))?;
            Some(Message::Notice(Notice::Copied))
        }
    })
}

/// The suppositions that are in their file now.
fn saved_suppositions() -> Result<Vec<Change>, FileError> {
    let text = files::read(Path::new(files::SUPPOSITIONS), suppositions::MAX)?;
    suppositions::read(&text)
}

/// True if suppositions were written into their file and are not in it any more.
fn is_gone(state: &State) -> bool {
    let saved = state.saved_suppositions();
    !saved.is_empty() && saved_suppositions().ok().as_deref() != Some(saved)
}

/// Writes the findings of each unit into a new folder.
fn export_units(state: &State) -> Message {
    match report::export_units(state, origin(Stamp::last_change(&state.loaded.stamps))) {
        Ok((name, files)) => {
            let all: Vec<(&str, &[u8])> =
                files.iter().map(|file| (file.name.as_str(), &file.bytes[..])).collect();
            files::exported(files::write_new_folder(&name, &all))
        }
        Err(error) => {
            let (path, error) = (String::new(), FileError::System(error));
            Message::Notice(Notice::NotWritten { path, error })
        }
    }
}

/// Writes the file of suppositions.
fn save(state: &State, mode: files::Mode) -> Message {
    let text = suppositions::print(state.supposition.changes());
    let path = Path::new(files::SUPPOSITIONS);
    let written = files::write(path, &text, mode);
    let ask = || Message::AskToReplace { path: files::shown(path), kept: files::kept(path) };
    match written {
        None => ask(),
        Some(Ok(path)) => Message::SuppositionsSaved(files::shown(&path)),
        Some(failed) => files::outcome(failed),
    }
}

/// Stops the process with the terminal restored. Where no shell can continue it, nothing happens.
fn suspend(guard: &mut Guard) -> std::io::Result<()> {
    if !signals::can_be_continued() {
        return Ok(());
    }
    guard.suspend();
    signals::stop_process();
    resume(guard)
}

/// Sets the terminal up again once the process is in the foreground. In the background it is
/// stopped without a look at the terminal, or ends.
fn resume(guard: &mut Guard) -> std::io::Result<()> {
    while !foreground::is_foreground() {
        if signals::ends_within(ENDING_WAIT) {
            return Ok(());
        }
        signals::stop_process();
    }
    guard.resume()
}
