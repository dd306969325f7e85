//! The settings file: text to settings, with where each comes from; and settings to text. Pure.
//!
//! One table of keys serves reading, printing and the sentences about wrong ones: a setting more is
//! a row more.

pub mod suppositions;

use crate::domain::{Expected, Ownership, Settings, Targets, Year, clean};
use crate::words::Lang;
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// The settings, and what else an office may set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// What is judged by.
    pub settings: Settings,
    /// The language, where it is set.
    pub language: Option<Lang>,
    /// Whether colour is wanted, where it is set.
    pub coloured: Option<bool>,
    /// Where a key's value comes from, where it is not the program's own: file and line.
    pub origins: BTreeMap<String, String>,
}

impl Config {
    /// The program's own settings.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, language: None, coloured: None, origins: BTreeMap::new() }
    }
}

/// What a value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Percent,
    Count,
    Year,
    Month,
    Ownerships,
    Language,
    Theme,
}

impl Kind {
    /// What would do, in words.
    const fn wanted(self, lang: Lang) -> &'static str {
        match self {
            Self::Text => lang.pick("một dòng chữ trong ngoặc kép", "a text in quotes"),
            Self::Percent => {
                lang.pick("một số nguyên từ 1 đến 100", "a whole number from 1 to 100")
            }
            Self::Count => {
                lang.pick("một số nguyên từ 0 đến 1000000", "a whole number from 0 to 1000000")
            }
            Self::Year => lang.pick("một năm từ 1930 đến 2100", "a year from 1930 to 2100"),
            Self::Month => lang.pick("tháng dạng \"2020-08\"", "a month as \"2020-08\""),
            Self::Ownerships => lang.pick(
                "danh sách từ \"state\", \"non_state\", \"fdi\"",
                "a list of \"state\", \"non_state\", \"fdi\"",
            ),
            Self::Language => lang.pick("\"vi\" hoặc \"en\"", "\"vi\" or \"en\""),
            Self::Theme => lang.pick("\"colour\" hoặc \"plain\"", "\"colour\" or \"plain\""),
        }
    }
}

/// A value of the right kind.
enum Taken {
    Text(String),
    Number(u32),
    Month(Year, u8),
    Ownerships(Vec<Ownership>),
}

fn take(kind: Kind, value: &DeValue) -> Option<Taken> {
    let number = || {
        u32::from_str_radix(
            &value.as_integer()?.as_str().replace('_', ""),
            value.as_integer()?.radix(),
        )
        .ok()
    };
    match kind {
        Kind::Text => value
            .as_str()
            .map(|s| Taken::Text(clean(s).into_owned()))
            .filter(|t| !matches!(t, Taken::Text(t) if t.is_empty())),
        Kind::Percent => number().filter(|n| (1..=100).contains(n)).map(Taken::Number),
        Kind::Count => number().filter(|n| *n <= 1_000_000).map(Taken::Number),
        Kind::Year => number().filter(|n| Year::new(u64::from(*n)).is_some()).map(Taken::Number),
        Kind::Month => {
            let (year, month) = value.as_str()?.split_once('-')?;
            let month = month.parse().ok().filter(|m| (1..=12).contains(m))?;
            Some(Taken::Month(Year::new(year.parse().ok()?)?, month))
        }
        Kind::Ownerships => {
            let of = |v: &str| Ownership::KNOWN.into_iter().find(|o| o.word() == v);
            let list: Option<Vec<Ownership>> =
                value.as_array()?.iter().map(|v| of(v.get_ref().as_str()?)).collect();
            list.filter(|l| !l.is_empty()).map(Taken::Ownerships)
        }
        Kind::Language => {
            value.as_str().filter(|s| matches!(*s, "vi" | "en")).map(|s| Taken::Text(s.to_owned()))
        }
        Kind::Theme => value
            .as_str()
            .filter(|s| matches!(*s, "colour" | "plain"))
            .map(|s| Taken::Text(s.to_owned())),
    }
}

/// One setting.
struct Key {
    path: &'static str,
    kind: Kind,
    about: [&'static str; 2],
    set: fn(&mut Config, Taken),
    show: fn(&Config) -> Option<String>,
}

impl Taken {
    const fn number(&self) -> u32 {
        if let Self::Number(n) = self { *n } else { 0 }
    }

    fn percent(&self) -> u8 {
        u8::try_from(self.number()).unwrap_or(100)
    }

    fn text(self) -> String {
        if let Self::Text(text) = self { text } else { String::new() }
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn expected(config: &mut Config) -> &mut Expected {
    config.settings.expected.get_or_insert(Expected { organisations: 0, branches: 0 })
}

macro_rules! number {
    ($path:literal, $kind:ident, $about:expr, |$c:ident| $place:expr) => {
        Key {
            path: $path,
            kind: Kind::$kind,
            about: $about,
            set: |$c, taken| $place = taken.number().try_into().unwrap_or_default(),
            show: |$c| Some($place.to_string()),
        }
    };
}

/// Every key, in the order of the printed file.
const KEYS: &[Key] = &[
    Key {
        path: "title",
        kind: Kind::Text,
        about: [
            "tên đảng bộ, ở đầu màn hình",
            "the Party organisation's name, at the top of the screen",
        ],
        set: |c, t| c.settings.title = t.text(),
        show: |c| Some(quoted(&c.settings.title)),
    },
    Key {
        path: "language",
        kind: Kind::Language,
        about: ["ngôn ngữ", "language"],
        set: |c, t| c.language = Some(if t.text() == "en" { Lang::En } else { Lang::Vi }),
        show: |c| c.language.map(|l| quoted(l.pick("vi", "en"))),
    },
    Key {
        path: "theme",
        kind: Kind::Theme,
        about: ["màu sắc", "colours"],
        set: |c, t| c.coloured = Some(t.text() == "colour"),
        show: |c| c.coloured.map(|on| quoted(if on { "colour" } else { "plain" })),
    },
    number!(
        "lines.organisations",
        Percent,
        ["ngưỡng của tổ chức cơ sở, %", "line of base organisations, %"],
        |c| c.settings.thresholds.organisations
    ),
    number!(
        "lines.branches",
        Percent,
        ["ngưỡng của chi bộ trực thuộc, %", "line of branches, %"],
        |c| c.settings.thresholds.branches
    ),
    number!(
        "lines.members",
        Percent,
        ["ngưỡng của đảng viên, %", "line of members, %"],
        |c| c.settings.thresholds.members
    ),
    Key {
        path: "targets.scope",
        kind: Kind::Ownerships,
        about: ["phạm vi của chỉ tiêu nghị quyết", "what the resolution's targets count"],
        set: |c, t| {
            if let Taken::Ownerships(list) = t {
                c.settings.scope = list;
            }
        },
        show: |c| {
            Some(format!(
                "[{}]",
                c.settings.scope.iter().map(|o| quoted(o.word())).collect::<Vec<_>>().join(", ")
            ))
        },
    },
    number!(
        "targets.admitted",
        Count,
        ["kết nạp đảng viên mỗi năm", "members admitted a year"],
        |c| c.settings.targets.admitted
    ),
    number!(
        "targets.owners",
        Count,
        ["trong đó chủ doanh nghiệp", "enterprise owners among them"],
        |c| c.settings.targets.owners
    ),
    number!(
        "targets.founded",
        Count,
        ["tổ chức đảng thành lập mỗi năm", "organisations founded a year"],
        |c| c.settings.targets.founded
    ),
    number!(
        "targets.until",
        Year,
        ["năm cuối của chỉ tiêu", "last year of the targets"],
        |c| c.settings.targets_until.0
    ),
    Key {
        path: "term.from",
        kind: Kind::Month,
        about: ["tháng đầu nhiệm kỳ", "first month of the term"],
        set: |c, t| {
            if let Taken::Month(year, month) = t {
                c.settings.term = (year, month);
            }
        },
        show: |c| Some(quoted(&format!("{}-{:02}", c.settings.term.0, c.settings.term.1))),
    },
    Key {
        path: "expected.organisations",
        kind: Kind::Count,
        about: ["số tổ chức cơ sở phải có", "base organisations expected"],
        set: |c, t| expected(c).organisations = t.number(),
        show: |c| c.settings.expected.map(|e| e.organisations.to_string()),
    },
    Key {
        path: "expected.branches",
        kind: Kind::Count,
        about: ["số chi bộ trực thuộc phải có", "branches expected"],
        set: |c, t| expected(c).branches = t.number(),
        show: |c| c.settings.expected.map(|e| e.branches.to_string()),
    },
    Key {
        path: "rules.excellent_cap",
        kind: Kind::Percent,
        about: ["xuất sắc tối đa, % của số tốt trở lên", "excellent at most, % of good or better"],
        set: |c, t| c.settings.excellent_cap = Some(t.percent()),
        show: |c| c.settings.excellent_cap.map(|p| p.to_string()),
    },
    Key {
        path: "rules.committee",
        kind: Kind::Percent,
        about: [
            "đảng bộ xuất sắc: mọi chi bộ hoàn thành trở lên và % chi bộ tốt trở lên",
            "an excellent committee: all branches satisfactory or better, and % of them good or better",
        ],
        set: |c, t| c.settings.committee_rule = Some(t.percent()),
        show: |c| c.settings.committee_rule.map(|p| p.to_string()),
    },
];

fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes().iter().take(at).filter(|b| **b == b'\n').count()
}

/// Reads a settings file over what stands in `config`; `file` is its name for a person.
///
/// # Errors
/// A sentence with file and line: no TOML, a key that is none, a value that does not do.
pub fn read(config: &mut Config, file: &str, text: &str, lang: Lang) -> Result<(), String> {
    let wrong = |at: usize, what: String| format!("{file}:{}: {what}", line_of(text, at));
    let table = DeTable::parse(text).map_err(|e| {
        let at = e.span().map_or(0, |s| s.start);
        wrong(
            at,
            format!(
                "{}: {}",
                lang.pick("không phải là TOML", "this is no TOML"),
                clean(e.message())
            ),
        )
    })?;
    let mut stack: Vec<(String, usize, &DeValue)> = Vec::new();
    collect(table.get_ref(), "", &mut stack);
    for (path, at, value) in stack {
        let origin = format!("{file}:{}", line_of(text, at));
        if let Some(key) = KEYS.iter().find(|k| k.path == path) {
            let taken = take(key.kind, value).ok_or_else(|| {
                let what =
                    lang.pick("giá trị không dùng được; cần", "the value does not do; wanted is");
                wrong(at, format!("`{path}`: {what} {}", key.kind.wanted(lang)))
            })?;
            (key.set)(config, taken);
        } else if let Some((year, name)) =
            path.strip_prefix("targets.by_year.").and_then(|rest| rest.split_once('.'))
        {
            let year = year.parse().ok().and_then(Year::new);
            let Some((year, Taken::Number(number))) = year.zip(take(Kind::Count, value)) else {
                let what = lang.pick("cần một năm và", "wanted are a year and");
                return Err(wrong(at, format!("`{path}`: {what} {}", Kind::Count.wanted(lang))));
            };
            let progress_snapshot = config.settings.targets_of(year);
            let targets = config.settings.targets_by_year.entry(year).or_insert(progress_snapshot);
            *match name {
                "admitted" => &mut targets.admitted,
                "owners" => &mut targets.owners,
                "founded" => &mut targets.founded,
                _ => return Err(unknown(lang, &path, |what| wrong(at, what))),
            } = number;
        } else {
            return Err(unknown(lang, &path, |what| wrong(at, what)));
        }
        config.origins.insert(path, origin);
    }
    Ok(())
}

fn unknown(lang: Lang, path: &str, wrong: impl Fn(String) -> String) -> String {
    let path = clean(path);
    let near = KEYS
        .iter()
        .map(|k| (strsim::damerau_levenshtein(k.path, &path), k.path))
        .min_by_key(|(d, _)| *d);
    let near = near.filter(|(d, near)| d * 3 <= near.len()).map(|(_, near)| match lang {
        Lang::Vi => format!("; có phải `{near}`?"),
        Lang::En => format!("; is it `{near}`?"),
    });
    let all = || {
        let keys: Vec<&str> = KEYS.iter().map(|k| k.path).collect();
        format!(
            "; {}: {}, targets.by_year.2024.admitted",
            lang.pick("có", "there are"),
            keys.join(", ")
        )
    };
    wrong(format!(
        "{} `{path}`{}",
        lang.pick("không có khóa", "there is no key"),
        near.unwrap_or_else(all)
    ))
}

fn collect<'t>(
    table: &'t DeTable<'_>,
    prefix: &str,
    out: &mut Vec<(String, usize, &'t DeValue<'t>)>,
) {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        let path = if prefix.is_empty() {
            key.get_ref().to_string()
        } else {
            format!("{prefix}.{}", key.get_ref())
        };
        match value.get_ref() {
            DeValue::Table(inner) => collect(inner, &path, out),
            inner => out.push((path, key.span().start, inner)),
        }
    }
}

/// The settings as a file that can be read again, each with what it means and where it comes from.
#[must_use]
pub fn print(config: &Config, lang: Lang) -> String {
    let own = lang.pick("của chương trình", "the program's own");
    let mut out = String::new();
    let mut section = "";
    for key in KEYS {
        let (group, name) = key.path.rsplit_once('.').unwrap_or(("", key.path));
        if group != section {
            section = group;
            out += &format!("\n[{group}]\n");
        }
        let about = key.about[usize::from(lang == Lang::En)];
        out += &match (key.show)(config) {
            Some(value) => {
                let from = config.origins.get(key.path).map_or(own, String::as_str);
                format!("{:<40} # {about} ({from})\n", format!("{name} = {value}"))
            }
            None => format!(
                "{:<40} # {about} ({})\n",
                format!("# {name} ="),
                lang.pick("không đặt", "not set")
            ),
        };
    }
    for (year, Targets { admitted, owners, founded }) in &config.settings.targets_by_year {
        out += &format!(
            "\n[targets.by_year.{year}]\nadmitted = {admitted}\nowners = {owners}\nfounded = {founded}\n"
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Config, String> {
        let mut config = Config::new(Settings::default());
        read(&mut config, "dangbo.toml", text, Lang::En).map(|()| config)
    }

    #[test]
    fn every_key_is_read_and_printed_and_read_again() {
        let text = "title = \"Đảng bộ X\"\nlanguage = \"en\"\ntheme = \"plain\"\n[lines]\norganisations = 91\nbranches = 92\nmembers = 86\n\
            [targets]\nscope = [\"state\"]\nadmitted = 20\nowners = 1\nfounded = 2\nuntil = 2035\n[targets.by_year.2026]\nadmitted = 33\n\
            [term]\nfrom = \"2025-11\"\n[expected]\norganisations = 5\nbranches = 6\n[rules]\nexcellent_cap = 20\ncommittee = 80\n";
        let config = of(text).unwrap();
        let s = &config.settings;
        assert_eq!(
            (s.thresholds.organisations, s.thresholds.branches, s.thresholds.members),
            (91, 92, 86)
        );
        assert_eq!(
            (
                s.targets_of(Year(2026)).admitted,
                s.targets_of(Year(2026)).owners,
                s.targets_of(Year(2027)).admitted
            ),
            (33, 1, 20)
        );
        assert_eq!(
            (s.term, s.targets_until, s.scope.as_slice()),
            ((Year(2025), 11), Year(2035), &[Ownership::State][..])
        );
        assert_eq!(
            (s.excellent_cap, s.committee_rule, config.language, config.coloured),
            (Some(20), Some(80), Some(Lang::En), Some(false))
        );
        assert_eq!(config.origins["lines.members"], "dangbo.toml:7");
        let again = of(&print(&config, Lang::Vi)).unwrap();
        assert_eq!(again.settings, config.settings);
        assert!(
            KEYS.iter().all(|k| config.origins.contains_key(k.path)),
            "a key without a case here"
        );
    }

    #[test]
    fn a_wrong_key_or_value_is_a_sentence_with_its_line() {
        for (text, line, word) in [
            ("titel = \"x\"", 1, "is it `title`?"),
            ("\n[lines]\nmembers = 0", 3, "from 1 to 100"),
            ("[lines]\nmembers = 85.5", 2, "whole number"),
            ("[lines]\nmembers = \"85\"", 2, "whole number"),
            ("[targets]\nscope = [\"x\"]", 2, "non_state"),
            ("[term]\nfrom = \"2020-13\"", 2, "2020-08"),
            ("[targets.by_year.2024]\nfoo = 1", 2, "there is no key"),
            ("[targets.by_year.x]\nadmitted = 1", 2, "a year"),
            ("something = 1", 1, "there are: title"),
            ("title = ", 1, "no TOML"),
            ("title = 1", 1, "a text in quotes"),
            ("theme = \"dark\"", 1, "plain"),
        ] {
            let said = of(text).unwrap_err();
            assert!(
                said.starts_with(&format!("dangbo.toml:{line}: ")) && said.contains(word),
                "{text}: {said}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_settings_or_a_sentence(text in "(title|lines|members|=|\\[|\\]|\\.|\"|[0-9]{1,3}| |\n|x|term|from){0,20}") {
            let _ = of(&text);
        }
    }
}
