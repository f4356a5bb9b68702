using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class AsyncInMemoryConformance : ConformanceTests
{
    protected override TestEnvironment NewEnvironment() => new AsynchronousEnvironment(new InMemoryEnvironment());
}
