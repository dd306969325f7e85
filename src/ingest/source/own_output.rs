//! Recognises what `report` and `check` printed, where a person saved it among the tables.

use crate::domain::Code;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// The first lines of a file that are looked at.
const LINES: usize = 6;

/// The header of the findings as CSV.
const FINDINGS: &str = "severity,code,file,line,column,cell,message,help";

/// The words before the code of a finding.
const SEVERITIES: [&str; 4] = ["lỗi[", "cảnh báo[", "error[", "warning["];

/// The properties of a file that are printed first, by language.
const PROPERTIES: [[&str; 2]; 2] =
    [["  bảng mã: ", "  dấu phân cách: "], ["  encoding: ", "  delimiter: "]];

/// The words before the year in the title of a report.
const YEARS: [&str; 2] = [" · Năm ", " · Year "];

/// The marks before the measures of a report.
const MARKS: [&str; 3] = ["▼ ", "✓ ", "· "];

/// True if the first bytes of a file are those of an output of the program.
pub fn is_own_output(head: &[u8]) -> bool {
    let end = memchr::memchr_iter(b'\n', head).nth(LINES).unwrap_or(head.len());
    let text = String::from_utf8_lossy(&head[..end]);
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().take(LINES).collect();
    let Some((first, rest)) = lines.split_first() else { return false };
    first.starts_with(FINDINGS)
        || is_finding(first)
        || PROPERTIES.iter().any(|names| {
            rest.len() >= names.len()
                && names.iter().zip(rest).all(|(name, line)| line.starts_with(name))
        })
        || YEARS.iter().any(|year| first.contains(year))
            && rest.first() == Some(&"")
            && rest.iter().any(|line| MARKS.iter().any(|mark| line.starts_with(mark)))
}

/// The keyword of the documents that the program writes.
pub const KEYWORD: &str = "dangbo";

/// True if a file is a workbook that the program wrote.
pub fn is_own_workbook(path: &Path) -> bool {
    /// No list of properties has more bytes.
    const MOST: u64 = 1 << 16;
    let properties = || {
        let mut archive = zip::ZipArchive::new(BufReader::new(File::open(path).ok()?)).ok()?;
        let mut properties = Vec::new();
        let part = archive.by_name("docProps/core.xml").ok()?;
        part.take(MOST).read_to_end(&mut properties).ok()?;
        Some(properties)
    };
    let keyword = format!(":keywords>{KEYWORD}<");
    properties().is_some_and(|all| memchr::memmem::find(&all, keyword.as_bytes()).is_some())
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
    fn outputs_are_known_by_their_first_lines() {
        for text in [
            "\u{feff}severity,code,file,line,column,cell,message,help,unit_id,unit_name\n",
            "lỗi[unknown-parent]: cột \"Trực thuộc\"\n  --> b.csv:6\n",
            "warning[no-branches]: the committee has no branch\n",
            "b.csv\n  bảng mã: UTF-8\n  dấu phân cách: ;\n",
            "b.csv\n  encoding: UTF-8\n  delimiter: ;\n",
            "Đảng bộ Khối · Năm 2024\n\n▼ Tổ chức cơ sở   80,0 % (4/5)\n",
            "Bloc · Year 2024\n\n· Base organisations   –\n",
        ] {
            assert!(is_own_output(text.as_bytes()), "{text}");
        }
        for text in [
            "",
            "Mã;Tên TCCSĐ;Loại hình TCCSĐ\n1;Chi bộ A;CBCS\n",
            "KẾT QUẢ · Năm 2024\n\nTT;Tên TCCSĐ\n",
            "lỗi[khác]: x\n",
            "severity;code;file\n",
        ] {
            assert!(!is_own_output(text.as_bytes()), "{text}");
        }
    }
}
