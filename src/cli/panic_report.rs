//! What is printed after a panic: where it happened and where to send that. The message of a panic
//! is left out, because it may quote a cell.
//!
//! A panic in any thread ends the program: what the other threads know is not complete any more.

use super::failure::FAULT;
use crate::domain::neutralise;
use crate::ingest::is_workbook_guarded;
use crate::terminal;
use crate::words::command_line::PANIC_SECTION;
use color_eyre::config::{HookBuilder, PanicHook, Theme};
use color_eyre::section::PanicMessage;
use std::fmt;
use std::io::Write;
use std::panic::PanicHookInfo;
use std::sync::{Mutex, PoisonError};

/// Prints the place of a panic in the code.
struct PlaceOnly;

impl PanicMessage for PlaceOnly {
    fn display(&self, info: &PanicHookInfo<'_>, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match info.location() {
            Some(place) => write!(out, "panic: {}:{}", place.file(), place.line()),
            None => out.write_str("panic"),
        }
    }
}

/// Held by the thread whose panic is reported, until the program ends.
static REPORTING: Mutex<()> = Mutex::new(());

/// Installs the report for every thread: the terminal is restored, the report is printed, and the
/// program ends.
pub fn install() {
    let (panic, error) = builder().into_hooks();
    // It fails only if a hook is installed already.
    let _ = error.install();
    std::panic::set_hook(Box::new(move |info| {
        // A damaged workbook: its reader goes on without it.
        if is_workbook_guarded() {
            return;
        }
        let _only = REPORTING.lock().unwrap_or_else(PoisonError::into_inner);
        terminal::close();
        let _ = writeln!(std::io::stderr(), "{}", text(&panic, info));
        std::process::exit(FAULT.into());
    }));
}

fn builder() -> HookBuilder {
    HookBuilder::default()
        // No colours: an escape sequence of the report would be neutralised.
        .theme(Theme::new())
        .panic_section(PANIC_SECTION)
        .panic_message(PlaceOnly)
        .display_env_section(false)
}

fn text(hook: &PanicHook, info: &PanicHookInfo<'_>) -> String {
    neutralise(&hook.panic_report(info).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn a_panic_that_quotes_a_cell_is_reported_by_its_place() {
        let own = std::thread::current().id();
        let (sender, texts) = channel();
        let (hook, _) = builder().into_hooks();
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().id() == own {
                let _ = sender.send(text(&hook, info));
            }
        }));
        let _ = std::panic::catch_unwind(|| {
            let cell = String::from("Nguyễn Văn An");
            assert!(cell.is_empty(), "byte index 4 is not a char boundary of {cell}");
        });
        std::panic::set_hook(before);
        let report = texts.recv().unwrap();
        assert!(report.contains("panic_report.rs:"), "{report}");
        assert!(report.contains(PANIC_SECTION), "{report}");
        assert!(!report.contains("Nguyễn"), "{report}");
    }
}
