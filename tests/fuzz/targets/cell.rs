//! One cell, read as everything that it could be.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| dangbo::ingest::fuzz_api::cell(text));
