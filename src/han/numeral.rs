//! Chinese numerals of articles: 第二百七十八条 is 278.

/// Returns the number of an article's label in digits: `第二百七十八条` → `278`, `第十一条之一` → `11-1`.
pub fn article_number(label: &str) -> Option<String> {
    let rest = label.trim().strip_prefix('第')?;
    let (number, after) = rest.split_once('条')?;
    let number = to_number(number)?;
    match after.strip_prefix('之') {
        Some(part) => {
            let end = part.find(|sign: char| sign.is_whitespace()).unwrap_or(part.len());
            let part = to_number(part.get(..end)?)?;
            Some(format!("{number}-{part}"))
        }
        None => Some(number.to_string()),
    }
}

/// Reads a number below 100 000 000 in Chinese or half-width digits: `一千二百六十`, `二〇二六`, `278`.
pub fn to_number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 16 {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    if text.chars().count() > 1 && text.chars().all(|sign| digit(sign).is_some()) {
        return text
            .chars()
            .try_fold(0_u32, |sum, sign| sum.checked_mul(10)?.checked_add(digit(sign)?));
    }
    let mut total = 0_u32;
    let mut section = 0_u32;
    let mut last = None;
    for sign in text.chars() {
        match (digit(sign), unit(sign)) {
            (Some(value), _) => last = Some(value),
            (None, Some(10_000)) => {
                section += last.take().unwrap_or(0);
                total = total.checked_add(section.checked_mul(10_000)?)?;
                section = 0;
            }
            (None, Some(unit)) => {
                section = section.checked_add(last.take().unwrap_or(1).checked_mul(unit)?)?
            }
            (None, None) => return None,
        }
    }
    total.checked_add(section)?.checked_add(last.unwrap_or(0))
}

fn digit(sign: char) -> Option<u32> {
    let digits = "〇一二三四五六七八九";
    match sign {
        '零' => Some(0),
        '两' => Some(2),
        _ => digits.chars().position(|digit| digit == sign).map(|at| at as u32),
    }
}

fn unit(sign: char) -> Option<u32> {
    match sign {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        _ => None,
    }
}
