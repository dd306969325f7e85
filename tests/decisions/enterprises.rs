//! Enterprises with and without an organisation, counted from any list.

use super::{csv_sum, sample};
use dangbo::analysis::{Filter, enterprises};
use dangbo::domain::Settings;
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{self, LoadOptions};
use proptest::prelude::*;

#[derive(Debug, Clone)]
struct Enterprise {
    name: &'static str,
    workers: Option<u64>,
    has_organisation: bool,
    has_union: bool,
}

/// A list of enterprises as an office prints it.
#[derive(Debug, Clone)]
struct EnterpriseList {
    rows: Vec<Enterprise>,
    is_numbered: bool,
    is_grouped: bool,
    is_signed: bool,
    /// What stands where there is none.
    none: &'static str,
}

/// Names that say what they are, then those that could be a total's or a group's, or anything.
const PLAIN: [&str; 4] =
    ["Công ty TNHH May", "Cty CP Gỗ", "Hợp tác xã Nhựa", "Doanh nghiệp tư nhân Thép"];

const UNTIDY: [&str; 5] =
    ["Tổng kho Xăng dầu", "TL Group", "Cộng Hưởng Việt", "Samsung", "Tổng công ty Điện"];

fn enterprise_list() -> impl Strategy<Value = EnterpriseList> {
    let names: Vec<&str> = PLAIN.into_iter().chain(UNTIDY).collect();
    let one = (
        prop::sample::select(names),
        prop::option::weighted(0.8, 1u64..5000),
        any::<bool>(),
        any::<bool>(),
    );
    let one = one.prop_map(|(name, workers, has_organisation, has_union)| Enterprise {
        name,
        workers,
        has_organisation,
        has_union,
    });
    (
        prop::collection::vec(one, 1..12),
        any::<[bool; 3]>(),
        prop::sample::select(vec!["", "-", "chưa có"]),
    )
        .prop_map(|(mut rows, [is_numbered, is_grouped, is_signed], none)| {
            // Without a number, and with nothing that only an enterprise has, an odd name is a
            // total's or a note.
            rows.retain(|e| {
                is_numbered || e.has_organisation || e.has_union || PLAIN.contains(&e.name)
            });
            EnterpriseList { rows, is_numbered, is_grouped, is_signed, none }
        })
}

impl EnterpriseList {
    fn text(&self) -> String {
        let mut out = String::from(
            "DANH SÁCH DOANH NGHIỆP;;;;\nTT;Tên doanh nghiệp;Số lao động;Tổ chức đảng;Công đoàn\n",
        );
        for (at, e) in self.rows.iter().enumerate() {
            if self.is_grouped && at % 4 == 0 {
                out += &format!("{};KCN Số {at};;;\n", ["I", "II", "III"][at / 4]);
            }
            let number = if self.is_numbered { (at + 1).to_string() } else { String::new() };
            let workers = e.workers.map_or_else(String::new, |n| n.to_string());
            let organisation = if e.has_organisation { "Chi bộ cơ sở" } else { self.none };
            out += &format!(
                "{number};{} {at};{workers};{organisation};{}\n",
                e.name,
                if e.has_union { "x" } else { "" }
            );
        }
        out +=
            &format!(";Tổng cộng;{};;\n", self.rows.iter().filter_map(|e| e.workers).sum::<u64>());
        if self.is_signed {
            out += ";Người lập biểu;;Thủ trưởng;\n;Lê Văn Tám;;Hoàng Thị Chín;\n";
        }
        out
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn enterprises_are_counted_from_any_list(list in enterprise_list()) {
        let text = list.text();
        let data = ingest::load(
            &in_memory(&[("dn.csv", text.as_bytes())]),
            &Settings::default(),
            &LoadOptions::default(),
        );
        let whole = enterprises(&data, &Filter::default()).whole;
        let sum = |takes: &dyn Fn(&Enterprise) -> u64| list.rows.iter().map(takes).sum::<u64>();
        let workers = |with: bool| {
            sum(&|e| if e.has_organisation == with { e.workers.unwrap_or(0) } else { 0 })
        };
        let count = |takes: fn(&Enterprise) -> bool| sum(&|e| u64::from(takes(e)));
        prop_assert_eq!(
            (whole.workers_with, whole.workers_without),
            (workers(true), workers(false)),
            "{}",
            text
        );
        prop_assert_eq!(
            (whole.with, whole.without),
            (count(|e| e.has_organisation), count(|e| !e.has_organisation)),
            "{}",
            text
        );
        prop_assert_eq!(
            (whole.trade_union, whole.lacking),
            (count(|e| !e.has_organisation && e.has_union), count(|e| e.workers.is_none()))
        );
        // Nothing else is said: the total is right.
        let codes: Vec<&str> = data.findings.kept().iter().map(|f| f.code().word()).collect();
        prop_assert_eq!(
            codes,
            vec!["missing-count"; usize::try_from(whole.lacking).unwrap()],
            "{}",
            text
        );
    }
}

#[test]
fn enterprises_without_an_organisation_come_by_their_workers() {
    let data = sample();
    let all = enterprises(&data, &Filter::default());
    let column = "Số lao động";
    let own = data.enterprises.workers.iter().filter_map(|c| c.wide()).sum::<u64>();
    assert_eq!(all.whole.workers_with + all.whole.workers_without, own);
    assert_eq!(own, csv_sum("enterprises.csv", column, |_| true));
    assert_eq!(
        all.whole.workers_without,
        csv_sum("enterprises.csv", column, |row| row["Tổ chức đảng"].is_empty())
    );
    let workers: Vec<_> =
        all.without.iter().map(|&r| data.enterprises.workers[r as usize].wide().unwrap()).collect();
    assert!(workers.windows(2).all(|w| w[0] >= w[1]) && workers.len() as u64 == all.whole.without);
    let by_zone: u64 = all.zones.iter().map(|(_, reach)| reach.workers_without).sum();
    assert_eq!(by_zone, all.whole.workers_without);
}
