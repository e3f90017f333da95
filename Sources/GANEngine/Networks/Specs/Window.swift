/// A square window that moves over an image: what convolutions of both directions are made of.
public struct Window: Equatable, Sendable {
  /// Channels that come out.
  public var channels: Int
  /// Height and width of the window, in pixels.
  public var kernel: Int
  /// Pixels between two places of it: of the input for a convolution, of the output for a
  /// transposed one.
  public var stride: Int
  /// Rows and columns of zeros around the image that it moves over.
  public var padding: Int

  /// A window of `kernel` × `kernel` pixels.
  public init(channels: Int, kernel: Int, stride: Int = 1, padding: Int = 0) {
    self.channels = channels
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
  }

  /// The side of what a convolution makes of `side` pixels; 0 where the window has no place.
  func side(over side: Int) -> Int {
    guard stride > 0, isSane, side >= 0, side <= Self.largest, side + 2 * padding >= kernel else {
      return 0
    }
    return (side + 2 * padding - kernel) / stride + 1
  }

  /// The side of what a transposed convolution makes of `side` pixels; 0 where nothing is left.
  func side(transposedOver side: Int) -> Int {
    guard isSane, side > 0, side <= Self.largest else { return 0 }
    return max((side - 1) * stride - 2 * padding + kernel, 0)
  }

  static let largest = 1 << 16
  // Whether no sum or product of its numbers overflows.
  private var isSane: Bool {
    [kernel, stride, padding].allSatisfy { (0...Self.largest).contains($0) }
  }

  /// What is wrong with it for any image; nil where it makes sense.
  var flaw: String? {
    guard (1...4096).contains(channels) else {
      return "needs 1 to 4,096 channels, not \(grouped(channels))"
    }
    guard (1...64).contains(kernel) else {
      return "needs a kernel of 1 to 64 pixels, not \(grouped(kernel))"
    }
    guard (1...16).contains(stride) else {
      return "needs a stride of 1 to 16 pixels, not \(grouped(stride))"
    }
    guard (0..<kernel).contains(padding) else {
      return
        "needs a padding from 0 to \(kernel - 1), less than its kernel, not \(grouped(padding))"
    }
    return nil
  }
}
