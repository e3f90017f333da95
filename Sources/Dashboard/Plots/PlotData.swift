import GANEngine

/// What plots are drawn from.
struct PlotData: Sendable {
  let progress: Snapshot.Progress
  let measurements: Snapshot.Measurements
  let quality: QualityRecord
  /// The newest measurements, as long as they are shown.
  let readout: StepMetrics?

  /// The parts of a snapshot that are plotted.
  init(_ snapshot: Snapshot, readout: StepMetrics? = nil) {
    progress = snapshot.progress
    measurements = snapshot.measurements
    quality = snapshot.quality
    self.readout = readout
  }
}
