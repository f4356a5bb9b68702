using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class AsyncInMemoryConformance : ConformanceTests
{
    protected override StorePlace NewPlace() => new AsynchronousPlace(new InMemoryPlace());
}
