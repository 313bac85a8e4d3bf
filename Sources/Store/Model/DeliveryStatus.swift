/// How far the completion of a market or an application has been told to its editor; the raw values are those of the
/// contract.
public enum DeliveryStatus: String, Sendable, Hashable, CaseIterable {
  case pending = "sync_pending"
  case processing = "sync_processing"
  case completed = "sync_completed"
  case failed = "sync_failed"
}
