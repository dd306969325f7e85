//! Whether the process has the terminal: a shell runs it in the foreground. Who sets the modes of a
//! terminal from the background is stopped by the system.

/// True if the process is in the foreground, or there is no terminal.
#[cfg(unix)]
pub fn is_foreground() -> bool {
    let group = rustix::termios::tcgetpgrp(rustix::stdio::stdin());
    group.map_or(true, |group| group == rustix::process::getpgrp())
}

/// There is no background.
#[cfg(not(unix))]
pub fn is_foreground() -> bool {
    true
}
