//! Ends the server when the editor's process is gone without a word.

use std::time::Duration;

/// Calls `gone` once the process `id` no longer exists, which is looked at every `every`. Where the process cannot be
/// seen from here (another container, another system) nothing is watched.
pub(super) fn watch(id: u32, every: Duration, gone: impl FnOnce() + Send + 'static) {
    if !is_alive(id) {
        return;
    }
    std::thread::spawn(move || {
        while is_alive(id) {
            std::thread::sleep(every);
        }
        gone();
    });
}

#[cfg(unix)]
fn is_alive(id: u32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    let Some(pid) = i32::try_from(id).ok().and_then(Pid::from_raw) else { return false };
    // A process of another user exists, too.
    matches!(test_kill_process(pid), Ok(()) | Err(Errno::PERM))
}

/// Elsewhere the end of standard input has to do.
#[cfg(not(unix))]
fn is_alive(_id: u32) -> bool {
    false
}
