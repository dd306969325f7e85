//! What the operating system says, in the language of the interface.

use super::Lang;
use std::io::{Error, ErrorKind};

/// What is before the number of an error in the text of a system error.
const NUMBER: &str = "(os error ";

/// The errors that an office meets; Vietnamese, English.
const KINDS: &[(ErrorKind, &str, &str)] = &[
    (ErrorKind::StorageFull, "ổ đĩa đã đầy", "the disk is full"),
    (ErrorKind::QuotaExceeded, "đã hết dung lượng được cấp", "the disk quota is used up"),
    (ErrorKind::ReadOnlyFilesystem, "ổ đĩa chỉ cho đọc", "the disk is read-only"),
    (ErrorKind::PermissionDenied, "không có quyền ở đây", "permission denied"),
    (ErrorKind::NotFound, "không có tệp hay thư mục này", "there is no such file or folder"),
    (ErrorKind::AlreadyExists, "tên này đã có", "the name exists already"),
    (ErrorKind::NotADirectory, "đây không phải thư mục", "this is no folder"),
    (ErrorKind::IsADirectory, "đây là thư mục", "this is a folder"),
    (ErrorKind::InvalidFilename, "tên tệp không dùng được", "the name cannot be used for a file"),
    (ErrorKind::FileTooLarge, "tệp quá lớn cho ổ đĩa này", "the file is too large for the disk"),
    (ErrorKind::ResourceBusy, "tệp hoặc ổ đĩa đang bận", "the file or the disk is busy"),
    (ErrorKind::StaleNetworkFileHandle, "mất kết nối ổ mạng", "the network drive is gone"),
    (ErrorKind::HostUnreachable, "mất kết nối ổ mạng", "the network drive is gone"),
    (ErrorKind::NetworkUnreachable, "mất kết nối ổ mạng", "the network drive is gone"),
    (ErrorKind::NetworkDown, "mất kết nối ổ mạng", "the network drive is gone"),
    (ErrorKind::NotConnected, "mất kết nối ổ mạng", "the network drive is gone"),
    (ErrorKind::TimedOut, "quá thời gian chờ", "it took too long"),
    (ErrorKind::OutOfMemory, "hết bộ nhớ", "there is no memory left"),
    (ErrorKind::BrokenPipe, "bên nhận đã đóng", "the other end was closed"),
    (ErrorKind::CrossesDevices, "khác ổ đĩa", "it is on another disk"),
];

/// Errors that have a number and no kind: on Unix.
const NUMBERS: &[(i32, &str, &str)] = &[
    (5, "lỗi đọc, ghi của ổ đĩa", "the disk fails to read or write"),
    (11, "không tạo thêm được luồng", "no further thread can be started"),
    (12, "hết bộ nhớ", "there is no memory left"),
    (23, "hệ thống mở quá nhiều tệp", "the system has too many files open"),
    (24, "chương trình mở quá nhiều tệp", "the program has too many files open"),
    (40, "liên kết vòng", "links go in a circle"),
];

/// The message of a system error, `No space left on device (os error 28)`, in the language:
/// `ổ đĩa đã đầy (lỗi số 28)`. Another message stays as it is.
#[must_use]
pub fn system_error(lang: Lang, message: &str) -> String {
    // Behind the number there may be the path of a file that was never whole.
    let number = message.rsplit_once(NUMBER).and_then(|(_, rest)| rest.split_once(')'));
    let Some(number) = number.and_then(|(number, _)| number.parse::<i32>().ok()) else {
        return message.to_owned();
    };
    let kind = Error::from_raw_os_error(number).kind();
    let of_kind = KINDS.iter().find(|(known, ..)| *known == kind).map(|(_, vi, en)| (*vi, *en));
    let of_number = || {
        let known = NUMBERS.iter().find(|(known, ..)| cfg!(unix) && *known == number);
        known.map(|(_, vi, en)| (*vi, *en))
    };
    let other = ("hệ điều hành không cho phép", "the operating system refuses");
    let (vi, en) = of_kind.or_else(of_number).unwrap_or(other);
    both!(lang, vi("{vi} (lỗi số {number})"), en("{en} (error {number})"))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_system_error_is_said_in_the_language_with_its_number() {
        for (number, vi) in [
            (28, "ổ đĩa đã đầy (lỗi số 28)"),
            (5, "lỗi đọc, ghi của ổ đĩa (lỗi số 5)"),
            (30, "ổ đĩa chỉ cho đọc (lỗi số 30)"),
            (13, "không có quyền ở đây (lỗi số 13)"),
            (95, "hệ điều hành không cho phép (lỗi số 95)"),
        ] {
            let message = Error::from_raw_os_error(number).to_string();
            assert_eq!(system_error(Lang::Vi, &message), vi);
            assert!(system_error(Lang::En, &message).ends_with(&format!("(error {number})")));
        }
        let with_path = "Permission denied (os error 13) at path \"/x/.dangbo-1(2).tmp\"";
        assert_eq!(system_error(Lang::Vi, with_path), "không có quyền ở đây (lỗi số 13)");
        assert_eq!(system_error(Lang::Vi, "khác"), "khác");
    }
}
