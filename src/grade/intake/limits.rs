//! How much of an archive is read before it is given up.

/// What one submission may ask of the machine. What lies beyond is left out and reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of an archive as it was submitted.
    pub archive_bytes: u64,
    /// Files and folders, those in nested archives included.
    pub items: usize,
    /// Folders above a file.
    pub depth: usize,
    /// Bytes that are unpacked, over all files.
    pub unpacked_bytes: u64,
    /// Unpacked bytes for each packed one, beyond the first MiB.
    pub ratio: u64,
    /// Archives inside archives.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            archive_bytes: 256 << 20,
            items: 20_000,
            depth: 32,
            unpacked_bytes: 512 << 20,
            ratio: 200,
            nesting: 1,
        }
    }
}
