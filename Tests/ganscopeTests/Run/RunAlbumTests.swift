import Foundation
import GANEngine
import TestSupport
import Testing

@testable import RunStore
@testable import ganscope

/// The samples of earlier steps, as they come back from the run's folder.
@Suite struct RunAlbumTests {
  private func album(
    _ run: RecordedRun, through step: Int? = nil
  ) throws -> (album: SampleAlbum, warnings: [String]) {
    var state = try ResumePoint(run.directory.path).state
    if let step { state.counters.step = step }
    var warnings: [String] = []
    let album = run.directory.album(
      through: state, after: try run.events, warnings: &warnings)
    return (album, warnings)
  }

  /// 100 steps, other latents from step 60 on; and the album as it was in memory.
  private func play(_ run: RecordedRun) throws -> SampleAlbum {
    var kept = SampleAlbum()
    try run.session(samples: 20) { session, _ in
      try session.advance(60)
      session.send(.newLatents)
      try session.advance(40)
      session.send(.save)
      session.settle()
      kept = session.snapshot.samples.album
    }
    return kept
  }

  @Test func whatWasKeptComesBackPixelForPixel() throws {
    let run = try RecordedRun()
    let kept = try play(run)
    let found = try album(run)
    #expect(found.warnings.isEmpty)
    for page in kept.pages where SampleAlbum.isLandmark(page.step) {
      #expect(found.album.page(at: page.step) == page, "step \(page.step)")
    }
    // The sheets lie between them: nine steps an epoch.
    #expect(found.album.page(at: 63)?.step == 63 && found.album.page(at: 63)?.generation == 1)
    #expect(found.album.page(at: 45)?.generation == 0)
    #expect(found.album.pages.last?.step == 100)
    #expect(try album(run, through: 50).album.pages.last?.step == 48)
  }

  @Test func goingBackTakesItsPagesToo() throws {
    let run = try RecordedRun()
    try run.session(samples: 20) { session, _ in
      try session.advance(40)
      session.send(.rollback(snapshots: 1, halvingRates: false))
      try session.advance(5)
      session.send(.save)
    }
    #expect(run.directory.albumPages().map(\.step).sorted() == Array(0...5))
    #expect(try album(run).album.pages.map(\.step) == Array(0...5))
  }

  @Test func damageIsSaidOnceAndLeavesTheRest() throws {
    let run = try RecordedRun()
    _ = try play(run)
    let whole = try album(run).album.pages.map(\.step)
    let paths = [8, 12, 16].map { run.directory.albumPagePath(step: $0) }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: paths[0]))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: paths[0]))
    try Data("no picture".utf8).write(to: URL(fileURLWithPath: paths[1]))
    // A picture of something else.
    let other = SampleImages(pixels: Array(repeating: 7, count: 25), height: 5, width: 5)
    try SampleSheet(other, columns: 1).writePNG(to: paths[2])
    let found = try album(run)
    #expect(found.album.pages.map(\.step) == whole.filter { ![8, 12, 16].contains($0) })
    #expect(found.warnings.count == 1)
    #expect(found.warnings.first?.contains("step-00000008.png") == true)
    #expect(found.warnings.first?.hasSuffix(", and 2 more") == true)
    try FileManager.default.removeItem(atPath: run.directory.samplesPath)
    #expect(try album(run).album.pages.isEmpty)
    #expect(try album(run).warnings.isEmpty)
  }

  @Test func aSheetGivesItsImagesBack() throws {
    let images = SampleImages(
      pixels: (0..<6 * 12).map { UInt8($0) }, height: 3, width: 4)
    let sheet = try SampleSheet(images, columns: 3)
    #expect(try sheet.images(height: 3, width: 4) == images)
    for (height, width) in [(4, 3), (0, 4), (-2, -2), (28, 28)] {
      #expect(throws: SampleSheet.Failure.otherSize(width: 20, height: 12)) {
        try sheet.images(height: height, width: width)
      }
    }
  }
}
