//! Holds a map against its schema and tells every fault.

use crate::han::near::nearest;
use crate::parse::forms;
use crate::parse::schema::{Field, FieldKind};
use crate::parse::spot::Spot;
use crate::parse::value::{Shape, Value};
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::{Span, Spanned};

/// Tells every fault of a map: unknown and missing keys, wrong shapes, wrong forms.
///
/// Of two schemas with a key of one name the earlier holds. Missing keys are told at `place`.
pub fn check(value: &Value, schemas: &[&[Field]], place: Span, faults: &mut Faults) {
    let Shape::Map(pairs) = &value.shape else {
        if !matches!(value.shape, Shape::Empty) {
            tell_shape(value, "", "每行写成 `名称: 值`", "lines of `name: value`", faults);
        }
        check_missing(&[], schemas, place, faults);
        return;
    };
    let mut rest = pairs.as_slice();
    while let [(name, value), after @ ..] = rest {
        rest = after;
        match find(schemas, &name.value) {
            Some(field)
                if matches!(value.shape, Shape::Empty) && !below(field, after, schemas).is_empty() =>
            {
                let children = below(field, after, schemas);
                tell_not_indented(field.name, children, faults);
                rest = after.get(children.len()..).unwrap_or_default();
            }
            Some(field) => check_value(value, field, name.span, faults),
            None => tell_unknown(name, value, schemas, faults),
        }
    }
    check_missing(pairs, schemas, place, faults);
}

type Pair = (Spanned<String>, Value);

/// Returns the pairs that belong under a key but stand beside it, for want of an indent.
fn below<'p>(field: &Field, after: &'p [Pair], schemas: &[&[Field]]) -> &'p [Pair] {
    let (FieldKind::Map(inner) | FieldKind::Named(inner) | FieldKind::Pick(inner)) = field.kind else {
        return &[];
    };
    let is_inner = |name: &str| inner.iter().any(|field| field.name == name);
    let count = after.iter().take_while(|(name, _)| is_inner(&name.value)).count();
    let children = after.get(..count).unwrap_or_default();
    // A key that is at home here as well proves nothing alone.
    let strays = children
        .iter()
        .any(|(name, _)| find(schemas, &name.value).is_none());
    if strays { children } else { &[] }
}

fn tell_not_indented(key: &str, children: &[Pair], faults: &mut Faults) {
    let Some((first, _)) = children.first() else {
        return;
    };
    let names: Vec<&str> = children.iter().map(|(name, _)| name.value.as_str()).collect();
    let (zh, en) = (names.join("`、`"), names.join("`, `"));
    faults
        .error(
            "wrong-indent",
            first.span,
            say!(
                "`{zh}` 属于 `{key}`，要缩进",
                "`{en}` belongs to `{key}` and must be indented"
            ),
        )
        .mend(say!("在 `{zh}` 前面各加两个空格", "put two spaces before `{en}`"));
}

/// Tells every fault of a row of a table, whose columns are known already.
pub fn check_row(row: &Value, fields: &[Field], faults: &mut Faults) {
    let Shape::Map(cells) = &row.shape else {
        return;
    };
    for (name, cell) in cells {
        if let (Some(field), Shape::Text(text)) = (find(&[fields], &name.value), &cell.shape) {
            let spot = Spot {
                name: field.zh_name(),
                lead: "",
                span: cell.span,
            };
            forms::check_text(&field.kind, text, spot, faults);
        }
    }
    let is_there = |field: &Field| cells.iter().any(|(name, _)| name.value == field.name);
    for field in fields.iter().filter(|field| field.required && !is_there(field)) {
        let (zh, name) = (field.zh_name(), field.name);
        faults
            .error(
                "missing-key",
                row.span,
                say!("这一行没有{zh}", "this row has no `{name}`"),
            )
            .mend(say!(
                "填上这一格；整行不要就删去",
                "fill the cell, or delete the whole row"
            ));
    }
}

fn find<'f>(schemas: &[&'f [Field]], name: &str) -> Option<&'f Field> {
    schemas
        .iter()
        .flat_map(|fields| fields.iter())
        .find(|field| field.name == name)
}

fn check_missing(pairs: &[(Spanned<String>, Value)], schemas: &[&[Field]], place: Span, faults: &mut Faults) {
    for (at, fields) in schemas.iter().enumerate() {
        for field in fields.iter().filter(|field| field.required) {
            let earlier = schemas.get(..at).unwrap_or_default();
            let is_there = pairs.iter().any(|(name, _)| name.value == field.name);
            // A key written wrongly was told already; the mend for it fills this gap too.
            let is_misspelt = pairs.iter().any(|(name, _)| {
                find(schemas, &name.value).is_none() && meant(&name.value, schemas) == Some(field.name)
            });
            if !is_there && !is_misspelt && find(earlier, field.name).is_none() {
                tell_missing(field, place, faults);
            }
        }
    }
}

/// Records that a required key is not there.
pub fn tell_missing(field: &Field, place: Span, faults: &mut Faults) {
    let (name, zh, example) = (field.name, field.zh_name(), field.example);
    let en = field.en;
    faults
        .error(
            "missing-key",
            place,
            say!("少了 `{name}`（{zh}）", "`{name}` is missing: {en}"),
        )
        .mend(say!(
            "加上 `{name}: {example}`，换成您的内容",
            "add `{name}: …`, such as `{name}: {example}`"
        ));
}

/// Returns the key that was likely meant: one near in spelling, or one of that Chinese name.
fn meant(written: &str, schemas: &[&[Field]]) -> Option<&'static str> {
    let all = || schemas.iter().flat_map(|fields| fields.iter());
    let written = written.split('：').next().unwrap_or(written).trim();
    let by_chinese_name = all().find(|field| field.zh_name() == written);
    let by_case = all().find(|field| field.name.eq_ignore_ascii_case(written));
    by_chinese_name
        .or(by_case)
        .map(|field| field.name)
        .or_else(|| nearest(written, all().map(|field| field.name)))
}

/// Returns the only key under which a key of that name belongs, and whether it is a list there.
fn home_of(name: &str, schemas: &[&[Field]]) -> Option<(&'static str, bool)> {
    let mut homes = schemas
        .iter()
        .flat_map(|fields| fields.iter())
        .filter_map(|field| match field.kind {
            FieldKind::Map(inner) => Some((field.name, inner.iter().find(|field| field.name == name)?)),
            _ => None,
        })
        .map(|(home, field)| (home, matches!(field.kind, FieldKind::List(_))));
    let home = homes.next()?;
    homes.next().is_none().then_some(home)
}

/// Returns a value as it is written in braces.
fn in_braces(value: &Value, is_list: bool) -> String {
    match &value.shape {
        Shape::Text(text) if is_list => format!("[{}]", text.replace(['、', '，'], ", ")),
        Shape::Text(text) => text.clone(),
        Shape::List(items) => {
            let texts: Vec<String> = items.iter().map(|item| in_braces(item, false)).collect();
            format!("[{}]", texts.join(", "))
        }
        Shape::Map(_) | Shape::Empty => "…".to_owned(),
    }
}

fn tell_unknown(name: &Spanned<String>, value: &Value, schemas: &[&[Field]], faults: &mut Faults) {
    let written = &name.value;
    if let Some((key, value)) = written.split_once('：') {
        let value = value.trim();
        faults
            .error(
                "full-width-colon",
                name.span,
                say!(
                    "`{key}` 后面是全角冒号 `：`，要用半角冒号",
                    "after `{key}` stands a full-width colon `：`; a half-width one is needed"
                ),
            )
            .mend(say!(
                "写成 `{key}: {value}`，冒号后空一格",
                "write `{key}: {value}`, with a space after the colon"
            ));
        return;
    }
    let home = home_of(written, schemas);
    let mend = match meant(written, schemas).filter(|_| home.is_none()) {
        _ if home.is_some() => {
            let (home, is_list) = home.unwrap_or_default();
            let value = in_braces(value, is_list);
            say!(
                "写在 `{home}` 里：`{home}: {{{written}: {value}}}`",
                "write it inside `{home}`: `{home}: {{{written}: {value}}}`"
            )
        }
        Some(key) => say!("是不是 `{key}`？", "was `{key}` meant?"),
        None => {
            let all = schemas.iter().flat_map(|fields| fields.iter());
            let names: Vec<&str> = all.map(|field| field.name).collect();
            let zh = names.join("`、`");
            let en = names.join("`, `");
            say!("这里可以写的有：`{zh}`", "the keys that may stand here: `{en}`")
        }
    };
    faults
        .error(
            "unknown-key",
            name.span,
            say!("没有 `{written}` 这一项", "there is no key `{written}` here"),
        )
        .mend(mend);
}

fn check_value(value: &Value, field: &Field, key: Span, faults: &mut Faults) {
    let name = field.name;
    let is_empty_text = matches!(&value.shape, Shape::Text(text) if text.trim().is_empty());
    if matches!(value.shape, Shape::Empty) || (field.required && is_empty_text) {
        let example = field.example;
        let mend = if field.required {
            say!(
                "写上内容，例如 `{name}: {example}`",
                "give it a value, such as `{name}: {example}`"
            )
        } else {
            say!("写上内容，或删去这一行", "give it a value, or delete the line")
        };
        faults
            .error(
                "empty-value",
                key,
                say!("`{name}` 后面没有内容", "there is nothing after `{name}`"),
            )
            .mend(mend);
        return;
    }
    if !is_empty_text {
        check_kind(value, &field.kind, field, &format!("{name}: "), faults);
    }
}

fn check_kind(value: &Value, kind: &FieldKind, field: &Field, lead: &str, faults: &mut Faults) {
    let spot = Spot {
        name: field.name,
        lead,
        span: value.span,
    };
    match (kind, &value.shape) {
        (FieldKind::List(inner), Shape::List(items)) => check_items(items, inner, field, faults),
        (FieldKind::List(_), _) => tell_not_list(value, field, faults),
        (FieldKind::Map(fields), Shape::Map(_)) => check(value, &[fields], opening_of(value), faults),
        (FieldKind::Map(_), _) => tell_not_map(value, field, faults),
        (FieldKind::Lines(fields), Shape::List(items)) => {
            check_items(items, &FieldKind::Map(fields), field, faults);
        }
        (FieldKind::Lines(_), Shape::Text(text)) => {
            forms::check_text(&FieldKind::File, text, spot, faults);
        }
        (FieldKind::Named(fields), Shape::Map(_)) => check(value, &[fields], opening_of(value), faults),
        (FieldKind::Named(_), Shape::Text(text)) => forms::check_text(&FieldKind::Id, text, spot, faults),
        (FieldKind::Pick(_), Shape::List(items)) => check_items(items, &FieldKind::Id, field, faults),
        (FieldKind::Pick(fields), Shape::Map(_)) => check(value, &[fields], opening_of(value), faults),
        (_, Shape::Text(text)) if !matches!(kind, FieldKind::Lines(_) | FieldKind::Pick(_)) => {
            forms::check_text(kind, text, spot, faults);
        }
        (FieldKind::Lines(_), _) => tell_shape(
            value,
            field.name,
            "一个列表或 CSV 文件名",
            "a list or the name of a CSV file",
            faults,
        ),
        (FieldKind::Pick(_), _) => tell_shape(
            value,
            field.name,
            "编号的列表，如 `[nt-05, nt-09]`",
            "a list of ids such as `[nt-05, nt-09]`",
            faults,
        ),
        _ => tell_not_text(value, field, faults),
    }
}

/// A block map begins with its first key: that is where its missing keys are told.
fn opening_of(value: &Value) -> Span {
    match &value.shape {
        Shape::Map(pairs) => pairs.first().map_or(value.span, |(name, _)| Span {
            start: value.span.start.min(name.span.start),
            end: name.span.end,
            file: value.span.file,
        }),
        _ => value.span,
    }
}

fn check_items(items: &[Value], kind: &FieldKind, field: &Field, faults: &mut Faults) {
    for item in items {
        if matches!(item.shape, Shape::Empty) {
            let name = field.name;
            faults
                .error(
                    "empty-value",
                    item.span,
                    say!("`{name}` 里有一项是空的", "an item of `{name}` is empty"),
                )
                .mend(say!("写上内容，或删去这一项", "fill it or delete it"));
        } else {
            check_kind(item, kind, field, "", faults);
        }
    }
}

fn tell_not_list(value: &Value, field: &Field, faults: &mut Faults) {
    let name = field.name;
    let Shape::Text(text) = &value.shape else {
        tell_shape(
            value,
            name,
            "一个列表，每项以 `- ` 开头",
            "a list, each item on a line after `- `",
            faults,
        );
        return;
    };
    if let Some(mark) = list_mark(text) {
        faults
            .error(
                "wrong-shape",
                value.span,
                say!("`{name}` 要写成列表", "`{name}` must be a list"),
            )
            .mend(say!(
                "每项一行，以半角 `-` 开头，`-` 后空一格：`- {mark}`",
                "one item a line, each after a hyphen and a space: `- {mark}`"
            ));
        return;
    }
    let bare = text.trim_matches(['[', ']', '［', '］', '【', '】', ' ']);
    let parts = bare.split(['，', '、', ',', '；']).map(str::trim);
    let items: Vec<&str> = parts.filter(|item| !item.is_empty()).collect();
    let sentence = items
        .iter()
        .any(|item| item.chars().count() > 20 || item.contains(' '));
    let example = field.example;
    let mend = if sentence || matches!(field.kind, FieldKind::List(FieldKind::Map(_))) {
        say!(
            "写成列表，例如 `{name}: {example}`",
            "write a list, such as `{name}: {example}`"
        )
    } else {
        let list = items.join(", ");
        say!("写成 `{name}: [{list}]`", "write `{name}: [{list}]`")
    };
    faults
        .error(
            "wrong-shape",
            value.span,
            say!("`{name}` 要写成列表", "`{name}` must be a list"),
        )
        .mend(mend);
}

/// Returns the first item of a text whose lines begin with marks that make no list.
fn list_mark(text: &str) -> Option<&str> {
    let digits = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let rest = text
        .strip_prefix(['-', '·', '•', '－', '—', '–', '*', '●'])
        .or_else(|| {
            digits
                .strip_prefix(['、', '.', '．', ')', '）'])
                .filter(|_| digits.len() < text.len())
        })?;
    let first = rest.split(['\n', ' ']).find(|part| !part.is_empty())?;
    (rest.chars().count() > 1).then_some(first)
}

fn tell_not_map(value: &Value, field: &Field, faults: &mut Faults) {
    let (name, example) = (field.name, field.example);
    faults
        .error(
            "wrong-shape",
            value.span,
            say!("`{name}` 下面要分项写", "`{name}` must have keys of its own"),
        )
        .mend(say!(
            "例如 `{name}: {example}`",
            "for example `{name}: {example}`"
        ));
}

fn tell_not_text(value: &Value, field: &Field, faults: &mut Faults) {
    let (name, example) = (field.name, field.example);
    let (zh, en) = match value.shape {
        Shape::List(_) => ("列表", "a list"),
        _ => ("分项", "keys of its own"),
    };
    faults
        .error(
            "wrong-shape",
            value.span,
            say!(
                "`{name}` 只要一个值，这里写成了{zh}",
                "`{name}` takes one value, but has {en}"
            ),
        )
        .mend(say!(
            "例如 `{name}: {example}`；文字里有冒号或括号时加引号",
            "for example `{name}: {example}`; quote a text that has colons or brackets"
        ));
}

fn tell_shape(value: &Value, name: &str, zh: &'static str, en: &'static str, faults: &mut Faults) {
    let message = if name.is_empty() {
        say!("这里要{zh}", "this must be {en}")
    } else {
        say!("`{name}` 要写成{zh}", "`{name}` must be {en}")
    };
    faults.error("wrong-shape", value.span, message);
}
