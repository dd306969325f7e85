//! Takes the terminal and always gives it back: on leaving, on an error, on a panic.

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};
use std::io::{self, BufWriter, Stdout, Write};
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicBool, Ordering};

static TAKEN: AtomicBool = AtomicBool::new(false);

/// Gives the terminal back if it is taken; says nothing where the terminal is gone.
pub fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = execute!(out, EndSynchronizedUpdate, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
        let _ = out.flush();
    }
}

/// The terminal while it is ours.
pub struct Guard {
    /// Never dropped: its own end would write to the terminal once more and complain where it is
    /// gone.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
}

/// A terminal that takes every cell for blank, as the alternate screen is.
fn blank() -> io::Result<ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>> {
    Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout())))
        .map(ManuallyDrop::new)
}

fn take() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    // A terminal without an alternate screen still shows the shell's lines.
    execute!(io::stdout(), EnterAlternateScreen, Clear(ClearType::All), Hide)
}

impl Guard {
    /// Takes the terminal.
    pub fn enter() -> io::Result<Self> {
        let taken = take().and_then(|()| blank());
        if taken.is_err() {
            restore();
        }
        Ok(Self { terminal: taken? })
    }

    /// Puts a text into the terminal's clipboard, where it lets a program do so (OSC 52).
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(self.terminal.backend_mut(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Draws one frame, in one piece where the terminal can.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(render)?;
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        io::Write::flush(self.terminal.backend_mut())
    }

    /// Gives the terminal back for a while.
    #[allow(clippy::unused_self, reason = "only who has it can give it back")]
    pub fn suspend(&mut self) {
        restore();
    }

    /// Takes it again and forgets what stood on it.
    pub fn resume(&mut self) -> io::Result<()> {
        take()?;
        self.terminal = blank()?;
        Ok(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}
