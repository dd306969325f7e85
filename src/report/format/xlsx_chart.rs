//! The charts of a workbook, on a sheet of their own: one page, so that none is cut in two.

use super::xlsx_page::a4_across;
use crate::domain::{Share, Status};
use crate::report::cell::harmless;
use crate::report::grid::{BARS_FROM, Cell, Chart as Wanted, ChartKind, scale_start};
use crate::words::{self, Lang};
use rust_xlsxwriter::{
    Chart, ChartLegendPosition, ChartMarker, ChartPoint, ChartSolidFill, ChartType, Color,
    Worksheet, XlsxError,
};

/// The width of a chart, in pixels.
const WIDTH: u32 = 860;

/// The height of a chart of lines, and of the frame of a chart of bars.
const HEIGHT: u32 = 330;
const FRAME: u32 = 130;

/// The height of a bar with its gap, and of a row of the sheet.
const BAR: u32 = 24;
const ROW: u32 = 20;

const BLUE: u32 = 0x006F_8FAE;
const RED: u32 = 0x00B0_3030;

/// A chart with where its cells are.
pub struct ChartData {
    sheet: String,
    wanted: Wanted,
    /// The row of the headings, from 0; the figures are right below it.
    header: u32,
    /// For each row, if its share of the first series is below its threshold.
    below: Vec<bool>,
    /// True if a share is left of where the scale mostly begins.
    is_low: bool,
}

impl ChartData {
    /// A chart of the rows below a header of a sheet; none yet.
    pub const fn new(sheet: String, wanted: Wanted, header: u32) -> Self {
        Self { sheet, wanted, header, below: Vec::new(), is_low: false }
    }

    /// Adds a row of the grid.
    pub fn add(&mut self, cells: &[Cell]) {
        let share = |column: &u16| match cells.get(usize::from(*column)) {
            Some(Cell::Share(share, threshold)) => Some((*share, *threshold)),
            _ => None,
        };
        let (series, from) = (&self.wanted.series, self.usual_start());
        let is_below = |(share, threshold): (Share, u8)| share.status(threshold) == Status::Below;
        self.below.push(series.first().and_then(share).is_some_and(is_below));
        let shares = series.iter().filter_map(share).map(|(share, _)| share);
        self.is_low |= scale_start(shares, from) == 0;
    }

    /// Where the scale begins, in percent: shares are near its end.
    const fn usual_start(&self) -> u8 {
        match self.wanted.kind {
            ChartKind::Line => 60,
            ChartKind::Bars => BARS_FROM,
        }
    }

    /// Where it begins with these shares.
    const fn start(&self) -> u8 {
        if self.is_low { 0 } else { self.usual_start() }
    }

    /// How many rows it has.
    pub const fn rows(&self) -> usize {
        self.below.len()
    }

    fn height(&self) -> u32 {
        match self.wanted.kind {
            ChartKind::Line => HEIGHT,
            ChartKind::Bars => FRAME + BAR * u32::try_from(self.rows()).unwrap_or(0).min(200),
        }
    }

    fn chart(&self, lang: Lang) -> Chart {
        let mut out = match self.wanted.kind {
            ChartKind::Line => Chart::new(ChartType::Line),
            ChartKind::Bars => Chart::new(ChartType::Bar),
        };
        let sheet = self.sheet.as_str();
        let rows = (self.header + 1, self.header + u32::try_from(self.rows()).unwrap_or(0));
        for &column in &self.wanted.series {
            let series = out.add_series();
            series
                .set_name((sheet, self.header, column))
                .set_categories((sheet, rows.0, 0, rows.1, 0))
                .set_values((sheet, rows.0, column, rows.1, column));
            if self.wanted.kind == ChartKind::Line {
                series.set_marker(ChartMarker::new().set_automatic());
            } else {
                let point = |is_below: &bool| {
                    let color = Color::RGB(if *is_below { RED } else { BLUE });
                    ChartPoint::new().set_format(ChartSolidFill::new().set_color(color))
                };
                let points: Vec<ChartPoint> = self.below.iter().map(point).collect();
                series.set_gap(50).set_points(&points);
            }
        }
        let start = self.start();
        let title = match start {
            0 => self.wanted.title.clone(),
            start => words::scale_from(lang, self.wanted.title.as_str(), start),
        };
        out.title().set_name(&harmless(&title));
        let start = f64::from(start) / 100.0;
        match self.wanted.kind {
            ChartKind::Line => {
                out.y_axis().set_min(start).set_max(1).set_num_format("0%");
                out.legend().set_position(ChartLegendPosition::Bottom);
            }
            // The names are along the vertical axis, the first on top.
            ChartKind::Bars => {
                out.x_axis().set_min(start).set_max(1).set_num_format("0%");
                out.y_axis().set_reverse().set_label_interval(1);
                out.legend().set_hidden();
            }
        }
        out.set_width(WIDTH).set_height(self.height());
        out
    }
}

/// Charts below each other from a row of a sheet, printed on one page.
pub fn charts_sheet(
    sheet: &mut Worksheet,
    lang: Lang,
    mut row: u32,
    charts: &[ChartData],
) -> Result<(), XlsxError> {
    sheet.set_name(words::charts(lang))?;
    for chart in charts {
        sheet.insert_chart(row, 0, &chart.chart(lang))?;
        row += chart.height().div_ceil(ROW) + 1;
    }
    a4_across(sheet);
    sheet.set_print_fit_to_pages(1, 1);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At 50 % a bar ends where the scale begins, below it outside.
    #[test]
    fn a_scale_begins_where_no_share_is_left_of_it() {
        for (kind, met, start) in [
            (ChartKind::Bars, 50, 50),
            (ChartKind::Bars, 49, 0),
            (ChartKind::Line, 60, 60),
            (ChartKind::Line, 59, 0),
        ] {
            let wanted = Wanted { kind, title: String::new(), series: vec![0, 1] };
            let mut chart = ChartData::new(String::new(), wanted, 0);
            let share = |met| Cell::Share(Share { met, of: 100 }, 85);
            chart.add(&[share(92), share(met)]);
            chart.add(&[share(84), Cell::Empty]);
            assert_eq!((chart.start(), chart.below), (start, vec![false, true]), "{met}");
        }
    }
}
