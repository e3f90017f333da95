import GANEngine

/// Climbs down the ladder of image sets with one judge.
enum Calibration {
  /// The scores of every rung.
  static func ladder(
    _ yardstick: ImageScorer, training: ImageDataset, test: ImageDataset, threads: Int
  ) throws -> ScoreLadder {
    let (known, fresh) = (SampleImages(training), SampleImages(test))
    var ladder = ScoreLadder()
    for rung in ScoreLadder.Rung.allCases {
      let images =
        try rung.images(training: known, test: fresh)
        ?? untrained(on: test, threads: threads)
      // Labels are those of the digits shown, and nobody was asked for them.
      let scored = SampleImages(
        pixels: images.pixels, height: images.height, width: images.width)
      ladder.add(rung, try yardstick.scores(of: scored))
    }
    return ladder
  }

  /// What the standard recipe draws before its first step.
  private static func untrained(on data: ImageDataset, threads: Int) throws -> SampleImages {
    var configuration = Preset.standard.configuration
    configuration.threads = threads
    configuration.fit(imageSide: data.height)
    let state = try Trainer(configuration, data: data).state()
    return try ImageGenerator(state, threads: threads).images(count: data.count, seed: 0)
  }
}
