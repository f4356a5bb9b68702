using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Persistence.AgentFramework.Tests.Support;

/// <summary>Runs a test on each backend.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachBackendAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<Backend>().Select(static backend => new TheoryDataRow(backend))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
