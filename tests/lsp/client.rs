//! A client: speaks the protocol with the server in memory, and insists on having taken every message.

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use zhubi::lsp::{Ending, Options, serve};

/// Longer than any answer takes, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long silence lasts before it counts as silence.
const SILENCE: Duration = Duration::from_millis(300);

/// A client and its server.
pub struct Client {
    input: WriteHalf<DuplexStream>,
    output: BufReader<ReadHalf<DuplexStream>>,
    server: JoinHandle<Ending>,
    unread: VecDeque<Value>,
    last_id: i64,
    /// Folder with the project that the tests' pages belong to.
    pub folder: Arc<tempfile::TempDir>,
}

/// A stream for a thread that may wait, into one of the runtime.
struct Pipe(mpsc::Sender<Vec<u8>>);

impl Pipe {
    fn into(mut stream: WriteHalf<DuplexStream>) -> Pipe {
        let (sender, mut written) = mpsc::channel::<Vec<u8>>(1);
        tokio::spawn(async move {
            while let Some(bytes) = written.recv().await {
                if stream.write_all(&bytes).await.is_err() {
                    break;
                }
            }
        });
        Pipe(sender)
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.blocking_send(bytes.to_vec()).map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a test may say about the client and the server before they meet.
pub struct Setup {
    /// The client's capabilities.
    pub capabilities: Value,
    /// Further fields of the `initialize` request.
    pub extra: Value,
    /// Whether the folder has a `zhubi.toml`.
    pub project: bool,
    /// The server's options.
    pub options: Options,
}

impl Default for Setup {
    fn default() -> Setup {
        Setup { capabilities: pulling(), extra: json!({}), project: true, options: options() }
    }
}

pub fn options() -> Options {
    Options { dictionary: Box::new(|| None), cache: None, poll_every: Duration::from_millis(50) }
}

/// A client that asks for findings and can do everything else that the server asks about.
pub fn pulling() -> Value {
    let mut capabilities = pushed();
    capabilities["textDocument"]["diagnostic"] = json!({ "dynamicRegistration": false });
    capabilities
}

/// The same, but it waits for findings to be pushed.
pub fn pushed() -> Value {
    json!({
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "textDocument": {
            "publishDiagnostics": {
                "relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true
            },
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } } },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "hover": { "contentFormat": ["markdown", "plaintext"] }
        }
    })
}

/// The address of a file, encoded.
pub fn address(path: &Path) -> String {
    let encoded = percent_encoding::utf8_percent_encode(path.to_str().unwrap(), ADDRESS);
    format!("file://{encoded}")
}

const ADDRESS: &percent_encoding::AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');

impl Client {
    /// Starts a server and says nothing to it.
    pub fn silent(setup: Setup) -> Client {
        let folder = tempfile::tempdir().unwrap();
        if setup.project {
            std::fs::write(folder.path().join("zhubi.toml"), "").unwrap();
        }
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let (input, output) = tokio::io::split(theirs);
        let server = tokio::spawn(serve(input, Pipe::into(output), setup.options));
        let (output, input) = tokio::io::split(ours);
        Client {
            input,
            output: BufReader::new(output),
            server,
            unread: VecDeque::new(),
            last_id: 0,
            folder: Arc::new(folder),
        }
    }

    /// Starts a server and initializes it; its folder is the open one.
    pub async fn start(mut setup: Setup) -> Client {
        let mut params = setup.extra.take();
        params["capabilities"] = setup.capabilities.take();
        let mut client = Client::silent(setup);
        if params.get("processId").is_none() {
            params["processId"] = Value::Null;
        }
        if params.get("workspaceFolders").is_none() {
            let uri = address(client.folder.path());
            params["workspaceFolders"] = json!([{ "uri": uri, "name": "报纸" }]);
        }
        client.request("initialize", params).await;
        client.notify("initialized", json!({})).await;
        client
    }

    /// A file in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The address of a file in the folder.
    pub fn uri(&self, name: &str) -> String {
        address(&self.path(name))
    }

    async fn write(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.input.write_all(frame.as_bytes()).await.unwrap();
    }

    async fn read(&mut self) -> Value {
        tokio::time::timeout(PATIENCE, self.read_frame())
            .await
            .expect("the server is silent")
            .expect("the server is gone")
    }

    async fn read_frame(&mut self) -> Option<Value> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.output.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            match line.trim() {
                "" => break,
                header => {
                    if let Some(value) = header.strip_prefix("Content-Length: ") {
                        length = value.parse().unwrap();
                    }
                }
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).await.ok()?;
        Some(serde_json::from_slice(&body).unwrap())
    }

    /// Sends a notification.
    pub async fn notify(&mut self, method: &str, params: Value) {
        self.write(&json!({ "jsonrpc": "2.0", "method": method, "params": params })).await;
    }

    /// Sends a request without waiting; returns its number.
    pub async fn send(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let id = self.last_id;
        let mut message = json!({ "jsonrpc": "2.0", "id": id, "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.write(&message).await;
        id
    }

    /// The whole answer to the request of this number.
    pub async fn answer(&mut self, id: i64) -> Value {
        let is_it = |message: &Value| message["id"] == id && message.get("method").is_none();
        self.take(is_it).await
    }

    /// Sends a request; its result.
    pub async fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.send(method, params).await;
        let answer = self.answer(id).await;
        assert!(answer.get("error").is_none(), "{method}: {}", answer["error"]);
        answer["result"].clone()
    }

    /// Sends a request that must fail; its error code.
    pub async fn refused(&mut self, method: &str, params: Value) -> i64 {
        let id = self.send(method, params).await;
        self.answer(id).await["error"]["code"].as_i64().expect("an error")
    }

    /// The next message that `is_it` recognises; others wait to be taken.
    async fn take(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&is_it) {
            return self.unread.remove(at).unwrap();
        }
        loop {
            let message = self.read().await;
            if is_it(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    /// The parameters of the next notification or request of the server with this method.
    pub async fn told(&mut self, method: &str) -> Value {
        self.take(|message| message["method"] == method).await["params"].clone()
    }

    /// Answers the next request of the server with this method; its parameters.
    pub async fn asked(&mut self, method: &str, result: Value) -> Value {
        let request = self.take(|message| message["method"] == method).await;
        self.write(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": result })).await;
        request["params"].clone()
    }

    /// Nothing comes for a while.
    pub async fn silence(&mut self) {
        assert!(self.unread.is_empty(), "not taken: {:?}", self.unread);
        let heard = tokio::time::timeout(SILENCE, self.read_frame()).await;
        assert!(heard.is_err(), "not silent: {heard:?}");
    }

    /// Opens a page of the folder as plain text, version 1.
    pub async fn open(&mut self, name: &str, text: &str) {
        let uri = self.uri(name);
        self.open_as(&uri, "plaintext", text).await;
    }

    /// Opens any document, version 1.
    pub async fn open_as(&mut self, uri: &str, language: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document })).await;
    }

    /// Replaces what stands between two positions, each line and column.
    pub async fn edit(&mut self, name: &str, version: i32, from: (u32, u32), to: (u32, u32), text: &str) {
        let range = range(from, to);
        let params = json!({
            "textDocument": { "uri": self.uri(name), "version": version },
            "contentChanges": [{ "range": range, "text": text }]
        });
        self.notify("textDocument/didChange", params).await;
    }

    /// The report on a page of the folder.
    pub async fn pull(&mut self, name: &str) -> Value {
        let uri = self.uri(name);
        self.request("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } })).await
    }

    /// A request about one position of a page of the folder.
    pub async fn at(&mut self, method: &str, name: &str, line: u32, character: u32) -> Value {
        let uri = self.uri(name);
        let params = json!({
            "textDocument": { "uri": uri },
            "position": { "line": line, "character": character },
            "context": { "includeDeclaration": true }
        });
        self.request(method, params).await
    }

    /// Asks for the shutdown and leaves; how the server ended. No message may be left.
    pub async fn leave(mut self) -> Ending {
        self.request("shutdown", Value::Null).await;
        self.notify("exit", Value::Null).await;
        self.ending().await
    }

    /// How the server ended. No message may be left.
    pub async fn ending(mut self) -> Ending {
        let ending =
            tokio::time::timeout(PATIENCE, &mut self.server).await.expect("the server does not end").unwrap();
        while let Some(message) = self.read_frame().await {
            self.unread.push_back(message);
        }
        ending
    }

    /// Closes the streams.
    pub async fn hang_up(&mut self) {
        self.input.shutdown().await.unwrap();
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.unread.is_empty(), "not taken: {:#?}", self.unread);
        }
    }
}

/// A range of the protocol.
pub fn range(from: (u32, u32), to: (u32, u32)) -> Value {
    json!({
        "start": { "line": from.0, "character": from.1 },
        "end": { "line": to.0, "character": to.1 }
    })
}

/// The codes and ranges of findings, as `code line:column-line:column`.
pub fn shown(diagnostics: &Value) -> Vec<String> {
    let place = |position: &Value| format!("{}:{}", position["line"], position["character"]);
    diagnostics
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let (start, end) = (place(&it["range"]["start"]), place(&it["range"]["end"]));
            format!("{} {start}-{end}", it["code"].as_str().unwrap_or("?"))
        })
        .collect()
}
