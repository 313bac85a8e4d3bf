// The sources of this module are written by the build plugin `Codegen` from `spec/passemarche.yaml`; the module needs one
// file of its own.
