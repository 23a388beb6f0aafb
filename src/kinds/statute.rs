//! Whole statutes, article by article.

use std::collections::BTreeSet;

use crate::han::numeral::article_number;
use crate::kinds::kind::{Kind, Reading};
use crate::model::block::{Block, text_of};
use crate::model::fact::{Fact, FactValue};
use crate::model::law::{Article, Validity};
use crate::model::parts::{Parts, Statute as Text};
use crate::parse::beside::Beside;
use crate::parse::facts::Facts;
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::Span;

/// The whole text of a statute.
pub struct Statute;

const FIELDS: &[Field] = &[
    Field::optional(
        "short_title",
        FieldKind::Text,
        "简称：平常怎么叫",
        "How it is commonly called",
        "民法典",
    ),
    Field::optional(
        "issuer",
        FieldKind::Text,
        "制定机关：谁制定的",
        "Who made it",
        "全国人民代表大会",
    ),
    Field::optional(
        "document_number",
        FieldKind::Text,
        "文号：公布时的文号",
        "Its document number",
        "中华人民共和国主席令第四十五号",
    ),
    Field::optional(
        "promulgated",
        FieldKind::Day,
        "公布日期：哪天公布",
        "The day it was promulgated",
        "2020-05-28",
    ),
    Field::required(
        "effective",
        FieldKind::Day,
        "施行日期：哪天起施行",
        "The day it came into force",
        "2021-01-01",
    ),
    Field::optional(
        "repealed",
        FieldKind::Day,
        "废止日期：哪天起失效",
        "The day it ceased to hold",
        "2026-08-15",
    ),
    Field::optional(
        "repealed_by",
        FieldKind::Text,
        "被取代于：取代它的法规",
        "What replaced it",
        "cn-environment-code",
    ),
    Field::required(
        "source",
        FieldKind::Text,
        "来源：文本从哪里来",
        "Where the text is from",
        "全国人民代表大会常务委员会公报",
    ),
    Field::optional(
        "excerpt",
        FieldKind::Flag,
        "节选：不是全文写 true",
        "Only some of its articles",
        "true",
    )
    .or("false"),
];

impl Kind for Statute {
    fn name(&self) -> &'static str {
        "statute"
    }

    fn folder(&self) -> &'static str {
        "statutes"
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("法规全文", "Statutes")
    }

    fn dated(&self) -> bool {
        false
    }

    /// One `#` is a part, two are an article, as in the texts of laws.
    fn first_heading(&self) -> u8 {
        1
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn read(&self, fields: &Fields<'_>, _beside: Beside<'_>, _faults: &mut Faults) -> Reading {
        let statute = fields.day("effective").map(|effective| Text {
            short_title: fields.string("short_title"),
            issuer: fields.string("issuer"),
            document_number: fields.string("document_number"),
            promulgated: fields.day("promulgated"),
            validity: Validity {
                effective,
                repealed: fields.day("repealed"),
                repealed_by: fields.string("repealed_by"),
            },
            source: fields.string("source").unwrap_or_default(),
            excerpt: fields.flag("excerpt").unwrap_or(false),
            articles: Vec::new(),
        });
        let mut facts = Facts::default();
        facts.text("short-title", fields.text("short_title"));
        facts.text("made-by", fields.text("issuer"));
        facts.text("document-number", fields.text("document_number"));
        facts.day("promulgated", fields.day("promulgated"));
        facts.day("effective", fields.day("effective"));
        facts.day("repealed", fields.day("repealed"));
        if let Some(by) = fields.string("repealed_by") {
            facts.add(Fact {
                label: "repealed-by",
                value: FactValue::Entry(by),
            });
        }
        facts.text("source", fields.text("source"));
        let parts = Parts {
            statute,
            ..Parts::default()
        };
        Reading {
            facts: facts.finish(),
            parts,
        }
    }

    fn shape_body(&self, body: &mut Vec<Block>, parts: &mut Parts, faults: &mut Faults) {
        let mut articles: Vec<Article> = Vec::new();
        let mut numbers = BTreeSet::new();
        let mut open: Option<(u8, Article)> = None;
        for (at, block) in body.iter_mut().enumerate() {
            let Block::Heading {
                level,
                id,
                content,
                span,
            } = block
            else {
                continue;
            };
            *level = (*level + 1).min(6);
            // What stands below an article belongs to it.
            if let Some((_, mut article)) = open.take_if(|(opened, _)| *level <= *opened) {
                article.blocks.end = at;
                articles.push(article);
            }
            let text = text_of(content);
            let Some(number) = article_number(&text).filter(|_| open.is_none()) else {
                continue;
            };
            let label = text.split_whitespace().next().unwrap_or_default().to_owned();
            if !numbers.insert(number.clone()) {
                tell_repeated(&label, *span, faults);
                continue;
            }
            id.clone_from(&number);
            let blocks = at..at + 1;
            open = Some((
                *level,
                Article {
                    number,
                    label,
                    blocks,
                },
            ));
        }
        if let Some((_, mut article)) = open {
            article.blocks.end = body.len();
            articles.push(article);
        }
        if let Some(statute) = &mut parts.statute {
            statute.articles = articles;
        }
    }
}

fn tell_repeated(label: &str, span: Span, faults: &mut Faults) {
    faults
        .error(
            "repeated-article",
            span,
            say!("`{label}` 出现了两次", "`{label}` is there twice"),
        )
        .mend(say!(
            "核对原文，改正条号",
            "compare with the original and mend the number"
        ));
}
