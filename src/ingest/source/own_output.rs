//! Recognises what `report` and `check` printed, where a person saved it among the tables.

use super::progress_reader::ProgressReader;
use crate::domain::Code;
use crate::ingest::decode::file_format::starts_as_package;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

/// The first lines of a file that are looked at.
const LINES: usize = 6;

/// The headers of the findings as CSV: of `check`, of a report in codes and in both languages. A
/// file without a finding has nothing else.
const FINDINGS: [&str; 4] = [
    "severity,code,file,line,column,cell,message,help",
    "severity,kind,file,line,unit,column,cell_content,what",
    "Severity,Kind,File,Line,Unit,Column,Cell content,What",
    "Mức độ,Loại,Tệp,Dòng,Đơn vị,Cột,Nội dung ô,Nội dung",
];

/// The words before the code of a finding.
const SEVERITIES: [&str; 4] = ["lỗi[", "cảnh báo[", "error[", "warning["];

/// The properties of a file that are printed first, by language.
const PROPERTIES: [[&str; 2]; 2] =
    [["  bảng mã: ", "  dấu phân cách: "], ["  encoding: ", "  delimiter: "]];

/// The words before the year in the title of a report.
const YEARS: [&str; 2] = [" · Năm ", " · Year "];

/// The marks before the measures of a report.
const MARKS: [&str; 3] = ["▼ ", "✓ ", "· "];

/// What is before the names of the files that an output is made from.
const FROM_FILES: [&str; 2] = ["Từ tệp: ", "From files: "];

/// How a report and findings begin as JSON, without blanks.
const JSON: [&str; 2] = ["{\"schema\":", "{\"errors\":"];

/// Where the lines end by which an output of the program is known.
fn end_of_first_lines(head: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'\n', head).nth(LINES)
}

/// True if the first bytes of a file are enough for [`is_own_output`].
pub fn has_first_lines(head: &[u8]) -> bool {
    end_of_first_lines(head).is_some()
}

/// True if the first bytes of a file are those of an output of the program.
pub fn is_own_output(head: &[u8]) -> bool {
    let end = end_of_first_lines(head).unwrap_or(head.len());
    let text = String::from_utf8_lossy(&head[..end]);
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().take(LINES).collect();
    let Some((first, rest)) = lines.split_first() else { return false };
    FINDINGS.iter().any(|header| first.starts_with(header))
        || is_finding(first)
        || says_its_files(&lines)
        || first.trim_start().starts_with('{')
            && JSON.iter().any(|start| lines.concat().replace(' ', "").starts_with(start))
        || PROPERTIES.iter().any(|names| {
            rest.len() >= names.len()
                && names.iter().zip(rest).all(|(name, line)| line.starts_with(name))
        })
        || YEARS.iter().any(|year| first.contains(year))
            && rest.first() == Some(&"")
            && rest.iter().any(|line| MARKS.iter().any(|mark| line.starts_with(mark)))
}

/// True if the first lines say of which year and files the figures are: lines above the tables, or
/// a cell of the first row.
fn says_its_files(lines: &[&str]) -> bool {
    let has = |line: &str, of: [&str; 2]| of.iter().any(|part| line.contains(part));
    let begins =
        |line: &&str| FROM_FILES.iter().any(|from| line.trim_matches('"').starts_with(from));
    has(lines[0], YEARS) && lines[1..].iter().any(begins)
        || lines.iter().any(|line| has(line, YEARS) && has(line, FROM_FILES))
}

/// The keyword of the documents that the program writes.
pub const KEYWORD: &str = "dangbo";

/// How the sheet of a workbook begins that holds what was on the screen: rows of its other sheets
/// once more.
const IN_FRONT: [&str; 2] = ["Đang xem", "In front"];

/// True for the name of such a sheet of a workbook that the program wrote.
pub fn is_sheet_in_front(name: &str) -> bool {
    IN_FRONT.iter().any(|front| name.starts_with(front))
}

/// True if a file is a workbook that the program wrote.
pub fn is_own_workbook(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| is_own_document(ProgressReader::of_file(file)))
}

/// True if bytes are a workbook or a document that the program wrote, also where an office program
/// saved it again.
pub fn is_own_document(mut file: ProgressReader) -> bool {
    let mut head = [0; 8];
    let is_read = file.read_exact(&mut head).is_ok() && file.rewind().is_ok();
    match is_read && starts_as_package(&head) {
        true if head.starts_with(b"PK") => is_own_archive(file),
        true => is_own_compound(file),
        false => false,
    }
}

fn is_own_archive(file: ProgressReader) -> bool {
    /// No list of properties has more bytes.
    const MOST: u64 = 1 << 16;
    /// The parts with properties: of Excel, and of a workbook that `LibreOffice` saved again.
    const PARTS: [(&str, &str); 2] =
        [("docProps/core.xml", ":keywords>"), ("meta.xml", ":keyword>")];
    let Ok(mut archive) = zip::ZipArchive::new(file) else { return false };
    PARTS.iter().any(|(part, element)| {
        let mut properties = Vec::new();
        let Ok(part) = archive.by_name(part) else { return false };
        let is_read = part.take(MOST).read_to_end(&mut properties).is_ok();
        let keyword = format!("{element}{KEYWORD}<");
        is_read && memchr::memmem::find(&properties, keyword.as_bytes()).is_some()
    })
}

/// The keyword among the properties of a compound file: the type of the property (a text), its
/// length with the zero, the text.
const KEYWORD_PROPERTY: &[u8] = b"\x1e\0\0\0\x07\0\0\0dangbo\0";

/// Looks for the keyword where it may be: the list of properties is anywhere in the file.
fn is_own_compound(mut file: impl Read) -> bool {
    /// No such workbook has more bytes.
    const MOST: usize = 256 << 20;
    let mut chunk = vec![0; 1 << 16];
    let (mut kept, mut read) = (0, 0);
    while read < MOST {
        let Ok(got @ 1..) = file.read(&mut chunk[kept..]) else { return false };
        let filled = kept + got;
        if memchr::memmem::find(&chunk[..filled], KEYWORD_PROPERTY).is_some() {
            return true;
        }
        // What may go on in the next chunk.
        kept = filled.min(KEYWORD_PROPERTY.len() - 1);
        chunk.copy_within(filled - kept..filled, 0);
        read += got;
    }
    false
}

/// True for the first line of a finding: `lỗi[unknown-parent]: …`.
fn is_finding(line: &str) -> bool {
    let code = SEVERITIES.iter().find_map(|start| line.strip_prefix(start)?.split_once("]: "));
    code.is_some_and(|(code, _)| Code::ALL.iter().any(|known| known.word() == code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keyword_is_found_across_the_chunks_of_a_compound_file() {
        for before in [0, 1 << 10, (1 << 16) - 9, (1 << 17) - 20, 300_000] {
            let bytes = [&vec![7; before], KEYWORD_PROPERTY, &[0; 600]].concat();
            assert!(is_own_compound(&bytes[..]), "{before}");
            assert!(!is_own_compound(&bytes[..before + 10]), "{before}");
        }
    }

    #[test]
    fn outputs_are_known_by_their_first_lines() {
        for text in [
            "\u{feff}severity,code,file,line,column,cell,message,help,unit_id,unit_name\n",
            "lỗi[unknown-parent]: cột \"Trực thuộc\"\n  --> b.csv:6\n",
            "warning[no-branches]: the committee has no branch\n",
            "b.csv\n  bảng mã: UTF-8\n  dấu phân cách: ;\n",
            "b.csv\n  encoding: UTF-8\n  delimiter: ;\n",
            "Đảng bộ Khối · Năm 2024\n\n▼ Tổ chức cơ sở   80,0 % (4/5)\n",
            "Bloc · Year 2024\n\n· Base organisations   –\n",
            "\u{feff}Khối · Năm 2023\nSố liệu minh họa\nTừ tệp: a.csv · lập ngày 1/1/2026\n\nĐo\n",
            "Bloc · Year 2023\n\"From files: a.csv, b.csv\"\n",
            "Mã,Số liệu\nTC1,\"Khối · Năm 2023 · Từ tệp: a.csv\"\nTC2,\n",
            "{\n  \"schema\": 1,\n  \"year\": 2023,\n",
            "{\"errors\":0,\"findings\":[]",
        ] {
            assert!(is_own_output(text.as_bytes()), "{text}");
        }
        for text in [
            "",
            "Mã;Tên TCCSĐ;Loại hình TCCSĐ\n1;Chi bộ A;CBCS\n",
            "KẾT QUẢ · Năm 2024\n\nTT;Tên TCCSĐ\n",
            "KẾT QUẢ · Năm 2024\nTừ tệp báo cáo của các đơn vị\nTT;Tên TCCSĐ\n",
            "Từ tệp: a.csv\nTT;Tên TCCSĐ\n",
            "lỗi[khác]: x\n",
            "severity;code;file\n",
        ] {
            assert!(!is_own_output(text.as_bytes()), "{text}");
        }
    }
}
