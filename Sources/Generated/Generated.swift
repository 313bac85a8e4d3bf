// This module is generated from `spec/passemarche.yaml` when it is built: see Plugins/Codegen and Sources/SpecEmit. The
// sources can be read under `.build/plugins/outputs/passemarche/Generated/destination/Codegen`.
