// This module is generated from `spec/fake-editor/fake-editor.yaml` when it is built: see Plugins/Codegen and
// Sources/SpecEmit.
