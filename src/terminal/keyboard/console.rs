//! The keyboard of a Windows console.

use crate::app::Message;
use crate::terminal::faults::{self, Point};
use crate::terminal::forced_exit;
use crate::terminal::loop_event::{LoopEvent, MouseInput, MouseKind};
use crate::terminal::threads;
use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
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
            let input = crossterm::event::read();
            faults::reach(Point::Keyboard);
            let event = match input {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => {
                    if is_quit(key) {
                        forced_exit::after_grace(0);
                    }
                    LoopEvent::Message(Message::Key(key))
                }
                Ok(Event::Paste(text)) => LoopEvent::Message(Message::Paste(text)),
                Ok(Event::Mouse(mouse)) => match mouse_input(mouse) {
                    Some(input) => LoopEvent::Mouse(input),
                    None => continue,
                },
                Ok(Event::Resize(columns, rows)) => {
                    LoopEvent::Message(Message::Resize(columns, rows))
                }
                Ok(_) => continue,
                Err(_) => {
                    let _ = events.send(LoopEvent::Exit(GONE));
                    forced_exit::after_grace(GONE);
                    return;
                }
            };
            if events.send(event).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

fn is_quit(key: KeyEvent) -> bool {
    key.code == KeyCode::Char('c') && key.modifiers == KeyModifiers::CONTROL
}

/// A click or a notch of the wheel; None for motion, releases and other buttons.
fn mouse_input(mouse: MouseEvent) -> Option<MouseInput> {
    let kind = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Click,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(MouseInput { kind, column: mouse.column, row: mouse.row })
}
