import CCompute
import Testing

struct TranslateTests {
  // Reaches beyond the image's size, too: everything is background then.
  static let sizes = [(height: 5, width: 7, reach: 2), (4, 3, 6), (1, 1, 1), (6, 5, 0)]

  @Test(arguments: Reference.types, sizes)
  func everyPixelComesFromItsPlace(
    _ type: cc_type, size: (height: Int, width: Int, reach: Int)
  ) throws {
    let specimen = Specimen(size)
    for back in [false, true] {
      let target = try specimen.translated(specimen.images, type, threads: 2, back: back, fill: -1)
      let rounded = Numbers(specimen.images, type).values
      #expect(target == specimen.expected(rounded, back: back, fill: -1))
    }
  }

  /// ⟨T x, y⟩ = ⟨x, Tᵀ y⟩, which makes the way back the gradient of the way there.
  @Test(arguments: sizes)
  func theWayBackIsTheAdjoint(_ size: (height: Int, width: Int, reach: Int)) throws {
    let specimen = Specimen(size)
    let other = Reference.numbers(specimen.images.count, seed: 8)
    let there = try specimen.translated(specimen.images, CC_F32, threads: 1, back: false, fill: 0)
    let back = try specimen.translated(other, CC_F32, threads: 1, back: true, fill: 0)
    var (left, right) = (0.0, 0.0)
    for place in there.indices where place % specimen.pitch < specimen.pixels {
      left += Double(there[place] * other[place])
      right += Double(back[place] * specimen.images[place])
    }
    #expect(abs(left - right) < 1e-5)
  }

  private struct Specimen {
    let height: Int, width: Int, reach: Int
    let count = 19
    let draws: [UInt8]
    let images: [Float]
    var pixels: Int { height * width }
    var pitch: Int { pixels + 3 }

    init(_ size: (height: Int, width: Int, reach: Int)) {
      (height, width, reach) = size
      let choices = 2 * size.reach + 1
      draws = (0..<2 * 19).map { UInt8($0 * 7 % choices) }
      images = Reference.numbers(19 * (size.height * size.width + 3), seed: 3)
    }

    func translated(
      _ images: [Float], _ type: cc_type, threads: Int32, back: Bool, fill: Float
    ) throws -> [Float] {
      let context = try #require(cc_context_create(threads))
      defer { cc_context_destroy(context) }
      var target = Numbers(images, type)
      cc_translate(
        context, Int64(count), Int64(height), Int64(width), Int32(reach), draws, back, fill,
        &target.bytes, Int64(pitch), type)
      return target.values
    }

    func expected(_ source: [Float], back: Bool, fill: Float) -> [Float] {
      source.indices.map { place in
        let (image, pixel) = (place / pitch, place % pitch)
        guard pixel < pixels else { return source[place] }
        let sign = back ? -1 : 1
        let line = pixel / width - sign * (Int(draws[2 * image]) - reach)
        let column = pixel % width - sign * (Int(draws[2 * image + 1]) - reach)
        guard (0..<height).contains(line), (0..<width).contains(column) else { return fill }
        return source[image * pitch + line * width + column]
      }
    }
  }
}
