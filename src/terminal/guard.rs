//! Sets the terminal up and always restores it: at the end, after an error, after a panic.
//!
//! One lock decides whether the dashboard has the terminal. Every write to it is made under the
//! lock, so that no frame follows the restoring that a panic of another thread has done. Frames are
//! made in memory before the lock is taken: a panic in drawing finds it free.

use super::foreground::is_foreground;
use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};
use std::cell::RefCell;
use std::io::{self, Write};
use std::mem::ManuallyDrop;
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

/// Who has the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    /// The shell.
    Shell,
    /// The dashboard.
    Dashboard,
    /// The shell, until the program ends.
    ShellForGood,
}

static OWNER: Mutex<Owner> = Mutex::new(Owner::Shell);

/// How long [`close`] waits for a thread that is writing to the terminal.
const CLOSE_WAIT: Duration = Duration::from_millis(500);

fn lock() -> MutexGuard<'static, Owner> {
    OWNER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The lock, if it is free within [`CLOSE_WAIT`].
fn try_lock() -> Option<MutexGuard<'static, Owner>> {
    let end = Instant::now() + CLOSE_WAIT;
    loop {
        match OWNER.try_lock() {
            Ok(owner) => return Some(owner),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if Instant::now() < end => {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(TryLockError::WouldBlock) => return None,
        }
    }
}

/// Writes what gives the terminal back. Errors are ignored: the terminal may be gone.
fn give_back() {
    give_back_by(&mut io::stdout());
}

fn give_back_by(out: &mut impl Write) {
    let _ = mouse_mode(out, false);
    let _ = execute!(out, EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
    // The modes of the terminal are those of another program, and to set them would stop this one.
    if is_foreground() {
        let _ = disable_raw_mode();
    }
}

/// Asks the terminal to report clicks and the wheel of the mouse, in the form of SGR, or not to.
/// Motion is not reported: it would wake the program for nothing.
#[cfg(not(windows))]
fn mouse_mode(out: &mut impl Write, is_on: bool) -> io::Result<()> {
    out.write_all(if is_on { b"\x1b[?1000h\x1b[?1006h" } else { b"\x1b[?1006l\x1b[?1000l" })
}

/// Asks the console to report the mouse, or not to.
#[cfg(windows)]
fn mouse_mode(out: &mut impl Write, is_on: bool) -> io::Result<()> {
    use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
    if is_on { execute!(out, EnableMouseCapture) } else { execute!(out, DisableMouseCapture) }
}

/// Restores the terminal if the dashboard has it.
pub fn restore() {
    let mut owner = lock();
    if *owner == Owner::Dashboard {
        *owner = Owner::Shell;
        give_back();
    }
}

/// Restores the terminal if the dashboard has it; the dashboard cannot have it again. For a panic
/// or an end by force: it does not wait for a thread that is stuck in writing to the terminal.
pub fn close() {
    if let Some(mut owner) = try_lock() {
        let had = std::mem::replace(&mut *owner, Owner::ShellForGood);
        if had == Owner::Dashboard {
            give_back();
        }
        return;
    }
    // The terminal accepts no output now; another thread writes when it does.
    let _ = disable_raw_mode();
    let _ = std::thread::Builder::new().spawn(give_back);
    std::thread::sleep(CLOSE_WAIT);
}

/// Like [`close`], for a program that is aborted: it allocates nothing and waits for no thread,
/// because that which aborts may be in the middle of any work.
#[cfg(unix)]
pub fn close_without_memory() {
    /// Standard output without the buffer of the program.
    struct Unbuffered;

    impl Write for Unbuffered {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            Ok(rustix::io::write(rustix::stdio::stdout(), bytes)?)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    // A thread that has the lock is writing to the terminal, or was when it was aborted.
    let owner = try_lock();
    if owner.as_deref().is_none_or(|owner| *owner == Owner::Dashboard) {
        give_back_by(&mut Unbuffered);
    }
    // No other thread writes to it until the program ends.
    std::mem::forget(owner);
}

/// The bytes of a frame. They are written by [`Guard::write`]; flushing does nothing.
#[derive(Clone, Default)]
struct FrameBytes(Rc<RefCell<Vec<u8>>>);

impl Write for FrameBytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

type Screen = Terminal<CrosstermBackend<FrameBytes>>;

/// The terminal while the dashboard has it; dropping it restores the terminal.
pub struct Guard {
    /// Never dropped: its destructor writes to the terminal and prints an error if that is gone.
    terminal: ManuallyDrop<Screen>,
    frame: FrameBytes,
    /// True if the mouse is reported.
    has_mouse: bool,
}

/// A terminal whose previous frame is empty, as the alternate screen is.
fn new_terminal(frame: &FrameBytes) -> io::Result<ManuallyDrop<Screen>> {
    Terminal::new(CrosstermBackend::new(frame.clone())).map(ManuallyDrop::new)
}

/// Enters raw mode and the alternate screen, also where the dashboard had them before: the shell
/// may have changed them while the process was stopped.
fn set_up(has_mouse: bool) -> io::Result<()> {
    let mut owner = lock();
    if *owner == Owner::ShellForGood {
        return Ok(());
    }
    // Raw mode is a state of crossterm: it does nothing if it thinks that the mode is set.
    disable_raw_mode()?;
    *owner = Owner::Dashboard;
    enable_raw_mode()?;
    // A terminal without an alternate screen still shows the shell's lines.
    let mut out = io::stdout();
    execute!(out, EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste, Hide)?;
    if has_mouse {
        mouse_mode(&mut out, true)?;
    }
    out.flush()
}

impl Guard {
    /// Sets the terminal up, with reports of the mouse or without.
    pub fn enter(has_mouse: bool) -> io::Result<Self> {
        let frame = FrameBytes::default();
        let terminal = set_up(has_mouse).and_then(|()| new_terminal(&frame));
        if terminal.is_err() {
            restore();
        }
        Ok(Self { terminal: terminal?, frame, has_mouse })
    }

    /// Writes what was drawn, unless the terminal was given back meanwhile.
    fn write(&self) -> io::Result<()> {
        let bytes = std::mem::take(&mut *self.frame.0.borrow_mut());
        let owner = lock();
        if *owner == Owner::Dashboard {
            let mut out = io::stdout().lock();
            out.write_all(&bytes)?;
            out.flush()?;
        }
        Ok(())
    }

    /// Asks the terminal for its background (OSC 11). The answer comes from the keyboard.
    pub fn ask_background(&mut self) -> io::Result<()> {
        self.frame.write_all(b"\x1b]11;?\x1b\\")?;
        self.write()
    }

    /// Turns the reports of the mouse on or off, where they are not so already.
    pub fn set_mouse(&mut self, is_on: bool) -> io::Result<()> {
        if std::mem::replace(&mut self.has_mouse, is_on) == is_on {
            return Ok(());
        }
        mouse_mode(&mut self.frame, is_on)?;
        self.write()
    }

    /// Copies a text to the clipboard, if the terminal allows it (OSC 52).
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        queue!(self.frame, CopyToClipboard::to_clipboard_from(text))?;
        self.write()
    }

    /// Draws one frame, in one piece if the terminal supports synchronized updates.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(self.frame, BeginSynchronizedUpdate)?;
        self.terminal.draw(render)?;
        queue!(self.frame, EndSynchronizedUpdate)?;
        self.write()
    }

    /// Restores the terminal until [`Self::resume`].
    #[allow(clippy::unused_self, reason = "only the owner of the terminal may restore it")]
    pub fn suspend(&mut self) {
        restore();
    }

    /// Sets the terminal up again; the next frame is drawn whole.
    pub fn resume(&mut self) -> io::Result<()> {
        set_up(self.has_mouse)?;
        self.terminal = new_terminal(&self.frame)?;
        Ok(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}
