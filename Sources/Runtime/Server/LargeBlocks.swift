import CLinux

/// Memory that is asked for in large blocks: by slow hashes, by documents that are drawn.
public enum LargeBlocks {
  /// From this size on, in bytes.
  private static let size: Int32 = 1024 * 1024

  /// Has the C library give them back to the system when they are freed. By itself it takes the largest of them for the
  /// usual one after a while, and keeps its memory. For the whole process, at its start.
  public static func giveBack() { _ = mallopt(M_MMAP_THRESHOLD, size) }
}
