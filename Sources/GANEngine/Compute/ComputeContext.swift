import CCompute

/// A thread count and the scratch memory of the products made in it; used by one thread at a time.
final class ComputeContext {
  let handle: OpaquePointer
  let threads: Int

  /// Throws `EngineError.computeUnavailable` when oneDNN cannot start.
  init(threads: Int) throws {
    let width = Int32(clamping: max(threads, 1))
    guard let handle = cc_context_create(width) else { throw EngineError.computeUnavailable }
    self.handle = handle
    self.threads = Int(width)
  }

  deinit { cc_context_destroy(handle) }
}

/// What the numbers are computed with.
public enum ComputeVersion {
  /// Name and version of the library that is loaded, e.g. `oneDNN 2.6.3`.
  public static var backend: String { String(cString: cc_backend()) }
}
