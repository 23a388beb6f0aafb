//! Law bulletins: what an article means in this community.

use crate::han::numeral::article_number;
use crate::kinds::kind::{Kind, Reading};
use crate::model::fact::{Fact, FactValue};
use crate::model::law::LawRef;
use crate::model::parts::{Bulletin, Parts};
use crate::parse::beside::Beside;
use crate::parse::facts::Facts;
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::report::faults::Faults;
use crate::say;

/// A law bulletin.
pub struct Law;

const FIELDS: &[Field] = &[
    Field::optional(
        "statute",
        FieldKind::Id,
        "法规：法规全文的编号",
        "The id of a statute",
        "cn-civil-code",
    ),
    Field::optional(
        "articles",
        FieldKind::List(&FieldKind::Text),
        "条文：条号，用数字",
        "Numbers of articles, in digits",
        "[\"278\", \"282\"]",
    ),
    Field::optional(
        "checked_on",
        FieldKind::Day,
        "核对日期：哪天对过法律原文；写了法规就必须写",
        "The day it was held against the text",
        "2026-01-09",
    ),
    Field::optional(
        "affects",
        FieldKind::List(&FieldKind::Text),
        "关系到：和谁有关",
        "Whom it concerns, in words",
        "[全体业主]",
    ),
    Field::optional(
        "here",
        FieldKind::Text,
        "本小区：在本小区怎么用",
        "What it means here",
        "本小区按356人计算。",
    ),
];

impl Kind for Law {
    fn name(&self) -> &'static str {
        "law"
    }

    fn folder(&self) -> &'static str {
        "laws"
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("法规速递", "Law bulletins")
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn read(&self, fields: &Fields<'_>, _beside: Beside<'_>, faults: &mut Faults) -> Reading {
        let bulletin = Bulletin {
            statute: fields.spanned("statute"),
            articles: fields.spanned_texts("articles"),
            checked_on: fields.day("checked_on"),
            affects: fields.texts("affects"),
            here: fields.string("here"),
        };
        check_articles(&bulletin, faults);
        check_checked(fields, faults);
        let mut facts = Facts::default();
        facts.lines("affects", &bulletin.affects);
        let laws = laws_of(&bulletin);
        if !laws.is_empty() {
            facts.add(Fact {
                label: "articles",
                value: FactValue::Laws(laws),
            });
        }
        facts.day("checked-on", bulletin.checked_on);
        let parts = Parts {
            bulletin: Some(bulletin),
            ..Parts::default()
        };
        Reading {
            facts: facts.finish(),
            parts,
        }
    }
}

fn laws_of(bulletin: &Bulletin) -> Vec<LawRef> {
    let Some(statute) = &bulletin.statute else {
        return Vec::new();
    };
    let law = |article: Option<String>| LawRef {
        statute: statute.value.clone(),
        article,
    };
    if bulletin.articles.is_empty() {
        return vec![law(None)];
    }
    bulletin
        .articles
        .iter()
        .map(|article| law(Some(article.value.clone())))
        .collect()
}

fn check_articles(bulletin: &Bulletin, faults: &mut Faults) {
    for article in &bulletin.articles {
        let written = &article.value;
        if written.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let mend = match article_number(written) {
            Some(number) => say!("写成 `\"{number}\"`", "write `\"{number}\"`"),
            None => say!("写成数字，如 `\"278\"`", "write it in digits, such as `\"278\"`"),
        };
        faults
            .error(
                "wrong-law-reference",
                article.span,
                say!(
                    "条号 `{written}` 要用数字",
                    "the article `{written}` must be in digits"
                ),
            )
            .mend(mend);
    }
    if let (None, Some(article)) = (&bulletin.statute, bulletin.articles.first()) {
        faults
            .error(
                "missing-key",
                article.span,
                say!(
                    "写了条文 `articles`，没有写是哪部法规 `statute`",
                    "`articles` is given, but not the `statute` they are of"
                ),
            )
            .mend(say!(
                "加一行 `statute: cn-civil-code`，换成法规的编号",
                "add a line such as `statute: cn-civil-code`"
            ));
    }
}

fn check_checked(fields: &Fields<'_>, faults: &mut Faults) {
    let is_written = fields.spans().any(|(name, _)| name == "checked_on");
    if fields.text("statute").is_none() || is_written {
        return;
    }
    faults
        .error(
            "missing-key",
            fields.span("statute"),
            say!(
                "写了法规 `statute`，没有写核对日期 `checked_on`",
                "`statute` is given, but not the day `checked_on` on which it was compared"
            ),
        )
        .mend(say!(
            "对过法律原文后，加一行 `checked_on: 2026-01-09`，换成核对的日期",
            "compare it with the statute, then add a line such as `checked_on: 2026-01-09`"
        ));
}
