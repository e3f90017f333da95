import GANEngine

extension DigitCorpus {
  /// Why a configuration cannot train on these images, known from their headers; nil where it can.
  ///
  /// `batchIsTyped`: whether the person gave the batch, which is the preset's else.
  func refusal(
    _ configuration: Configuration, isResumed: Bool, batchIsTyped: Bool
  ) -> String? {
    let place = trainingFiles.map { "\(name) (\($0.images.asShownPath))" } ?? name
    let batch = configuration.batch
    guard trainingCount >= batch else {
      let most = trainingCount / max(configuration.packing, 1) * max(configuration.packing, 1)
      let remedy =
        isResumed
        ? "the run was trained on other data; name its folder with --data"
        : canTrain(configuration, batch: most)
          ? "say --batch \(most)\(most > 1 ? ", or less" : "")" : "more images are needed"
      let origin =
        isResumed
        ? "the run's --batch"
        : batchIsTyped ? "--batch" : "of the preset '\(configuration.preset)', without --batch"
      return "\(place): expected images for a batch of \(batch) (\(origin)), "
        + "found \(counted(trainingCount, "image")); \(remedy)"
    }
    guard configuration.classes == 0 || isLabelled else {
      let remedy =
        isResumed
        ? "name data with labels with --data"
        : "put the file of labels beside it, or choose another preset, or tell them none: "
          + "--set run.classes=0"
      return "\(place): '\(configuration.preset)' tells its networks which of "
        + "\(configuration.classes) classes an image shows (run.classes), and these images have no "
        + "labels; \(remedy)"
    }
    return nil
  }

  // Batch statistics need more than one image.
  private func canTrain(_ configuration: Configuration, batch: Int) -> Bool {
    var smaller = configuration
    smaller.batch = batch
    return batch > 0 && (try? smaller.check(height: imageSide, width: imageSide)) != nil
  }
}
