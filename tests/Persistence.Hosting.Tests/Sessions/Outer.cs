using System.ComponentModel.DataAnnotations;

namespace Persistence.Hosting.Tests.Sessions;

/// <summary>Classes within a class: what adds their stores stands beside it.</summary>
internal static partial class Outer
{
    [PersistedSession(Stores = SessionStores.Json)]
    public sealed partial class Note
    {
        [Key] public required string Id { get; init; }

        public int Stars { get; set; }
    }

    /// <summary>Whose store nobody can add, but the class around it.</summary>
    [PersistedSession(Stores = SessionStores.Json)]
    private sealed partial class Hidden
    {
        [Key] public required string Id { get; init; }

        public int Stars { get; set; }
    }

    public static bool OpensHidden(string folder)
    {
        using var store = new HiddenJsonStore(folder);
        return !store.Exists("a");
    }
}
