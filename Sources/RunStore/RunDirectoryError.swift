/// Why a folder cannot hold a run, or training cannot go on from it.
public enum RunDirectoryError: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case notADirectory(path: String)
  case notEmpty(path: String)
  /// A new run was to start where there is one.
  case holdsARun(path: String)
  case notARun(path: String)
  case noCheckpoint(path: String)
  /// There are checkpoints, all damaged; the reasons, newest first.
  case noWholeCheckpoint(path: String, reasons: [String])
  /// A `run.json` that cannot be read.
  case damaged(path: String)

  /// One line that names the folder, what was expected and what was found.
  public var description: String {
    switch self {
    case .missing(let path): "\(path): expected a checkpoint or a run directory, found nothing"
    case .notADirectory(let path): "\(path): expected a directory, found a file"
    case .notEmpty(let path):
      "\(path): expected an empty directory or none, found other files in it"
    case .holdsARun(let path):
      "\(path): expected an empty directory or none, found a run; go on with it: --resume \(path)"
    case .notARun(let path):
      "\(path): expected a run directory (run.json, checkpoints/), found neither"
    case .noCheckpoint(let path):
      "\(path): expected checkpoints/step-….safetensors, found no checkpoint to resume from"
    case .noWholeCheckpoint(let path, let reasons):
      "\(path): every checkpoint is damaged: " + reasons.joined(separator: "; ")
    case .damaged(let path): "\(path): expected the JSON of a run's description, found other text"
    }
  }
}
