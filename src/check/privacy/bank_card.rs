//! Bank-card numbers in what is published.

use crate::check::contract::Check;
use crate::check::reading::digits::{self, Chain};
use crate::check::reading::published::{self, Private, Told, Where};
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "bank-card";

pub struct BankCard;

impl Check for BankCard {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "银行卡号是金融账户信息，公开后容易被用来行骗，也可能有人照着假号码转账。\
                 程序按开头、位数和校验位认出它。\n\n\
                 例：`请转到 ***************0000`（报告里只显示末四位）\n\n\
                 怎么改：删去卡号，写清到哪里交、怎么交；对公账户请当面告知，不登在网上。",
            en: "A bank-card number is account data that helps fraud, and a forged one may draw payments away. It is \
                 known by its first digits, its length and its check digit.\n\n\
                 Example: `pay to ***************0000` (the report shows the last four digits only)\n\n\
                 To mend: remove the number and say where and how to pay; account numbers are given at the desk.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let look = |text: &str, _| {
            digits::find(text, &is_card)
                .into_iter()
                .map(|chain| Private {
                    masked: digits::masked(&chain.digits, 0, 4),
                    range: chain.range,
                })
                .collect()
        };
        published::tell(site, sources, &look, &told, faults);
    }
}

fn told(found: &Private, place: Where) -> Told {
    let masked = &found.masked;
    Told {
        check: NAME,
        message: match place {
            Where::Text => say!(
                "这里有银行卡号 `{masked}`",
                "there is a bank-card number here: `{masked}`"
            ),
            Where::Name => say!(
                "文件名里有银行卡号 `{masked}`",
                "there is a bank-card number in the file's name: `{masked}`"
            ),
        },
        mend: match place {
            Where::Text => say!(
                "删去卡号，写清到哪里交费",
                "remove the number and say where to pay"
            ),
            Where::Name => say!("给文件改名", "rename the file"),
        },
    }
}

/// Returns whether the number has a network's first digits and length, groups as on a card, and a true check digit.
fn is_card(chain: &Chain) -> bool {
    let digits = chain.digits.as_str();
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| digits.starts_with(prefix));
    let known = match digits.len() {
        16 => starts(&[
            "62", "4", "51", "52", "53", "54", "55", "35", "60", "65", "81", "68",
        ]),
        17 | 18 => starts(&["62"]),
        19 => starts(&["62", "9558"]),
        15 => starts(&["34", "37"]),
        _ => false,
    };
    let groups = chain.groups.as_slice();
    let grouped = match groups.split_last() {
        Some((last, first)) => first.iter().all(|group| *group == 4) && (first.is_empty() || *last <= 4),
        None => false,
    };
    let letter_after = chain.next.is_some_and(|sign| sign.is_ascii_alphabetic());
    let same = digits.chars().all(|digit| digits.starts_with(digit));
    known && grouped && !letter_after && !same && has_true_check_digit(digits)
}

/// Applies the rule of Luhn: every second digit from the right doubled, digits of the products summed.
fn has_true_check_digit(digits: &str) -> bool {
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|digit| digit.to_digit(10))
        .enumerate()
        .map(|(at, digit)| match at % 2 {
            0 => digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}
