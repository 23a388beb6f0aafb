//! Chooses a site's packs of rules and joins them.

use std::collections::BTreeSet;

use crate::han::near::nearest;
use crate::model::config::Config;
use crate::model::entry::Issuer;
use crate::model::law::LawRef;
use crate::model::rules::{Display, Due, Duty, Ruled, Rules};
use crate::parse::data_file::read_map;
use crate::parse::fields::Fields;
use crate::parse::pack::{Pack, read_pack};
use crate::parse::pack_keys::PACK;
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::say;
use crate::source::file::{Bytes, SourceFile};
use crate::source::span::Spanned;
use crate::source::tree::SourceTree;

/// The pack of the whole country, on which all others stand.
const COUNTRY: &str = "CN";

/// The packs that come with the program.
const EMBEDDED: [(&str, &str); 4] = [
    (COUNTRY, include_str!("../../rules/CN.yaml")),
    ("BJ", include_str!("../../rules/BJ.yaml")),
    ("SH", include_str!("../../rules/SH.yaml")),
    ("HZ", include_str!("../../rules/HZ.yaml")),
];

/// What is asked for beyond all packs; a part of the strict standard only.
const OWN: (&str, &str) = ("OWN", include_str!("../../rules/OWN.yaml"));

/// How the joined set is called.
const STRICTEST: (&str, &str) = ("本站从严标准", "This site’s strict standard");

/// Returns the duties of a site: those of its packs, of each the strictest.
///
/// A city stands on the whole country. Several packs, or none named, make the strict standard.
pub fn read_rules(sources: &SourceTree, config: &Config, faults: &mut Faults) -> Rules {
    let own = own_codes(sources);
    let written = config.rules.as_deref();
    let named: Vec<&str> = match written {
        Some(codes) => codes.iter().map(|code| code.value.as_str()).collect(),
        None => vec![COUNTRY],
    };
    for code in written.unwrap_or_default() {
        let known = EMBEDDED.iter().any(|(known, _)| *known == code.value);
        if !known && !own.contains(&code.value) {
            tell_unknown(code, &own, faults);
        }
    }
    let all = EMBEDDED.map(|(code, _)| code);
    let mut codes: Vec<&str> = vec![COUNTRY];
    let wanted: Vec<&str> = match named.is_empty() {
        true => all.into_iter().chain(own.iter().map(String::as_str)).collect(),
        false => named.clone(),
    };
    for code in wanted {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    tell_unused(&own, &codes, faults);
    let strictest = named.len() != 1;
    let beyond = [OWN.0].into_iter().filter(|_| strictest);
    let packs: Vec<Pack> = codes
        .into_iter()
        .chain(beyond)
        .filter_map(|code| load(code, sources, faults))
        .collect();
    let mut rules = join(packs, strictest);
    rules.named = written.is_some();
    rules
}

/// Returns the codes of the packs that a site brings itself.
fn own_codes(sources: &SourceTree) -> BTreeSet<String> {
    sources
        .under("rules")
        .filter_map(|(_, file)| {
            let name = file.path.strip_prefix("rules/")?;
            name.strip_suffix(".yaml").map(str::to_owned)
        })
        .filter(|code| code != OWN.0)
        .collect()
}

fn load(code: &str, sources: &SourceTree, faults: &mut Faults) -> Option<Pack> {
    let path = format!("rules/{code}.yaml");
    if let Some((file, _)) = sources.find(&path) {
        let value = read_map(sources, file, &[PACK], faults)?;
        return Some(read_pack(code, &Fields::of(&value), faults));
    }
    let mut embedded = EMBEDDED.iter().chain([&OWN]);
    let (_, text) = embedded.find(|(known, _)| *known == code)?;
    // A fault of an embedded pack is ours, and a test looks for it.
    let mut unheard = Faults::default();
    let file = SourceFile::new(path.clone(), Bytes::Embedded(text.as_bytes()), true);
    let alone = SourceTree::new(vec![file], Vec::new());
    let (id, _) = alone.find(&path)?;
    let value = read_map(&alone, id, &[PACK], &mut unheard)?;
    Some(read_pack(code, &Fields::of(&value), &mut unheard))
}

/// Joins packs into one set.
fn join(packs: Vec<Pack>, strictest: bool) -> Rules {
    let mut rules = Rules {
        strictest,
        ..Rules::default()
    };
    for pack in packs {
        rules.name = pack.name;
        if pack.code != OWN.0 {
            rules.codes.push(pack.code);
        }
        rules.verified_on = match (rules.verified_on, pack.verified_on) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        rules.texts.extend(pack.texts);
        rules.fund_shares.extend(pack.fund_shares);
        rules.voucher_from = match (rules.voucher_from, pack.voucher_from) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        for duty in pack.duties {
            match rules.duties.iter_mut().find(|known| known.id == duty.id) {
                Some(known) => tighten(known, duty, strictest),
                None => rules.duties.push(duty),
            }
        }
    }
    if strictest {
        rules.name = (STRICTEST.0.to_owned(), STRICTEST.1.to_owned());
    }
    rules.duties.sort_by(|a, b| rank(&a.id).cmp(&rank(&b.id)));
    rules
}

/// Returns the letter, the number and the rest of an id, so that `C2` stands before `C10`.
fn rank(id: &str) -> (String, u32, &str) {
    let letters: String = id.chars().take_while(|sign| sign.is_ascii_alphabetic()).collect();
    let rest = id.get(letters.len()..).unwrap_or_default();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (letters, digits.parse().unwrap_or(u32::MAX), rest)
}

/// Lets the stricter of two duties with one id hold, figure by figure.
///
/// Of a single place, its own figures hold over those of the country.
fn tighten(known: &mut Duty, other: Duty, strictest: bool) {
    if !strictest {
        localise(known, &other);
    }
    if known.duty_of != other.duty_of {
        known.duty_of = Issuer::Joint;
    }
    known.rhythm = stricter(known.rhythm.clone(), other.rhythm, |rhythm| *rhythm as i64);
    known.due = stricter_of(known.due.take(), other.due, days_of);
    known.due_extraordinary = match (known.due_extraordinary.take(), other.due_extraordinary) {
        (Some(one), Some(two)) => Some(stricter(one, two, days_of)),
        // A term for every meeting holds for extraordinary ones too.
        _ => None,
    };
    known.display = stricter_of(known.display.take(), other.display, |display| -length(display));
    add_missing(&mut known.columns, other.columns);
    add_missing(&mut known.basis, other.basis);
    add_missing(&mut known.met_by, other.met_by);
    if known.condition != other.condition {
        known.condition = None;
    }
    known.not_here = known.not_here.take().or(other.not_here);
    known.note = match (known.note.take(), other.note) {
        (Some(one), Some(two)) => Some(format!("{one}；{two}")),
        (one, two) => one.or(two),
    };
}

/// Drops what a place says otherwise.
fn localise(known: &mut Duty, other: &Duty) {
    if !other.rhythm.basis.is_empty() {
        known.rhythm = other.rhythm.clone();
    }
    if other.due.as_ref().is_some_and(|due| !due.basis.is_empty()) {
        known.due = None;
        known.due_extraordinary = other.due_extraordinary.clone();
    }
    if other
        .display
        .as_ref()
        .is_some_and(|display| !display.basis.is_empty())
    {
        known.display = None;
    }
}

fn add_missing<T: PartialEq>(known: &mut Vec<T>, others: Vec<T>) {
    for other in others {
        if !known.contains(&other) {
            known.push(other);
        }
    }
}

fn days_of(due: &Due) -> i64 {
    match due {
        Due::After(days) => *days,
        Due::Before(days) => -days,
        Due::On { month, day } => i64::from(month.saturating_sub(1)) * 30 + i64::from(*day),
    }
}

/// Returns days on the boards in calendar days, sevenths of working weeks kept.
fn length(display: &Display) -> i64 {
    match display.working {
        true => display.days * 7,
        false => display.days * 5,
    }
}

fn stricter_of<T>(one: Option<Ruled<T>>, two: Option<Ruled<T>>, days: fn(&T) -> i64) -> Option<Ruled<T>> {
    match (one, two) {
        (Some(one), Some(two)) => Some(stricter(one, two, days)),
        (one, two) => one.or(two),
    }
}

/// Returns the one with the smaller measure; of two that are the same, the one with all articles.
fn stricter<T>(mut one: Ruled<T>, two: Ruled<T>, days: fn(&T) -> i64) -> Ruled<T> {
    match days(&one.value).cmp(&days(&two.value)) {
        std::cmp::Ordering::Less => one,
        std::cmp::Ordering::Greater => two,
        std::cmp::Ordering::Equal => {
            let more: Vec<LawRef> = two.basis;
            add_missing(&mut one.basis, more);
            one
        }
    }
}

fn tell_unknown(code: &Spanned<String>, own: &BTreeSet<String>, faults: &mut Faults) {
    let written = &code.value;
    let known: Vec<&str> = EMBEDDED
        .iter()
        .map(|(code, _)| *code)
        .chain(own.iter().map(String::as_str))
        .collect();
    let all = known.join("`、`");
    let all_en = known.join("`, `");
    let upper = written.to_uppercase();
    let near = known
        .iter()
        .find(|code| **code == upper)
        .copied()
        .or_else(|| nearest(written, known.iter().copied()));
    let fault = faults.error(
        "unknown-pack",
        code.span,
        say!(
            "没有名为 `{written}` 的规则",
            "there are no rules called `{written}`"
        ),
    );
    match near {
        Some(near) => fault.mend(say!("是不是 `{near}`？", "was `{near}` meant?")),
        None => fault.mend(say!(
            "可以写：`{all}`；别的地方，自己写 `rules/{written}.yaml`",
            "there are `{all_en}`; for another place write `rules/{written}.yaml`"
        )),
    };
}

fn tell_unused(own: &BTreeSet<String>, codes: &[&str], faults: &mut Faults) {
    for code in own.iter().filter(|code| !codes.contains(&code.as_str())) {
        faults
            .add(
                "unused-pack",
                Severity::Warning,
                Place::Path(format!("rules/{code}.yaml")),
                say!(
                    "`site-config.yaml` 没有用到这份规则",
                    "`site-config.yaml` does not name these rules"
                ),
            )
            .mend(say!(
                "在 `rules` 里写上 `{code}`，或删去这个文件",
                "add `{code}` to `rules`, or delete the file"
            ));
    }
}
