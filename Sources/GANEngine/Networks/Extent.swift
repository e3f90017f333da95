/// How the numbers of a row lie: a vector is so many channels of one pixel.
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
  public var count: Int {
    [height, width].reduce(channels) { product, extent in
      let (result, overflows) = product.multipliedReportingOverflow(by: extent)
      return overflows ? .max : result
    }
  }
}
