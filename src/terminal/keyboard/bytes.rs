//! The bytes of the terminal, from standard input.

use super::decoder::{CTRL_C, Decoder, MAX_PASTED};
use super::sequences::Input;
use crate::app::Message;
use crate::terminal::faults::{self, Point};
use crate::terminal::forced_exit;
use crate::terminal::loop_event::LoopEvent;
use crate::terminal::threads;
use crossterm::event::{KeyCode, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// The exit code where the terminal is gone: that of SIGHUP.
const GONE: u8 = 129;

/// So many characters at once are pasted, in a terminal that does not mark pasted text: nobody
/// types them between two readings.
const PASTED_FROM: usize = 256;

/// The pause that ends such a text.
const PASTE_PAUSE: Duration = Duration::from_millis(20);

/// How long the next piece of a pasted text is awaited before Ctrl-C ends it.
const PIECE_WAIT: Duration = Duration::from_secs(1);

/// Starts a thread that sends keys until the terminal is gone.
///
/// # Errors
/// If no thread can be started.
pub fn read(events: Sender<LoopEvent>) -> std::io::Result<()> {
    threads::spawn(move || {
        let mut decoder = Decoder::default();
        while let Ok(inputs) = batch(&mut decoder) {
            faults::reach(Point::Keyboard);
            for input in join_flood(inputs) {
                if input.is_control('c') {
                    forced_exit::after_grace(0);
                }
                let event = match input {
                    Input::Key(key) => LoopEvent::Message(Message::Key(key)),
                    Input::Paste(text) => LoopEvent::Message(Message::Paste(text)),
                    Input::Mouse(mouse) => LoopEvent::Mouse(mouse),
                    Input::Background(ground) => LoopEvent::Background(ground),
                };
                if events.send(event).is_err() {
                    return;
                }
            }
        }
        let _ = events.send(LoopEvent::Exit(GONE));
        forced_exit::after_grace(GONE);
    })?;
    Ok(())
}

/// The input that there is; waits for some. Very much text that comes without a pause is one batch.
///
/// # Errors
/// If the terminal is gone.
fn batch(decoder: &mut Decoder) -> Result<Vec<Input>, Errno> {
    let mut inputs = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let wait = if typed(&inputs) < PASTED_FROM { decoder.wait() } else { Some(PASTE_PAUSE) };
        if !inputs.is_empty() && typed(&inputs) < PASTED_FROM {
            return Ok(inputs);
        }
        if !is_ready(wait)? {
            decoder.pause(&mut inputs);
            if !inputs.is_empty() {
                return Ok(inputs);
            }
            continue;
        }
        match rustix::io::read(rustix::stdio::stdin(), &mut buffer) {
            Ok(0) => return Err(Errno::IO),
            Ok(length) => {
                // Alone it is typed: it ends a pasted text whose end was lost on the way. A piece
                // of such a text is followed by more.
                let is_alone = buffer[..length] == [CTRL_C];
                if is_alone && !(decoder.is_pasting() && is_ready(Some(PIECE_WAIT))?) {
                    decoder.pause(&mut inputs);
                }
                decoder.feed(&buffer[..length], &mut inputs);
            }
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error),
        }
        // Text beyond what is kept of a pasted one.
        inputs.truncate(2 * MAX_PASTED);
        if inputs.iter().any(|input| input.is_control('c')) {
            return Ok(inputs);
        }
    }
}

/// Waits until there is input, or until the time is over: false.
fn is_ready(wait: Option<Duration>) -> Result<bool, Errno> {
    let stdin = rustix::stdio::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    let wait = wait.map(|wait| Timespec {
        tv_sec: i64::try_from(wait.as_secs()).unwrap_or(0),
        tv_nsec: wait.subsec_nanos().into(),
    });
    match poll(&mut fds, wait.as_ref()) {
        // A pause is longer by the signal.
        Err(Errno::INTR) => is_ready_now(),
        done => done.map(|count| count > 0),
    }
}

/// True if there may be input: a signal came in the wait for it.
fn is_ready_now() -> Result<bool, Errno> {
    let stdin = rustix::stdio::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    poll(&mut fds, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })).map(|count| count > 0)
}

/// How many characters were typed.
fn typed(inputs: &[Input]) -> usize {
    inputs.iter().filter(|input| input.as_char().is_some()).count()
}

/// The inputs; if there are more characters than a person types at once, as one pasted text.
fn join_flood(inputs: Vec<Input>) -> Vec<Input> {
    if typed(&inputs) < PASTED_FROM {
        return inputs;
    }
    let quit = inputs.iter().find(|input| input.is_control('c')).cloned();
    let text = inputs.iter().filter_map(Input::as_char).take(MAX_PASTED).collect();
    [Some(Input::Paste(text)), quit].into_iter().flatten().collect()
}

impl Input {
    /// The character that is typed, if it is one.
    fn as_char(&self) -> Option<char> {
        match self {
            Self::Key(key) if key.modifiers == KeyModifiers::NONE => key.code.as_char(),
            _ => None,
        }
    }

    /// True for a letter with Ctrl.
    fn is_control(&self, letter: char) -> bool {
        matches!(self, Self::Key(key)
            if key.modifiers == KeyModifiers::CONTROL && key.code == KeyCode::Char(letter))
    }
}
