import Foundation

extension Onnx_AttributeProto {
  static func integer(_ name: String, _ value: Int64) -> Self {
    var attribute = Self(name, .int)
    attribute.i = value
    return attribute
  }

  static func integers(_ name: String, _ values: [Int64]) -> Self {
    var attribute = Self(name, .ints)
    attribute.ints = values
    return attribute
  }

  static func number(_ name: String, _ value: Float) -> Self {
    var attribute = Self(name, .float)
    attribute.f = value
    return attribute
  }

  static func text(_ name: String, _ value: String) -> Self {
    var attribute = Self(name, .string)
    attribute.s = Data(value.utf8)
    return attribute
  }

  private init(_ name: String, _ type: AttributeType) {
    self.init()
    self.name = name
    self.type = type
  }
}
