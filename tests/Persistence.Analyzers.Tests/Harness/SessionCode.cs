namespace Persistence.Analyzers.Tests.Harness;

/// <summary>The attributes the session rules look for, and session classes made of some members.</summary>
internal static class SessionCode
{
    public const string Attributes = """
        namespace Persistence
        {
            public sealed class PersistedSessionAttribute : System.Attribute;
            public sealed class AppendOnlyAttribute : System.Attribute;
        }

        """;

    public static string With(string members) => $"[Persistence.PersistedSession] public partial class Chat\n{{\n{members}\n}}\n";

    public static string Members(int count) =>
        With(string.Join("\n", Enumerable.Range(1, count).Select(number => $"public int P{number} {{ get; set; }}")));
}
