using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class InMemoryConformance : ConformanceTests
{
    protected override TestEnvironment NewEnvironment() => new InMemoryEnvironment();
}
