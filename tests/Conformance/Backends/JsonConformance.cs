using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class JsonConformance : ConformanceTests
{
    protected override TestEnvironment NewEnvironment() => new JsonEnvironment();
}
