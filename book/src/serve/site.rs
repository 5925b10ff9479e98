//! What a request gets: a page, the news, or a refusal.
//!
//! Verdicts quote a learner's work, and a page can have a file opened in an editor. So nobody is
//! answered who does not have the token that the printed address carries, or who comes under another
//! name of this machine (a foreign Host) or from another site's page (a foreign Origin).

use http_body_util::{BodyExt, Full, channel::Channel, combinators::BoxBody};
use hyper::{
    Method, Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{self, HeaderValue},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    convert::Infallible,
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, mpsc},
    time::Duration,
};
use tokio::sync::broadcast;

/// What is answered.
type Body = BoxBody<Bytes, Infallible>;

/// How a page is kept up to date.
const SCRIPT: &str = include_str!("page.js");
/// News that a page may be behind before it is told to begin anew.
const BEHIND: usize = 256;
/// How often a page that hears nothing is asked whether it is still there.
const STILL_THERE: Duration = Duration::from_secs(15);

/// What is served, and to whom.
pub struct Site {
    folder: PathBuf,
    pub port: u16,
    pub token: String,
    news: broadcast::Sender<String>,
    /// The last news of each kind, for a page that has just been opened.
    last: Mutex<BTreeMap<String, String>>,
    asks: Mutex<Option<mpsc::Sender<String>>>,
    builds: Mutex<u64>,
}

impl Site {
    /// # Errors
    /// Where the folder is not there, or the system has no random numbers.
    pub fn new(folder: &Path, port: u16) -> io::Result<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|cause| io::Error::other(cause.to_string()))?;
        let site = Self {
            folder: fs::canonicalize(folder)?,
            port,
            token: bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
            news: broadcast::channel(BEHIND).0,
            last: Mutex::default(),
            asks: Mutex::default(),
            builds: Mutex::new(0),
        };
        site.built_again();
        Ok(site)
    }

    /// The address to open, which carries the token.
    pub fn address(&self) -> String {
        format!("http://localhost:{}/?token={}", self.port, self.token)
    }

    /// Pages must be loaded again.
    pub fn built_again(&self) {
        let mut builds = self.builds.lock().expect("nobody panics with it");
        *builds += 1;
        // A page that outlives the server must notice the next one.
        let build = format!("{}-{builds}", &self.token[..8]);
        self.publish("build", json!({"build": build}).to_string());
    }

    /// A line from the learner's loop.
    pub fn told(&self, line: &str) {
        let Ok(told) = serde_json::from_str::<Value>(line) else {
            return;
        };
        let kind = match &told["checked"]["slug"] {
            Value::String(slug) => format!("exercise {slug}"),
            _ if told["list"].is_object() => "list".into(),
            _ => "state".into(),
        };
        self.publish(&kind, told.to_string());
    }

    pub fn asks_of(&self, asks: mpsc::Sender<String>) {
        *self.asks.lock().expect("nobody panics with it") = Some(asks);
    }

    fn publish(&self, kind: &str, data: String) {
        let mut last = self.last.lock().expect("nobody panics with it");
        last.insert(kind.to_owned(), data.clone());
        // Nobody may be listening.
        let _ = self.news.send(data);
    }

    /// The answer to a request.
    pub fn answer(&self, request: &Request<Incoming>) -> Response<Body> {
        let header = |name| {
            request
                .headers()
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        let names = ["localhost", "127.0.0.1"].map(|name| format!("{name}:{}", self.port));
        if !header(header::HOST).is_some_and(|host| names.iter().any(|name| name == host)) {
            return refusal("This server answers to localhost alone.");
        }
        let origin = header(header::ORIGIN);
        let own = |origin: &str| names.iter().any(|name| origin == format!("http://{name}"));
        if origin.is_some_and(|origin| !own(origin)) {
            return refusal("Pages of other sites are not answered.");
        }
        let path = request.uri().path();
        if let Some(query) = request.uri().query()
            && query
                .split('&')
                .any(|part| part == format!("token={}", self.token))
        {
            return self.welcome(path);
        }
        let cookie = format!("{}={}", self.cookie(), self.token);
        if !header(header::COOKIE).is_some_and(|all| all.split("; ").any(|one| one == cookie)) {
            return refusal(
                "Open the address that the terminal shows: it carries the key to these pages.",
            );
        }
        match (request.method(), path) {
            (&Method::GET, "/.news") => self.listen(),
            (&Method::POST, path) if origin.is_some() => self.ask(path),
            (&Method::GET | &Method::HEAD, path) => self.page(path),
            _ => text(StatusCode::METHOD_NOT_ALLOWED, "Pages are read here."),
        }
    }

    /// Browsers keep one set of cookies for all ports.
    fn cookie(&self) -> String {
        format!("curvature_{}", self.port)
    }

    /// Keeps the token in the browser and out of the address.
    fn welcome(&self, path: &str) -> Response<Body> {
        // `//x` would be another machine.
        let path = format!("/{}", path.trim_start_matches('/'));
        let cookie = format!(
            "{}={}; HttpOnly; SameSite=Strict; Path=/",
            self.cookie(),
            self.token
        );
        let mut welcome = text(StatusCode::SEE_OTHER, "");
        let headers = welcome.headers_mut();
        for (name, value) in [(header::LOCATION, path), (header::SET_COOKIE, cookie)] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        welcome
    }

    /// A stream of news that begins with how things stand.
    fn listen(&self) -> Response<Body> {
        let (mut sender, body) = Channel::<Bytes, Infallible>::new(16);
        // First the place in the stream, then how things stand: what falls between is told twice.
        let mut news = self.news.subscribe();
        let standing: Vec<String> = {
            let last = self.last.lock().expect("nobody panics with it");
            last.values().cloned().collect()
        };
        tokio::spawn(async move {
            for data in standing {
                if sender.send_data(event(&data)).await.is_err() {
                    return;
                }
            }
            loop {
                let next = match tokio::time::timeout(STILL_THERE, news.recv()).await {
                    Ok(Ok(data)) => event(&data),
                    // A page that is too far behind begins anew by itself.
                    Ok(Err(_)) => return,
                    Err(_) => Bytes::from_static(b":\n\n"),
                };
                if sender.send_data(next).await.is_err() {
                    return;
                }
            }
        });
        let mut stream = Response::new(body.boxed());
        let headers = stream.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/event-stream"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        stream
    }

    /// Has the loop open an exercise's file in the learner's editor.
    fn ask(&self, path: &str) -> Response<Body> {
        let slug = path.strip_prefix("/.open/").unwrap_or_default();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if slug.is_empty() || !slug.chars().all(is_name) {
            return text(StatusCode::NOT_FOUND, "There is nothing to open.");
        }
        let asks = self.asks.lock().expect("nobody panics with it");
        match asks.as_ref().map(|asks| asks.send(format!("open {slug}"))) {
            Some(Ok(())) => text(StatusCode::OK, ""),
            _ => text(
                StatusCode::SERVICE_UNAVAILABLE,
                "The exercises are not checked here.",
            ),
        }
    }

    fn page(&self, path: &str) -> Response<Body> {
        let (status, kind, mut body) = match file(&self.folder, path) {
            Some((kind, body)) => (StatusCode::OK, kind, body),
            None => {
                let page = fs::read(self.folder.join("404.html"));
                let page = page.unwrap_or_else(|_| b"There is no such page.".to_vec());
                (StatusCode::NOT_FOUND, "text/html; charset=utf-8", page)
            }
        };
        if kind.starts_with("text/html") {
            body.extend(format!("<script>{SCRIPT}</script>").into_bytes());
        }
        answered(status, kind, body)
    }
}

fn event(data: &str) -> Bytes {
    Bytes::from(format!("data: {data}\n\n"))
}

fn refusal(why: &str) -> Response<Body> {
    text(StatusCode::FORBIDDEN, why)
}

fn text(status: StatusCode, words: &str) -> Response<Body> {
    answered(
        status,
        "text/plain; charset=utf-8",
        format!("{words}\n").into_bytes(),
    )
}

fn answered(status: StatusCode, kind: &'static str, body: Vec<u8>) -> Response<Body> {
    let mut answer = Response::new(Full::from(body).boxed());
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // No other site may show these pages in a frame, or guess what they are.
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    answer
}

/// The file that a request names, if it lies in the folder, whatever links lead there.
fn file(folder: &Path, path: &str) -> Option<(&'static str, Vec<u8>)> {
    let mut file = folder.to_owned();
    for name in path.split('/').filter(|name| !name.is_empty()) {
        if name == ".." || name.contains(['\\', '\0', ':']) {
            return None;
        }
        file.push(name.replace("%20", " "));
    }
    if file.is_dir() {
        file.push("index.html");
    }
    let file = fs::canonicalize(file).ok()?;
    if !file.starts_with(folder) {
        return None;
    }
    let kind = match file.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    };
    Some((kind, fs::read(file).ok()?))
}
