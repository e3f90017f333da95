import Foundation
public import GANEngine

extension RunDirectory {
  /// The pages of the album that lie between the sample sheets.
  public var albumPath: String { "\(samplesPath)/album" }

  /// Where the page of a step belongs.
  public func albumPagePath(step: Int) -> String {
    "\(albumPath)/\(Self.stepName(step)).png"
  }

  /// Writes a page as a sample sheet, whole or not at all.
  /// - Throws: `SampleSheet.Failure` or `FileError`.
  public func write(_ page: SampleAlbum.Page) throws {
    let sheet = try SampleSheet(page.images, columns: SampleSheet.usualColumns)
    try Self.makeFolder(albumPath)
    try sheet.writePNG(to: albumPagePath(step: page.step))
  }

  /// The samples of the run up to `state`, from its sheets and the album's pages between them;
  /// `events` tell which latents drew them. In `warnings`, what is damaged and left out.
  public func album(
    through state: TrainerState, after events: [RunEvent], warnings: inout [String]
  ) -> SampleAlbum {
    let generations = LatentGenerations(events)
    var damaged: [String] = []
    var album = SampleAlbum()
    for (step, path) in chosenPages(through: state.step) {
      do throws(SampleSheet.Failure) {
        let images = try SampleSheet(contentsOf: path)
          .images(height: state.imageHeight, width: state.imageWidth)
        let page = SampleAlbum.Page(
          step: step, generation: generations.generation(at: step),
          images: images.asked(for: state.configuration.classes))
        album.add(page)
      } catch {
        damaged.append("\(String(path.dropFirst(self.path.count + 1)).asShownPath): \(error)")
      }
    }
    if let first = damaged.first {
      let others = damaged.count > 1 ? ", and \(damaged.count - 1) more" : ""
      warnings.append("left out of the earlier samples: \(first)\(others)")
    }
    return album
  }

  // Those alone are read that stay in an album.
  private func chosenPages(through last: Int) -> [(step: Int, path: String)] {
    let sheets = samples().map { (step: Self.step(ofSample: $0) ?? 0, path: $0) }
    let known = Set(sheets.map(\.step))
    let pages = albumPages().filter { !known.contains($0.step) }
    let all = (sheets + pages).filter { $0.step <= last }.sorted { $0.step < $1.step }
    var plan = SampleAlbum()
    for page in all {
      plan.add(
        SampleAlbum.Page(
          step: page.step, generation: 0, images: SampleImages(pixels: [], height: 0, width: 0)))
    }
    let chosen = Set(plan.pages.map(\.step))
    return all.filter { chosen.contains($0.step) }
  }

  /// The album's own pages, in any order.
  func albumPages() -> [(step: Int, path: String)] {
    let names = (try? FolderNames(of: albumPath))?.names ?? []
    return names.compactMap { name in
      Self.step(ofSample: name).map { (step: $0, path: "\(albumPath)/\(name)") }
    }
  }
}

extension SampleImages {
  /// With the class that each was asked for, which a picture does not tell: all in turn.
  fileprivate func asked(for classes: Int) -> SampleImages {
    guard classes > 0 else { return self }
    return SampleImages(
      pixels: pixels, height: height, width: width,
      labels: (0..<count).map { UInt8(clamping: $0 % classes) })
  }
}
