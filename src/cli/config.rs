//! `dangbo config`: the settings that apply, and where each was set.

use super::args::ConfigArgs;
use super::failure::Failure;
use super::{output, settings};
use crate::config;
use std::process::ExitCode;

pub fn run(args: &ConfigArgs) -> Result<ExitCode, Failure> {
    let (config, lang) = settings::load(args.config.as_deref(), &args.paths, args.lang)?;
    output::print(lang, config::print(&config, lang).trim_start()).map_err(Failure::NotWritten)?;
    Ok(ExitCode::SUCCESS)
}
