//! Capital numerals that are not the figure beside them.

use std::ops::Range;

use crate::check::contract::Check;
use crate::check::reading::slip;
use crate::check::reading::written;
use crate::han::capital;
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "capital-amount-differs";

/// A figure with more signs between belongs to something else.
const NEAR: usize = 10;

pub struct CapitalAmountDiffers;

impl Check for CapitalAmountDiffers {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M23"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "大写金额和旁边的数字要一样。两个不一样，谁也不知道以哪个为准。大写写错了、读不通的，也会指出。\n\n\
                 例：68,400.00元（大写：陆万捌仟捌佰元整）\n\n\
                 怎么改：拿凭证核对，改写错的一个。",
            en: "An amount in capital numerals is the figure beside it; where they differ nobody knows which holds. One that \
                 cannot be read is told too.\n\n\
                 Example: 68,400.00元（大写：陆万捌仟捌佰元整）\n\n\
                 To mend: compare the voucher and correct the one that is wrong.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        for file in site.checked().flat_map(|entry| written::files(entry, sources)) {
            for line in file.own_lines() {
                if !line.text.contains(['元', '圆', '角', '分']) {
                    continue;
                }
                for (range, fen) in capital::amounts(line.text) {
                    let text = line.text.get(range.clone()).unwrap_or_default();
                    let Some(figure) = figure_near(line.text, &range) else {
                        continue;
                    };
                    if fen == Some(figure.0) {
                        continue;
                    }
                    let span = file.span(line.start + range.start..line.start + range.end);
                    tell(text, fen.map(Fen), figure, span, faults);
                }
            }
        }
    }
}

fn tell(text: &str, fen: Option<Fen>, figure: Fen, span: crate::source::span::Span, faults: &mut Faults) {
    let shown = figure.grouped();
    let mend = say!(
        "拿凭证核对，改写错的一个",
        "compare the voucher and correct the one that is wrong"
    );
    let Some(capital) = fen else {
        let message = say!(
            "大写金额“{text}”读不通，旁边的数字是 {shown}",
            "“{text}” cannot be read as an amount; the figure beside it is {shown}"
        );
        faults.error(NAME, span, message).mend(mend);
        return;
    };
    let (read, apart) = (capital.grouped(), slip::apart(capital, figure));
    let message = say!(
        "大写金额“{text}”是 {read}，旁边的数字是 {shown}，相差 {apart}",
        "“{text}” is {read}, the figure beside it is {shown}: {apart} apart"
    );
    let fault = faults.error(NAME, span, message);
    if let Some(words) = slip::between(figure, capital) {
        fault.note(words);
    }
    fault.mend(mend);
}

/// Returns the figure that stands next to an amount in capital numerals, before it or after it.
fn figure_near(line: &str, range: &Range<usize>) -> Option<Fen> {
    let before = line.get(..range.start).unwrap_or_default();
    let after = line.get(range.end..).unwrap_or_default();
    last_figure(before).or_else(|| first_figure(after))
}

fn is_figure(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, '.' | ',')
}

fn last_figure(text: &str) -> Option<Fen> {
    let end = text.rfind(|sign: char| sign.is_ascii_digit())?;
    let between = text.get(end + 1..)?;
    let digits = text.get(..=end)?;
    let start = digits
        .char_indices()
        .rev()
        .take_while(|(_, sign)| is_figure(*sign))
        .last()?
        .0;
    figure(digits.get(start..)?, between)
}

fn first_figure(text: &str) -> Option<Fen> {
    let start = text.find(|sign: char| sign.is_ascii_digit())?;
    let rest = text.get(start..)?;
    let end = rest.find(|sign: char| !is_figure(sign)).unwrap_or(rest.len());
    figure(rest.get(..end)?, text.get(..start)?)
}

/// Reads a figure that has two decimals and nothing but brackets and a few words between it and the numerals.
fn figure(digits: &str, between: &str) -> Option<Fen> {
    let is_apart = between.contains(['。', '；', '|']) || between.chars().count() > NEAR;
    let plain = digits.trim_matches([',', '.']).replace(',', "");
    let whole = match plain.contains('.') {
        true => plain,
        false => format!("{plain}.00"),
    };
    (!is_apart).then(|| Fen::parse(&whole).ok()).flatten()
}
