import Foundation

/// The folder of Package.swift.
public enum PackageRoot {
  public static let path: String = {
    // Tests/Support/PackageRoot.swift
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .path
  }()

  public static func path(_ relative: String) -> String { path + "/" + relative }
}
