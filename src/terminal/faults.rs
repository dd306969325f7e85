//! Faults that tests inject into the running program: `DANGBO_FAULT=panic-loader dangbo`. They are
//! in builds with debug assertions alone: in a release build [`reach`], [`thread_step`] and
//! [`write_step`] do nothing.
//!
//! `DANGBO_FAULT=thread-3` refuses the third thread.
//!
//! `DANGBO_FAULT=write-3-28` refuses the third step of writing files with error 28 of the system;
//! `writes-3-28` refuses every step from the third on.

/// A point of the program at which a fault can be injected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// The loader begins to read files.
    Loader,
    /// Input of the keyboard was read.
    Keyboard,
    /// The rows around a finding are read.
    Excerpt,
    /// The rows of a long table are listed.
    Query,
    /// The watcher noticed a change.
    Watcher,
    /// The event loop handles a key.
    EventLoop,
}

/// Does what `DANGBO_FAULT` names for this point: `panic-` panics, `block-` blocks the thread for
/// good, `memory-` fails as an allocation does for which there is no memory.
#[cfg(debug_assertions)]
pub fn reach(point: Point) {
    let name = match point {
        Point::Loader => "loader",
        Point::Keyboard => "keyboard",
        Point::Excerpt => "excerpt",
        Point::Query => "query",
        Point::Watcher => "watcher",
        Point::EventLoop => "event-loop",
    };
    let Ok(fault) = std::env::var("DANGBO_FAULT") else { return };
    assert!(fault.strip_prefix("panic-") != Some(name), "injected");
    if fault.strip_prefix("memory-") == Some(name) {
        std::alloc::handle_alloc_error(std::alloc::Layout::new::<u64>());
    }
    while fault.strip_prefix("block-") == Some(name) {
        std::thread::park();
    }
}

/// Nothing: a release build has no faults to inject.
#[cfg(not(debug_assertions))]
pub fn reach(_: Point) {}

/// Counts a thread that is started.
///
/// # Errors
/// If it is the one that is refused.
#[cfg(debug_assertions)]
pub fn thread_step() -> std::io::Result<()> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static STARTED: AtomicUsize = AtomicUsize::new(0);
    let number = STARTED.fetch_add(1, Ordering::SeqCst) + 1;
    let fault = std::env::var("DANGBO_FAULT").unwrap_or_default();
    match fault.strip_prefix("thread-") {
        Some(refused) if refused == number.to_string() => {
            Err(std::io::Error::other("injected: no more threads"))
        }
        _ => Ok(()),
    }
}

/// Does nothing.
///
/// # Errors
/// None.
#[cfg(not(debug_assertions))]
pub fn thread_step() -> std::io::Result<()> {
    Ok(())
}

/// The step of writing that fails, from 1, with which error, and whether all later steps fail too.
#[cfg(debug_assertions)]
#[derive(Debug, Clone, Copy)]
pub struct WriteFault {
    pub at: usize,
    pub error: i32,
    pub lasts: bool,
}

#[cfg(debug_assertions)]
thread_local! {
    /// How many steps of writing this thread has done, and which fails.
    static WRITING: std::cell::Cell<(usize, Option<WriteFault>)> =
        std::cell::Cell::new((0, write_fault_of_environment()));
}

#[cfg(debug_assertions)]
fn write_fault_of_environment() -> Option<WriteFault> {
    let fault = std::env::var("DANGBO_FAULT").ok()?;
    let (name, rest) = fault.split_once('-')?;
    let lasts = match name {
        "write" => false,
        "writes" => true,
        _ => return None,
    };
    let (at, error) = rest.split_once('-')?;
    Some(WriteFault { at: at.parse().ok()?, error: error.parse().ok()?, lasts })
}

/// Counts a step of writing a file.
///
/// # Errors
/// The injected one, if this step is to fail.
#[cfg(debug_assertions)]
pub fn write_step() -> std::io::Result<()> {
    let (done, fault) = WRITING.get();
    WRITING.set((done + 1, fault));
    match fault {
        Some(WriteFault { at, error, lasts }) if done + 1 == at || lasts && done + 1 > at => {
            Err(std::io::Error::from_raw_os_error(error))
        }
        _ => Ok(()),
    }
}

/// Does nothing.
///
/// # Errors
/// None.
#[cfg(not(debug_assertions))]
pub fn write_step() -> std::io::Result<()> {
    Ok(())
}

/// Runs `write` on this thread with a fault; returns its result and how many steps it had.
#[cfg(all(test, debug_assertions))]
#[cfg_attr(windows, expect(dead_code, reason = "its tests are those of Unix"))]
pub fn with_write_fault<T>(fault: Option<WriteFault>, write: impl FnOnce() -> T) -> (T, usize) {
    WRITING.set((0, fault));
    let result = write();
    let (steps, _) = WRITING.replace((0, None));
    (result, steps)
}
