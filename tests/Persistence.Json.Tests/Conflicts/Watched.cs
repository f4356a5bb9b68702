using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Persistence.Json.Tests.Conflicts;

/// <summary>A class that tells when its log is read: a store does that where it prepares a save, and where it records one.</summary>
[PersistedSession(Stores = SessionStores.Json)]
public sealed partial class Watched
{
    private readonly List<string> _lines = [];

    [Key] public required string Id { get; init; }

    [AppendOnly]
    public List<string> Lines
    {
        get
        {
            Reading?.Invoke();
            return _lines;
        }
        init => _lines = value;
    }

    [JsonIgnore] public Action? Reading { get; set; }
}
