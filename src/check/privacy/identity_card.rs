//! Identity-card numbers in what is published.

use crate::check::contract::Check;
use crate::check::reading::digits::{self, Chain};
use crate::check::reading::published::{self, Private, Told, Where};
use crate::model::date::Day;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "identity-card";

pub struct IdentityCard;

impl Check for IdentityCard {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "身份证号公开后会被人冒用，而且终身不变。程序按位数、地区、生日和校验位认出它，认出的就是真的号码格式。\n\n\
                 例：`证件号 110***********0018`（报告里只显示头三位和末四位）\n\n\
                 怎么改：整个删去。要核对身份，请本人带证件到前台，不登在网上。",
            en: "An identity-card number can be misused by anyone and never changes. It is known by its length, area, \
                 date of birth and check digit.\n\n\
                 Example: `ID 110***********0018` (the report shows the first three and last four signs only)\n\n\
                 To mend: remove it altogether. Identity is checked at the desk, never on the web.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let look = |text: &str, _| {
            digits::find(text, &is_card)
                .into_iter()
                .map(|chain| {
                    let ends_in_x = chain.digits.len() == 17;
                    let number = if ends_in_x {
                        format!("{}X", chain.digits)
                    } else {
                        chain.digits
                    };
                    let after = text.get(chain.range.end..).and_then(|rest| rest.chars().next());
                    let sign = if ends_in_x {
                        after.map_or(0, char::len_utf8)
                    } else {
                        0
                    };
                    Private {
                        masked: digits::masked(&number, 3, 4),
                        range: chain.range.start..chain.range.end + sign,
                    }
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
                "这里有身份证号 `{masked}`",
                "there is an identity-card number here: `{masked}`"
            ),
            Where::Name => say!(
                "文件名里有身份证号 `{masked}`",
                "there is an identity-card number in the file's name: `{masked}`"
            ),
        },
        mend: match place {
            Where::Text => say!("整个删去", "remove it altogether"),
            Where::Name => say!("给文件改名", "rename the file"),
        },
    }
}

/// Returns whether these are 17 digits and a check sign of a card, for a real date of birth.
fn is_card(chain: &Chain) -> bool {
    if chain.groups.len() > 1 && chain.groups.iter().any(|digits| *digits < 3) {
        return false;
    }
    let check = match (chain.digits.len(), chain.next) {
        (17, Some('X' | 'x')) => 10,
        (18, next) if !next.is_some_and(|sign| sign.is_ascii_alphabetic()) => {
            let last = chain.digits.chars().last();
            match last.and_then(|digit| digit.to_digit(10)) {
                Some(digit) => digit,
                None => return false,
            }
        }
        _ => return false,
    };
    let part = |range: std::ops::Range<usize>| chain.digits.get(range).unwrap_or_default().parse::<u32>();
    let (Ok(province), Ok(year), Ok(month), Ok(day)) = (part(0..2), part(6..10), part(10..12), part(12..14))
    else {
        return false;
    };
    let real_place = matches!(
        province,
        11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83
    );
    let born = (1900..=2030).contains(&year) && Day::of(year as i32, month, day).is_some();
    real_place && born && check_digit(&chain.digits) == check
}

/// Returns the check digit of the first 17 digits; 10 stands for X.
fn check_digit(digits: &str) -> u32 {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    (12 - sum % 11) % 11
}
