import CCompute

/// Looks for the nearest training images of a few others, some thousand training images at a time, so
/// that nobody waits for all of them.
///
/// Distances are found by way of products: ‖x − y‖² = ‖x‖² − 2·x·y + ‖y‖². Bytes are whole in bf16 as
/// they are in fp32, so that either gives the same products.
final class CopySearch {
  /// The most images looked at together.
  static let most = 200
  private static let portion = 2_000

  private let data: ImageDataset
  private let context: ComputeContext
  private let size: Int
  private let product: Product
  private let images: Operand
  private let known: Operand
  private let products: Storage<Float>
  private let order: Storage<UInt32>
  /// ‖y‖² of the training images seen so far.
  private var squares: [Float] = []
  private var asked: SampleImages?
  private var next = 0
  private var nearest: [(index: Int, value: Float)] = []

  /// Throws `EngineError` where oneDNN has no kernel.
  init(among data: ImageDataset, bf16: Bool, in context: ComputeContext) throws {
    self.data = data
    self.context = context
    size = data.height * data.width
    product = try Product(
      .init(m: Self.most, n: Self.portion, k: size), transposedB: true,
      operands: Operand.type(bf16: bf16), in: context)
    images = Operand(count: Self.most * size, bf16: bf16)
    known = Operand(count: Self.portion * size, bf16: bf16)
    products = Storage(count: Self.most * Self.portion)
    order = Storage((0..<UInt32(Self.portion)).map { $0 })
    squares.reserveCapacity(data.count)
  }

  /// Whether there is something to look for.
  var isUnderWay: Bool { asked != nil }

  /// Begins with the first of some images; nothing is looked for where they have another size than
  /// the training images, or where there are none.
  func begin(_ images: SampleImages) {
    cancel()
    let count = min(images.count, Self.most)
    guard (images.height, images.width) == (data.height, data.width), count > 0, data.count > 0
    else { return }
    asked = SampleImages(
      pixels: Array(images.pixels[..<(count * size)]), height: images.height,
      width: images.width)
    nearest = Array(repeating: (-1, .infinity), count: count)
    next = 0
    asked?.pixels.withUnsafeBufferPointer { place($0.baseAddress, count, in: self.images) }
  }

  /// Forgets what is looked for.
  func cancel() { asked = nil }

  /// Looks among the next training images; what was found after the last of them.
  func advance() -> NearestRows? {
    guard let asked else { return nil }
    let count = min(Self.portion, data.count - next)
    data.pixels.withUnsafeBufferPointer {
      place($0.baseAddress.map { $0 + next * size }, count, in: known)
    }
    measureSquares(through: next + count)
    product.run(images.base, known.base, into: products.base)
    keepNearest(count)
    next += count
    guard next == data.count else { return nil }
    cancel()
    return found(asked)
  }

  private func place(_ pixels: UnsafePointer<UInt8>?, _ count: Int, in operand: Operand) {
    cc_gather(
      context.handle, Int64(count), Int64(size), pixels, order.base, 1, 0, operand.base,
      Int64(size), operand.type)
  }

  private func measureSquares(through end: Int) {
    guard squares.count < end else { return }
    data.pixels.withUnsafeBufferPointer { pixels in
      for image in squares.count..<end {
        var sum: UInt32 = 0
        for place in image * size..<(image + 1) * size {
          sum &+= UInt32(pixels[place]) &* UInt32(pixels[place])
        }
        squares.append(Float(sum))
      }
    }
  }

  private func keepNearest(_ count: Int) {
    squares.withUnsafeBufferPointer { squares in
      for row in nearest.indices {
        let products = products.base + row * Self.portion
        var best = nearest[row]
        for column in 0..<count {
          let value = squares[next + column] - 2 * products[column]
          if value < best.value { best = (next + column, value) }
        }
        nearest[row] = best
      }
    }
  }

  // The products' rounding is left behind: each distance is measured once more.
  private func found(_ asked: SampleImages) -> NearestRows {
    let distances = nearest.enumerated().map { row, best in
      var sum = 0
      for place in 0..<size {
        let apart =
          Int(asked.pixels[row * size + place])
          - Int(data.pixels[best.index * size + place])
        sum += apart * apart
      }
      return Double(sum).squareRoot() / 255
    }
    return NearestRows(indices: nearest.map(\.index), distances: distances)
  }
}
