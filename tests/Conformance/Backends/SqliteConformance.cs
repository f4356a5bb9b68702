using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class SqliteConformance : ConformanceTests
{
    protected override StorePlace NewPlace() => new SqlitePlace();
}
