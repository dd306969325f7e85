//! The desktop around the terminal: opens a folder there, on a key of the person alone.

use std::process::{Command, Stdio};

/// The program that opens a folder.
const OPENER: &str = if cfg!(windows) {
    "explorer"
} else if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// True if the program runs on a desktop and not over SSH.
pub fn is_there() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("SSH_CONNECTION") {
        return false;
    }
    cfg!(any(windows, target_os = "macos")) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Opens the folder in which the program was started, where the exported files are. Nothing happens
/// where the desktop has no program for it.
pub fn open_folder() {
    let Ok(folder) = std::env::current_dir() else { return };
    let quiet = |command: &mut Command| {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
    };
    if let Ok(mut opener) = quiet(Command::new(OPENER).arg(folder)) {
        // It is waited for, so that it leaves no entry in the list of processes.
        let _ = super::threads::spawn(move || {
            let _ = opener.wait();
        });
    }
}
