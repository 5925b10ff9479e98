//! How much of a submission is read before it is given up.

/// What one submission may ask of the machine. What lies beyond is left out and reported. A single
/// file has the limit that it has at home, [`curvature::check::LARGEST_FILE`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntakeLimits {
    /// Files and folders, those in nested archives included.
    pub items: usize,
    /// Folders above a file.
    pub depth: usize,
    /// Bytes that are unpacked, over all files.
    pub unpacked_bytes: u64,
    /// Unpacked bytes for each packed one, beyond the first MiB.
    pub ratio: u64,
    /// Bytes of an archive inside an archive; it is held in memory.
    pub nested_bytes: u64,
    /// Archives around an archive.
    pub nesting: usize,
}

impl Default for IntakeLimits {
    fn default() -> Self {
        Self {
            items: 20_000,
            depth: 32,
            unpacked_bytes: 512 << 20,
            ratio: 200,
            nested_bytes: 64 << 20,
            nesting: 1,
        }
    }
}

impl IntakeLimits {
    /// Bytes that so many packed ones may become.
    pub(super) fn unpacked_from(&self, packed: u64) -> u64 {
        packed.saturating_mul(self.ratio).saturating_add(1 << 20)
    }
}
