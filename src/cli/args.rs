//! The arguments. Their help, and the option `--lang`, are added by `command`.

use super::ending::OfEnding;
use crate::report::{OfficialForm, ReportTable};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "dangbo", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub view: ViewArgs,
    #[command(flatten)]
    pub screen: ScreenArgs,
}

/// What only the dashboard has.
#[derive(Debug, Args)]
pub struct ScreenArgs {
    #[arg(long, conflicts_with = "light")]
    pub dark: bool,
    #[arg(long)]
    pub light: bool,
    #[arg(long)]
    pub no_state: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Report(ReportArgs),
    Check(CheckArgs),
    Config(ConfigArgs),
    Sample(SampleArgs),
    Template(TemplateArgs),
    Completions(CompletionsArgs),
    Man,
    Help(HelpArgs),
}

#[derive(Debug, Args)]
pub struct ViewArgs {
    #[arg(value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub year: Option<u16>,
    #[arg(long)]
    pub zone: Vec<String>,
    #[arg(long)]
    pub ownership: Vec<String>,
    #[arg(long)]
    pub district: Vec<String>,
    #[arg(long)]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ReportArgs {
    #[command(flatten)]
    pub view: ViewArgs,
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[arg(long, value_enum)]
    pub table: Option<TableArg>,
    #[arg(long, value_enum, conflicts_with = "table")]
    pub form: Option<FormArg>,
    #[arg(long)]
    pub raw: bool,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_enum)]
    pub format: Option<CheckFormat>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub unit: Option<String>,
    #[arg(long, conflicts_with_all = ["unit", "explain", "output"])]
    pub per_unit: Option<PathBuf>,
    #[arg(long)]
    pub config: Option<PathBuf>,
    #[arg(long)]
    pub explain: bool,
    #[arg(long)]
    pub year: Option<u16>,
}

#[derive(Debug, Args)]
pub struct ConfigArgs {
    #[arg(value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub config: Option<PathBuf>,
    #[arg(long, conflicts_with = "check")]
    pub edit: bool,
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, Args)]
pub struct SampleArgs {
    #[arg(value_hint = clap::ValueHint::DirPath)]
    pub dir: PathBuf,
}

#[derive(Debug, Args)]
pub struct TemplateArgs {
    #[arg(value_hint = clap::ValueHint::FilePath, required_unless_present = "csv")]
    pub file: Option<PathBuf>,
    #[arg(long, conflicts_with = "file", value_hint = clap::ValueHint::DirPath)]
    pub csv: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    #[arg(value_enum)]
    pub shell: ShellArg,
}

#[derive(Debug, Args)]
pub struct HelpArgs {
    pub command: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    Text,
    Json,
    Csv,
    Markdown,
    Xlsx,
    Html,
    Docx,
}

impl OfEnding for ReportFormat {
    const ENDINGS: &[(&str, Self)] = &[
        ("txt", Self::Text),
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("md", Self::Markdown),
        ("xlsx", Self::Xlsx),
        ("html", Self::Html),
        ("docx", Self::Docx),
    ];

    fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx | Self::Docx)
    }
}

/// A part of the report, for the formats that have one table or some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableArg {
    Overview,
    Organisations,
    Branches,
    Zones,
    Targets,
    Below,
    Findings,
}

impl TableArg {
    /// The part of the report.
    pub const fn part(self) -> ReportTable {
        match self {
            Self::Overview => ReportTable::Overview,
            Self::Organisations => ReportTable::Organisations,
            Self::Branches => ReportTable::Branches,
            Self::Zones => ReportTable::Zones,
            Self::Targets => ReportTable::Targets,
            Self::Below => ReportTable::Below,
            Self::Findings => ReportTable::Findings,
        }
    }
}

/// An official summary, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormArg {
    #[value(name = "5-btctw")]
    ByOwnership,
    #[value(name = "7-tctw")]
    ByRating,
}

impl FormArg {
    /// The form.
    pub const fn form(self) -> OfficialForm {
        match self {
            Self::ByOwnership => OfficialForm::ByOwnership,
            Self::ByRating => OfficialForm::ByRating,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Text,
    Json,
    Csv,
    Xlsx,
}

impl OfEnding for CheckFormat {
    const ENDINGS: &[(&str, Self)] =
        &[("txt", Self::Text), ("json", Self::Json), ("csv", Self::Csv), ("xlsx", Self::Xlsx)];

    fn is_binary(self) -> bool {
        self == Self::Xlsx
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ShellArg {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
    Nushell,
}
