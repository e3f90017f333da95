import Testing

@testable import GANEngine

@Suite struct JudgeTests {
  @Test func theEmbeddedOneIsWhatTheScriptTrained() throws {
    let judge = try Judge.embedded()
    let checksum = try Fixture("judge").sha256.text
    #expect(judge.checksum == checksum)
    #expect(judge.hash == String(checksum.prefix(8)))
    #expect(judge.side == 28 && judge.classCount == 10)
    #expect((64...128).contains(judge.featureCount))
    #expect(try #require(judge.accuracy) >= 0.99)
    let weights =
      judge.convolutions.reduce(0) { $0 + $1.weight.count + $1.bias.count }
      + [judge.features, judge.classes].reduce(0) { $0 + $1.weight.count + $1.bias.count }
    #expect((20_000...60_000).contains(weights))
  }

  private func problem(
    _ tensors: [NamedTensor], metadata: [String: String] = [:]
  ) -> JudgeError? {
    do {
      _ = try Judge(tensors: tensors, metadata: metadata)
      return nil
    } catch {
      return error
    }
  }

  private func changed(_ name: String, _ shape: [Int], fill: Float = 0) -> [NamedTensor] {
    JudgeSpecimen().tensors.map {
      $0.name != name
        ? $0
        : NamedTensor(
          name: name, shape: shape,
          values: .float32(Array(repeating: fill, count: shape.reduce(1, *))))
    }
  }

  @Test func everyMissingTensorIsNamed() {
    #expect(problem(JudgeSpecimen().tensors) == nil)
    for tensor in JudgeSpecimen().tensors {
      let rest = JudgeSpecimen().tensors.filter { $0.name != tensor.name }
      #expect(problem(rest) == .missingTensor(tensor.name))
    }
  }

  @Test(arguments: [
    ("conv1.weight", [2, 1, 5, 4]), ("conv1.weight", [2, 2, 5, 5]), ("conv1.weight", [50]),
    ("conv1.bias", [3]), ("conv2.weight", [3, 1, 5, 5]), ("conv2.weight", [0, 2, 5, 5]),
    ("features.weight", [6, 47]), ("features.weight", [6, 2]), ("features.weight", [48]),
    ("features.bias", [6, 1]), ("classes.weight", [10, 5]), ("classes.bias", []),
    ("conv1.weight", [5000, 1, 5, 5]),
  ]) func shapesThatDoNotFitAreRefused(name: String, shape: [Int]) {
    guard case .wrongShape(let tensor, _, let found) = problem(changed(name, shape)) else {
      Issue.record("\(name) \(shape) was taken")
      return
    }
    #expect(tensor == name && found == shape)
  }

  @Test func whatIsNoNumberIsRefused() {
    #expect(
      problem(changed("features.bias", [6], fill: .nan)) == .notFinite(tensor: "features.bias"))
    #expect(
      problem(changed("conv2.bias", [3], fill: .infinity)) == .notFinite(tensor: "conv2.bias"))
  }

  /// The shape is right, the number of values is not.
  @Test func aTensorWithoutItsValuesIsRefused() {
    let tensors = JudgeSpecimen().tensors.map {
      NamedTensor(name: $0.name, shape: $0.shape, values: .float32([1]))
    }
    #expect(problem(tensors) != nil)
  }

  @Test func theChecksumGuardsTheWeights() throws {
    let tensors = JudgeSpecimen().tensors
    let checksum = try JudgeSpecimen().judge().checksum
    #expect(problem(tensors, metadata: ["sha256": checksum]) == nil)
    #expect(
      problem(tensors, metadata: ["sha256": "00"]) == .damaged(expected: "00", found: checksum))
    #expect(try JudgeSpecimen(first: 1).judge().hash != String(checksum.prefix(8)))
  }

  @Test func accuracyIsToldOnlyWhereTheFileHasIt() throws {
    #expect(try JudgeSpecimen().judge().accuracy == nil)
    let judge = try Judge(tensors: JudgeSpecimen().tensors, metadata: ["accuracy": "0.5"])
    #expect(judge.accuracy == 0.5)
  }
}
