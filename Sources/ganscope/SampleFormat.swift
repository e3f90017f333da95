import ArgumentParser
import Foundation

/// How `ganscope sample` writes images.
enum SampleFormat: String, CaseIterable, ExpressibleByArgument {
  case png
  /// `uint8 [N, height, width]`.
  case npy
  /// A folder with images and labels.
  case idx

  /// What a name stands for: its ending, or a folder where it has none; nil for other endings.
  init?(inferredFrom path: String) {
    switch (path as NSString).pathExtension.lowercased() {
    case "png": self = .png
    case "npy": self = .npy
    default:
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      guard exists ? isFolder.boolValue : (path as NSString).pathExtension.isEmpty else {
        return nil
      }
      self = .idx
    }
  }
}
