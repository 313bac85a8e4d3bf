// This module is generated from `spec/passemarche.yaml` when it is built: see Plugins/Codegen and
// Sources/SpecEmit/SwiftClient. The same sources are written as a package by `spec sdk --language swift`.
