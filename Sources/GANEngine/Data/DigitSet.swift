/// One data set: images to train on and perhaps to test on, each with labels or without.
struct DigitSet: Equatable {
  struct Part: Equatable {
    let images: IDXFile
    let labels: IDXFile?
    /// Why these images are what they are taken for.
    let reason: String
  }

  let training: Part
  let test: Part?

  /// Tells the files of a set apart: by their names, and where those do not say, by their counts.
  ///
  /// Throws the error of a file that is meant and cannot be read.
  init(_ members: [DigitMember], in folder: String) throws(DataError) {
    if let broken = members.first(where: { $0.isMeant && $0.file == nil })?.failure { throw broken }
    // Where a file is wanting, one that cannot be read is the likelier trouble.
    let suspect = members.first { $0.file == nil && $0.mayBeMeant }?.failure
    do throws(DataError) {
      let roles = try DigitRoles(members, in: folder)
      var matching = LabelMatching(members, in: folder)
      training = try matching.part(roles.training)
      test = try roles.test.map { pick throws(DataError) in try matching.part(pick) }
      try matching.checkNoneIsLeft(unused: roles.unused)
    } catch {
      throw suspect ?? error
    }
    if training.labels == nil, let suspect { throw suspect }
    guard test == nil || test?.images.kind == training.images.kind else {
      throw DataError(folder, .sizesDiffer)
    }
  }
}

/// Which images are for what.
struct DigitRoles {
  struct Pick {
    let images: IDXFile
    let name: DataFileName
    let role: DataFileName.Role
    let reason: String
  }

  let training: Pick
  let test: Pick?
  /// Roles that have images which nothing is done with.
  let unused: Set<DataFileName.Role>

  init(_ members: [DigitMember], in folder: String) throws(DataError) {
    var named: [DataFileName.Role: DigitMember] = [:]
    var rest: [DigitMember] = []
    let images = members.filter { $0.images != nil }
    for member in images {
      guard let role = Self.role(of: member, among: members) else {
        rest.append(member)
        continue
      }
      if named[role] != nil {
        let files = images.filter { Self.role(of: $0, among: members) == role }.map(\.name.text)
        throw DataError(folder, .contradiction(role: "\(role.rawValue) images", files: files))
      }
      named[role] = member
    }
    let files = images.map(\.name.text)
    let wanted = named[.training] == nil ? 2 : 1
    guard rest.count + (named[.test] ?? named[.validation] == nil ? 0 : 1) <= wanted else {
      throw DataError(folder, .tooManyImages(files: files))
    }
    var test = named[.test] ?? named[.validation]
    var training = named[.training]
    unused = named[.test] != nil && named[.validation] != nil ? [.validation] : []
    var (reason, testReason) = ("its name says so", "its name says so")
    if rest.count == 2 {
      let sorted = rest.sorted { ($0.images?.count ?? 0) > ($1.images?.count ?? 0) }
      guard let count = sorted[0].images?.count, count != sorted[1].images?.count else {
        throw DataError(folder, .ambiguous(count: rest[0].images?.count ?? 0))
      }
      (training, test) = (sorted[0], sorted[1])
      (reason, testReason) = ("the larger of two", "the smaller of two")
    } else if let one = rest.first {
      let isTraining = training == nil
      if isTraining { training = one } else { test = one }
      if isTraining {
        reason = test == nil ? "the only images" : "the others are named for testing"
      } else {
        testReason = "the others are named for training"
      }
    } else if training == nil {
      (training, test) = (test, nil)
      reason = "the only images, though named for testing"
    }
    guard let training, let first = training.images else {
      throw Self.nothing(members, in: folder)
    }
    self.training = Pick(
      images: first, name: training.name, role: training.name.role ?? .training, reason: reason)
    self.test = test.flatMap { member in
      member.images.map {
        Pick(images: $0, name: member.name, role: member.name.role ?? .test, reason: testReason)
      }
    }
  }

  /// What the name says; else what the labels of this count, the only ones, say of images of which
  /// there are no others of this count.
  private static func role(
    of member: DigitMember, among members: [DigitMember]
  ) -> DataFileName.Role? {
    if let role = member.name.role { return role }
    guard let count = member.images?.count,
      members.count(where: { $0.images?.count == count }) == 1,
      members.count(where: { $0.labels?.count == count }) == 1
    else { return nil }
    return members.first { $0.labels?.count == count }?.name.role
  }

  private static func nothing(_ members: [DigitMember], in folder: String) -> DataError {
    guard let labels = members.first(where: { $0.labels != nil }), let file = labels.labels else {
      return DataError(folder, .nothingFound(instead: []))
    }
    return DataError(
      folder, .unmatched(file: labels.name.text, count: file.count, partners: []))
  }
}

/// Finds the labels of images.
struct LabelMatching {
  private let folder: String
  private let imageCounts: [Int]
  private var left: [DigitMember]

  init(_ members: [DigitMember], in folder: String) {
    self.folder = folder
    imageCounts = members.compactMap(\.images?.count)
    left = members.filter { $0.labels != nil }
  }

  /// The images with those labels that are named for the same; else with the ones of their count.
  mutating func part(_ pick: DigitRoles.Pick) throws(DataError) -> DigitSet.Part {
    let named = left.filter { $0.name.role == pick.role }
    guard named.count <= 1 else {
      throw DataError(
        folder,
        .contradiction(role: "\(pick.role.rawValue) labels", files: named.map(\.name.text)))
    }
    if let labels = named.first?.labels, labels.count != pick.images.count {
      throw DataError(
        folder,
        .unmatched(
          file: pick.name.text, count: pick.images.count, partners: [labels.count]))
    }
    let fitting = left.filter {
      $0.labels?.count == pick.images.count
        && ($0.name.role == nil || pick.name.role == nil)
    }
    guard named.count == 1 || fitting.count <= 1 else {
      throw DataError(
        folder,
        .contradiction(
          role: "labels of \(pick.images.count)", files: fitting.map(\.name.text)))
    }
    let chosen = named.first ?? fitting.first
    left.removeAll { $0.name == chosen?.name }
    return DigitSet.Part(images: pick.images, labels: chosen?.labels, reason: pick.reason)
  }

  /// Labels without images mean that a file of images is wanting.
  func checkNoneIsLeft(unused: Set<DataFileName.Role>) throws(DataError) {
    let wanting = left.first { member in
      member.name.role.map { !unused.contains($0) } ?? unused.isEmpty
    }
    guard let wanting, let labels = wanting.labels else { return }
    throw DataError(
      folder,
      .unmatched(file: wanting.name.text, count: labels.count, partners: imageCounts))
  }
}
