//! What a user waits for, measured at the running program over its standard streams: from an edit to the findings of that
//! version, pushed or asked for; hover and outline; from the start to the answer of `initialize` and to the first findings.

#![expect(clippy::unwrap_used, reason = "a bench fails by panicking")]

mod support;

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use support::{SIZES, text_of};

const URI: &str = "file:///zhubi-bench/a.txt";

struct Client {
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    last_id: i64,
}

impl Client {
    fn start() -> Client {
        let mut server = Command::new(env!("CARGO_BIN_EXE_zhubi"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = server.stdin.take().unwrap();
        let output = BufReader::new(server.stdout.take().unwrap());
        Client { server, input, output, last_id: 0 }
    }

    fn initialized(pulls: bool) -> Client {
        let mut client = Client::start();
        client.initialize(pulls);
        client.notify("initialized", json!({}));
        client
    }

    fn initialize(&mut self, pulls: bool) {
        let mut capabilities = json!({ "textDocument": { "publishDiagnostics": {
            "relatedInformation": true, "dataSupport": true, "codeDescriptionSupport": true
        } } });
        if pulls {
            capabilities["textDocument"]["diagnostic"] = json!({});
        }
        let options = json!({ "enable": "always" });
        self.request(
            "initialize",
            json!({ "processId": null, "capabilities": capabilities, "initializationOptions": options }),
        );
    }

    fn write(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line).unwrap();
            match line.trim().strip_prefix("Content-Length: ") {
                Some(value) => length = value.parse().unwrap(),
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.write(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        self.last_id += 1;
        let id = self.last_id;
        self.write(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.read();
            if message["id"] == id && message.get("method").is_none() {
                return message["result"].clone();
            }
        }
    }

    fn open(&mut self, text: &str) {
        let document = json!({ "uri": URI, "languageId": "plaintext", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    fn edit(&mut self, version: i64, (line, column): (usize, usize), delete: usize, text: &str) {
        let position = |character: usize| json!({ "line": line, "character": character });
        let range = json!({ "start": position(column), "end": position(column + delete) });
        let change = json!({ "range": range, "text": text });
        let document = json!({ "uri": URI, "version": version });
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [change] }),
        );
    }

    /// Waits for the findings of `version`; how many they are.
    fn told(&mut self, version: i64) -> usize {
        loop {
            let message = self.read();
            if message["params"]["version"] == version {
                return message["params"]["diagnostics"].as_array().unwrap().len();
            }
        }
    }

    fn pull(&mut self) -> usize {
        let params = json!({ "textDocument": { "uri": URI } });
        self.request("textDocument/diagnostic", params)["items"].as_array().unwrap().len()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Median and 99th percentile, in milliseconds.
fn summary(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    format!("p50 {:7.2} ms   p99 {:7.2} ms   n {}", at(0.5), at(0.99), times.len())
}

fn repeated(times: usize, mut run: impl FnMut(usize) -> Duration) -> String {
    summary((0..times).map(&mut run).collect())
}

/// The line and the UTF-16 column of the character at or before byte `offset`.
fn place_of(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..(0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()];
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count(), line.encode_utf16().count())
}

/// Types a character, or deletes it again; the places are spread over the text, so that a long paragraph is edited as
/// often as it is long.
fn keystrokes(bytes: usize, times: usize, pulls: bool) -> (String, usize) {
    let text = text_of(bytes);
    let mut client = Client::initialized(pulls);
    client.open(&text);
    let findings = if pulls { client.pull() } else { client.told(1) };
    let mut version = 1;
    let mut keystroke = |number: usize| {
        version += 1;
        let place = place_of(&text, (number / 2 * 7_919_317) % text.len());
        let begun = Instant::now();
        match number % 2 {
            0 => client.edit(version, place, 0, "新"),
            _ => client.edit(version, place, 1, ""),
        }
        if pulls {
            client.pull()
        } else {
            client.told(version)
        };
        begun.elapsed()
    };
    // The first ones warm the caches.
    repeated(4, &mut keystroke);
    (repeated(times, keystroke), findings)
}

fn requests(bytes: usize, method: &str) -> String {
    let text = text_of(bytes);
    let lines = text.lines().count();
    let mut client = Client::initialized(true);
    client.open(&text);
    client.pull();
    repeated(100, |number| {
        let position = json!({ "line": (number * 7919) % lines, "character": number % 40 });
        let params = json!({
            "textDocument": { "uri": URI }, "position": position, "context": { "includeDeclaration": true }
        });
        let begun = Instant::now();
        client.request(method, params);
        begun.elapsed()
    })
}

fn main() {
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| writeln!(out, "{line}").unwrap();
    let cold = |pulls: Option<bool>| {
        let text = text_of(SIZES[0]);
        repeated(30, |_| {
            let begun = Instant::now();
            let mut client = Client::start();
            client.initialize(pulls.unwrap_or_default());
            if let Some(pulls) = pulls {
                client.notify("initialized", json!({}));
                client.open(&text);
                if pulls {
                    client.pull()
                } else {
                    client.told(1)
                };
            }
            begun.elapsed()
        })
    };
    say(format!("start → initialize answered      {}", cold(None)));
    say(format!("start → first findings, pushed   {}", cold(Some(false))));
    say(format!("start → first findings, pulled   {}", cold(Some(true))));
    for bytes in SIZES {
        let times = if bytes < 1_000_000 { 300 } else { 100 };
        for (pulls, name) in [(false, "pushed"), (true, "pulled")] {
            let (times, findings) = keystrokes(bytes, times, pulls);
            say(format!("{bytes:>8} bytes, keystroke, {name}   {times}   ({findings} findings)"));
        }
        for method in ["textDocument/hover", "textDocument/documentSymbol", "textDocument/references"] {
            say(format!("{bytes:>8} bytes, {method:<28} {}", requests(bytes, method)));
        }
    }
}
