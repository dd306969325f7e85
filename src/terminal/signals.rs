//! Signals: SIGINT, SIGTERM, SIGHUP and SIGQUIT exit, SIGTSTP stops with the terminal restored,
//! SIGCONT sets the terminal up again, SIGWINCH has the new size drawn. On Windows the events of
//! the console take their place.

#[cfg(unix)]
mod unix {
    use crate::app::Message;
    use crate::terminal::forced_exit;
    use crate::terminal::loop_event::LoopEvent;
    use crate::terminal::threads;
    use rustix::process::{getpgid, getsid};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    use signal_hook::iterator::{Handle, Signals};
    use std::sync::mpsc::Sender;

    /// Stops listening when it is dropped.
    pub struct SignalListener(Handle);

    impl Drop for SignalListener {
        fn drop(&mut self) {
            self.0.close();
        }
    }

    /// Starts a thread that sends signals as events of the loop.
    pub fn listen(events: &Sender<LoopEvent>) -> std::io::Result<SignalListener> {
        let of_interest = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
        let mut signals = Signals::new(of_interest)?;
        let handle = signals.handle();
        let events = events.clone();
        threads::spawn(move || {
            for signal in signals.forever() {
                if let Some(event) = event(signal)
                    && events.send(event).is_err()
                {
                    return;
                }
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
pub use unix::{can_be_continued, listen, stop_process};

#[cfg(not(unix))]
mod other {
    use crate::terminal::loop_event::LoopEvent;
    use std::sync::mpsc::Sender;

    /// There are no signals to listen for.
    pub struct SignalListener;

    pub fn listen(_: &Sender<LoopEvent>) -> std::io::Result<SignalListener> {
        Ok(SignalListener)
    }

    pub fn can_be_continued() -> bool {
        false
    }

    pub fn stop_process() {}
}

#[cfg(not(unix))]
pub use other::{can_be_continued, listen, stop_process};
