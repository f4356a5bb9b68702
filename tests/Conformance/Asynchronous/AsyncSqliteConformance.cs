using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class AsyncSqliteConformance : ConformanceTests
{
    protected override int Scenarios => 25;

    protected override int OneCaseOf => 3;

    protected override int FirstCase => 1;

    protected override TestEnvironment NewEnvironment() => new AsynchronousEnvironment(new SqliteEnvironment());
}
