//! The command line: arguments, exit codes, and which part of the program answers.

use crate::analysis::{Filter, Matcher, districts, districts_named};
use crate::app::State;
use crate::config::{self, Config};
use crate::domain::{Dataset, Settings, Unreadable, Year, clean};
use crate::ingest::{self, LoadOptions, find_ownership, find_zone, source};
use crate::report::{self, Question};
use crate::terminal;
use crate::words::{self, Lang};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::{BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bảng theo dõi xếp loại tổ chức đảng và đảng viên, từ các tệp CSV / A terminal dashboard of Party
/// organisations' ratings.
///
/// Không có PATH thì mở số liệu mẫu / With no PATH the sample is opened.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 110, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    view: View,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// In các số liệu / Print the figures
    Report {
        #[command(flatten)]
        view: View,
        /// Dạng in / Form
        #[arg(long, value_enum, default_value = "text")]
        format: ReportFormat,
    },
    /// Kiểm tra các tệp / Check the files
    Check {
        /// Tệp, thư mục hoặc "-" / Files, folders or "-"
        paths: Vec<PathBuf>,
        /// Dạng in / Form
        #[arg(long, value_enum, default_value = "text")]
        format: CheckFormat,
        /// Chỉ của một đơn vị: mã hoặc tên / Only one unit's: id or name
        #[arg(long, value_name = "NAME")]
        unit: Option<String>,
        /// Tệp thiết lập / Settings file
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// In cách đọc từng tệp / Say what was taken for what
        #[arg(long)]
        explain: bool,
        /// Năm, khi tệp không ghi / The year, where files do not tell
        #[arg(long)]
        year: Option<u16>,
        /// Ngôn ngữ / Language
        #[arg(long, value_enum)]
        lang: Option<LangArg>,
    },
    /// In các thiết lập đang dùng và nơi đặt / Print the present settings and where each comes from
    Config {
        /// Tệp hoặc thư mục số liệu / Files or folders of data
        paths: Vec<PathBuf>,
        /// Tệp thiết lập / Settings file
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// Ngôn ngữ / Language
        #[arg(long, value_enum)]
        lang: Option<LangArg>,
    },
    /// Ghi các tệp mẫu vào một thư mục / Write the sample into a folder
    Sample {
        /// Thư mục / Folder
        dir: PathBuf,
        /// Ngôn ngữ / Language
        #[arg(long, value_enum)]
        lang: Option<LangArg>,
    },
}

#[derive(Debug, Clone, Args)]
struct View {
    /// Tệp, thư mục hoặc "-" (đầu vào chuẩn) / Files, folders or "-" (standard input)
    paths: Vec<PathBuf>,
    /// Năm; cũng là năm của tệp không ghi năm / The year, also of files that do not tell theirs
    #[arg(long)]
    year: Option<u16>,
    /// Chỉ khu, cụm công nghiệp này; nhiều lần được / Only this zone; may be repeated
    #[arg(long, value_name = "ZONE")]
    zone: Vec<String>,
    /// Chỉ loại hình này: state, `non_state`, fdi / Only this ownership
    #[arg(long, value_name = "OWNERSHIP")]
    ownership: Vec<String>,
    /// Chỉ huyện, thành phố này / Only this district
    #[arg(long, value_name = "DISTRICT")]
    district: Vec<String>,
    /// Tệp thiết lập / Settings file
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Ngôn ngữ / Language
    #[arg(long, value_enum)]
    lang: Option<LangArg>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LangArg {
    Vi,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    Text,
    Json,
    Csv,
}

/// The language: the argument's, the settings', else the environment's.
fn language(asked: Option<LangArg>, set: Option<Lang>) -> Lang {
    match asked {
        Some(LangArg::Vi) => Lang::Vi,
        Some(LangArg::En) => Lang::En,
        None => set.unwrap_or_else(|| {
            let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
            names
                .iter()
                .filter_map(|name| std::env::var(name).ok())
                .find(|v| !v.is_empty())
                .map_or(Lang::Vi, |v| Lang::of_locale(&v))
        }),
    }
}

fn stdin() -> Result<Vec<u8>, Unreadable> {
    source::read_bounded(std::io::stdin().lock(), 0)
}

/// The name of a settings file.
const SETTINGS: &str = "dangbo.toml";

/// The settings file that holds: the one asked for, else the one beside the data, else the user's
/// own; the sample has its own settings.
fn settings_file(asked: Option<&Path>, paths: &[PathBuf]) -> Option<PathBuf> {
    if let Some(asked) = asked {
        return Some(asked.to_owned());
    }
    let first = paths.first()?;
    let beside = if first.is_dir() {
        first.clone()
    } else {
        first.parent().map(Path::to_owned).unwrap_or_default()
    }
    .join(SETTINGS);
    let home = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let own = home("XDG_CONFIG_HOME")
        .or_else(|| home("APPDATA"))
        .or_else(|| home("HOME").map(|h| h.join(".config")));
    std::iter::once(beside)
        .chain(own.map(|own| own.join("dangbo").join(SETTINGS)))
        .find(|file| file.is_file())
}

/// The largest settings file.
const MAX_SETTINGS: u64 = 1 << 20;

/// What holds for `paths`, or a sentence about what is wrong with the settings file; and the
/// language.
fn configured(
    asked: Option<&Path>,
    paths: &[PathBuf],
    lang: Option<LangArg>,
) -> Result<(Config, Lang), String> {
    let mut config =
        Config::new(if paths.is_empty() { Settings::sample() } else { Settings::default() });
    let own = language(lang, None);
    if let Some(file) = settings_file(asked, paths) {
        let name = clean(&file.to_string_lossy()).into_owned();
        let read = || -> std::io::Result<String> {
            let mut text = String::new();
            std::fs::File::open(&file)?.take(MAX_SETTINGS).read_to_string(&mut text)?;
            Ok(text)
        };
        let text = read().map_err(|e| {
            format!(
                "{name}: {}: {e}",
                own.pick("không đọc được tệp thiết lập", "the settings file cannot be read")
            )
        })?;
        config::read(&mut config, &name, &text, own)?;
    }
    let lang = language(lang, config.language);
    Ok((config, lang))
}

fn fail(sentence: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "dangbo: {sentence}");
    ExitCode::from(2)
}

/// Prints and takes it calmly where nobody reads on.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes()).and_then(|()| std::io::stdout().flush());
}

fn year(lang: Lang, asked: Option<u16>) -> Result<Option<Year>, String> {
    let Some(asked) = asked else { return Ok(None) };
    let wrong = || match lang {
        Lang::Vi => format!("--year {asked}: năm phải từ 1930 đến 2100"),
        Lang::En => format!("--year {asked}: a year is from 1930 to 2100"),
    };
    Year::new(u64::from(asked)).map(Some).ok_or_else(wrong)
}

/// The narrowing that the arguments ask for.
fn filter(lang: Lang, data: &Dataset, view: &View) -> Result<Filter, String> {
    let mut filter = Filter::default();
    for word in &view.zone {
        let zone = find_zone(&data.zones, word).map_err(|near| {
            let word = clean(word);
            let near = if near.is_empty() {
                data.zones.iter().map(|z| z.name.clone()).collect()
            } else {
                near
            };
            match lang {
                Lang::Vi => format!("--zone \"{word}\": không rõ khu nào; có: {}", near.join("; ")),
                Lang::En => {
                    format!("--zone \"{word}\": not one zone; there are: {}", near.join("; "))
                }
            }
        })?;
        if !filter.zones.contains(&zone) {
            filter.zones.push(zone);
        }
    }
    for word in &view.ownership {
        let ownership = find_ownership(word).ok_or_else(|| match lang {
            Lang::Vi => format!("--ownership \"{}\": chỉ có state, non_state, fdi", clean(word)),
            Lang::En => format!("--ownership \"{}\": there are state, non_state, fdi", clean(word)),
        })?;
        if !filter.ownerships.contains(&ownership) {
            filter.ownerships.push(ownership);
        }
    }
    for word in &view.district {
        let found = districts_named(data, word);
        if found.is_empty() {
            let there: Vec<&str> =
                districts(data).into_iter().take(50).map(|d| data.texts.get(d)).collect();
            let word = clean(word);
            return Err(match lang {
                Lang::Vi => format!("--district \"{word}\": không có; có: {}", there.join("; ")),
                Lang::En => {
                    format!("--district \"{word}\": there is none; there are: {}", there.join("; "))
                }
            });
        }
        filter.districts.extend(found);
    }
    Ok(filter)
}

/// The year to show: the one asked for, else the newest.
fn shown_year(lang: Lang, data: &Dataset, asked: Option<Year>) -> Result<Year, String> {
    let newest = data.newest().ok_or_else(|| words::no_data(lang).to_owned())?;
    match asked {
        None => Ok(newest),
        Some(year) if data.years.contains(&year) => Ok(year),
        Some(year) => {
            let years: Vec<String> = data.years.iter().map(Year::to_string).collect();
            Err(match lang {
                Lang::Vi => {
                    format!("--year {year}: không có số liệu năm này; có: {}", years.join(", "))
                }
                Lang::En => format!(
                    "--year {year}: there is no such year in the data; there are: {}",
                    years.join(", ")
                ),
            })
        }
    }
}

fn run_report(view: &View, format: ReportFormat) -> ExitCode {
    let (settings, lang) = match configured(view.config.as_deref(), &view.paths, view.lang) {
        Ok((config, lang)) => (config.settings, lang),
        Err(sentence) => return fail(&sentence),
    };
    let asked = match year(lang, view.year) {
        Ok(asked) => asked,
        Err(sentence) => return fail(&sentence),
    };
    let data = ingest::load(
        &source::expand(&view.paths, stdin),
        &settings,
        &LoadOptions { fallback_year: asked, ..LoadOptions::default() },
    );
    let code = report::exit_code(&data);
    for finding in data
        .findings
        .kept()
        .iter()
        .filter(|f| f.row.is_none() && f.severity() == crate::domain::Severity::Error)
        .take(20)
    {
        let _ = writeln!(std::io::stderr(), "dangbo: {}", words::sentence_of(lang, &data, finding));
    }
    let asked_for =
        shown_year(lang, &data, asked).and_then(|year| Ok((year, filter(lang, &data, view)?)));
    let (year, filter) = match asked_for {
        Ok(asked_for) => asked_for,
        Err(sentence) => return fail(&sentence),
    };
    let question = Question {
        data: &data,
        settings: &settings,
        year,
        filter: &filter,
        today: terminal::this_year(),
    };
    match format {
        ReportFormat::Json => {
            let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
            // Taken calmly where nobody reads on.
            let _ = report::write_report_json(&question, &mut out)
                .and_then(|()| writeln!(out))
                .and_then(|()| out.flush());
        }
        ReportFormat::Text => print(&report::report_text(lang, &question)),
    }
    // The system takes the memory back faster than it can be freed.
    std::mem::forget(data);
    ExitCode::from(code)
}

/// The rows of the findings that a text lists; each file is read once more.
fn excerpts_of(
    sources: &[source::Named],
    data: &Dataset,
    filter: report::FindingFilter,
) -> report::Excerpts {
    let listed = report::listed(data, filter);
    let mut excerpts = report::Excerpts::default();
    for ((number, named), facts) in (0u16..).zip(sources).zip(&data.files) {
        let lines: Vec<u32> = listed
            .iter()
            .filter(|f| f.place.file == number && f.place.line > 0)
            .map(|f| f.place.line)
            .collect();
        if let (Ok(source), false) = (&named.source, lines.is_empty()) {
            excerpts.extend(
                ingest::excerpts(source, facts, &lines)
                    .into_iter()
                    .map(|(line, excerpt)| ((number, line), excerpt)),
            );
        }
    }
    excerpts
}

/// What `check` is asked.
struct CheckAsked {
    paths: Vec<PathBuf>,
    format: CheckFormat,
    unit: Option<String>,
    explain: bool,
    year: Option<u16>,
    config: Option<PathBuf>,
    lang: Option<LangArg>,
}

fn run_check(asked: &CheckAsked) -> ExitCode {
    let CheckAsked { paths, format, unit, explain, .. } = asked;
    let (settings, lang) = match configured(asked.config.as_deref(), paths, asked.lang) {
        Ok((config, lang)) => (config.settings, lang),
        Err(sentence) => return fail(&sentence),
    };
    let asked_year = match year(lang, asked.year) {
        Ok(asked) => asked,
        Err(sentence) => return fail(&sentence),
    };
    let sources = source::expand(paths, stdin);
    let data = ingest::load(
        &sources,
        &settings,
        &LoadOptions { fallback_year: asked_year, ..LoadOptions::default() },
    );
    let unit = unit.as_deref().map(Matcher::new);
    let of_unit = |finding: &crate::domain::Finding| {
        unit.as_ref().is_some_and(|unit| report::concerns(&data, finding, unit))
    };
    let filter: report::FindingFilter = unit.is_some().then_some(&of_unit);
    if *explain {
        print(&report::explain(lang, &data));
    } else {
        let coloured = std::io::stdout().is_terminal()
            && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        match *format {
            CheckFormat::Json => print(&format!("{}\n", report::check_json(lang, &data, filter))),
            CheckFormat::Csv => print(&report::check_csv(lang, &data, filter)),
            CheckFormat::Text => {
                print(&report::check_text(
                    lang,
                    &data,
                    filter,
                    &excerpts_of(&sources, &data, filter),
                    coloured,
                ));
            }
        }
    }
    ExitCode::from(report::exit_code(&data))
}

fn run_sample(dir: &Path, lang: Lang) -> ExitCode {
    let shown = clean(&dir.to_string_lossy()).into_owned();
    if let Some((name, _)) = source::SAMPLE.iter().find(|(name, _)| dir.join(name).exists()) {
        return fail(&match lang {
            Lang::Vi => format!("{shown} đã có {name}; không ghi đè, hãy chọn thư mục khác"),
            Lang::En => {
                format!("{shown} has {name} already; nothing is overwritten, choose another folder")
            }
        });
    }
    let write = || -> std::io::Result<()> {
        std::fs::create_dir_all(dir)?;
        for (name, bytes) in source::SAMPLE {
            std::fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(dir.join(name))?
                .write_all(bytes)?;
        }
        Ok(())
    };
    match write() {
        Ok(()) => {
            let names: Vec<&str> = source::SAMPLE.iter().map(|(name, _)| *name).collect();
            print(&format!("{}: {} ({})\n", shown, names.join(", "), words::illustrative(lang)));
            ExitCode::SUCCESS
        }
        Err(error) => fail(&format!("{shown}: {error}")),
    }
}

/// Answers the command line.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        Some(Command::Report { view, format }) => run_report(&view, format),
        Some(Command::Check { paths, format, unit, explain, year, config, lang }) => {
            run_check(&CheckAsked { paths, format, unit, explain, year, config, lang })
        }
        Some(Command::Config { paths, config, lang }) => {
            match configured(config.as_deref(), &paths, lang) {
                Ok((config, lang)) => {
                    print(config::print(&config, lang).trim_start());
                    ExitCode::SUCCESS
                }
                Err(sentence) => fail(&sentence),
            }
        }
        Some(Command::Sample { dir, lang }) => run_sample(&dir, language(lang, None)),
        None => run_dashboard(&cli.view),
    }
}

/// A panic or an error is a sentence that says where to send it, on a terminal that was given back.
fn install_reports() {
    let (panic, error) = color_eyre::config::HookBuilder::default()
        .panic_section("dangbo: lỗi của chương trình; xin gửi đoạn này cho người phát triển / a fault of the program; please send this text to its developers")
        .display_env_section(false)
        .into_hooks();
    let _ = error.install();
    let panic = panic.into_panic_hook();
    std::panic::set_hook(Box::new(move |info| {
        terminal::restore();
        panic(info);
    }));
}

fn run_dashboard(view: &View) -> ExitCode {
    let (config, lang) = match configured(view.config.as_deref(), &view.paths, view.lang) {
        Ok(configured) => configured,
        Err(sentence) => return fail(&sentence),
    };
    let asked = match year(lang, view.year) {
        Ok(asked) => asked,
        Err(sentence) => return fail(&sentence),
    };
    if let Some(missing) = view.paths.iter().find(|p| p.as_os_str() != "-" && !p.exists()) {
        let path = clean(&missing.to_string_lossy()).into_owned();
        return fail(&format!(
            "{path}: {}",
            lang.pick("không có tệp hay thư mục này", "there is no such file or folder")
        ));
    }
    if view.paths.iter().any(|p| p.as_os_str() == "-") {
        return fail(lang.pick(
            "bảng theo dõi cần bàn phím ở đầu vào chuẩn; với \"-\" hãy dùng dangbo report hoặc dangbo check",
            "the dashboard needs the keyboard on standard input; with \"-\" use dangbo report or dangbo check",
        ));
    }
    if !terminal::is_interactive() {
        return fail(lang.pick(
            "đầu ra không phải là màn hình; hãy dùng: dangbo report [--format json] [PATH]…",
            "the output is no terminal; use: dangbo report [--format json] [PATH]…",
        ));
    }
    let mut ownerships = Vec::new();
    for word in &view.ownership {
        match find_ownership(word) {
            Some(ownership) => ownerships.push(ownership),
            None => {
                return fail(&format!("--ownership \"{}\": state, non_state, fdi", clean(word)));
            }
        }
    }
    install_reports();
    let mut state = State::new(config.settings, lang, view.paths.is_empty());
    state.want(asked, view.zone.clone(), view.district.clone(), ownerships);
    match terminal::run(state, &view.paths, asked, config.coloured) {
        Ok(code) => ExitCode::from(code),
        Err(report) => {
            terminal::restore();
            let _ = writeln!(std::io::stderr(), "dangbo: {report:?}");
            ExitCode::from(101)
        }
    }
}
