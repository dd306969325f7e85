//! The only floor that knows time and the screen: raw mode, the loop, threads, file watching,
//! signals.

mod files;
mod guard;
mod loader;
mod query_worker;
mod signals;
mod watch;

use crate::app::{Effect, Message, State};
use crate::config::suppositions;
use crate::report;
use crate::ui::{draw, theme::Theme};
use crate::words::{self, Lang};
use crossterm::event::{Event, KeyEventKind};
use guard::Guard;
use loader::Loader;
use query_worker::QueryWorker;
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
            if let Some(left) = take_in(wake_up, &mut state, &loader, &mut guard, &wake)? {
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

/// Takes one wake-up in, and the keys that waited for it; an exit code where one of them is the
/// last.
fn take_in(
    wake_up: Wake,
    state: &mut State,
    loader: &Loader,
    guard: &mut Guard,
    wake: &Sender<Wake>,
) -> color_eyre::Result<Option<u8>> {
    let mut code = handle(wake_up, state, loader, guard, wake)?;
    for key in state.take_held() {
        if code.is_none() {
            code = handle(Wake::Message(Message::Key(key)), state, loader, guard, wake)?;
        }
    }
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
    match state.update(message) {
        None => {}
        Some(Effect::Quit) => return Ok(Some(0)),
        Some(Effect::Reload) => loader.load(state, true),
        Some(Effect::Suspend) => {
            guard.suspend();
            signals::stop();
            // Where there is no job control nothing stopped us: go on at once.
            guard.resume()?;
        }
        Some(Effect::Excerpt(generation, at)) => {
            loader.excerpt(&state.loaded, generation, at, wake);
        }
        Some(Effect::SaveSupposition) => {
            let text = suppositions::print(state.supposition.changes());
            state.update(Message::Notice(files::written(&files::write(
                Path::new(files::SUPPOSITIONS),
                &text,
            ))));
        }
        Some(Effect::LoadSupposition) => {
            let read = files::read(Path::new(files::SUPPOSITIONS), suppositions::MAX)
                .and_then(|text| suppositions::read(&text, state.lang));
            match read {
                Ok(changes) => state.update(Message::Suppositions(changes)),
                Err(why) => state.update(Message::Notice([
                    format!("{}: {why}", files::SUPPOSITIONS),
                    format!("{}: {why}", files::SUPPOSITIONS),
                ])),
            };
        }
        Some(Effect::Export) => {
            let report::Export { name, ending, text } = report::export(state);
            state.update(Message::Notice(files::written(&files::write_new(&name, ending, &text))));
        }
        Some(Effect::Copy) => {
            guard.copy(&report::copy(state))?;
            state.update(Message::Notice(
                [Lang::Vi, Lang::En].map(|lang| words::copied(lang).to_owned()),
            ));
        }
    }
    Ok(None)
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
