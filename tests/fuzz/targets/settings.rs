//! A settings file to values, and back.
#![no_main]

use dangbo::config::{Config, print, read};
use dangbo::domain::{Settings, has_control};
use dangbo::words::Lang;

libfuzzer_sys::fuzz_target!(|text: &str| run(text));

fn parse(text: &str) -> Result<Config, String> {
    let mut config = Config::new(Settings::default());
    read(&mut config, "x.toml", text, Lang::En).map(|()| config)
}

fn run(text: &str) {
    match parse(text) {
        Err(sentence) => assert!(!has_control(&sentence), "{sentence:?}"),
        Ok(config) => {
            let printed = print(&config, Lang::Vi);
            let again = parse(&printed).unwrap_or_else(|why| panic!("{why}: {printed}"));
            assert_eq!(again.settings, config.settings, "{printed}");
            assert_eq!(others(&again), others(&config), "{printed}");
        }
    }
}

/// What holds beside the thresholds and targets: defaults are printed too.
fn others(config: &Config) -> String {
    let Config { language, theme, colours, mouse, keys, .. } = config;
    let (theme, mouse) = (theme.unwrap_or_default(), mouse.unwrap_or(true));
    format!("{language:?} {theme:?} {colours:?} {mouse:?} {keys:?}")
}
