//! The choice of the language.

use crate::words::Lang;
use std::ffi::{OsStr, OsString};

/// The variables of the locale, the strongest first.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The option that chooses the language.
const OPTION: &str = "--lang";

/// The language of the option `--lang`, wherever it is, and the arguments without it. The help and
/// the errors of the other arguments are in that language, so it is read before them. A value that
/// is no language stays where it is.
pub fn of_arguments(arguments: impl Iterator<Item = OsString>) -> (Option<Lang>, Vec<OsString>) {
    let (mut lang, mut rest) = (None, Vec::new());
    let mut arguments = arguments.peekable();
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            rest.push(argument);
            break;
        }
        let joined =
            argument.to_str().and_then(|text| text.strip_prefix(OPTION)?.strip_prefix('='));
        let separate =
            arguments.peek().filter(|_| argument == OPTION).and_then(|next| of_word(next));
        match (joined.and_then(Lang::of_code), separate) {
            (Some(of_option), _) => lang = Some(of_option),
            (None, Some(of_option)) => {
                lang = Some(of_option);
                arguments.next();
            }
            (None, None) => rest.push(argument),
        }
    }
    rest.extend(arguments);
    (lang, rest)
}

fn of_word(word: &OsStr) -> Option<Lang> {
    word.to_str().and_then(Lang::of_code)
}

/// The language of the argument, else of the settings, else of the environment.
pub fn choose(argument: Option<Lang>, setting: Option<Lang>) -> Lang {
    argument.or(setting).unwrap_or_else(of_environment)
}

fn of_environment() -> Lang {
    LOCALE
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|locale| !locale.is_empty())
        .map_or(Lang::Vi, |locale| Lang::of_locale(&locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_taken_out_of_the_arguments_wherever_it_is() {
        for (line, lang, rest) in [
            ("dangbo --lang en report x", Some(Lang::En), "dangbo report x"),
            ("dangbo report x --lang=vi", Some(Lang::Vi), "dangbo report x"),
            ("dangbo --lang en --lang vi", Some(Lang::Vi), "dangbo"),
            ("dangbo report --lang fr", None, "dangbo report --lang fr"),
            ("dangbo report --lang", None, "dangbo report --lang"),
            ("dangbo -- --lang en", None, "dangbo -- --lang en"),
            ("dangbo report", None, "dangbo report"),
        ] {
            let (found, left) = of_arguments(line.split(' ').map(OsString::from));
            let left: Vec<&str> = left.iter().filter_map(|word| word.to_str()).collect();
            assert_eq!((found, left.join(" ").as_str()), (lang, rest), "{line}");
        }
    }
}
