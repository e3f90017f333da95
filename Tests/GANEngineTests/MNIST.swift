import Foundation
import Testing

@testable import GANEngine

/// The real digits, where the machine has them: `$GANSCOPE_DATA` or the usual folder.
enum MNIST {
  static let corpus: DigitCorpus? = {
    let search = DataSearch(option: nil, environment: ProcessInfo.processInfo.environment)
    guard let corpus = try? search.corpus(), corpus.name == "MNIST" else { return nil }
    return corpus
  }()

  static var isThere: Bool { corpus != nil }
  static let reason: Comment = "MNIST is not here; GANSCOPE_DATA may name its folder"
}
