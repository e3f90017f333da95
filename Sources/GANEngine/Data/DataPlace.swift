/// One place where digits may come from, and what was found there.
public struct DataPlace: Equatable, Sendable {
  /// The cases are in the order in which they are tried.
  public enum Kind: String, CaseIterable, Sendable {
    /// `--data`.
    case option
    /// `$GANSCOPE_DATA`.
    case environment
    /// `ganscope/mnist` in the user's data folder.
    case home
    /// Drawn by the program itself.
    case embedded
  }

  /// What became of a place.
  public enum Finding: String, Sendable {
    /// These digits are used.
    case used
    /// Nothing is named.
    case unset
    /// No IDX file is there.
    case nothing
    /// An earlier place was used.
    case notReached
  }

  /// Which of the places it is.
  public let kind: Kind
  /// The folder or word that names it, if any does.
  public let value: String?
  /// What was found there.
  public let finding: Finding
}

/// The files of images to train or test on.
public struct DataFiles: Equatable, Sendable {
  /// The path of the file of images.
  public let images: String
  /// nil where the images have no labels.
  public let labels: String?
  /// Why they are taken for that: "its name says so", "the larger of two".
  public let reason: String

  init(_ part: DigitSet.Part) {
    images = part.images.path
    labels = part.labels?.path
    reason = part.reason
  }
}
