//! A service around the framework's own. It makes one panic cost one request, it lets addresses with raw Chinese
//! characters in, and it begins with every message in the order in which they were read.

use super::address;
use futures::FutureExt;
use futures::future::{BoxFuture, ready};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Poll, Waker};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

/// The guarded service.
pub(super) struct Guard<S> {
    inner: S,
    shortcut: Shortcut,
}

/// Takes over the requests that it answers itself, past the framework; the future ends when that is done.
pub(super) type Shortcut = Box<dyn FnMut(&Request) -> Option<BoxFuture<'static, ()>> + Send>;

type Answer<E> = Result<Option<Response>, E>;

impl<S> Guard<S> {
    /// Guards `inner`, which gets what `shortcut` does not take.
    pub(super) fn new(inner: S, shortcut: Shortcut) -> Guard<S> {
        Guard { inner, shortcut }
    }
}

impl<S> Service<Request> for Guard<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = BoxFuture<'static, Answer<S::Error>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let request = with_encoded_addresses(request);
        let id = request.id().cloned();
        let called = catch_unwind(AssertUnwindSafe(|| match (self.shortcut)(&request) {
            Some(answered) => answered.map(|()| Ok(None)).boxed(),
            None => self.inner.call(request).boxed(),
        }));
        let Ok(future) = called else { return ready(Ok(after_panic(id))).boxed() };
        let caught = AssertUnwindSafe(future).catch_unwind();
        let mut answer = caught.map(|done| done.unwrap_or_else(|_| Ok(after_panic(id)))).boxed();
        // A handler changes the state, or notes which version is asked about, before it first waits. Running it that far
        // here, in the order of reading, keeps edits and questions in order whatever the queue looks like.
        let mut context = Context::from_waker(Waker::noop());
        if let Poll::Ready(done) = answer.poll_unpin(&mut context) {
            return ready(done).boxed();
        }
        answer
    }
}

/// What the client gets for a request whose handler panicked; a notification gets nothing.
fn after_panic(id: Option<Id>) -> Option<Response> {
    id.map(|id| Response::from_error(id, Error::internal_error()))
}

/// The framework refuses an address that holds a space or a Chinese character; the same address encoded it takes.
fn with_encoded_addresses(request: Request) -> Request {
    if !request.params().is_some_and(has_raw_address) {
        return request;
    }
    let (method, id, params) = request.into_parts();
    let mut rebuilt = Request::build(method);
    if let Some(mut params) = params {
        encode_addresses(&mut params);
        rebuilt = rebuilt.params(params);
    }
    if let Some(id) = id {
        rebuilt = rebuilt.id(id);
    }
    rebuilt.finish()
}

fn is_address(key: &str) -> bool {
    key == "uri" || key.ends_with("Uri")
}

fn has_raw_address(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.iter().any(|(key, field)| match field {
            Value::String(text) => is_address(key) && !address::is_encoded(text),
            _ => has_raw_address(field),
        }),
        Value::Array(items) => items.iter().any(has_raw_address),
        _ => false,
    }
}

fn encode_addresses(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                match field {
                    Value::String(text) if is_address(key) => *text = address::encoded(text),
                    Value::String(_) => {}
                    _ => encode_addresses(field),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(encode_addresses),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::future::Ready;

    /// Panics on `early` at once, on `late` when polled; answers everything else.
    struct Fragile;

    impl Service<Request> for Fragile {
        type Response = Option<Response>;
        type Error = std::convert::Infallible;
        type Future = BoxFuture<'static, Answer<Self::Error>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: Request) -> Self::Future {
            let id = request.id().cloned();
            match request.method() {
                "early" => panic!("at once"),
                "late" => async { panic!("when polled") }.boxed(),
                _ => {
                    let answer: Ready<Answer<Self::Error>> =
                        std::future::ready(Ok(id.map(|id| Response::from_ok(id, json!("fine")))));
                    answer.boxed()
                }
            }
        }
    }

    async fn ask(guard: &mut Guard<Fragile>, method: &'static str) -> Response {
        guard.call(Request::build(method).id(1).finish()).await.unwrap().unwrap()
    }

    #[tokio::test]
    async fn a_panic_costs_one_request() {
        let mut guard = Guard::new(Fragile, Box::new(|_| None));
        for method in ["early", "late"] {
            let code = ask(&mut guard, method).await.error().map(|error| error.code.code());
            assert_eq!(code, Some(-32603), "{method}");
            assert!(ask(&mut guard, "other").await.is_ok());
        }
        assert_eq!(guard.call(Request::build("late").finish()).await, Ok(None));
    }

    #[test]
    fn only_addresses_are_encoded() {
        let params = json!({ "textDocument": { "uri": "file:///报 纸.txt", "text": "报 纸" } });
        let request = with_encoded_addresses(Request::build("m").params(params).finish());
        let expected =
            json!({ "textDocument": { "uri": "file:///%E6%8A%A5%20%E7%BA%B8.txt", "text": "报 纸" } });
        assert_eq!(request.params(), Some(&expected));
    }
}
