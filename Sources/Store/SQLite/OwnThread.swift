import Runtime

/// Starts a thread of the store.
func startStoreThread(_ name: String, _ body: @escaping @Sendable () -> Void) throws(StoreError) {
  do throws(SystemError) {
    try startThread(name, body)
  } catch {
    throw .system(call: error.call, path: name, errno: error.code)
  }
}

/// Runs long work on a thread of its own, so that it holds up neither an event loop nor the shared pool.
func onOwnThread<Value: Sendable>(
  _ name: String, _ body: @escaping @Sendable () throws(StoreError) -> Value
) async throws(StoreError) -> Value {
  let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
    do throws(StoreError) {
      try startStoreThread(name) {
        do throws(StoreError) {
          continuation.resume(returning: .success(try body()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    } catch {
      continuation.resume(returning: .failure(error))
    }
  }
  return try result.get()
}
