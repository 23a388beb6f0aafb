//! A preview server for this machine alone.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri, header};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use crate::io::failure::Failure;
use crate::say;

/// Where the browser listens for changes, and the script that listens.
const EVENTS: &str = "/.linli/events";
const SCRIPT: &str = "/.linli/preview.js";
const SCRIPT_TEXT: &str = include_str!("preview.js");

/// Scripts and styles of the preview come from this server only.
const POLICY: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

/// A file to be shown.
pub struct Shown {
    pub bytes: Vec<u8>,
    /// 200, or 404 and 500 with a page that says so.
    pub status: u16,
    /// The path that decides its type.
    pub path: String,
}

/// Answers with the file of a decoded path without its leading slash.
pub type Answer = dyn Fn(&str) -> Shown + Send + Sync;

/// News for browsers: a JSON text. A new value is a change.
pub type News = watch::Receiver<String>;

/// Tells browsers the news.
pub struct Herald(watch::Sender<String>);

impl Herald {
    pub fn tell(&self, news: String) {
        let _ = self.0.send(news);
    }
}

/// Returns who tells the news and where it is heard, beginning with the first.
pub fn news(first: String) -> (Herald, News) {
    let (send, news) = watch::channel(first);
    (Herald(send), news)
}

struct Served {
    answer: Box<Answer>,
    news: News,
    port: u16,
}

/// Serves until interrupted; calls `ready` with the address once it listens.
pub fn run(port: u16, answer: Box<Answer>, news: News, ready: impl FnOnce(&str)) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|cause| port_failure(port, &cause))?;
    runtime.block_on(async {
        let listener = listen(port).await?;
        let port = listener
            .local_addr()
            .map_err(|cause| port_failure(port, &cause))?
            .port();
        ready(&format!("http://127.0.0.1:{port}/"));
        let served = Arc::new(Served { answer, news, port });
        let router = Router::new().fallback(respond).with_state(served);
        let serving = axum::serve(listener, router);
        tokio::select! {
            ended = serving => ended.map_err(|cause| port_failure(port, &cause)),
            _ = tokio::signal::ctrl_c() => Ok(()),
        }
    })
}

async fn listen(port: u16) -> Result<TcpListener, Failure> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpListener::bind(address)
        .await
        .map_err(|cause| port_failure(port, &cause))
}

fn port_failure(port: u16, cause: &std::io::Error) -> Failure {
    Failure::new(
        say!(
            "不能在端口 {port} 上预览：{cause}",
            "cannot preview on port {port}: {cause}"
        ),
        say!(
            "换一个端口，例如 `linli serve --port 8090`",
            "choose another port, such as `linli serve --port 8090`"
        ),
    )
}

async fn respond(
    State(served): State<Arc<Served>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response<Body> {
    if !is_own(headers.get(header::HOST), served.port, "") {
        return plain(StatusCode::MISDIRECTED_REQUEST, "misdirected");
    }
    if headers.contains_key(header::ORIGIN) && !is_own(headers.get(header::ORIGIN), served.port, "http://") {
        return plain(StatusCode::FORBIDDEN, "forbidden");
    }
    if method != Method::GET && method != Method::HEAD {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "method not allowed");
    }
    match uri.path() {
        EVENTS => events(&served),
        SCRIPT => file(SCRIPT_TEXT.as_bytes().to_vec(), 200, "preview.js"),
        path => page(served, path.to_owned()).await,
    }
}

async fn page(served: Arc<Served>, path: String) -> Response<Body> {
    let Some(path) = decoded(&path) else {
        return plain(StatusCode::NOT_FOUND, "not found");
    };
    let made = tokio::task::spawn_blocking(move || (served.answer)(&path)).await;
    match made {
        Ok(shown) if shown.path.ends_with(".html") => {
            file(with_script(shown.bytes), shown.status, &shown.path)
        }
        Ok(shown) => file(shown.bytes, shown.status, &shown.path),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "failed"),
    }
}

fn events(served: &Served) -> Response<Body> {
    let stream = WatchStream::new(served.news.clone());
    let stream = stream.map(|news| Ok::<_, std::convert::Infallible>(Event::default().data(news)));
    let mut response = Sse::new(stream).keep_alive(KeepAlive::default()).into_response();
    harden(response.headers_mut());
    response
}

/// Returns whether a Host or Origin names this server.
fn is_own(value: Option<&HeaderValue>, port: u16, scheme: &str) -> bool {
    let Some(host) = value
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.strip_prefix(scheme))
    else {
        return false;
    };
    ["127.0.0.1", "localhost", "[::1]"]
        .iter()
        .any(|own| host == format!("{own}:{port}"))
}

/// Returns the path decoded, or `None` if it could lead out of the site.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        if *byte == b'%' {
            let hex = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(hex, 16).ok()?);
            rest = after.get(2..)?;
        } else {
            bytes.push(*byte);
            rest = after;
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    let path = text.strip_prefix('/')?;
    let unsafe_part = |part: &str| part == ".." || part == ".";
    if path.contains(['\0', '\\']) || path.split('/').any(unsafe_part) {
        return None;
    }
    Some(match path {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    })
}

fn with_script(mut html: Vec<u8>) -> Vec<u8> {
    html.extend_from_slice(format!("<script src=\"{SCRIPT}\" defer></script>\n").as_bytes());
    html
}

fn file(bytes: Vec<u8>, status: u16, path: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    harden(headers);
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    file(text.as_bytes().to_vec(), status.as_u16(), "a.txt")
}

fn harden(headers: &mut HeaderMap) {
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
}

fn content_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, end)| end);
    match extension {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "pdf" => "application/pdf",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
