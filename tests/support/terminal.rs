//! The program in a pseudo-terminal: keys in, the screen as a person sees it out.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    seen: Arc<Mutex<(vt100::Parser, Vec<u8>)>>,
    hung_up: Arc<AtomicBool>,
    reading: JoinHandle<()>,
    /// The folder of the user's state file, unless it is another's.
    states: Option<tempfile::TempDir>,
}

fn cells(n: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(n).unwrap()
}

/// How much of an output a person sees: a terminal shows a frame once all of it is there. Half a
/// frame has the texts of two screens, and a key that is typed then may come together with the one
/// before.
fn whole_frames(output: &[u8]) -> usize {
    const BEGIN: &[u8] = b"\x1b[?2026h";
    const END: &[u8] = b"\x1b[?2026l";
    let last = |mark: &[u8]| output.windows(mark.len()).rposition(|bytes| bytes == mark);
    match (last(BEGIN), last(END)) {
        (Some(begin), end) if end.is_none_or(|end| end < begin) => begin,
        // The mark itself may be cut.
        _ => {
            output.len()
                - (1..BEGIN.len())
                    .rev()
                    .find(|&length| output.ends_with(&BEGIN[..length]))
                    .unwrap_or(0)
        }
    }
}

const PATIENCE: Duration = Duration::from_secs(20);

/// How long the output of a program that has ended is awaited.
const LAST_OUTPUT_WAIT: Duration = Duration::from_secs(2);

impl Terminal {
    /// Starts the program in a window of `columns` × `rows`.
    pub fn start(arguments: &[&str], columns: u16, rows: u16) -> Self {
        Self::start_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments, columns, rows)
    }

    /// Starts it in a folder.
    pub fn start_in(folder: &Path, arguments: &[&str], columns: u16, rows: u16) -> Self {
        let mut command = CommandBuilder::new(super::support::binary());
        command.args(arguments);
        Self::run(command, folder, columns, rows)
    }

    /// Starts it on a folder with a fault to inject.
    pub fn start_with_fault(folder: &Path, fault: &str) -> Self {
        let mut command = CommandBuilder::new(super::support::binary());
        command.arg(".");
        command.env("DANGBO_FAULT", fault);
        Self::run(command, folder, 120, 40)
    }

    /// Runs a script of a shell with job control; `$0` is the program.
    pub fn script(script: &str, columns: u16, rows: u16) -> Self {
        let mut command = CommandBuilder::new("bash");
        command.args(["--norc", "-c", &format!("set -m; {script}")]);
        command.arg(super::support::binary());
        Self::run(command, Path::new(env!("CARGO_MANIFEST_DIR")), columns, rows)
    }

    /// Starts it on the sample where no file can grow past 4096 bytes, as on a disk that is full.
    #[cfg(unix)]
    pub fn start_on_a_full_disk(folder: &Path, columns: u16, rows: u16) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", "ulimit -f 8; exec \"$0\""]);
        command.arg(super::support::binary());
        Self::run(command, folder, columns, rows)
    }

    /// Starts it on a folder of data, with a folder of its own for the state file.
    pub fn open_with_states(folder: &Path, states: &Path, more: &[&str]) -> Self {
        let mut command = CommandBuilder::new(super::support::binary());
        command.arg(folder);
        command.args(more);
        command.env("XDG_STATE_HOME", states);
        Self::run(command, folder, 120, 40)
    }

    fn run(mut command: CommandBuilder, folder: &Path, columns: u16, rows: u16) -> Self {
        let has_states = command
            .get_env("XDG_STATE_HOME")
            .is_some_and(|path| Some(path) != std::env::var_os("XDG_STATE_HOME").as_deref());
        let states = (!has_states).then(|| tempfile::tempdir().unwrap());
        if let Some(states) = &states {
            command.env("XDG_STATE_HOME", states.path());
        }
        let pair = native_pty_system()
            .openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        command.cwd(folder);
        command.env("LANG", "vi_VN.UTF-8");
        command.env("TERM", "xterm-256color");
        command.env_remove("LC_ALL");
        command.env_remove("NO_COLOR");
        command.env_remove("RUST_BACKTRACE");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let seen =
            Arc::new(Mutex::new((vt100::Parser::new(cells(rows), cells(columns), 0), Vec::new())));
        let sink = Arc::clone(&seen);
        let hung_up = Arc::new(AtomicBool::new(false));
        let gone = Arc::clone(&hung_up);
        let reading = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            let mut waiting = Vec::new();
            while let Ok(got @ 1..) = reader.read(&mut buffer) {
                if gone.load(Ordering::SeqCst) {
                    return;
                }
                waiting.extend(&buffer[..got]);
                let shown = whole_frames(&waiting);
                let mut seen = sink.lock().unwrap();
                seen.0.process(&waiting[..shown]);
                seen.1.extend(&buffer[..got]);
                waiting.drain(..shown);
            }
            sink.lock().unwrap().0.process(&waiting);
        });
        let keys = pair.master.take_writer().unwrap();
        Self { child, master: Some(pair.master), keys: Some(keys), seen, hung_up, reading, states }
    }

    /// Starts it on a folder.
    pub fn open(folder: &Path, columns: u16, rows: u16) -> Self {
        Self::start(&[folder.to_str().unwrap()], columns, rows)
    }

    /// The text of the screen. A no-break space is a blank like any.
    pub fn screen(&self) -> String {
        self.seen.lock().unwrap().0.screen().contents().replace('\u{a0}', " ")
    }

    /// Everything that was sent to the terminal.
    pub fn sent(&self) -> Vec<u8> {
        self.seen.lock().unwrap().1.clone()
    }

    /// What was sent, as text.
    pub fn sent_text(&self) -> String {
        String::from_utf8_lossy(&self.sent()).into_owned()
    }

    /// Whether the screen of the shell is back and its cursor in sight.
    pub fn is_given_back(&self) -> bool {
        let seen = self.seen.lock().unwrap();
        let screen = seen.0.screen();
        !screen.alternate_screen() && !screen.hide_cursor()
    }

    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.send(keys.as_bytes())
    }

    /// Sends bytes as a terminal does.
    pub fn send(&mut self, bytes: &[u8]) -> &mut Self {
        let keyboard = self.keys.as_mut().unwrap();
        keyboard.write_all(bytes).unwrap();
        keyboard.flush().unwrap();
        self
    }

    /// Waits until the screen is as `is` says.
    pub fn until(&self, what: &str, is: impl Fn(&str) -> bool) {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if is(&self.screen()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("{what} did not come; the screen is:\n{}", self.screen());
    }

    /// Waits until every text is on the screen.
    pub fn sees(&self, texts: &[&str]) -> &Self {
        self.until(&format!("{texts:?}"), |screen| texts.iter().all(|t| screen.contains(t)));
        self
    }

    /// Waits until a text is gone from the screen.
    pub fn loses(&self, text: &str) -> &Self {
        self.until(&format!("the end of {text:?}"), |screen| !screen.contains(text));
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.seen.lock().unwrap().0.screen_mut().set_size(cells(rows), cells(columns));
        self.master
            .as_ref()
            .unwrap()
            .resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })
            .unwrap();
    }

    /// The folder of the state file.
    pub fn states(&self) -> &Path {
        self.states.as_ref().unwrap().path()
    }

    pub fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Waits for the program's end; its exit code.
    pub fn ends(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Ok(Some(status)) = self.child.try_wait() {
                // What it sent last may not be read yet. A process that it left may keep the
                // terminal open.
                let end = end.min(Instant::now() + LAST_OUTPUT_WAIT);
                while !self.reading.is_finished() && Instant::now() < end {
                    std::thread::sleep(Duration::from_millis(5));
                }
                return status.exit_code();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the program did not end");
    }

    /// Leaves what the program sends unread.
    pub fn stop_reading(&mut self) {
        self.hung_up.store(true, Ordering::SeqCst);
        self.press("2");
        std::thread::sleep(Duration::from_millis(200));
    }

    /// Takes the terminal away, as a closed window does.
    pub fn hang_up(&mut self) {
        // The thread that reads lets go of the terminal at the next output.
        self.hung_up.store(true, Ordering::SeqCst);
        self.press("2");
        std::thread::sleep(Duration::from_millis(200));
        self.keys = None;
        self.master = None;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
