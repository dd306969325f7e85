//! A frame as a picture: SVG with its colours and fonts, in which text stays text.
//!
//! ```text
//! Buffer ──► runs of cells with one style ──► <rect> where it has a background, <text>
//! ```

use super::frame::draw;
use super::theme::{Theme, indexed};
use crate::app::{Rgb, State};
use crate::domain::neutralise;
use quick_xml::escape::escape;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

/// The background that a picture is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Light text on dark.
    Dark,
    /// Dark text on light.
    Light,
}

/// The size of a cell and of its text, in pixels.
const CELL: (f32, f32) = (8.43, 18.0);
const FONT_SIZE: u8 = 14;
const FONTS: &str = "'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,monospace";

/// The margin around the frame.
const MARGIN: f32 = 8.0;

/// The sixteen colours of a palette, then text and background.
struct Palette {
    colours: [u32; 16],
    text: u32,
    background: u32,
}

const DARK: Palette = Palette {
    colours: [
        0x1e_1e_1e, 0xf1_4c_4c, 0x23_d1_8b, 0xe5_c0_7b, 0x3b_8e_ea, 0xd6_70_d6, 0x56_c8_d8,
        0xd4_d4_d4, 0x80_80_80, 0xff_6b_6b, 0x4b_e0_a0, 0xf5_d9_8b, 0x6c_b0_ff, 0xe8_90_e8,
        0x7f_dd_ea, 0xff_ff_ff,
    ],
    text: 0xd4_d4_d4,
    background: 0x1e_1e_1e,
};

const LIGHT: Palette = Palette {
    colours: [
        0x00_00_00, 0xb0_20_20, 0x00_70_3c, 0x85_5a_00, 0x04_51_a5, 0x9a_20_9a, 0x00_6a_80,
        0x40_40_40, 0x70_70_70, 0xc0_30_30, 0x00_80_48, 0x96_68_00, 0x10_60_c0, 0xac_30_ac,
        0x00_78_90, 0x20_20_20,
    ],
    text: 0x20_20_20,
    background: 0xfa_fa_fa,
};

/// The frame of a state with the popup that is open, as SVG; what its figures are made from is in
/// its description.
#[must_use]
pub fn picture(
    state: &State,
    theme: Theme,
    background: Background,
    description: &[String],
) -> String {
    let (width, height) = state.size;
    let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
    let Ok(_) = terminal.draw(|frame| draw(frame, state, theme));
    svg(terminal.backend().buffer(), background, description)
}

/// The cells of a buffer as SVG, with a description where there is one.
fn svg(buffer: &Buffer, background: Background, description: &[String]) -> String {
    let palette = match background {
        Background::Dark => &DARK,
        Background::Light => &LIGHT,
    };
    let area = buffer.area;
    let width = f32::from(area.width).mul_add(CELL.0, 2.0 * MARGIN);
    let height = f32::from(area.height).mul_add(CELL.1, 2.0 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" \
         width=\"{width:.1}\" height=\"{height:.1}\" font-family=\"{FONTS}\" \
         font-size=\"{FONT_SIZE}\">\n"
    );
    // Right behind the root's start tag, where viewers look for it.
    if !description.is_empty() {
        let text = escape(neutralise(&description.join(" · ")));
        let _ = writeln!(out, "<desc>{text}</desc>");
    }
    let fill = hex(palette.background);
    let _ = writeln!(out, "<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{fill}\"/>");
    for y in 0..area.height {
        let cells: Vec<&Cell> =
            (0..area.width).map(|x| &buffer[(area.x + x, area.y + y)]).collect();
        row(&mut out, palette, y, &cells);
    }
    out += "</svg>\n";
    out
}

/// Writes the runs of a row.
fn row(out: &mut String, palette: &Palette, y: u16, cells: &[&Cell]) {
    let mut from = 0;
    while from < cells.len() {
        let style = cells[from].style();
        let length = cells[from..].iter().take_while(|cell| cell.style() == style).count();
        run(out, palette, (from, y), &cells[from..from + length]);
        from += length;
    }
}

/// Writes cells of one style, which begin at a place.
fn run(out: &mut String, palette: &Palette, (x, y): (usize, u16), cells: &[&Cell]) {
    let first = cells[0];
    let has = |modifier| first.modifier.contains(modifier);
    let mut fill = palette.of(first.fg, palette.text);
    let mut behind = palette.of(first.bg, palette.background);
    if has(Modifier::REVERSED) {
        (fill, behind) = (behind, fill);
    }
    if has(Modifier::DIM) {
        fill = mixed(fill, behind);
    }
    let place = |cells: usize| f32::from(u16::try_from(cells).unwrap_or(u16::MAX)) * CELL.0;
    let (left, top) = (MARGIN + place(x), f32::from(y).mul_add(CELL.1, MARGIN));
    if behind != palette.background {
        let width = place(cells.len());
        let _ = writeln!(
            out,
            "<rect x=\"{left:.2}\" y=\"{top:.1}\" width=\"{width:.2}\" height=\"{}\" fill=\"{}\"/>",
            CELL.1,
            hex(behind)
        );
    }
    let is_blank = |cell: &&&Cell| cell.symbol().trim().is_empty();
    let lead = cells.iter().take_while(is_blank).count();
    let after = cells[lead..].iter().rev().take_while(is_blank).count();
    let drawn = &cells[lead..cells.len() - after];
    if drawn.is_empty() || has(Modifier::HIDDEN) {
        return;
    }
    let text: String = drawn.iter().map(|cell| cell.symbol()).collect();
    let mut style = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ] {
        if has(modifier) {
            style += attribute;
        }
    }
    let _ = writeln!(
        out,
        "<text x=\"{:.2}\" y=\"{:.1}\" fill=\"{}\" textLength=\"{:.2}\" \
         lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"{style}>{}</text>",
        left + place(lead),
        top + 13.5,
        hex(fill),
        place(drawn.len()),
        escape(neutralise(&text))
    );
}

impl Palette {
    /// A colour; `default` where it is that of the terminal.
    fn of(&self, colour: Color, default: u32) -> u32 {
        let named = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightBlue,
            Color::LightMagenta,
            Color::LightCyan,
            Color::White,
        ];
        match colour {
            Color::Reset => default,
            Color::Rgb(r, g, b) => u32::from_be_bytes([0, r, g, b]),
            Color::Indexed(number) => self.indexed(number),
            named_colour => named
                .iter()
                .position(|own| *own == named_colour)
                .map_or(default, |at| self.colours[at]),
        }
    }

    /// One of the 256 colours, of which the first sixteen are those of the palette.
    fn indexed(&self, number: u8) -> u32 {
        indexed(number).map_or_else(
            || self.colours[usize::from(number % 16)],
            |Rgb(red, green, blue)| u32::from_be_bytes([0, red, green, blue]),
        )
    }
}

/// A colour as far as a dimmed text goes towards its background.
fn mixed(colour: u32, behind: u32) -> u32 {
    let (a, b) = (colour.to_be_bytes(), behind.to_be_bytes());
    let part = |at: usize| {
        let sum = u16::from(a[at]) * 2 + u16::from(b[at]);
        u8::try_from(sum / 3).unwrap_or(u8::MAX)
    };
    u32::from_be_bytes([0, part(1), part(2), part(3)])
}

fn hex(colour: u32) -> String {
    format!("#{colour:06x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn text_stays_text_at_its_place_with_its_style() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
        buffer.set_string(2, 0, "a<b & c", Style::new().fg(Color::Red));
        buffer.set_string(0, 1, "số", Style::new().add_modifier(Modifier::REVERSED));
        let svg = svg(&buffer, Background::Dark, &[]);
        assert!(svg.contains(">a&lt;b &amp; c</text>"), "{svg}");
        assert!(svg.contains("fill=\"#f14c4c\"") && svg.contains(">số</text>"), "{svg}");
        // Reversed: the text in the colour of the background, on that of the text.
        assert!(svg.contains("height=\"18\" fill=\"#d4d4d4\"/>"), "{svg}");
        assert_eq!(svg.matches("<text").count(), 2);
    }

    #[test]
    fn hostile_text_is_no_markup_and_has_no_control_characters() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
        for (x, symbol) in (0u16..).zip(["<", "\u{1b}", "\u{202e}", "\"", "&", "\u{0}", "]]>"]) {
            buffer[(x, 0)].set_symbol(symbol);
        }
        let svg = svg(&buffer, Background::Light, &[]);
        assert!(!svg.contains(['\u{1b}', '\u{202e}', '\u{0}']), "{svg}");
        let mut reader = quick_xml::Reader::from_str(&svg);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
    }
}
