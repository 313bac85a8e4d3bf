// Placeholder until the module's first file; its author removes it.
