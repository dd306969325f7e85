//! The user's text editor.

use std::path::Path;
use std::process::Command;

/// The variables that name the editor, the strongest first.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// The editors that a system has without being asked, the best first.
const USUAL: &[&str] =
    if cfg!(windows) { &["notepad"] } else { &["sensible-editor", "nano", "vim", "vi"] };

/// Opens a file in the editor and waits until it is closed.
///
/// # Errors
/// The name of the editor that cannot be run or that fails.
pub fn open(file: &Path) -> Result<(), String> {
    let of_user = VARIABLES
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|editor| !editor.trim().is_empty());
    if let Some(editor) = of_user {
        return if run(&editor, file) == Some(true) { Ok(()) } else { Err(editor) };
    }
    for editor in USUAL {
        match run(editor, file) {
            Some(true) => return Ok(()),
            Some(false) => return Err((*editor).to_owned()),
            None => {}
        }
    }
    Err(USUAL.join(", "))
}

/// Whether an editor ended well; None if it cannot be run. Its name may have arguments after it, as
/// `code --wait`, or be a path with blanks.
fn run(editor: &str, file: &Path) -> Option<bool> {
    let mut words = editor.split_whitespace();
    let mut command = if Path::new(editor).is_file() {
        Command::new(editor)
    } else {
        let mut command = Command::new(words.next()?);
        command.args(words);
        command
    };
    Some(command.arg(file).status().ok()?.success())
}
