import Foundation
import GANEngine
import RunStore
import Testing

/// `--judge FILE` and the judge in the program go different ways to the same weights.
@Suite struct JudgeFileTests {
  private let path =
    URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../../Assets/judge.safetensors").standardized.path

  @Test func aFileIsReadAsTheEmbeddedOneIs() throws {
    let file = try SafeTensors(contentsOf: path)
    let judge = try Judge(tensors: file.tensors, metadata: file.metadata)
    #expect(try judge == Judge.embedded())
  }

  @Test func aChangedWeightIsNoticed() throws {
    let folder = try TemporaryFolder()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count - 7] ^= 1
    try bytes.write(to: URL(fileURLWithPath: folder.file("judge")))
    let file = try SafeTensors(contentsOf: folder.file("judge"))
    #expect(throws: JudgeError.self) {
      try Judge(tensors: file.tensors, metadata: file.metadata)
    }
  }
}
