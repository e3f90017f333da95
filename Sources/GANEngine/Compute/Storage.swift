import Foundation

/// A block of numbers at a stable, 64-byte aligned address, zero at first.
///
/// The one type that owns memory shared with C. The compiler cannot see who writes to it, so that
/// this is for the owners to keep: one works on it at a time, and a `TrainerCopy` is only read.
final class Storage<Element: BitwiseCopyable>: @unchecked Sendable {
  let count: Int
  let base: UnsafeMutablePointer<Element>

  init(count: Int) {
    self.count = count
    let bytes = max(count, 1) * MemoryLayout<Element>.stride
    let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    memset(raw, 0, bytes)
    base = raw.bindMemory(to: Element.self, capacity: max(count, 1))
  }

  /// A copy of given numbers.
  convenience init(_ values: [Element]) {
    self.init(count: values.count)
    _ = elements.update(fromContentsOf: values)
  }

  deinit { base.deallocate() }

  var elements: UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: base, count: count)
  }
}

extension Storage<Float> {
  /// Whether all values are finite.
  var isFinite: Bool { UnsafeBufferPointer(elements).areFinite }
}

extension UnsafeBufferPointer<Float> {
  /// Whether all values are finite.
  var areFinite: Bool {
    // On bit patterns the maximum is taken eight numbers at a time.
    let largest = reduce(UInt32(0)) { Swift.max($0, $1.bitPattern & 0x7FFF_FFFF) }
    return largest < Float.infinity.bitPattern
  }
}
