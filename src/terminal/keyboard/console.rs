//! The keyboard of a Windows console.

use crate::app::Message;
use crate::terminal::forced_exit;
use crate::terminal::loop_event::LoopEvent;
use crate::terminal::threads;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::sync::mpsc::Sender;

/// The exit code where the console is gone.
const GONE: u8 = 129;

/// Starts a thread that sends keys and sizes until the console is gone.
///
/// # Errors
/// If no thread can be started.
pub fn read(events: Sender<LoopEvent>) -> std::io::Result<()> {
    threads::spawn(move || {
        loop {
            let message = match crossterm::event::read() {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                    if is_quit(key) {
                        forced_exit::after_grace(0);
                    }
                    Message::Key(key)
                }
                Ok(Event::Paste(text)) => Message::Paste(text),
                Ok(Event::Resize(columns, rows)) => Message::Resize(columns, rows),
                Ok(_) => continue,
                Err(_) => {
                    let _ = events.send(LoopEvent::Exit(GONE));
                    forced_exit::after_grace(GONE);
                    return;
                }
            };
            if events.send(LoopEvent::Message(message)).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

fn is_quit(key: KeyEvent) -> bool {
    key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL
}
