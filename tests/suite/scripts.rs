//! Scripts are published shorter and mean the same.

use linli::theme::script_lean::lean;

fn published(script: &str) -> String {
    lean(&[script]).trim_end().to_owned()
}

#[test]
fn names_inside_functions_become_short() {
    let script = "(function (outer) {\n  'use strict';\n  const table = { key: 1 };\n  // Doubles.\n  function twice(value) {\n    return value * table.key + value;\n  }\n  outer.twice = twice;\n})(self.own = self.own || {});\n";
    let short = "(function(A){'use strict';const B={key:1};function C(a){return a*B.key+a;}\nA.twice=C;})(self.own=self.own||{});";
    assert_eq!(published(script), short);
}

#[test]
fn properties_and_what_others_know_keep_their_names() {
    for (script, short) in [
        // A shorthand is a property and a variable.
        (
            "(() => {\nlet count = 1;\nreturn { count, other: count };\n})()",
            "(()=>{let A=1;return{count:A,other:A};})()",
        ),
        (
            "(() => {\nconst { count } = x, total = y.count;\nuse(total, count);\n})()",
            "(()=>{const{count}=x,A=y.count;use(A,count);})()",
        ),
        (
            "(() => {\nclass Box { open(lid) { this.lid = lid; } }\nreturn new Box();\n})()",
            "(()=>{class A{open(a){this.lid=a;}}\nreturn new A();})()",
        ),
        // A name that one function declares may be the browser's in another.
        (
            "(() => {\nfunction a1(fetched) { use(fetched); }\nfunction b1() { use(fetched); }\n})()",
            "(()=>{function A(a){use(a);}\nfunction B(){use(fetched);}})()",
        ),
        (
            "(() => {\nfunction say(name, self) { return self.name + name; }\n})()",
            "(()=>{function A(name,self){return self.name+name;}})()",
        ),
        // What stands in the open is there for other scripts.
        (
            "var open1 = 1;\nfunction shut(door) { open1 = door; }",
            "var open1=1;function shut(A){open1=A;}",
        ),
        (
            "(() => {\nfor (var index = 0; index < 2; index++) use(index);\nuse(index);\n})()",
            "(()=>{for(var A=0;A<2;A++)use(A);use(A);})()",
        ),
        (
            "(() => {\nconst pick = yes => yes ? yes.one : no;\n})()",
            "(()=>{const B=A=>A?A.one:no;})()",
        ),
        (
            "(() => {\nfunction t(...many) { try { many(); } catch (failed) { return failed; } }\n})()",
            "(()=>{function A(...a){try{a();}catch(b){return b;}}})()",
        ),
        (
            "(() => {\nfunction t(choice) { switch (choice) { case 1: { return choice; } } }\n})()",
            "(()=>{function t(choice){switch(choice){case 1:{return choice;}}}})()",
        ),
    ] {
        assert_eq!(published(script), short);
    }
}

#[test]
fn texts_patterns_and_ends_of_lines_keep_their_meaning() {
    for (script, short) in [
        ("a = '// no' + \"/* no */\"; // yes", "a='// no'+\"/* no */\";"),
        (
            "a = b /* one */ / c; d = /[/'\"]\\//g.test(e)",
            "a=b/c;d=/[/'\"]\\//g.test(e)",
        ),
        ("a = b + +c - -d", "a=b+ +c- -d"),
        ("a = b++ + c", "a=b++ +c"),
        ("return\nvalue", "return\nvalue"),
        ("a = b\n(c)", "a=b\n(c)"),
        ("a = b\n++c", "a=b\n++c"),
        ("a\n  .then(b)\n  .then(c)", "a.then(b).then(c)"),
        ("a = 1 .toString()", "a=1 .toString()"),
        ("a = 1e-6 - 0xe - 1", "a=1e-6-0xe-1"),
        ("a = typeof  b in c", "a=typeof b in c"),
        ("a = /x/ in b", "a=/x/ in b"),
        ("a = `two\n  lines  // here`;", "a=`two\n  lines  // here`;"),
    ] {
        assert_eq!(published(script), short);
    }
}

#[test]
fn a_script_that_cannot_be_read_stays_as_it_is() {
    for script in [
        "a = `${ b }`; // why",
        "a = 'no end",
        "if (a) {}  /x/.test(b)",
        "class A { #b = 1 }",
        "/* no end",
    ] {
        assert_eq!(published(script), script);
    }
}
