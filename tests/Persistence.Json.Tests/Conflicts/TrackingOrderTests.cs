using Persistence.Mapping;

namespace Persistence.Json.Tests.Conflicts;

public sealed class TrackingOrderTests
{
    [Fact]
    public void The_version_is_known_after_the_logs()
    {
        using var place = new TemporaryStore();
        using var store = new WatchedJsonStore(place.Folder);
        var watched = new Watched { Id = "w", Lines = { "one" } };
        store.Create(watched);
        watched.Lines.Add("two");
        var seen = new List<long>();
        watched.Reading = () => seen.Add(((IPersistedSession)watched).Tracking.Version);
        store.Save(watched);

        // Were it known before, a second save of the object by another thread would add the lines once more, without a conflict.
        Assert.True(seen.Count > 1, "the log is read to prepare it and to record it");
        Assert.All(seen, static version => Assert.Equal(1, version));
    }
}
