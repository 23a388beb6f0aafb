//! Telephone numbers that nobody of the community has.

use std::collections::BTreeSet;

use crate::check::contract::Check;
use crate::check::reading::digits::{self, Chain};
use crate::check::reading::written;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::span::Span;
use crate::source::tree::SourceTree;

const NAME: &str = "unknown-telephone";

pub struct UnknownTelephone;

impl Check for UnknownTelephone {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "电话差一位，住户就打到陌生人家里。正文里的座机号码，要在 `community.yaml` 的热线、岗位或渠道里有。手机号码另有规定，110、12345 这样的短号不查。\n\n\
                 例：登记的是 `0000-8800111`，写成 `0000-8800117`\n\n\
                 怎么改：改成登记的号码；外单位的号码登记为一个渠道，或在 `allow` 里写明是谁的。",
            en: "With one wrong digit residents ring a stranger. Every landline number in a text is that of the hotline, a role or a channel of `community.yaml`. Mobile numbers have a check of their own; short public numbers are exempt.\n\n\
                 Example: `0000-8800117` where `0000-8800111` is entered\n\n\
                 To mend: write the number as entered; enter that of another firm as a channel, or say in `allow` whose it is.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let known = known(site);
        for entry in site.checked().filter(|entry| entry.parts.statute.is_none()) {
            for file in written::files(entry, sources) {
                for line in file.own_lines() {
                    for found in digits::find(line.text, &is_landline) {
                        if known.contains(&found.digits) || is_hotline(line.text, found.range.start) {
                            continue;
                        }
                        tell(
                            file.span(line.start + found.range.start..line.start + found.range.end),
                            &found,
                            &known,
                            faults,
                        );
                    }
                }
            }
        }
    }
}

/// Returns every number of the community, in digits alone.
fn known(site: &Site) -> BTreeSet<String> {
    let community = &site.community;
    let roles = community.roles.iter().filter_map(|role| role.phone.as_deref());
    let channels = community.channels.iter();
    let told = channels.flat_map(|channel| [Some(channel.name.as_str()), channel.note.as_deref()]);
    let texts = std::iter::once(community.hotline.number.as_str())
        .chain(roles)
        .chain(told.flatten());
    texts
        .flat_map(|text| digits::find(text, &is_landline))
        .map(|found| found.digits)
        .collect()
}

/// An area code that begins with 0, a hyphen or blank, and seven or eight digits.
fn is_landline(chain: &Chain) -> bool {
    matches!(chain.groups.as_slice(), [3 | 4, 7 | 8]) && chain.digits.starts_with('0')
}

/// A number that is called hotline is compared by `hotline-differs`.
fn is_hotline(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or_default().trim_end();
    before.ends_with("热线") || before.to_ascii_lowercase().ends_with("hotline")
}

fn tell(span: Span, found: &Chain, known: &BTreeSet<String>, faults: &mut Faults) {
    let code = found.groups.first().copied().unwrap_or(0);
    let shown = |digits: &str| match digits.split_at_checked(code) {
        Some((code, number)) => format!("{code}-{number}"),
        None => digits.to_owned(),
    };
    let written = shown(&found.digits);
    let fault = faults.warn(
        NAME,
        span,
        say!(
            "`community.yaml` 里没有 `{written}` 这个号码",
            "`community.yaml` has no number `{written}`"
        ),
    );
    let near: Vec<String> = known
        .iter()
        .filter(|known| is_slip(known, &found.digits))
        .map(|known| format!("`{}`", shown(known)))
        .collect();
    let (zh, en) = (near.join("或"), near.join(" or "));
    match near.is_empty() {
        false => fault.mend(say!("是不是 {zh}？", "was {en} meant?")),
        true => fault.mend(say!(
            "核对号码；外单位的号码登记为 `channels` 里的一项",
            "compare the number; enter that of another firm under `channels`"
        )),
    };
}

/// Returns whether one number is the other with one digit wrong or two neighbours exchanged.
fn is_slip(known: &str, written: &str) -> bool {
    let pairs: Vec<(u8, u8)> = known.bytes().zip(written.bytes()).collect();
    let differing: Vec<usize> = (0..pairs.len())
        .filter(|at| pairs.get(*at).is_some_and(|(known, written)| known != written))
        .collect();
    let exchanged = |one: usize, other: usize| match (pairs.get(one), pairs.get(other)) {
        (Some((a, b)), Some((c, d))) => other == one + 1 && a == d && b == c,
        _ => false,
    };
    known.len() == written.len()
        && match differing.as_slice() {
            [_] => true,
            [one, other] => exchanged(*one, *other),
            _ => false,
        }
}
