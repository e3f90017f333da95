import Foundation

/// The JSON at the start of a safetensors file: where each tensor is and what it is made of.
package struct SafeTensorsHeader {
  /// A tensor; its bytes start where those of the entry before end.
  package struct Entry: Equatable {
    package let name: String
    package let type: ElementType
    package let shape: [Int]
    /// Values, the product of `shape`.
    package let count: Int
  }

  /// The longest header the format allows, in bytes.
  package static let lengthLimit = 100_000_000

  package let metadata: [String: String]
  package let entries: [Entry]

  /// Reads and checks a header; `dataLength` is the number of bytes that follow it.
  package init(json: [UInt8], dataLength: Int) throws(SafeTensorsError.Problem) {
    let document = try Self.document(json)
    metadata = document.metadata
    var end = 0
    var checked: [Entry] = []
    for (name, tensor) in document.tensors.sorted(by: Self.precedes) {
      checked.append(try Self.entry(name, tensor, start: end))
      end = tensor.end
    }
    guard end == dataLength else {
      throw .length(expected: 8 + json.count + end, found: 8 + json.count + dataLength)
    }
    entries = checked
  }

  private typealias Member = (key: String, value: SafeTensorsDocument.Tensor)

  private static func precedes(_ left: Member, _ right: Member) -> Bool {
    (left.value.start, left.value.end, left.key) < (right.value.start, right.value.end, right.key)
  }

  private static func document(
    _ json: [UInt8]
  ) throws(SafeTensorsError.Problem) -> SafeTensorsDocument {
    // A zero byte would have the decoder take the text for UTF-16.
    guard json.first == UInt8(ascii: "{"), !json.contains(0) else {
      throw .header(reason: "expected a JSON object")
    }
    let document: SafeTensorsDocument
    do {
      document = try JSONDecoder().decode(SafeTensorsDocument.self, from: Data(json))
    } catch {
      throw .header(reason: "expected dtype, shape and data_offsets for every tensor")
    }
    guard document.memberCount == topLevelMembers(json) else { throw .duplicateName }
    return document
  }

  /// Members of the outermost object: colons outside strings and inner objects. The decoder keeps
  /// only one of two members that bear one name.
  private static func topLevelMembers(_ json: [UInt8]) -> Int {
    var (depth, count, inString, escaped) = (0, 0, false, false)
    for byte in json {
      switch byte {
      case _ where escaped: escaped = false
      case UInt8(ascii: "\\"): escaped = inString
      case UInt8(ascii: "\""): inString.toggle()
      case _ where inString: continue
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ":") where depth == 1: count += 1
      default: continue
      }
    }
    return count
  }

  private static func entry(
    _ name: String, _ tensor: SafeTensorsDocument.Tensor, start: Int
  ) throws(SafeTensorsError.Problem) -> Entry {
    guard let type = ElementType(rawValue: tensor.dtype) else {
      throw .elementType(tensor: name, found: tensor.dtype)
    }
    guard tensor.start == start, tensor.end >= start else {
      throw .offsets(tensor: name, expectedStart: start, found: [tensor.start, tensor.end])
    }
    guard let count = valueCount(tensor.shape), count <= Int.max / type.size else {
      throw .shape(tensor: name, tensor.shape)
    }
    guard count * type.size == tensor.end - start else {
      throw .tensorLength(tensor: name, expected: count * type.size, found: tensor.end - start)
    }
    return Entry(name: name, type: type, shape: tensor.shape, count: count)
  }

  /// The product of the extents; nil where one is negative or the product overflows.
  package static func valueCount(_ shape: [Int]) -> Int? {
    var count = 1
    for extent in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: extent)
      guard extent >= 0, !overflows else { return nil }
      count = product
    }
    return count
  }
}
