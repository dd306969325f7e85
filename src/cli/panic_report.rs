//! What is printed after a panic: where it happened and where to send that. The message of a panic
//! is left out, because it may quote a cell.

use crate::words::command_line::PANIC_SECTION;
use color_eyre::config::{HookBuilder, PanicHook};
use color_eyre::section::PanicMessage;
use std::fmt;
use std::panic::PanicHookInfo;

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

/// Installs the report for every thread. `restore` runs before it is printed.
pub fn install(restore: fn()) {
    let (panic, error) = builder().into_hooks();
    // It fails only if a hook is installed already.
    let _ = error.install();
    std::panic::set_hook(Box::new(move |info| {
        restore();
        eprintln!("{}", text(&panic, info));
    }));
}

fn builder() -> HookBuilder {
    HookBuilder::default()
        .panic_section(PANIC_SECTION)
        .panic_message(PlaceOnly)
        .display_env_section(false)
}

fn text(hook: &PanicHook, info: &PanicHookInfo<'_>) -> String {
    hook.panic_report(info).to_string()
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
