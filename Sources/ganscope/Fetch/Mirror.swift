import ArgumentParser
import Foundation
import GANEngine

/// A folder on the web that has the files of a data set.
struct Mirror: Equatable, CustomStringConvertible {
  let base: URL

  /// Takes an http address with a host; nil for anything else.
  init?(_ text: String) {
    guard let base = URL(string: text.hasSuffix("/") ? text : text + "/"),
      ["http", "https"].contains(base.scheme?.lowercased()), base.host?.isEmpty == false
    else { return nil }
    self.base = base
  }

  /// Where MNIST is; source: torchvision.datasets.MNIST.
  static let mnist = [
    "https://ossci-datasets.s3.amazonaws.com/mnist/", "http://yann.lecun.com/exdb/mnist/",
  ].compactMap { Mirror($0) }

  /// The address of a file.
  func url(of file: PublishedFile) -> URL { base.appendingPathComponent(file.name) }

  var description: String { base.absoluteString }
}

extension Mirror: ExpressibleByArgument {
  init?(argument: String) { self.init(argument) }
}
