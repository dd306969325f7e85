//! Gives the terminal back where the program is aborted: an allocation failed, a stack is too
//! small. Nothing that unwinds is run then, and the thread that aborts must not go on.
//!
//! ```text
//! abort() ─► SIGABRT ─► handler: 1. wakes the thread below  2. waits for good
//!                                   └─► terminal given back, a sentence, _exit
//! ```
//!
//! The handler waits by writing to a pipe that is full. The thread allocates nothing.

#[cfg(unix)]
mod unix {
    use crate::terminal::{guard, threads};
    use rustix::fs::{OFlags, fcntl_setfl};
    use rustix::process::{Resource, getrlimit};
    use rustix::stdio::stderr;
    use signal_hook::consts::SIGABRT;
    use signal_hook::low_level::{exit, pipe};
    use std::io::{self, ErrorKind, Read, Write};

    /// The exit code that a shell reports for SIGABRT.
    const ABORTED: i32 = 134;

    /// With fewer file handles than this (`ulimit -n`), all are for files and the terminal.
    const HANDLES: u64 = 32;

    /// Starts the thread. It prints `sentence`.
    ///
    /// # Errors
    /// If the system gives no pipe or no thread: an abort then ends the program at once.
    pub fn watch(sentence: &str) -> io::Result<()> {
        if getrlimit(Resource::Nofile).current.is_some_and(|most| most < HANDLES) {
            return Ok(());
        }
        let sentence = format!("dangbo: {sentence}\n");
        let (mut woken, wake) = io::pipe()?;
        let (unread, stuffed) = io::pipe()?;
        fill_up(&stuffed)?;
        threads::spawn(move || {
            // Kept open: a write to a pipe without a reader returns.
            let _unread = unread;
            if woken.read(&mut [0]).is_ok_and(|got| got > 0) {
                guard::close_without_memory();
                let _ = rustix::io::write(stderr(), sentence.as_bytes());
                exit(ABORTED);
            }
        })?;
        // Actions run in the order of registration.
        pipe::register(SIGABRT, wake)?;
        let same = stuffed.try_clone()?;
        pipe::register(SIGABRT, stuffed)?;
        fcntl_setfl(same, OFlags::empty())?;
        Ok(())
    }

    /// Writes to the pipe until it is full.
    fn fill_up(mut pipe: &io::PipeWriter) -> io::Result<()> {
        fcntl_setfl(pipe, OFlags::NONBLOCK)?;
        for length in [4096, 1] {
            loop {
                match pipe.write(&[0; 4096][..length]) {
                    Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                    written => drop(written?),
                }
            }
        }
        Ok(())
    }
}

#[cfg(unix)]
pub use unix::watch;

/// Windows has no such signal.
///
/// # Errors
/// None.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "its callers ask the same of both systems")]
pub fn watch(_: &str) -> std::io::Result<()> {
    Ok(())
}
