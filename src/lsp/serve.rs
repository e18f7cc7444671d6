//! Serves one client over a pair of streams, from its first message to its last.

use super::guard::Guard;
use super::outbox::{self, Outbox, Outgoing};
use super::requests::{self, diagnostic::PATIENCE};
use super::rule_pages::RulePages;
use super::schedule;
use super::server::ZhubiServer;
use super::shortcuts;
use super::state::Shared;
use super::term_files::TermFiles;
use super::wire::Wire;
use crate::analysis::Analysis;
use crate::facts::name::Dictionary;
use crate::project::Project;
use crate::text::Lang;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::io::AsyncRead;
use tokio::sync::oneshot;
use tower_lsp::{LspService, Server};

/// Loads the dictionary; none where there is none.
pub type DictionaryLoader = Box<dyn FnOnce() -> Option<Arc<Dictionary>> + Send>;

/// What a server is started with.
pub struct Options {
    /// Loads the dictionary, on a thread of its own.
    pub dictionary: DictionaryLoader,
    /// The folder for files that may be deleted at any time; none to write none.
    pub cache: Option<PathBuf>,
    /// How often it is looked whether the editor's process is still there, and whether project files changed where the
    /// client does not tell.
    pub poll_every: Duration,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").field("cache", &self.cache).finish_non_exhaustive()
    }
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The client asked for the shutdown first: exit code 0.
    Asked,
    /// The streams were closed, the client said `exit` without `shutdown`, or its process is gone: exit code 1.
    Unasked,
}

/// Requests that are answered at once; far more than an editor has open. Those that wait for a reading hold their place.
const CONCURRENT_REQUESTS: usize = 256;

/// Serves one client. Must run in a tokio runtime with timers.
///
/// `output` is written to by threads that may wait for it.
pub async fn serve<I, O>(input: I, output: O, options: Options) -> Ending
where
    I: AsyncRead + Unpin,
    O: Write + Send + 'static,
{
    let wire = Wire::into(Box::new(output));
    let (outbox, messages) = Outbox::new(wire.clone());
    let rule_pages = RulePages::in_cache(options.cache.as_deref());
    let term_files = TermFiles::in_cache(options.cache.as_deref());
    let (service, socket) = LspService::build(|client| {
        let shared = Arc::new(Shared::new(client, outbox, rule_pages, term_files));
        ZhubiServer { shared, poll_every: options.poll_every }
    })
    .custom_method(requests::text::METHOD, ZhubiServer::text)
    .finish();
    let shared = Arc::clone(&service.inner().shared);
    let sending = tokio::spawn(outbox::send_all(shared.client.clone(), messages));
    let loading = tokio::spawn(load_dictionary(Arc::clone(&shared), options.dictionary));
    std::thread::spawn(prepare_tables);
    let served = Server::new(input, wire.stream(), socket)
        .concurrency_level(CONCURRENT_REQUESTS)
        .serve(Guard::new(service, shortcuts::shortcut(Arc::clone(&shared))));
    let orphaned = Arc::clone(&shared.orphaned);
    tokio::select! {
        () = served => {}
        () = orphaned.notified() => {}
    }
    sending.abort();
    loading.abort();
    close_all(&shared);
    // Not on this thread, which may be the one that reads what is written. A panic in there loses last messages only.
    let _ = tokio::task::spawn_blocking(move || wire.close()).await;
    if shared.shut_down.load(Ordering::Relaxed) { Ending::Asked } else { Ending::Unasked }
}

/// Loads the dictionary beside everything else. Until it is there, findings are a subset of the final ones.
async fn load_dictionary(shared: Arc<Shared>, load: DictionaryLoader) {
    let (done, loaded) = oneshot::channel();
    std::thread::spawn(move || {
        // Where nobody waits any more the server has ended.
        let _ = done.send(load());
    });
    let begun = Instant::now();
    // A loader that panics leaves the server without a dictionary.
    let dictionary = loaded.await.unwrap_or_default();
    let changes_findings = dictionary.is_some();
    {
        // Under the lock, so that whoever learns of the dictionary finds the readings without it outdated.
        let mut state = shared.lock();
        shared.dictionary.send_replace(Some(dictionary));
        if changes_findings {
            state.outdate_all();
        }
        let was_waited_for = begun.elapsed() < PATIENCE;
        let asks_again = state.session.abilities.refreshes_by_pull() && !state.documents.is_empty();
        if changes_findings && asks_again && !was_waited_for {
            shared.outbox.put(Outgoing::Refresh);
        }
    }
    schedule::schedule_all(&shared);
}

/// What a page usually says, so that the tables and patterns that it asks for are ready when it comes.
const USUAL_WORDS: &str = "全县1件（“《一》”）。本报讯（记者 张三 通讯员 李四）10月8日上午9时，全市共有两三家企业、5.6万人，\
    其中3至5家比上年增长12.5%，第一、第二批20多个项目约3亿元，截至9月底完成近1.2万亩——“十四五”期间……";

/// Has the terms and the tables of readers and rules ready when the first document is opened: reading any text asks for
/// them.
fn prepare_tables() {
    let inputs = Project::defaults().inputs(Lang::default());
    drop(Analysis::of(USUAL_WORDS.into(), &inputs, None));
}

/// Stops the runs that are under way.
fn close_all(shared: &Shared) {
    let mut state = shared.lock();
    state.outdate_all();
    state.documents.clear();
}
