//! What is wrong with the arguments, as a sentence in the language of the interface.

use crate::words::{Lang, arguments as texts};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The sentence about an error of the parser, and where the help is; `called` is how the command
/// was called, such as `dangbo report`.
#[must_use]
pub fn sentence(lang: Lang, error: &Error, called: &str) -> String {
    let mut sentence = what(lang, error);
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
            .into_iter()
            .find_map(|kind| shown(error, kind));
    if let Some(name) = suggested {
        sentence += &format!("; {}", texts::is_it(lang, name));
    }
    format!("{sentence}\n{}", texts::see_help(lang, called))
}

fn what(lang: Lang, error: &Error) -> String {
    let of = |kind| shown(error, kind).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => texts::value_missing(lang, argument),
        ErrorKind::InvalidValue => {
            texts::wrong_value(lang, argument, value, of(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => texts::wrong_number(lang, argument, value),
        ErrorKind::UnknownArgument => texts::unknown_argument(lang, argument),
        ErrorKind::InvalidSubcommand => {
            texts::unknown_command(lang, of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::TooManyValues => texts::value_not_wanted(lang, argument),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            texts::value_missing(lang, argument)
        }
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg);
            if other == argument {
                texts::given_twice(lang, argument)
            } else {
                texts::conflict(lang, argument, other)
            }
        }
        ErrorKind::MissingRequiredArgument => texts::argument_missing(lang, argument),
        ErrorKind::InvalidUtf8 => texts::argument_not_text(lang, argument),
        kind => texts::arguments_wrong(lang, kind),
    }
}

/// A part of what the parser knows of an error, as text.
fn shown(error: &Error, kind: ContextKind) -> Option<String> {
    Some(match error.get(kind)? {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::command::command;

    fn of(lang: Lang, line: &str) -> String {
        let error = command(lang).try_get_matches_from(line.split(' ')).unwrap_err();
        sentence(lang, &error, "dangbo")
    }

    #[test]
    fn each_error_is_a_sentence_in_one_language() {
        for (line, vi, en) in [
            (
                "dangbo --zne x",
                "không có tùy chọn --zne; có phải --zone?",
                "no option --zne; is it --zone?",
            ),
            (
                "dangbo report --format pdf",
                "--format <DẠNG>: \"pdf\" không dùng được; có: text, json",
                "\"pdf\" does not do; there are: text, json",
            ),
            ("dangbo report --format jsn", "có phải json?", "is it json?"),
            ("dangbo report --year năm", "--year <NĂM>: \"năm\" không phải là số", "is no number"),
            (
                "dangbo report --year",
                "--year <NĂM>: thiếu giá trị",
                "--year <YEAR>: the value is missing",
            ),
            (
                "dangbo report --year 1 --year 2",
                "--year <NĂM>: chỉ dùng được một lần",
                "--year <YEAR>: may be given only once",
            ),
            (
                "dangbo check --explain=x",
                "--explain: không nhận giá trị",
                "--explain: takes no value",
            ),
            ("dangbo sample", "thiếu <THƯ_MỤC>", "missing: <FOLDER>"),
            ("dangbo completions tcsh", "có: bash, zsh", "there are: bash, zsh"),
        ] {
            for (lang, expected) in [(Lang::Vi, vi), (Lang::En, en)] {
                let said = of(lang, line);
                assert!(said.contains(expected), "{line}: {said}");
                assert!(said.contains("dangbo --help") && !said.contains("error"), "{said}");
            }
        }
    }
}
