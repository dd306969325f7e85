//! Signals: those that end a process exit with the terminal restored, SIGTSTP stops with it
//! restored, SIGCONT sets it up again, SIGWINCH has the new size drawn. On Windows the events of
//! the console take their place.
//!
//! SIGSEGV and the other signals of a fault of the program itself keep their default: nothing can
//! be restored after it.

#[cfg(unix)]
mod unix {
    use crate::app::Message;
    use crate::terminal::forced_exit;
    use crate::terminal::loop_event::LoopEvent;
    use crate::terminal::threads;
    use rustix::process::{getpgid, getsid};
    use signal_hook::consts::signal::{
        SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP,
        SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
    };
    use signal_hook::iterator::{Handle, Signals};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc::Sender;
    use std::time::{Duration, Instant};

    /// The signals that end the program. For SIGABRT, see `aborted.rs`.
    const ENDING: [i32; 13] = [
        SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
        SIGTRAP, SIGSYS, SIGIO,
    ];

    /// True once the event of a signal that ends the program was sent.
    static IS_ENDING: AtomicBool = AtomicBool::new(false);

    /// Stops listening when it is dropped.
    pub struct SignalListener(Handle);

    impl Drop for SignalListener {
        fn drop(&mut self) {
            self.0.close();
        }
    }

    /// Starts a thread that sends signals as events of the loop.
    pub fn listen(events: &Sender<LoopEvent>) -> std::io::Result<SignalListener> {
        let of_interest = [SIGTSTP, SIGCONT, SIGWINCH];
        let mut signals = Signals::new(ENDING.into_iter().chain(of_interest))?;
        let handle = signals.handle();
        let events = events.clone();
        threads::spawn(move || {
            for signal in signals.forever() {
                if let Some(event) = event(signal)
                    && events.send(event).is_err()
                {
                    return;
                }
                IS_ENDING.fetch_or(ENDING.contains(&signal), Ordering::SeqCst);
            }
        })?;
        Ok(SignalListener(handle))
    }

    fn event(signal: i32) -> Option<LoopEvent> {
        Some(match signal {
            SIGCONT => LoopEvent::Resumed,
            SIGTSTP => LoopEvent::Suspend,
            SIGWINCH => {
                let (columns, rows) = crossterm::terminal::size().ok()?;
                LoopEvent::Message(Message::Resize(columns, rows))
            }
            other => {
                // The exit code that a shell reports: 128 plus the number of the signal.
                let code = u8::try_from(128 + other).unwrap_or(1);
                forced_exit::after_grace(code);
                LoopEvent::Exit(code)
            }
        })
    }

    /// Has a file that grows beyond the limit of its size (`ulimit -f`) give an error where it is
    /// written, in place of a signal that ends the program.
    pub fn refuse_large_files() {
        // Any handler does; without one the default stays.
        let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    }

    /// True if a signal ends the program now or within this time.
    pub fn ends_within(time: Duration) -> bool {
        let end = Instant::now() + time;
        while !IS_ENDING.load(Ordering::SeqCst) {
            if Instant::now() > end {
                return false;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        true
    }

    /// True if a shell can continue the process when it is stopped. The leader of a session has no
    /// such shell: the terminal's window or a remote login runs the program and nothing else.
    pub fn can_be_continued() -> bool {
        match (getsid(None), getpgid(None)) {
            (Ok(session), Ok(group)) => session != group,
            _ => false,
        }
    }

    /// Stops the process until the shell continues it.
    pub fn stop_process() {
        let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
    }
}

#[cfg(unix)]
pub use unix::{can_be_continued, ends_within, listen, refuse_large_files, stop_process};

#[cfg(not(unix))]
mod console {
    use crate::terminal::forced_exit;
    use crate::terminal::loop_event::LoopEvent;
    use std::sync::mpsc::Sender;
    use std::time::Duration;

    /// The exit code of an end by Ctrl-Break or by the closing of the console, as of SIGINT.
    const INTERRUPTED: u8 = 130;

    /// The handler stays until the program ends.
    pub struct SignalListener;

    /// Sends Ctrl-Break, the closing of the console, a logoff and a shutdown as events of the loop.
    /// Ctrl-C is a key of the dashboard.
    pub fn listen(events: &Sender<LoopEvent>) -> std::io::Result<SignalListener> {
        let events = events.clone();
        ctrlc::set_handler(move || {
            let _ = events.send(LoopEvent::Exit(INTERRUPTED));
            forced_exit::after_grace(INTERRUPTED);
        })
        .map_err(std::io::Error::other)?;
        Ok(SignalListener)
    }

    /// No shell of Windows continues a process that is stopped.
    pub fn can_be_continued() -> bool {
        false
    }

    pub fn stop_process() {}

    /// There is no limit of the size of a file.
    pub fn refuse_large_files() {}

    pub fn ends_within(_: Duration) -> bool {
        false
    }
}

#[cfg(not(unix))]
pub use console::{can_be_continued, ends_within, listen, refuse_large_files, stop_process};
