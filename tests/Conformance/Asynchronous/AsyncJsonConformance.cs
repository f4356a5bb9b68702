using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class AsyncJsonConformance : ConformanceTests
{
    protected override int Scenarios => 25;

    protected override int OneCaseOf => 3;

    protected override TestEnvironment NewEnvironment() => new AsynchronousEnvironment(new JsonEnvironment());
}
