using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class SqliteConformance : ConformanceTests
{
    protected override TestEnvironment NewEnvironment() => new SqliteEnvironment();
}
