//! The forms of single values, and how wrong ones are mended.

use crate::han::near::nearest;
use crate::han::numeral::to_number;
use crate::han::signs::half_width;
use crate::model::law::LawRef;
use crate::model::money::{Area, Decimal, Fen, NotAmount};
use crate::parse::dates;
use crate::parse::schema::FieldKind;
use crate::parse::slug;
use crate::parse::spot::Spot;
use crate::parse::sure;
use crate::report::faults::Faults;
use crate::report::words::Words;
use crate::say;
use crate::source::span::Span;

/// Tells what is wrong with a text that should be of a kind. Lists and maps are not its matter.
pub fn check_text(kind: &FieldKind, text: &str, spot: Spot<'_>, faults: &mut Faults) {
    let span = spot.span;
    if is_quoted_twice(text) && !matches!(kind, FieldKind::Text) {
        tell_smart_quotes(text, span, faults);
        return;
    }
    match kind {
        FieldKind::Text => check_plain(text, span, faults),
        FieldKind::Day => dates::check_day(text, spot, faults),
        FieldKind::When => dates::check_when(text, spot, faults),
        FieldKind::Number => check_number(text, spot, faults),
        FieldKind::Flag => check_flag(text, spot, faults),
        FieldKind::Amount => check_amount(text, spot, faults),
        FieldKind::Decimal => check_decimal(text, spot, faults),
        FieldKind::Area => check_area(text, spot, faults),
        FieldKind::Id => slug::check_id(text, spot.name, span, faults),
        FieldKind::Law => check_law(text, span, faults),
        FieldKind::File => check_file(text, span, faults),
        FieldKind::Choice(choices) => check_choice(text, choices, spot, faults),
        FieldKind::List(_)
        | FieldKind::Map(_)
        | FieldKind::Lines(_)
        | FieldKind::Named(_)
        | FieldKind::Pick(_) => {}
    }
}

fn is_quoted_twice(text: &str) -> bool {
    text.starts_with(['“', '”', '‘', '’', '＂', '「']) && text.ends_with(['“', '”', '‘', '’', '＂', '」'])
}

fn tell_smart_quotes(text: &str, span: Span, faults: &mut Faults) {
    let bare = text.trim_matches(['“', '”', '‘', '’', '＂', '「', '」']);
    faults
        .error(
            "smart-quotes",
            span,
            say!(
                "值的两边是弯引号，会被当成内容",
                "the curly quotes around the value are taken as part of it"
            ),
        )
        .mend(say!(
            "写成 `\"{bare}\"` 或直接写 `{bare}`",
            "write `\"{bare}\"`, or `{bare}` alone"
        ));
}

fn check_plain(text: &str, span: Span, faults: &mut Faults) {
    if let Some(sign) = text.chars().find(|sign| is_unseen_control(*sign)) {
        let code = sign as u32;
        faults
            .error(
                "control-character",
                span,
                say!(
                    "文字里有看不见的控制字符 U+{code:04X}",
                    "the text holds an unseen control character, U+{code:04X}"
                ),
            )
            .mend(say!("删去后重新输入这一行", "delete the line and type it anew"));
    }
    let inner = text.trim_matches(['“', '”']);
    if text.starts_with('“') && text.ends_with('”') && !inner.contains(['“', '”']) {
        faults
            .warn(
                "smart-quotes",
                span,
                say!(
                    "整个值放在弯引号“”里，引号会显示在页面上",
                    "the whole value stands in curly quotes, and they will be shown"
                ),
            )
            .mend(say!(
                "不要显示就写成 `\"{inner}\"`",
                "if they should not be, write `\"{inner}\"`"
            ));
    }
}

/// Returns whether a sign steers the text instead of being seen: controls and forced directions.
pub fn is_unseen_control(sign: char) -> bool {
    matches!(sign, '\u{0}'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}'
        | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{E000}'..='\u{E003}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Returns whether such a sign may be among bytes: most texts are known to have none by a quick look.
pub fn may_hold_controls(bytes: &[u8]) -> bool {
    // Without a way out of the loop it is done for many bytes at once. C2 and EE begin U+0080 to U+00BF
    // and U+E000 to U+EFFF.
    let found = bytes.iter().fold(false, |found, byte| {
        let control = *byte < 0x20 && *byte != b'\n' && *byte != b'\t';
        found | control | matches!(*byte, 0x7F | 0xC2 | 0xEE)
    });
    let steers = |at: usize| {
        let rest = bytes.get(at + 1..at + 3);
        matches!(rest, Some([0x80, 0xA8..=0xAE] | [0x81, 0xA6..=0xA9]))
    };
    found
        || memchr::memchr_iter(0xE2, bytes).any(steers)
        || memchr::memmem::find(bytes, b"\xEF\xBF").is_some()
}

fn check_number(text: &str, Spot { name, lead, span }: Spot<'_>, faults: &mut Faults) {
    let is_number =
        |text: &str| text.parse::<u32>().is_ok() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number(text) {
        return;
    }
    let narrow: String = half_width(text).replace([',', ' '], "");
    let bare = narrow.trim_start_matches('第');
    let end = bare
        .find(|sign: char| !sign.is_ascii_digit() && to_number(&sign.to_string()).is_none())
        .unwrap_or(bare.len());
    let digits = bare.get(..end).and_then(to_number);
    let mend = if let Some(digits) = digits {
        say!("写成 `{lead}{digits}`", "write `{lead}{digits}`")
    } else {
        say!(
            "写一个整数，如 `{lead}3`",
            "write a whole number, such as `{lead}3`"
        )
    };
    faults
        .error(
            "wrong-number",
            span,
            say!(
                "`{name}` 要写成整数，`{text}` 不是",
                "`{name}` must be a whole number; `{text}` is not"
            ),
        )
        .mend(mend)
        .fix(text, sure::number(text));
}

fn check_flag(text: &str, Spot { name, lead, span }: Spot<'_>, faults: &mut Faults) {
    if matches!(text, "true" | "false") {
        return;
    }
    let meant = match text.to_lowercase().as_str() {
        "yes" | "on" | "y" | "1" | "是" | "开" | "有" => "true",
        "no" | "off" | "n" | "0" | "否" | "关" | "无" => "false",
        _ => "true",
    };
    faults
        .error(
            "wrong-flag",
            span,
            say!(
                "`{name}` 只能写 `true`（是）或 `false`（否）",
                "`{name}` is either `true` or `false`"
            ),
        )
        .mend(say!("写成 `{lead}{meant}`", "write `{lead}{meant}`"));
}

fn check_amount(text: &str, Spot { lead, span, .. }: Spot<'_>, faults: &mut Faults) {
    let Err(why) = Fen::parse(text) else {
        return;
    };
    let message = match why {
        NotAmount::Decimals => say!(
            "金额 `{text}` 要正好两位小数",
            "the amount `{text}` must have two decimals"
        ),
        NotAmount::Separators => say!(
            "金额 `{text}` 里不能有逗号或空格",
            "the amount `{text}` must have no commas or spaces"
        ),
        NotAmount::FullWidth => say!(
            "金额 `{text}` 用了全角数字",
            "the amount `{text}` has full-width digits"
        ),
        NotAmount::TenThousands => say!(
            "金额 `{text}` 要写到元，不写万、亿",
            "the amount `{text}` must be in yuan, without 万 or 亿"
        ),
        NotAmount::Currency => say!(
            "金额 `{text}` 不写货币符号和“元”",
            "the amount `{text}` must have no currency sign"
        ),
        NotAmount::TooLarge => say!(
            "金额 `{text}` 太大了，最多 13 位整数",
            "the amount `{text}` is too large: 13 digits at most"
        ),
        NotAmount::Other => say!("`{text}` 不是金额", "`{text}` is not an amount"),
    };
    let mend = match Fen::guess(text) {
        Some(guess) => say!("写成 `{lead}\"{guess}\"`", "write `{lead}\"{guess}\"`"),
        None => say!(
            "金额写成 `\"1234.50\"`：半角数字，两位小数",
            "write amounts as `\"1234.50\"`: digits and two decimals"
        ),
    };
    faults
        .error("wrong-amount", span, message)
        .mend(mend)
        .fix(text, sure::amount(text));
}

fn check_decimal(text: &str, Spot { name, lead, span }: Spot<'_>, faults: &mut Faults) {
    if Decimal::parse(text).is_some() {
        return;
    }
    let narrow: String = half_width(text)
        .chars()
        .filter(|sign| !matches!(sign, ',' | ' ' | '_'))
        .collect();
    let digits = narrow.trim_end_matches(|sign: char| !sign.is_ascii_digit());
    let mend = match Decimal::parse(digits) {
        Some(guess) => say!("写成 `{lead}\"{guess}\"`", "write `{lead}\"{guess}\"`"),
        None => say!(
            "写成 `\"64\"` 或 `\"0.53\"`，最多六位小数",
            "write `\"64\"` or `\"0.53\"`, with up to six decimals"
        ),
    };
    faults
        .error(
            "wrong-number",
            span,
            say!(
                "`{name}` 要写成数，`{text}` 不是",
                "`{name}` must be a number; `{text}` is not"
            ),
        )
        .mend(mend)
        .fix(text, sure::decimal(text));
}

fn check_area(text: &str, Spot { lead, span, .. }: Spot<'_>, faults: &mut Faults) {
    if Area::parse(text).is_some() {
        return;
    }
    let bare = half_width(text)
        .replace("平方米", "")
        .replace("m²", "")
        .replace("㎡", "");
    let mend = match Fen::guess(&bare).filter(|area| area.0 > 0) {
        Some(guess) => say!("写成 `{lead}\"{guess}\"`", "write `{lead}\"{guess}\"`"),
        None => say!(
            "面积写成 `\"89.60\"`：平方米，两位小数",
            "write areas as `\"89.60\"`: m² with two decimals"
        ),
    };
    faults
        .error(
            "wrong-area",
            span,
            say!(
                "面积 `{text}` 的写法不对",
                "`{text}` is not an area as areas are written"
            ),
        )
        .mend(mend)
        .fix(text, sure::area(text));
}

fn check_law(text: &str, span: Span, faults: &mut Faults) {
    if LawRef::parse(text).is_some() {
        return;
    }
    faults
        .error(
            "wrong-law-reference",
            span,
            say!(
                "`{text}` 不是法条的写法",
                "`{text}` is not how an article is named"
            ),
        )
        .mend(say!(
            "写成“法规编号#条号”，条号用数字，如 `cn-civil-code#278`",
            "write the statute's id, `#` and the article in digits: `cn-civil-code#278`"
        ));
}

fn check_file(text: &str, span: Span, faults: &mut Faults) {
    let (message, mend): (Words, Words) = if text.contains("://") || text.starts_with("//") {
        (
            say!(
                "`{text}` 是网址，这里要写本站的文件",
                "`{text}` is an address; a file of this site is needed"
            ),
            say!(
                "把文件下载后放在旁边，只写文件名",
                "put the file beside this one and write its name"
            ),
        )
    } else if !is_elsewhere(text) && text.contains('\\') {
        let slashes = text.replace('\\', "/");
        (
            say!("`{text}` 里的 `\\` 要写成 `/`", "`{text}` must have `/` for `\\`"),
            say!("写成 `{slashes}`", "write `{slashes}`"),
        )
    } else if is_elsewhere(text) {
        (
            say!(
                "`{text}` 是某台电脑上的位置，别处找不到",
                "`{text}` is a place on one computer and is not found elsewhere"
            ),
            say!(
                "把文件放在旁边，只写文件名",
                "put the file beside this one and write its name"
            ),
        )
    } else {
        return;
    };
    faults.error("wrong-path", span, message).mend(mend);
}

/// Returns whether a path is one of a single computer: `/b.pdf`, `C:\\b.pdf`.
fn is_elsewhere(path: &str) -> bool {
    path.starts_with(['/', '\\']) || path.as_bytes().get(1) == Some(&b':')
}

/// Chinese names of choices, so that a list of them can be read and a Chinese one is understood.
const CHOICE_NAMES: &[(&str, &str)] = &[
    ("draft", "草稿"),
    ("published", "发布"),
    ("withdrawn", "撤回"),
    ("public", "公开"),
    ("staff", "仅工作人员"),
    ("manager", "物业"),
    ("committee", "业委会"),
    ("joint", "共同"),
    ("owners", "业主"),
    ("tenants", "租户"),
    ("elderly", "长者"),
    ("drivers", "车主"),
    ("pets", "养宠"),
    ("correction", "更正"),
    ("update", "更新"),
    ("urgent", "紧急"),
    ("important", "重要"),
    ("normal", "一般"),
    ("tip", "提示"),
    ("real", "真实"),
    ("drill", "演练"),
    ("test", "测试"),
    ("open", "未办结"),
    ("done", "办结"),
    ("in", "收"),
    ("out", "支"),
    ("common_income", "公共收益"),
    ("maintenance_fund", "维修资金"),
    ("service_fee", "物业费"),
    ("utilities", "公共能耗"),
    ("project", "工程项目"),
    ("other", "其他"),
    ("vote", "业主表决"),
    ("contract", "合同"),
    ("emergency", "应急"),
    ("standing", "常设"),
    ("full", "全文"),
    ("summary", "摘要"),
    ("table", "表格"),
    ("remuneration", "酬金制"),
    ("lump_sum", "包干制"),
    ("mainly_fund", "收益主要补充维修资金"),
    ("self_managed", "资金自管"),
    ("resale", "转供水电"),
    ("zh", "中文"),
    ("en", "英文"),
];

fn check_choice(text: &str, choices: &[&str], Spot { name, span, .. }: Spot<'_>, faults: &mut Faults) {
    if choices.contains(&text) {
        return;
    }
    let named = |choice: &&str| {
        CHOICE_NAMES
            .iter()
            .find(|(name, _)| name == choice)
            .map(|(_, zh)| *zh)
    };
    let same = choices
        .iter()
        .copied()
        .find(|choice| choice.eq_ignore_ascii_case(text) || named(choice) == Some(text));
    let mend = match same.or_else(|| nearest(text, choices.iter().copied())) {
        Some(choice) => say!("是不是 `{choice}`？", "was `{choice}` meant?"),
        None => {
            let show = |choice: &&str| match named(choice) {
                Some(zh) => format!("`{choice}`（{zh}）"),
                None => format!("`{choice}`"),
            };
            let zh = choices.iter().map(show).collect::<Vec<_>>().join("、");
            let en = choices.join("`, `");
            say!("可以写：{zh}", "it may be: `{en}`")
        }
    };
    faults
        .error(
            "wrong-choice",
            span,
            say!("`{name}` 没有 `{text}` 这个写法", "`{name}` cannot be `{text}`"),
        )
        .mend(mend);
}
