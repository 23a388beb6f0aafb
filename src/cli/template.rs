//! A commented template of an entry, from its kind's keys.

use crate::check::words::template_text_left::{SENTENCE_EN, SENTENCE_ZH};
use crate::kinds::kind::Kind;
use crate::model::date::Day;
use crate::parse::core::CORE;
use crate::parse::schema::{Field, FieldKind};
use crate::report::words::Tongue;

/// Returns the text of a new entry: required keys filled in, the others commented out.
pub fn entry(kind: &dyn Kind, title: &str, today: Day, tongue: Tongue) -> String {
    let mut out = String::from("---\n");
    out.push_str(&format!("title: {}\n", quoted(title)));
    // Of two keys with one name, the kind's own holds.
    let is_own = |name| kind.fields().iter().any(|own| own.name == name);
    let named: Vec<&Field> = CORE
        .iter()
        .filter(|field| !is_own(field.name))
        .chain(kind.fields())
        .filter(|field| field.name != "title")
        .collect();
    let (needed, free): (Vec<&Field>, Vec<&Field>) = named
        .iter()
        .partition(|field| field.required || (field.name == "date" && kind.dated()));
    for field in needed {
        comment(&mut out, field, tongue);
        out.push_str(&given(field, today));
    }
    out.push_str(match tongue {
        Tongue::Zh => "\n# 下面的都可以不写；要用哪一行，去掉行首的 # 和空格。\n",
        Tongue::En => "\n# All of these may be left out; remove the # to use a line.\n",
    });
    for field in free {
        comment(&mut out, field, tongue);
        for line in given(field, today).lines() {
            out.push_str(&format!("# {line}\n"));
        }
    }
    out.push_str("---\n\n");
    out.push_str(match tongue {
        Tongue::Zh => SENTENCE_ZH,
        Tongue::En => SENTENCE_EN,
    });
    out.push('\n');
    out
}

fn comment(out: &mut String, field: &Field, tongue: Tongue) {
    let text = match tongue {
        Tongue::Zh => field.zh,
        Tongue::En => field.en,
    };
    out.push_str(&format!("# {text}\n"));
}

/// Returns the key with its example; the day of issue is today, and it expires in a month.
fn given(field: &Field, today: Day) -> String {
    let name = field.name;
    match field.kind {
        FieldKind::Day | FieldKind::When if field.name == "date" => format!("date: {}\n", today.iso()),
        FieldKind::When if field.name == "expires" => format!("expires: {}\n", today.plus_days(30).iso()),
        _ if field.example.contains('\n') => {
            let lines: Vec<String> = field.example.lines().map(|line| format!("  {line}")).collect();
            format!("{name}:\n{}\n", lines.join("\n"))
        }
        _ => format!("{name}: {}\n", field.example),
    }
}

fn quoted(title: &str) -> String {
    let plain = !title.contains([
        ':', '#', '"', '\'', '[', ']', '{', '}', '&', '*', '!', '|', '>', '%', '@', '`', ',',
    ]);
    if plain && title.trim() == title && !title.starts_with('-') {
        return title.to_owned();
    }
    format!("\"{}\"", title.replace('\\', "\\\\").replace('"', "\\\""))
}
