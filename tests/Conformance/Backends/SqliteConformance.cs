using Persistence.TestKit;

namespace Persistence.Conformance;

public sealed class SqliteConformance : ConformanceTests
{
    protected override IReadOnlyDictionary<string, string> KnownDefects { get; } = new Dictionary<string, string>
    {
        ["OlderDataIsReadUnderFormerNamesAndWithDefaults"] = "a renamed log starts empty",
        ["AnAppendToOlderDataKeepsTheLog"] = "a renamed log starts empty",
        ["OlderDataIsWrittenOnByTheNewerClass"] = "a renamed log starts empty",
        ["ALoneSurrogateIsRefusedWithItsMember"] = "failures of entries are left out when the header has some",
        ["NumbersKeepEveryDigit"] = "a REAL column loses the sign of -0.0",
        ["NewerDataIsRefusedByTheOlderClass"] = "an open store of the older class meets a renamed column",
        ["ARefusalDestroysNothing"] = "what an older class writes after the newer one is read with defaults",
    };

    protected override StorePlace NewPlace() => new SqlitePlace();
}
