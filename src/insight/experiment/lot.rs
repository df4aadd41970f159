//! Owns the lots that walks draw: a keyed hash that comes out the same on every machine, in every version.
//!
//! Source: Aumasson and Bernstein, `SipHash`: a fast short-input PRF (2012), `SipHash-2-4`, whose test vectors it passes. The standard
//! library's own hash promises no such stability.

/// The key under which experiments draw their lots. To change it is to deal all buyers anew.
const KEY: (u64, u64) = (u64::from_le_bytes(*b"diderot "), u64::from_le_bytes(*b"draws 01"));

/// One of `of`, each as likely as another, for these parts. Parts don't run together: `a`, `bc` draws another lot than `ab`, `c`.
/// Nothing where there is nothing to draw from.
#[must_use]
pub(super) fn draw(parts: &[&str], of: usize) -> usize {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    // The upper half of the product spreads the hash evenly, to 2⁻⁶⁴. Source: Lemire, Fast random integer generation (2019).
    let spread = u128::from(sip(KEY, &bytes)) * (of as u128);
    usize::try_from(spread >> 64).unwrap_or_default()
}

/// The hash of bytes under a key.
fn sip((k0, k1): (u64, u64), bytes: &[u8]) -> u64 {
    let mut v = [
        k0 ^ 0x736f_6d65_7073_6575,
        k1 ^ 0x646f_7261_6e64_6f6d,
        k0 ^ 0x6c79_6765_6e65_7261,
        k1 ^ 0x7465_6462_7974_6573,
    ];
    let words = bytes.chunks_exact(8);
    let mut last = [0; 8];
    for (place, byte) in last.iter_mut().zip(words.remainder()) {
        *place = *byte;
    }
    // The last word ends with the length, of which the lowest byte counts.
    let length = (bytes.len() as u64) << 56;
    let words = words.filter_map(|word| word.try_into().ok()).map(u64::from_le_bytes);
    for word in words.chain([u64::from_le_bytes(last) | length]) {
        v[3] ^= word;
        rounds(&mut v, 2);
        v[0] ^= word;
    }
    v[2] ^= 0xff;
    rounds(&mut v, 4);
    v[0] ^ v[1] ^ v[2] ^ v[3]
}

fn rounds([a, b, c, d]: &mut [u64; 4], times: usize) {
    for _ in 0..times {
        *a = a.wrapping_add(*b);
        *b = b.rotate_left(13) ^ *a;
        *a = a.rotate_left(32);
        *c = c.wrapping_add(*d);
        *d = d.rotate_left(16) ^ *c;
        *a = a.wrapping_add(*d);
        *d = d.rotate_left(21) ^ *a;
        *c = c.wrapping_add(*b);
        *b = b.rotate_left(17) ^ *c;
        *c = c.rotate_left(32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_siphash_as_it_was_published() {
        let key = (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908);
        let bytes: Vec<u8> = (0..64).collect();
        // Source: the vectors of the reference implementation, for inputs of 0, 1, 7, 8 and 15 bytes; the last is the paper's own.
        let known = [
            (0, 0x726f_db47_dd0e_0e31),
            (1, 0x74f8_39c5_93dc_67fd),
            (7, 0xab02_00f5_8b01_d137),
            (8, 0x93f5_f579_9a93_2462),
            (15, 0xa129_ca61_49be_45e5),
        ];
        for (length, hash) in known {
            assert_eq!(sip(key, &bytes[..length]), hash, "{length} bytes");
        }
    }

    #[test]
    fn parts_do_not_run_together() {
        let drawn = |parts: &[&str]| draw(parts, usize::MAX);
        assert_ne!(drawn(&["a", "bc"]), drawn(&["ab", "c"]));
        assert_ne!(drawn(&["a", ""]), drawn(&["", "a"]));
    }
}
