//! `init`: a small site of one's own that builds at once.

use crate::cli::args::InitArgs;
use crate::cli::session::{Outcome, Session};
use crate::io::failure::Failure;
use crate::io::{clock, embedded, read, write};
use crate::say;

/// Writes a small site into a new or empty folder.
pub fn run(session: &Session, args: &InitArgs) -> Result<Outcome, Failure> {
    let folder = args.dir.display();
    if !write::is_empty_folder(&args.dir) {
        return Err(Failure::new(
            say!(
                "`{folder}` 里已经有东西了，没有改动它",
                "`{folder}` is not empty and was left alone"
            ),
            say!("换一个新文件夹", "choose a new folder"),
        ));
    }
    let today = clock::now()?.day().iso();
    for (path, bytes) in embedded::starter() {
        // The starter's only variable: the day on which the site begins.
        let text = String::from_utf8_lossy(bytes).replace("2026-01-01", &today);
        // Names with a dot in front are hidden where the starter is kept.
        let path = match path.as_str() {
            "gitignore" => ".gitignore".to_owned(),
            _ if path.starts_with("vscode/") => format!(".{path}"),
            _ => path,
        };
        write::new_file(&args.dir.join(path), text.as_bytes())?;
    }
    session.say(&say!(
        "已在 {folder} 新建一个网站。接下来：\n  cd {folder}\n  linli serve      边改边看\n  linli build      发布到 public",
        "Made a new site in {folder}. Next:\n  cd {folder}\n  linli serve      write and look\n  linli build      publish to public"
    ));
    Ok(Outcome::Done)
}

/// Says what to do next when no verb was given.
pub fn welcome(session: &Session) -> Result<Outcome, Failure> {
    let root = &session.root;
    session.say(&if read::is_site(root) {
        say!(
            "邻里：这里是一个网站文件夹。\n  linli serve              预览\n  linli check              检查\n  linli new notice 标题    写一份通知\n  linli build              发布\n  linli --help             全部命令",
            "linli: this folder is a site.\n  linli serve              preview\n  linli check              check\n  linli new notice TITLE   write a notice\n  linli build              publish\n  linli --help             every command"
        )
    } else {
        say!(
            "邻里：这里还没有网站。\n  linli init 文件夹        新建一个\n  linli --root 文件夹 build 发布别处的一个",
            "linli: there is no site here.\n  linli init FOLDER         make one\n  linli --root FOLDER build publish one elsewhere"
        )
    });
    Ok(Outcome::Done)
}
