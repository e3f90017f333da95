/// A file that may be part of a data set: what its name says, and what its header does.
struct DigitMember {
  let name: DataFileName
  /// The header, or why there is none.
  let contents: Result<IDXFile, DataError>

  /// Opens the file `name` below `folder`.
  init(_ name: String, in folder: String) {
    self.name = DataFileName(name)
    do throws(DataError) {
      contents = .success(try IDXFile(path: "\(folder)/\(name)"))
    } catch {
      contents = .failure(error)
    }
  }

  var file: IDXFile? { try? contents.get() }

  /// Why it cannot be read; nil where it can.
  var failure: DataError? {
    if case .failure(let error) = contents { error } else { nil }
  }

  var images: IDXFile? { file.flatMap { $0.kind == .labels ? nil : $0 } }
  var labels: IDXFile? { file.flatMap { $0.kind == .labels ? $0 : nil } }

  /// Whether it has to be readable for the set it belongs to: passing over a broken training file
  /// would leave the test images to train on.
  var isMeant: Bool { file != nil || name.claimsToBeIDX }

  /// Whether it might have been meant where something is wanting: no plain text of another name.
  var mayBeMeant: Bool {
    guard let failure, !name.tellsKind, name.role == nil else { return true }
    switch failure.problem {
    case .foreign(let kind): return !kind.isKnown
    case .empty, .notAFile: return false
    case .missing, .noSuchSet, .notAFolder, .unreadable, .wrongMagic, .wrongShape,
      .implausibleCount, .noItems, .labelOutOfRange, .truncated, .tooLong, .cutGzip,
      .tooLargeToUnpack, .damaged, .changedWhileReading, .nothingFound, .unmatched, .ambiguous,
      .contradiction, .tooManyImages, .severalSets, .sizesDiffer, .badSkeleton, .unwritable,
      .wouldOverwrite:
      return true
    }
  }
}
