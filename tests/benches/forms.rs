//! 100,000 rows in each form in which offices save them: reading and judging all of them.

#[path = "../support/national.rs"]
#[allow(dead_code, reason = "the example writes other sizes")]
mod national;
#[path = "../support/old_fonts.rs"]
#[allow(dead_code, reason = "the tests have more encodings")]
mod old_fonts;
#[path = "../support/random.rs"]
mod random;
#[path = "../support/saved_as.rs"]
mod saved_as;

use dangbo::domain::{Dataset, Settings};
use dangbo::ingest::{LoadOptions, load, source};
use divan::Bencher;

fn main() {
    divan::main();
}

#[divan::bench(args = saved_as::FORMS.map(|(name, _)| name), sample_count = 10, sample_size = 1)]
fn read(bencher: Bencher, name: &str) {
    let size = national::Size { organisations: 3_000, branches: 17_000, ..national::COUNTRY };
    let (tidy, folder) =
        (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("one"));
    national::write(tidy.path(), size).expect("room for the tables");
    let (_, form) = saved_as::FORMS.into_iter().find(|(own, _)| *own == name).expect("a form");
    saved_as::write(form, tidy.path(), folder.path()).expect("room for the tables");
    let files = source::expand(&[folder.path().to_owned()], || Ok(Vec::new()));
    bencher
        .bench_local(|| -> Dataset { load(&files, &Settings::default(), &LoadOptions::default()) });
}
