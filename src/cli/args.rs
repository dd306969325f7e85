//! The arguments, with their help in both languages.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Bảng theo dõi xếp loại tổ chức đảng và đảng viên, từ các tệp CSV / A terminal dashboard of Party
/// organisations' ratings.
///
/// Không có PATH thì mở số liệu mẫu / With no PATH the sample is opened.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 110, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub view: ViewArgs,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// In các số liệu / Print the figures
    Report {
        #[command(flatten)]
        view: ViewArgs,
        /// Dạng in / Form
        #[arg(long, value_enum, default_value = "text")]
        format: ReportFormat,
    },
    /// Kiểm tra các tệp / Check the files
    Check(CheckArgs),
    /// In các thiết lập đang dùng và nơi đặt / Print the present settings and where each comes from
    Config(ConfigArgs),
    /// Ghi các tệp mẫu vào một thư mục / Write the sample into a folder
    Sample(SampleArgs),
}

#[derive(Debug, Args)]
pub struct ViewArgs {
    /// Tệp, thư mục hoặc "-" (đầu vào chuẩn) / Files, folders or "-" (standard input)
    pub paths: Vec<PathBuf>,
    /// Năm; cũng là năm của tệp không ghi năm / The year, also of files that do not tell theirs
    #[arg(long)]
    pub year: Option<u16>,
    /// Chỉ khu, cụm công nghiệp này; nhiều lần được / Only this zone; may be repeated
    #[arg(long, value_name = "ZONE")]
    pub zone: Vec<String>,
    /// Chỉ loại hình này: state, `non_state`, fdi / Only this ownership
    #[arg(long, value_name = "OWNERSHIP")]
    pub ownership: Vec<String>,
    /// Chỉ huyện, thành phố này / Only this district
    #[arg(long, value_name = "DISTRICT")]
    pub district: Vec<String>,
    /// Tệp thiết lập / Settings file
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Ngôn ngữ / Language
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Tệp, thư mục hoặc "-" / Files, folders or "-"
    pub paths: Vec<PathBuf>,
    /// Dạng in / Form
    #[arg(long, value_enum, default_value = "text")]
    pub format: CheckFormat,
    /// Chỉ của một đơn vị: mã hoặc tên / Only one unit's: id or name
    #[arg(long, value_name = "NAME")]
    pub unit: Option<String>,
    /// Tệp thiết lập / Settings file
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// In cách đọc từng tệp / Say what was taken for what
    #[arg(long)]
    pub explain: bool,
    /// Năm, khi tệp không ghi / The year, where files do not tell
    #[arg(long)]
    pub year: Option<u16>,
    /// Ngôn ngữ / Language
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// Tệp hoặc thư mục số liệu / Files or folders of data
    pub paths: Vec<PathBuf>,
    /// Tệp thiết lập / Settings file
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Ngôn ngữ / Language
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
}

#[derive(Debug, Args)]
pub struct SampleArgs {
    /// Thư mục / Folder
    pub dir: PathBuf,
    /// Ngôn ngữ / Language
    #[arg(long, value_enum)]
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
