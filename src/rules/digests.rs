//! What rules work out from one block alone, kept as long as the block stays the same: a rule that compares the blocks of
//! an article looks at the words of the changed one only.

use std::any::{Any, TypeId};
use std::sync::{Arc, Mutex, PoisonError};

/// The digests of one block, by their type.
#[derive(Debug, Default)]
pub struct Digests(Mutex<Vec<(TypeId, Arc<dyn Any + Send + Sync>)>>);

impl Digests {
    /// The digest of type `T`, made with `make` when it is first asked for. `make` must give the same for the same block,
    /// and nobody else may make a `T` in another way.
    pub fn get<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let wanted = TypeId::of::<T>();
        let known = self.find(wanted).and_then(|known| known.downcast().ok());
        known.unwrap_or_else(|| {
            let made = Arc::new(make());
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push((wanted, Arc::clone(&made) as _));
            made
        })
    }

    fn find(&self, wanted: TypeId) -> Option<Arc<dyn Any + Send + Sync>> {
        let digests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        digests.iter().find(|(made, _)| *made == wanted).map(|(_, digest)| Arc::clone(digest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_made_once_a_type() {
        let digests = Digests::default();
        assert_eq!(*digests.get(|| 3u32), 3);
        assert_eq!(*digests.get(|| 4u32), 3);
        assert_eq!(*digests.get(|| "four"), "four");
    }
}
