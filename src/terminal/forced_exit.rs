//! Ends the program where the event loop does not: it may be stuck in a dead network drive, or in
//! writing to a terminal that accepts no output.

use super::{guard, threads};
use std::time::Duration;

/// How long the event loop may take to end the program itself.
const GRACE: Duration = Duration::from_secs(1);

/// Ends the program with this exit code after [`GRACE`], with the terminal restored, unless the
/// event loop ends it before.
pub fn after_grace(code: u8) {
    let end = move || {
        std::thread::sleep(GRACE);
        guard::close();
        std::process::exit(code.into());
    };
    // Where no thread can be started, this one has nothing else to do.
    if threads::spawn(end).is_err() {
        end();
    }
}
