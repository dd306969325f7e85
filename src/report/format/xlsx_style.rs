//! The formats of a workbook's cells.

use crate::domain::{Share, Status};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The most decimals of a share.
const DECIMALS: usize = 8;

/// The formats.
pub struct Styles {
    pub title: Format,
    pub warning: Format,
    pub note: Format,
    pub strong: Format,
    pub header: Format,
    pub text: Format,
    /// A text that begins as a formula.
    pub quoted: Format,
    pub number: Format,
    pub year: Format,
    pub points: Format,
    pub difference: Format,
    pub date: Format,
    pub below: Format,
    /// Percentages, by the number of decimals less one.
    percent: [Format; DECIMALS],
}

impl Styles {
    pub fn new() -> Self {
        let plain = || Format::new().set_font_name(FONT).set_font_size(11);
        let cell = || {
            let border = plain().set_border(FormatBorder::Thin).set_border_color(Color::RGB(GREY));
            border.set_align(FormatAlign::Top)
        };
        Self {
            title: plain().set_bold().set_font_size(14),
            warning: plain().set_bold().set_font_color(Color::RGB(AMBER)),
            note: plain().set_italic(),
            strong: plain().set_bold().set_font_size(12),
            header: cell()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(PALE)),
            text: cell().set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
            quoted: cell()
                .set_text_wrap()
                .set_align(FormatAlign::Left)
                .set_indent(1)
                .set_quote_prefix(),
            number: cell().set_num_format("#,##0"),
            year: cell().set_num_format("0"),
            points: cell().set_num_format("+0.0;-0.0;0.0"),
            difference: cell().set_num_format("+#,##0;-#,##0;0"),
            date: cell().set_num_format("dd/mm/yyyy"),
            below: Format::new()
                .set_font_color(Color::RGB(RED))
                .set_background_color(Color::RGB(PALE_RED)),
            percent: std::array::from_fn(|at| {
                cell().set_num_format(format!("0.{}%", "0".repeat(at + 1)))
            }),
        }
    }

    /// The format of a share with so many decimals.
    pub fn percent(&self, decimals: usize) -> &Format {
        &self.percent[decimals.clamp(1, DECIMALS) - 1]
    }
}

/// The font of administrative documents.
const FONT: &str = "Times New Roman";
const GREY: u32 = 0x00BF_BFBF;
const PALE: u32 = 0x00DD_EBF7;
const AMBER: u32 = 0x009C_5700;
const RED: u32 = 0x009C_0006;
const PALE_RED: u32 = 0x00FF_C7CE;

/// How many decimals a share needs so that it is not shown rounded up to its threshold: mostly
/// one. 89.96 % needs two beside a threshold of 90 %.
pub fn percent_format(share: Share, threshold: u8) -> usize {
    let is_kept = |decimals: &usize| {
        let scale = 10u128.pow(u32::try_from(*decimals).unwrap_or(1));
        let (met, of) = (u128::from(share.met), u128::from(share.of));
        let rounded = (met * 200 * scale + of) / (of * 2);
        let reaches = rounded >= u128::from(threshold) * scale;
        reaches == (share.status(threshold) != Status::Below)
    };
    (1..=DECIMALS).find(is_kept).unwrap_or(DECIMALS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_has_as_many_decimals_as_keep_it_below_its_threshold() {
        for (met, of, threshold, decimals) in
            [(53, 61, 90, 1), (8996, 10_000, 90, 2), (89_999, 100_000, 90, 3), (9, 10, 90, 1)]
        {
            assert_eq!(percent_format(Share { met, of }, threshold), decimals, "{met}/{of}");
        }
    }
}
