//! The report for a meeting as a document of Word: few parts, written as they are.
//!
//! ```text
//! [Content_Types].xml  _rels/.rels  docProps/core.xml     fixed texts, the title
//! word/document.xml                                       paragraphs and tables
//! word/styles.xml  word/footer.xml  word/_rels/…          fixed texts: font, page number
//! ```

use super::blocks::{Block, DocTable, Document, shows_below, with_next};
use super::docx_chart;
use super::docx_parts::{
    CENTRED, Look, PLAIN, TEXT_WIDTH, Xml, cell_fill, cell_width, paragraph, table_grid,
};
use crate::ingest::source::KEYWORD;
use crate::report::cell::harmless;
use crate::words::Lang;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::io::{self, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer.xml"/></Relationships>"#;

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="160"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>"#;

const FOOTER: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>"#;

/// The document as a file of Word.
///
/// # Errors
/// What the library says.
pub fn docx(lang: Lang, document: &Document) -> Result<Vec<u8>, String> {
    write(lang, document).map_err(|error| error.to_string())
}

fn write(lang: Lang, document: &Document) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(io::Cursor::new(Vec::new()));
    let body = body(lang, document)?;
    let core = core(document)?;
    let parts: [(&str, &[u8]); 7] = [
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("docProps/core.xml", &core),
        ("word/document.xml", &body),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/footer.xml", FOOTER.as_bytes()),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.as_bytes()),
    ];
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

const DECLARATION: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

fn core(document: &Document) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new(DECLARATION.to_vec());
    writer
        .create_element("cp:coreProperties")
        .with_attributes([
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ])
        .write_inner_content(|w| {
            let title = harmless(&document.title.join(" "));
            w.create_element("dc:title").write_text_content(BytesText::new(&title))?;
            w.create_element("cp:keywords").write_text_content(BytesText::new(KEYWORD))?;
            Ok(())
        })?;
    Ok(writer.into_inner())
}

fn body(lang: Lang, document: &Document) -> io::Result<Vec<u8>> {
    let Document { left, right, title, notes, blocks, signature } = document;
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut writer = Writer::new(DECLARATION.to_vec());
    writer
        .create_element("w:document")
        .with_attributes([("xmlns:w", namespace), ("xmlns:r", relations)])
        .write_inner_content(|w| {
            w.create_element("w:body").write_inner_content(|w| {
                let small = Look { size: 24, ..CENTRED };
                let head = Look { bold: true, ..small };
                columns(
                    w,
                    &[(head, left[0].as_str()), (small, "*"), (small, left[1].as_str())],
                    &[
                        (Look { underlined: true, ..head }, right[0].as_str()),
                        (small, ""),
                        (Look { italic: true, ..small }, right[1].as_str()),
                    ],
                )?;
                paragraph(w, Look { before: 240, bold: true, ..CENTRED }, &title[0])?;
                paragraph(w, Look { bold: true, ..CENTRED }, &title[1])?;
                for note in notes {
                    paragraph(w, Look { italic: true, size: 22, ..CENTRED }, note)?;
                }
                for (block, keeps) in with_next(blocks) {
                    write_block(w, lang, block, keeps)?;
                }
                paragraph(w, Look { keeps: true, ..CENTRED }, "")?;
                let [recipients, signer] = signature;
                let lines = |lines: &'_ [String], align| -> Vec<(Look, String)> {
                    let look = |at| Look { align, bold: at == 0, size: 24, ..PLAIN };
                    lines.iter().enumerate().map(|(at, line)| (look(at), line.clone())).collect()
                };
                columns(w, &lines(recipients, "left"), &lines(signer, "center"))?;
                section(w)
            })?;
            Ok(())
        })?;
    Ok(writer.into_inner())
}

/// Writes a block; `keeps` if it is on the page of the next one.
fn write_block(w: &mut Xml, lang: Lang, block: &Block, keeps: bool) -> io::Result<()> {
    match block {
        Block::Heading(text) => {
            paragraph(w, Look { heading: true, before: 160, keeps: true, ..PLAIN }, text)
        }
        Block::Paragraph(text) => {
            paragraph(w, Look { indent: 567, align: "both", before: 80, keeps, ..PLAIN }, text)
        }
        Block::Table(own) => table(w, lang, own),
        Block::Chart(bars) if bars.bars.is_empty() => Ok(()),
        Block::Chart(bars) => docx_chart::write(w, lang, bars),
    }
}

fn cell(w: &mut Xml, width: u32, shade: bool, lines: &[(Look, &str)]) -> io::Result<()> {
    w.create_element("w:tc").write_inner_content(|w| {
        w.create_element("w:tcPr").write_inner_content(|w| {
            cell_width(w, width)?;
            cell_fill(w, shade.then_some("EEF3F8"))
        })?;
        lines.iter().try_for_each(|(look, text)| paragraph(w, *look, text))
    })?;
    Ok(())
}

/// Two columns of lines without borders.
fn columns<T: AsRef<str>>(w: &mut Xml, left: &[(Look, T)], right: &[(Look, T)]) -> io::Result<()> {
    let widths = [TEXT_WIDTH / 2, TEXT_WIDTH - TEXT_WIDTH / 2];
    w.create_element("w:tbl").write_inner_content(|w| {
        table_grid(w, None, &widths)?;
        w.create_element("w:tr").write_inner_content(|w| {
            w.create_element("w:trPr").write_inner_content(|w| {
                w.create_element("w:cantSplit").write_empty()?;
                Ok(())
            })?;
            for (side, width) in [left, right].into_iter().zip(widths) {
                let lines: Vec<(Look, &str)> =
                    side.iter().map(|(look, line)| (*look, line.as_ref())).collect();
                cell(w, width, false, &lines)?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

/// A table whose header is repeated on each page and whose rows are not split; no row is
/// alone on a page, and a short one is on one page.
fn table(w: &mut Xml, lang: Lang, own: &DocTable) -> io::Result<()> {
    let size = own.letters(lang);
    let parts: u32 = own.columns.iter().map(|c| u32::from(c.width)).sum::<u32>().max(1);
    let widths: Vec<u32> =
        own.columns.iter().map(|c| TEXT_WIDTH * u32::from(c.width) / parts).collect();
    w.create_element("w:tbl").write_inner_content(|w| {
        table_grid(w, Some(("4", "444444")), &widths)?;
        w.create_element("w:tr").write_inner_content(|w| {
            w.create_element("w:trPr").write_inner_content(|w| {
                w.create_element("w:cantSplit").write_empty()?;
                w.create_element("w:tblHeader").write_empty()?;
                Ok(())
            })?;
            let look = Look { bold: true, size, keeps: true, ..CENTRED };
            for (column, width) in own.columns.iter().zip(&widths) {
                cell(w, *width, true, &[(look, column.heading)])?;
            }
            Ok(())
        })?;
        for (at, row) in (1..).zip(&own.rows) {
            let keeps = own.keeps_next(at);
            w.create_element("w:tr").write_inner_content(|w| {
                w.create_element("w:trPr").write_inner_content(|w| {
                    w.create_element("w:cantSplit").write_empty()?;
                    Ok(())
                })?;
                for ((shown, column), width) in row.iter().zip(&own.columns).zip(&widths) {
                    let align = if column.is_figure { "right" } else { "left" };
                    let below = shows_below(shown);
                    let color = if below { "A00000" } else { "" };
                    let look = Look { align, size, color, bold: below, keeps, ..PLAIN };
                    cell(w, *width, false, &[(look, &column.shown(lang, shown))])?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The page: A4 with the margins of an administrative document, and the footer.
fn section(w: &mut Xml) -> io::Result<()> {
    w.create_element("w:sectPr").write_inner_content(|w| {
        w.create_element("w:footerReference")
            .with_attributes([("w:type", "default"), ("r:id", "rId2")])
            .write_empty()?;
        w.create_element("w:pgSz")
            .with_attributes([("w:w", "11906"), ("w:h", "16838")])
            .write_empty()?;
        w.create_element("w:pgMar")
            .with_attributes([
                ("w:top", "1134"),
                ("w:right", "850"),
                ("w:bottom", "1134"),
                ("w:left", "1416"),
                ("w:header", "567"),
                ("w:footer", "567"),
                ("w:gutter", "0"),
            ])
            .write_empty()?;
        Ok(())
    })?;
    Ok(())
}
