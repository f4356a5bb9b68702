using System.Diagnostics;

namespace Persistence.Monitoring;

/// <summary>The tags that everything of one store has. No key, no content: each value would be a time series of its own.</summary>
/// <param name="System">The backend.</param>
/// <param name="Collection">The storage name of the session class; null where several share a commit.</param>
/// <param name="Name">The name that the user gave the store; null for none.</param>
internal sealed record StoreTags(string System, string? Collection, string? Name)
{
    /// <summary>The session's key, in a trace only, and only where that is switched on.</summary>
    public const string SessionKey = "persistence.session.key";

    /// <summary>The tags of an instrument. A structure with space for eight: nothing is allocated.</summary>
    public TagList List()
    {
        var tags = default(TagList);
        tags.Add("db.system.name", System);
        if (Collection is not null)
        {
            tags.Add("db.collection.name", Collection);
        }

        if (Name is not null)
        {
            tags.Add("db.namespace", Name);
        }

        return tags;
    }

    /// <summary>The tags of a call.</summary>
    /// <param name="operation">What it does.</param>
    public TagList List(StoreOperation operation)
    {
        var tags = List();
        tags.Add("db.operation.name", operation.Name);
        if (operation.Member is not null)
        {
            tags.Add("persistence.member", operation.Member);
        }

        return tags;
    }
}
