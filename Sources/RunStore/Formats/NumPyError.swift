public import GANEngine

/// A file that is no array of images: what was found, and what was expected.
public struct NumPyError: Error, Equatable, CustomStringConvertible {
  /// What is wrong with it.
  public enum Problem: Equatable, Sendable {
    /// The first bytes are not those of a NumPy file, or the version is unknown.
    case notNumPy(FileKind)
    /// A version of the format that cannot be read.
    case version(major: Int, minor: Int)
    /// The header ends too early, or says nothing of an element.
    case header(String)
    /// Elements of another kind, e.g. "<i8".
    case elementType(String)
    /// Columns before rows.
    case fortranOrder
    /// A shape that no images have.
    case shape([Int])
    /// Bytes of data.
    case length(expected: Int, found: Int)
    /// Numbers beyond both ranges of pixels, or none.
    case range(least: Float, greatest: Float)
  }

  /// The file, as it was named.
  public let path: String
  /// What is wrong with it.
  public let problem: Problem

  init(_ path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// One line.
  public var description: String { "\(path.asShownPath): \(words)" }

  private var words: String {
    switch problem {
    case .notNumPy(let kind):
      "expected a NumPy array, which begins with the bytes 93 4E 55 4D 50 59, "
        + "found \(kind.found(insteadOf: .array))"
    case .version(let major, let minor):
      "NumPy format \(major).\(minor); expected 1.0, 2.0 or 3.0"
    case .header(let flaw):
      "its header \(flaw)"
    case .elementType(let found):
      "elements of type '\(found)'; expected '|u1' (uint8, 0…255) or '<f4' (float32, 0…1 or −1…1), "
        + "as images.astype('float32') has"
    case .fortranOrder:
      "columns first; expected C order: save numpy.ascontiguousarray(images)"
    case .shape(let found):
      "shape (\(found.map(String.init).joined(separator: ", "))); expected (N, height, width), "
        + "(N, 1, height, width) or (N, side²), e.g. (10000, 28, 28)"
    case .length(let expected, let found):
      "\(found) bytes of data; its shape asks for \(expected)"
    case .range(let least, let greatest):
      "numbers from \(least) to \(greatest); expected 0…1, −1…1, or uint8 0…255"
    }
  }
}
