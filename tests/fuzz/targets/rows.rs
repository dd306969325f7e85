//! Text to rows.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| dangbo::ingest::fuzz_api::splitting(text));
