//! Reads one pack of rules: the duties of a place.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::date::Day;
use crate::model::entry::Issuer;
use crate::model::law::LawRef;
use crate::model::money::Fen;
use crate::model::rules::{Circumstance, Display, Due, Duty, FundShare, MetBy, Rhythm, Ruled, ShareWhen};
use crate::model::vote::Threshold;
use crate::parse::fields::Fields;
use crate::parse::pack_keys::DUE_EXAMPLE;
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::Spanned;

/// What one pack says.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    pub code: String,
    pub name: (String, String),
    pub verified_on: Option<Day>,
    pub texts: BTreeMap<String, (String, String)>,
    pub duties: Vec<Duty>,
    pub fund_shares: Vec<FundShare>,
    pub voucher_from: Option<Fen>,
}

/// Reads the pack of that code from its keys.
pub fn read_pack(code: &str, fields: &Fields<'_>, faults: &mut Faults) -> Pack {
    let name = fields.string("name").unwrap_or_else(|| code.to_owned());
    let texts = read_texts(fields);
    let verified_on = fields.day("verified_on");
    let mut pack = Pack {
        code: code.to_owned(),
        name: in_both(name, fields.string("name_en")),
        verified_on,
        duties: Vec::new(),
        fund_shares: fields
            .maps("fund_share")
            .filter_map(|keys| read_share(code, &keys, faults))
            .collect(),
        voucher_from: fields.amount("voucher_from").map(|amount| amount.value),
        texts,
    };
    let mut seen = BTreeSet::new();
    for keys in fields.maps("duties") {
        let Some(duty) = read_duty(&keys, verified_on, faults) else {
            continue;
        };
        if !seen.insert(duty.id.clone()) {
            tell_twice(&duty.id, &keys, faults);
            continue;
        }
        for key in ["basis", "due_basis", "display_basis", "period_basis"] {
            tell_unnamed(&keys.laws(key), &pack.texts, faults);
        }
        pack.duties.push(duty);
    }
    pack
}

fn in_both(zh: String, en: Option<String>) -> (String, String) {
    let en = en.unwrap_or_else(|| zh.clone());
    (zh, en)
}

fn read_texts(fields: &Fields<'_>) -> BTreeMap<String, (String, String)> {
    fields
        .maps("texts")
        .filter_map(|keys| {
            let names = in_both(keys.string("title")?, keys.string("title_en"));
            Some((keys.string("id")?, names))
        })
        .collect()
}

fn read_duty(fields: &Fields<'_>, verified_on: Option<Day>, faults: &mut Faults) -> Option<Duty> {
    let due = |key: &str, basis: &str, faults: &mut Faults| {
        let written = fields.spanned(key)?;
        let due = parse_due(&written.value);
        if due.is_none() {
            tell_wrong_due(&written, faults);
        }
        Some(Ruled {
            value: due?,
            basis: laws(fields, basis),
        })
    };
    let working = fields.text("days") == Some("working");
    let display = fields.number("display_min_days").map(|days| Ruled {
        value: Display {
            days: i64::from(days),
            working,
        },
        basis: laws(fields, "display_basis"),
    });
    let reason = fields.string("not_here");
    Some(Duty {
        id: fields.string("id")?,
        item: in_both(fields.string("item")?, fields.string("item_en")),
        duty_of: read_duty_of(fields),
        rhythm: Ruled {
            value: fields.choice("period", &Rhythm::NAMES)?,
            basis: laws(fields, "period_basis"),
        },
        due: due("due", "due_basis", faults),
        due_extraordinary: due("due_extraordinary", "due_basis", faults),
        display,
        columns: fields.texts("columns"),
        basis: laws(fields, "basis"),
        met_by: fields.maps("met_by").map(|keys| read_met_by(&keys)).collect(),
        condition: fields.choice("condition", &Circumstance::NAMES),
        not_here: reason.map(|zh| in_both(zh, fields.string("not_here_en"))),
        note: fields.string("source_note"),
        verified_on: fields.day("verified_on").or(verified_on),
    })
}

fn laws(fields: &Fields<'_>, key: &str) -> Vec<LawRef> {
    fields.laws(key).into_iter().map(|law| law.value).collect()
}

/// Returns whose duty it is; both together are joint.
fn read_duty_of(fields: &Fields<'_>) -> Issuer {
    let names = fields.texts("duty_of");
    let has = |name: &str| names.iter().any(|known| known == name);
    match (has("manager"), has("committee")) {
        (true, true) => Issuer::Joint,
        (false, true) => Issuer::Committee,
        _ => Issuer::Manager,
    }
}

fn read_met_by(fields: &Fields<'_>) -> MetBy {
    MetBy {
        kind: fields.string("kind"),
        topic: fields.string("topic"),
        by_assembly: fields.choice("by", &[("assembly", true), ("committee", false)]),
    }
}

/// Reads `P+15d`, `E+3d`, `E-15d` and `03-31`.
fn parse_due(text: &str) -> Option<Due> {
    if let Some((month, day)) = text.split_once('-')
        && let (Ok(month), Ok(day)) = (month.parse(), day.parse())
    {
        // 2024 had every day that a year can have.
        return Day::of(2024, month, day).map(|_| Due::On { month, day });
    }
    let rest = text.strip_prefix(['P', 'E'])?.strip_suffix('d')?;
    let days = |digits: &str| {
        let plain = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse::<i64>().ok()).flatten()
    };
    match (rest.strip_prefix('+'), rest.strip_prefix('-')) {
        (Some(digits), _) => days(digits).map(Due::After),
        (_, Some(digits)) => days(digits).map(Due::Before),
        _ => None,
    }
}

fn read_share(code: &str, fields: &Fields<'_>, faults: &mut Faults) -> Option<FundShare> {
    let inclusive = fields.flag("inclusive").unwrap_or(true);
    let threshold = read_fraction(fields, "share", inclusive, faults)?;
    let when = match fields.text("when") {
        Some("mainly_fund") => ShareWhen::MainlyFund,
        _ => ShareWhen::FundBelow(read_fraction(fields, "below", false, faults)?),
    };
    Some(FundShare {
        code: code.to_owned(),
        threshold,
        when,
        basis: laws(fields, "basis"),
    })
}

fn read_fraction(fields: &Fields<'_>, key: &str, inclusive: bool, faults: &mut Faults) -> Option<Threshold> {
    let written = fields.spanned(key)?;
    let parsed = written.value.split_once('/').and_then(|(part, whole)| {
        let (part, whole) = (part.parse::<i64>().ok()?, whole.parse::<i64>().ok()?);
        (0 < part && part <= whole && whole <= 10_000).then_some(Threshold {
            part,
            whole,
            inclusive,
        })
    });
    if parsed.is_none() {
        let text = &written.value;
        faults
            .error(
                "wrong-share",
                written.span,
                say!("`{text}` 不是分数", "`{text}` is not a fraction"),
            )
            .mend(say!("写成 `\"1/2\"`", "write `\"1/2\"`"));
    }
    parsed
}

fn tell_wrong_due(written: &Spanned<String>, faults: &mut Faults) {
    let text = &written.value;
    faults
        .error(
            "wrong-due",
            written.span,
            say!("`{text}` 不是期限的写法", "`{text}` is not how a term is written"),
        )
        .mend(say!(
            "期间结束后15天写 `P+15d`，事情之后3天写 `E+3d`，之前15天写 `E-15d`，第二年的某一天写 `\"{DUE_EXAMPLE}\"`",
            "write `P+15d` for 15 days after a period, `E+3d` and `E-15d` for days after and before an event, `\"{DUE_EXAMPLE}\"` for a day of the next year"
        ));
}

fn tell_twice(id: &str, fields: &Fields<'_>, faults: &mut Faults) {
    faults
        .error(
            "duty-twice",
            fields.span("id"),
            say!("`{id}` 前面已经写过", "`{id}` was written before"),
        )
        .mend(say!(
            "一项公开事项只写一行，或另取编号",
            "write a duty once, or give it another id"
        ));
}

fn tell_unnamed(basis: &[Spanned<LawRef>], texts: &BTreeMap<String, (String, String)>, faults: &mut Faults) {
    for law in basis.iter().filter(|law| !texts.contains_key(&law.value.statute)) {
        let statute = &law.value.statute;
        faults
            .error(
                "unnamed-statute",
                law.span,
                say!(
                    "`texts` 里没有 `{statute}` 的名称",
                    "`texts` does not say how `{statute}` is called"
                ),
            )
            .mend(say!(
                "在 `texts` 里加一行 `{{id: {statute}, title: 法规名称}}`",
                "add a line `{{id: {statute}, title: …}}` to `texts`"
            ));
    }
}
