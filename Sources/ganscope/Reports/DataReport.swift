import Foundation
import GANEngine

/// Which digits would be used and why, for people and for scripts.
struct DataReport: Encodable {
  struct Place: Encodable {
    let place: String
    let value: String?
    let finding: String
  }

  struct Part: Encodable {
    /// nil for embedded digits.
    let files: Files?
    let count: Int
    let height: Int
    let width: Int
    let mean: Double
    let deviation: Double
    /// Empty where there are no labels.
    let countsByLabel: [String: Int]
  }

  struct Files: Encodable {
    let images: String
    let labels: String?
    /// Why these images are what they are taken for.
    let reason: String
  }

  let name: String
  let places: [Place]
  let training: Part
  let test: Part?
  let hint: String?
  /// The first training image of each of the first ten labels; without any, the first ten.
  private let samples: SampleImages

  private enum CodingKeys: CodingKey { case name, places, training, test, hint }

  init(_ corpus: DigitCorpus, home: String?) throws {
    name = corpus.name
    places = corpus.places.map {
      Place(place: $0.kind.words, value: $0.value, finding: $0.finding.words)
    }
    let dataset = try corpus.training()
    training = Part(dataset, corpus.trainingFiles)
    samples = Self.samples(of: dataset)
    test = try corpus.test().map { Part($0, corpus.testFiles) }
    hint =
      corpus.isEmbedded
      ? "To train on MNIST: ganscope data fetch; or put its four files into "
        + "\((home ?? "a folder").asShown) or pass --data DIR." : nil
  }

  var json: String {
    get throws { try JSONWriter.text(self) }
  }

  var text: String {
    var lines = ["\(name) would be used.", ""]
    lines += places.map { place in
      [place.place.padded(to: 18), place.finding.padded(to: 13), (place.value ?? "").asShown]
        .joined(separator: " ")
    }
    lines += ["", "training  " + training.text]
    lines += [test.map { "test      " + $0.text } ?? "test      none", ""]
    lines += [AsciiSheet.text(samples, columns: nil)]
    if let hint { lines += ["", hint] }
    return lines.map(\.trimmed).joined(separator: "\n")
  }

  private static func samples(of dataset: ImageDataset) -> SampleImages {
    let size = dataset.height * dataset.width
    let firsts = Set(dataset.labels).sorted().prefix(10).map {
      dataset.labels.firstIndex(of: $0) ?? 0
    }
    let pixels = (dataset.isLabelled ? firsts : Array(0..<min(dataset.count, 10))).flatMap {
      dataset.pixels[$0 * size..<($0 + 1) * size]
    }
    return SampleImages(pixels: pixels, height: dataset.height, width: dataset.width)
  }
}

extension DataReport.Part {
  fileprivate init(_ dataset: ImageDataset, _ files: DataFiles?) {
    self.files = files.map {
      DataReport.Files(images: $0.images, labels: $0.labels, reason: $0.reason)
    }
    let statistics = DatasetStatistics(dataset)
    count = statistics.count
    height = dataset.height
    width = dataset.width
    mean = statistics.mean
    deviation = statistics.deviation
    countsByLabel = Dictionary(
      uniqueKeysWithValues: statistics.countsByLabel.map { (String($0.key), $0.value) })
  }

  fileprivate var text: String {
    let labels = countsByLabel.sorted { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }
      .map { "\($0.key): \($0.value)" }.joined(separator: "  ")
    let source = files.map { files in
      "\n          \(files.images.asShown) (\(files.reason))"
        + (files.labels.map { "\n          \($0.asShown)" } ?? "")
    }
    let pixels = String(format: "mean %.4f, deviation %.4f", mean, deviation)
    return "\(counted(count, "image")) of \(height)×\(width), \(pixels)\n          "
      + (labels.isEmpty ? "no labels" : labels) + (source ?? "")
  }
}

extension DataPlace.Kind {
  fileprivate var words: String {
    switch self {
    case .option: "--data"
    case .environment: "$GANSCOPE_DATA"
    case .home: "user's data folder"
    case .embedded: "embedded digits"
    }
  }
}

extension DataPlace.Finding {
  fileprivate var words: String {
    switch self {
    case .used: "used"
    case .unset: "not set"
    case .nothing: "nothing there"
    case .notReached: "not looked at"
    }
  }
}

extension String {
  /// The text with blanks on the right up to `width` characters.
  func padded(to width: Int) -> String {
    padding(toLength: max(width, count), withPad: " ", startingAt: 0)
  }

  fileprivate var trimmed: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
