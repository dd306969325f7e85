//! Text to rows.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| dangbo::ingest::probe::splitting(text));
