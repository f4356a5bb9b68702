using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class AsyncSqliteConformance : ConformanceTests
{
    protected override int Scenarios => 40;

    protected override int OneCaseOf => 2;

    protected override int FirstCase => 1;

    protected override TestEnvironment NewEnvironment() => new AsynchronousEnvironment(new SqliteEnvironment());
}
