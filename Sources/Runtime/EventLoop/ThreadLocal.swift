import Glibc

/// An object that each thread has of its own, and lets go when it ends. What is reached through it needs no lock, and
/// no promise: another thread has another one.
public struct ThreadLocal<Value: AnyObject>: Sendable {
  private let key: pthread_key_t

  /// One for the life of the process: keys are few.
  public init() {
    var key = pthread_key_t()
    let result = pthread_key_create(&key) { pointer in
      guard let pointer else { return }
      Unmanaged<AnyObject>.fromOpaque(pointer).release()
    }
    precondition(result == 0, "no key left for thread-local data")
    self.key = key
  }

  /// Of the calling thread; nil where it was given none.
  public var current: Value? {
    pthread_getspecific(key).map { Unmanaged<Value>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Gives the calling thread its object, or nil in place of the one that it had.
  public func adopt(_ value: Value?) {
    let former = pthread_getspecific(key)
    pthread_setspecific(key, value.map { UnsafeRawPointer(Unmanaged.passRetained($0).toOpaque()) })
    if let former { Unmanaged<Value>.fromOpaque(former).release() }
  }
}
