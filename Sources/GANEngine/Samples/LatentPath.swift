import Foundation

/// The latents between two points, and beside the way in one direction at right angles to it.
///
/// Normal latents of many dimensions lie near a sphere, whose inside the generator never saw: the way
/// follows the arc, and so does every move off it (White 2016, "Sampling generative networks", slerp).
/// Uniform ones fill a cube: the way is straight, and a move ends at the cube's faces.
struct LatentPath {
  let isSpherical: Bool
  private let mean: Double
  private let reach: Double
  /// Distances of a whole offset from a straight way.
  private let scale: Double
  /// Both ends, the mean taken off.
  private let from: [Double]
  private let to: [Double]
  /// Of length 1, or 0 where there is no room for another direction.
  private let direction: [Double]
  /// Between the ends, in 0…π.
  private let angle: Double

  /// The way between two latents of a source; `directions` draws which way leads off it.
  init(from: [Float], to: [Float], _ source: LatentSource, directions: Philox.Stream) {
    isSpherical = source.distribution == .normal
    mean = Double(source.mean)
    reach = Double(source.reach)
    let center = Double(source.mean)
    let (start, end) = (from.map { Double($0) - center }, to.map { Double($0) - center })
    self.from = start
    self.to = end
    scale = Double(source.deviation) * Double(start.count).squareRoot()
    let lengths = Self.length(start) * Self.length(end)
    angle = lengths > 0 ? acos(min(max(Self.product(start, end) / lengths, -1), 1)) : 0
    let plane = isSpherical ? [start, end] : [zip(end, start).map { $0 - $1 }]
    direction = Self.perpendicular(to: plane, count: start.count, directions)
  }

  /// The latents at a position in 0…1, moved off by `offset`.
  func point(_ position: Double, offset: Double) -> [Float] {
    let place = isSpherical ? onArc(position) : between(1 - position, position)
    guard isSpherical else {
      return zip(place, direction).map { value, aside in
        Float(mean + min(max(value + offset * scale * aside, -reach), reach))
      }
    }
    let (along, off) = (cos(offset), sin(offset) * Self.length(place))
    return zip(place, direction).map { Float(mean + along * $0 + off * $1) }
  }

  private func onArc(_ position: Double) -> [Double] {
    let height = sin(angle)
    guard height > 1e-6 else { return between(1 - position, position) }
    return between(sin((1 - position) * angle) / height, sin(position * angle) / height)
  }

  private func between(_ first: Double, _ second: Double) -> [Double] {
    zip(from, to).map { first * $0 + second * $1 }
  }

  // A normal vector without its part in the plane of the others is as likely in every direction left.
  private static func perpendicular(
    to others: [[Double]], count: Int, _ stream: Philox.Stream
  ) -> [Double] {
    var stream = stream
    var axes: [[Double]] = []
    for other in others {
      if let axis = unit(other, without: axes) { axes.append(axis) }
    }
    let random = (0..<count).map { _ in normal(&stream) }
    return unit(random, without: axes) ?? Array(repeating: 0, count: count)
  }

  private static func unit(_ vector: [Double], without axes: [[Double]]) -> [Double]? {
    var rest = vector
    // Once more for what rounding left.
    for axis in axes + axes {
      let share = product(rest, axis)
      rest = zip(rest, axis).map { $0 - share * $1 }
    }
    let size = length(rest)
    return size > 1e-9 * max(length(vector), 1e-300) ? rest.map { $0 / size } : nil
  }

  // Box and Muller's.
  private static func normal(_ stream: inout Philox.Stream) -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &stream))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &stream))
  }

  private static func product(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func length(_ vector: [Double]) -> Double {
    product(vector, vector).squareRoot()
  }
}
