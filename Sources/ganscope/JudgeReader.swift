import GANEngine
import RunStore

/// The judge that a command line asks for.
enum JudgeReader {
  /// The judge in a file, or the embedded one. Throws a `Failure` that names the file.
  static func judge(in file: String?) throws -> Judge {
    guard let file else { return try Judge.embedded() }
    let contents = try SafeTensors(contentsOf: file)
    do {
      return try Judge(tensors: contents.tensors, metadata: contents.metadata)
    } catch {
      throw Failure("\(file): \(error)")
    }
  }
}
