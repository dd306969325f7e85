//! Signals: SIGINT, SIGTERM and SIGHUP leave; SIGCONT draws anew. On Windows the console's own
//! events do.

use super::Wake;
use std::sync::mpsc::Sender;

#[cfg(unix)]
mod unix {
    use super::{Sender, Wake};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::{Handle, Signals};

    /// Stops listening when it is dropped.
    pub struct Listening(Handle);

    impl Drop for Listening {
        fn drop(&mut self) {
            self.0.close();
        }
    }

    pub fn listen(wake: &Sender<Wake>) -> std::io::Result<Listening> {
        let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGCONT])?;
        let handle = signals.handle();
        let wake = wake.clone();
        std::thread::spawn(move || {
            for signal in signals.forever() {
                let wake_up = match signal {
                    SIGCONT => Wake::Continued,
                    // As a shell tells it: 128 and the signal's number.
                    other => Wake::Leave(u8::try_from(128 + other).unwrap_or(1)),
                };
                if wake.send(wake_up).is_err() {
                    return;
                }
            }
        });
        Ok(Listening(handle))
    }

    pub fn stop() {
        let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
    }
}

#[cfg(unix)]
pub use unix::{listen, stop};

#[cfg(not(unix))]
mod other {
    use super::{Sender, Wake};

    pub struct Listening;

    pub fn listen(_: &Sender<Wake>) -> std::io::Result<Listening> {
        Ok(Listening)
    }

    pub fn stop() {}
}

#[cfg(not(unix))]
pub use other::{listen, stop};
