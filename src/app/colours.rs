//! The colours of the interface as numbers: the themes, and how well a text is read on its ground.

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour of `#rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        // A sign is no digit.
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(Self(red, green, blue))
    }

    /// The relative luminance, from 0 to 1, as WCAG 2 defines it.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// The contrast of two colours, from 1 to 21, as WCAG 2 defines it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// The least contrast of a text on its ground.
pub const LEAST_CONTRAST: f64 = 4.5;

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Text.
    Text,
    /// The ground of all but the selected row.
    Background,
    /// Secondary text.
    Faint,
    /// Keys, titles, what is chosen.
    Accent,
    /// What is below a threshold; an error.
    Below,
    /// A warning.
    Warning,
    /// The text of the selected row.
    SelectedText,
    /// The ground of the selected row.
    SelectedBackground,
}

impl Role {
    /// Every role, with its name in the settings.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Text, "text"),
        (Self::Background, "background"),
        (Self::Faint, "faint"),
        (Self::Accent, "accent"),
        (Self::Below, "below"),
        (Self::Warning, "warning"),
        (Self::SelectedText, "selected_text"),
        (Self::SelectedBackground, "selected_background"),
    ];

    /// Its name in the settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The ground that a text of this role is on; None for a ground.
    #[must_use]
    pub const fn ground(self) -> Option<Self> {
        match self {
            Self::Background | Self::SelectedBackground => None,
            Self::SelectedText => Some(Self::SelectedBackground),
            _ => Some(Self::Background),
        }
    }
}

/// A colour for each role, in the order of [`Role::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours(pub [Rgb; 8]);

impl Colours {
    /// Light text on a dark ground.
    pub const DARK: Self = Self([
        Rgb(0xe4, 0xe4, 0xe4),
        Rgb(0x1c, 0x1c, 0x1c),
        Rgb(0x9e, 0x9e, 0x9e),
        Rgb(0x5f, 0xd7, 0xd7),
        Rgb(0xff, 0x87, 0x87),
        Rgb(0xff, 0xd7, 0x5f),
        Rgb(0xff, 0xff, 0xff),
        Rgb(0x00, 0x5f, 0x87),
    ]);
    /// Dark text on a light ground.
    pub const LIGHT: Self = Self([
        Rgb(0x1c, 0x1c, 0x1c),
        Rgb(0xff, 0xff, 0xff),
        Rgb(0x5f, 0x5f, 0x5f),
        Rgb(0x00, 0x5f, 0x87),
        Rgb(0xaf, 0x00, 0x00),
        Rgb(0x87, 0x5f, 0x00),
        Rgb(0xff, 0xff, 0xff),
        Rgb(0x00, 0x5f, 0x87),
    ]);
    /// White on black, and every other colour far from black.
    pub const CONTRAST: Self = Self([
        Rgb(0xff, 0xff, 0xff),
        Rgb(0x00, 0x00, 0x00),
        Rgb(0xd7, 0xd7, 0xd7),
        Rgb(0x5f, 0xff, 0xff),
        Rgb(0xff, 0xaf, 0xaf),
        Rgb(0xff, 0xff, 0x5f),
        Rgb(0x00, 0x00, 0x00),
        Rgb(0xff, 0xff, 0xff),
    ]);

    /// The colour of a role.
    #[must_use]
    pub const fn get(&self, role: Role) -> Rgb {
        self.0[role as usize]
    }

    /// The built-in colours for a ground.
    #[must_use]
    pub fn for_ground(ground: Rgb) -> Self {
        // White and black contrast alike with this luminance.
        if ground.luminance() < 0.179 { Self::DARK } else { Self::LIGHT }
    }

    /// The first role that is hard to read on its ground, with its contrast.
    #[must_use]
    pub fn hard_to_read(&self) -> Option<(Role, f64)> {
        Role::ALL.into_iter().find_map(|(role, _)| {
            let contrast = self.get(role).contrast(self.get(role.ground()?));
            (contrast < LEAST_CONTRAST).then_some((role, contrast))
        })
    }
}

/// Which colours are used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Dark or light, as the ground of the terminal is.
    #[default]
    Auto,
    /// [`Colours::DARK`].
    Dark,
    /// [`Colours::LIGHT`].
    Light,
    /// [`Colours::CONTRAST`].
    Contrast,
    /// No colours.
    Plain,
    /// Those of the settings.
    Own,
}

impl ThemeChoice {
    /// Every choice.
    pub const ALL: [Self; 6] =
        [Self::Auto, Self::Dark, Self::Light, Self::Contrast, Self::Plain, Self::Own];

    /// Its name in the settings.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Plain => "plain",
            Self::Own => "own",
        }
    }

    /// The choice of a name.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_of_the_built_in_colours_is_read_on_its_ground() {
        for colours in [Colours::DARK, Colours::LIGHT, Colours::CONTRAST] {
            assert_eq!(colours.hard_to_read(), None, "{colours:?}");
        }
        // White on black is 21 : 1, and #767676 is the lightest grey that is read on white.
        let (white, black) = (Rgb(255, 255, 255), Rgb(0, 0, 0));
        assert!((white.contrast(black) - 21.0).abs() < 0.001);
        assert!(Rgb(0x76, 0x76, 0x76).contrast(white) >= LEAST_CONTRAST);
        assert!(Rgb(0x77, 0x77, 0x77).contrast(white) < LEAST_CONTRAST);
    }

    #[test]
    fn a_colour_is_read_from_its_six_digits() {
        assert_eq!(Rgb::parse("#0a10Ff"), Some(Rgb(10, 16, 255)));
        assert_eq!(Rgb::parse("#0a10Ff").map(|c| c.to_string()), Some("#0a10ff".to_owned()));
        for wrong in ["0a10ff", "#0a10f", "#0a10fff", "#+a10ff", "#đa10f", ""] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
        }
    }
}
