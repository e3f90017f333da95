import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct TensorBoardEventsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func row(_ step: Int, steps: Int = 1, _ value: Float) -> MetricsRow {
    MetricsRow(
      step: step, steps: steps, epoch: 1, time: 1000.5 + Double(step), stepsPerSecond: 25,
      spreads: Metric.allCases.map {
        let mean = value + Float($0.rawValue)
        return .init(mean: mean, minimum: mean - 0.5, maximum: mean + 0.5)
      })
  }

  private static let sheet = Result {
    let pixels = (0..<3 * 28 * 28).map { UInt8(truncatingIfNeeded: $0 * 7) }
    return try SampleSheet(SampleImages(pixels: pixels, height: 28, width: 28), columns: 2)
  }

  /// All that TensorBoard's reader finds in the folder: a line a tag.
  private func found() throws -> [String] {
    let script = """
      import sys, io
      from PIL import Image
      from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
      e = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0, "images": 0})
      e.Reload()
      for tag in sorted(e.Tags()["scalars"]):
          print(tag, *((s.step, s.wall_time, s.value) for s in e.Scalars(tag)))
      for tag in e.Tags()["images"]:
          for i in e.Images(tag):
              image = Image.open(io.BytesIO(i.encoded_image_string))
              print(tag, i.step, i.wall_time, i.width, i.height, image.size, image.mode,
                    sum(image.tobytes()))
      """
    return try Python.run(script, folder.path).split(separator: "\n").map(String.init)
      .filter { !$0.contains("NOTE") && !$0.contains("TensorFlow") }
  }

  @Test func aFileBeginsWithItsVersion() throws {
    let events = TensorBoardEvents(folder: folder.path, time: 1000)
    events.append(Self.row(1, 0))
    #expect(events.flush() == nil)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: events.path)))
    // wall_time 1000.0 in field 1, "brain.Event:2" in field 3.
    let event: [UInt8] = [0x09, 0, 0, 0, 0, 0, 0x40, 0x8F, 0x40, 0x1A, 13] + "brain.Event:2".utf8
    #expect(Array(bytes.prefix(8)) == [24, 0, 0, 0, 0, 0, 0, 0])
    #expect(Array(bytes[12..<36]) == event)
  }

  @Test func namesSortByTheOrderOfSessions() throws {
    let names = [1000.0, 1000.2, 999, 2000].map { time in
      let events = TensorBoardEvents(folder: folder.path, time: time)
      events.append(Self.row(1, 0))
      #expect(events.flush() == nil)
      return (events.path as NSString).lastPathComponent
    }
    #expect(try folder.names() == names)
    #expect(names[0].hasPrefix("events.out.tfevents.0000001000."))
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"))
  func tensorBoardReadsEveryScalarAndImage() throws {
    let events = TensorBoardEvents(folder: folder.path, time: 1000)
    events.append(Self.row(1, 0.25))
    events.append(Self.row(2, 10.25))
    let sheet = try Self.sheet.get()
    try events.append(sheet, step: 2, time: 1003)
    #expect(events.flush() == nil)
    events.append(Self.row(1010, steps: 10, 20))
    #expect(events.flush() == nil)

    var expected = Metric.allCases.flatMap { metric -> [String] in
      let add = Double(metric.rawValue)
      return [
        "\(metric.name) (1, 1001.5, \(0.25 + add)) (2, 1002.5, \(10.25 + add)) "
          + "(1010, 2010.5, \(20 + add))",
        "\(metric.name)_max (1010, 2010.5, \(20.5 + add))",
        "\(metric.name)_min (1010, 2010.5, \(19.5 + add))",
      ]
    }
    expected.append("stepsPerSecond (1, 1001.5, 25.0) (2, 1002.5, 25.0) (1010, 2010.5, 25.0)")
    let ink = sheet.pixels.reduce(0) { $0 + Int($1) }
    expected = expected.sorted() + ["samples 2 1003.0 62 62 (62, 62) L \(ink)"]
    #expect(try found() == expected)
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"))
  func aTornFileIsReadUpToTheTearAndASecondOneGoesOn() throws {
    let killed = TensorBoardEvents(folder: folder.path, time: 1000)
    for step in 1...6 { killed.append(Self.row(step, 0)) }
    #expect(killed.flush() == nil)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: killed.path))
    bytes.removeLast(5)
    try bytes.write(to: URL(fileURLWithPath: killed.path))

    let resumed = TensorBoardEvents(folder: folder.path, time: 1000)
    resumed.rewind(to: 3, time: 1010)
    resumed.append(Self.row(4, 7))
    #expect(resumed.flush() == nil)
    #expect(try folder.names().count == 2)
    let expected =
      "discriminatorLoss (1, 1001.5, 0.0) (2, 1002.5, 0.0) (3, 1003.5, 0.0) (4, 1004.5, 7.0)"
    #expect(try found().contains(expected))
  }

  @Test func whatCouldNotBeWrittenIsWrittenLater() throws {
    let inside = folder.file("run")
    let events = TensorBoardEvents(folder: inside, time: 1000)
    events.append(Self.row(1, 0))
    #expect(events.flush() == FileError(.open, events.path, code: ENOENT))
    try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: false)
    #expect(events.flush() == nil)
    #expect(FileManager.default.fileExists(atPath: events.path))
  }
}
