//! Sorted rows, with a fraction of the code that the standard library’s sorts and trees bring.

use alloc::vec::Vec;

/// Values by key, in the order of the keys.
#[derive(Debug)]
pub(crate) struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Table<K, V> {
    /// The value of a key.
    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        let at = self.find(key).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// Adds a value, or gives back the one that is there already.
    pub(crate) fn add(&mut self, key: K, value: V) -> Option<&mut V> {
        match self.find(&key) {
            Ok(at) => self.0.get_mut(at).map(|(_, value)| value),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    /// The last entry whose key is below this one.
    pub(crate) fn before(&self, key: &K) -> Option<&(K, V)> {
        let at = self.0.partition_point(|(other, _)| other < key);
        self.0.get(at.checked_sub(1)?)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    fn find(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(key))
    }
}

/// Keys of which each counts once.
pub(crate) type Set<K> = Table<K, ()>;

impl<K: Ord> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut set = Self::default();
        for key in keys {
            set.add(key, ());
        }
        set
    }
}

/// Sorts by a key; equals keep their order. What is nearly sorted, as everything here is, hardly moves.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for at in 1..list.len() {
        let (sorted, rest) = list.split_at(at);
        let Some(this) = rest.first().map(&key) else { return };
        let to = sorted.partition_point(|other| key(other) <= this);
        if let Some(moved) = list.get_mut(to..=at) {
            moved.rotate_right(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let mut list = vec![(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        sort_by_key(&mut list, |(number, _)| *number);
        assert_eq!(list, [(1, 'b'), (1, 'e'), (2, 'd'), (3, 'a'), (3, 'c')]);
    }

    #[test]
    fn a_value_is_added_once() {
        let mut table = Table::default();
        assert!(table.add("b", 1).is_none());
        assert_eq!(table.add("b", 2), Some(&mut 1));
        table.add("a", 3);
        assert_eq!(table.get(&"a"), Some(&3));
        assert_eq!(table.before(&"b"), Some(&("a", 3)));
        assert_eq!(table.before(&"a"), None);
        assert_eq!(table.len(), 2);
    }
}
