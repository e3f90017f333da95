import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct CheckpointTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func written(_ state: TrainerState) throws -> [UInt8] {
    try Checkpoint.write(state, to: folder.file("c"))
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.file("c"))))
  }

  @Test func aRoundTripKeepsEveryBit() throws {
    let state = SmallState.state()
    try Checkpoint.write(state, to: folder.file("c"))
    let read = try Checkpoint.read(folder.file("c"))
    #expect(read == state)
    #expect(try written(read) == written(state))
  }

  @Test func theAverageOfAGapAwareRateIsKeptToTheBit() throws {
    var state = SmallState.state()
    try Checkpoint.write(state, to: folder.file("c"))
    let settings = try SafeTensors(contentsOf: folder.file("c")).metadata["ganscope"]
    #expect(settings?.contains("discriminatorLossAverage") == false)
    for average in [1.0 / 3, -17.25, .leastNonzeroMagnitude] {
      state.counters.discriminatorLossAverage = average
      try Checkpoint.write(state, to: folder.file("c"))
      #expect(try Checkpoint.read(folder.file("c")).counters.discriminatorLossAverage == average)
    }
  }

  @Test func settingsAreJSONWithKnownNames() throws {
    try Checkpoint.write(SmallState.state(), to: folder.file("c"))
    let metadata = try SafeTensors(contentsOf: folder.file("c")).metadata
    #expect(metadata["format"] == "pt")
    let settings = try #require(metadata["ganscope"])
    #expect(
      settings.hasPrefix(
        #"{"configuration":{"batch":5,"classes":0,"discriminator":{"batchNorm":"none""#))
    #expect(settings.contains(#""generator.learningRate":0.3333333333333333"#))
    #expect(settings.contains(#""seed":18446744073709551615"#))
    #expect(settings.hasSuffix(#""latentGeneration":3,"schema":1,"step":7}"#))
  }

  @Test func plainTensorsAreNoCheckpoint() throws {
    try SafeTensors(tensors: SmallState.state().tensors).write(to: folder.file("c"))
    #expect(throws: CheckpointError.noSettings(path: folder.file("c"))) {
      try Checkpoint.read(folder.file("c"))
    }
  }

  /// A name in the settings, what stands there, what is put there, and the complaint.
  @Test(arguments: [
    (#""schema":1"#, #""schema":2"#, "expected settings of schema 1, found 2"),
    (#""schema":1,"#, "", #""schema" is missing"#),
    (#""schema":1,"#, "?", "not the JSON expected"),
    (#""step":7"#, #""step":-7"#, "expected step 0 to 9007199254740992, found -7"),
    (#""step":7"#, #""step":7.5"#, "not the JSON expected"),
    (#""step":7"#, #""step":9223372036854775807"#, "found 9223372036854775807"),
    (#""imageHeight":2"#, #""imageHeight":4611686018427387904"#, "image height 1 to 4096"),
    (#""imageHeight":2"#, #""imageHeight":3"#, "6 pixels, the generator draws 4"),
    (#""batch":5"#, #""batch":0"#, "a batch takes 1 to 65,536 images, not 0"),
    (#""threads":2"#, #""threads":0"#, "threads may be 1 to 1024, not 0"),
    (
      #""widths":[2,3,4]"#, #""widths":[]"#,
      "the generator needs 2 to 64 widths between 1 and 65,536, not []"
    ),
    (
      #""widths":[2,3,4]"#, #""widths":[2,-3,4]"#,
      "the generator needs 2 to 64 widths between 1 and 65,536, not [2, -3, 4]"
    ),
    (
      #""widths":[4,3,1]"#, #""widths":[5,3,1]"#,
      "images are 2×2 = 4 pixels, the discriminator takes 5 numbers"
    ),
    (
      #""hidden":"leakyRelu""#, #""hidden":"sine""#, #"configuration.generator.hidden""#
    ),
  ])
  func refusesASettingOutOfRange(old: String, new: String, complaint: String) throws {
    try Checkpoint.write(SmallState.state(), to: folder.file("c"))
    var file = try SafeTensors(contentsOf: folder.file("c"))
    let settings = try #require(file.metadata["ganscope"])
    #expect(settings.contains(old))
    file.metadata["ganscope"] = settings.replacingOccurrences(of: old, with: new)
    try file.write(to: folder.file("c"))
    let error = #expect(throws: CheckpointError.self) { try Checkpoint.read(folder.file("c")) }
    #expect(error?.description.hasPrefix("\(folder.path)/c: ") == true)
    #expect(error?.description.contains(complaint) == true, "\(error?.description ?? "")")
  }

  @Test func everyTruncationIsAnError() throws {
    for cut in Damage.cuts(try written(SmallState.state())) {
      try Data(cut).write(to: URL(fileURLWithPath: folder.file("c")))
      #expect(throws: (any Error).self, "\(cut.count) bytes") {
        try Checkpoint.read(folder.file("c"))
      }
    }
  }

  @Test func flippedBitsNeverTrap() throws {
    let whole = try written(SmallState.state())
    for damaged in Damage.flips(whole, count: 500, seed: 2) {
      try Data(damaged).write(to: URL(fileURLWithPath: folder.file("c")))
      guard let state = try? Checkpoint.read(folder.file("c")) else { continue }
      #expect(state.tensors.count == 3)
    }
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"))
  func pythonReadsTheTensors() throws {
    try Checkpoint.write(SmallState.state(), to: folder.file("c"))
    let output = try Python.run(
      """
      import sys, json
      from safetensors import safe_open
      with safe_open(sys.argv[1], framework="numpy") as f:
          settings = json.loads(f.metadata()["ganscope"])
          print(f.metadata()["format"], settings["step"], settings["configuration"]["seed"])
          g = {n.removeprefix("generator."): f.get_tensor(n)
               for n in f.keys() if n.startswith("generator.")}
      print(sorted(g), g["1.num_batches_tracked"], g["0.weight"].shape)
      print([v.hex() for v in map(float, g["0.weight"].flatten())])
      """, folder.file("c"))
    #expect(
      output == """
        pt 7 18446744073709551615
        ['0.weight', '1.num_batches_tracked'] 7 (3, 2)
        ['0x1.921fb40000000p+1', '-0x1.0000000000000p-23', '0x1.0000000000000p-149', 'inf', \
        '0x0.0p+0', '0x1.99999a0000000p-4']

        """)
  }
}
