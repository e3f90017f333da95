import CCompute
import Testing

struct GatherTests {
  @Test(arguments: Reference.types, Reference.threads)
  func gatherScalesBytesIntoWiderRows(_ type: cc_type, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let (rows, columns, pitch) = (37, 29, 40)
    let pixels = (0..<9 * columns).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let index = (0..<rows).map { UInt32($0 * 5 % 9) }
    var target = Numbers(Array(repeating: 7, count: rows * pitch), type)
    cc_gather(
      context, Int64(rows), Int64(columns), pixels, index, 1 / 127.5, -1, &target.bytes,
      Int64(pitch), type)
    let expected = (0..<rows * pitch).map { place in
      let (row, column) = (place / pitch, place % pitch)
      return column < columns
        ? Double(pixels[Int(index[row]) * columns + column]) / 127.5 - 1 : 7
    }
    #expect(Reference.distance(target.values, expected) < Reference.tolerance(type))
  }

  @Test(arguments: Reference.types, Reference.threads)
  func copyMovesRowsFromPitchToPitch(_ type: cc_type, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let (rows, columns, sourcePitch, pitch) = (35, 17, 19, 23)
    let source = Reference.numbers(rows * sourcePitch, seed: 2)
    var target = Numbers(Array(repeating: 7, count: rows * pitch), type)
    cc_copy(
      context, Int64(rows), Int64(columns), source, Int64(sourcePitch), &target.bytes,
      Int64(pitch), type)
    let rounded = Numbers(source, type).values
    let expected = (0..<rows * pitch).map { place in
      place % pitch < columns ? rounded[place / pitch * sourcePitch + place % pitch] : 7
    }
    #expect(target.values == expected)
  }

  @Test(arguments: Reference.types, Reference.threads)
  func oneHotMarksLabelsThatAreClasses(_ type: cc_type, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let (rows, classes, pitch) = (131, 10, 13)
    // 10 and 11 are none.
    let labels = (0..<rows).map { UInt8($0 * 7 % 12) }
    var target = Numbers(Array(repeating: 7, count: rows * pitch), type)
    cc_one_hot(
      context, Int64(rows), Int64(classes), labels, &target.bytes, Int64(pitch), type)
    let expected: [Float] = (0..<rows * pitch).map { place in
      let (row, column) = (place / pitch, place % pitch)
      return column >= classes ? 7 : (Int(labels[row]) == column ? 1 : 0)
    }
    #expect(target.values == expected)
  }
}
