import Runtime

/// A candidate's answer to one field of the catalogue, by the kind of its input (product.md §4.1). Everything may be
/// left empty: rules are checked before, by the handler. Files are kept apart, as ``FileRecord``.
public enum AnswerValue: Sendable, Hashable {
  /// Of a text, a long text, an address, a number, a URL, and the text beside files.
  case text(String)
  case radio(Choice?, text: String)
  case checked(Bool)
  /// Three years, the latest first.
  case turnover(Years<TurnoverYear>)
  case staff(Years<StaffYear>)
  case people([Person])
  case references([Reference])
  case samples([Sample])
  /// Nothing but files.
  case files

  public enum Choice: String, Sendable, Hashable, CaseIterable { case yes, no }

  /// The three years of a table.
  public struct Years<Year: Sendable & Hashable>: Sendable, Hashable {
    public var first: Year
    public var second: Year
    public var third: Year

    public init(_ first: Year, _ second: Year, _ third: Year) {
      self.first = first
      self.second = second
      self.third = third
    }

    public var all: [Year] { [first, second, third] }
  }

  public struct TurnoverYear: Sendable, Hashable {
    /// In euros.
    public var turnover: Int64?
    /// 0 to 100: the part made in the market's domain.
    public var marketPercentage: Int64?
    public var fiscalYearEnd: CalendarDate?

    public init(turnover: Int64? = nil, marketPercentage: Int64? = nil, fiscalYearEnd: CalendarDate? = nil) {
      self.turnover = turnover
      self.marketPercentage = marketPercentage
      self.fiscalYearEnd = fiscalYearEnd
    }
  }

  public struct StaffYear: Sendable, Hashable {
    public var year: Int64?
    public var averageStaff: Int64?
    public var managementStaff: Int64?

    public init(year: Int64? = nil, averageStaff: Int64? = nil, managementStaff: Int64? = nil) {
      self.year = year
      self.averageStaff = averageStaff
      self.managementStaff = managementStaff
    }
  }

  /// An item's number is its name in the form and in ``FileRecord/item``: it stays when another item is removed.
  public struct Person: Sendable, Hashable {
    public var number: Int
    public var lastName: String
    public var firstNames: String
    public var titles: String

    public init(number: Int, lastName: String = "", firstNames: String = "", titles: String = "") {
      self.number = number
      self.lastName = lastName
      self.firstNames = firstNames
      self.titles = titles
    }
  }

  /// A service or a delivery made before.
  public struct Reference: Sendable, Hashable {
    public var number: Int
    public var summary: String
    public var start: CalendarDate?
    public var end: CalendarDate?
    /// In euros.
    public var amount: Int64?
    public var description: String

    public init(
      number: Int, summary: String = "", start: CalendarDate? = nil, end: CalendarDate? = nil, amount: Int64? = nil,
      description: String = ""
    ) {
      self.number = number
      self.summary = summary
      self.start = start
      self.end = end
      self.amount = amount
      self.description = description
    }
  }

  public struct Sample: Sendable, Hashable {
    public var number: Int
    public var description: String

    public init(number: Int, description: String = "") {
      self.number = number
      self.description = description
    }
  }

  /// How many items an answer can have; more are refused with ``StoreError/limitExceeded(_:)``.
  public static let maximumItems = 200
}
