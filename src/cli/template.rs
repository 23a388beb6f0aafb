//! A commented template of an entry, from its kind's keys.

use crate::check::words::template_text_left::{SENTENCE_EN, SENTENCE_ZH};
use crate::intake::mapping;
use crate::kinds::kind::Kind;
use crate::model::community::Place;
use crate::model::date::Day;
use crate::parse::core::CORE;
use crate::parse::schema::{Field, FieldKind};
use crate::report::words::Tongue;

/// What a template is filled with.
pub struct Given<'g> {
    pub title: &'g str,
    pub today: Day,
    /// The places that the community lists; the first is filled in.
    pub places: &'g [Place],
}

/// Events are announced so many days ahead, as a first guess.
const DAYS_AHEAD: i64 = 14;

/// Returns the text of a new entry: required keys filled in, the others commented out.
pub fn entry(kind: &dyn Kind, with: &Given<'_>, tongue: Tongue) -> String {
    let title = with.title;
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
        places(&mut out, field, with, tongue);
        out.push_str(&given(field, with));
    }
    out.push_str(match tongue {
        Tongue::Zh => "\n# 下面的都可以不写；要用哪一行，去掉行首的 # 和空格。\n",
        Tongue::En => "\n# All of these may be left out; remove the # to use a line.\n",
    });
    for field in free {
        comment(&mut out, field, tongue);
        for line in given(field, with).lines() {
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

/// Says which places there are.
fn places(out: &mut String, field: &Field, with: &Given<'_>, tongue: Tongue) {
    if field.name != "place" || with.places.len() < 2 {
        return;
    }
    let all: Vec<&str> = with.places.iter().map(|place| place.name.as_str()).collect();
    let all = all.join("、");
    out.push_str(&match tongue {
        Tongue::Zh => format!("# 登记的地点：{all}\n"),
        Tongue::En => format!("# The places there are: {all}\n"),
    });
}

/// Returns the key with its example; the day of issue is today, what begins does so in two weeks, and it
/// expires in a month.
fn given(field: &Field, with: &Given<'_>) -> String {
    let (name, today) = (field.name, with.today);
    match field.kind {
        FieldKind::When if matches!(name, "starts" | "ends") => {
            let clock = field.example.split_once('T').map_or("09:00", |(_, clock)| clock);
            let day = today.plus_days(DAYS_AHEAD).iso();
            format!("{name}: {day}T{}\n", clock.trim_matches('"'))
        }
        // A result comes after what begins in two weeks.
        _ if name == "follow_up" => {
            let due = today.plus_days(DAYS_AHEAD + 7).iso();
            format!("follow_up: {{due: {due}, status: open}}\n")
        }
        FieldKind::Text if name == "place" && !with.places.is_empty() => {
            let place = with.places.first().map_or("", |place| place.name.as_str());
            format!("place: {}\n", quoted(place))
        }
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
    mapping::quoted(title)
}
