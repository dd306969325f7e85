//! The arguments. Their help is in `words::command_line::help`.

use crate::words::command_line::help;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The command line.
#[derive(Debug, Parser)]
#[command(version, about = help::ABOUT, long_about = help::LONG_ABOUT)]
#[command(after_help = help::EXIT_CODES)]
#[command(max_term_width = 110, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub view: ViewArgs,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(about = help::REPORT)]
    Report {
        #[command(flatten)]
        view: ViewArgs,
        #[arg(long, value_enum, default_value = "text", help = help::FORMAT)]
        format: ReportFormat,
    },
    #[command(about = help::CHECK)]
    Check(CheckArgs),
    #[command(about = help::CONFIG)]
    Config(ConfigArgs),
    #[command(about = help::SAMPLE)]
    Sample(SampleArgs),
}

#[derive(Debug, Args)]
pub struct ViewArgs {
    #[arg(help = help::PATHS)]
    pub paths: Vec<PathBuf>,
    #[arg(long, help = help::YEAR)]
    pub year: Option<u16>,
    #[arg(long, value_name = "ZONE", help = help::ZONE)]
    pub zone: Vec<String>,
    #[arg(long, value_name = "OWNERSHIP", help = help::OWNERSHIP)]
    pub ownership: Vec<String>,
    #[arg(long, value_name = "DISTRICT", help = help::DISTRICT)]
    pub district: Vec<String>,
    #[arg(long, value_name = "FILE", help = help::CONFIG_FILE)]
    pub config: Option<PathBuf>,
    #[arg(long, value_enum, help = help::LANG)]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(help = help::CHECK_PATHS)]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value = "text", help = help::FORMAT)]
    pub format: CheckFormat,
    #[arg(long, value_name = "NAME", help = help::UNIT)]
    pub unit: Option<String>,
    #[arg(long, value_name = "FILE", help = help::CONFIG_FILE)]
    pub config: Option<PathBuf>,
    #[arg(long, help = help::EXPLAIN)]
    pub explain: bool,
    #[arg(long, help = help::CHECK_YEAR)]
    pub year: Option<u16>,
    #[arg(long, value_enum, help = help::LANG)]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub struct ConfigArgs {
    #[arg(help = help::CONFIG_PATHS)]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", help = help::CONFIG_FILE)]
    pub config: Option<PathBuf>,
    #[arg(long, value_enum, help = help::LANG)]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub struct SampleArgs {
    #[arg(help = help::DIR)]
    pub dir: PathBuf,
    #[arg(long, value_enum, help = help::LANG)]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    Vi,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Text,
    Json,
    Csv,
}
