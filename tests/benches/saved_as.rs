//! Writes tables again in the forms in which offices save them: `cargo run --release --example
//! saved_as -- FROM TO [FORM]…`, into a folder for each form. All forms where none is named.

#[path = "../support/old_fonts.rs"]
#[allow(dead_code, reason = "the tests have more encodings")]
mod old_fonts;
#[path = "../support/random.rs"]
mod random;
#[path = "../support/saved_as.rs"]
mod saved_as;

use std::path::Path;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, named @ ..] = arguments.as_slice() else {
        let names: Vec<&str> = saved_as::FORMS.iter().map(|(name, _)| *name).collect();
        eprintln!("saved_as FROM TO [FORM]…, of: {}", names.join(" "));
        std::process::exit(2);
    };
    let is_named = |name: &str| named.is_empty() || named.iter().any(|own| own == name);
    for (name, form) in saved_as::FORMS.iter().filter(|(name, _)| is_named(name)) {
        saved_as::write(*form, Path::new(from), &Path::new(to).join(name))?;
    }
    Ok(())
}
