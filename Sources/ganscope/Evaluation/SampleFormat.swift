import ArgumentParser
import Foundation
import GANEngine
import SystemPackage

/// How `ganscope sample` writes images.
enum SampleFormat: String, CaseIterable, ExpressibleByArgument {
  case png
  /// `uint8 [N, height, width]`.
  case npy
  /// A folder with images and labels.
  case idx

  /// What a name stands for: its ending, or a folder where it has none; nil for other endings.
  init?(inferredFrom path: String) {
    switch FilePath(path).ending {
    case "png": self = .png
    case "npy": self = .npy
    default:
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      guard exists ? isFolder.boolValue : FilePath(path).ending.isEmpty else {
        return nil
      }
      self = .idx
    }
  }
}
