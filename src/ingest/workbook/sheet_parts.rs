//! Which part of an Excel workbook holds which sheet.

use super::binary;
use super::fault::damaged;
use super::package::{Package, plain};
use crate::domain::Unreadable;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use rustc_hash::FxHashMap;

/// The part of each sheet, by the sheet's name. Empty where the workbook keeps them elsewhere than
/// Excel does: then its merged ranges are not known.
///
/// # Errors
/// The part that lists them is damaged.
pub fn sheet_parts(package: &mut Package) -> Result<FxHashMap<String, String>, Unreadable> {
    let mut parts = FxHashMap::default();
    let targets = targets(package, "xl/_rels/workbook.xml.rels")?;
    let list = package.text("xl/workbook.xml")?.unwrap_or_default();
    elements(&list, "sheet", |element| {
        let part = attribute(element, "id").and_then(|id| targets.get(&id));
        if let (Some(name), Some(part)) = (attribute(element, "name"), part) {
            parts.insert(name, part.clone());
        }
    })?;
    Ok(parts)
}

/// The part of each sheet of a binary workbook, likewise.
///
/// # Errors
/// As of [`sheet_parts`].
pub fn binary_parts(package: &mut Package) -> Result<FxHashMap<String, String>, Unreadable> {
    let targets = targets(package, "xl/_rels/workbook.bin.rels")?;
    let list = package.text("xl/workbook.bin")?.unwrap_or_default();
    let parts = binary::sheets(&list).into_iter();
    Ok(parts.filter_map(|(name, id)| Some((name, targets.get(&id)?.clone()))).collect())
}

/// The parts that a list of relations names, by their ids.
fn targets(package: &mut Package, list: &str) -> Result<FxHashMap<String, String>, Unreadable> {
    let mut targets = FxHashMap::default();
    let list = package.text(list)?.unwrap_or_default();
    elements(&list, "Relationship", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            let target = plain(&target);
            let path = if target.starts_with("xl/") { target } else { format!("xl/{target}") };
            targets.insert(id, path);
        }
    })?;
    Ok(targets)
}

/// Passes each element of a name.
fn elements(xml: &[u8], name: &str, mut each: impl FnMut(&BytesStart)) -> Result<(), Unreadable> {
    let mut reader = Reader::from_reader(xml);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Eof => return Ok(()),
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == name =>
            {
                each(&element);
            }
            _ => {}
        }
    }
}

/// The value of an attribute, whatever its prefix.
fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let own = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(own.normalized_value(XmlVersion::Explicit1_0).ok()?.into_owned())
}
