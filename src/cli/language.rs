//! The choice of the language.

use super::args::LangArg;
use crate::words::Lang;

/// The variables of the locale, the strongest first.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of the argument, else of the settings, else of the environment.
pub fn choose(argument: Option<LangArg>, setting: Option<Lang>) -> Lang {
    match argument {
        Some(LangArg::Vi) => Lang::Vi,
        Some(LangArg::En) => Lang::En,
        None => setting.unwrap_or_else(of_environment),
    }
}

fn of_environment() -> Lang {
    LOCALE
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|locale| !locale.is_empty())
        .map_or(Lang::Vi, |locale| Lang::of_locale(&locale))
}
