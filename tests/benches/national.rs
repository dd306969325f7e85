//! Writes tables of national size, or any other, into a folder: `cargo run --release --example
//! national -- FOLDER [ORGANISATIONS BRANCHES YEARS [MISTAKES [plain]]]`.

#[path = "../support/national.rs"]
mod national;
#[path = "../support/random.rs"]
mod random;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.first() else {
        eprintln!(
            "national FOLDER [ORGANISATIONS BRANCHES YEARS [MISTAKES: one cell in so many [plain]]]"
        );
        std::process::exit(2);
    };
    let number = |at: usize, standard: usize| {
        arguments.get(at).and_then(|a| a.parse().ok()).unwrap_or(standard)
    };
    let size = national::Size {
        organisations: number(1, national::COUNTRY.organisations),
        branches: number(2, national::COUNTRY.branches),
        years: u16::try_from(number(3, national::COUNTRY.years.into())).unwrap_or(1),
        mistakes: number(4, national::COUNTRY.mistakes),
        content: if arguments.get(5).is_some_and(|a| a == "plain") {
            national::Content::Plain
        } else {
            national::Content::Real
        },
    };
    national::write(std::path::Path::new(folder), size)
}
