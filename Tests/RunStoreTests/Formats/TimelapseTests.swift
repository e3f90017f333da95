import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct TimelapseTests {
  private let folder: TemporaryFolder
  private let run: RunDirectory

  init() throws {
    folder = try TemporaryFolder()
    run = try RunDirectory.use(folder.file("run"), resuming: false)
  }

  /// Noise, which fills the table of codes many times; flat; all greys.
  private func draw(_ steps: [Int], side: Int = 28, count: Int = 9) throws {
    for step in steps {
      var random = UInt64(step) &* 2_654_435_761 | 1
      let pixels = (0..<count * side * side).map { index -> UInt8 in
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return step == 0
          ? 0 : step % 2 == 0 ? UInt8(truncatingIfNeeded: index) : UInt8(random >> 56)
      }
      let images = SampleImages(pixels: pixels, height: side, width: side)
      try SampleSheet(images, columns: 3).writePNG(to: run.samplePath(step: step))
    }
  }

  @Test(
    .enabled(if: Python.isWanted, "\(Python.missing)"),
    arguments: [Timelapse.Format.gif, .png], [[0, 1, 2, 100, 12_345_678_901], [1]])
  func pillowSeesEveryPicture(format: Timelapse.Format, steps: [Int]) throws {
    try draw(steps)
    let timelapse = try Timelapse(run)
    #expect(timelapse.count == steps.count)
    try timelapse.write(format, delay: 120, to: folder.file("film"))
    let output = try Python.run(
      """
      import glob, sys
      from PIL import Image, ImageSequence
      film = Image.open(sys.argv[1])
      sheets = [Image.open(name) for name in sorted(
          glob.glob(sys.argv[2] + "/*.png"), key=lambda name: int(name.split("step-")[1][:-4]))]
      same = [frame.convert("L").tobytes() == sheet.tobytes()
              for frame, sheet in zip(ImageSequence.Iterator(film), sheets)]
      print(film.format, film.n_frames, film.size == sheets[0].size, all(same), len(same),
            len(same) == 1 or film.info["duration"], film.info.get("loop"))
      """, folder.file("film"), run.samplesPath)
    let name = format == .gif ? "GIF" : "PNG"
    let duration = steps.count == 1 ? "True" : format == .gif ? "120" : "120.0"
    #expect(
      output == "\(name) \(steps.count) True True \(steps.count) \(duration) 0\n")
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"))
  func smallerPicturesArePadded() throws {
    try draw([1], side: 20)
    try draw([2], side: 28)
    try Timelapse(run).write(.gif, delay: 100, to: folder.file("film.gif"))
    let output = try Python.run(
      """
      import sys
      from PIL import Image
      film = Image.open(sys.argv[1])
      small = Image.open(sys.argv[2])
      frame = film.convert("L")
      print(film.size, frame.crop((0, 0) + small.size).tobytes() == small.tobytes(),
            frame.getpixel((91, 91)))
      """, folder.file("film.gif"), run.samplePath(step: 1))
    #expect(output == "(92, 92) True 0\n")
  }

  @Test func everySoManyWithTheLast() throws {
    try draw(Array(0..<8), side: 4, count: 1)
    #expect(try Timelapse(run, every: 3).count == 4)
    #expect(try Timelapse(run, every: .max).count == 2)
    #expect(try Timelapse(run, every: 0).count == 8)
  }

  @Test func withoutPicturesItIsSaidWhatToDo() {
    let error = #expect(throws: Timelapse.Failure.noSamples(path: run.path)) {
      try Timelapse(run)
    }
    #expect(error?.description.hasSuffix("ganscope --resume \(run.path)") == true)
  }

  @Test func damagedPicturesAreLeftOut() throws {
    try draw([1, 2], side: 4, count: 1)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: run.samplePath(step: 1)))
    try bytes.prefix(50).write(to: URL(fileURLWithPath: run.samplePath(step: 3)))
    let timelapse = try Timelapse(run)
    #expect(timelapse.count == 2)
    #expect(timelapse.warnings.count == 1)
    for step in [1, 2] {
      try "x".write(toFile: run.samplePath(step: step), atomically: false, encoding: .utf8)
    }
    #expect(throws: Timelapse.Failure.self) { try Timelapse(run) }
  }
}
