/// The bytes of a data set's images: in memory, or those of a mapped file that is too large for it.
public struct PixelBytes: RandomAccessCollection, Equatable, Sendable, ExpressibleByArrayLiteral {
  private enum Contents: Sendable {
    case array([UInt8])
    case file(MappedFile)
  }

  /// How much of a mapped file a pass over all of it looks at before it hands the pages back.
  private static let portion = 1 << 24

  private let contents: Contents
  /// The number of bytes.
  public let endIndex: Int
  /// Always 0.
  public var startIndex: Int { 0 }

  /// Bytes in memory.
  public init(_ bytes: [UInt8]) {
    contents = .array(bytes)
    endIndex = bytes.count
  }

  /// Bytes in memory.
  public init(arrayLiteral bytes: UInt8...) { self.init(bytes) }

  /// The bytes of a mapped file.
  init(_ file: MappedFile) {
    contents = .file(file)
    endIndex = file.bytes.count
  }

  /// Whether the bytes are a file's.
  public var isMapped: Bool {
    if case .file = contents { true } else { false }
  }

  /// All of them in memory: a copy, where they are a file's.
  public var inMemory: [UInt8] {
    switch contents {
    case .array(let bytes): bytes
    case .file(let file): withExtendedLifetime(file) { Array(file.bytes) }
    }
  }

  /// The byte at `index`, in `0..<endIndex`.
  public subscript(index: Int) -> UInt8 {
    switch contents {
    case .array(let bytes): bytes[index]
    case .file(let file):
      // The buffer itself checks its bounds in debug builds only.
      indices.contains(index) ? file.bytes[index] : 0
    }
  }

  /// Calls `body` with all bytes where they lie; pages of a mapped file go when it returns. Throws
  /// what `body` throws.
  public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    switch contents {
    case .array(let bytes): return try bytes.withUnsafeBufferPointer(body)
    case .file(let file):
      defer { file.release() }
      return try body(file.bytes)
    }
  }

  /// The same, for algorithms that ask a collection for its memory; never nil. Throws what `body`
  /// throws.
  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    try withUnsafeBufferPointer(body)
  }

  /// Calls `body` with all bytes in order, some at a time, so that a mapped file is not held whole;
  /// each portion but the last is of whole items of `size` bytes, its first byte that of `offset`.
  /// Throws what `body` throws.
  public func forEachPortion(
    ofItems size: Int = 1, _ body: (_ offset: Int, UnsafeBufferPointer<UInt8>) throws -> Void
  ) rethrows {
    let step = Swift.max(Self.portion / Swift.max(size, 1), 1) * Swift.max(size, 1)
    for first in stride(from: 0, to: count, by: step) {
      try withUnsafeBufferPointer {
        let last = Swift.min(first + step, count)
        try body(first, UnsafeBufferPointer(rebasing: $0[first..<last]))
      }
    }
  }

  /// Whether both hold the same bytes, wherever they lie.
  public static func == (left: PixelBytes, right: PixelBytes) -> Bool {
    left.elementsEqual(right)
  }
}
