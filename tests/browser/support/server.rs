//! The web server of a page's owner: `dist/` and `tests/pages/` as static files, on loopback.
//!
//! It writes down every request, and can be told to answer some of them otherwise.

use std::convert::Infallible;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::{StreamExt, stream};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio::time::sleep;
use tower::ServiceExt;
use tower_http::services::ServeDir;

use super::Fault;

/// The path of the script that every page embeds.
pub const LOADER: &str = "/dist/quick-checks.js";

/// Where servers listen: below the ports that systems hand out by themselves. So nobody takes the
/// port of a server that is stopped for a moment.
const PORTS: std::ops::Range<u16> = 20_000..32_000;

/// How many ports were tried so far. Each is used only once: a browser stays open for many cases, and
/// what it keeps for an origin must not meet another case.
static TRIED: AtomicU16 = AtomicU16::new(0);

/// An answer other than the file.
#[derive(Clone)]
pub enum Reply {
    /// 404.
    Missing,
    /// A file of this type and content instead.
    File(&'static str, String),
    /// The file, but not before the sender says `true`.
    Held(watch::Receiver<bool>),
    /// The first half of the file, slowly; then the connection drops.
    Cut,
}

/// A running server, stopped when dropped.
pub struct Server {
    origin: String,
    address: SocketAddr,
    state: Arc<ServerState>,
    /// Its own, so that ending it ends every connection, too; nothing while it is stopped.
    runtime: Option<Runtime>,
}

/// What the server was asked, and what it was told to answer.
#[derive(Default)]
struct ServerState {
    requests: Mutex<Vec<String>>,
    /// All that the requests said: method, address, headers.
    received: Mutex<String>,
    replies: Mutex<Vec<(String, Reply)>>,
    headers: Mutex<Vec<(HeaderName, HeaderValue)>>,
    dist: Mutex<PathBuf>,
    mounted: Mutex<Vec<(String, PathBuf)>>,
    unstored: Mutex<Vec<String>>,
    kinds: Mutex<Vec<(String, &'static str)>>,
    /// How late each page comes.
    lag: Mutex<Duration>,
}

impl Server {
    /// Starts it on a free port.
    pub async fn start() -> Result<Self, Fault> {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        if !dist.join("quick-checks.js").is_file() {
            return Err(Fault::new("There is no dist/quick-checks.js: run cargo xtask dist first"));
        }
        let state = Arc::new(ServerState { dist: Mutex::new(dist), ..ServerState::default() });
        let listener = listen_on_unused_port().await?;
        let address = listener.local_addr()?;
        let mut server =
            Self { origin: format!("http://{address}"), address, state, runtime: None };
        server.serve(listener)?;
        Ok(server)
    }

    /// Cuts every connection, and answers no more: the network is away.
    pub fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }

    /// Answers again, at the same address.
    pub fn go_on(&mut self) -> Result<(), Fault> {
        self.serve(std::net::TcpListener::bind(self.address)?)
    }

    fn serve(&mut self, listener: std::net::TcpListener) -> Result<(), Fault> {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        listener.set_nonblocking(true)?;
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(listener)?
        };
        let router = router(&self.state);
        runtime.spawn(async move {
            // It ends with its runtime; a real failure shows as a page that does not load.
            let _ = axum::serve(listener, router).await;
        });
        self.runtime = Some(runtime);
        Ok(())
    }

    /// From now on, what lies in this folder is its `dist/`: another version was uploaded.
    pub fn publish(&self, folder: &Path) {
        folder.clone_into(&mut lock(&self.state.dist));
    }

    /// From now on, what lies in this folder is at its root, beside `dist/` and `tests/pages/`.
    pub fn has_site(&self, folder: &Path) {
        let mut mounted = lock(&self.state.mounted);
        mounted.retain(|(path, _)| path != "/");
        // After the others, which have longer paths.
        mounted.push(("/".to_owned(), folder.to_owned()));
    }

    /// From now on, has the files of this folder below this path.
    pub fn mount(&self, path: &str, folder: &Path) {
        lock(&self.state.mounted).push((format!("{path}/"), folder.to_owned()));
    }

    /// From now on, sends pages as late as over a line of some length.
    pub fn sends_pages_late(&self, lag: Duration) {
        *lock(&self.state.lag) = lag;
    }

    /// From now on, sends what a CDN for npm sends with every file.
    pub fn answers_like_a_cdn(&self) -> Result<(), Fault> {
        self.lets_all_read()?;
        self.header(HeaderName::from_static("cross-origin-resource-policy"), "cross-origin")?;
        self.header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
    }

    /// From now on, forbids everybody to store what lies at this path.
    pub fn never_store(&self, path: &str) {
        lock(&self.state.unstored).push(path.to_owned());
    }

    /// From now on, its workers may control pages outside their own folder.
    pub fn lets_workers_control_all(&self) -> Result<(), Fault> {
        self.header(HeaderName::from_static("service-worker-allowed"), "/")
    }

    /// Its scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        [&self.origin, path].concat()
    }

    /// From now on, answers requests for paths that end so in this way.
    pub fn reply(&self, ending: &str, reply: Reply) {
        let mut replies = lock(&self.state.replies);
        replies.retain(|(other, _)| other != ending);
        replies.push((ending.to_owned(), reply));
    }

    /// From now on, answers those requests with the file again.
    pub fn reply_as_usual(&self, ending: &str) {
        lock(&self.state.replies).retain(|(other, _)| other != ending);
    }

    /// From now on, sends the files whose paths end so as of this type.
    pub fn send_as(&self, ending: &str, kind: &'static str) {
        lock(&self.state.kinds).push((ending.to_owned(), kind));
    }

    /// From now on, sends this Content-Security-Policy with everything.
    pub fn policy(&self, policy: &str) -> Result<(), Fault> {
        self.header(header::CONTENT_SECURITY_POLICY, policy)
    }

    /// From now on, sends this policy as one that only reports.
    pub fn policy_that_reports(&self, policy: &str) -> Result<(), Fault> {
        self.header(header::CONTENT_SECURITY_POLICY_REPORT_ONLY, policy)
    }

    /// From now on, lets the scripts of every page read what it sends.
    pub fn lets_all_read(&self) -> Result<(), Fault> {
        self.header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")
    }

    /// From now on, its pages take from other servers only what is meant for them.
    pub fn wants_leave_to_embed(&self) -> Result<(), Fault> {
        self.header(HeaderName::from_static("cross-origin-embedder-policy"), "require-corp")
    }

    fn header(&self, name: HeaderName, value: &str) -> Result<(), Fault> {
        let mut headers = lock(&self.state.headers);
        headers.retain(|(other, _)| *other != name);
        headers.push((name, HeaderValue::from_str(value)?));
        Ok(())
    }

    /// The paths asked for so far below `/dist/`, in order.
    pub fn requests(&self) -> Vec<String> {
        let requests = lock(&self.state.requests);
        requests.iter().filter(|path| path.starts_with("/dist/")).cloned().collect()
    }

    /// How often this path was asked for so far.
    pub fn asked_for(&self, path: &str) -> usize {
        lock(&self.state.requests).iter().filter(|other| *other == path).count()
    }

    /// Whether any request so far said this, in its address or its headers.
    pub fn was_sent(&self, words: &str) -> bool {
        lock(&self.state.received).contains(words)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

async fn listen_on_unused_port() -> Result<std::net::TcpListener, Fault> {
    let count = PORTS.end - PORTS.start;
    // Two runs at once begin at different places.
    let first = u16::try_from(std::process::id() % u32::from(count))?;
    loop {
        let tried = TRIED.fetch_add(1, Ordering::Relaxed);
        if tried >= count {
            return Err(Fault::new(format!("all of the ports {PORTS:?} were used")));
        }
        let port = PORTS.start + (first + tried) % count;
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            listener => return Ok(listener?.into_std()?),
        }
    }
}

fn router(state: &Arc<ServerState>) -> Router {
    let dist = Arc::clone(state);
    let dist = move |request: Request| {
        let folder = lock(&dist.dist).clone();
        ServeDir::new(folder).oneshot(request)
    };
    let mounted = Arc::clone(state);
    let mounted = move |request: Request| {
        let path = request.uri().path();
        let found = lock(&mounted.mounted).iter().find_map(|(prefix, folder)| {
            Some((format!("/{}", path.strip_prefix(prefix)?), folder.clone()))
        });
        async move {
            let Some((path, folder)) = found else {
                return Ok(StatusCode::NOT_FOUND.into_response());
            };
            let mut request = request;
            // Names in a package need no escapes.
            *request.uri_mut() = Uri::from_maybe_shared(path).unwrap_or_default();
            let answered: Result<_, Infallible> = ServeDir::new(folder).oneshot(request).await;
            answered.map(IntoResponse::into_response)
        }
    };
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    Router::new()
        .fallback_service(tower::service_fn(mounted))
        .nest_service("/dist", tower::service_fn(dist))
        .nest_service("/pages", ServeDir::new(pages))
        // Browsers ask for it by themselves, and write to the console where it is missing.
        .route("/favicon.ico", get(StatusCode::NO_CONTENT))
        .layer(middleware::from_fn_with_state(Arc::clone(state), answer))
}

async fn answer(State(state): State<Arc<ServerState>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if Path::new(&path).extension().is_none_or(|end| end == "html") {
        let lag = *lock(&state.lag);
        sleep(lag).await;
    }
    let reply = lock(&state.replies)
        .iter()
        .find(|(ending, _)| path.ends_with(ending))
        .map(|(_, reply)| reply.clone());
    // As good servers do: what has its content in its name is kept, the rest is asked for again.
    let stem = path.rsplit_once('.').map_or("", |(stem, _)| stem);
    let hashed = stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 8 && hash.chars().all(|digit| digit.is_ascii_hexdigit())
    });
    let keeps = path.starts_with("/dist/") && hashed && reply.is_none();
    let forbids = lock(&state.unstored).contains(&path);
    let cache = if forbids {
        "no-store"
    } else if keeps {
        "max-age=3600"
    } else {
        "no-cache"
    };
    let kinds = lock(&state.kinds).clone();
    let kind = kinds.into_iter().find(|(ending, _)| path.ends_with(ending)).map(|(_, kind)| kind);
    lock(&state.requests).push(path);
    let head = format!("{} {:?}\n", request.uri(), request.headers());
    lock(&state.received).push_str(&head);
    let mut response = match reply {
        Some(Reply::Missing) => StatusCode::NOT_FOUND.into_response(),
        Some(Reply::File(kind, text)) => ([(header::CONTENT_TYPE, kind)], text).into_response(),
        Some(Reply::Held(mut open)) => {
            // A sender that is gone holds nothing back.
            let _ = open.wait_for(|open| *open).await;
            next.run(request).await
        }
        Some(Reply::Cut) => cut(next.run(request).await).await,
        None => next.run(request).await,
    };
    response.headers_mut().extend(lock(&state.headers).clone());
    if let Some(kind) = kind {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}

/// As it comes over a bad connection: it says how long it is, and ends before.
async fn cut(response: Response) -> Response {
    let (head, body) = response.into_parts();
    let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let half = whole.slice(..whole.len() / 2);
    let drop = async {
        sleep(Duration::from_millis(300)).await;
        Err(io::Error::from(io::ErrorKind::ConnectionReset))
    };
    let body = stream::once(async { Ok(half) }).chain(stream::once(drop));
    Response::from_parts(head, Body::from_stream(body))
}

/// The name of the one file in `dist/`, or in a folder of it, that begins and ends so.
pub fn shipped(start: &str, end: &str) -> Result<String, Fault> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let (folder, stem) = start.rsplit_once('/').unwrap_or(("", start));
    let files = fs::read_dir(dist.join(folder))?.flatten();
    let mut names = files.filter_map(|file| file.file_name().into_string().ok());
    let found = names.find(|name| name.starts_with(stem) && name.ends_with(end));
    let found = found.map(|name| if folder.is_empty() { name } else { format!("{folder}/{name}") });
    found.ok_or_else(|| Fault::new(format!("dist/ has no {start}…{end}: run cargo xtask dist")))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
