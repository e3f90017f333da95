import Foundation

/// The IDX files of one folder, paired: images with the labels of equal count.
struct DigitFolder: Equatable {
  struct Pair: Equatable {
    let images: IDXFile
    let labels: IDXFile
  }

  let path: String
  let training: Pair
  let test: Pair?

  /// Looks at the files' headers only.
  ///
  /// The larger pair is for training; of two equal ones, the one not named 't10k' or 'test'.
  /// A broken file throws rather than being passed over: else a bad training file would
  /// leave the test images to train on.
  init(path: String) throws(DataError) {
    self.path = path
    let found = try Self.files(in: path)
    let pairs: [Pair]
    do throws(DataError) {
      pairs = try Self.pairs(of: found.files, in: path)
    } catch {
      // Where a file is wanting, one that cannot be read is the likelier trouble.
      throw found.rejected.first ?? error
    }
    guard pairs.count <= 2 else { throw DataError(path, .tooManyPairs(pairs.count)) }
    training = pairs[0]
    test = pairs.count == 2 ? pairs[1] : nil
    guard test == nil || test?.images.kind == training.images.kind else {
      throw DataError(path, .sizesDiffer)
    }
  }

  /// The IDX files, and why others that might have been meant are none.
  private static func files(
    in path: String
  ) throws(DataError) -> (files: [IDXFile], rejected: [DataError]) {
    var files: [IDXFile] = []
    var rejected: [DataError] = []
    let names = try names(in: path)
    for name in names.sorted() where isCandidate(name, among: names) {
      let file = (path as NSString).appendingPathComponent(name)
      do throws(DataError) {
        files.append(try IDXFile(path: file))
      } catch {
        if claimsToBeIDX(name) { throw error }
        if error.problem != .notAFile && !isPlainlyOther(name) { rejected.append(error) }
      }
    }
    return (files, rejected)
  }

  private static func names(in path: String) throws(DataError) -> Set<String> {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw DataError(path, .missing)
    }
    guard isFolder.boolValue else { throw DataError(path, .notAFolder) }
    do {
      return Set(try FileManager.default.contentsOfDirectory(atPath: path))
    } catch {
      throw DataError(path, .unreadable(reason: "no permission to list this folder"))
    }
  }

  /// Of a file and its gzip side by side only the plain one counts.
  private static func isCandidate(_ name: String, among names: Set<String>) -> Bool {
    guard !name.hasPrefix(".") else { return false }
    return !(name.hasSuffix(".gz") && names.contains(String(name.dropLast(3))))
  }

  private static func claimsToBeIDX(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.contains("idx") || name.contains("ubyte")
  }

  private static func isPlainlyOther(_ name: String) -> Bool {
    let ending = (name as NSString).pathExtension.lowercased()
    return ["md", "txt", "json", "csv", "py", "sh", "png", "jpg"].contains(ending)
  }

  /// All pairs, the training pair first.
  private static func pairs(of files: [IDXFile], in path: String) throws(DataError) -> [Pair] {
    guard !files.isEmpty else { throw DataError(path, .nothingFound) }
    let images = files.filter { $0.kind != .labels }.sorted(by: trainingFirst)
    let labels = files.filter { $0.kind == .labels }.sorted(by: trainingFirst)
    for file in images + labels {
      let partners = (file.kind == .labels ? images : labels)
      guard
        count(of: file, in: partners) == count(of: file, in: file.kind == .labels ? labels : images)
      else {
        throw DataError(
          path,
          .unmatched(file: file.name, count: file.count, partners: partners.map(\.count)))
      }
    }
    try checkNames(of: images, in: path)
    try checkNames(of: labels, in: path)
    return zip(images, labels).map { Pair(images: $0, labels: $1) }
  }

  private static func count(of file: IDXFile, in files: [IDXFile]) -> Int {
    files.count { $0.count == file.count }
  }

  private static func checkNames(of files: [IDXFile], in path: String) throws(DataError) {
    guard files.count == 2, files[0].count == files[1].count else { return }
    guard files[0].isNamedForTest != files[1].isNamedForTest else {
      throw DataError(path, .ambiguous(count: files[0].count))
    }
  }

  private static func trainingFirst(_ a: IDXFile, _ b: IDXFile) -> Bool {
    a.count == b.count ? !a.isNamedForTest && b.isNamedForTest : a.count > b.count
  }
}

extension IDXFile {
  /// The last part of the path.
  fileprivate var name: String { (path as NSString).lastPathComponent }

  fileprivate var isNamedForTest: Bool {
    let name = name.lowercased()
    return name.contains("t10k") || name.contains("test")
  }
}
