//! `zhubi watch`: the live report on loopback, anew with every change of the folder.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const SLIP: &str = "青禾县新添公园\n青禾县各部门今年实现了联动联动、协调配合、运转高效。\n";
const CLEAN: &str = "青禾县新添公园\n青禾县各部门今年实现了联动、协调配合、运转高效。\n";

/// Longer than any change takes to show, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(30);

struct Watch {
    child: Child,
    /// `127.0.0.1:port`.
    host: String,
}

impl Watch {
    fn over(folder: &Path) -> Watch {
        let mut child = Command::new(env!("CARGO_BIN_EXE_zhubi"))
            .args(["watch", "--port", "0"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let host = line.trim().strip_prefix("http://").unwrap().trim_end_matches('/').to_owned();
        assert!(host.starts_with("127.0.0.1:"), "{host}");
        Watch { child, host }
    }

    fn ask(&self, path: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        stream
    }

    fn get(&self, path: &str, host: &str) -> String {
        let mut answer = String::new();
        self.ask(path, host).read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_live_report_follows_the_folder_and_answers_this_machine_alone() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("A01.txt");
    fs::write(&page, SLIP).unwrap();
    let watch = Watch::over(folder.path());
    let report = watch.get("/", &watch.host);
    assert!(report.starts_with("HTTP/1.1 200"), "{}", &report[..80.min(report.len())]);
    assert!(report.contains("data-c=\"repeated-word\"") && report.contains("EventSource"));
    for host in ["example.com", "127.0.0.1", "127.0.0.1:1"] {
        assert!(watch.get("/", host).starts_with("HTTP/1.1 403"), "{host}");
    }

    let mut changes = BufReader::new(watch.ask("/changes", &watch.host));
    let mut told = || {
        let mut line = String::new();
        while !line.starts_with("data:") {
            line.clear();
            assert!(changes.read_line(&mut line).unwrap() > 0, "the server hung up");
        }
    };
    // Until the stream is open a change would go by unheard.
    std::thread::sleep(Duration::from_millis(300));
    fs::write(&page, CLEAN).unwrap();
    told();
    assert!(!watch.get("/", &watch.host).contains("data-c=\"repeated-word\""));
    fs::write(folder.path().join("A02.txt"), SLIP).unwrap();
    told();
    let report = watch.get("/", &watch.host);
    assert!(report.contains("A02.txt") && report.contains("data-c=\"repeated-word\""));
    fs::write(folder.path().join("zhubi.toml"), "include = [\"*.txt\", \"*.稿\"]\n").unwrap();
    std::thread::sleep(Duration::from_millis(500));
    fs::write(folder.path().join("A03.稿"), SLIP).unwrap();
    told();
    assert!(watch.get("/", &watch.host).contains("A03.稿"), "pages are what the project reads");
    fs::write(folder.path().join("zhubi.toml"), "[rules]\nrepeated-word = \"off\"\n").unwrap();
    told();
    assert!(!watch.get("/", &watch.host).contains("data-c=\"repeated-word\""));
}

#[test]
fn a_port_that_is_taken_is_told_in_one_line() {
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = tempfile::tempdir().unwrap();
    let mut watch = Command::new(env!("CARGO_BIN_EXE_zhubi"));
    let output = watch.args(["watch", "--port", &port]).arg(folder.path()).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with(&format!("zhubi: 本机端口{port}用不了（")) && told.contains("--port"), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn a_folder_that_is_not_there_is_told_in_one_line() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_zhubi")).args(["watch", "no-such-folder"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "zhubi: 没有这个文件夹。\n");
}
