//! The charts of a workbook, on a sheet of their own: one page, so that none is cut in two.

use super::xlsx_page::a4_across;
use crate::domain::Status;
use crate::report::cell::harmless;
use crate::report::grid::{Cell, Chart as Wanted, ChartKind};
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
}

impl ChartData {
    /// A chart of the rows below a header of a sheet; none yet.
    pub const fn new(sheet: String, wanted: Wanted, header: u32) -> Self {
        Self { sheet, wanted, header, below: Vec::new() }
    }

    /// Adds a row of the grid.
    pub fn add(&mut self, cells: &[Cell]) {
        let of_series = self.wanted.series.first().and_then(|&column| cells.get(column as usize));
        let is_below = |cell: &Cell| match cell {
            Cell::Share(share, threshold) => share.status(*threshold) == Status::Below,
            _ => false,
        };
        self.below.push(of_series.is_some_and(is_below));
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

    fn chart(&self) -> Chart {
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
        out.title().set_name(&harmless(&self.wanted.title));
        match self.wanted.kind {
            ChartKind::Line => {
                out.y_axis().set_min(0.6).set_max(1).set_num_format("0%");
                out.legend().set_position(ChartLegendPosition::Bottom);
            }
            // The names are along the vertical axis, the first on top.
            ChartKind::Bars => {
                out.x_axis().set_min(0.5).set_max(1).set_num_format("0%");
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
    name: &str,
    mut row: u32,
    charts: &[ChartData],
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    for chart in charts {
        sheet.insert_chart(row, 0, &chart.chart())?;
        row += chart.height().div_ceil(ROW) + 1;
    }
    a4_across(sheet);
    sheet.set_print_fit_to_pages(1, 1);
    Ok(())
}
