//! dangbo: the thin binary; everything is in the library.

fn main() -> std::process::ExitCode {
    dangbo::cli::run()
}
