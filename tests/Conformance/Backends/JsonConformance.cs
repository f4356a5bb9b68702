using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class JsonConformance : ConformanceTests
{
    protected override IReadOnlyDictionary<string, string> KnownDefects { get; } = new Dictionary<string, string>
    {
        ["ATakenKeyIsSaidBeforeATakenValue"] = "the value is said first",
        ["ALoneSurrogateIsRefusedWithItsMember"] = "failures of entries come first",
        ["Does_what_the_model_does"] = "the value is said before the key",
    };

    protected override StorePlace NewPlace() => new JsonPlace();
}
