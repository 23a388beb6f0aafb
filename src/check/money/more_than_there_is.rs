//! Counts whose parts are not the whole.

use crate::check::contract::Check;
use crate::model::community::Community;
use crate::model::fee::Collected;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "more-than-there-is";

pub struct MoreThanThereIs;

impl Check for MoreThanThereIs {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M20"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "欠费户数不能比这幢楼的户数多；实收本期不能比应收多（多收的是预收）；收回的旧欠不能比期初欠费多。\n\n\
                 例：5号楼 36 户，写成欠费 63 户\n\n\
                 怎么改：核对台账；多收的写到 `prepaid:`。",
            en: "No more homes are behind than there are; no more is paid for the period than is owed (the rest is prepaid); no more old debts are paid than there were.\n\n\
                 Example: building 5 has 36 homes, but 63 are said to be behind\n\n\
                 To mend: compare the accounts; what was paid beyond is `prepaid`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            for row in entry.parts.fee.iter().flat_map(|fee| &fee.collection) {
                look(row, &site.community, faults);
            }
        }
    }
}

fn look(row: &Collected, community: &Community, faults: &mut Faults) {
    let number = &row.building.value;
    let homes = community.building(number).map(|building| building.home_count());
    let behind = row.homes_behind;
    if let Some(homes) = homes.filter(|homes| behind > *homes) {
        faults
            .error(
                NAME,
                row.span,
                say!(
                    "{number}号楼一共 {homes} 户，写成欠费 {behind} 户",
                    "building {number} has {homes} homes, but {behind} are said to be behind"
                ),
            )
            .mend(say!("核对欠费户数", "compare the number of homes"));
    }
    if row.received.value > row.receivable.value {
        let (paid, owed) = (row.received.value.grouped(), row.receivable.value.grouped());
        faults
            .error(
                NAME,
                row.received.span,
                say!(
                    "{number}号楼实收 {paid}，比应收 {owed} 还多",
                    "building {number} paid {paid}, more than the {owed} it owes"
                ),
            )
            .mend(say!(
                "多收的写到 `prepaid:`，收回的旧欠写到 `earlier:`",
                "what is beyond is `prepaid`, old debts are `earlier`"
            ));
    }
    if row.earlier > row.arrears_from {
        let (paid, owed) = (row.earlier.grouped(), row.arrears_from.grouped());
        faults
            .error(
                NAME,
                row.span,
                say!(
                    "{number}号楼收回旧欠 {paid}，比期初欠费 {owed} 还多",
                    "building {number} paid {paid} of old debts of {owed}"
                ),
            )
            .mend(say!("核对期初欠费", "compare the arrears from before"));
    }
}
