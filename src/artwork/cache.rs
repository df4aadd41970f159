//! Owns a least-recently-used store bounded in bytes; knows nothing of what it keeps.

use std::collections::HashMap;
use std::hash::Hash;

/// Keeps what was used last, up to a number of bytes.
pub(crate) struct Cache<K, V> {
    entries: HashMap<K, Entry<V>>,
    bytes: usize,
    most: usize,
    clock: u64,
}

struct Entry<V> {
    value: V,
    bytes: usize,
    used: u64,
}

impl<K: Eq + Hash + Clone, V: Clone> Cache<K, V> {
    /// An empty one that keeps at most so many bytes; what is larger alone is not kept.
    pub(crate) fn new(most: usize) -> Self {
        Self { entries: HashMap::new(), bytes: 0, most, clock: 0 }
    }

    /// What is kept under a key; it counts as used.
    pub(crate) fn get<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.clock += 1;
        let entry = self.entries.get_mut(key)?;
        entry.used = self.clock;
        Some(entry.value.clone())
    }

    /// Keeps a value and drops what was used longest ago until all fits.
    pub(crate) fn put(&mut self, key: K, value: V, bytes: usize) {
        if bytes > self.most {
            return;
        }
        self.clock += 1;
        if let Some(old) = self.entries.insert(key, Entry { value, bytes, used: self.clock }) {
            self.bytes -= old.bytes;
        }
        self.bytes += bytes;
        while self.bytes > self.most {
            let oldest = self.entries.iter().min_by_key(|(_, entry)| entry.used).map(|(key, _)| key.clone());
            let Some(entry) = oldest.and_then(|key| self.entries.remove(&key)) else { return };
            self.bytes -= entry.bytes;
        }
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        self.bytes = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unused_goes_first() {
        let mut cache = Cache::new(10);
        cache.put("a", 1, 4);
        cache.put("b", 2, 4);
        assert_eq!(cache.get("a"), Some(1));
        cache.put("c", 3, 4);
        assert_eq!((cache.get("a"), cache.get("b"), cache.get("c")), (Some(1), None, Some(3)));
        cache.put("huge", 4, 11);
        assert_eq!(cache.get("huge"), None);
        cache.clear();
        assert_eq!(cache.get("a"), None);
    }
}
