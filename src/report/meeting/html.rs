//! The report for a meeting as one HTML file: no network, charts as inline SVG, printed on A4.

use super::blocks::{Bars, Block, DocTable, Document, on_paper, shows_below, with_next};
use crate::domain::Status;
use crate::words::{self, Lang};
use quick_xml::escape::escape;
use std::fmt::Write as _;

/// The style of the page: the margins of an administrative document.
const STYLE: &str = "@page{size:A4;margin:18mm 15mm 18mm 25mm}\
*{box-sizing:border-box}body{font:13pt/1.3 'Times New Roman',Tinos,serif;max-width:180mm;\
margin:12mm auto;padding:0 6mm;color:#000;background:#fff}\
.two{display:grid;grid-template-columns:1fr 1fr;gap:6mm;text-align:center}.two p{margin:0}\
h1{font-size:15pt;text-align:center;margin:8mm 0 0}.subject{text-align:center;font-weight:bold;\
margin:0 0 4mm}h2{font-size:13pt;margin:5mm 0 2mm;break-after:avoid}.note{font-style:italic;\
font-size:11pt;text-align:center;margin:0}p.text{text-align:justify;text-indent:10mm;margin:2mm 0}.keep{break-after:avoid}\
table{border-collapse:collapse;width:calc(100% - 1px);line-height:1.2;margin:2mm 0;table-layout:fixed}\
th,td{border:1px solid #444;padding:.6mm 1.2mm;vertical-align:top;overflow-wrap:break-word}\
thead{display:table-header-group}th{background:#eef3f8;\
-webkit-print-color-adjust:exact;print-color-adjust:exact}tr,table.short{break-inside:avoid}\
tbody tr:first-child,tbody tr:nth-last-child(2){break-after:avoid}.n{text-align:right;white-space:nowrap}\
.below{color:#a00000;font-weight:bold}svg{width:100%;height:auto;break-inside:avoid}\
.sign{margin-top:8mm;break-inside:avoid;break-before:avoid}.sign div{text-align:left}.sign div+div{text-align:center}\
@media print{body{margin:0;padding:0;max-width:none}}";

/// The document as HTML.
pub fn html(lang: Lang, document: &Document) -> String {
    let Document { left, right, title, notes, blocks, signature } = document;
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"generator\" content=\"dangbo\">\n<title>{} {}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n",
        lang.code(),
        text(&title[0]),
        text(&title[1]),
    );
    let _ = write!(
        out,
        "<header class=\"two\"><div><p><b>{}</b></p><p>*</p><p>{}</p></div>\
         <div><p><b><u>{}</u></b></p><p>&#160;</p><p><i>{}</i></p></div></header>\n\
         <h1>{}</h1>\n<p class=\"subject\">{}</p>\n",
        text(&left[0]),
        text(&left[1]),
        text(&right[0]),
        text(&right[1]),
        text(&title[0]),
        text(&title[1]),
    );
    for note in notes {
        let _ = writeln!(out, "<p class=\"note\">{}</p>", text(note));
    }
    for (block, keeps) in with_next(blocks) {
        match block {
            Block::Heading(heading) => {
                let _ = writeln!(out, "<h2>{}</h2>", text(heading));
            }
            Block::Paragraph(paragraph) => {
                let keep = if keeps { " keep" } else { "" };
                let _ = writeln!(out, "<p class=\"text{keep}\">{}</p>", text(paragraph));
            }
            Block::Table(table) => write_table(&mut out, lang, table),
            Block::Chart(bars) if bars.bars.is_empty() => {}
            Block::Chart(bars) => write_chart(&mut out, lang, bars),
        }
    }
    let column = |lines: &[String]| {
        let lines = lines.iter().enumerate().map(|(at, line)| {
            let line = if line.is_empty() { "&#160;".to_owned() } else { text(line) };
            if at == 0 { format!("<p><b>{line}</b></p>") } else { format!("<p>{line}</p>") }
        });
        lines.collect::<String>()
    };
    let [recipients, signer] = signature.each_ref().map(|lines| column(lines));
    let _ = write!(
        out,
        "<footer class=\"two sign\"><div>{recipients}</div><div>{signer}</div></footer>\n\
         </body>\n</html>\n"
    );
    out
}

/// A text without signs of HTML and without control characters.
fn text(text: &str) -> String {
    escape(on_paper(text)).into_owned()
}

fn write_table(out: &mut String, lang: Lang, table: &DocTable) {
    let class = if table.is_short() { " class=\"short\"" } else { "" };
    let points = f64::from(table.letters(lang)) / 2.0;
    let _ = write!(out, "<table{class} style=\"font-size:{points}pt\"><colgroup>");
    for column in &table.columns {
        let _ = write!(out, "<col style=\"width:{}%\">", column.width);
    }
    *out += "</colgroup><thead><tr>";
    for column in &table.columns {
        let _ = write!(out, "<th>{}</th>", text(column.heading));
    }
    *out += "</tr></thead><tbody>\n";
    for row in &table.rows {
        *out += "<tr>";
        for (cell, column) in row.iter().zip(&table.columns) {
            let class = match (column.is_figure, shows_below(cell)) {
                (_, true) => " class=\"n below\"",
                (true, false) => " class=\"n\"",
                (false, false) => "",
            };
            let _ = write!(out, "<td{class}>{}</td>", text(&column.shown(lang, cell)));
        }
        *out += "</tr>\n";
    }
    *out += "</tbody></table>\n";
}

/// The width of the names, and of the scale, in units of the picture.
const WIDTHS: (u64, u64) = (230, 400);

/// The width of a share with its sign, likewise.
const FIGURE: u64 = 64;

/// The most characters of a name beside its bar.
const NAME: usize = 30;

fn shortened(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let kept: String = name.chars().take(NAME - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Bars from where the scale begins to 100 %, a line at the threshold.
fn write_chart(out: &mut String, lang: Lang, chart: &Bars) {
    let (names, scale) = WIDTHS;
    let height = 30 + 22 * chart.bars.len() as u64 + 8;
    let x = |tenths: u64| names + chart.part(tenths, scale);
    let _ = write!(
        out,
        "<svg viewBox=\"0 0 700 {height}\" role=\"img\" font-family=\"'Times New Roman',serif\" \
         font-size=\"14\"><text x=\"0\" y=\"16\" font-weight=\"bold\">{}</text>",
        text(&chart.title)
    );
    for (at, (name, share)) in (0u64..).zip(&chart.bars) {
        let y = 30 + 22 * at;
        let is_below = share.status(chart.threshold) == Status::Below;
        let fill = if is_below { "#b03030" } else { "#6f8fae" };
        let end = x(share.tenths(chart.threshold).unwrap_or(0));
        let shown = words::percent(lang, *share, chart.threshold);
        let mark = if is_below { "▼ " } else { "" };
        // Beside its name, where the line of the threshold is far.
        let (at, color) = if end - names > FIGURE { (names, "#fff") } else { (end, "#000") };
        let _ = write!(
            out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
             <rect x=\"{names}\" y=\"{y}\" width=\"{}\" height=\"16\" fill=\"{fill}\"/>\
             <text x=\"{}\" y=\"{}\" fill=\"{color}\">{mark}{shown}</text>",
            names - 8,
            y + 13,
            text(&shortened(name)),
            end - names,
            at + 6,
            y + 13,
        );
    }
    let at = x(u64::from(chart.threshold) * 10);
    let _ = writeln!(
        out,
        "<line x1=\"{at}\" y1=\"24\" x2=\"{at}\" y2=\"{}\" stroke=\"#000\" stroke-dasharray=\"4 3\"/>\
         <text x=\"{at}\" y=\"20\" text-anchor=\"middle\" font-size=\"12\">{} %</text></svg>",
        height - 4,
        chart.threshold
    );
}
