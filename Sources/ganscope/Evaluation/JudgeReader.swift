import GANEngine
import RunStore

/// The judge that a command line asks for.
enum JudgeReader {
  /// The judge in a file, or the embedded one. Throws a `Failure` that names the file.
  static func judge(in file: String?) throws -> Judge {
    guard let file else { return try Judge.embedded() }
    let contents = try contents(of: file)
    do {
      return try Judge(tensors: contents.tensors, metadata: contents.metadata)
    } catch {
      throw Failure("\(file.asShownPath): \(error)")
    }
  }

  private static func contents(of file: String) throws -> SafeTensors {
    do {
      return try SafeTensors(contentsOf: file)
    } catch let error as SafeTensorsError {
      guard case .otherFile(let kind) = error.problem else { throw error }
      throw Failure(
        "\(file.asShownPath): expected a judge in a safetensors file, found "
          + kind.found(insteadOf: .judge))
    }
  }
}
