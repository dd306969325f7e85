//! Signals: SIGINT, SIGTERM and SIGHUP exit, SIGCONT draws the screen again. On Windows the events
//! of the console take their place.

#[cfg(unix)]
mod unix {
    use crate::terminal::loop_event::LoopEvent;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM};
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
        let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGCONT])?;
        let handle = signals.handle();
        let events = events.clone();
        std::thread::spawn(move || {
            for signal in signals.forever() {
                let event = match signal {
                    SIGCONT => LoopEvent::Resumed,
                    // The exit code that a shell reports: 128 plus the number of the signal.
                    other => LoopEvent::Exit(u8::try_from(128 + other).unwrap_or(1)),
                };
                if events.send(event).is_err() {
                    return;
                }
            }
        });
        Ok(SignalListener(handle))
    }

    /// Stops the process until the shell continues it.
    pub fn stop_process() {
        let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
    }
}

#[cfg(unix)]
pub use unix::{listen, stop_process};

#[cfg(not(unix))]
mod other {
    use crate::terminal::loop_event::LoopEvent;
    use std::sync::mpsc::Sender;

    /// There are no signals to listen for.
    pub struct SignalListener;

    pub fn listen(_: &Sender<LoopEvent>) -> std::io::Result<SignalListener> {
        Ok(SignalListener)
    }

    pub fn stop_process() {}
}

#[cfg(not(unix))]
pub use other::{listen, stop_process};
