namespace Persistence.Generators.Parsing;

/// <summary>
/// The former names of a member. A user writes the name that the member had in C#, or one that it was stored under; of either each
/// backend derives the name that it would have given, because one member has two spellings: <c>fullName</c> and <c>full_name</c>.
/// </summary>
internal static class FormerNames
{
    /// <summary>The names that JSON files and Redis may hold.</summary>
    /// <param name="names">The names as they are written in the attribute.</param>
    public static IEnumerable<string> InJson(IEnumerable<string> names) => Both(names, Naming.CamelCase);

    /// <summary>The columns and tables that SQLite may hold.</summary>
    /// <param name="names">The names as they are written in the attribute.</param>
    public static IEnumerable<string> InSqlite(IEnumerable<string> names) => Both(names, Naming.SnakeCase);

    /// <summary>The C# name that only one of the two spellings was made from; null for a name that is in C#, or the same in both.</summary>
    /// <param name="name">A name as it is written in the attribute.</param>
    public static string? ToSuggest(string name)
    {
        var inCode = InCode(name);
        return name != inCode && Naming.CamelCase(inCode) != Naming.SnakeCase(inCode) ? inCode : null;
    }

    private static IEnumerable<string> Both(IEnumerable<string> names, Func<string, string> spell) =>
        names.SelectMany(name => new[] { name, spell(InCode(name)) }).Distinct(StringComparer.Ordinal);

    /// <summary>The name to write as a former one: the one in C#, where a storage name can be derived from it.</summary>
    /// <param name="stored">The name in JSON.</param>
    public static string InCSharp(string stored) => Naming.CamelCase(InCode(stored)) == stored ? InCode(stored) : stored;

    // full_name and fullName were FullName.
    private static string InCode(string name) =>
        string.Concat(name.Split('_').Select(static word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word.Substring(1)));
}
