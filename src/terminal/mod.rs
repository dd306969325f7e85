//! The only floor that knows time and the screen: raw mode, the loop, threads, file watching,
//! signals.

mod files;
mod guard;
mod loader;
mod query_worker;
mod signals;
mod watch;

use crate::app::{Effect, Message, Notice, State};
use crate::config::suppositions;
use crate::report;
use crate::ui::{draw, theme::Theme};
use crossterm::event::{Event, KeyEventKind};
use guard::Guard;
use loader::Loader;
use query_worker::QueryWorker;
use std::collections::VecDeque;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

pub use guard::restore;

/// How long a key waits for its list before the list is drawn as under way: with the drawing,
/// within a frame of 60 a second.
const SOON: Duration = Duration::from_millis(8);

/// What wakes the loop.
#[derive(Debug)]
enum Wake {
    /// Something for the state.
    Message(Message),
    /// Read the files: those that may have changed, or all of them.
    Read {
        /// Whether all are read.
        all: bool,
    },
    /// Leave, because a signal or a lost terminal says so, with this exit code.
    Leave(u8),
    /// Brought back by the shell: draw everything anew.
    Continued,
    /// A thread of ours panicked.
    Panicked(String),
}

/// The year of today, by the clock.
#[must_use]
pub fn this_year() -> crate::domain::Year {
    use chrono::Datelike;
    u64::try_from(chrono::Local::now().year())
        .ok()
        .and_then(crate::domain::Year::new)
        .unwrap_or(crate::domain::Year::UNKNOWN)
}

/// Whether a dashboard can be shown at all.
#[must_use]
pub fn is_interactive() -> bool {
    std::io::stdout().is_terminal() && std::io::stdin().is_terminal()
}

/// Shows the dashboard of `paths` until it is left, in colour unless the settings or `NO_COLOR` say
/// otherwise. The exit code.
///
/// # Errors
/// Where the terminal cannot be set up.
pub fn run(
    mut state: State,
    paths: &[PathBuf],
    fallback_year: Option<crate::domain::Year>,
    coloured: Option<bool>,
) -> color_eyre::Result<u8> {
    let (wake, woken) = channel();
    let signals = signals::listen(&wake)?;
    let mut guard = Guard::enter()?;
    state.today = this_year();
    if let Ok((columns, rows)) = crossterm::terminal::size() {
        state.update(Message::Resize(columns, rows));
    }
    let theme = Theme::new(
        coloured.unwrap_or(true) && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    );
    // The first frame stands before anything is read.
    let mut alive = guard.draw(|frame| draw(frame, &state, theme)).is_ok();
    let loader =
        Loader::start(paths.to_vec(), state.settings.clone(), fallback_year, wake.clone())?;
    loader.load(&state, true);
    let _watch = watch::watch(paths, wake.clone());
    read_keys(wake.clone());
    let mut lister = QueryWorker::start(wake.clone());
    let mut code = 0;
    'awake: while alive {
        let Ok(first) = woken.recv() else { break };
        let soon = Instant::now() + SOON;
        let mut next = Some(first);
        while let Some(wake_up) = next {
            if let Some(left) = handle(wake_up, &mut state, &loader, &mut guard, &wake)? {
                code = left;
                break 'awake;
            }
            next = woken.try_recv().ok();
            if next.is_none() {
                if let Some(listing) = state.take_listing() {
                    lister.ask(listing);
                }
                // A list that is there within the frame is drawn once, and not as under way first.
                if state.is_listing() {
                    next = woken.recv_timeout(soon.saturating_duration_since(Instant::now())).ok();
                }
            }
        }
        alive = guard.draw(|frame| draw(frame, &state, theme)).is_ok();
    }
    drop(signals);
    Ok(code)
}

/// Takes one wake-up in; an exit code where it is the last.
fn handle(
    wake_up: Wake,
    state: &mut State,
    loader: &Loader,
    guard: &mut Guard,
    wake: &Sender<Wake>,
) -> color_eyre::Result<Option<u8>> {
    let message = match wake_up {
        Wake::Message(message) => message,
        Wake::Read { all } => {
            loader.load(state, all);
            return Ok(None);
        }
        Wake::Leave(code) => return Ok(Some(code)),
        Wake::Continued => {
            guard.resume()?;
            let (columns, rows) = crossterm::terminal::size().unwrap_or(state.size);
            Message::Resize(columns, rows)
        }
        Wake::Panicked(why) => return Err(color_eyre::eyre::eyre!(why)),
    };
    let mut effects = VecDeque::from(state.update(message));
    while let Some(effect) = effects.pop_front() {
        if effect == Effect::Quit {
            return Ok(Some(0));
        }
        let outcome = perform(effect, state, loader, guard, wake)?;
        // Keys that waited for the outcome may have effects of their own.
        effects.extend(outcome.into_iter().flat_map(|message| state.update(message)));
    }
    Ok(None)
}

/// Does what the state asks for; what came of it, if the state has to know.
fn perform(
    effect: Effect,
    state: &State,
    loader: &Loader,
    guard: &mut Guard,
    wake: &Sender<Wake>,
) -> color_eyre::Result<Option<Message>> {
    Ok(match effect {
        Effect::Quit => None,
        Effect::Reload => {
            loader.load(state, true);
            None
        }
        Effect::Suspend => {
            guard.suspend();
            signals::stop();
            // Where there is no job control nothing stopped us: go on at once.
            guard.resume()?;
            None
        }
        Effect::Excerpt(generation, at) => {
            loader.excerpt(&state.loaded, generation, at, wake);
            None
        }
        Effect::SaveSupposition => {
            let text = suppositions::print(state.supposition.changes());
            Some(files::outcome(files::write(Path::new(files::SUPPOSITIONS), &text)))
        }
        Effect::LoadSupposition => Some(
            files::read(Path::new(files::SUPPOSITIONS), suppositions::MAX)
                .and_then(|text| suppositions::read(&text, state.lang))
                .map_or_else(
                    |error| {
                        let file = files::SUPPOSITIONS.to_owned();
                        Message::Notice(Notice::NotRead { file, error })
                    },
                    Message::Suppositions,
                ),
        ),
        Effect::Export => {
            let report::Export { name, ending, text } = report::export(state);
            Some(files::outcome(files::write_new(&name, ending, &text)))
        }
        Effect::Copy => {
            guard.copy(&report::copy(state))?;
            Some(Message::Notice(Notice::Copied))
        }
    })
}

/// Sends what is typed; ends with the terminal.
fn read_keys(wake: Sender<Wake>) {
    std::thread::spawn(move || {
        loop {
            let message = match crossterm::event::read() {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => Message::Key(key),
                Ok(Event::Resize(columns, rows)) => Message::Resize(columns, rows),
                Ok(_) => continue,
                Err(_) => {
                    let _ = wake.send(Wake::Leave(0));
                    return;
                }
            };
            if wake.send(Wake::Message(message)).is_err() {
                return;
            }
        }
    });
}
