/// How the numbers of a row lie: a vector is so many channels of one pixel.
///
/// Pixel after pixel, all channels of each. At the borders (files, exports, and the vectors that
/// `flatten` and `reshape` deal with) PyTorch's order holds: channel after channel.
public struct Extent: Codable, Equatable, Sendable {
  /// Channels; the length of a vector.
  public var channels: Int
  /// Rows of pixels; 1 for a vector.
  public var height: Int
  /// Pixels of a row; 1 for a vector.
  public var width: Int

  /// `channels` × `height` × `width`; a vector unless told otherwise.
  public init(channels: Int, height: Int = 1, width: Int = 1) {
    self.channels = channels
    self.height = height
    self.width = width
  }

  /// Numbers of a row; `Int.max` where they would be more than can be counted.
  public var count: Int { height.product(width).product(channels) }

  /// Pixels; `Int.max` where they would be more than can be counted.
  var places: Int { height.product(width) }

  /// Whether it has no more than one pixel.
  public var isVector: Bool { height == 1 && width == 1 }
}

extension Extent {
  /// Reads an extent; height and width are 1 where they are not told. Throws `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      channels: try values.decode(Int.self, forKey: .channels),
      height: try values.decodeIfPresent(Int.self, forKey: .height) ?? 1,
      width: try values.decodeIfPresent(Int.self, forKey: .width) ?? 1)
  }
}

extension Extent: CustomStringConvertible {
  /// `3,136 numbers`, or `7×7×64 = 3,136` (height, width, channels).
  public var description: String {
    isVector
      ? counted(channels, "number") : "\(height)×\(width)×\(channels) = \(grouped(count))"
  }
}

extension Int {
  /// The product, or the largest number where it would be larger.
  func product(_ other: Int) -> Int {
    let (result, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? .max : result
  }
}
