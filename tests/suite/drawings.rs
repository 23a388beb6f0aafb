//! Drawings that could do more than be seen are refused.

use linli::emit::html::svg;

/// Returns what is said of a drawing, in Chinese; nothing if it is let through.
fn told(drawing: &str) -> Vec<String> {
    match svg::check("content/pictures/a.svg", drawing.as_bytes()) {
        Ok(()) => Vec::new(),
        Err(faults) => faults.iter().map(|fault| fault.message.zh.to_string()).collect(),
    }
}

const PLAIN: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<!-- 平面图 -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" role="img">
<title>图</title><style>.a { fill: url(#g) }</style>
<defs><linearGradient id="g"><stop offset="0" stop-color="#000"/></linearGradient></defs>
<use xlink:href="#g"/><rect class="a" width="9" height="9" style="stroke: #111"/><text x="1">1 &amp; 2</text>
<image href="data:image/png;base64,AAAA"/></svg>"##;

#[test]
fn a_plain_drawing_is_let_through() {
    assert_eq!(told(PLAIN), Vec::<String>::new());
}

#[test]
fn whatever_could_act_or_fetch_is_refused_with_its_line() {
    for inner in [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<g onload=\"alert(1)\"/>",
        "<g OnClick=\"alert(1)\"/>",
        "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject>",
        "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
        "<set attributeName=\"onload\" to=\"alert(1)\"/>",
        "<a href=\"javascript:alert(1)\"><text>x</text></a>",
        "<use href=\"https://evil.example/x.svg#a\"/>",
        "<use xlink:href=\"&#106;avascript:alert(1)\"/>",
        "<image href=\"https://tracker.example/x.png\"/>",
        "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
        "<style>@import 'https://evil.example/x.css';</style>",
        "<style>a { background: url(https://evil.example) }</style>",
        "<style><![CDATA[a { background: u\\72l(https://evil.example) }]]></style>",
        "<rect style=\"fill: URL( 'https://evil.example/#a')\"/>",
        "<h:script xmlns:h=\"http://www.w3.org/2000/svg\">alert(1)</h:script>",
        "<iframe src=\"https://evil.example\"/>",
        "<?xml-stylesheet href=\"https://evil.example/x.css\"?>",
    ] {
        let drawing = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">\n{inner}\n</svg>");
        let said = told(&drawing);
        assert!(!said.is_empty(), "{inner}");
        assert!(said[0].starts_with("SVG 图片第 2 行："), "{inner}: {said:?}");
    }
}

#[test]
fn entities_and_broken_drawings_are_refused() {
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"<script>alert(1)</script>\">]>\n<svg>&a;</svg>";
    assert!(!told(bomb).is_empty());
    assert!(!told("<svg><g></svg>").is_empty());
    assert!(!told("<svg").is_empty());
}
