//! `zhubi watch`: checks a folder again whenever something in it changes, and shows the report on this machine alone.

use super::{Streams, arguments, check, files, report};
use crate::project::Projects;
use crate::report::html::{self, Options};
use crate::report::{CheckedFile, compare_pages};
use crate::rules::Family;
use crate::say;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use clap::ArgMatches;
use futures::stream::{self, Stream};
use notify::{EventKind, RecursiveMode, Watcher};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};
use tokio::sync::watch;

/// Changes that follow one another this closely are one: editors write a file in several steps.
const SETTLED: Duration = Duration::from_millis(150);

/// Files that decide how pages are checked.
const PROJECT_FILES: [&str; 6] = ["toml", "tsv", "csv", "tbx", "xlsx", "ignore"];

/// Runs `zhubi watch`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let Some(folder) = arguments::paths(matches).into_iter().next().filter(|path| path.is_dir()) else {
        streams.trouble("没有这个文件夹。", "there is no such folder");
        return Ok(());
    };
    let port = matches.get_one::<u16>("port").copied().unwrap_or_default();
    let (events, changes) = channel();
    let mut watcher = notify::recommended_watcher(events).map_err(io::Error::other)?;
    watcher.watch(&folder, RecursiveMode::Recursive).map_err(io::Error::other)?;

    let mut desk = Desk::new(folder);
    let live = Arc::new(Live::new(desk.report(streams)));
    let address = match serve(port, Arc::clone(&live)) {
        Ok(address) => address,
        Err(error) => {
            streams.trouble(
                &format!("本机端口{port}用不了（{error}）；用 --port 换一个，0 由系统挑选"),
                &format!(
                    "cannot use port {port} of this machine ({error}); name another with --port, or 0 for any"
                ),
            );
            return Ok(());
        }
    };
    writeln!(streams.out, "http://{address}/")?;
    streams.out.flush()?;
    streams.remark(&say!(
        streams.lang,
        "正在看着这个文件夹，按 Ctrl+C 结束",
        "Watching; press Ctrl+C to end"
    ));
    while let Some(change) = next_change(&changes, |path| desk.checks(path)) {
        if change.project {
            desk.forget();
        }
        live.show(desk.report(streams));
    }
    Ok(())
}

/// What changed in the folder.
#[derive(Clone, Copy, Debug, Default)]
struct Change {
    pages: bool,
    project: bool,
}

impl Change {
    /// Takes an event in; `is_page` knows the files that are checked.
    fn take(&mut self, event: notify::Result<notify::Event>, is_page: impl Fn(&Path) -> bool) {
        let Ok(event) = event else { return };
        // Reading a file is no change of it.
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        for path in &event.paths {
            let end = path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
            let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().ends_with("ignore"));
            // A folder has no end.
            self.pages |= end.is_empty() || is_page(path);
            self.project |= hidden || PROJECT_FILES.contains(&end.as_str());
        }
    }
}

/// Waits for a change, and for the folder to come to rest; none when nobody watches any more.
fn next_change(
    changes: &Receiver<notify::Result<notify::Event>>,
    is_page: impl Fn(&Path) -> bool,
) -> Option<Change> {
    let mut change = Change::default();
    while !change.pages && !change.project {
        change.take(changes.recv().ok()?, &is_page);
    }
    loop {
        match changes.recv_timeout(SETTLED) {
            Ok(event) => change.take(event, &is_page),
            Err(RecvTimeoutError::Timeout) => return Some(change),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// The pages of the folder with what was found on them, kept as long as their files stay the same.
struct Desk {
    folder: PathBuf,
    projects: Projects,
    known: BTreeMap<PathBuf, (Stamp, CheckedFile)>,
}

type Stamp = (Option<SystemTime>, u64);

impl Desk {
    fn new(folder: PathBuf) -> Desk {
        Desk { folder, projects: Projects::default(), known: BTreeMap::new() }
    }

    fn forget(&mut self) {
        self.projects = Projects::default();
        self.known.clear();
    }

    /// Whether the file at `path` is one of the pages.
    fn checks(&self, path: &Path) -> bool {
        self.projects.of(path).config.reads(path)
    }

    /// Checks what changed; the report on all.
    fn report(&mut self, streams: &mut Streams) -> String {
        let mut known = std::mem::take(&mut self.known);
        let found = files::find(std::slice::from_ref(&self.folder), &self.projects, streams.lang);
        let paths: Vec<PathBuf> = found.into_iter().filter_map(Result::ok).collect();
        let (mut stamps, mut checked) = (Vec::new(), Vec::new());
        let mut changed = Vec::new();
        for path in paths {
            let stamp = stamp(&path);
            match known.remove(&path).filter(|(before, _)| *before == stamp) {
                Some((_, mut file)) => {
                    without_folder_findings(&mut file);
                    checked.push(file);
                    stamps.push((path, stamp));
                }
                None => changed.push((path, stamp)),
            }
        }
        let paths: Vec<PathBuf> = changed.iter().map(|(path, _)| path.clone()).collect();
        checked.extend(check::read(&paths, streams));
        stamps.extend(changed);
        let mut pages: Vec<((PathBuf, Stamp), CheckedFile)> = stamps.into_iter().zip(checked).collect();
        pages.sort_by(|((one, _), _), ((other, _), _)| one.cmp(other));
        let (stamps, mut checked): (Vec<_>, Vec<_>) = pages.into_iter().unzip();
        compare_pages(&mut checked);
        let title = report::title(std::slice::from_ref(&self.folder));
        let page = html::report(&checked, Options { title: &title, lang: streams.lang, live: true });
        self.known =
            stamps.into_iter().zip(checked).map(|((path, stamp), file)| (path, (stamp, file))).collect();
        page
    }
}

fn without_folder_findings(file: &mut CheckedFile) {
    if let Ok(checked) = &mut file.result {
        checked.analysis.findings.retain(|finding| finding.info.family != Family::Folder);
    }
}

fn stamp(path: &Path) -> Stamp {
    let data = path.metadata().ok();
    (data.as_ref().and_then(|data| data.modified().ok()), data.map_or(0, |data| data.len()))
}

/// What the server shows.
struct Live {
    page: RwLock<String>,
    version: watch::Sender<u64>,
}

impl Live {
    fn new(page: String) -> Live {
        Live { page: RwLock::new(page), version: watch::Sender::new(0) }
    }

    fn show(&self, page: String) {
        let mut shown = self.page.write().unwrap_or_else(PoisonError::into_inner);
        if *shown != page {
            *shown = page;
            drop(shown);
            self.version.send_modify(|version| *version += 1);
        }
    }
}

/// Serves the live report on a thread of its own, on the loopback address alone; the address.
fn serve(port: u16, live: Arc<Live>) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let router = Router::new()
        .route("/", get(page))
        .route("/changes", get(changes))
        .with_state(live)
        .layer(middleware::from_fn(move |request, next| from_here(address.port(), request, next)));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::spawn(move || {
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, router).await
        })
    });
    Ok(address)
}

/// Refuses requests for another host: a page of the web that had its name point to this machine must read nothing.
async fn from_here(port: u16, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let ours = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    if host.is_some_and(|host| ours.iter().any(|it| it == host)) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

async fn page(State(live): State<Arc<Live>>) -> impl IntoResponse {
    let page = live.page.read().unwrap_or_else(PoisonError::into_inner).clone();
    ([(header::CACHE_CONTROL, "no-store"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")], Html(page))
}

async fn changes(State(live): State<Arc<Live>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let versions = live.version.subscribe();
    let events = stream::unfold(versions, |mut versions| async {
        versions.changed().await.ok()?;
        let version = *versions.borrow_and_update();
        Some((Ok(Event::default().data(version.to_string())), versions))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}
