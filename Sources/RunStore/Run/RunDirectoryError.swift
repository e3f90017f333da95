public import GANEngine

/// Why a folder cannot hold a run, or training cannot go on from it.
public enum RunDirectoryError: Error, Equatable, CustomStringConvertible {
  /// Nothing is there; what is called much like it.
  case missing(path: String, near: [String] = [])
  /// The empty name.
  case unnamed
  /// A file of a run that is no checkpoint.
  case otherFile(path: String, found: FileKind, run: String)
  /// A file is there; what it is, where that can be told.
  case notADirectory(path: String, found: FileKind? = nil)
  /// A folder with other things in it.
  case notEmpty(path: String)
  /// A new run was to start where there is one.
  case holdsARun(path: String)
  /// A folder without a run.
  case notARun(path: String)
  /// A run that has saved nothing yet.
  case noCheckpoint(path: String)
  /// Neither a checkpoint nor the description that a run begins with.
  case noBeginning(path: String)
  /// There are checkpoints, all damaged; the reasons, newest first.
  case noWholeCheckpoint(path: String, reasons: [String])
  /// A `run.json` that cannot be read; what it is, where that can be told.
  case damaged(path: String, found: FileKind? = nil)

  private static func description(_ found: FileKind) -> String {
    found == .json ? "other JSON, or a damaged one" : found.found(insteadOf: .text)
  }

  /// One line that names the folder, what was expected and what was found.
  public var description: String {
    switch self {
    case .missing(let path, let near):
      "\(path.asShownPath): expected a checkpoint or a run directory, found nothing"
        + (near.isEmpty ? "" : "; did you mean " + near.joined(separator: " or ") + "?")
    case .unnamed: "'': expected a checkpoint or a run directory, found an empty name"
    case .otherFile(let path, let found, let run):
      "\(path.asShownPath): expected a checkpoint, found \(found.words) of the run in "
        + "\(run.asShownPath): go on with --resume \(run.asShownPath)"
    case .notADirectory(let path, let found):
      "\(path.asShownPath): expected a directory, found \(found?.words ?? "a file")"
    case .notEmpty(let path):
      "\(path.asShownPath): expected an empty directory or none, found other files in it"
    case .holdsARun(let path):
      "\(path.asShownPath): expected an empty directory or none, found a run; "
        + "go on with it: --resume \(path.asShownPath)"
    case .notARun(let path):
      "\(path.asShownPath): expected a run directory (run.json, checkpoints/), found neither"
    case .noCheckpoint(let path):
      "\(path.asShownPath): expected checkpoints/step-….safetensors, found no checkpoint"
    case .noBeginning(let path):
      "\(path.asShownPath): expected checkpoints/step-….safetensors or run.json, found neither: "
        + "nothing was saved before the run ended; begin a new one"
    case .noWholeCheckpoint(let path, let reasons):
      "\(path.asShownPath): every checkpoint is damaged: " + reasons.joined(separator: "; ")
    case .damaged(let path, let found):
      "\(path.asShownPath): expected the JSON of a run's description, found "
        + (found.map(Self.description) ?? "other text")
    }
  }
}
