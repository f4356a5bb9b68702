using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class AsyncJsonConformance : ConformanceTests
{
    protected override int Scenarios => 40;

    protected override int OneCaseOf => 2;

    protected override TestEnvironment NewEnvironment() => new AsynchronousEnvironment(new JsonEnvironment());
}
