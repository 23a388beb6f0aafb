//! What can be wrong inside `content/community.yaml`.

use crate::han::near::nearest;
use crate::han::signs::{half_width, is_han};
use crate::parse::fields::Fields;
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::{Span, Spanned};

/// Tells of numbers and ids that are written twice or lead nowhere.
pub fn check_names(fields: &Fields<'_>, faults: &mut Faults) {
    let numbers: Vec<Spanned<String>> = fields
        .maps("buildings")
        .filter_map(|keys| keys.spanned("number"))
        .collect();
    check_unique(&numbers, "楼号", "building", faults);
    for number in &numbers {
        let fits = |sign: char| is_han(sign) || sign.is_ascii_alphanumeric() || sign == '-';
        if !number.value.chars().all(fits) {
            let written = &number.value;
            faults
                .error("bad-slug", number.span, say!("楼号 `{written}` 要放进网址，只能用汉字、字母、数字和减号", "the building number `{written}` goes into an address: only Chinese characters, letters, digits and `-`"))
                .mend(say!("只写号码，如 `number: 3`；全名写在 `name`", "write the number alone, such as `number: 3`; the whole name is `name`"));
        }
    }
    for building in fields.maps("buildings") {
        let units: Vec<Spanned<String>> = building
            .maps("units")
            .filter_map(|keys| keys.spanned("number"))
            .collect();
        check_unique(&units, "单元号", "unit", faults);
    }
    let lists = [
        ("home_types", "户型", "home type"),
        ("roles", "岗位", "role"),
        ("places", "地点", "place"),
        ("boards", "公告栏", "board"),
        ("channels", "联系办法", "channel"),
    ];
    for (key, zh, en) in lists {
        let ids: Vec<Spanned<String>> = fields.maps(key).filter_map(|keys| keys.spanned("id")).collect();
        check_unique(&ids, zh, en, faults);
    }
    let roles: Vec<&str> = fields.maps("roles").filter_map(|keys| keys.text("id")).collect();
    for role in fields.maps("channels").filter_map(|keys| keys.spanned("role")) {
        tell_if_unknown(&role, &roles, "岗位", "role", faults);
    }
}

fn check_unique(names: &[Spanned<String>], zh: &str, en: &str, faults: &mut Faults) {
    for (at, name) in names.iter().enumerate() {
        let earlier = names.get(..at).unwrap_or_default();
        if earlier
            .iter()
            .any(|other| other.value.eq_ignore_ascii_case(&name.value))
        {
            let written = &name.value;
            faults
                .error(
                    "duplicate-id",
                    name.span,
                    say!("{zh} `{written}` 写了两次", "the {en} `{written}` is there twice"),
                )
                .mend(say!(
                    "改正其中一个，或删去多余的",
                    "mend one of them or delete it"
                ));
        }
    }
}

/// Tells of homes whose type is not there, and of homes written twice.
pub fn check_homes(fields: &Fields<'_>, faults: &mut Faults) {
    let types: Vec<&str> = fields
        .maps("home_types")
        .filter_map(|keys| keys.text("id"))
        .collect();
    for building in fields.maps("buildings") {
        let units = building.maps("units").flat_map(|unit| unit.maps("homes"));
        for homes in building.maps("homes").chain(units) {
            if let Some(home_type) = homes.spanned("type") {
                tell_if_unknown(&home_type, &types, "户型", "home type", faults);
            }
        }
        if building.get("units").is_some() && building.get("homes").is_some() {
            faults
                .error(
                    "wrong-shape",
                    building.span("homes"),
                    say!(
                        "写了单元 `units`，就不再给整栋楼写 `homes`",
                        "a building with `units` has no `homes` of its own"
                    ),
                )
                .mend(say!("把住宅分到各单元里", "put the homes into the units"));
        }
    }
}

fn tell_if_unknown(name: &Spanned<String>, known: &[&str], zh: &str, en: &str, faults: &mut Faults) {
    if known.contains(&name.value.as_str()) {
        return;
    }
    let written = &name.value;
    let mend = match nearest(written, known.iter().copied()) {
        Some(near) => say!("是不是 `{near}`？", "was `{near}` meant?"),
        None => {
            let mut once = known.to_vec();
            once.dedup();
            let all = once.join("`、`");
            say!("已有的：`{all}`", "there are: `{all}`")
        }
    };
    faults
        .error(
            "unknown-id",
            name.span,
            say!("没有 `{written}` 这个{zh}", "there is no {en} `{written}`"),
        )
        .mend(mend);
}

/// Tells of telephone numbers that no telephone can dial.
pub fn check_phones(fields: &Fields<'_>, faults: &mut Faults) {
    let hotline = fields.map("hotline").and_then(|keys| keys.spanned("number"));
    let roles = fields.maps("roles").filter_map(|keys| keys.spanned("phone"));
    for phone in hotline.into_iter().chain(roles) {
        let fits = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '+' | ' ' | '(' | ')');
        let digits = phone.value.bytes().filter(u8::is_ascii_digit).count();
        if phone.value.chars().all(fits) && digits >= 3 {
            continue;
        }
        tell_phone(&phone.value, phone.span, faults);
    }
}

fn tell_phone(written: &str, span: Span, faults: &mut Faults) {
    let narrow: String = half_width(written).replace(['—', '–', '－'], "-");
    let fits = narrow
        .chars()
        .all(|sign| sign.is_ascii_digit() || matches!(sign, '-' | '+' | ' '));
    let mend = if fits {
        say!("写成 `\"{narrow}\"`", "write `\"{narrow}\"`")
    } else {
        say!(
            "只写一个号码，如 `\"0000-8800110\"`；说明写到别处",
            "write one number alone, such as `\"0000-8800110\"`"
        )
    };
    faults
        .error(
            "wrong-phone",
            span,
            say!(
                "电话 `{written}` 的写法手机拨不出去",
                "`{written}` cannot be dialled"
            ),
        )
        .mend(mend);
}
