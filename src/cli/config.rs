//! `dangbo config`: the settings that apply, and where each was set.

use super::args::ConfigArgs;
use super::{output, settings};
use crate::config;
use std::process::ExitCode;

pub fn run(args: &ConfigArgs) -> Result<ExitCode, String> {
    let (config, lang) = settings::load(args.config.as_deref(), &args.paths, args.lang)?;
    output::print(config::print(&config, lang).trim_start());
    Ok(ExitCode::SUCCESS)
}
