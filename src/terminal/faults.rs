//! Faults that tests inject into the running program: `DANGBO_FAULT=panic-loader dangbo`. They are
//! in builds with debug assertions alone; in a release build [`reach`] does nothing.

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
/// good.
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
    while fault.strip_prefix("block-") == Some(name) {
        std::thread::park();
    }
}

/// Nothing: a release build has no faults to inject.
#[cfg(not(debug_assertions))]
pub fn reach(_: Point) {}
