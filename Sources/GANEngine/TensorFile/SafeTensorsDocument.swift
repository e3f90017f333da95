import Foundation

/// The header as it is written: names to descriptions, and `__metadata__` to strings.
package struct SafeTensorsDocument: Decodable {
  /// What the format says of one tensor; nothing is checked but the number of offsets.
  struct Tensor: Decodable {
    let dtype: String
    let shape: [Int]
    /// First byte, and the byte after the last, counted from the end of the header.
    let start: Int
    let end: Int

    private enum Key: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: Key.self)
      dtype = try members.decode(String.self, forKey: .dtype)
      shape = try members.decode([Int].self, forKey: .shape)
      let offsets = try members.decode([Int].self, forKey: .offsets)
      guard offsets.count == 2 else {
        throw DecodingError.dataCorruptedError(
          forKey: .offsets, in: members, debugDescription: "expected two offsets")
      }
      (start, end) = (offsets[0], offsets[1])
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package static let metadataName = "__metadata__"

  private(set) var metadata: [String: String] = [:]
  private(set) var tensors: [String: Tensor] = [:]
  /// Members of the outermost object, without repetition.
  let memberCount: Int

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Name.self)
    memberCount = members.allKeys.count
    for name in members.allKeys {
      if name.stringValue == Self.metadataName {
        metadata = try members.decode([String: String].self, forKey: name)
      } else {
        tensors[name.stringValue] = try members.decode(Tensor.self, forKey: name)
      }
    }
  }
}
