//! Whose an enterprise is, in the words of official statistics: `Doanh nghiệp ngoài khu vực Nhà
//! nước`, `DN 100 % vốn nước ngoài`, `Công ty TNHH một thành viên`.

use super::abbreviations::join_initials;
use super::group_notes::without_notes;
use super::words::nearest;
use crate::domain::{FindingKind, Ownership, fold, has_words, is_dash};

/// The folded legal forms of enterprises that are not the state's, where no owner is named; longer
/// ones come before their beginnings.
const FORMS: [&str; 12] = [
    "trach nhiem huu han",
    "hop tac xa",
    "ho kinh doanh",
    "hop danh",
    "tap the",
    "co phan hoa",
    "co phan",
    "ctcp",
    "dntn",
    "tnhh",
    "htx",
    "cp",
];

/// The folded phrases of an ownership; longer ones come before their beginnings. A text is an
/// ownership if it consists of these phrases alone and one of them decides.
const PHRASES: &[(&str, Option<Ownership>)] = &[
    ("ngoai khu vuc nha nuoc", Some(Ownership::NonState)),
    ("ngoai khu vuc nn", Some(Ownership::NonState)),
    ("ngoai kv nha nuoc", Some(Ownership::NonState)),
    ("ngoai nha nuoc", Some(Ownership::NonState)),
    ("ngoai nn", Some(Ownership::NonState)),
    ("ngoai quoc doanh", Some(Ownership::NonState)),
    ("ngoai qd", Some(Ownership::NonState)),
    ("dan doanh", Some(Ownership::NonState)),
    ("dnnnn", Some(Ownership::NonState)),
    ("dnnqd", Some(Ownership::NonState)),
    ("nnn", Some(Ownership::NonState)),
    ("nqd", Some(Ownership::NonState)),
    ("non state", Some(Ownership::NonState)),
    ("non st", Some(Ownership::NonState)),
    ("foreign invested", Some(Ownership::Fdi)),
    ("dau tu truc tiep nuoc ngoai", Some(Ownership::Fdi)),
    ("dau tu nuoc ngoai", Some(Ownership::Fdi)),
    ("nuoc ngoai", Some(Ownership::Fdi)),
    ("lien doanh", Some(Ownership::Fdi)),
    ("vdtnn", Some(Ownership::Fdi)),
    ("dtnn", Some(Ownership::Fdi)),
    ("fdi", Some(Ownership::Fdi)),
    ("dt nuoc ngoai", Some(Ownership::Fdi)),
    ("nha nuoc", Some(Ownership::State)),
    ("quoc doanh", Some(Ownership::State)),
    ("dnnn", Some(Ownership::State)),
    ("kvnn", Some(Ownership::State)),
    ("nn", Some(Ownership::State)),
    ("state", Some(Ownership::State)),
    ("tu nhan", Some(Ownership::NonState)),
    ("tu doanh", Some(Ownership::NonState)),
    ("khu vuc tu nhan", Some(Ownership::NonState)),
    ("khu vuc tu", Some(Ownership::NonState)),
    ("mot thanh vien", None),
    ("hai thanh vien", None),
    ("1 thanh vien", None),
    ("1 tv", None),
    ("2 tv", None),
    ("1tv", None),
    ("2 thanh vien", None),
    ("doanh nghiep", None),
    ("lien hiep", None),
    ("trong nuoc", None),
    ("loai hinh", None),
    ("thanh phan", None),
    ("kinh te", None),
    ("cong ty", None),
    ("khu vuc", None),
    ("kv", None),
    ("trung uong", None),
    ("dia phuong", None),
    ("tw", None),
    ("voi", None),
    ("chi phoi", None),
    ("nam giu", None),
    ("dieu le", None),
    ("tro len", None),
    ("so huu", None),
    ("von", None),
    ("khoi", None),
    ("thuoc", None),
    ("trong", None),
    ("cac", None),
    ("cty", None),
    ("mtv", None),
    ("2tv", None),
    ("tren", None),
    ("duoi", None),
    ("dn", None),
    ("co", None),
    ("da", None),
    ("va", None),
    ("do", None),
];

/// Where foreign capital comes from, folded: `FDI Hàn Quốc`.
const COUNTRIES: [&str; 24] = [
    "han quoc",
    "nhat ban",
    "trung quoc",
    "dai loan",
    "hong kong",
    "singapore",
    "thai lan",
    "malaysia",
    "indonesia",
    "hoa ky",
    "an do",
    "ha lan",
    "duc",
    "phap",
    "anh",
    "y",
    "my",
    "uc",
    "nga",
    "canada",
    "thuy si",
    "dan mach",
    "nhat",
    "han",
];

/// The usual words, to offer the nearest.
const USUAL: &[(&str, Ownership)] = &[
    ("nha nuoc", Ownership::State),
    ("doanh nghiep nha nuoc", Ownership::State),
    ("ngoai nha nuoc", Ownership::NonState),
    ("doanh nghiep ngoai nha nuoc", Ownership::NonState),
    ("doanh nghiep ngoai khu vuc nha nuoc", Ownership::NonState),
    ("tu nhan", Ownership::NonState),
    ("hop tac xa", Ownership::NonState),
    ("cong ty co phan", Ownership::NonState),
    ("fdi", Ownership::Fdi),
    ("co von dau tu nuoc ngoai", Ownership::Fdi),
    ("doanh nghiep co von dau tu nuoc ngoai", Ownership::Fdi),
];

/// Phrases by which a text is meant to be an ownership, whatever else it has.
const TELLING: [&str; 9] = [
    "nha nuoc",
    "nuoc ngoai",
    "quoc doanh",
    "lien doanh",
    "von dau tu",
    "khu vuc nha",
    "trong nuoc",
    "hop tac xa",
    "tu nhan",
];

/// Parses an ownership; an empty cell or a dash is [`Ownership::Missing`].
///
/// # Errors
/// [`FindingKind::UnknownOwnership`] with the nearest.
pub fn ownership(cell: &str) -> Result<Ownership, FindingKind> {
    if cell.is_empty() || is_dash(cell) || cell == "0" {
        return Ok(Ownership::Missing);
    }
    let folded = fold(cell);
    ownership_word(&join_initials(&folded)).ok_or_else(|| unknown(&folded))
}

/// The ownership whose usual words or code a text is near.
pub fn nearest_ownership(text: &str) -> Option<Ownership> {
    let folded = fold(text);
    let codes = Ownership::KNOWN.map(|own| (fold(own.word()), own));
    let codes: Vec<(&str, Ownership)> = codes.iter().map(|(code, own)| (&**code, *own)).collect();
    nearest(&codes, &folded).or_else(|| nearest(USUAL, &folded))
}

/// The finding for a folded text that is no ownership.
fn unknown(folded: &str) -> FindingKind {
    FindingKind::UnknownOwnership(match nearest(USUAL, folded) {
        Some(Ownership::State) => Some("Nhà nước"),
        Some(Ownership::NonState) => Some("Ngoài Nhà nước"),
        Some(Ownership::Fdi) => Some("Có vốn đầu tư nước ngoài"),
        _ => None,
    })
}

/// The ownership that a folded text is, if any. Foreign capital decides before the words for
/// outside the state, these before the state, and the legal form comes last: `Công ty TNHH 100 %
/// vốn nước ngoài`. With less than a half of the capital the state is not the owner: `Nhà nước nắm
/// giữ 36 % vốn điều lệ`.
pub fn ownership_word(folded: &str) -> Option<Ownership> {
    let (mut rest, mut found, mut is_of_country) = (folded, Vec::new(), false);
    let mut shares = SharesOfCapital::default();
    while !rest.is_empty() {
        if let Some((after, decides)) = next_phrase(rest) {
            shares.add(rest[..rest.len() - after.len()].trim_end(), decides);
            found.extend(decides);
            rest = after;
        } else {
            rest = COUNTRIES.iter().find_map(|country| after_phrase(rest, country))?;
            is_of_country = true;
        }
    }
    let ownership = found.into_iter().min_by_key(|(_, rank)| *rank).map(|(ownership, _)| ownership);
    let ownership = ownership.filter(|own| *own == Ownership::Fdi || !is_of_country)?;
    let is_minor = ownership == Ownership::State && shares.is_minority_of_state();
    Some(if is_minor { Ownership::NonState } else { ownership })
}

/// The shares of the capital in the words of an ownership. All are before their owners or all
/// behind them: `51 % nhà nước, 49 % tư nhân`, `Nhà nước 51 %, tư nhân 49 %`.
#[derive(Default)]
struct SharesOfCapital {
    tells_capital: bool,
    is_under: bool,
    owners: Vec<Ownership>,
    /// Each with how many owners are before it, and whether it is less than this: `dưới 50 %`.
    shares: Vec<(usize, u16, bool)>,
}

impl SharesOfCapital {
    /// Adds a phrase and the ownership that it is, with its rank.
    fn add(&mut self, phrase: &str, decides: Option<(Ownership, u8)>) {
        if let Ok(share) = phrase.parse() {
            self.shares.push((self.owners.len(), share, self.is_under));
        }
        self.is_under = phrase == "duoi";
        self.tells_capital |= ["von", "nam giu", "so huu", "duoi", "dieu le"].contains(&phrase);
        if let Some((owner, _)) = decides.filter(|_| !FORMS.contains(&phrase)) {
            self.owners.push(owner);
        }
    }

    fn is_minority_of_state(&self) -> bool {
        const HALF: u16 = 50;
        let Some(at) = self.owners.iter().position(|owner| *owner == Ownership::State) else {
            return false;
        };
        let are_before = self.shares.first().is_some_and(|(owners, ..)| *owners == 0);
        let own = at + usize::from(!are_before);
        let share = self.shares.iter().find(|(owners, ..)| *owners == own);
        self.tells_capital
            && share
                .is_some_and(|(_, share, is_under)| *share < HALF || *is_under && *share == HALF)
    }
}

/// True for words of an ownership that are those of a legal form alone: `Công ty TNHH`.
pub fn is_legal_form(cell: &str) -> bool {
    let folded = fold(cell);
    let names_owner =
        PHRASES.iter().any(|(phrase, ownership)| ownership.is_some() && has_words(&folded, phrase));
    !names_owner && FORMS.iter().any(|form| has_words(&folded, form))
}

/// The rest of a text that begins with a phrase of whole words.
fn after_phrase<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(phrase)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

/// The text after its first phrase, and the ownership of the phrase with its rank: the least one
/// decides.
fn next_phrase(text: &str) -> Option<(&str, Option<(Ownership, u8)>)> {
    if let Some(rest) = FORMS.iter().find_map(|form| after_phrase(text, form)) {
        return Some((rest, Some((Ownership::NonState, 3))));
    }
    for (phrase, ownership) in PHRASES {
        if let Some(rest) = after_phrase(text, phrase) {
            let rank = |own| match (own, *phrase) {
                (Ownership::Fdi, _) => 0,
                (_, phrase) if phrase.starts_with("ngoai ") => 1,
                (Ownership::State, _) => 2,
                _ => 3,
            };
            return Some((rest, ownership.map(|own| (own, rank(own)))));
        }
    }
    // Percentages: `Nhà nước 100 % vốn`.
    let (number, rest) = text.split_once(' ').unwrap_or((text, ""));
    ((1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()))
        .then_some((rest, None))
}

/// The finding for the label of a group that is meant to be an ownership and is none:
/// `Doanh nghiệp nghoài Nhà nước`.
pub fn unknown_ownership_group(label: &str) -> Option<FindingKind> {
    let label = without_notes(label);
    let folded = fold(label);
    let starts = ["doanh nghiep ", "dn ", "khoi ", "khu vuc ", "cong ty ", "thanh phan ", "cac "];
    let is_meant = folded.split(' ').count() <= 9
        && TELLING.iter().any(|part| folded.contains(part))
        && (starts.iter().any(|start| folded.starts_with(start))
            || nearest(USUAL, &folded).is_some());
    // `Doanh nghiệp trong nước` may be the State's or not.
    let is_domestic = folded.ends_with("p trong nuoc") || folded == "dn trong nuoc";
    let is_sort = is_meant || is_domestic || is_sort_of_enterprises(label, &folded);
    (is_sort && ownership_word(&folded).is_none()).then(|| unknown(&folded))
}

/// Words that a sort of enterprises begins with.
const SORTS: [&str; 5] =
    ["doanh nghiep", "dn", "loai hinh doanh nghiep", "loai hinh", "thanh phan kinh te"];

/// What follows them where enterprises are sorted by something else than their owners.
const OTHER_SORTS: [&str; 37] = [
    "trong",
    "ngoai k",
    "ngoai khu",
    "ngoai cum",
    "ngoai kcn",
    "ngoai ccn",
    "tai",
    "thuoc",
    "tren",
    "o",
    "co to chuc",
    "co tcd",
    "co chi bo",
    "co dang bo",
    "co dang vien",
    "chua",
    "da",
    "det",
    "may",
    "dich vu",
    "san xuat",
    "thuong mai",
    "xay dung",
    "xay lap",
    "nong",
    "lam",
    "cong nghiep",
    "che bien",
    "co khi",
    "dien",
    "van tai",
    "giao thong",
    "ngan hang",
    "tai chinh",
    "nho",
    "vua",
    "lon",
];

/// True for a sort of enterprises that is no branch of the economy and no place: `Doanh nghiệp bán
/// công`, `Loại hình khác`. The name of an enterprise has capital letters.
fn is_sort_of_enterprises(label: &str, folded: &str) -> bool {
    let bare = ["cac ", "khoi ", "nhom "]
        .iter()
        .fold(folded, |text, lead| text.strip_prefix(lead).unwrap_or(text));
    let sort = SORTS.iter().find_map(|sort| bare.strip_prefix(sort)?.strip_prefix(' '));
    let is_name = || {
        let mut later = label.split(' ').skip(1);
        label.chars().any(char::is_lowercase)
            && later.any(|word| word.starts_with(char::is_uppercase) && word != "DN")
    };
    sort.is_some_and(|sort| {
        let is_other = sort != "trong nuoc"
            && OTHER_SORTS.iter().any(|other| after_phrase(sort, other).is_some());
        COUNTRIES.contains(&sort) || sort.split(' ').count() <= 5 && !is_other && !is_name()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ownerships_are_read_in_official_words() {
        use Ownership::{Fdi, NonState, State};
        for (words, expected) in [
            ("Nhà nước", State),
            ("NN", State),
            ("DNNN", State),
            ("Doanh nghiệp có vốn Nhà nước", State),
            ("Doanh nghiệp nhà nước 100% vốn", State),
            ("100 % vốn Nhà nước", State),
            ("Công ty TNHH MTV 100% vốn nhà nước", State),
            ("Công ty cổ phần có vốn Nhà nước trên 50 %", State),
            ("Ngoài Nhà nước", NonState),
            ("DOANH NGHIỆP NGOÀI KHU VỰC NHÀ NƯỚC", NonState),
            ("NNN", NonState),
            ("DN tư nhân", NonState),
            ("Tư doanh", NonState),
            ("Khu vực tư", NonState),
            ("Doanh nghiệp tư nhân trong nước", NonState),
            ("Công ty TNHH một thành viên", NonState),
            ("Công ty cổ phần", NonState),
            ("CTCP", NonState),
            ("Hợp danh", NonState),
            ("DN dân doanh", NonState),
            ("Doanh nghiệp ngoài QD", NonState),
            ("Hợp tác xã", NonState),
            ("Hợp tác xã, liên hiệp hợp tác xã", NonState),
            ("Doanh nghiệp đã cổ phần hóa", NonState),
            ("Kinh tế tập thể", NonState),
            ("FDI", Fdi),
            ("DN FDI", Fdi),
            ("FDI Hàn Quốc", Fdi),
            ("Doanh nghiệp FDI (Nhật Bản)", Fdi),
            ("100 % vốn nước ngoài", Fdi),
            ("Công ty TNHH 100% vốn nước ngoài", Fdi),
            ("Công ty liên doanh", Fdi),
            ("DN có vốn ĐTNN", Fdi),
            ("Doanh nghiệp có vốn đầu tư trực tiếp nước ngoài", Fdi),
        ] {
            assert_eq!(ownership(words), Ok(expected), "{words}");
        }
        assert!(USUAL.iter().all(|(word, own)| ownership_word(word) == Some(*own)));
        for words in [
            "Quân đội",
            "Doanh nghiệp",
            "Trung ương",
            "Nhà nước Hàn Quốc",
            "Hàn Quốc",
            "Công ty CP Thành Nhân",
            "Nhà nước và nhân dân",
            "100",
        ] {
            assert!(matches!(ownership(words), Err(FindingKind::UnknownOwnership(_))), "{words}");
        }
        assert_eq!(ownership("0"), Ok(Ownership::Missing));
    }

    #[test]
    fn ownerships_are_read_in_words_of_offices() {
        use Ownership::{Fdi, NonState, State};
        for (words, expected) in [
            ("DNNN (TW)", State),
            ("DNNN địa phương", State),
            ("Nhà nước (trung ương)", State),
            ("KVNN", State),
            ("DNNQD", NonState),
            ("Khu vực tư nhân", NonState),
            ("KV có vốn ĐTNN", Fdi),
            ("Liên doanh với nước ngoài", Fdi),
            ("F.D.I", Fdi),
            ("Nhà nước nắm giữ 36% vốn điều lệ", NonState),
            ("CTCP, vốn nhà nước 30%", NonState),
            ("Nhà nước 49% vốn", NonState),
            ("Dưới 50% vốn nhà nước", NonState),
            ("Vốn nhà nước dưới 50%", NonState),
            ("51,5% vốn nhà nước", State),
            ("CTCP 49 % vốn nhà nước", NonState),
            ("Nhà nước 51% vốn, tư nhân 49%", State),
            ("49% vốn tư nhân, 51% nhà nước", State),
            ("Tư nhân 51% vốn, Nhà nước 49%", NonState),
            ("Vốn nhà nước 50% trở lên", State),
        ] {
            assert_eq!(ownership(words), Ok(expected), "{words}");
        }
    }

    #[test]
    fn a_group_that_is_meant_to_be_an_ownership_is_an_error() {
        for label in [
            "Doanh nghiệp nghoài Nhà nước",
            "Khối DN có vốn đầu tư nươc nqoài",
            "Doanh nghiệp lưỡng tính",
            "DOANH NGHIỆP BÁN CÔNG ĐẶC BIỆT",
            "Loại hình khác",
            "Doanh nghiệp Hàn Quốc",
            "Khối doanh nghiệp khác:",
            "Doanh nghiêp tư nhâm",
            "Doanh nghiệp trong nước",
        ] {
            assert!(unknown_ownership_group(label).is_some(), "{label}");
        }
        for label in [
            "Doanh nghiệp Nhà nước",
            "Khối dệt may",
            "Doanh nghiệp dệt may",
            "Doanh nghiệp trong các khu công nghiệp",
            "Doanh nghiệp Sông Cầu",
            "Doanh nghiệp dân doanh",
            "Ngân hàng Nhà nước tỉnh",
            "Các tổ chức đảng khác",
        ] {
            assert!(unknown_ownership_group(label).is_none(), "{label}");
        }
    }
}
