//! The elements of a document of Word that its text, its tables and its charts are made of.

use super::blocks::on_paper;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::io;

/// The width of the text on the page, in twentieths of a point: A4 less its margins.
pub(super) const TEXT_WIDTH: u32 = 9_640;

pub(super) type Xml = Writer<Vec<u8>>;

/// How a paragraph looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub align: &'static str,
    pub bold: bool,
    pub italic: bool,
    /// In half points; 0 for that of the document.
    pub size: u32,
    /// The space above, in twentieths of a point.
    pub before: u32,
    /// True without any space above and below.
    pub tight: bool,
    /// The indent of the first line, likewise.
    pub indent: u32,
    /// True if it stays on the page of the next paragraph.
    pub keeps: bool,
    /// Empty for that of the document.
    pub color: &'static str,
    pub underlined: bool,
    /// True for the heading of a part.
    pub heading: bool,
}

pub(super) const PLAIN: Look = Look {
    align: "left",
    bold: false,
    italic: false,
    size: 0,
    before: 0,
    tight: false,
    indent: 0,
    keeps: false,
    color: "",
    underlined: false,
    heading: false,
};
pub(super) const CENTRED: Look = Look { align: "center", ..PLAIN };

/// The width of a cell, in twentieths of a point.
pub(super) fn cell_width(w: &mut Xml, width: u32) -> io::Result<()> {
    let width = width.to_string();
    w.create_element("w:tcW")
        .with_attributes([("w:w", width.as_str()), ("w:type", "dxa")])
        .write_empty()?;
    Ok(())
}

/// The colour behind a cell; none if there is none.
pub(super) fn cell_fill(w: &mut Xml, fill: Option<&str>) -> io::Result<()> {
    if let Some(fill) = fill {
        w.create_element("w:shd")
            .with_attributes([("w:val", "clear"), ("w:fill", fill)])
            .write_empty()?;
    }
    Ok(())
}

pub(super) fn paragraph(w: &mut Xml, look: Look, text: &str) -> io::Result<()> {
    w.create_element("w:p").write_inner_content(|w| {
        w.create_element("w:pPr").write_inner_content(|w| {
            if look.heading {
                value(w, "w:pStyle", "Heading1")?;
            }
            if look.keeps {
                w.create_element("w:keepNext").write_empty()?;
            }
            if look.tight {
                w.create_element("w:spacing")
                    .with_attributes([("w:before", "0"), ("w:after", "0")])
                    .write_empty()?;
            } else if look.before > 0 {
                let before = look.before.to_string();
                w.create_element("w:spacing")
                    .with_attribute(("w:before", before.as_str()))
                    .write_empty()?;
            }
            if look.indent > 0 {
                let indent = look.indent.to_string();
                w.create_element("w:ind")
                    .with_attribute(("w:firstLine", indent.as_str()))
                    .write_empty()?;
            }
            value(w, "w:jc", look.align)
        })?;
        w.create_element("w:r").write_inner_content(|w| {
            w.create_element("w:rPr").write_inner_content(|w| {
                if look.bold {
                    w.create_element("w:b").write_empty()?;
                }
                if look.italic {
                    w.create_element("w:i").write_empty()?;
                }
                if !look.color.is_empty() {
                    value(w, "w:color", look.color)?;
                }
                if look.size > 0 {
                    value(w, "w:sz", &look.size.to_string())?;
                }
                if look.underlined {
                    value(w, "w:u", "single")?;
                }
                Ok(())
            })?;
            w.create_element("w:t")
                .with_attribute(("xml:space", "preserve"))
                .write_text_content(BytesText::new(&on_paper(text)))?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

/// An element with one value.
pub(super) fn value(w: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    w.create_element(name).with_attribute(("w:val", value)).write_empty()?;
    Ok(())
}

/// A table's layout: its width, the width and colour of its borders, the width of each column.
pub(super) fn table_grid(
    w: &mut Xml,
    borders: Option<(&str, &str)>,
    widths: &[u32],
) -> io::Result<()> {
    w.create_element("w:tblPr").write_inner_content(|w| {
        let width = widths.iter().sum::<u32>().to_string();
        w.create_element("w:tblW")
            .with_attributes([("w:w", width.as_str()), ("w:type", "dxa")])
            .write_empty()?;
        if let Some((size, color)) = borders {
            // The border is at the margin, not the text.
            w.create_element("w:tblInd")
                .with_attributes([("w:w", "108"), ("w:type", "dxa")])
                .write_empty()?;
            w.create_element("w:tblBorders").write_inner_content(|w| {
                for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
                    w.create_element(format!("w:{side}"))
                        .with_attributes([("w:val", "single"), ("w:sz", size), ("w:color", color)])
                        .write_empty()?;
                }
                Ok(())
            })?;
        }
        w.create_element("w:tblLayout").with_attribute(("w:type", "fixed")).write_empty()?;
        Ok(())
    })?;
    w.create_element("w:tblGrid").write_inner_content(|w| {
        for width in widths {
            let width = width.to_string();
            w.create_element("w:gridCol").with_attribute(("w:w", width.as_str())).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}
