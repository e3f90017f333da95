@testable import GANEngine

extension Storage where Element == Float {
  /// Puts numbers at the beginning, or at an offset.
  func write(_ numbers: [Float], at offset: Int = 0) {
    for (index, number) in numbers.enumerated() { elements[offset + index] = number }
  }

  /// Fills it with numbers from U[−reach, reach).
  func fill(from stream: inout Philox.Stream, reach: Float) {
    for index in 0..<count { elements[index] = .random(in: -reach..<reach, using: &stream) }
  }

  /// Fills one tensor of it with numbers in PyTorch's order.
  func write(_ numbers: [Float], _ entry: ParameterLayout.Tensor) {
    write(entry.order?.inside(numbers) ?? numbers, at: entry.offset)
  }

  /// The numbers of one tensor, in PyTorch's order.
  func numbers(_ entry: ParameterLayout.Tensor) -> [Float] {
    let numbers = Array(elements[entry.offset..<entry.offset + entry.count])
    return entry.order?.outside(numbers) ?? numbers
  }
}

extension Operand {
  /// Its fp32 numbers.
  var floats: UnsafeMutablePointer<Float> { base.assumingMemoryBound(to: Float.self) }
}
