using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class AsyncJsonConformance : ConformanceTests
{
    protected override int Scenarios => 40;

    protected override StorePlace NewPlace() => new AsynchronousPlace(new JsonPlace());
}
