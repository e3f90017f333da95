extension SessionState {
  var samplesAreDue: Bool {
    options.sampleCount > 0
      && (progress.state != .running || drawing.isDue(after: options.sampleInterval))
  }

  /// Draws the fixed latents, and all else that is looked at, with the weights as they are.
  mutating func drawSamples() {
    drawFixedLatents()
    lookCloser()
  }

  private mutating func drawFixedLatents() {
    let beginning = ContinuousClock.now
    guard options.sampleCount > 0,
      let images = images(options.sampleCount, view.weights)
    else { return }
    samples.images = images
    samples.step = trainer.stepCount
    samples.weights = view.weights
    samples.generation = trainer.counters.latentGeneration
    scoreSamples()
    explore()
    drawing.note(since: beginning)
  }

  private mutating func images(
    _ count: Int, _ weights: ImageGenerator.Weights = .average
  ) -> SampleImages? {
    attempt("the samples could not be drawn") {
      try $0.trainer.samples(count: count, weights: weights)
    }
  }

  /// Draws the sheet of this step for the run's folder, unless nobody wants it or it has been drawn.
  mutating func drawSheet() {
    guard options.sheetCount > 0, drawing.lastSheet != trainer.stepCount else { return }
    drawing.lastSheet = trainer.stepCount
    guard let images = images(options.sheetCount) else { return }
    reports.append(.sheet(images, step: trainer.stepCount))
  }

  /// Puts the grid of this step into the album where one is due, or `always`, unless it is there.
  mutating func keepPage(always: Bool = false) {
    let step = trainer.stepCount
    guard options.sampleCount > 0, always || SampleAlbum.isDue(at: step),
      always || samples.album.pages.last?.step != step, let images = pageImages()
    else { return }
    let page = SampleAlbum.Page(
      step: step, generation: trainer.counters.latentGeneration, images: images)
    samples.album.add(page)
    reports.append(.page(page))
  }

  // Where they are the samples that the screen is to show anyway, they are drawn once for both.
  private mutating func pageImages() -> SampleImages? {
    guard view.weights == .average else { return images(options.sampleCount) }
    drawFixedLatents()
    return samples.images
  }

  /// Takes up scoring the samples, or leaves it.
  mutating func scoreSamples(_ isAsked: Bool) {
    view.isScored = isAsked
    scoreSamples()
  }

  // Has D score the samples as they are, where that is asked for.
  private mutating func scoreSamples() {
    guard view.isScored else {
      samples.scores = nil
      return
    }
    if view.scorer == nil {
      view.scorer = attempt("D cannot score the samples") { try SampleScorer($0.trainer) }
    }
    samples.scores = view.scorer?.scores(of: samples.images, step: samples.step, trainer)
  }

  /// Takes up a walk, goes on with it, or leaves it.
  mutating func explore(_ walk: LatentWalk?) {
    view.walk = walk
    explore()
  }

  // Draws the walk with the weights as they are, where there is one.
  private mutating func explore() {
    guard let walk = view.walk, options.sampleCount > 0 else {
      closeups.exploration = nil
      return
    }
    if view.explorer == nil {
      view.explorer = attempt("the walk could not be drawn") {
        try LatentExplorer($0.trainer, count: $0.options.sampleCount)
      }
    }
    closeups.exploration = view.explorer?.draw(walk, view.weights, trainer)
  }
}
