//! Refuses drawings that could do more than be seen.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::faults::Faults;
use crate::report::words::Words;
use crate::say;

/// Elements that only draw.
const ELEMENTS: &[&str] = &[
    "svg",
    "g",
    "defs",
    "title",
    "desc",
    "metadata",
    "symbol",
    "use",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "image",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "clipPath",
    "mask",
    "marker",
    "style",
    "switch",
    "view",
];

/// Checks a drawing; what is refused is told with its line.
pub fn check(source: &str, bytes: &[u8]) -> Result<(), Vec<Diagnostic>> {
    let mut faults = Faults::default();
    let tell = |faults: &mut Faults, line: usize, what: Words| {
        let (zh, en) = (what.zh, what.en);
        faults
            .add(
                "unsafe-drawing",
                Severity::Error,
                Place::Path(source.to_owned()),
                say!("SVG 图片第 {line} 行：{zh}", "drawing, line {line}: {en}"),
            )
            .mend(say!(
                "在画图软件里另存为“普通 SVG”；或改用 PNG 图片",
                "save it as “plain SVG”, or use a PNG picture"
            ));
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        tell(&mut faults, 1, say!("不是 UTF-8 文本", "it is not UTF-8 text"));
        return Err(faults.into_vec());
    };
    let mut reader = Reader::from_str(text);
    let mut in_style = false;
    loop {
        let event = reader.read_event();
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let line = text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        let wrong = match event {
            Ok(Event::Eof) => break,
            Ok(Event::Start(element)) => {
                in_style = element.local_name().as_ref() == "style";
                element_fault(&element)
            }
            Ok(Event::Empty(element)) => element_fault(&element),
            Ok(Event::End(_)) => {
                in_style = false;
                None
            }
            Ok(Event::Text(content)) => (in_style && reaches_out(&content)).then(outside),
            Ok(Event::CData(content)) => (in_style && reaches_out(&content)).then(outside),
            Ok(Event::GeneralRef(_)) if in_style => Some(outside()),
            Ok(Event::DocType(_)) => Some(say!("不能有 DOCTYPE", "a DOCTYPE is not allowed")),
            Ok(Event::PI(_)) => Some(say!("不能有处理指令", "a processing instruction is not allowed")),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::GeneralRef(_)) => None,
            Err(why) => {
                tell(
                    &mut faults,
                    line,
                    say!("读不懂：{why}", "it cannot be read: {why}"),
                );
                break;
            }
        };
        if let Some(what) = wrong {
            tell(&mut faults, line, what);
        }
    }
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults.into_vec()),
    }
}

fn outside() -> Words {
    say!(
        "不能引用图片以外的东西",
        "it may not refer to anything outside itself"
    )
}

fn element_fault(element: &BytesStart<'_>) -> Option<Words> {
    let name = element.name().as_ref().to_owned();
    if !ELEMENTS.contains(&name.as_str()) {
        return Some(say!(
            "不能有 `{name}` 元素",
            "the element `{name}` is not allowed"
        ));
    }
    for attribute in element.attributes() {
        let Ok(attribute) = attribute else {
            return Some(say!(
                "`{name}` 的属性写错了",
                "an attribute of `{name}` is malformed"
            ));
        };
        let key = attribute.key.as_ref().to_lowercase();
        let Ok(value) = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0) else {
            return Some(say!("`{key}` 的值写错了", "the value of `{key}` is malformed"));
        };
        if key.starts_with("on") {
            return Some(say!(
                "不能有 `{key}` 属性",
                "the attribute `{key}` is not allowed"
            ));
        }
        let is_link = key == "href" || key.ends_with(":href") || key == "src";
        if is_link && !stays_inside(&value) {
            return Some(outside());
        }
        let is_namespace = key == "xmlns" || key.starts_with("xmlns:");
        if !is_namespace && !is_link && reaches_out(&value) {
            return Some(outside());
        }
    }
    None
}

/// Returns whether a link leads to a part of the drawing or to a picture inside it.
fn stays_inside(value: &str) -> bool {
    let pictures = ["data:image/png;base64,", "data:image/jpeg;base64,"];
    value.starts_with('#') || pictures.iter().any(|start| value.starts_with(start))
}

/// Returns whether a style or value could fetch something.
fn reaches_out(value: &str) -> bool {
    let plain: String = value
        .chars()
        .filter(|sign| !sign.is_whitespace() && !sign.is_control())
        .collect::<String>()
        .to_lowercase();
    let fetches = ["@import", "javascript:", "expression(", "image-set(", "\\", "/*"];
    let lone_urls = plain.matches("url(").count();
    let inner = ["url(#", "url(\"#", "url('#"];
    let inner_urls: usize = inner.iter().map(|form| plain.matches(form).count()).sum();
    lone_urls != inner_urls || fetches.iter().any(|form| plain.contains(form))
}
