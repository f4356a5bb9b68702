namespace Persistence.Foreign.Tests.Projects;

/// <summary>A way in which a session class holds a type.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Code">Its declaration, with <c>§</c> for the type.</param>
internal sealed record Form(string Name, string Code)
{
    /// <summary>The one that decides whether a type counts as taken.</summary>
    public static Form Plain { get; } = new("Plain", "public § Plain { get; set; } = default!;");

    public static IReadOnlyList<Form> All { get; } =
    [
        Plain,
        new("Maybe", "public §? Maybe { get; set; }"),
        new("Many", "public List<§> Many { get; init; } = [];"),
        new("Loose", "public List<§?> Loose { get; set; } = [];"),
        new("Row", "public §[] Row { get; set; } = [];"),
        new("ByName", "public Dictionary<string, §> ByName { get; private set; } = [];"),
        new("Log", "[AppendOnly] public List<§> Log { get; init; } = [];"),
    ];
}
